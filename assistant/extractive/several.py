"""Whether a question asks for several things, read off its wording; each way to ask is weighed by itself."""

import re

_NO_PLURAL = r"(?!(?:does|is|was|has|his|its|this|us|always|process|status|series|business|class|basis)\b)"
_WORDINGS = {
    "plural": rf"\b(?:what|which|all|any|name|list|every)\b(?:\ (?:kinds?\ of|sorts?\ of|\w+))??\ {_NO_PLURAL}"
    r"\w{2,}[^\Wsu]s\b | [哪几]些",
    "open": r"\bwhat\b(?:\ all|\ else)?\ (?:do|does|must|should|can|may|am|are|has|have|did|shall|will)\b"
    r"| \bwhat\ is\ (?:not\ )?(?:\w+ed|included|covered|forbidden)\b | \bwhat\b.*\ contain",
    "when": r"\bwhen\ (?:can|may|must|should|do|does|shall|will|is)\b",
    "who": r"\bwho(?:'s|\ is|\ are|\ was|\ were|\ all|\ gets?|\ pays?|\ sits?|\ attended|\ took|\ has|\ have|\ else)\b",
    "conditions": r"\b(?:under|on|in|by|for|to)\ (?:what|which)\ \w+s\b",
    "imperative": r"^\W*(?:ok\ |please\ )?(?:list|name|give\ me|enumerate)\b",
}
_PATTERNS = {name: re.compile(pattern, re.I | re.X) for name, pattern in _WORDINGS.items()}
_ASKS = re.compile(
    r"\b(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|can|could|may|must|list|name|give"
    r"|tell|show)\b|[哪谁何几吗]|多少|什么",
    re.I,
)

WORDINGS = (*_WORDINGS, "key_words")


def wordings(question: str) -> dict[str, float]:
    """Return for each way to ask for several things 1 where the question has it; key words alone are one of them."""
    found = {name: float(pattern.search(question) is not None) for name, pattern in _PATTERNS.items()}
    return {**found, "key_words": float(_ASKS.search(question) is None)}
