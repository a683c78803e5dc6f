"""Fit the answer model over the words alone, for questions in a language that the reader does not know."""

import tempfile
from pathlib import Path

from assistant.extractive.model import PLAIN, AnswerModel
from eval.fitting.answers import fit_on
from eval.fitting.cases import Case, CaseMaker, Setting

SENTENCE = ("coverage", "context_coverage", "type_match", "hit_order")
"""Features that choose the sentence."""

ANSWERABLE = ("coverage", "context_coverage", "rare_terms", "answerable", "missing_numbers", "missing_names")
"""Features that say whether there is an answer."""

_FITTED_ON = "xquad_zh (every other article), with documents removed and near misses"


def fit_plain(data: Path) -> AnswerModel:
    """Fit on every other article of xquad_zh and measure on the rest.

    Args:
        data: Folder of the public question sets.
    """
    with tempfile.TemporaryDirectory() as home:
        maker = CaseMaker(data / "reading" / "xquad_zh", Path(home), name=PLAIN)
        cases = list(maker.cases(tuple(Setting), maker.rows))
    groups = sorted({case.row.group for case in cases})
    fitted = set(groups[::2])
    held = [case for case in cases if case.row.group not in fitted]
    return fit_on(
        {"xquad_zh": [case for case in cases if case.row.group in fitted]},
        {f"xquad_zh, {setting.value}": _with_answerable(held, setting) for setting in Setting},
        sentence_names=SENTENCE,
        answerable_names=ANSWERABLE,
        fitted_on=_FITTED_ON,
    )


def _with_answerable(cases: list[Case], setting: Setting) -> list[Case]:
    """Return the cases of one setting beside those of the documents as they are."""
    return [case for case in cases if case.setting in (Setting.AS_IS, setting)]
