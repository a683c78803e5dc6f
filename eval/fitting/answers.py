"""Fit which candidate answers, how sure that is, and from where on an answer is shown."""

import tempfile
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.extractive.features import FEATURE_NAMES
from assistant.extractive.model import AnswerModel
from assistant.logistic import Logistic
from eval.fitting.cases import Case, CaseMaker, Setting
from eval.fitting.logistic import Choice, Rows, fit_choice, fit_logistic, stacked
from eval.fitting.material import TUNING
from eval.fitting.sets import FITTED, MEASURED_ONLY
from eval.metrics.token_f1 import token_f1

SENTENCE = (
    "coverage",
    "context_coverage",
    "type_match",
    "hit_order",
    "span",
    "span_lead",
    "answerable",
)
"""Features that choose the sentence."""

ANSWERABLE = (
    "context_coverage",
    "cosine_lead",
    "span",
    "answerable",
    "missing_numbers",
    "missing_names",
    "held",
)
"""Features that say whether there is an answer."""

_DRAWN = 500
"""Resamplings for the threshold's standard error."""

_SHORT = 10
"""Most words of a short answer."""

_MEASURED = 120
"""Questions of xquad_en that are measured in each setting."""

_FITTED_ON = (
    "squad2_dev (Packet switching), clapnq (first half), the bundled set everyday and the documents made up for "
    "tuning, each with documents removed and near misses"
)


def fit_answers(data: Path) -> AnswerModel:
    """Fit on what the reader never saw, an article of squad2_dev, half of clapnq, made-up documents; then measure.

    Args:
        data: Folder of the public question sets.
    """
    fitted, measured = _all_cases(data)
    return fit_on(fitted, measured)


def fit_on(
    fitted: Mapping[str, Sequence[Case]],
    measured: Mapping[str, Sequence[Case]],
    *,
    sentence_names: Sequence[str] = SENTENCE,
    answerable_names: Sequence[str] = ANSWERABLE,
    fitted_on: str = _FITTED_ON,
) -> AnswerModel:
    """Fit on cases by set, each counting alike, and measure on others.

    Args:
        fitted: Cases to fit on, by set.
        measured: Cases to measure on, by what is shown of them.
        sentence_names: Features that choose the sentence.
        answerable_names: Features that say whether there is an answer.
        fitted_on: Where the fitted cases come from.
    """
    sentence = fit_choice(
        [choice for cases in fitted.values() for choice in _choices(cases, sentence_names)], sentence_names
    )
    rows, gold, shares = stacked([_answerable_rows(cases, sentence) for cases in fitted.values()])
    signs = {name: -1 if name.startswith("missing") else 1 for name in answerable_names}
    answerable = fit_logistic(rows, gold, shares, answerable_names, signs=signs)
    model = AnswerModel(fitted_on=fitted_on, sentence=sentence, answerable=answerable, threshold=0.0, figures={})
    confidences = np.array([model.confidence(row) for row in rows])
    threshold = balanced_threshold(confidences, gold, shares)
    figures = {
        f"{name}: {measure}": value
        for name, cases in measured.items()
        for measure, value in _figures(cases, model, threshold).items()
    }
    return model.model_copy(update={"threshold": round(threshold, 4), "figures": figures})


def _all_cases(data: Path) -> tuple[dict[str, list[Case]], dict[str, list[Case]]]:
    """Return the cases to fit on, and those to measure on, by set."""
    three = (Setting.AS_IS, Setting.OWN_REMOVED, Setting.NEAR_MISS)
    with tempfile.TemporaryDirectory() as home:
        squad = CaseMaker(data / "reading" / "squad2_dev", Path(home) / "squad2")
        clap = CaseMaker(data / "rag" / "clapnq", Path(home) / "clapnq")
        xquad = CaseMaker(data / "reading" / "xquad_en", Path(home) / "xquad")
        everyday = CaseMaker(Path(str(files("eval"))) / "questions" / "everyday", Path(home) / "everyday")
        tuning = CaseMaker(TUNING, Path(home) / "tuning")
        middle = len(clap.rows) // 2
        fitted = {
            "squad2_dev": list(squad.cases(three, [row for row in squad.rows if row.group in FITTED])),
            "clapnq": list(clap.cases(three, clap.rows[:middle])),
            "everyday": list(everyday.cases(three, everyday.rows)),
            "tuning": list(tuning.cases(three, tuning.rows)),
        }
        held = [row for row in squad.rows if row.group in MEASURED_ONLY - FITTED]
        asked = {setting: list(xquad.cases((setting,), xquad.rows[:_MEASURED])) for setting in Setting}
        as_is = asked[Setting.AS_IS]
        measured = {
            "xquad_en": as_is,
            "xquad_en, half of the articles removed": asked[Setting.HALF_REMOVED],
            "xquad_en, own paragraph removed": as_is + asked[Setting.OWN_REMOVED],
            "xquad_en, near misses": as_is + asked[Setting.NEAR_MISS],
            "squad2_dev, adversarial": list(squad.cases((Setting.AS_IS,), held)),
            "clapnq": list(clap.cases((Setting.AS_IS,), clap.rows[middle:])),
        }
    return fitted, measured


def balanced_threshold(confidences: NDArray[np.float64], gold: NDArray[np.bool_], shares: NDArray[np.float64]) -> float:
    """Return where refusing too often and too seldom balance: the highest mean of both shares that are right.

    That mean is flat about its top, where a single question moves it far: returned is the median, counted by questions,
    of the thresholds at which it is within a standard error of its best, over resampled questions.

    Args:
        confidences: Of each question, (n,).
        gold: Whether it has an answer, (n,).
        shares: How much it counts, (n,).
    """
    order = np.argsort(confidences)

    def gains(counted: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the share rightly refused less the share wrongly refused, with the threshold just above each."""
        refused = np.cumsum(np.where(gold, 0, counted)[order]) / counted[~gold].sum()
        lost = np.cumsum(np.where(gold, counted, 0)[order]) / counted[gold].sum()
        return np.asarray(refused - lost)

    rng, every = np.random.default_rng(0), np.full(len(gold), 1 / len(gold))
    gained = gains(shares)
    best = int(np.argmax(gained))
    error = float(np.std([gains(shares * rng.multinomial(len(gold), every))[best] for _ in range(_DRAWN)]))
    near = gained >= gained[best] - error
    ranked = confidences[order]
    return float(np.median((ranked + np.append(ranked[1:], ranked[-1]))[near]) / 2)


def _choices(cases: Sequence[Case], names: Sequence[str]) -> list[Choice]:
    """Return the questions of one set that a candidate answers; those of a set count as much as those of another."""
    columns = [FEATURE_NAMES.index(name) for name in names]
    useful = [case for case in cases if case.setting is Setting.AS_IS and case.holds.any()]
    return [Choice(case.features[:, columns], case.holds, 1 / len(useful)) for case in useful]


def _answerable_rows(cases: Sequence[Case], sentence: Logistic) -> tuple[Rows, NDArray[np.bool_]]:
    rows = []
    for case in cases:
        best = _best(case, sentence)
        features = dict(zip(FEATURE_NAMES, case.features[best].tolist(), strict=True))
        rows.append({**features, **case.others[best]})
    return rows, np.array([case.answerable for case in cases])


def _best(case: Case, sentence: Logistic) -> int:
    logits = [sentence.logit(dict(zip(FEATURE_NAMES, values, strict=True))) for values in case.features.tolist()]
    return int(np.argmax(logits))


def _figures(cases: Sequence[Case], model: AnswerModel, threshold: float) -> dict[str, float]:
    rows, gold = _answerable_rows(cases, model.sentence)
    confidences = np.array([model.confidence(row) for row in rows])
    figures = {
        "n": float(len(cases)),
        **_span_figures([case for case in cases if case.answerable], model.sentence),
        "refused though answerable": float(np.mean(confidences[gold] < threshold)),
        **({} if gold.all() else _refusal_figures(confidences, gold, threshold)),
    }
    return {name: round(value, 4) for name, value in figures.items()}


def _span_figures(cases: Sequence[Case], sentence: Logistic) -> dict[str, float]:
    """Return how often the sentence holds the answer, and the overlap of spans, if any; nothing for long answers."""
    if np.median([min(len(answer.split()) for answer in case.row.answers) for case in cases]) > _SHORT:
        return {}
    best = [_best(case, sentence) for case in cases]
    chosen = list(zip(cases, best, strict=True))
    figures = {"sentence holds the answer": float(np.mean([case.holds[row] for case, row in chosen]))}
    if any(any(case.spans) for case in cases):
        overlaps = [token_f1(case.spans[row], case.row.answers) for case, row in chosen]
        figures["span token F1"] = float(np.mean(overlaps))
    return figures


def _refusal_figures(confidences: NDArray[np.float64], gold: NDArray[np.bool_], threshold: float) -> dict[str, float]:
    from sklearn.metrics import roc_auc_score

    tenth = float(np.quantile(confidences[gold], 0.1))
    return {
        "AUROC": float(roc_auc_score(gold, confidences)),
        "refused at 10 % false refusals": float(np.mean(confidences[~gold] < tenth)),
        "unanswerable refused": float(np.mean(confidences[~gold] < threshold)),
    }
