"""LlamaIndex with its own sentence splitter, vector store and retriever."""

from collections.abc import Sequence

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


if __name__ == "__main__":
    measure(LlamaIndex, "llama-index-core")
