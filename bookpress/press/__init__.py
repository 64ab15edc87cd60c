"""Making the editions: which programs run when, with what, and where their work goes."""
