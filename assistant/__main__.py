"""The command `assistant`, also as `python -m assistant`."""

import sys


def main() -> None:
    """Run the command line; a declared error is one line on stderr and exit code 1."""
    from assistant.doors.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
