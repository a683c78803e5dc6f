"""What is said under an answer becomes a question of the user's own set, which is edited and run."""

import json
import shutil

import pytest

GRAIN = "How many tonnes of grain moved?"
QUOTE = "The harbour moved 412 tonnes of grain in 1987. The crane was not repaired."
SIZES = pytest.mark.parametrize("width", [1440, 390])


@pytest.fixture
def server(own_server):
    """A server, and the file of its user's own questions, which is not there yet."""
    own_server.questions.unlink(missing_ok=True)
    shutil.rmtree(own_server.home / "eval", ignore_errors=True)
    return own_server.address, own_server.questions


def kept(file) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def judge(tab, label: str, status: str = "") -> None:
    tab.page.locator(".judge").last.get_by_role("button", name=label, exact=True).click()
    if status:
        tab.page.locator("#status [role=status]", has_text=status).wait_for(state="attached")


def evaluation(tab):
    tab.page.get_by_role("tab", name="Evaluation").click()
    tab.page.locator("#own").wait_for()
    return tab.page


@SIZES
def test_one_click_keeps_a_right_answer_with_its_evidence(new_tab, server, width):
    address, file = server
    tab = new_tab(address, width=width, height=844)
    tab.ask(GRAIN)
    judge(tab, "Right", "Kept as a test")
    [row] = kept(file)
    assert (row["question"], row["answers"], row["answerable"]) == (GRAIN, [QUOTE], True)
    assert [(each["document"], each["quote"]) for each in row["evidence"]] == [("harbour.md", QUOTE)]
    page = evaluation(tab)
    assert GRAIN in page.locator("#own").inner_text()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_what_was_said_stays_marked_and_is_kept_once(new_tab, server):
    address, file = server
    tab = new_tab(address)
    tab.ask(GRAIN)
    judge(tab, "Right", "this answer is right")
    judge(tab, "Should have refused", "the documents do not say")
    [row] = kept(file)
    assert row["answerable"] is False
    tab.open()
    chosen = tab.page.locator(".judge a[aria-pressed=true]")
    chosen.wait_for()
    assert chosen.inner_text() == "Should have refused"


@SIZES
def test_a_wrong_answer_is_corrected_and_becomes_a_test_that_runs(new_tab, server, width):
    address, file = server
    tab = new_tab(address, width=width, height=844)
    tab.ask("Which ferry sails to Malmo?")
    judge(tab, "Wrong")
    dialog = tab.page.locator("dialog#feedback[open]")
    dialog.wait_for()
    assert not file.exists()  # nothing is kept before it is saved
    dialog.get_by_label("The right answer").fill("Aurora")
    dialog.get_by_role("checkbox").first.check()
    box = dialog.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    dialog.get_by_role("button", name="Save").click()
    dialog.wait_for(state="hidden")
    [row] = kept(file)
    assert (row["answers"], row.get("draft", False)) == (["Aurora"], False)
    assert row["evidence"][0]["document"] == "harbour.md"
    page = evaluation(tab)
    page.locator("#start select").select_option("own")
    page.locator("#start").get_by_role("button", name="Run").click()
    page.locator("#run h2", has_text="own-0001").wait_for()
    assert "Right: 1" in page.locator("#run").inner_text()


@pytest.mark.parametrize("label", ["Wrong", "Wrong source"])
def test_a_dialog_that_is_closed_keeps_nothing(new_tab, server, label):
    address, file = server
    tab = new_tab(address)
    tab.ask(GRAIN)
    judge(tab, "Right", "Kept as a test")
    before = kept(file)
    judge(tab, label)
    tab.page.locator("dialog#feedback[open]").wait_for()
    assert tab.page.locator("#status").inner_text() == ""
    tab.page.keyboard.press("Escape")
    assert kept(file) == before
    assert tab.page.locator(".judge a[aria-pressed=true]").all_inner_texts() == ["Right"]


def test_a_second_click_takes_a_verdict_back(new_tab, server):
    address, file = server
    tab = new_tab(address)
    tab.ask(GRAIN)
    judge(tab, "Right", "Kept as a test")
    judge(tab, "Right", "Taken back")
    assert kept(file) == []
    assert tab.page.locator(".judge a[aria-pressed=true]").count() == 0
    tab.open()
    tab.page.locator(".judge").wait_for()
    assert tab.page.locator(".judge .chosen").count() == 0


def test_what_was_written_stays_when_the_verdict_is_taken_back(new_tab, server):
    address, file = server
    tab = new_tab(address)
    tab.ask("Which ferry sails to Malmo?")
    judge(tab, "Wrong")
    dialog = tab.page.locator("dialog#feedback[open]")
    dialog.get_by_label("The right answer").fill("Aurora")
    dialog.get_by_role("button", name="Save").click()
    dialog.wait_for(state="hidden")
    judge(tab, "Wrong", "what you wrote stays")
    assert [row["answers"] for row in kept(file)] == [["Aurora"]]
    assert tab.page.locator(".judge a[aria-pressed=true]").count() == 0


@SIZES
def test_the_dialog_shows_whole_passages_and_saving_stays_in_sight(new_tab, address, width):
    tab = new_tab(address, width=width, height=844)
    tab.ask("What was SCODA's total foreign trade value in 2020?")
    judge(tab, "Wrong")
    dialog = tab.page.locator("dialog#feedback[open]")
    dialog.wait_for()
    texts = dialog.locator(".text").all_inner_texts()
    whole = tab.page.locator("#sources .card .passage").evaluate_all("parts => parts.map(part => part.textContent)")
    assert [" ".join(text.split()) for text in texts] == [" ".join(text.split()) for text in whole]
    assert max(map(len, texts)) > 240
    assert dialog.evaluate("part => part.scrollHeight > part.clientHeight")
    for end in (0, 1):
        dialog.evaluate("(part, end) => part.scrollTo(0, end * part.scrollHeight)", end)
        save = dialog.get_by_role("button", name="Save").bounding_box()
        assert save["y"] + save["height"] <= 844


def test_a_verdict_saved_without_an_answer_waits_for_it(new_tab, server):
    address, _ = server
    tab = new_tab(address)
    tab.ask(GRAIN)
    judge(tab, "Wrong")
    tab.page.locator("dialog#feedback[open]").get_by_role("button", name="Save").click()
    tab.page.locator("#status [role=status]", has_text="becomes a test").wait_for(state="attached")
    page = evaluation(tab)
    assert "needs the right answer" in page.locator("#own").inner_text()
    page.locator("#own summary").click()
    page.get_by_label("Right answers").fill("412 tonnes")
    page.locator("#own").get_by_role("button", name="Save").click()
    page.locator("#evaluation-said", has_text="Saved").wait_for()
    assert "needs the right answer" not in page.locator("#own").inner_text()


def test_a_refusal_is_right_or_wrong(new_tab, server):
    address, file = server
    tab = new_tab(address)
    tab.ask("Please refuse the unicorn?", status="Not found")
    assert tab.page.locator(".judge a").all_inner_texts() == ["Right", "Wrong"]
    judge(tab, "Right", "Kept as a test")
    assert kept(file)[0]["answerable"] is False


def test_the_links_are_reached_and_pressed_with_the_keyboard(new_tab, server):
    address, file = server
    tab = new_tab(address)
    tab.ask(GRAIN)
    tab.page.locator(".judge a", has_text="Right").focus()
    tab.page.keyboard.press("Enter")
    tab.page.locator("#status [role=status]", has_text="Kept as a test").wait_for(state="attached")
    assert len(kept(file)) == 1


def test_an_evidence_that_stands_nowhere_is_refused_in_a_line(new_tab, server):
    address, file = server
    tab = new_tab(address)
    tab.ask(GRAIN)
    judge(tab, "Right", "Kept as a test")
    before = kept(file)
    page = evaluation(tab)
    page.locator("#own summary").click()
    page.get_by_label("Evidence: its words").first.fill("The crane was repaired twice.")
    page.locator("#own").get_by_role("button", name="Save").click()
    page.locator("#evaluation-said", has_text="does not stand in harbour.md").wait_for()
    assert kept(file) == before
    tab.expect("console: Failed to load resource")


def test_another_browser_cannot_judge_a_conversation_that_is_not_its_own(new_tab, server):
    address, file = server
    tab = new_tab(address)
    tab.ask(GRAIN)
    conversation = tab.page.evaluate("sessionStorage.getItem('conversation')")
    other = new_tab(address)
    status = other.page.evaluate(
        """id => fetch('/feedback/said', {method: 'POST', headers: {'content-type': 'application/json'},
        body: JSON.stringify({conversation: id, message: 1, said: 'right'})}).then(answer => answer.status)""",
        conversation,
    )
    assert (status, file.exists()) == (422, False)
    other.expect("console: Failed to load resource")
