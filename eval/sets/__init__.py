"""Question sets in the formats that they come in: one importer a file."""

from eval.sets.load import SET_SUFFIXES, bundled_names, load_set, named_sets

__all__ = ["SET_SUFFIXES", "bundled_names", "load_set", "named_sets"]
