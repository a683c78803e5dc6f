"""What can be said of an answer, under it: links, because Gradio's sanitizer strips buttons."""

from html import escape

from assistant.conversations.record import AnswerRecord
from assistant.doors.page.tab_words import TabWords


def judge_html(answer: AnswerRecord, message: int, feedback: str | None, words: TabWords) -> str:
    """Return the links of one answer; a refusal is right or wrong, and has no source to be wrong.

    Args:
        answer: As it is shown.
        message: Its number on the page.
        feedback: What was said of it.
        words: Of the tabs.
    """
    verbs = {"right": words.right, "wrong": words.wrong, "refuse": words.refuse, "source": words.source}
    offered = list(verbs)[:2] if answer.abstained else list(verbs)
    links = " ".join(
        f"<a href='#{verb}-{message}' class='act{' chosen' if verb == feedback else ''}'>{escape(verbs[verb])}</a>"
        for verb in offered
    )
    return f"<p class='judge'><span>{escape(words.judge)}</span> {links}</p>"
