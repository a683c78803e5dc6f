"""An index that grows is measured at each size."""

import json
from pathlib import Path

import pytest

from eval.benchmarks import scale


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "reading" / "ships"
    folder.mkdir(parents=True)
    rows = [{"id": str(n), "text": f"Ship {n} left the harbour. It carried {n} tons of grain."} for n in range(50)]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return tmp_path / "data"


def test_each_size_keeps_its_figures(data: Path, monkeypatch: pytest.MonkeyPatch):
    kept = {}
    monkeypatch.setattr(scale, "SIZES", (100, 300, 10**6))
    monkeypatch.setattr(scale, "keep_result", lambda name, key, figures: kept.update({(name, key): figures}))
    scale.measure_scale(data, largest=300)
    assert list(kept) == [("scale", "100"), ("scale", "300")]
    small, large = kept.values()
    assert 0 < small["passages"] < large["passages"]
    assert small["recall@10"] == large["recall@10"] == 1.0  # so few are compared one by one
    assert min(min(small.values()), min(large.values())) > 0
