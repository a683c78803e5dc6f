"""Claims with their evidence and what people judged of them: the check learns from one half, the other measures it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.focus import focus
from assistant.support import EVIDENCE_ROOM
from corpus.sentences import split_sentences
from eval.fitting.sets import read_lines, read_texts

CLAIM_SETS = ("attributionbench", "summedits", "wice")
"""The sets under claims/."""


class Part(StrEnum):
    """What a claim is used for."""

    TRAINED = "trained"
    FITTED = "fitted"
    MEASURED = "measured"


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, the texts it is judged by, and the human verdict.

    Attributes:
        text: One or several sentences.
        evidence: The text of each document that it refers to.
        is_supported: Whether the documents hold all of it.
        part: What it is used for.
    """

    text: str
    evidence: tuple[str, ...]
    is_supported: bool
    part: Part


def read_claims(folder: Path) -> list[Claim]:
    """Return the claims of one set; those whose evidence is empty in the release are left out."""
    texts = read_texts(folder)
    claims = []
    for row in read_lines(folder / "claims.jsonl"):
        evidence = tuple(text for name in row["documents"] if (text := texts.get(name, "")).strip())
        if evidence:
            claims.append(Claim(row["claim"], evidence, row["label"] == "supported", _part(row["documents"][0])))
    return claims


def claim_sentences(claims: list[Claim]) -> Iterator[tuple[str, str, bool]]:
    """Yield sentence, evidence and verdict for the sentences whose verdict follows from those of whole claims.

    Every sentence of a supported claim is supported. Of an unsupported claim's sentences those that a supported claim
    on the same documents holds too are passed over; a single one left is the one that is not supported, of several
    nobody can tell.
    """
    supported: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.is_supported:
            supported[claim.evidence].update(_sentences(claim.text))
    for claim in claims:
        mine = _sentences(claim.text)
        if not claim.is_supported:
            mine = [sentence for sentence in mine if sentence not in supported[claim.evidence]]
            mine = mine if len(mine) == 1 else []
        for sentence in mine:
            yield sentence, focus(sentence, claim.evidence, room=EVIDENCE_ROOM), claim.is_supported


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def _part(document: str) -> Part:
    """Return the same part for every claim on a document."""
    place = hashlib.sha256(document.encode()).digest()[0] % 4
    return {1: Part.FITTED, 3: Part.MEASURED}.get(place, Part.TRAINED)
