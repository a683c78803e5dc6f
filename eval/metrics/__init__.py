"""Measures, one a file, each with its formula and source."""
