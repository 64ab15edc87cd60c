"""What CSL (the Citation Style Language 1.0.2) makes of a work: its styles, variables and types.

Both wings ask here. The press sets works (``typeset/csl``); the gate says what a style leaves out.
"""
