import socket
import subprocess

import pytest

from assistant.compose import bundled_documents


def assert_explained(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Fail unless there is one line on stderr, `error: …`, that holds the words, nothing on stdout and exit code 1."""
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert [word for word in words if word not in line] == []


@pytest.mark.parametrize(
    ("question", "reason"),
    [("", "is empty"), ("😀🎉", "holds no word"), ("a" * 100_000, "100,000 characters")],
)
def test_a_question_that_cannot_be_asked(run, home, question, reason):
    assert_explained(run("ask", question, home=home), reason)


def test_a_search_for_nothing(run, home):
    assert_explained(run("search", "", home=home), "is empty")


def test_a_missing_batch_file(run, home, tmp_path):
    assert_explained(run("ask", "--batch", tmp_path / "absent.jsonl", home=home), "absent.jsonl", "No such file")


def test_a_folder_as_batch_file(run, home, tmp_path):
    assert_explained(run("ask", "--batch", tmp_path, home=home), str(tmp_path), "directory")


def test_an_unknown_folder(run, home, tmp_path):
    assert_explained(run("index", tmp_path / "absent", home=home), "there is no folder or file", "absent")


def test_an_empty_folder(run, home, tmp_path):
    assert_explained(run("index", tmp_path, home=home), "holds no files", str(tmp_path))


def test_a_binary_file(run, home, tmp_path):
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\0\0\0")
    assert_explained(run("index", tmp_path, home=home), "picture.txt: binary, not text")


def test_one_good_and_one_unknown_folder_change_nothing(run, home, tmp_path):
    (tmp_path / "good.txt").write_text("Good news.\n", encoding="utf-8")
    assert_explained(run("index", tmp_path, tmp_path / "absent", home=home), "absent")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("type:txt", "says nothing to look for"),
        ("trade type:doc", "no indexed document"),
        ("trade after:soon", "'soon' is no date"),
    ],
)
def test_a_filter_that_cannot_be_met(run, home, question, said):
    assert_explained(run("search", question, home=home), said)


@pytest.mark.parametrize(("command", "more"), [("ask", ["What?"]), ("search", ["What?"]), ("status", [])])
def test_no_index_in_a_named_home(run, tmp_path, command, more):
    assert_explained(run(command, *more, home=tmp_path), f"no index in {tmp_path}; run: assistant index FOLDER")


def test_a_named_home_is_not_filled_unasked(run, tmp_path):
    run("ask", "What?", home=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_home_that_is_a_file(run, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert_explained(run("status", home=tmp_path / "file"), "cannot be used", "--home")


def test_an_index_cut_with_another_setting(run, home):
    done = run("ask", "What?", home=home, ASSISTANT_INDEX__BUDGET="90")
    assert_explained(done, "made with budget 170, the settings say 90", "assistant index --rebuild")


def test_adding_to_an_index_cut_with_another_setting(run, home, tmp_path):
    (tmp_path / "good.txt").write_text("Good news.\n", encoding="utf-8")
    done = run("index", tmp_path, home=home, ASSISTANT_INDEX__BUDGET="90")
    assert_explained(done, "made with budget 170, the settings say 90")


def test_a_model_that_does_not_exist(run, home):
    done = run("ask", "What?", home=home, ASSISTANT_ENCODER__MODEL="/absent/model")
    assert_explained(done, "'/absent/model' cannot be loaded")


def test_an_unknown_setting_in_the_environment(run, home):
    assert_explained(run("status", home=home, ASSISTANT_RETRIEVAL__KK="3"), "did you mean ASSISTANT_RETRIEVAL__K?")


def test_an_unknown_setting_in_a_file(run, home, tmp_path):
    (tmp_path / "my.toml").write_text("[retrieval]\nfuson = 'rrf'\n", encoding="utf-8")
    done = run("--config", tmp_path / "my.toml", "status", home=home)
    assert_explained(done, "'retrieval.fuson'; did you mean 'retrieval.fusion'")


def test_an_unknown_question_set(run, home):
    names = "everyday, scoda, unseen"
    assert_explained(run("eval", "run", "absent", home=home), f"no question set 'absent'; bundled: {names}")


def test_a_port_in_use(run, home):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert_explained(run("chat", "--port", port, home=home), f"port {port} on 127.0.0.1 cannot be used")


@pytest.mark.parametrize("host", ["0.0.0.0", "example.org"])
def test_a_host_that_others_can_reach(run, home, host):
    assert_explained(run("chat", "--host", host, home=home), f"host '{host}' would open the page to the network")


def test_after_all_that_the_index_still_answers(run, home):
    done = run("ask", "What was SCODA's total foreign trade value in 2020?", home=home)
    assert (done.returncode, "15.6 billion" in done.stdout) == (0, True)


def test_the_bundled_documents_can_be_indexed_after_a_failure(run, new_home, tmp_path):
    fresh = new_home(tmp_path / "home")
    run("index", tmp_path / "absent", home=fresh)
    assert run("index", bundled_documents(), "--dry-run", home=fresh).returncode == 0
