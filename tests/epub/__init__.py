"""Tests of the ePub edition."""
