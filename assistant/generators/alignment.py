"""Find what a sentence rests on: the slices of a passage that say the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.events import Evidence
from corpus.passage import UNSPOKEN, Passage
from corpus.sentences import Span, split_sentences
from embeddings.analysis import analyse

_MOST_QUOTES = 3
_WORTH_QUOTING = 0.2
"""Least share of a sentence's terms that a quote adds to those before it."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a passage says of a sentence.

    Attributes:
        quotes: The slices that say it, in the order of the passage; an empty one at its start where none does.
        held: The sentence's terms that the quotes, or title and headings over them, hold.
        share: Their share of all its terms, 0 to 1.
    """

    quotes: tuple[Evidence, ...]
    held: frozenset[str]
    share: float


class PassageText:
    """A passage cut into sentences, ready to be compared with many others."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._spans = _sentences(passage)
        text = passage.document.text
        self._terms = [frozenset(analyse(text[start:end])) for start, end in self._spans]
        self._above = frozenset(analyse("\n".join((passage.document.title, *passage.section, passage.header))))

    def align(self, sentence: str) -> Alignment:
        """Return the slices that say what a sentence says: its very words, else the sentences that share its terms."""
        document, wanted = self._passage.document, frozenset(analyse(sentence))
        verbatim = self._find(sentence)
        if verbatim:
            return Alignment((Evidence(document, *verbatim),), wanted, 1.0)
        rows = self._best_rows(wanted)
        held = wanted & self._above.union(*(self._terms[row] for row in rows)) if rows else frozenset()
        quotes = tuple(Evidence(document, *self._spans[row]) for row in sorted(rows))
        nowhere = Evidence(document, self._passage.start, self._passage.start)
        return Alignment(quotes or (nowhere,), held, len(held) / len(wanted) if wanted else 0.0)

    def _find(self, sentence: str) -> Span | None:
        """Return where a sentence stands word for word, white space and case aside."""
        words = sentence.split()
        if not words:
            return None
        pattern = r"\s+".join(map(re.escape, words))
        found = re.search(pattern, self._passage.text, re.I)
        return (self._passage.start + found.start(), self._passage.start + found.end()) if found else None

    def _best_rows(self, wanted: frozenset[str]) -> list[int]:
        """Return the sentences that hold most of the terms, each adding to those before it."""
        rows: list[int] = []
        left = wanted
        while left and len(rows) < _MOST_QUOTES:
            best = max(range(len(self._spans)), key=lambda row: len(left & self._terms[row]), default=None)
            if best is None or len(left & self._terms[best]) < max(1, _WORTH_QUOTING * len(wanted)):
                break
            rows.append(best)
            left -= self._terms[best]
        return rows


def _sentences(passage: Passage) -> list[Span]:
    """Return the sentences of a passage as offsets into its document; none runs over the end of a block."""
    document, spans = passage.document, []
    for block in document.blocks_between(passage.start, passage.end):
        if block.kind not in UNSPOKEN:
            spans += split_sentences(document.text, max(block.start, passage.start), min(block.end, passage.end))
    return spans


class Attribution:
    """Decides which passages a model's sentence rests on. What the model named is a claim like any other."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Prepare for the sentences of one answer.

        Args:
            passages: Those that the model was given, numbered from 1.
        """
        self._texts = [PassageText(passage) for passage in passages]
        self.invented = 0
        """Citations so far that named no passage."""
        self.corrected = 0
        """Sentences so far that another passage holds than the one they named."""

    def evidence(self, sentence: str, cited: Sequence[int]) -> tuple[Evidence, ...]:
        """Return the quotes that a sentence rests on; nothing where no passage comes near it.

        The passages that it names are believed unless another one clearly says it and they do not.

        Args:
            sentence: Without marks.
            cited: The numbers that it named; those without a passage are dropped and counted.
        """
        named = [number for number in cited if 1 <= number <= len(self._texts)]
        self.invented += len(cited) - len(named)
        aligned = [text.align(sentence) for text in self._texts]
        best = max(aligned, key=lambda alignment: alignment.share, default=None)
        if best is None:
            return ()
        if named:
            chosen = [aligned[number - 1] for number in named]
            held = frozenset[str]().union(*(alignment.held for alignment in chosen))
            if len(held) >= _BELIEVED * len(set(analyse(sentence))) or best.share < _CLEAR:
                return _quotes(chosen)
            self.corrected += 1
            return best.quotes
        return best.quotes if best.share >= _BELIEVED else ()


_BELIEVED = 0.5
"""Least share of a sentence's terms in a passage that it can be said to rest on."""

_CLEAR = 0.8
"""Share from which a passage clearly says a sentence that the passages it named do not."""


def _quotes(chosen: Sequence[Alignment]) -> tuple[Evidence, ...]:
    """Return the quotes of all passages; of one that adds nothing to others, none."""
    adding = [each for each in chosen if each.held] or list(chosen[:1])
    return tuple(quote for each in adding for quote in each.quotes)
