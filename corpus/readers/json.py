"""Read JSON: names as headings, lists of records as tables, everything else as lines of name and value."""

import json
from typing import Any

from corpus import limits
from corpus.document import BlockKind
from corpus.errors import ReadError
from corpus.readers.decode import decode
from corpus.readers.draft import Draft, DraftBuilder
from corpus.readers.reader import Source, reader_of_one
from corpus.readers.title import sensible

_NAMES = ("title", "name", "label", "id")
_LONGEST_CELL = 200
_MOST_COLUMNS = 30


def read_json(source: Source) -> Draft:
    """Return the draft of a JSON file.

    Raises:
        ReadError: It is no JSON, or nested over the limit.
    """
    try:
        value = json.loads(decode(source.data))
    except RecursionError as error:
        raise ReadError(f"refused: limit of {limits.NESTING:,} values inside each other") from error
    except ValueError as error:
        raise ReadError(f"not JSON ({error})") from error
    builder = DraftBuilder()
    _add(value, builder, 1)
    own = value.get("title") if isinstance(value, dict) else None
    return builder.draft(sensible(own if isinstance(own, str) else None) or source.name)


def _add(value: Any, builder: DraftBuilder, depth: int) -> None:
    """Add a value that stands under the headings that are open.

    Args:
        value: What `json.loads` gives.
        builder: Where the blocks go.
        depth: How many values it lies in, itself counted: the level of the headings in it.
    """
    limits.refuse_over(depth, limits.NESTING, "values inside each other")
    if isinstance(value, dict):
        _add_object(value, builder, depth)
    elif isinstance(value, list):
        _add_list(value, builder, depth)
    else:
        builder.add(BlockKind.PARAGRAPH, plain(value))


def _add_object(value: dict[str, Any], builder: DraftBuilder, depth: int) -> None:
    """Add the simple values of an object first, so that none stands under a heading of its siblings."""
    for name, inner in value.items():
        if not isinstance(inner, dict | list):
            builder.add(BlockKind.PARAGRAPH, f"{name}: {plain(inner)}")
    for name, inner in value.items():
        if isinstance(inner, dict | list) and inner:
            builder.add(BlockKind.HEADING, name, level=depth)
            _add(inner, builder, depth + 1)


def _add_list(values: list[Any], builder: DraftBuilder, depth: int) -> None:
    columns = _columns(values)
    if columns:
        with builder.as_list():
            builder.add_row(columns)
            for record in values:
                builder.add_row([plain(record.get(column)) for column in columns])
        return
    with builder.as_list():
        for number, value in enumerate(values, 1):
            if isinstance(value, dict | list):
                builder.add(BlockKind.HEADING, _name(value, number), level=depth)
                _add(value, builder, depth + 1)
            else:
                builder.add(BlockKind.LIST_ITEM, plain(value))


def _columns(values: list[Any]) -> list[str]:
    """Return the names of the columns where every value is a record of short simple values, nothing otherwise."""
    names: dict[str, None] = {}
    for value in values:
        if not isinstance(value, dict) or any(_is_long(inner) for inner in value.values()):
            return []
        names.update(dict.fromkeys(value))
        if len(names) > _MOST_COLUMNS:
            return []
    return list(names)


def _is_long(value: Any) -> bool:
    return isinstance(value, dict | list) or (isinstance(value, str) and len(value) > _LONGEST_CELL)


def _name(value: Any, number: int) -> str:
    """Return what a record in a list is called: its title, name or id, else its place."""
    own = [value.get(name) for name in _NAMES] if isinstance(value, dict) else []
    return next((one for one in own if isinstance(one, str) and one.strip()), str(number))


def plain(value: Any) -> str:
    """Return a simple value as text; nothing for null."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


READER = reader_of_one(
    (".json",), read_json, keeps="names as headings, lists of records as tables, values with their names"
)
