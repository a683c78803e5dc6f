"""Follow-ups in Chinese: "藏书呢？", "那2019年呢？", "它什么时候开放？"."""

import re

_FRAGMENT = re.compile(r"^(?:那么|那|还有|而|另外)?[，,\s]*(?P<new>[^？?，,]{1,20}?)呢[？?]?$")
_YEAR = re.compile(r"\d{4}\s*年?|[一二三四五六七八九十\d]{1,3}月(?:\d{1,2}日)?")
_MEASURE_WORDS = "个名位本册座家件项条台部栋间所层次种只张辆"
_QUANTITY = re.compile(
    rf"(?:多少|几)[{_MEASURE_WORDS}]?(?P<thing>[^？?，,吗呢]+)|(?:哪些|什么|哪[{_MEASURE_WORDS}])(?P<kind>[^？?，,吗呢]+)"
)
_SUBJECT = re.compile(
    r"^(?P<subject>[^？?，,]{2,20}?)(?=有|是|在|的|什么|多少|几|何时|为什么|怎么|哪|会|能|可以|需要|要|于|位于)"
)
_PRONOUN = re.compile("它们|他们|她们|它|他|她|这里|那里|其(?!他|它|中|实)")


def complete_chinese(question: str, previous: str) -> str:
    """Return a Chinese follow-up standing alone; empty where it is none.

    A time takes the place of a time, another word that of what is counted or asked for, else that of the subject.

    Args:
        question: As asked.
        previous: The question before, standing alone.
    """
    fragment = _FRAGMENT.match(question.strip())
    if fragment:
        return _fill(previous, fragment["new"])
    subject, pronoun = _SUBJECT.match(previous), _PRONOUN.search(question)
    if subject and pronoun:
        return question[: pronoun.start()] + subject["subject"] + question[pronoun.end() :]
    return ""


def _fill(previous: str, new: str) -> str:
    times = list(_YEAR.finditer(previous))
    if _YEAR.fullmatch(new):
        return _put(previous, times[-1].span(), new) if times else f"{new}{previous}"
    subject = _SUBJECT.match(previous)
    if subject and subject["subject"][-1] == new[-1]:  # 新馆, 旧馆
        return _put(previous, subject.span("subject"), new)
    asked = _QUANTITY.search(previous)
    if asked:
        measured = (
            asked.start() + 2 if asked["thing"] and previous.startswith("多少", asked.start()) else asked.start("thing")
        )
        return _put(previous, (measured, asked.end()) if asked["thing"] else asked.span("kind"), new)
    return _put(previous, subject.span("subject"), new) if subject else f"{previous.rstrip('？?')}，{new}？"


def _put(text: str, place: tuple[int, int], new: str) -> str:
    return text[: place[0]] + new + text[place[1] :]
