"""The command line: each command parses, calls and prints."""

from assistant.doors.cli.app import run

__all__ = ["run"]
