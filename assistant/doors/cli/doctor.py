"""`assistant doctor`: versions, name clashes and the health of the index."""

import typer

from assistant.doors.cli.context import application
from assistant.doors.cli.output import say


def doctor(context: typer.Context) -> None:
    """Check the installation and the index; exit code 1 when something needs mending."""
    from assistant.diagnosis import diagnose

    findings = diagnose(application(context))
    for finding in findings:
        say(f"{'ok  ' if finding.healthy else 'BAD '} {finding.subject}: {finding.detail}")
    if not all(finding.healthy for finding in findings):
        raise typer.Exit(1)
