"""Citation quality without gold evidence: do the citations support what they are put to?

Source: Gao, Yen, Yu and Chen, "Enabling Large Language Models to Generate Text with Citations" (ALCE), EMNLP 2023,
section 3.3; their 11 B entailment model is a parameter here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Supports = Callable[[str, Sequence[str]], bool]
"""Do the passages, taken together, support the sentence?"""


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence and the passages that it cites."""

    text: str
    passages: tuple[str, ...]


def support_recall(sentences: Sequence[CitedSentence], supports: Supports) -> float:
    """Return the share of sentences that their citations, taken together, support; 0 without sentences.

    Example:
        >>> held = lambda sentence, passages: all(word in " ".join(passages) for word in sentence.split())
        >>> support_recall([CitedSentence("a b", ("a", "b")), CitedSentence("c", ("a",))], held)
        0.5
    """
    held = [bool(each.passages) and supports(each.text, each.passages) for each in sentences]
    return sum(held) / len(held) if held else 0.0


def support_precision(sentences: Sequence[CitedSentence], supports: Supports) -> float:
    """Return the share of citations that are not idle; 0 without citations.

    A citation is idle when its sentence is not supported at all, or when it alone does not support the sentence while
    the others together still do.

    Example:
        >>> held = lambda sentence, passages: all(word in " ".join(passages) for word in sentence.split())
        >>> support_precision([CitedSentence("a b", ("a", "b", "c"))], held)  # "c" is idle
        0.6666666666666666
    """
    useful = [_useful(each, row, supports) for each in sentences for row in range(len(each.passages))]
    return sum(useful) / len(useful) if useful else 0.0


def _useful(sentence: CitedSentence, row: int, supports: Supports) -> bool:
    if not supports(sentence.text, sentence.passages):
        return False
    alone, others = sentence.passages[row : row + 1], sentence.passages[:row] + sentence.passages[row + 1 :]
    return supports(sentence.text, alone) or not (others and supports(sentence.text, others))
