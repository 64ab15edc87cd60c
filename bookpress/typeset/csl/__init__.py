"""References set by a CSL style: from the gate's facts to items, and through pandoc's citeproc."""
