"""What a conversation has been about."""

from collections import Counter
from dataclasses import dataclass, field

from assistant.events import ABSTENTION
from assistant.followups.mentions import MARK, find_mentions

_QUESTION_WEIGHT, _FADING = 3.0, 0.8
_READ = 4000  # characters of an answer


@dataclass(slots=True)
class Memory:
    """What a conversation has been about.

    Attributes:
        previous: The last question that counts, standing alone.
        asked: The same question as asked.
        answer: The answer to it, without source numbers; empty when it was refused.
        names: How much each name was spoken of: most in questions, most of late.
        impersonal: Names that an article or a place preposition came before ("the Cardinals", "in Norway").
    """

    previous: str = ""
    asked: str = ""
    answer: str = ""
    names: Counter[str] = field(default_factory=Counter)
    impersonal: set[str] = field(default_factory=set)
    _pending: tuple[str, str] = ("", "")

    def ask(self, standalone: str, asked: str) -> None:
        """Take in a question, standing alone and as asked."""
        self.settle()
        self._pending = standalone[:_READ], asked[:_READ]

    def hear(self, answer: str) -> None:
        """Take in an answer.

        A refused question is no longer what is talked about, unless it leaned on the turns before: then it goes on
        about the same thing.
        """
        refused = answer.startswith(ABSTENTION)
        standalone, asked = self._pending
        if refused and self.previous and standalone == asked:
            self._pending = "", ""
            return
        self.settle()
        if not refused:
            self.answer = MARK.sub("", answer[:_READ])
            self._speak_of(self.answer, 1.0)

    def settle(self) -> None:
        """Make the pending question the one before."""
        standalone, asked = self._pending
        if not standalone:
            return
        self._speak_of(asked, _QUESTION_WEIGHT)
        # what a pronoun was taken for is a guess: it counts less than a name that was typed
        self._speak_of(standalone, 1.0, only_known=True)
        self.previous, self.asked, self.answer, self._pending = standalone[:_READ], asked[:_READ], "", ("", "")

    def subject(self) -> str:
        """Return the name that was spoken of most, empty without any."""
        return next(iter(self.ranked()), "")

    def ranked(self) -> list[str]:
        """Return the names, most spoken of first."""
        return [name for name, _ in self.names.most_common()]

    def full_name(self, name: str) -> str:
        """Return the longest spoken name that holds all words of this one ("Vane": "Arthur Vane")."""
        words = set(name.split())
        return max((known for known in self.names if words <= set(known.split())), key=len, default=name)

    def answered(self) -> list[str]:
        """Return the names of the answer that the question did not hold, in order."""
        asked = self.previous.casefold()
        return [mention.name for mention in find_mentions(self.answer) if mention.name.casefold() not in asked]

    def _speak_of(self, text: str, weight: float, *, only_known: bool = False) -> None:
        if not only_known:
            for name in self.names:
                self.names[name] *= _FADING  # type: ignore[assignment]  # Counter holds any number
        for mention in find_mentions(text):
            name = self.full_name(mention.name)
            if only_known and name not in self.names:
                continue
            self.names[name] += weight * mention.weight  # type: ignore[assignment]
            if mention.impersonal:
                self.impersonal.add(name)
