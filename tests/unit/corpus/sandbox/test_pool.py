"""Whatever one file does to its reading process, it is named with the reason and the next file is read."""

import pytest

HURTS = {
    "sleep 60": "refused: limit of 1 s",
    "spin": "refused: limit of 1 s",
    "memory 300000000": "refused: limit of 256 MiB of memory",
    "text 1001": "refused: limit of 1,000 characters",
    "blocks 101": "refused: limit of 100 blocks",
    "documents 21": "refused: limit of 20 documents",
    "crash": "the reader crashed (signal 11)",
    "exit 0": "the reader ended (exit code 0)",
    "exit 1": "the reader ended (exit code 1)",
    "leave 1": "the reader failed (SystemExit)",
    "fail": "the reader failed (KeyError)",
    "deep": "refused: limit of nesting",
    "complain": "not to my taste",
    "misspeak": "refused: limit of 5,000 bytes",
}


@pytest.mark.parametrize("text", HURTS)
def test_a_file_that_hurts_its_reader_is_refused_and_the_next_one_is_read(read, text: str):
    assert read("before", text, "after") == ["before", HURTS[text], "after"]


@pytest.mark.parametrize("text", ["text 1000", "blocks 100", "documents 20", "memory 1000000"])
def test_what_a_limit_allows_is_read(read, text: str):
    assert not read(text)[0].startswith("refused")


def test_what_a_reader_prints_is_not_taken_for_an_answer(read):
    assert read("print 100000", "after") == ["print", "after"]


def test_a_reader_cannot_write_to_a_file(read):
    assert read("write 10", "after") == ["File too large", "after"]


def test_answers_come_in_the_order_of_the_files_while_a_slow_one_is_read(read):
    words = [f"word{row}" for row in range(20)]
    assert read("sleep 0", *words, "crash", *words, workers=3) == [
        "sleep",
        *words,
        "the reader crashed (signal 11)",
        *words,
    ]


def processes_of(make_pool, files, workers: int) -> list[int]:
    """Return the id of the process that read each file."""
    with make_pool(workers) as pool:
        results = [answered.answer.decoded(answered.file) for answered in pool.read(files)]
    return [int(result.documents[0].text.split()[1]) for result in results]


def test_one_process_reads_many_files(make_pool, write):
    assert len(set(processes_of(make_pool, write(*["word"] * 50), workers=1))) == 1


def test_a_process_that_keeps_much_memory_is_replaced_before_the_next_file(make_pool, write):
    # a quarter of 256 MB may be kept
    ids = processes_of(make_pool, write("word", "keep 80000000", "word", "word"), workers=1)
    assert ids[0] == ids[1] != ids[2] == ids[3]


def test_no_file_needs_no_process(make_pool):
    with make_pool() as pool:
        assert list(pool.read([])) == []
