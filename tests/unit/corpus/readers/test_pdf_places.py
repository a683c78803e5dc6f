"""A quote is found on the drawn page where it stands, also where its words stand there several times."""

from corpus.readers.pdf.places import PageText, find_places, letters_of

VOTES = "Proposal one\nFor 40 Against 9\nBroker votes 77\nProposal two\nFor 12 Against 31\nBroker votes 77"


def found(text: str, *quotes: str, drawn: str | None = None, last: bool = False) -> list[list[tuple[int, int]]]:
    """Return where quotes are found, each the first or last of its words in the text."""
    starts = (text.rindex(quote) if last else text.index(quote) for quote in quotes)
    spans = tuple((start, start + len(quote)) for start, quote in zip(starts, quotes, strict=True))
    return find_places(PageText(text, spans), letters_of(text if drawn is None else drawn))


def letters_before(text: str, quote: str, *, last: bool = False) -> int:
    return len(letters_of(text[: text.rindex(quote) if last else text.index(quote)]))


def test_white_space_hyphens_and_punctuation_need_not_agree():
    assert found("The exhibition year.", "exhibition year", drawn="The exhi-\nbition  year") == [[(3, 17)]]


def test_a_line_that_stands_there_twice_is_found_where_it_was_quoted():
    length = len(letters_of("Broker votes 77"))
    for last in (False, True):
        start = letters_before(VOTES, "Broker votes 77", last=last)
        assert found(VOTES, "Broker votes 77", last=last) == [[(start, start + length)]]


def test_columns_that_are_drawn_in_another_order_change_nothing():
    one, two = VOTES.split("\nProposal two")
    drawn = f"Proposal two{two}\n{one}"
    start = letters_before(drawn, "Broker votes 77")
    assert found(VOTES, "Broker votes 77", drawn=drawn, last=True) == [[(start, start + 13)]]


def test_the_same_quotes_of_a_page_of_nothing_else_are_told_by_their_order():
    assert found("Nil\nNil\nNil", "Nil") == [[(0, 3)]]
    assert found("Nil\nNil\nNil", "Nil", last=True) == [[(6, 9)]]


def test_a_place_that_cannot_be_told_is_none():
    # one more of the line is drawn than was read, and nothing around tells them apart
    text = "Sum: 12 345. Sum: 12 345."
    assert found(text, "Sum: 12 345.", drawn=f"x {text} {text} y") == [[]]


def test_a_short_quote_is_not_found_inside_other_words():
    text = "In 2023 the share of the region rose.\nFrito-Lay rose by 23 %\nQuaker rose by 5 %"
    start = letters_before(text, "23 %")
    assert found(text, "23 %", drawn=f"page 23 {text}") == [[(start + 6, start + 8)]]


def test_of_a_quote_that_is_not_drawn_whole_its_cells_are_found():
    drawn = "Reported figures in millions Adjusted figures in millions"
    assert found("Adjusted figures | Reported figures", "Adjusted figures | Reported figures", drawn=drawn) == [
        [(25, 40), (0, 15)]
    ]


def test_what_is_not_drawn_and_what_has_no_letters_is_found_nowhere():
    assert found("The hall. —", "The hall.", "—", drawn="Something else") == [[], []]
