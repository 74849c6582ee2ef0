#!/bin/sh
# Pins every package, and every file of it, by its hash: pyproject.toml -> requirements/*.txt
# One file serves Linux, macOS and Windows, and Python 3.11 and later.
# `run` takes its versions from `test`, so that what is tested is what runs.
set -eu
cd "$(dirname "$0")/.."

command -v uv >/dev/null || {
    echo "lock: uv is needed to pin the packages. Get it with: python -m pip install uv" >&2
    exit 1
}

pin() { # pin FILE OPTION...
    file=$1
    shift
    uv pip compile pyproject.toml --extra build "$@" --quiet --universal --python-version 3.11 \
        --generate-hashes --no-header --no-annotate --output-file "$file"
    { echo "# Made from pyproject.toml by \`make requirements\`; do not edit."; cat "$file"; } >"$file.new"
    mv "$file.new" "$file"
}

pin requirements/test.txt --extra test "$@"
pin requirements/run.txt --constraint requirements/test.txt "$@"
