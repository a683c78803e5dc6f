"""What can be done with a question and its answer, over a server whose generator follows a script."""

import pytest

GRAIN = "How many tonnes of grain moved?"
SLOW = "Slowly: how many tonnes of grain moved?".lower()


@pytest.fixture
def tab(new_tab, scripted_address):
    return new_tab(scripted_address)


def start(tab, question: str) -> None:
    """Ask and go on as soon as the first sentence stands there."""
    tab.page.fill("#ask textarea", question)
    tab.page.press("#ask textarea", "Enter")
    tab.page.locator("[data-testid=bot] a.chip").first.wait_for()


def wait_for_status(tab, text: str) -> None:
    tab.page.locator("#status [role=status]", has_text=text).wait_for(state="attached")


def test_an_answer_grows_and_stop_keeps_what_stands_there(tab):
    start(tab, SLOW)
    tab.page.get_by_role("button", name="Stop").click()
    wait_for_status(tab, "Stopped.")
    bubble = tab.page.locator("[data-testid=bot]").inner_text()
    assert "412 tonnes" in bubble
    assert "Stopped before the end." in bubble
    assert not tab.page.locator("#stop").is_visible()


def test_a_new_chat_ends_a_running_answer_for_good(tab):
    start(tab, SLOW)
    tab.page.click("#new-chat")
    wait_for_status(tab, "New conversation.")
    tab.page.wait_for_timeout(1500)  # time for several more sentences, had it gone on
    assert tab.page.locator("[data-testid=bot]").count() == 0
    assert tab.page.locator(".card").count() == 0
    tab.ask(GRAIN)
    assert tab.page.locator("[data-testid=user]").count() == 1


def test_a_stopped_answer_is_asked_again_in_its_place(tab):
    tab.ask(GRAIN)
    start(tab, "slowly")
    tab.page.click("#stop")
    wait_for_status(tab, "Stopped.")
    tab.page.locator("[data-testid=bot]").first.get_by_role("button", name="Ask again").click()
    wait_for_status(tab, "Answer complete")
    assert tab.page.locator("[data-testid=user]").count() == 2


def test_the_answer_is_copied_with_its_sources(tab):
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.ask(GRAIN)
    tab.page.get_by_role("button", name="Copy with sources").click()
    wait_for_status(tab, "Copied")
    copied = tab.page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[0] == "The harbour moved 412 tonnes of grain in 1987. The crane was not repaired. [1]"
    assert "[1] Harbour report (harbour.md)" in copied


def test_a_question_is_edited_and_asked_anew(tab):
    tab.ask(GRAIN)
    tab.page.locator(".question").get_by_role("button", name="Edit").click()
    assert tab.page.input_value("#ask textarea") == GRAIN
    tab.page.fill("#ask textarea", "Which ferry sails to Malmo?")
    tab.page.press("#ask textarea", "Enter")
    tab.page.locator("[data-testid=user]").nth(1).wait_for()
    assert "ferry" in tab.page.locator("[data-testid=user]").nth(1).inner_text()


def test_what_was_searched_for_a_follow_up_can_be_edited(tab):
    tab.ask("How many tonnes of grain moved in 1987?")
    tab.ask("And in 1988?")
    searched = tab.page.locator(".searched .wording").inner_text()
    assert searched == "How many tonnes of grain moved in 1988?"
    tab.page.locator(".searched").get_by_role("button", name="Edit").click()
    assert tab.page.input_value("#ask textarea") == searched


def test_the_arrow_recalls_questions_and_the_slash_goes_to_the_box(tab):
    tab.ask(GRAIN)
    tab.ask("Which ferry sails?")
    tab.page.locator("a.chip").first.focus()
    tab.page.keyboard.press("/")
    recalled = []
    for key in ("ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown"):
        tab.page.keyboard.press(key)
        recalled.append(tab.page.input_value("#ask textarea"))
    assert recalled == ["Which ferry sails?", GRAIN, GRAIN, "Which ferry sails?", ""]


def test_the_arrow_leaves_what_is_being_written_alone(tab):
    tab.ask(GRAIN)
    tab.page.fill("#ask textarea", "half a que")
    tab.page.keyboard.press("ArrowUp")
    assert tab.page.input_value("#ask textarea") == "half a que"


def test_a_doubtful_sentence_says_so_with_the_reason_in_words(tab):
    tab.ask(f"doubtfully {GRAIN}")
    marks = tab.page.locator(".unsure").all_inner_texts()
    assert len(marks) == 1
    assert "999" in marks[0]


def test_hover_and_focus_show_the_passage_and_escape_hides_it(tab):
    tab.ask(GRAIN)
    chip = tab.page.locator("a.chip").first
    for reveal in (chip.hover, chip.focus):
        reveal()
        assert "412 tonnes" in tab.page.locator("#peek mark").inner_text()
        tab.page.keyboard.press("Escape")
        assert not tab.page.locator("#peek").is_visible()
        tab.page.mouse.move(5, 5)


def test_a_refusal_says_what_was_looked_for_and_what_was_found_nowhere(tab):
    tab.ask("refuse the unicorn", status="Not found")
    text = tab.page.locator("[data-testid=bot]").inner_text()
    assert "Looked for: refuse the unicorn" in text
    assert "Found nowhere in them: unicorn" in text
    assert tab.page.locator("[data-testid=bot] li a.chip").count() == 3


def test_why_this_passage_unfolds_ranks_and_words_without_percentages(tab):
    tab.ask(GRAIN)
    card = tab.page.locator(".card").first
    card.locator("summary").click()
    # "moved" and "move" are one term; "tonnes" and "grain" stand in the passage as asked
    assert "Words of the question in it: tonnes, grain, moved." in card.inner_text()
    assert "Rank 1 by words." in card.inner_text()
    assert "%" not in tab.page.locator("#sources").inner_text()


def test_a_slash_begins_no_question(tab):
    box = tab.page.locator("#ask textarea")
    assert tab.page.evaluate("document.activeElement === document.querySelector('#ask textarea')")
    tab.page.keyboard.press("/")
    assert box.input_value() == ""
    box.fill("either")
    tab.page.keyboard.press("/")
    assert box.input_value() == "either/"


def test_a_chip_marks_the_quote_of_its_own_sentence_more_than_the_others(tab):
    tab.ask("both: how many tonnes of grain moved?")
    first, second = (tab.page.locator("a.chip").nth(at) for at in (0, 1))
    strong, pale = "mark:not(.pale)", "mark.pale"
    for chip, own, other in ((first, "412 tonnes", "crane"), (second, "crane", "412 tonnes")):
        chip.hover()
        assert own in tab.page.locator(f"#peek {strong}").inner_text()
        assert other in tab.page.locator(f"#peek {pale}").inner_text()
        chip.click()
        assert own in tab.page.locator(f".card.active {strong}").inner_text()
        assert other in tab.page.locator(f".card.active {pale}").inner_text()
        colours = [
            tab.page.locator(f".card.active {each}").evaluate("mark => getComputedStyle(mark).backgroundColor")
            for each in (strong, pale)
        ]
        assert colours[0] != colours[1]
    tab.page.keyboard.press("Escape")
    assert tab.page.locator("#sources mark.pale").count() == 0


def test_what_a_hover_shows_begins_with_its_title_and_leaves_the_question_free(tab):
    tab.ask(GRAIN)
    tab.page.locator("a.chip").first.hover()
    peek, title = tab.page.locator("#peek").bounding_box(), tab.page.locator("#peek h3").bounding_box()
    question = tab.page.locator(".question").bounding_box()
    assert title["y"] >= peek["y"]
    assert peek["y"] >= question["y"] + question["height"]
