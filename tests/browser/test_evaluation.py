"""The Evaluation tab: a set is run with progress and stopped, runs are looked at and compared, drafts accepted."""

import json
import shutil

import pytest

SIZES = pytest.mark.parametrize("width", [1440, 390])


@pytest.fixture
def server(own_server):
    """A server with some questions of its user's own, and without any run."""
    shutil.rmtree(own_server.home / "eval", ignore_errors=True)
    file = own_server.questions
    file.parent.mkdir(parents=True, exist_ok=True)
    rows = [
        {"id": "a", "question": "Which ferry sails to Malmo?", "answers": ["Aurora"]},
        {"id": "b", "question": "How many pilots work in the harbour?", "answers": ["Ninety"]},
        {"id": "c", "question": "Who is the king of Norway?", "answerable": False},
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return own_server.address, file


@pytest.fixture
def address(server) -> str:
    return server[0]


def opened(tab):
    tab.page.get_by_role("tab", name="Evaluation").click()
    tab.page.locator("#start").wait_for()
    return tab.page


def run(page, name: str, made: str) -> None:
    page.locator("#start select").select_option(name)
    page.locator("#start").get_by_role("button", name="Run").click()
    page.locator("#run h2", has_text=made).wait_for(timeout=60_000)


@SIZES
def test_a_set_is_run_and_shows_measures_and_where_answers_were_lost(new_tab, address, width):
    page = opened(new_tab(address, width=width, height=844))
    run(page, "own", "own-0001")
    shown = page.locator("#run").inner_text()
    assert "answers right" in shown
    assert "Where wrong answers were lost" in shown
    assert page.locator("#run svg.bar").count() > 3
    assert "How many pilots work in the harbour?" in page.locator("#run .rows").first.inner_text()
    assert "own-0001" in page.locator("#runs").inner_text()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    hidden = "parts => parts.map(part => part.scrollHeight - part.clientHeight)"
    assert set(page.locator("#run, #run .wide").evaluate_all(hidden)) <= {0, 1}  # of a pixel's fraction


def test_two_runs_are_compared_with_their_flips(new_tab, server):
    address, file = server
    page = opened(new_tab(address))
    run(page, "own", "own-0001")
    file.write_text(file.read_text(encoding="utf-8").replace("pilots work in", "pilots work at"), encoding="utf-8")
    run(page, "own", "own-0002")
    page.locator("#runs").get_by_role("button", name="Compare").click()
    page.locator("#run h2", has_text="own-0001 → own-0002").wait_for()
    shown = page.locator("#run").inner_text()
    assert "Verdict: no clear difference" in shown
    assert "2 of 3 questions compared; 1 changed" in shown


def test_a_report_opens_as_a_page_of_its_own(new_tab, address):
    tab = new_tab(address)
    page = opened(tab)
    run(page, "own", "own-0001")
    with page.context.expect_page() as other:
        page.get_by_role("link", name="Open the report").click()
    other.value.wait_for_load_state()
    assert other.value.locator("h1").inner_text() == "own"
    assert other.value.locator("svg").count() > 0


def test_an_evaluation_is_stopped_and_the_next_one_goes_on(new_tab, address):
    page = opened(new_tab(address))
    page.locator("#start select").select_option("unseen")
    page.locator("#start").get_by_role("button", name="Run").click()
    page.locator("#evaluation-work").get_by_role("button", name="Stop").click()
    page.locator("#evaluation-work", has_text="Stopped").wait_for(timeout=60_000)
    assert "unseen-0001" not in page.locator("#runs").inner_text()


def test_a_proposed_question_is_corrected_and_accepted(new_tab, server):
    address, file = server
    page = opened(new_tab(address))
    page.get_by_role("button", name="Propose questions").click()
    draft = page.locator("#drafts details").first
    draft.locator("summary").click()
    draft.get_by_label("Question").fill("How many loaves were sold on Monday?")
    draft.get_by_role("button", name="Accept").click()
    page.locator("#own", has_text="How many loaves were sold on Monday?").wait_for()
    row = json.loads(file.read_text(encoding="utf-8").splitlines()[-1])
    assert row["question"] == "How many loaves were sold on Monday?"
    assert row["evidence"][0]["quote"]
    assert row.get("draft", False) is False


def test_an_own_question_is_removed_after_it_was_asked_about(new_tab, server):
    address, file = server
    page = opened(new_tab(address))
    page.locator("#own summary", has_text="king of Norway").click()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete: Who is the king of Norway?").click()
    page.locator("#evaluation-said", has_text="Removed").wait_for()
    assert "Norway" not in file.read_text(encoding="utf-8")


def test_a_question_of_a_run_is_asked_in_the_chat(new_tab, address):
    tab = new_tab(address)
    tab.ask("Which ferry sails to Malmo?")
    page = opened(tab)
    run(page, "own", "own-0001")
    page.locator("#run").get_by_role("button", name="Ask in the chat").first.click()
    question = page.locator(".question .wording", has_text="How many pilots work in the harbour?")
    question.wait_for()
    page.locator("#status [role=status]", has_text="Answer complete").wait_for(state="attached")
    assert page.locator("[data-testid=user]").count() == 1
    assert page.locator("#listing button[data-do=open]").count() == 2
    assert page.get_by_role("tab", name="Chat").get_attribute("aria-selected") == "true"
    page.get_by_role("tab", name="Evaluation").click()
    page.locator("#start").wait_for()
    assert page.locator("#run h2").inner_text() == "own-0001"


def test_a_set_that_cannot_be_understood_is_explained_in_a_line(new_tab, server):
    address, file = server
    tab = new_tab(address)
    page = opened(tab)
    file.write_text('{"id": "a"}\n', encoding="utf-8")
    page.locator("#start select").select_option("own")
    page.locator("#start").get_by_role("button", name="Run").click()
    page.locator("#evaluation-said", has_text="questions.jsonl, line 1, field question").wait_for()
    tab.expect("console: Failed to load resource")
