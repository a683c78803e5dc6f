"""The command `assistant`, also as `python -m assistant`."""

import os
import sys


def main() -> None:
    """Run the command line; a declared error is one line on stderr and exit code 1."""
    # pydantic would read every installed distribution to look for plugins
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from assistant.doors.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
