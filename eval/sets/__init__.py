"""Question sets in the formats that they come in: one importer a file."""

from eval.sets.load import bundled_names, load_set, named_sets

__all__ = ["bundled_names", "load_set", "named_sets"]
