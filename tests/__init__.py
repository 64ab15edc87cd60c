"""Tests of the press; one folder for each of its rooms."""
