"""Books broken on purpose, one fault at a time: the gate's proof."""
