#!/bin/sh
# What `make test` runs: Chromium for the browser tests, the checks, every test. pytest's summary is the last line.
set -eu
cd "$(dirname "$0")/.."

if ! command -v chromium >/dev/null 2>&1; then
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "installing chromium for the browser tests"
        export DEBIAN_FRONTEND=noninteractive
        # A mirror that cannot be reached costs the browser tests, not all the others.
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } </dev/null ||
            echo "chromium could not be installed: the browser tests are skipped" >&2
    else
        echo "no chromium here and no right to install it: the browser tests are skipped" >&2
    fi
fi

sh tests/check.sh
exec "${VENV:-.venv}/bin/python" -m pytest "$@"
