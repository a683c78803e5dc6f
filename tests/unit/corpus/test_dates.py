"""The date that a document gives itself, told from the dates that its prose tells of."""

import pytest

from corpus.dates import calendar_day, find_own_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Bergen, 22 February 2024 – Norvik Marine published its results.", "22 February 2024"),
        ("LONDON, March 3, 2020 /Newswire/ -- Acme grew.", "March 3, 2020"),
        ("Date: 11 June 2024, 13:00", "11 June 2024"),
        ("Version 4.2, effective 1 February 2023. Owner: Staff.", "1 February 2023"),
        ("Last updated: 5 October 2023", "5 October 2023"),
        ("A. Li, B. Bo\nReceived 3 March 2020; accepted 17 August 2020", "17 August 2020"),
        ("Received 3 March 2020", "3 March 2020"),
        ("This Lease is made on 14 September 2021 between", "14 September 2021"),
        ("THIS DEED, made and entered into as of the 3rd day of May 2020, binds.", "3rd day of May 2020"),
        ("发布日期：2022年3月18日", "2022年3月18日"),
        ("Document UM-7741, revision C, printed June 2022.", "June 2022"),
    ],
)
def test_a_line_that_says_so_gives_the_date(text: str, date: str):
    span = find_own_date(text)
    assert span is not None
    assert text[slice(*span)] == date


@pytest.mark.parametrize(
    "text",
    [
        "As of 31 December 2023, the company had 300 people.",
        "Published on 3 May 1990, the book sold well.",
        "The offer was made on 3 May 2020 in Paris.",
        "In Paris, 3 May 2020 was a cold day.",
        "The treaty was signed in Bonn on 4 July 1976.",
    ],
)
def test_a_date_that_the_prose_tells_of_is_not_the_documents(text: str):
    assert find_own_date(text) is None


def test_near_the_end_a_dateline_gives_no_date():
    assert find_own_date("Oslo, 26 May 2021 – Acme", at_end=True) is None
    assert find_own_date("Last modified 26 May 2021", at_end=True) == (14, 25)  # behind "Last modified "


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("22 February 2024", "2024-02-22"),
        ("March 3rd, 2020", "2020-03-03"),
        ("Sept. 9, 2021", "2021-09-09"),
        ("3rd day of May 2020", "2020-05-03"),
        ("June 2022", "2022-06-01"),
        ("2022年3月18日", "2022-03-18"),
        ("2022年3月", "2022-03-01"),
        ("2021-05-26", "2021-05-26"),
        ("2021", "2021-01-01"),
        ("3/4/2021", "2021-03-04"),
        ("3.4.2021", "2021-04-03"),
        ("31/12/2021", "2021-12-31"),
    ],
)
def test_a_date_means_a_day_of_the_calendar(text: str, day: str):
    found = calendar_day(text)
    assert found is not None
    assert found.isoformat() == day


@pytest.mark.parametrize("text", ["", "soon", "31 February 2021", "2021-13-01", "in May", "1.2", "99999"])
def test_what_is_no_day_is_none(text: str):
    assert calendar_day(text) is None
