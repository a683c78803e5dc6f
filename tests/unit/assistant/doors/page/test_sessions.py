from dataclasses import replace

import pytest

from assistant.doors.page.sessions import VISIBLE, Conversation, Sessions
from assistant.events import Abstain


@pytest.fixture
def answer(scripted):
    return scripted(lambda hits: [Abstain(())])[0].ask("Who?")


def test_two_browsers_share_nothing():
    sessions = Sessions()
    sessions.of("one").open("secret")
    assert sessions.of("two").exchanges == []


def test_a_browser_finds_its_conversation_again():
    sessions = Sessions()
    sessions.of("one").open("first")
    assert [exchange.question for exchange in sessions.of("one").exchanges] == ["first"]


def test_a_cleared_conversation_is_forgotten_and_others_stay():
    sessions = Sessions()
    sessions.of("one").open("first")
    sessions.of("two").open("second")
    sessions.clear("one")
    assert (sessions.of("one").exchanges, len(sessions.of("two").exchanges)) == ([], 1)


def test_clearing_an_unknown_browser_is_no_error():
    sessions = Sessions()
    sessions.clear("nobody")
    assert sessions.of("nobody").exchanges == []


def test_the_longest_unused_conversation_goes_when_there_are_too_many():
    sessions = Sessions()
    for number in range(500):  # the cap
        sessions.of(str(number)).open("kept?")
    sessions.of("0")  # used again, so "1" is the longest unused now
    sessions.of("one too many")
    assert [len(sessions.of(key).exchanges) for key in ("0", "2", "499", "1")] == [1, 1, 1, 0]


def test_a_conversation_keeps_the_newest_exchanges_and_goes_on_counting():
    conversation = Conversation()
    for number in range(VISIBLE + 5):
        conversation.open(f"question {number}")
    # 25 were asked, numbered from 1; the first five are gone
    assert [exchange.number for exchange in conversation.exchanges] == list(range(6, 26))


def test_an_exchange_is_replaced_by_its_number(answer):
    conversation = Conversation()
    first = conversation.open("one")
    conversation.open("two")
    conversation.put(replace(first, answer=answer))
    assert [exchange.answer is not None for exchange in conversation.exchanges] == [True, False]


def test_only_answered_exchanges_are_history(answer):
    conversation = Conversation()
    conversation.put(replace(conversation.open("answered"), answer=answer))
    conversation.put(replace(conversation.open("failed"), failure="too long"))
    assert [(turn.role, turn.content) for turn in conversation.turns()] == [
        ("user", "answered"),
        ("assistant", "The documents do not say."),
    ]
