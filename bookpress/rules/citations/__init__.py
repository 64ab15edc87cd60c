"""Rules about citations, in the manuscript."""
