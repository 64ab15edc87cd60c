"""Pure functions over Chinese text: they know no file, no Sphinx, no docutils."""
