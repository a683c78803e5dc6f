"""What a conversation has been about."""

import re
from collections import Counter
from dataclasses import dataclass, field

from assistant.events import ABSTENTION
from assistant.names import find_names

_TOPIC_WORDS = 24
_NAMES_OF_ANSWER = 2
_QUESTION_WEIGHT, _FADING = 3.0, 0.8
_FRAME = re.compile(
    r"^\W*(?:(?:and|but|so|or|also)\b[\s,]*)?(?:in |at |on |for |by |under )?"
    r"(?:what|which|who|whom|whose|when|where|why|how(?: many| much)?)\b\s*"
    r"(?:(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b\s*)?(?:(?:the|a|an)\b\s*)?",
    re.I,
)


@dataclass(slots=True)
class Memory:
    """What a conversation has been about.

    Attributes:
        previous: The last question that was answered, standing alone where it was a fragment.
        pending: The question that awaits its answer; one that is refused is no longer what is talked about.
        answer: The answer to it.
        names: How much each name was spoken of: most in questions, most of late.
    """

    previous: str = ""
    pending: str = ""
    answer: str = ""
    names: Counter[str] = field(default_factory=Counter)

    def ask(self, standalone: str, asked: str) -> None:
        """Take in a question."""
        self.settle()
        self.pending = asked if f"{asked.rstrip(' ?.!')} (" in standalone else standalone

    def hear(self, answer: str) -> None:
        """Take in an answer."""
        if answer.startswith(ABSTENTION) and self.previous:
            self.pending = ""
            return
        self.settle()
        self.answer = answer
        self._speak_of(answer, 1.0)

    def settle(self) -> None:
        """Make the pending question the one before."""
        if self.pending:
            self._speak_of(self.pending, _QUESTION_WEIGHT)
            self.previous, self.pending, self.answer = self.pending, "", ""

    def subject(self) -> str:
        """Return the name that was spoken of most, empty without any."""
        return max(self.names, key=lambda name: self.names[name], default="")

    def person(self) -> str:
        """Return who "he" or "she" is: who answers a question for a person, else the subject; empty without any."""
        answered = [name for name in find_names(self.answer) if " " in name]
        return answered[0] if re.search(r"\bwho", self.previous, re.I) and answered else self.subject()

    def topic(self) -> str:
        """Return subject, question before and names of its answer, each once."""
        asked = " ".join(_FRAME.sub("", self.previous.strip(" ?.!")).split()[:_TOPIC_WORDS])
        answered = [name for name in find_names(self.answer) if not name.isupper()][:_NAMES_OF_ANSWER]
        parts: list[str] = []
        for part in (self.subject(), asked, *answered):
            if part and not any(part.casefold() in other.casefold() for other in (asked, *parts) if other is not part):
                parts.append(part)
        return ", ".join(parts)

    def _speak_of(self, text: str, weight: float) -> None:
        for name in self.names:
            self.names[name] *= _FADING  # type: ignore[assignment]  # Counter holds any number
        for name in find_names(text):
            self.names[name] += weight  # type: ignore[assignment]
