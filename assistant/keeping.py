"""What happens to an index as a whole: it is exported, imported, removed, wiped."""

import shutil
from functools import partial
from pathlib import Path

from assistant.home import DEFAULT_COLLECTION, Collection, Home
from corpus.errors import ArchiveError, DamagedIndexError
from embeddings.cache import VectorCache, key_of
from embeddings.manifest import Manifest, Recipe
from embeddings.store import IndexStore, refuse_foreign


def store_of(place: Collection) -> IndexStore:
    """Return the index store of a collection."""
    return IndexStore(place.index, command=place.command)


def export_index(place: Collection, file: Path) -> Manifest:
    """Write the current generation to one file.

    Raises:
        DamagedIndexError: It is damaged; an older one is not exported in its place.
    """
    from embeddings.archive import write_archive

    store = store_of(place)
    index = store.open()
    if index.damage:
        raise DamagedIndexError(index.damage)
    write_archive(index, store.folder_of(index.manifest), file)
    return index.manifest


def import_index(place: Collection, file: Path, *, recipe: Recipe, replace: bool) -> Manifest:
    """Make a collection from a file that was exported elsewhere.

    Args:
        place: The collection.
        file: The file.
        recipe: What the settings say that an index is made of.
        replace: Whether an index that is there gives way.

    Raises:
        ArchiveError: The file cannot be used, or there is an index.
        ForeignIndexError: It was made by another recipe.
    """
    from embeddings.archive import read_manifest, unpack

    refuse_foreign(read_manifest(file), recipe, str(file), "change the settings, or export it again")
    store = store_of(place)
    with store.writing():
        if store.exists() and not replace:
            raise ArchiveError(f"collection {place.name!r} has an index; add --replace, or --collection NAME")
        return store.publish(partial(unpack, file))


def remove_index(home: Home, place: Collection) -> None:
    """Remove a collection with every byte of it; a removal that is interrupted is ended by the next one."""
    with store_of(place).writing():
        (place.index / "CURRENT").unlink(missing_ok=True)  # from here on there is no such index
        shutil.rmtree(place.index if place.name == DEFAULT_COLLECTION else place.folder)
    VectorCache(home.vectors).keep_only(_keys_in_use(home))


def purge_index(home: Home, place: Collection) -> int:
    """Remove every byte of what is no longer indexed: the reserve and vectors that no collection holds.

    Returns:
        How many cached vectors were removed.
    """
    store = store_of(place)
    with store.writing():
        store.collect(reserve=False)
        return VectorCache(home.vectors).keep_only(_keys_in_use(home))


def _keys_in_use(home: Home) -> set[bytes]:
    keys: set[bytes] = set()
    for place in home.collections():
        index = store_of(place).open()
        name = index.manifest.recipe.encoder
        keys |= {key_of(name, index.passage(row).embedding_text) for row in range(len(index))}
    return keys
