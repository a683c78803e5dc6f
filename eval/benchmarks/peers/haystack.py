"""Haystack with its in-memory store: embedding retrieval."""

from collections.abc import Sequence
from pathlib import Path

from eval.benchmarks.peers.common import measure, weights


class Haystack:
    """Embedders, store and retriever as a pipeline would join them."""

    def __init__(self) -> None:
        from haystack_integrations.components.embedders.sentence_transformers import (
            SentenceTransformersDocumentEmbedder,
            SentenceTransformersTextEmbedder,
        )

        self._documents = SentenceTransformersDocumentEmbedder(model=weights(), progress_bar=False)
        self._queries = SentenceTransformersTextEmbedder(model=weights(), progress_bar=False)
        self._queries.warm_up()

    def index(self, texts: Sequence[str]) -> None:
        """Encode and write all documents."""
        from haystack import Document
        from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        self._documents.warm_up()
        store = InMemoryDocumentStore(embedding_similarity_function="cosine")
        documents = [Document(content=text, meta={"place": place}) for place, text in enumerate(texts)]
        store.write_documents(self._documents.run(documents)["documents"])
        self._retriever = InMemoryEmbeddingRetriever(store)

    def search(self, query: str, k: int) -> Sequence[int]:
        """Return the nearest documents."""
        vector = self._queries.run(query)["embedding"]
        return [found.meta["place"] for found in self._retriever.run(vector, top_k=k)["documents"]]

    def save(self, folder: Path) -> None:
        """Write the store."""
        self._retriever.document_store.save_to_disk(str(folder / "store.json"))

    def load(self, folder: Path) -> None:
        """Read it."""
        from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        self._retriever = InMemoryEmbeddingRetriever(InMemoryDocumentStore.load_from_disk(str(folder / "store.json")))


if __name__ == "__main__":
    measure(Haystack, "haystack-ai")
