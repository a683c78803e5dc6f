"""LlamaIndex with its own sentence splitter, vector store and retriever."""

from collections.abc import Sequence
from pathlib import Path

from eval.benchmarks.peers.common import measure, weights


class LlamaIndex:
    """A `VectorStoreIndex`; a document ranks where the best of its nodes does."""

    def __init__(self) -> None:
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding

        self._model = HuggingFaceEmbedding(model_name=weights(), device="cpu")

    def index(self, texts: Sequence[str]) -> None:
        """Split and encode all documents."""
        from llama_index.core import Document, VectorStoreIndex

        documents = [Document(text=text, metadata={}, id_=str(place)) for place, text in enumerate(texts)]
        self._index = VectorStoreIndex.from_documents(documents, embed_model=self._model)

    def search(self, query: str, k: int) -> Sequence[int]:
        """Return the documents of the nearest nodes."""
        retriever = self._index.as_retriever(similarity_top_k=k)
        nodes = retriever.retrieve(query)
        return list(dict.fromkeys(int(found.node.ref_doc_id) for found in nodes))

    def save(self, folder: Path) -> None:
        """Write its stores."""
        self._index.storage_context.persist(str(folder))

    def load(self, folder: Path) -> None:
        """Read them."""
        from llama_index.core import StorageContext, load_index_from_storage

        context = StorageContext.from_defaults(persist_dir=str(folder))
        self._index = load_index_from_storage(context, embed_model=self._model)


if __name__ == "__main__":
    measure(LlamaIndex, "llama-index-core")
