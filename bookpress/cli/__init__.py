"""The command line, a file for each wing of the house."""
