"""Evaluations as the page starts them: in the background, one at a time, saved like those of the command line."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from assistant.background import Background, Steps
from assistant.compose import Application
from corpus.document import Document
from corpus.errors import QuestionSetError
from eval.draft.propose import Draft, propose
from eval.evidence import find_quote
from eval.own import OWN, OwnQuestions
from eval.question_set import EvidenceRow, QuestionRow
from eval.report import SetReport
from eval.runs import RunStore
from eval.saving import run_and_save
from eval.sets import SET_SUFFIXES, bundled_names, load_set, named_sets

_PROPOSED = 4
"""How many drafts are made for each that is shown: those that are the user's already are left out."""


@dataclass(slots=True)
class Bench:
    """Question sets, runs and the user's own questions of one home.

    Attributes:
        app: The user's application; its models are shared with the answers.
        others: Collections that are asked together with the application's.
        own: The user's own questions.
        work: The evaluation that runs.
        told: What a person should know of it.
    """

    app: Application
    others: Sequence[str] = ()
    own: OwnQuestions = field(init=False)
    work: Background = field(default_factory=Background)
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.own = OwnQuestions(self.app.home)

    def sets(self) -> list[str]:
        """Return the names of the sets that can be run, one's own first."""
        return [
            *(name for name in named_sets(self.app.home.questions) if name not in bundled_names()),
            *bundled_names(),
        ]

    def add_set(self, name: str, content: bytes) -> str:
        """Keep a set from a file of the user's and return its name; one of the same name is replaced.

        Raises:
            QuestionSetError: The file is no question set, or has a name that is taken.
        """
        file = PurePosixPath(re.sub(r"[^\w.-]+", "-", name.replace("\\", "/").rpartition("/")[2]).strip("-."))
        if file.suffix.lower() not in SET_SUFFIXES or not file.stem:
            raise QuestionSetError(f"{name[-80:]!r} is no question set; formats: {', '.join(SET_SUFFIXES)}")
        if file.stem in (OWN, *bundled_names()):
            raise QuestionSetError(f"{file.stem!r} is the name of another set; rename the file")
        folder = self.app.home.questions
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with TemporaryDirectory(dir=folder, prefix=".incoming-") as draft:
            path = Path(draft) / file
            path.write_bytes(content)
            try:
                load_set(str(path))
            except QuestionSetError as error:
                raise QuestionSetError(str(error).replace(f"{draft}/", "")) from error
            for other in named_sets(folder).values():
                if other.stem == file.stem:
                    other.unlink()
            path.replace(folder / file)
        return file.stem

    def start(self, name: str, *, limit: int | None = None) -> bool:
        """Run a set; False while another one runs.

        Raises:
            QuestionSetError: There is no such set, or it cannot be read.
        """
        if name not in self.sets():  # a name, never a path: the request comes from a browser
            hint = "say of an answer whether it is right, or accept a draft" if name == OWN else "choose another one"
            raise QuestionSetError(f"no question set {name!r}; {hint}")
        questions = load_set(name, own=self.app.home.questions).limited(limit)

        def work(steps: Steps) -> str:
            saved = run_and_save(self.app, questions, bar=steps.bar, tell=self.told.append, others=self.others)
            return saved.name

        if self.work.state.running:
            return False
        self.told.clear()
        return self.work.start(work)

    def runs(self) -> list[SetReport]:
        """Return the saved runs, the newest first."""
        return [report for _, report in self.named_runs()]

    def named_runs(self) -> list[tuple[str, SetReport]]:
        """Return the saved runs with their names, the newest first."""
        store = RunStore(self.app.home)
        found = [(name, store.load(name)) for name in store.names()]
        return sorted(found, key=lambda pair: pair[1].about.started if pair[1].about else "", reverse=True)

    def run(self, name: str) -> SetReport:
        """Return one saved run.

        Raises:
            QuestionSetError: There is none.
        """
        store = RunStore(self.app.home)
        if name not in store.names():  # a name, never a path
            raise QuestionSetError(f"no saved run {name!r}; choose another one")
        return store.load(name)

    def propose(self, documents: Iterable[Document], *, limit: int) -> list[Draft]:
        """Return questions proposed from documents that are not the user's own yet."""
        known = {row.question for row in self.own.rows()}
        drafts = propose(documents, limit=limit * _PROPOSED)
        return [draft for draft in drafts if draft.question not in known][:limit]

    def keep(self, row: QuestionRow, documents: Sequence[Document]) -> QuestionRow:
        """Keep a question of the user's own, once its evidence is found where it is said to stand.

        Args:
            row: The question.
            documents: Those that the evidence names, as far as they are indexed.

        Raises:
            QuestionSetError: The question is empty, or a quote stands nowhere in its document.
        """
        if not row.question.strip():
            raise QuestionSetError("the question is empty; write one")
        for evidence in row.evidence:
            _refuse_unfound(evidence, [each for each in documents if each.path == evidence.document])
        return self.own.put(row)


def _refuse_unfound(evidence: EvidenceRow, documents: Sequence[Document]) -> None:
    if evidence.quote and documents and not any(find_quote(document, evidence.quote) for document in documents):
        shown = " ".join(evidence.quote.split())[:60]
        raise QuestionSetError(f"{shown!r} does not stand in {evidence.document}; copy its words as they stand there")
