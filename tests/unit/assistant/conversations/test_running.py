from threading import Timer

import pytest

from assistant.conversations.running import Running


@pytest.fixture
def running():
    started = Running(grace_s=0)
    started.start("one", 1)
    started.start("one", 2)
    started.start("two", 1)
    return started


def test_an_exchange_starts_once_at_a_time(running):
    assert running.start("one", 1) is False
    running.end("one", 1)
    assert running.start("one", 1) is True


def test_stopping_a_conversation_stops_its_answers_alone(running):
    running.stop("one")
    assert (running.numbers("one"), running.numbers("two")) == (set(), {1})


def test_a_stopped_answer_is_still_looked_at_and_one_of_a_left_conversation_is_not(running):
    running.stop("two")
    running.leave("one")
    assert (running.end("two", 1), running.end("one", 1), running.end("one", 2)) == (True, False, False)


def test_a_left_conversation_can_be_asked_in_again(running):
    running.leave("one")
    running.end("one", 1)
    running.start("one", 1)
    assert running.end("one", 1) is True


def test_leaving_waits_until_the_answer_has_ended():
    running = Running(grace_s=30)
    running.start("one", 1)
    ender = Timer(0.05, running.end, ("one", 1))
    ender.start()
    running.leave("one")
    assert running.start("one", 1) is True  # it had ended: it could start again
    ender.join()
