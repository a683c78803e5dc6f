"""Encodes passages, indexes them densely and lexically, fuses both rankings and stores it all safely."""

from embeddings.encoder import Encoder, TokenVectors
from embeddings.index import Index
from embeddings.retriever import Hit, HybridRetriever

__all__ = ["Encoder", "Hit", "HybridRetriever", "Index", "TokenVectors"]
