"""The README's table of formats is the registry's."""

from pathlib import Path

from corpus import limits
from corpus.readers.registry import READERS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_table_of_formats_is_the_programs():
    rows = [
        f"| {' '.join(f'`{suffix}`' for suffix in reader.suffixes)} | {reader.keeps} | {reader.library} |"
        for reader in READERS
    ]
    assert "| files | what is kept | read with |\n| --- | --- | --- |\n" + "\n".join(rows) in README


def test_the_limits_are_the_programs():
    stated = (
        f"a file of {limits.FILE_BYTES // 2**20} MB, {limits.PAGES:,} pages, {limits.CELLS // 10**6} million cells,\n"
        f"{limits.TEXT_CHARACTERS // 10**6} million characters, {limits.NESTING} elements inside each other; packed "
        f"formats {limits.ARCHIVE_ENTRIES:,} entries,\n{limits.EXPANDED_BYTES // 2**20} MB unpacked, "
        f"{limits.EXPANSION_RATIO} times the packed size, {limits.ARCHIVE_DEPTH} archives inside each other"
    )
    assert stated in README
