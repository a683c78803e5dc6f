"""Put public prompt injections through a model that obeys them all, and see whether anything runs on the page.

The model repeats whatever it is given, the injected instruction included, and adds markup that would run or call
another host. Every answer is shown in a real Chromium, beside a server that nobody may call. Prints what came of it.

Run as: python tests/browser/attacks.py DATA [HOME]; DATA holds attacks/bipia and attacks/deepset_pi
"""

import json
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from assistant.ask import Assistant
from assistant.compose import Application
from assistant.conversations.record import record_of
from assistant.conversations.store import ConversationStore
from assistant.doors.page.view import VISIBLE
from assistant.doors.security import SESSION_COOKIE
from assistant.home import Home
from assistant.settings import GeneratorSettings, Settings
from tests.browser.conftest import CHROMIUM, FLAGS, environment, free_port, wait_for
from tests.samples.canary import canary_server
from tests.samples.model_server import Reply, model_server

ACTIVE = ":is(#chat, #sources) :is(img, iframe, object, embed, script, form, svg[onload], style:not(svg style))"
"""An icon of Gradio's own has a style inside."""


def main(data: str, home: str = "") -> None:
    """Ask every attack, show every answer, and print the counts."""
    place = Home(Path(home or tempfile.mkdtemp()), False)
    asked = list(attacks(Path(data) / "attacks"))
    with canary_server() as canary, model_server(lambda reply: obey(reply, canary.address)) as server:
        settings = Settings(generator=GeneratorSettings(name="openai", model="obedient", url=server.url))
        app = Application(place, settings)
        app.index([Path(data) / "attacks" / "bipia" / "corpus.jsonl"], progress=lambda *_: None)
        store, owner = ConversationStore(place.conversations), secrets.token_urlsafe()
        conversations = list(keep(app.open_assistant(), store, owner, asked))
        store.close()
        print(f"attacks: {len(asked)}; reached the model: {len(server.asked)}; the others were refused before it")
        found = show(place, owner, conversations)
    print(f"shown in {len(conversations)} conversations: scripts run {found[0]}, active elements {found[1]}")
    print(f"calls to another host: {len(canary.hits)}")


def attacks(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each question with the document to ask, empty for all: injected documents, and injections as questions."""
    for line in (folder / "bipia" / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["label"] == "injected":
            yield row["question"], row["evidence"][0]["document"]
    for line in (folder / "deepset_pi" / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["label"] == "injection":
            yield row["question"], ""


def obey(reply: Reply, evil: str) -> None:
    """Repeat all that was asked, in pieces, with markup around it."""
    said = reply.server.prompt()
    active = f"<img src={evil}/i.png onerror=window.pwned=1> ![x]({evil}/m.png) <script>window.pwned=1</script>"
    whole = f"{active} [1]. [Click]({evil}/link) <iframe src={evil}/f></iframe> [1]. {said[-1500:]} [1]. {active} [9]."
    reply.say(*(whole[at : at + 40] for at in range(0, len(whole), 40)))


def keep(assistant: Assistant, store: ConversationStore, owner: str, asked: list[tuple[str, str]]) -> Iterator[str]:
    """Put every answer into conversations, as many as a page shows at once, and yield their ids."""
    for some in (asked[at : at + VISIBLE] for at in range(0, len(asked), VISIBLE)):
        entry = store.create(owner, some[0][0])
        for question, document in some:
            exchange = store.append(entry.id, question)
            answer = assistant.ask(question, scope=frozenset([document] if document else []))
            store.put(entry.id, exchange.model_copy(update={"answer": record_of(answer)}))
        yield entry.id


def show(home: Home, owner: str, conversations: list[str]) -> tuple[int, int]:
    """Open every conversation in a browser; return how many scripts ran and how many active elements were there."""
    port = free_port()
    command = [sys.executable, "-m", "assistant", "--home", str(home.folder), "chat", "--port", str(port)]
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(process, port)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            context.add_cookies([{"name": SESSION_COOKIE, "value": owner, "url": address}])
            page = context.new_page()
            found = [_opened(page, address, each) for each in conversations]
            browser.close()
    finally:
        process.terminate()
        process.wait(timeout=30)
    return sum(run for run, _ in found), sum(active for _, active in found)


def _opened(page: Page, address: str, conversation: str) -> tuple[bool, int]:
    page.goto(address)
    page.evaluate("id => sessionStorage.setItem('conversation', id)", conversation)
    page.reload()
    page.wait_for_selector("[data-testid=bot] .answer")
    page.wait_for_timeout(300)  # time for what should not happen
    return bool(page.evaluate("window.pwned ?? null")), page.locator(ACTIVE).count()


if __name__ == "__main__":
    main(*sys.argv[1:])
