"""The rules: one folder a family, two files a rule, NAME.py and NAME.md."""
