"""How much of what a follow-up leaves unsaid its rewrite brings back, measured by what lexical search then finds."""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.conversation import make_standalone
from assistant.events import Turn
from corpus.errors import QuestionSetError
from embeddings.lexical import Bm25Index
from eval.fitting.sets import read_lines

_SHORTEST_PASSAGE = 6  # words: an answer of "yes" or "in 1990" is no passage to find


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question inside a conversation.

    Attributes:
        question: The last turn as asked.
        human: The rewrite of a person; empty where the set has none.
        title: Title of the page that is talked about, which the people who rewrote had before them.
        history: The turns before, oldest first.
        gold: Rows of the passages that answer it.
        seen: Whether it is in the half that the rules were written with.
    """

    question: str
    human: str
    title: str
    history: tuple[Turn, ...]
    gold: frozenset[int]
    seen: bool


@dataclass(frozen=True, slots=True)
class Dialogues:
    """Follow-ups of one set over one index of their passages."""

    name: str
    index: Bm25Index
    rows: tuple[FollowUp, ...]
    k: int


def read_canard(folder: Path) -> Dialogues:
    """Read dialogue/canard: the passages are the answers themselves, each found in the history of the next question."""
    groups: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
    for row in read_lines(folder / "questions.jsonl"):
        groups[row["group"]][len(row["history"])] = row
    passages: list[str] = []
    rows: list[FollowUp] = []
    for group, turns in groups.items():
        seen = zlib.crc32(group.encode()) % 2 == 0
        for length, row in sorted(turns.items()):
            answer = _answer_in(turns.values(), length)
            if len(answer.split()) < _SHORTEST_PASSAGE or "CANNOTANSWER" in answer:
                continue
            if _turns(row):
                title = ", ".join(turn["content"] for turn in row["history"] if turn["role"] == "title")
                gold = frozenset({len(passages)})
                rows.append(FollowUp(row["question"], row["answers"][0], title, _turns(row), gold, seen))
            passages.append(answer)
    return Dialogues("canard, R@10", Bm25Index.from_texts(passages), tuple(rows), 10)


def read_mtrag(folder: Path) -> Dialogues:
    """Read dialogue/mtrag_human: long conversations over a corpus of their own, no human rewrite."""
    texts = {row["id"]: row["text"] for row in read_lines(folder / "corpus.jsonl")}
    places = {name: place for place, name in enumerate(texts)}
    rows = [
        FollowUp(row["question"], "", "", _turns(row), gold, False)
        for row in read_lines(folder / "questions.jsonl")
        if _turns(row)
        and (gold := frozenset(places[e["document"]] for e in row["evidence"] if e["document"] in places))
    ]
    return Dialogues("mtrag_human, R@5", Bm25Index.from_texts(list(texts.values())), tuple(rows), 5)


def followups_table(data: Path) -> str:
    """Return a Markdown table: what is found with the last turn alone, with our rewrite and with a person's.

    Args:
        data: Folder that holds dialogue/.

    Raises:
        QuestionSetError: A set cannot be read or has no follow-up.
    """
    canard, mtrag = read_canard(data / "dialogue" / "canard"), read_mtrag(data / "dialogue" / "mtrag_human")
    columns = (
        "follow-ups",
        "n",
        "last turn alone",
        "rewritten",
        "rewritten, page title known",
        "human rewrite",
        "of the gap",
    )
    lines = [
        "| " + " | ".join(columns) + " |",
        "| --- |" + " ---: |" * 6,
        _line(canard, ", rules written with these", [row for row in canard.rows if row.seen]),
        _line(canard, ", only measured", [row for row in canard.rows if not row.seen]),
        _line(mtrag, "", mtrag.rows),
    ]
    touched = sum(make_standalone(row.human, row.history) != row.human for row in canard.rows)
    return "\n".join((*lines, "", f"Of {len(canard.rows)} human rewrites, asked as they are, {touched} are changed."))


def rewritten(row: FollowUp) -> str:
    """Return the question as the assistant would search it."""
    return make_standalone(row.question, row.history)


def _rewritten_titled(row: FollowUp) -> str:
    return make_standalone(
        row.question, (Turn("user", f"Tell me about {row.title}"), Turn("assistant", ""), *row.history)
    )


def recall(dialogues: Dialogues, rows: Sequence[FollowUp], ask: Callable[[FollowUp], str]) -> float:
    """Return the mean share of the answering passages among the first k.

    Args:
        dialogues: The set, for its index and k.
        rows: Those of its follow-ups that count.
        ask: Makes the query.

    Raises:
        QuestionSetError: There is no row.
    """
    if not rows:
        raise QuestionSetError(f"{dialogues.name}: no follow-up found; name the folder of the question sets")
    shares = []
    for row in rows:
        found, _ = dialogues.index.search(ask(row), dialogues.k)
        shares.append(len(row.gold.intersection(found.tolist())) / len(row.gold))
    return sum(shares) / len(shares)


def _line(dialogues: Dialogues, part: str, rows: Sequence[FollowUp]) -> str:
    alone, ours = recall(dialogues, rows, lambda row: row.question), recall(dialogues, rows, rewritten)
    cells = [f"{dialogues.name}{part}", str(len(rows)), f"{alone:.3f}", f"{ours:.3f}"]
    if not any(row.human for row in rows):
        return "| " + " | ".join([*cells, "–", "–", "–"]) + " |"
    titled, human = recall(dialogues, rows, _rewritten_titled), recall(dialogues, rows, lambda row: row.human)
    share = (
        f"{(ours - alone) / (human - alone):.0%}, {(titled - alone) / (human - alone):.0%}" if human > alone else "–"
    )
    return "| " + " | ".join([*cells, f"{titled:.3f}", f"{human:.3f}", share]) + " |"


def _answer_in(turns: Iterable[dict[str, Any]], length: int) -> str:
    later = [row["history"] for row in turns if len(row["history"]) > length + 1]
    return str(min(later, key=len)[length + 1]["content"]) if later else ""


def _turns(row: dict[str, Any]) -> tuple[Turn, ...]:
    return tuple(Turn(turn["role"], turn["content"]) for turn in row.get("history", ()) if turn["role"] != "title")
