"""The README's table of formats is the registry's."""

from pathlib import Path

from corpus.readers.registry import READERS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_table_of_formats_is_the_programs():
    rows = [
        f"| {' '.join(f'`{suffix}`' for suffix in reader.suffixes)} | {reader.keeps} | {reader.library} |"
        for reader in READERS
    ]
    assert "| files | what is kept | read with |\n| --- | --- | --- |\n" + "\n".join(rows) in README
