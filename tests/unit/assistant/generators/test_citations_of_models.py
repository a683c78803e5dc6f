"""What a model says is checked sentence by sentence, whatever it cites."""

import pytest

from assistant.check import Support
from tests.samples.model_server import saying

QUESTION = "What does the harbour report say of grain, ships and pilots, and the bakery of bread?"
FACTS = {
    "grain": "The harbour moved 412 tonnes of grain in 1987.",
    "Aurora": "The ferry Aurora sails to Malmo every Tuesday.",
    "pilots": "Nine pilots work in the harbour.",
    "loaves": "The bakery sold 90 loaves of rye bread on Monday.",
}
"""A word of each passage, and what it says."""


@pytest.fixture
def ask(answering):
    """Return the answer of a model that writes a text in which `{grain}` is the number of that passage."""

    def ask(text: str, **options: object):
        def behaviour(reply):
            passages = reply.server.prompt().partition("Question:")[0].split("\n\n[")
            places = {word: row for row, passage in enumerate(passages) for word in FACTS if word in passage}
            saying(text.format(**places))(reply)

        return answering(behaviour, **options)[0].ask(QUESTION)

    return ask


def cited_words(answer) -> list[set[str]]:
    """Return for each sentence which passages it cites, by their words."""
    texts = {citation.n: citation.passage.text for citation in answer.citations}
    return [{word for n in s.citations for word in FACTS if word in texts[n]} for s in answer.sentences]


def test_every_right_sentence_with_its_right_citation_is_kept_and_supported(ask):
    answer = ask(" ".join(f"{said} [{{{word}}}]" for word, said in FACTS.items()))
    assert [s.text for s in answer.sentences] == list(FACTS.values())
    assert [s.verdict.support for s in answer.sentences] == [Support.FULL] * 4
    assert cited_words(answer) == [{word} for word in FACTS]
    assert answer.notes == ()


@pytest.mark.parametrize("named", [0, 5, 17, 999])
@pytest.mark.parametrize("word", FACTS)
def test_every_invented_citation_is_left_out_and_counted(ask, word, named):
    answer = ask(f"{FACTS[word]} [{named}]")
    assert answer.notes == ("Citations of passages that do not exist, left out: 1.",)
    assert cited_words(answer) == [{word}]  # a sentence without a citation gets the passage that says it


@pytest.mark.parametrize("word", FACTS)
def test_a_sentence_without_a_citation_gets_the_passage_that_says_it(ask, word):
    answer = ask(FACTS[word])
    assert (cited_words(answer), answer.notes) == ([{word}], ())
    assert answer.sentences[0].verdict.support is Support.FULL


@pytest.mark.parametrize("word", FACTS)
def test_a_wrong_citation_is_moved_to_the_passage_that_says_it(ask, word):
    wrong = next(other for other in FACTS if other != word)
    answer = ask(f"{FACTS[word]} [{{{wrong}}}]")
    assert cited_words(answer) == [{word}]
    assert answer.notes == ("Citations moved to the passage that says it: 1.",)


def test_a_right_citation_among_wrong_ones_is_all_that_is_kept(ask):
    answer = ask("The ferry Aurora sails to Malmo. [{Aurora}, {loaves}]")
    assert cited_words(answer)[0] >= {"Aurora"}
    assert answer.sentences[0].verdict.support is Support.FULL


@pytest.mark.parametrize(
    "said",
    [
        "The harbour moved 413 tonnes of grain in 1987. [{grain}]",
        "The harbour moved 412 tonnes of grain in 1988. [{grain}]",
        "The harbour moved 4.12 tonnes of grain in 1987. [{grain}]",
        "The harbour moved 412,000 tonnes of grain in 1987. [{grain}]",
        "In 1987, 412 tonnes of grain came on 31 ships. [{grain}]",
        "The bakery sold 90 loaves of rye bread for 12 euros. [{loaves}]",
        "The bakery sold 412 loaves of rye bread on Monday. [{loaves}]",
        "The bakery sold 1987 loaves of rye bread on Monday.",
        "The captain was paid 100 crowns.",
    ],
)
def test_every_invented_number_is_marked(ask, said):
    assert [s.verdict.support for s in ask(said).sentences] == [Support.NONE]


def test_what_no_passage_comes_near_cites_nothing_and_is_marked(ask):
    [sentence] = ask("Queen Margareta founded Kalmar castle.").sentences
    assert (sentence.citations, sentence.verdict.support) == ((), Support.NONE)


def test_unsupported_sentences_can_be_left_out_and_are_counted(ask):
    answer = ask(f"{FACTS['grain']} [{{grain}}] The captain was paid 100 crowns. Whales sing.", drop=True)
    assert [s.text for s in answer.sentences] == [FACTS["grain"]]
    assert answer.notes == ("2 sentences that no passage supports left out.",)
    assert [citation.n for citation in answer.citations] == [1]


def test_an_answer_of_which_nothing_is_left_is_a_refusal(ask):
    answer = ask("The captain was paid 100 crowns.", drop=True)
    assert (answer.abstained, answer.sentences) == (True, ())
    assert answer.notes == ("1 sentence that no passage supports left out.",)


def test_the_quote_is_the_part_of_the_passage_that_says_the_sentence(ask):
    [citation] = ask("412 tonnes of grain were moved by the harbour in 1987. [{grain}]").citations
    assert [quote.text for quote in citation.quotes] == [FACTS["grain"]]


def test_what_the_model_could_not_find_is_said_once_and_is_no_sentence(ask):
    answer = ask(f"{FACTS['grain']} [{{grain}}] The documents do not say who the captain was.")
    assert [s.text for s in answer.sentences] == [FACTS["grain"]]
    assert answer.notes == ("The model found no more than this in the documents.",)


@pytest.mark.parametrize(
    "text",
    [
        "[{grain}] {said}",
        "- **{said}** [{grain}]",
        "1. {said} 【{grain}†source】",
        "<think>Let me see. [9] 77 tonnes?</think>\n\n{said} [[{grain}]]",
        "{said}\n[{grain}]\n\nSources:\n[{grain}] Harbour report, page 7777",
    ],
)
def test_the_manners_of_small_models_are_understood(ask, text):
    answer = ask(text.replace("{said}", FACTS["grain"]))
    assert [s.text for s in answer.sentences] == [FACTS["grain"]]
    assert (cited_words(answer), answer.notes) == ([{"grain"}], ())
