"""Trains and fits what the extractive generator ships with: `python -m eval.fitting --help`."""
