"""What happens when the user does something on the page; conversations stay on the server."""

import secrets
from collections.abc import Container, Iterable, Iterator
from typing import Any

from assistant.ask import Asking
from assistant.conversations.exchange import Exchange, turns
from assistant.conversations.record import record_of
from assistant.conversations.running import Running
from assistant.conversations.store import ConversationStore
from assistant.doors.page.catalogue import Catalogue
from assistant.doors.page.command import Command, read_command
from assistant.doors.page.listing import listing_html
from assistant.doors.page.scope import Chosen, choose
from assistant.doors.page.view import VISIBLE, Parts, bubbles, panel, status_html, summary
from assistant.doors.page.words import ENGLISH, Words
from assistant.doors.security import SESSION_COOKIE
from assistant.questions import MAX_QUESTION
from corpus.cleaning import clean
from corpus.errors import AssistantError, ScopeError

NEWEST = "newest"
"""What a tab that shows no conversation yet names."""


class PageHandlers:
    """Answers the page's events.

    Every method takes what Gradio knows of the browser, and the id of the conversation that the browser shows. Both are
    the client's words: whose a conversation is, is looked up at each call.
    """

    def __init__(
        self,
        assistant: Asking,
        store: ConversationStore,
        *,
        words: Words = ENGLISH,
        running: Running | None = None,
        catalogue: Catalogue | None = None,
    ) -> None:
        """Take ready parts.

        Args:
            assistant: Answers.
            store: Keeps the conversations.
            words: Of the page.
            running: Which answers are being written; none at the start.
            catalogue: The documents of the assistant's index, where others use it too.
        """
        import gradio as gr

        self._assistant = assistant
        self._store = store
        self._running = running or Running()
        self._words = words
        self._catalogue = catalogue or Catalogue(assistant)
        # Gradio passes the request to a parameter of this annotation, which it must find as a real class
        for name in ("ask", "narrow", "act", "find", "stop", "clear", "show"):
            getattr(PageHandlers, name).__annotations__["request"] = gr.Request

    def ask(self, question: str, scope: list[str] | None, current: str, request: Any) -> Iterator[tuple[Any, ...]]:
        """Yield the emptied question box and the page's parts while the answer grows."""
        owner = session_of(request)
        asked = clean(question)[:MAX_QUESTION]
        found = self._store.find(owner, current) or self._store.create(owner, asked)
        self._store.narrow(owner, found.id, self._scope(scope or (), found.scope).names)
        before = self._store.exchanges(owner, found.id, last=VISIBLE - 1)
        exchange = self._store.append(found.id, asked)
        for parts in self._answer(owner, found.id, before, exchange, question=question):
            yield ("", *parts)

    def narrow(self, scope: list[str] | None, current: str, request: Any) -> tuple[Any, Any]:
        """Take what was typed for what it names, and say what names nothing; nothing new where all is known."""
        import gradio as gr

        found = self._store.find(session_of(request), current)
        typed = scope or []
        chosen = self._scope(typed, found.scope if found else ())
        if chosen.names == typed:
            return gr.skip(), gr.skip()
        unknown = ", ".join(chosen.unknown)
        return chosen.names, status_html(self._words.names_nothing.format(unknown) if unknown else "")

    def act(self, command: str, current: str, request: Any) -> Iterator[Parts]:
        """Do what a button inside the page says; one that is gone does nothing."""
        owner = session_of(request)
        match read_command(command):
            case Command(do="retry", message=number):
                yield from self._retry(owner, current, number)
            case Command(do="ask", text=question):
                self._leave(owner, current)
                for _, *parts in self.ask(question, None, "", request):
                    yield Parts(*parts)
            case Command(do="open", conversation=chosen):
                self._leave(owner, current)
                yield self._parts(owner, chosen)
            case Command(do="rename", conversation=chosen, text=title):
                self._store.rename(owner, chosen, clean(title))
                yield self._parts(owner, current)
            case Command(do="delete", conversation=chosen):
                self._leave(owner, chosen)
                self._store.delete(owner, chosen)
                yield self._parts(owner, current, status=self._words.deleted)
            case _:
                yield self._parts(owner, current)

    def find(self, text: str, current: str, request: Any) -> str:
        """Return the list of the conversations that hold a text."""
        entries = self._store.entries(session_of(request), clean(text))
        return listing_html(entries, current, self._words, searched=bool(text))

    def stop(self, current: str, request: Any) -> None:
        """Let the running answers of a conversation end where they are."""
        if self._store.find(session_of(request), current):
            self._running.stop(current)

    def clear(self, current: str, request: Any) -> Parts:
        """Start a new conversation; an answer that runs in this one is stopped."""
        owner = session_of(request)
        self._leave(owner, current)
        return self._parts(owner, "", status=self._words.new_status)

    def show(self, current: str, request: Any) -> Parts:
        """Show a conversation, after a reload: the one that the tab showed, or in a new tab the newest."""
        owner = session_of(request)
        entries = self._store.entries(owner) if current == NEWEST else []
        return self._parts(owner, entries[0].id if entries else current)

    def _scope(self, typed: Iterable[str], before: Container[str]) -> Chosen:
        """Return what is asked in; what the conversation asked before stays, though it may be gone by now."""
        return choose(map(clean, typed), self._assistant.index.manifest.documents, kept=before)

    def _leave(self, owner: str, current: str) -> None:
        """Stop what runs in a conversation that is left; nothing of it is shown any more."""
        if self._store.find(owner, current):
            self._running.leave(current)

    def _retry(self, owner: str, current: str, number: int) -> Iterator[Parts]:
        """Ask a question of the conversation again, in its place."""
        exchanges = self._store.exchanges(owner, current, last=VISIBLE)
        asked = next((each for each in exchanges if each.number == number), None)
        if asked is None or number in self._running.numbers(current):
            yield self._parts(owner, current)
            return
        yield from self._answer(
            owner, current, exchanges, Exchange(number=number, question=asked.question), question=asked.question
        )

    def _answer(
        self, owner: str, current: str, exchanges: list[Exchange], exchange: Exchange, *, question: str
    ) -> Iterator[Parts]:
        """Yield the page while an exchange is answered, to its end or until it is stopped."""
        words, number = self._words, exchange.number
        history = turns(each for each in exchanges if each.number < number)
        entry = self._store.find(owner, current)
        scope = frozenset(entry.scope if entry else ())
        exchange = exchange.model_copy(update={"scope": tuple(sorted(scope))})
        self._running.start(current, number)
        try:
            yield self._parts(owner, current, exchanges, exchange, status=words.searching)
            for answer in self._assistant.stream(question, history, scope=scope):
                if not self._running.goes_on(current, number):
                    exchange = exchange.model_copy(update={"stopped": True})
                    break
                record = record_of(answer)
                shown = exchange.model_copy(update={"answer": record})
                if record.begun:  # what was only found is shown and not kept
                    exchange = shown
                yield self._parts(owner, current, exchanges, shown, status=words.answering)
        except ScopeError as error:
            exchange = exchange.model_copy(update={"answer": None, "failure": words.scope_gone.format(error.name)})
        except AssistantError as error:
            exchange = exchange.model_copy(update={"answer": None, "failure": str(error)})
        except Exception:
            exchange = exchange.model_copy(update={"answer": None, "failure": words.went_wrong})
            raise
        finally:  # also when the browser has gone
            awaited = self._running.end(current, number)
            self._store.put(current, exchange)
        if awaited:
            yield self._parts(owner, current, exchanges, exchange, status=summary(exchange, words))

    def _parts(
        self,
        owner: str,
        current: str,
        exchanges: list[Exchange] | None = None,
        live: Exchange | None = None,
        *,
        status: str = "",
    ) -> Parts:
        """Return what the page shows of a conversation; of one that is not the owner's, a new one."""
        known = self._store.find(owner, current)
        current = known.id if known else ""
        shown = self._store.exchanges(owner, current, last=VISIBLE) if exchanges is None else exchanges
        if live:
            others = [each for each in shown if each.number != live.number]
            shown = sorted([*others, live], key=lambda each: each.number)
        running = self._running.numbers(current)
        indexed = self._catalogue.held()
        return Parts(
            current=current,
            scope=list(known.scope) if known else [],
            listing=listing_html(self._store.entries(owner), current, self._words),
            messages=bubbles(shown, self._words, running=running, indexed=indexed),
            sources=panel(shown, self._words, indexed=indexed),
            status=status_html(status, busy=bool(running)),
        )


def session_of(request: Any) -> str:
    """Return the browser's own key; a request that came round the cookie shares nothing with anybody."""
    return str(request.cookies.get(SESSION_COOKIE) or request.session_hash or secrets.token_urlsafe())
