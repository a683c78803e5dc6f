import asyncio

import pytest

from assistant.uploads import receive, safe_path
from corpus import limits
from corpus.errors import SourceError


def received(folder, name: str, *chunks: bytes):
    async def arriving():
        for chunk in chunks:
            yield chunk

    return asyncio.run(receive(folder, name, arriving()))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("report.pdf", "report.pdf"),
        ("2024/Q1/report.pdf", "2024/Q1/report.pdf"),
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/etc/cron.d/x.txt", "etc/cron.d/x.txt"),
        ("C:\\users\\new.docx", "C_/users/new.docx"),
        (".hidden.txt", "hidden.txt"),
        ("<img src=x onerror=alert(1)>.md", "_img src=x onerror=alert(1)_.md"),
        ("Jahresbericht (Größe).txt", "Jahresbericht (Größe).txt"),
        ("上合示范区.txt", "上合示范区.txt"),
        ("a\u202etxt.pdf", "atxt.pdf"),
        ("$(rm -rf ~);`x`|y.csv", "_(rm -rf ~)__x__y.csv"),
        ("a\nb.txt", "a b.txt"),
        ("x" * 300 + ".txt", "x" * 200 + ".txt"),
        ("/".join("abcdefghijk") + "/z.txt", "e/f/g/h/i/j/k/z.txt"),
    ],
)
def test_a_name_is_made_harmless(name, safe):
    assert str(safe_path(name)) == safe


def test_a_name_in_many_bytes_stays_below_what_file_systems_take():
    assert len(safe_path("合" * 200 + ".pdf").name.encode()) < 255


@pytest.mark.parametrize(("name", "said"), [("", "no file name"), ("..", "no file name"), ("x.exe", "has no reader")])
def test_a_name_that_is_none_or_of_no_reader_is_refused(name, said):
    with pytest.raises(SourceError, match=said):
        safe_path(name)


def test_a_file_is_kept_whole(tmp_path):
    assert received(tmp_path / "up", "a/b.txt", b"one ", b"two").read_bytes() == b"one two"


def test_a_file_of_the_same_name_is_replaced(tmp_path):
    received(tmp_path, "a.txt", b"old")
    received(tmp_path, "a.txt", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.txt", b"new")]


def test_an_empty_file_is_refused_and_nothing_stays(tmp_path):
    with pytest.raises(SourceError, match=r"'a.txt' is empty"):
        received(tmp_path, "a.txt")
    assert list(tmp_path.iterdir()) == []


def test_a_file_over_the_limit_is_refused_and_nothing_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    with pytest.raises(SourceError, match="larger than 10 bytes"):
        received(tmp_path, "a.txt", b"123456", b"123456")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_where_a_file_is_to_be_is_explained(tmp_path):
    received(tmp_path, "a.txt/b.txt", b"inside")
    with pytest.raises(SourceError, match="cannot be kept"):
        received(tmp_path, "a.txt", b"text")
