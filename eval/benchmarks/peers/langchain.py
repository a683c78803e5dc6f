"""LangChain with its FAISS store."""

from collections.abc import Sequence
from pathlib import Path

from eval.benchmarks.peers.common import measure, weights


class LangChain:
    """The community FAISS store over Hugging Face embeddings."""

    def __init__(self) -> None:
        from langchain_huggingface import HuggingFaceEmbeddings

        self._model = HuggingFaceEmbeddings(model_name=weights(), encode_kwargs={"normalize_embeddings": True})

    def index(self, texts: Sequence[str]) -> None:
        """Encode and add all documents."""
        from langchain_community.vectorstores import FAISS

        places = [{"place": place} for place in range(len(texts))]
        self._store = FAISS.from_texts(list(texts), self._model, metadatas=places)

    def search(self, query: str, k: int) -> Sequence[int]:
        """Return the nearest documents."""
        return [found.metadata["place"] for found in self._store.similarity_search(query, k=k)]

    def save(self, folder: Path) -> None:
        """Write vectors and documents."""
        self._store.save_local(str(folder))

    def load(self, folder: Path) -> None:
        """Read them; its documents are a pickle."""
        from langchain_community.vectorstores import FAISS

        self._store = FAISS.load_local(str(folder), self._model, allow_dangerous_deserialization=True)


if __name__ == "__main__":
    measure(LangChain, "langchain-community")
