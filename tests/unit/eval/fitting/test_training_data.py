import json
import random
from pathlib import Path

import pytest

from corpus.errors import QuestionSetError
from embeddings.sentence_transformer import packaged_folder
from eval.fitting.batches import batches, encode, pad
from eval.fitting.examples import Example, Source, sample
from eval.fitting.sets import read_rows, read_texts

TEXT = "Mabel mends nets. Arthur bakes bread."


@pytest.fixture(scope="module")
def tokenizer():
    from tokenizers import Tokenizer

    loaded = Tokenizer.from_file(str(packaged_folder() / "tokenizer.json"))
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


def write_set(folder: Path) -> Path:
    folder.mkdir()
    question = {
        "id": "q1", "question": "Who bakes?", "answers": ["Arthur"], "answerable": True, "group": "g",
        "evidence": [{"document": "d", "quote": "Arthur", "start": 18}],
    }  # fmt: skip
    (folder / "questions.jsonl").write_text(json.dumps(question) + "\n", encoding="utf-8")
    (folder / "corpus.jsonl").write_text(json.dumps({"id": "d", "title": "", "text": TEXT}) + "\n", encoding="utf-8")
    return folder


def test_rows_carry_the_spans_of_their_evidence(tmp_path: Path) -> None:
    (row,) = read_rows(write_set(tmp_path / "set"))
    assert [read_texts(tmp_path / "set")["d"][slice(*span)] for span in row.spans] == ["Arthur"]


def test_a_missing_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="nowhere"):
        read_rows(tmp_path / "nowhere")


def test_the_gold_tokens_cover_the_answer(tokenizer) -> None:
    encoded = encode(tokenizer, Example("Who bakes?", TEXT, ((18, 24),)))
    (first,), (last,) = encoded.first, encoded.last
    begin, end = encoded.offsets[first - encoded.begin][0], encoded.offsets[last - encoded.begin][1]
    assert TEXT[begin:end] == "Arthur"


def test_without_an_answer_the_first_token_is_gold(tokenizer) -> None:
    arrays = pad([encode(tokenizer, Example("Who sings?", TEXT, ()))])
    assert arrays["first"][0].nonzero()[0].tolist() == [0]


def test_an_answer_beyond_the_cut_drops_the_example(tokenizer) -> None:
    long = "word " * 600 + "Arthur"
    example = Example("Who bakes?", long, ((3000, 3006),))
    assert list(batches(tokenizer, [example], random.Random(0))) == []


BAKES = Example("Who bakes?", TEXT, ((18, 24),))


def test_negatives_have_no_span_and_come_from_what_looks_alike_under_its_own_title() -> None:
    source = Source("a set", BAKES, "Bread", (("Baking", "Nobody bakes here."),))
    drawn = [example for seed in range(60) for example in sample([source], [], random.Random(seed))]
    negatives = {example.passage for example in drawn if not example.spans}
    assert negatives == {"Nobody bakes here.", "Baking\nNobody bakes here."}


def test_under_a_title_the_span_is_where_the_answer_is() -> None:
    source = Source("a set", BAKES, "Bread", ())
    drawn = [example for seed in range(60) for example in sample([source], [], random.Random(seed))]
    assert {example.passage[:6] == "Bread\n" for example in drawn} == {True, False}
    assert {example.passage[slice(*example.spans[0])] for example in drawn if example.spans} == {"Arthur"}
