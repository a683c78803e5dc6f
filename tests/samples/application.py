"""Collections of a few words, without a model."""

from assistant.compose import Application
from assistant.extractive.reader.reading import OverlapReader
from assistant.home import Home
from assistant.settings import Settings
from corpus.reading import read_here
from embeddings.hashing import HashingEncoder


def collection(home: Home, name: str, *texts: str) -> Application:
    """Return a collection, filled with these texts when there are any."""
    app = Application(
        home,
        Settings(),
        collection=name,
        read_files=read_here,
        make_encoder=lambda *_: HashingEncoder(64),
        make_reader=lambda *_: OverlapReader(),
    )
    folder = home.folder.parent / f"docs-{name}"
    for number, text in enumerate(texts):
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    if texts:
        app.index([folder], progress=lambda *_: None)
    return app
