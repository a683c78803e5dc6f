"""First questions for the empty page, made from the documents in the background."""

from concurrent.futures import Future, ThreadPoolExecutor
from html import escape
from threading import Lock

from assistant.ask import Asking
from assistant.doors.page.markup import one_block
from assistant.doors.page.words import Words
from embeddings.index import Index
from eval.draft.openers import opening_questions

_SHOWN = 4


class Suggestions:
    """Makes the questions of a generation once, in a thread of their own. Thread-safe."""

    def __init__(self, assistant: Asking) -> None:
        """Take who answers."""
        self._assistant = assistant
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="suggestions")
        self._lock = Lock()
        self._made: tuple[str, Future[tuple[str, ...]]] | None = None

    def begin(self) -> None:
        """Start to make them, so that they are there when the first page asks."""
        self._begun(self._assistant.index)

    def of(self, index: Index) -> tuple[str, ...]:
        """Return questions that the documents answer; waits for them when they are asked for the first time."""
        return self._begun(index).result()

    def _begun(self, index: Index) -> Future[tuple[str, ...]]:
        generation = index.manifest.generation
        with self._lock:
            if self._made is None or self._made[0] != generation:
                made = self._thread.submit(opening_questions, self._assistant, index, limit=_SHOWN)
                self._made = (generation, made)
            return self._made[1]


def suggestions_html(questions: tuple[str, ...], words: Words) -> str:
    """Return what an empty conversation shows; the page's script turns the links into buttons that ask."""
    links = "".join(
        f"<li><a href='#try-{number}' class='act'>{escape(question)}</a></li>"
        for number, question in enumerate(questions, 1)
    )
    tried = f"<p>{escape(words.try_asking)}</p><ul>{links}</ul>" if links else ""
    return one_block(f"<div class='suggestions'><p>{escape(words.ask)}</p>{tried}</div>")
