"""Small books of many features, told by stock Sphinx and by the gate."""
