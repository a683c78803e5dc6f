"""Keep an index in sync with its folders for as long as the program runs."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

from assistant.index_report import IndexReport
from corpus.errors import AssistantError, explain

_SETTLE_MS = 1600
"""How long changes are gathered: saving one file makes several, copying a folder makes thousands."""

_TRY_AGAIN_MS = 10_000
"""When a run that failed is tried again, although nothing changed since."""


def follow(
    sources: Sequence[Path],
    index: Callable[[], IndexReport],
    *,
    stop: Event | None = None,
    settle_ms: int = _SETTLE_MS,
    try_again_ms: int = _TRY_AGAIN_MS,
) -> Iterator[IndexReport | str]:
    """Index at each change below the sources; yield each report, or the reason why a run failed.

    Args:
        sources: Folders or files; one that vanishes is a failed run, not the end.
        index: Brings the index up to date.
        stop: Ends the loop when it is set.
        settle_ms: How long changes are gathered.
        try_again_ms: Pause before a failed run is tried again.
    """
    from watchfiles import watch

    first, failed = True, False
    changes = watch(
        *(_watched(source) for source in sources),
        stop_event=stop,
        debounce=settle_ms,
        rust_timeout=try_again_ms,
        yield_on_timeout=True,
        raise_interrupt=True,
        ignore_permission_denied=True,
    )
    for changed in changes:
        if changed or failed or first:
            outcome = _run(index)
            # what changed before the watch began is told of no more, so the first look is taken whatever is told
            nothing_missed = first and not changed and isinstance(outcome, IndexReport) and outcome.is_idle
            if not (nothing_missed or (failed and isinstance(outcome, str))):
                yield outcome
            first, failed = False, isinstance(outcome, str)


def _run(index: Callable[[], IndexReport]) -> IndexReport | str:
    """Index once; a failure that the user can be told of is text."""
    try:
        return index()
    except AssistantError as error:
        return str(error)
    except OSError as error:
        return explain(error)


def _watched(source: Path) -> Path:
    """Return what is watched for a source: a file is replaced when it is saved, so its folder is."""
    path = source.expanduser().absolute()
    return path if path.is_dir() else path.parent
