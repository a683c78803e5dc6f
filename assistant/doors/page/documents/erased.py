"""What came of a deletion: what is gone, where it was looked for, and what quotes it still."""

import re
from collections.abc import Iterator, Mapping

from assistant.doors.page.fragments import megabytes, shown
from assistant.doors.page.tab_words import TabWords
from assistant.erasure import Erased

Titles = Mapping[str, str | None]
"""Title of each conversation by its id; None for one of another browser, which is not named."""

_QUESTIONS = re.compile(r"questions/([^/]+)/.+")


def erased_html(result: Erased, words: TabWords, talks: Titles) -> str:
    """Return the proof of a deletion.

    Args:
        result: What was deleted and searched.
        words: Of the tabs.
        talks: The conversations that there are.
    """
    lines = [words.erased.format(result.path, result.passages, result.vectors)]
    searched = (result.sentences, result.files, megabytes(result.size))
    if left := list(_left(result, words, talks)):
        lines.append(words.erased_left.format(*searched, words.join.join(left)))
    elif result.sentences:
        lines.append(words.erased_proof.format(*searched))
    else:
        lines.append(words.erased_no_proof)
    return "".join(f"<p>{shown(line)}</p>" for line in lines)


def _left(result: Erased, words: TabWords, talks: Titles) -> Iterator[str]:
    """Yield what still quotes the document, as a user knows it."""
    quoting = [talks[name] for name in result.conversations if name in talks]
    yield from (words.erased_talk.format(title) for title in quoting if title is not None)
    if others := quoting.count(None):
        yield words.erased_other_talks.format(others)
    for file in result.found:
        questions = _QUESTIONS.fullmatch(file)
        yield words.erased_questions.format(questions[1]) if questions else file
