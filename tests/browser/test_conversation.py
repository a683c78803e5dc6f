QUESTION = "What was SCODA's total foreign trade value in 2020?"


def test_a_chip_opens_the_card_that_marks_what_the_answer_rests_on(tab):
    tab.ask(QUESTION)
    chip = tab.page.locator("[data-testid=bot] a.chip").first
    assert chip.inner_text() == "1"
    chip.click()
    card = tab.page.locator(".card.active")
    assert card.get_attribute("id") == "cite-1-1"
    assert "total foreign trade value of RMB 15.6 billion yuan" in card.locator("mark").inner_text()
    assert card.locator("mark").is_visible()


def test_the_answer_holds_the_figure(tab):
    tab.ask(QUESTION)
    assert "15.6 billion" in tab.page.locator("[data-testid=bot]").inner_text()


def test_the_keyboard_opens_a_card_and_comes_back(tab):
    tab.ask(QUESTION)
    tab.page.locator("a.chip").first.focus()
    tab.page.keyboard.press("Enter")
    assert tab.page.evaluate("document.activeElement.id") == "cite-1-1"
    tab.page.keyboard.press("Escape")
    assert tab.page.evaluate("document.activeElement.getAttribute('href')") == "#cite-1-1"
    assert tab.page.locator(".card.active").count() == 0


def test_a_chip_is_reached_with_the_tab_key(tab):
    tab.ask(QUESTION)
    tab.page.locator("#ask textarea").focus()
    focused = []
    for _ in range(8):  # the box stands after the conversation, so backwards
        tab.page.keyboard.press("Shift+Tab")
        focused.append(tab.page.evaluate("document.activeElement.className"))
    assert any("chip" in each.split() for each in focused)


def test_a_refusal_is_a_state_of_its_own_with_the_nearest_passages(tab):
    tab.ask("Who won the football world cup in 1954?", status="Not found in the documents")
    assert "The documents do not say." in tab.page.locator("[data-testid=bot] .abstained").inner_text()
    assert tab.page.locator(".sources.shown h2").inner_text() == "Nearest passages"
    assert tab.page.locator("[data-testid=bot] a.chip").count() == 3


def test_the_sources_shown_are_those_of_the_newest_answer(tab):
    tab.ask(QUESTION)
    tab.ask("Who won the football world cup in 1954?", status="Not found in the documents")
    tab.page.locator("#sources-2.shown").wait_for()
    assert tab.page.locator(".sources.shown").count() == 1


def test_a_chip_of_an_earlier_answer_shows_its_own_sources(tab):
    tab.ask(QUESTION)
    tab.ask("Who won the football world cup in 1954?", status="Not found in the documents")
    tab.page.locator("a.chip[href='#cite-1-1']").click()
    assert tab.page.locator(".sources.shown").get_attribute("id") == "sources-1"


def test_a_reload_keeps_the_conversation(tab):
    tab.ask(QUESTION)
    tab.open()
    tab.page.locator("[data-testid=bot] a.chip").first.wait_for()
    assert QUESTION in tab.page.locator("[data-testid=user]").inner_text()
    assert tab.page.locator(".sources.shown .card").count() > 0


def test_two_browsers_share_nothing(tab, new_tab, address):
    tab.ask(QUESTION)
    other = new_tab(address)
    assert other.page.locator("[data-testid=user]").count() == 0
    assert "15.6" not in other.page.locator("body").inner_text()


def test_a_new_chat_is_empty_and_stays_empty(tab):
    tab.ask(QUESTION)
    tab.page.click("#new-chat")
    tab.page.locator("#status [role=status]", has_text="New conversation.").wait_for(state="attached")
    assert (tab.page.locator("[data-testid=user]").count(), tab.page.locator(".card").count()) == (0, 0)
    tab.open()
    assert tab.page.locator("[data-testid=user]").count() == 0


def test_a_follow_up_says_what_was_searched(tab):
    tab.ask(QUESTION)
    tab.ask("And the investment in fixed assets?")
    assert "Searched:" in tab.page.locator("[data-testid=bot]").last.inner_text()
    assert "32.6 billion" in tab.page.locator("[data-testid=bot]").last.inner_text()


def test_a_question_that_cannot_be_asked_is_explained(tab):
    tab.ask("?!", status="could not be asked")
    assert "holds no word" in tab.page.locator(".failure").inner_text()
