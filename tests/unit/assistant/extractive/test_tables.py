"""A cell is found where the row and the column that a question names meet."""

import pytest

from assistant.extractive.question import read_question
from assistant.extractive.tables import FoundCell, Table, alike, find_cell, find_extreme, tables_of
from corpus.passage import Passage
from corpus.readers.markdown import read_markdown
from embeddings.analysis import analyse
from embeddings.retriever import Hit

BOATS = """# Boats

| Property | Kite 10 | Kite 20 |
| --- | --- | --- |
| Weight | 3.4 kg | 5.9 kg |
| Price | 1,290 | 890 |
| Sails | two | three |

## Repairs

| Code | Cause | Remedy |
| --- | --- | --- |
| E1 | rope is wet | dry it |
| E3 | mast is loose | call the yard |
| A | all is well | none |
"""
DOCUMENT = read_markdown(BOATS, name="boats").as_document("boats.md")
HITS = [Hit(Passage(DOCUMENT, 0, len(DOCUMENT.text)), 0, 1.0, None, None, None, None)]
TABLES: list[Table] = list(tables_of(HITS))


def held(question: str):
    """Weigh each topic term alike."""
    topic = {term.text for term in read_question(question).topic_terms}
    return lambda terms: len(topic & terms) / len(topic) if topic else 0.0


def cell(question: str) -> FoundCell | None:
    return find_cell(read_question(question), TABLES, held(question))


def shown(found: FoundCell | None) -> str | None:
    return found.table.text(found.cell) if found and found.cell else None


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What is the price of the Kite 20?", "890"),
        ("what does the Kite 20 weigh", "5.9 kg"),
        ("What is the remedy for code E3?", "call the yard"),
        ("what is the cause of e1", None),  # no such label in its own case, and "E1" stands behind no header
        ("what is the cause behind code e1", "rope is wet"),
        ("Which code means that the mast is loose?", "E3"),
        ("What is a cause?", None),  # the article is not the label "A"
    ],
)
def test_the_cell_is_where_row_and_column_meet(question: str, value: str | None):
    assert shown(cell(question)) == value


def test_what_the_table_does_not_hold_lowers_the_fit():
    whole, lacking = cell("weight of the Kite 20"), cell("weight of the Kite 20 when folded")
    assert whole is not None and lacking is not None
    # weight, kite and 20 of three; of four with "fold", which nothing holds
    assert (whole.fit, lacking.fit) == pytest.approx((1.0, 3 / 4))


def test_two_rows_named_alike_are_no_answer():
    assert cell("Which rope and which mast?") is None


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Which is the heaviest boat?", "Kite 20"),  # 5.9 kg against 3.4 kg
        ("which boat is the cheapest", "Kite 20"),  # 890 against 1,290
        ("Which boat has the highest price?", "Kite 10"),
        ("Which boat has the most sails?", None),  # "two" and "three" are no figures to compare
        ("What is the price?", None),
    ],
)
def test_the_most_or_least_is_named(question: str, name: str | None):
    assert shown(find_extreme(read_question(question), TABLES, held(question))) == name


def test_every_cell_is_a_slice_of_its_row():
    for table in TABLES:
        for row in table.rows:
            assert " | ".join(table.text(each) for each in row) == DOCUMENT.slice(row[0].row)


def test_a_longer_form_of_a_word_is_alike_and_a_short_beginning_is_not():
    assert alike("weigh", "weight")
    assert not alike("cat", "catalogu")
    assert analyse("weigh weight") == ["weigh", "weight"]


TIMES = """# Outages

| Service | Minimum | Recommended | Downtime |
| --- | --- | --- | --- |
| Mail | 2 | 4 | 1 h 58 min |
| Search | 4 | 8 | 47 min |
| Backup | 1 | 2 | 3 days |
"""


def extreme(question: str, text: str) -> str | None:
    document = read_markdown(text, name="t").as_document("t.md")
    tables = list(tables_of([Hit(Passage(document, 0, len(document.text)), 0, 1.0, None, None, None, None)]))
    return shown(find_extreme(read_question(question), tables, held(question)))


def test_durations_are_compared_by_their_length():
    assert extreme("Which service had the shortest downtime?", TIMES) == "Search"
    assert extreme("Which service had the longest downtime?", TIMES) == "Backup"


def test_amounts_of_different_kinds_are_not_compared():
    assert extreme("Which service had the shortest downtime?", TIMES.replace("47 min", "47 users")) is None


def test_a_column_called_by_the_word_itself_is_not_what_is_compared():
    assert extreme("What is the minimum graphics card?", TIMES) is None


EMPTY_CORNER = """# Rain

|  | 1990 | 1991 |
| --- | --- | --- |
| Skye | 12 | 19 |
| Mull | 15 | 11 |
"""


def test_an_empty_corner_of_a_table_moves_no_column():
    document = read_markdown(EMPTY_CORNER, name="t").as_document("t.md")
    tables = list(tables_of([Hit(Passage(document, 0, len(document.text)), 0, 1.0, None, None, None, None)]))
    question = "How much rain fell on Skye in 1990?"
    assert shown(find_cell(read_question(question), tables, held(question))) == "12"


FEES = """# Fees

| Weight | Year 1 | Years 2–3 |
| --- | --- | --- |
| up to 5 kg | 12 | 13 |
| 6–10 kg | 20 | 22 |
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What is the fee for a weight of 7 kg in year 1?", "20"),
        ("What is the fee for a weight of 3 kg in year 2?", "13"),
        ("What is the fee for a weight of 7 kg in year 8?", None),
        ("What is the fee for a weight of 70 kg in year 1?", None),
    ],
)
def test_a_figure_is_found_in_the_range_that_holds_it_and_no_other_cell_fits(question, value):
    document = read_markdown(FEES, name="fees").as_document("fees.md")
    tables = list(tables_of([Hit(Passage(document, 0, len(document.text)), 0, 1.0, None, None, None, None)]))
    found = find_cell(read_question(question), tables, held(question))
    assert (shown(found) if found and found.fit else None) == value
