"""What a run of `assistant index` did."""

from collections.abc import Sequence
from dataclasses import dataclass

from embeddings.manifest import Manifest, Note, SkippedEntry
from embeddings.plan import Changes


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What indexing did, or as a preview would do.

    Attributes:
        plan: The files that change.
        skipped: What could not be read.
        manifest: Of the current generation; None for a preview.
    """

    plan: Changes
    skipped: Sequence[SkippedEntry]
    manifest: Manifest | None

    @property
    def notes(self) -> Sequence[Note]:
        """What is to be said about the files that were read; nothing for a preview."""
        return self.manifest.notes if self.manifest else ()

    @property
    def is_idle(self) -> bool:
        """Whether no file changed."""
        plan = self.plan
        return not (plan.added or plan.changed or plan.moved or plan.deleted)
