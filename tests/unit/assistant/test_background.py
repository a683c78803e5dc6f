from threading import Event

from assistant.background import CRASHED, Background
from corpus.errors import SourceError


def test_what_work_returns_is_its_outcome():
    background = Background()
    assert background.start(lambda steps: 42)
    state = background.wait(10)
    assert (state.running, state.outcome, state.failure, state.number) == (False, 42, "", 1)


def test_an_explained_failure_is_its_message():
    def work(steps):
        raise SourceError("there is no folder 'x'")

    background = Background()
    background.start(work)
    assert background.wait(10).failure == "there is no folder 'x'"


def test_progress_tells_the_time_left_and_one_piece_runs_at_a_time():
    told, go_on = Event(), Event()

    def work(steps):
        steps.step("reading")(1, 4)
        told.set()
        go_on.wait(10)

    background = Background()
    background.start(work)
    assert told.wait(10)
    state = background.state
    assert (state.step, state.done, state.total, state.running) == ("reading", 1, 4, True)
    assert state.seconds_left is not None
    assert not background.start(lambda steps: None)
    go_on.set()
    assert not background.wait(10).running


def test_stopped_work_ends_where_it_tells_of_its_progress():
    begun, go_on, reached = Event(), Event(), []

    def work(steps):
        progress = steps.step("reading")
        begun.set()
        go_on.wait(10)
        progress(1, 2)
        reached.append(True)

    background = Background()
    background.start(work)
    assert begun.wait(10)
    background.stop()
    go_on.set()
    state = background.wait(10)
    assert (state.running, state.stopping, state.failure, reached) == (False, True, "", [])


def test_a_crash_is_said_and_the_next_piece_runs(monkeypatch):
    monkeypatch.setattr("threading.excepthook", lambda _: None)  # the log of the thread's end
    background = Background()
    background.start(lambda steps: 1 // 0)
    assert background.wait(10).failure == CRASHED
    background.start(lambda steps: "well")
    assert background.wait(10).outcome == "well"
