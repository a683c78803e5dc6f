"""Long evidence is narrowed to the sentences that speak of the claim."""

from assistant.focus import focus

SENTENCES = [f"Filler number {row} speaks of weather." for row in range(40)]


def test_evidence_that_fits_is_returned_whole():
    assert focus("grain", ["One.", "Two."], room=20) == "One.\nTwo."


def test_sentences_that_share_words_with_the_claim_are_kept_in_their_order():
    text = " ".join([*SENTENCES[:20], "The harbour opened.", *SENTENCES[20:], "Grain was shipped."])
    assert (
        focus("Was grain shipped when the harbour opened?", [text], room=60)
        == "The harbour opened.\nGrain was shipped."
    )


def test_a_second_sentence_that_adds_a_word_comes_before_one_that_repeats():
    text = " ".join([*SENTENCES, "Old grain came.", "New grain came.", "The harbour shut."])
    # "grain" counts fully once: the first grain sentence, then the harbour, which the claim names too
    assert "harbour" in focus("grain of the harbour", [text], room=40)


def test_the_result_never_exceeds_the_room():
    assert len(focus("weather", [" ".join(SENTENCES)], room=200)) <= 200


def test_a_page_without_stops_is_cut_rather_than_lost():
    assert len(focus("grain", ["grain " * 1000], room=700)) == 600
