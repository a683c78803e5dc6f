"""Write the answer with a language model that is believed in nothing."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from assistant.events import ABSTENTION, Abstain, Confidence, Event, Notice, Sentence, Turn, Waiting
from assistant.extractive import ExtractiveGenerator
from assistant.generators.alignment import Attribution
from assistant.generators.language_model import LanguageModel
from assistant.generators.prompt import Packed, pack
from assistant.generators.reply import LONGEST_SENTENCE, ReplyReader, Written
from corpus.errors import GeneratorError
from corpus.passage import Passage
from embeddings.retriever import Hit
from embeddings.surroundings import passages_found

RELEVANT = 0.04
"""Confidence below which nothing relevant was retrieved, and no model is asked.

Far below the one at which the extractive generator refuses: a model can join and reword what that one cannot. Of the
bundled sets it refuses 6 of 323 answerable questions and 41 of 110 others.
"""

_REFUSAL = re.compile(
    r"\W*(?:i(?:'|’)?m sorry\W+(?:but )?|sorry\W+(?:but )?|unfortunately\W+)?(?:based on|according to)?"
    r"[\w\s,]{0,40}\b(?:documents?|passages?|context|texts?|sources?|information)\b[\w\s,]{0,20}"
    r"\b(?:do(?:es)?|did)(?: not|n['’]t) "
    r"(?:say|mention|state|contain|provide|specify|include|answer|give|hold|discuss|address|tell)\b"
    r"|\W*(?:i (?:do not|don['’]t|cannot|can['’]t) (?:know|answer|find)|there is no (?:information|mention))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Budget:
    """Tokens of a prompt and of a reply."""

    prompt: int
    reply: int


class ModelGenerator:
    """Asks a language model, and finds for each of its sentences the passage that says it.

    Where nothing relevant was retrieved the model is not asked. Where it fails before its first sentence, the
    extractive generator answers, and the answer says so.
    """

    def __init__(
        self,
        model: LanguageModel,
        extractive: ExtractiveGenerator,
        *,
        budget: Budget,
        read: Callable[[Sequence[Hit]], Sequence[Passage]] = passages_found,
    ) -> None:
        """Put ready parts together.

        Args:
            model: Writes.
            extractive: Says how sure it is that the documents answer at all, and stands in for the model.
            budget: What a prompt and a reply may take.
            read: Returns what the model reads of what was found, best first; by default just that.
        """
        self._model = model
        self._extractive = extractive
        self._budget = budget
        self._read = read

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    def generate(self, question: str, hits: Sequence[Hit], history: Sequence[Turn]) -> Iterator[Event]:
        """Yield confidence and sentences, or an abstention, with notices of what went wrong."""
        judged = self._extractive.judge(question, hits)
        yield Confidence(judged.answer.confidence)
        if judged.answer.confidence < RELEVANT:
            yield Abstain(judged.sought)
            return
        packed = pack(question, self._read(hits), history, count=self._model.count, budget=self._budget.prompt)
        spoken = False
        try:
            for event in self._answer(packed, judged.sought):
                spoken = spoken or isinstance(event, Sentence | Abstain)
                yield event
        except GeneratorError as error:
            if spoken:
                yield Notice(f"The answer breaks off here: of {self.name}, {error}.")
                return
            yield Notice(f"Quoted without the model, because {self.name} failed: {error}.", self._extractive.name)
            yield from self._extractive.say(judged)

    def _answer(self, packed: Packed, sought: tuple[str, ...]) -> Iterator[Event]:
        """Yield what the model says, sentence by sentence, as it comes."""
        attribution, said, partly = Attribution(packed.passages), False, False
        for written in self._sentences(packed):
            if written is None:
                yield Waiting()
            elif not written.whole:
                raise GeneratorError(f"it wrote a sentence that does not end within {LONGEST_SENTENCE:,} characters")
            elif _refuses(written, len(packed.passages)):
                if not said:
                    yield Abstain(sought)
                    return
                partly = True
            else:
                said = True
                yield Sentence(written.text, attribution.evidence(written.text, written.cited))
        if not said:
            raise GeneratorError("it said nothing")
        yield from _notices(attribution, partly=partly)

    def _sentences(self, packed: Packed) -> Iterator[Written | None]:
        """Yield the sentences of the reply, None while waiting; closing it ends the model's work."""
        reader = ReplyReader()
        with closing(self._model.stream(packed.messages, tokens=self._budget.reply)) as pieces:
            for piece in pieces:
                yield from reader.feed(piece) if piece else (None,)
        yield from reader.end()


def _refuses(written: Written, passages: int) -> bool:
    """Tell whether a sentence says that the documents do not say; one that cites a passage says something."""
    rule = ABSTENTION.casefold().rstrip(".")
    if written.text.casefold().startswith(rule) and len(written.text) < 2 * len(rule):
        return True
    cites = any(1 <= number <= passages for number in written.cited)
    return not cites and _REFUSAL.match(written.text) is not None


def _notices(attribution: Attribution, *, partly: bool) -> Iterator[Notice]:
    if partly:
        yield Notice("The model found no more than this in the documents.")
    if attribution.invented:
        yield Notice(f"Citations of passages that do not exist, left out: {attribution.invented}.")
    if attribution.corrected:
        yield Notice(f"Citations moved to the passage that says it: {attribution.corrected}.")
