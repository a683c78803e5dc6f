"""Let a language model make a follow-up question stand alone, and check what it made."""

import logging
from collections.abc import Sequence
from contextlib import closing

from assistant.conversation import make_standalone
from assistant.events import Turn
from assistant.generators.language_model import LanguageModel, Message
from assistant.generators.prompt import plain
from assistant.generators.reply import ReplyReader, Written
from assistant.names import find_names
from assistant.support import missing_figures
from corpus.errors import GeneratorError
from embeddings.analysis import analyse

_RULES = """\
You rewrite the last question of a conversation so that it can be understood alone.
Put in the names that its pronouns and gaps stand for. Use no word that is not needed, no fact that is not there.
Keep its language. Write the question and nothing else. If it can be understood alone, repeat it."""

_TURNS, _TURN_LENGTH = 6, 600
_TOKENS = 200
_LONGEST = 500
_FOUND = 0.7
"""Least share of its terms that stand in the conversation."""

_log = logging.getLogger(__name__)


class ModelRewriter:
    """Makes questions stand alone with a model; by rules where it fails or makes up what nobody said."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    def __call__(self, question: str, history: Sequence[Turn]) -> str:
        """Return the question as it is to be searched.

        Args:
            question: As asked.
            history: Earlier turns, oldest first.
        """
        if not history:
            return question
        try:
            rewritten = self._rewritten(question, history)
        except GeneratorError as error:
            _log.warning("the question was rewritten by rules: %s", error)
            rewritten = ""
        said = [question, *(turn.content for turn in history)]
        return rewritten if is_rewriting(rewritten, said) else make_standalone(question, history)

    def _rewritten(self, question: str, history: Sequence[Turn]) -> str:
        turns = [f"{turn.role}: {plain(turn.content[:_TURN_LENGTH])}" for turn in history[-_TURNS:]]
        asked = "\n".join((*turns, "", f"Last question: {plain(question)}"))
        reader = ReplyReader()
        sentences: list[Written] = []
        with closing(self._model.stream((Message("system", _RULES), Message("user", asked)), tokens=_TOKENS)) as pieces:
            for piece in filter(None, pieces):
                sentences += reader.feed(piece)
        sentences += reader.end()
        return " ".join(sentence.text for sentence in sentences).strip(" \"'“”")


def is_rewriting(text: str, said: Sequence[str]) -> bool:
    """Tell whether a text can be the question that was meant: short, and made of what was said.

    Args:
        text: What the model wrote.
        said: The question and the turns before it.
    """
    known = set(analyse("\n".join(said)))
    terms = analyse(text)
    if not terms or len(text) > _LONGEST or missing_figures(text, said):
        return False
    if any(known.isdisjoint(analyse(name)) for name in find_names(text)):
        return False
    return sum(term in known for term in terms) >= _FOUND * len(terms)
