import pytest

from assistant.check import Support
from assistant.events import Abstain, Confidence, Evidence, Sentence, ShortAnswer, Turn
from assistant.questions import MAX_QUESTION, clean_question
from corpus.errors import QuestionError


def first_words(hit, count=3):
    """Return the hit's first words as evidence."""
    text = hit.passage.text
    end = len(" ".join(text.split(" ")[:count]))
    return Evidence(hit.passage.document, hit.passage.start, hit.passage.start + end)


def verbatim(hit):
    evidence = first_words(hit)
    return Sentence(evidence.text, (evidence,))


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("", "is empty"),
        (" \n\t ", "is empty"),
        ("\u200b\u202e\x00", "is empty"),
        ("?!…", "holds no word"),
        ("\x00😀🎉\x00", "holds no word"),
        ("a" * (MAX_QUESTION + 1), "8,001 characters; at most 8,000"),
        ("a" * 1_000_000, "1,000,000 characters"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_with_its_reason(assistant, question, reason):
    with pytest.raises(QuestionError, match=reason):
        assistant.ask(question)


def test_a_question_of_the_greatest_length_is_taken():
    assert len(clean_question("a" * MAX_QUESTION)) == MAX_QUESTION


def test_invisible_characters_and_surplus_space_leave_the_question():
    assert clean_question(" How\x00 many\u202e\r\n loaves\u200b ? \ud800") == "How many loaves ?"


def test_every_yielded_sentence_has_been_checked(scripted):
    assistant, _ = scripted(lambda hits: [verbatim(hits[0]), Sentence("It weighs 77 tonnes.", (first_words(hits[1]),))])
    grown = [[s.verdict.support for s in answer.sentences] for answer in assistant.stream("grain harbour?")]
    # what was found, the first sentence at once, the whole answer at the end
    assert (grown[0], grown[1], grown[-1]) == ([], [Support.FULL], [Support.FULL, Support.NONE])


def test_the_passages_found_are_yielded_before_the_generator_reads_them(scripted):
    read = []
    assistant, _ = scripted(lambda hits: read.append(True) or [verbatim(hits[0])])
    first = next(assistant.stream("grain harbour?"))
    assert (len(first.hits), first.citations, first.sentences, first.abstained, read) == (4, (), (), False, [])


def test_a_sentence_may_rest_on_the_title_of_the_passage_it_cites(scripted):
    def script(hits):
        [bakery] = [hit for hit in hits if hit.passage.document.path == "bakery.txt"]
        return [
            Sentence("Bakery notes", (Evidence(bakery.passage.document, bakery.passage.end - 8, bakery.passage.end),))
        ]

    answer = scripted(script)[0].ask("rye bread?")
    assert answer.sentences[0].verdict.support is Support.FULL


def test_a_sentence_of_two_slices_is_checked_slice_by_slice(scripted):
    def script(hits):
        slices = (first_words(hits[0]), first_words(hits[1]))
        yield Sentence(" ".join(each.text for each in slices), slices)

    [sentence] = scripted(script)[0].ask("grain harbour?").sentences
    assert (sentence.verdict.support, sentence.citations) == (Support.FULL, (1, 2))
    assert sentence.verdict.reason == "verbatim in the passage"


def test_a_sentence_without_evidence_is_shown_as_unsupported(scripted):
    answer = scripted(lambda hits: [Sentence("Grain is gold.", ())])[0].ask("grain?")
    assert (answer.sentences[0].citations, answer.sentences[0].verdict.support) == ((), Support.NONE)


def test_an_abstention_carries_the_nearest_passages(scripted):
    answer = scripted(lambda hits: [Abstain(())])[0].ask("Which ferry sails to Malmo?")
    # _NEAREST is 3 of the four passages
    assert [citation.n for citation in answer.citations] == [1, 2, 3]
    assert "ferry Aurora" in answer.citations[0].passage.text


def test_an_abstention_has_no_marks_in_its_text_and_names_the_missing_words(scripted):
    answer = scripted(lambda hits: [Abstain(("king", "ferries", "Sweden"))])[0].ask(
        "Which king of Sweden owns ferries?"
    )
    assert answer.text == "The documents do not say. Found nowhere in them: king, Sweden."


def test_a_word_is_found_nowhere_when_no_document_that_was_asked_holds_it(scripted):
    assistant, _ = scripted(lambda hits: [Abstain(("grain", "loaves"))])
    missing = {
        place: assistant.ask(f"How much grain is in the loaves? {place}").missing
        for place in ("", "file:bakery.txt", "file:harbour*")
    }
    assert missing == {"": (), "file:bakery.txt": ("grain",), "file:harbour*": ("loaves",)}
    assert assistant.ask("Grain and loaves?", scope=frozenset({"bakery.txt"})).missing == ("grain",)


def test_a_generator_that_abstains_after_speaking_leaves_no_sentence_and_no_short_answer(scripted):
    answer = scripted(lambda hits: [ShortAnswer("412"), verbatim(hits[0]), Abstain(())])[0].ask("grain?")
    assert (answer.abstained, answer.sentences, answer.short) == (True, (), None)


def test_short_answer_and_confidence_come_from_the_generator(scripted):
    answer = scripted(lambda hits: [Confidence(0.75), ShortAnswer("412"), verbatim(hits[0])])[0].ask("grain?")
    assert (answer.short, answer.confidence, answer.generator) == ("412", 0.75, "scripted")


def test_the_generator_gets_the_question_that_stands_alone_and_at_most_k_passages(scripted):
    assistant, generator = scripted(lambda hits: [Abstain(())], k=2)
    history = [Turn("user", "How much grain moved in 1987?"), Turn("assistant", "412 tonnes.")]
    answer = assistant.ask("And in 1988?", history)
    [(question, hits, turns)] = generator.given
    assert (question, len(hits), turns) == (answer.standalone_question, 2, history)
    assert "grain" in question
    assert "1988" in question


def test_what_was_asked_is_kept_beside_what_was_searched(scripted):
    history = [Turn("user", "How much grain moved in 1987?"), Turn("assistant", "412 tonnes.")]
    answer = scripted(lambda hits: [Abstain(())])[0].ask("And in 1988?", history)
    assert answer.question == "And in 1988?"


def test_the_total_time_is_the_sum_of_the_hops(scripted):
    spent = scripted(lambda hits: [verbatim(hits[0])])[0].ask("grain?").timings
    assert spent.total == pytest.approx(spent.retrieve + spent.answer + spent.check)


def test_an_answer_marks_what_it_rests_on_in_the_cited_passage(assistant):
    answer = assistant.ask("How many loaves of rye bread were sold on Monday?")
    [citation] = answer.citations
    assert answer.text == "The bakery sold 90 loaves of rye bread on Monday. [1]"
    assert [quote.text for quote in citation.quotes] == ["The bakery sold 90 loaves of rye bread on Monday."]


def test_an_answer_does_not_depend_on_what_was_asked_before(assistant):
    question = "How many loaves of rye bread were sold on Monday?"
    first = assistant.ask(question)
    assistant.ask("Who is the king of Sweden?")
    assert assistant.ask(question).text == first.text
