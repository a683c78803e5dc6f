"""The README's tables, made from the kept results."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from eval.benchmarks.results import read_results
from eval.benchmarks.side_by_side import OURS

_SETS = {
    "right": "answers right",
    "token F1": "short answer or text, token F1",
    "document nDCG@10": "documents, nDCG@10",
    "evidence cited": "gold evidence cited",
    "refused, answerable": "refused though answerable",
    "refused, unanswerable": "unanswerable refused",
    "AUROC": "answerable or not, AUROC",
    "p50 ms": "latency p50 ms",
}
_PUBLISHED = {
    "scifact: BM25 alone": 0.679,
    "scifact: MiniLM alone": 0.645,
    "nfcorpus: BM25 alone": 0.322,
    "nfcorpus: MiniLM alone": 0.316,
}
"""nDCG@10 of the BEIR leaderboard and of the Sentence Transformers model card; nfcorpus there on raw text."""


def sets_table() -> str:
    """Return the table of the open sets."""
    rows = [[name, _asked(found), *_cells(found, _SETS.values())] for name, found in read_results("sets").items()]
    return _table(["set", "n", *_SETS], rows)


def rankings_table() -> str:
    """Return the table of the rankings beside the published figures."""
    columns = ("recall@1", "recall@5", "nDCG@10", "MRR@10", "MAP")
    rows = []
    for name, found in read_results("rankings").items():
        published = _PUBLISHED.get(name)
        figures = [f"{found[column]:.3f}" for column in columns]
        rows.append([name, str(found["n"]), *figures, f"{published:.3f}" if published else "–"])
    return _table(["set: ranking", "n", *columns, "nDCG@10 published, test split"], rows)


def peers_table() -> str:
    """Return the table of the systems beside ours."""
    rows = []
    for name, found in read_results("peers").items():
        figures = [f"{found[column]:.3f}" for column in ("recall@1", "MRR@10", "nDCG@10", "recall@10")]
        times = [f"{found['index_seconds']:.0f}", f"{found['query_ms']:.1f}"]
        rows.append([name, found["version"], *figures, *times])
    return _table(["set: system", "version", "recall@1", "MRR@10", "nDCG@10", "recall@10", "index s", "query ms"], rows)


def starts_table() -> str:
    """Return the table of the first hit of a fresh process."""
    found = read_results("starts")
    ours = found.get(OURS, {}).get("first_hit_s")
    rows = [
        [name, each["version"], f"{each['first_hit_s']:.2f}", f"{each['first_hit_s'] / ours:.1f}" if ours else "–"]
        for name, each in found.items()
    ]
    return _table(["system", "version", "first hit s", "times ours"], rows)


def scale_table() -> str:
    """Return the table of an index that grows."""
    columns = {
        "passages": ("passages", 0),
        "search p50 ms": ("search_p50_ms", 1),
        "p95": ("search_p95_ms", 1),
        "recall@10 of the exact nearest": ("recall@10", 3),
        "searching MB": ("searching_mb", 0),
        "one document added, s": ("one_document_s", 1),
        "building, ms a passage": ("ms_a_passage", 2),
        "building MB": ("building_mb", 0),
    }
    rows = [[f"{each[key]:,.{digits}f}" for key, digits in columns.values()] for each in read_results("scale").values()]
    return _table(list(columns), rows)


_END = "<!-- end -->"
TABLES = {
    "sets": sets_table,
    "rankings": rankings_table,
    "peers": peers_table,
    "starts": starts_table,
    "scale": scale_table,
}


def refreshed(readme: str) -> str:
    """Return the README with each table between its marks made anew; nothing stands there before it is measured."""
    for name, table in TABLES.items():
        before, mark, rest = readme.partition(f"<!-- figures: {name} -->\n")
        if mark:
            made = f"{table()}\n" if read_results(name) else ""
            readme = f"{before}{mark}{made}{rest[rest.index(_END) :]}"
    return readme


def write_readme(path: Path) -> None:
    """Put the tables into the README."""
    path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")


def _asked(found: dict[str, Any]) -> str:
    return str(found["n"]) if found["n"] == found["of"] else f"{found['n']} of {found['of']}"


def _cells(found: dict[str, Any], labels: Iterable[str]) -> list[str]:
    return [_cell(label, found["measures"].get(label)) for label in labels]


def _cell(label: str, value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.0f}" if label.endswith("ms") else f"{value:.3f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
