"""Claims are parted by document; a sentence gets the verdict that follows from its claim."""

import json
import random
from pathlib import Path

import pytest

from assistant.check import Checker
from assistant.extractive.reader import OverlapReader
from eval.fitting.claim_examples import held_claim, sample_claims
from eval.fitting.claims import Claim, Part, claim_sentences, read_claims
from eval.fitting.examples import Example, Source
from eval.fitting.support import accuracies

EVIDENCE = ("The hall is old. It has two doors.",)


def claim(text: str, supported: bool) -> Claim:
    return Claim(text, EVIDENCE, supported, Part.TRAINED)


def sentences(*claims: Claim) -> list[tuple[str, bool]]:
    return [(text, supported) for text, _, supported in claim_sentences(list(claims))]


def test_every_sentence_of_a_supported_claim_is_supported():
    assert sentences(claim("The hall is old. It has doors.", True)) == [
        ("The hall is old.", True),
        ("It has doors.", True),
    ]


def test_the_one_sentence_that_no_supported_claim_shares_is_the_unsupported_one():
    good, bad = claim("The hall is old. It has doors.", True), claim("The hall is old. It has six doors.", False)
    assert sentences(good, bad)[2:] == [("It has six doors.", False)]


def test_of_two_changed_sentences_nobody_can_tell():
    assert sentences(claim("The hall is new. It has six doors.", False)) == []


def write(folder: Path, rows: list[dict[str, object]]) -> None:
    (folder / "claims.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    texts = [{"id": f"d{row}", "text": "The hall is old." if row else " "} for row in range(40)]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, texts)), encoding="utf-8")


def test_claims_on_one_document_are_in_one_part_and_empty_evidence_is_left_out(tmp_path: Path):
    row = {"claim": "It is old.", "label": "supported"}
    write(tmp_path, [{**row, "id": f"c{n}", "documents": [f"d{n % 40}"]} for n in range(80)])
    claims = read_claims(tmp_path)
    assert len(claims) == 78  # 80 less two on the empty d0
    assert {each.part for each in claims} == set(Part)
    assert [each.part for each in claims[:39]] == [each.part for each in claims[39:]]


def test_made_claims_are_true_of_the_answer_and_false_of_another_value():
    passage = "Then Ann Stone met Bob Reed in 1987, and the old mill burned down."
    source = Source("a set", Example("Who was met?", passage, ((19, 27),)), "Mills", ())
    made = [each for seed in range(200) for each in sample_claims([], [source], [], random.Random(seed))]
    answered = {(each.question, each.supports) for each in made if each.question.startswith("Who was met?")}
    assert ("Who was met? Bob Reed", True) in answered
    assert {text for text, supports in answered if not supports} <= {"Who was met? Ann Stone", "Who was met? 1987"}
    assert {each.supports for each in made if each.question == passage} == {True}


def test_a_held_claim_is_read_in_its_sentence_under_its_title():
    passage = "The mill burned. Then Ann Stone met Bob Reed in 1987. It rained on 3 May."
    example = Example("Who was met by Ann Stone in 1987?", passage, ((36, 44),))
    source = Source("a set", example, "Mills", (("Rain", "It rained on Carl Frost."),))
    made = [each for seed in range(200) if (each := held_claim(source, [], random.Random(seed)))]
    true = {(each.question, each.passage) for each in made if each.supports}
    assert true == {("Who was met by Ann Stone in 1987? Bob Reed", "Mills Then Ann Stone met Bob Reed in 1987.")}
    false = [each for each in made if not each.supports]
    assert {each.passage.split(" ")[0] for each in false} == {"Mills", "Rain"}
    assert all(each.question != "Who was met by Ann Stone in 1987? Bob Reed" for each in false)


def test_of_a_question_without_an_answer_no_value_is_held():
    source = Source("a set", Example("Who sang in 1987?", "Ann Stone came in 1987.", ()), "Mills", ())
    made = [each for seed in range(20) if (each := held_claim(source, [], random.Random(seed)))]
    assert made
    assert not any(each.supports for each in made)


def test_judged_claims_come_twice_a_pass():
    judged = Example("It is old.", "The hall is old.", (), True)
    assert list(sample_claims([judged], [], [], random.Random(0))) == [judged, judged]


def test_the_balanced_accuracy_is_the_mean_of_both_shares():
    # verbatim is 1.0 and a wrong figure 0.0 whatever the judge says: 1 of 2 supported, 2 of 2 unsupported are right
    claims = [
        claim("The hall is old.", True),
        claim("It has 3 doors.", True),
        claim("It has 4 doors.", False),
        claim("It has 5 doors.", False),
    ]
    assert accuracies(claims, Checker(OverlapReader()), [0.5]) == pytest.approx([0.75])
