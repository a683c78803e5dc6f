import pytest

from assistant.extractive.expects import Expects, expected_kind
from assistant.extractive.question import read_question


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When did the bridge open?", Expects.DATE),
        ("What year was it built?", Expects.DATE),
        ("How many boats are there?", Expects.COUNT),
        ("What was the growth rate of exports?", Expects.NUMBER),
        ("Who became the treasurer?", Expects.PERSON),
        ("Where is the harbour?", Expects.PLACE),
        ("List the supporting works.", Expects.LIST),
        ("What are the duties of the treasurer?", Expects.LIST),
        ("Which large projects were signed in May?", Expects.LIST),
        ("Under which section is the fee mentioned?", Expects.SECTION),
        ("Which clause of the lease was it that deals with pets?", Expects.SECTION),
        ("Where in the handbook do I find what permits need?", Expects.SECTION),
        ("where do the statutes say how it is wound up", Expects.SECTION),
        ("In which part of the country is it dry?", Expects.OTHER),
        ("Where do I find the library?", Expects.PLACE),
        ("What does NLCT stand for?", Expects.EXPANSION),
        ("Is the pier open?", Expects.YES_NO),
        ("Why did the mill close?", Expects.REASON),
        ("What process is used?", Expects.OTHER),
        ("港口是什么时候建成的？", Expects.DATE),
        ("港口有多少个泊位？", Expects.COUNT),
        ("跑道有多长？", Expects.NUMBER),
        ("谁领导港口管理局？", Expects.PERSON),
        ("港口在哪里？", Expects.PLACE),
        ("冬天港口为什么关闭？", Expects.REASON),
        ("港口有哪些设施？", Expects.LIST),
        ("港口开放吗？", Expects.YES_NO),
        ("港口的名字是什么？", Expects.OTHER),
    ],
)
def test_the_wording_tells_what_would_answer(question: str, kind: Expects) -> None:
    assert expected_kind(question) is kind


def test_terms_are_stemmed_once_each_without_function_words() -> None:
    assert [term.text for term in read_question("Which boats did the boat builders build?").terms] == [
        "boat",
        "builder",
        "build",
    ]


def test_figures_are_read_without_thousands_separators() -> None:
    assert read_question("Were 1,080,000 boxes moved in 2020?").numbers == ("1080000", "2020")


def test_names_are_capitalised_runs_but_not_the_first_word() -> None:
    assert read_question("Which Bank of North Mercia branch closed?").names == ("Bank of North Mercia",)


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("What is item 59?", ("59",)),
        ("Show tasks 3 to 5", ("3", "4", "5")),
        ("What is the 12th task?", ("12",)),
        ("What was built in 2020?", ()),
    ],
)
def test_items_asked_for_by_number_are_found(question: str, items: tuple[str, ...]) -> None:
    assert read_question(question).items == items


def test_a_huge_range_of_items_stays_bounded() -> None:
    assert len(read_question("items 1 to 9999").items) == 201


def test_words_that_frame_a_question_are_no_topic() -> None:
    assert [term.text for term in read_question("List every item in the section on fees").topic_terms] == [
        "everi",
        "fee",
    ]


@pytest.mark.parametrize(
    ("question", "ordinal"),
    [
        ("What is the third stage of the plan?", ((2,), ("stage",))),
        ("second main risk of the plan", ((1,), ("main", "risk"))),
        ("the second and the third step for the soup", ((1, 2), ("step",))),
        ("the very last of the known issues", ((-1,), ("known", "issues"))),
        ("What was the last decision?", ((-1,), ("decision",))),
        ("What was the profit in the first quarter of 2023?", None),
        ("How many boats came in the second half of the year?", None),
    ],
)
def test_a_place_in_a_list_is_no_time(question: str, ordinal: tuple[tuple[int, ...], tuple[str, ...]] | None) -> None:
    assert read_question(question).ordinal == ordinal
