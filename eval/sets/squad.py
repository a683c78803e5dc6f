"""SQuAD 1.1 and 2.0 JSON: questions on paragraphs, each answer a span.

Source: Rajpurkar et al., EMNLP 2016; for `is_impossible`, Rajpurkar, Jia and Liang, ACL 2018.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus.errors import QuestionSetError
from eval.question_set import DocumentRow, EvidenceRow, QuestionRow, QuestionSet
from eval.sets.lines import read_utf8, validated


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Span(_Part):
    text: str


class _Question(_Part):
    id: str
    question: str
    answers: tuple[_Span, ...] = ()
    is_impossible: bool = False


class _Paragraph(_Part):
    context: str
    qas: tuple[_Question, ...]


class _Article(_Part):
    title: str = "untitled"
    paragraphs: tuple[_Paragraph, ...]


class _File(_Part):
    data: tuple[_Article, ...]


def read_squad(path: Path) -> QuestionSet:
    """Return the questions, each paragraph a document named `<title>/<number>`.

    Raises:
        QuestionSetError: The file is not JSON (names the line) or a field is missing or bad (names its path).
    """
    try:
        content = json.loads(read_utf8(path))
    except json.JSONDecodeError as error:
        raise QuestionSetError(f"{path}, line {error.lineno}: not JSON") from error
    except RecursionError as error:
        raise QuestionSetError(f"{path} is nested too deeply") from error
    paragraphs = list(_named(validated(_File, content, place=str(path))))
    rows = [_row(question, name) for name, _, paragraph in paragraphs for question in paragraph.qas]
    documents = [DocumentRow(id=name, title=title, text=paragraph.context) for name, title, paragraph in paragraphs]
    return QuestionSet(path.stem, tuple(rows), documents)


def _named(content: _File) -> Iterator[tuple[str, str, _Paragraph]]:
    """Yield id, title and paragraph; articles may share a title."""
    counted: Counter[str] = Counter()
    for article in content.data:
        title = article.title.replace("_", " ")
        for paragraph in article.paragraphs:
            counted[title] += 1
            yield f"{title}/{counted[title]}", title, paragraph


def _row(question: _Question, document: str) -> QuestionRow:
    answers = tuple(dict.fromkeys(span.text for span in question.answers))
    answerable = not question.is_impossible
    return QuestionRow(
        id=question.id,
        question=question.question,
        answers=answers if answerable else (),
        answerable=answerable,
        evidence=tuple(EvidenceRow(document=document, quote=text) for text in answers) if answerable else (),
    )
