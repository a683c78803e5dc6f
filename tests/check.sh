#!/bin/sh
# Everything that is checked without running the program: style, format, types, direction of imports.
set -eu
cd "$(dirname "$0")/.."
bin="${VENV:-.venv}/bin"

"$bin/ruff" check .
"$bin/ruff" format --check .
"$bin/mypy"
"$bin/lint-imports"
