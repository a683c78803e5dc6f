"""Answer a question with verbatim slices of the retrieved passages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.events import Abstain, Confidence, Event, Evidence, Sentence, ShortAnswer, Turn
from assistant.extractive.company import find_announced, find_equal, find_rival
from assistant.extractive.forms import FALLBACKS, FORMS, Form, FormedAnswer, kept, whole
from assistant.extractive.list_choice import likeliest_list, packaged_list_model
from assistant.extractive.mending import mend
from assistant.extractive.model import PLAIN, READ, AnswerModel, packaged_model
from assistant.extractive.page_ends import whole_sentence
from assistant.extractive.question import Question, read_question
from assistant.extractive.reader import Reader
from assistant.extractive.scorer import Scored, Scorer, make_scorer
from assistant.extractive.short import short_answer
from embeddings.encoder import Encoder
from embeddings.lexical import Bm25Index
from embeddings.retriever import Hit
from embeddings.vocabulary import trusted_share


@dataclass(frozen=True, slots=True)
class Judged:
    """What the passages say of a question, before it is decided whether that is enough.

    Attributes:
        answer: With the calibrated probability that it is right; perhaps empty.
        sought: Words of the question that were looked for, those that only frame it left out.
        threshold: Least confidence at which the answer is shown.
    """

    answer: FormedAnswer
    sought: tuple[str, ...]
    threshold: float


@dataclass(frozen=True, slots=True)
class _Judge:
    """What weighs the candidates, and from which confidence on the best is shown."""

    scorer: Scorer
    threshold: float


class ExtractiveGenerator:
    """The default generator. It never writes a word that no document holds."""

    name = "extractive"

    def __init__(
        self,
        encoder: Encoder,
        lexical: Bm25Index,
        reader: Reader,
        *,
        model: AnswerModel | None = None,
        threshold: float | None = None,
    ) -> None:
        """Put ready parts together.

        Args:
            encoder: The index's encoder, which knows questions that say the same.
            lexical: The index's terms, for rarity and mended typing errors.
            reader: Finds spans.
            model: The fitted weights for what the reader knows; the packaged ones by default.
            threshold: Least confidence, 0 to 1, at which an answer is shown; the fitted ones by default.
        """
        models = {READ: model or packaged_model(), PLAIN: packaged_model(PLAIN)}
        self._reader = reader
        self._judges = {
            name: _Judge(
                make_scorer(encoder, lexical, reader, name, model=each),
                each.threshold if threshold is None else threshold,
            )
            for name, each in models.items()
        }

    def generate(self, question: str, hits: Sequence[Hit], history: Sequence[Turn]) -> Iterator[Event]:
        """Yield what is said of a question. The history is not needed here."""
        yield from self.say(self.judge(question, hits))

    def judge(self, question: str, hits: Sequence[Hit]) -> Judged:
        """Return the likeliest answer, whether it would be shown or not."""
        judge = self._judges[READ if trusted_share(self._reader.knows(question)) > 0.5 else PLAIN]
        asked = read_question(mend(question, hits, judge.scorer.lexical))
        sought = tuple(asked.text[term.start : term.end] for term in asked.topic_terms)
        return Judged(_answer(asked, hits, judge), sought, judge.threshold)

    def say(self, judged: Judged) -> Iterator[Event]:
        """Yield confidence, short answer and sentences; an abstention where the confidence is too low."""
        answer = judged.answer
        yield Confidence(answer.confidence)
        if answer.confidence < judged.threshold or not answer.sentences:
            yield Abstain(judged.sought)
            return
        if answer.short:
            yield ShortAnswer(" / ".join(evidence.text for evidence in answer.short))
        wholes = map(whole_sentence, answer.sentences)
        for slices in {(each[0].document.content_hash, each[0].start): each for each in wholes}.values():
            yield Sentence(" ".join(piece.text for piece in slices), slices)


def _answer(question: Question, hits: Sequence[Hit], judge: _Judge) -> FormedAnswer:
    if not question.terms or not hits:
        return FormedAnswer((), (), 0.0)
    formed = _formed(FORMS, question, hits, judge.scorer) or _best_sentence(question, hits, judge.scorer)
    if formed.confidence < judge.threshold:
        return _formed(FALLBACKS, question, hits, judge.scorer) or formed
    return formed


def _formed(forms: Sequence[Form], question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Return the first form's answer that fits."""
    tried = (form(question, hits, scorer) for form in forms)
    return next((formed for formed in tried if formed), None)


def _best_sentence(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer:
    """Answer with the best sentence; with two where documents disagree or the second is nearly as likely."""
    ranked = scorer.rank(question, hits)
    confidence = scorer.confidence(question, hits, ranked)
    if not ranked:
        return FormedAnswer((), (), confidence)
    led = _list_behind(ranked[0])
    if led:
        return FormedAnswer(led, (), confidence)
    listed = None
    if not question.labels.is_sure:
        listed = likeliest_list(question, hits, ranked, scorer, model=packaged_list_model())
    if listed:
        return whole(listed.found, max(confidence, listed.probability) * kept(question, listed.found, scorer))
    announced = find_announced(question, ranked[0])
    if announced:
        return FormedAnswer(tuple(announced), (), confidence)
    best, rival = ranked[0], find_rival(ranked)
    shown = [best, *filter(None, [rival or find_equal(ranked)])]
    answering = [best, rival] if rival else [best]
    short = tuple(span for each in answering if (span := short_answer(question, each)))
    sentences = [piece for each in shown for piece in _with_header(each)]
    return FormedAnswer(tuple(dict.fromkeys(sentences)), short, confidence)


def _list_behind(scored: Scored) -> tuple[Evidence, ...]:
    """Return a lead-in with every item of the list that it leads to; nothing for any other sentence."""
    candidate = scored.described.candidate
    items = candidate.document.list_after(candidate.block) if candidate.end == candidate.block.end else ()
    spans = [(candidate.start, candidate.end), *((item.start, item.end) for item in items)]
    return tuple(Evidence(candidate.document, *span) for span in spans) if items else ()


def _with_header(scored: Scored) -> list[Evidence]:
    """Return the sentence; before a table row the row that names the columns."""
    candidate = scored.described.candidate
    header = candidate.document.header_of(candidate.block)
    above = [Evidence(candidate.document, header.start, header.end)] if header else []
    return [*above, scored.sentence]
