"""What a question must be before anything is looked for."""

import re

from corpus.cleaning import clean
from corpus.errors import QuestionError
from embeddings.query import Query, parse_query

MAX_QUESTION = 8000
"""Most characters of a question."""


def clean_question(question: str) -> str:
    """Return the question without invisible characters and surplus white space.

    Raises:
        QuestionError: It is empty, too long or holds no word.
    """
    if len(question) > MAX_QUESTION:
        raise QuestionError(f"the question has {len(question):,} characters; at most {MAX_QUESTION:,} are read")
    cleaned = " ".join(clean(question).split())
    if not cleaned:
        raise QuestionError('the question is empty; ask something, for example: assistant ask "What …?"')
    if not re.search(r"\w", cleaned):
        raise QuestionError(f"the question {cleaned[:40]!r} holds no word; ask in words")
    return cleaned


def read_query(question: str) -> Query:
    """Return a question taken apart.

    Raises:
        QuestionError: It holds filters, or words that must not be there, and nothing else.
    """
    query = parse_query(question)
    if not re.search(r"\w", query.text):
        raise QuestionError(f"the question {question[:40]!r} says nothing to look for; add some words to its filters")
    return query
