"""Gold evidence found in documents and passages, by its words: cutting documents differently breaks no set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.answer import Citation
from corpus.document import Document
from corpus.passage import Passage
from corpus.sentences import Span
from eval.question_set import EvidenceRow


@dataclass(slots=True)
class Gold:
    """One piece of gold evidence; remembers where its quote stands in each document that was looked at."""

    row: EvidenceRow
    _places: dict[str, list[Span]] = field(default_factory=dict)

    def held_by(self, passage: Passage) -> bool:
        """Tell whether a passage is on the evidence: its document, page and the quote's text, whichever are given.

        Half of the quote in the passage is enough, where a cut runs through it.
        """
        on_page = self.row.page is None or passage.page in (None, self.row.page)
        if passage.document.path != self.row.document or not on_page:
            return False
        if self.row.quote is None:
            return True
        places = self.places(passage)
        return any(2 * (min(passage.end, end) - max(passage.start, begin)) >= end - begin for begin, end in places)

    def cited_by(self, citation: Citation) -> bool:
        """Tell whether a citation stands on the evidence: one of its quotes overlaps the gold one."""
        if not self.held_by(citation.passage):
            return False
        if self.row.quote is None:
            return True
        places = self.places(citation.passage)
        return any(quote.start < end and begin < quote.end for begin, end in places for quote in citation.quotes)

    def places(self, passage: Passage) -> list[Span]:
        """Return where the quote stands in the passage's document."""
        document = passage.document
        if document.content_hash not in self._places:
            self._places[document.content_hash] = find_quote(document, self.row.quote or "")
        return self._places[document.content_hash]


def find_quote(document: Document, quote: str) -> list[Span]:
    """Return where a quote stands in a document, verbatim or else with other white space; empty for a blank quote."""
    if not quote.strip():
        return []
    return list(_verbatim(document.text, quote)) or list(_respaced(document.text, quote))


def _verbatim(text: str, quote: str) -> Iterator[Span]:
    begin = text.find(quote)
    while begin >= 0:
        yield begin, begin + len(quote)
        begin = text.find(quote, begin + 1)


def _respaced(text: str, quote: str) -> Iterator[Span]:
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    yield from (match.span() for match in re.finditer(pattern, text))
