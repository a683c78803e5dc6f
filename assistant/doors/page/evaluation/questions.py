"""The user's own questions and proposed ones as HTML: each is a form that can be corrected."""

from collections.abc import Sequence
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field

from assistant.doors.page.fragments import button, shown, value
from assistant.doors.page.tab_words import TabWords
from eval.draft.propose import Draft
from eval.own import own_id
from eval.question_set import EvidenceRow, QuestionRow

_LINES = 50
_LONGEST = 8000


class Edited(BaseModel):
    """A question as its form sends it; lists of quotes and of their documents belong together.

    Attributes:
        id: Of a question that is kept already; empty for a new one.
        answers: One a line.
        refuse: Whether the documents do not say.
    """

    model_config = ConfigDict(extra="forbid")
    id: str = Field("", max_length=200)
    question: str = Field(max_length=_LONGEST)
    answers: str = Field("", max_length=_LONGEST * 4)
    refuse: str = ""
    document: list[str] = Field([], max_length=_LINES)
    quote: list[str] = Field([], max_length=_LINES)

    def row(self, before: QuestionRow | None) -> QuestionRow:
        """Return the question; what the form does not show stays as it was before."""
        answers = () if self.refuse else tuple(filter(None, map(str.strip, self.answers.split("\n"))))
        pairs = [(path.strip(), words.strip()) for path, words in zip(self.document, self.quote, strict=False)]
        kept = {(each.document, each.quote or ""): each for each in (before.evidence if before else ())}
        evidence = tuple(
            kept.get((path, words)) or EvidenceRow(document=path, quote=words or None) for path, words in pairs if path
        )
        question = " ".join(self.question.split())
        row = before or QuestionRow(id=own_id(question), question=question)
        values = {"question": question, "answers": answers, "answerable": not self.refuse, "evidence": evidence}
        return row.model_copy(update={**values, "draft": False})


def own_html(rows: Sequence[QuestionRow], words: TabWords) -> str:
    """Return the user's own questions, the newest first."""
    listed = "".join(question_html(row, words) for row in reversed(rows))
    hint = words.own_hint if rows else words.own_empty
    return (
        f"<section id='own'><h2>{shown(words.own)} ({len(rows):,})</h2><p class='soft'>{shown(hint)}</p>"
        f"<div class='questions'>{listed}</div></section>"
    )


def question_html(row: QuestionRow, words: TabWords, *, opened: bool = False) -> str:
    """Return one question of the user's own."""
    state = " open" if opened else ""
    tag = f" <span class='tag'>{shown(words.needs_answer)}</span>" if row.draft else ""
    about = {"confirm": words.remove_really, "about": row.question}
    remove = button(words.delete, f"POST /evaluation/own/{quote(row.id, safe='')}/delete", kind="quiet", **about)
    ask = f"<button type='button' class='quiet' data-ask='{value(row.question)}'>{shown(words.ask_in_chat)}</button>"
    form = _form(row, words, f"<button class='primary'>{shown(words.save)}</button>{ask}{remove}")
    return (
        f"<details class='question-form' id='{value(row.id)}'{state}><summary>{shown(row.question)}{tag}</summary>"
        f"{form}</details>"
    )


def drafts_html(drafts: Sequence[Draft] | None, words: TabWords) -> str:
    """Return proposed questions; None where nobody has asked for any yet."""
    listed = "".join(_draft(draft, words) for draft in drafts or ())
    empty = f"<p class='soft'>{shown(words.no_drafts)}</p>" if drafts == [] else ""
    return (
        f"<section id='drafts'><div class='head'><h2>{shown(words.drafts)}</h2>"
        f"{button(words.propose, 'POST /evaluation/drafts')}</div><p class='soft'>{shown(words.drafts_hint)}</p>"
        f"{empty}<div class='questions'>{listed}</div></section>"
    )


def gone(name: str) -> str:
    """Return the element that takes a question off the page."""
    return f"<div id='{value(name)}' data-gone></div>"


def draft_name(question: str) -> str:
    """Return the id of the element of a proposed question."""
    return f"draft-{own_id(question)}"


def _draft(draft: Draft, words: TabWords) -> str:
    evidence = tuple(EvidenceRow(document=draft.document, quote=quoted) for quoted in draft.evidence)
    row = QuestionRow(id="", question=draft.question, answers=draft.answers, evidence=evidence, kind=draft.kind)
    name = draft_name(draft.question)
    skip = f"<button type='button' class='quiet' data-remove='{value(name)}'>{shown(words.skip)}</button>"
    acts = f"<button class='primary'>{shown(words.accept)}</button>{skip}"
    hidden = f"<input type='hidden' name='proposed' value='{value(name)}'>"
    return (
        f"<details class='question-form' id='{value(name)}'><summary>{shown(draft.question)}</summary>"
        f"{_form(row, words, acts + hidden)}</details>"
    )


def _form(row: QuestionRow, words: TabWords, acts: str) -> str:
    checked = "" if row.answerable else " checked"
    pairs = "".join(_evidence(each, words) for each in (*row.evidence, EvidenceRow(document="", quote="")))
    answers = "\n".join(" ".join(answer.split()) for answer in row.answers)
    return (
        f"<form data-act='POST /evaluation/own'><input type='hidden' name='id' value='{value(row.id)}'>"
        f"{_area(words.field_question, 'question', row.question, ' required')}"
        f"{_area(words.field_answers, 'answers', answers)}"
        f"<label class='check'><input type='checkbox' name='refuse' value='yes'{checked}>"
        f"{shown(words.field_not_said)}</label>{pairs}<p class='line'>{acts}</p></form>"
    )


def _evidence(evidence: EvidenceRow, words: TabWords) -> str:
    document = f"<input name='document' value='{value(evidence.document)}'>"
    return (
        f"<fieldset><label>{shown(words.field_document)}{document}</label>"
        f"{_area(words.field_quote, 'quote', evidence.quote or '')}</fieldset>"
    )


def _area(label: str, name: str, text: str, state: str = "") -> str:
    return f"<label>{shown(label)}<textarea name='{name}' rows='2'{state}>{shown(text)}</textarea></label>"
