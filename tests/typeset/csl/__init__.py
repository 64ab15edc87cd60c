"""Works as items of CSL-JSON, the styles, and what citeproc makes of both."""
