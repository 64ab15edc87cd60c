"""References set by a CSL style: the items, and the styles that set them."""
