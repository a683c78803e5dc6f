"""The default generator: answers are verbatim slices of the retrieved passages, chosen without a language model."""

from assistant.extractive.generator import ExtractiveGenerator

__all__ = ["ExtractiveGenerator"]
