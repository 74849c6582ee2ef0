#!/bin/sh
# Sets up what `make run` or `make test` needs: sh scripts/setup.sh run|test
# A virtual environment in .venv, the pinned packages, lutondash itself and, for the tests, a browser.
# It may be run again at any time. Set PYTHON to choose another Python.
set -eu
cd "$(dirname "$0")/.."
kind=$1

missing() { # missing WHAT HOW
    printf 'setup: %s\n       %s\n' "$1" "$2" >&2
    exit 1
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if command -v "$candidate" >/dev/null && new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    missing "Python 3.11 or later was not found." \
        "Install it (on Debian or Ubuntu: apt-get install python3 python3-venv), or name it: make $kind PYTHON=/path/to/python3"
}

make_environment() {
    if [ -x .venv/bin/python ] && new_enough .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; then
        return
    fi
    python=$(find_python)
    echo "setup: making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv ||
        missing "$python cannot make a virtual environment." "On Debian or Ubuntu: apt-get install python3-venv"
}

install_packages() {
    echo "setup: installing the packages of requirements/$kind.txt"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "requirements/$kind.txt" ||
        missing "The packages could not be installed." \
            "pip says why above. It needs the network, or a mirror set in pip's own configuration."
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . ||
        missing "lutondash itself could not be installed." "pip says why above."
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

debian_chromium() {
    command -v apt-get >/dev/null || return 1
    echo "setup: installing Debian's chromium"
    { as_root apt-get update -q && as_root apt-get install -q -y --no-install-recommends chromium; } >/dev/null 2>&1
}

# Only a few tests want it: without it they are left out, and say why.
install_nginx() {
    if command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || ! command -v apt-get >/dev/null; then return; fi
    echo "setup: installing Debian's nginx"
    { as_root apt-get update -q && as_root apt-get install -q -y --no-install-recommends nginx; } >/dev/null 2>&1 ||
        echo "setup: nginx could not be installed; the tests of several workers are left out"
    # Debian starts what it installs; a site of its own was not asked for.
    as_root systemctl disable --now nginx >/dev/null 2>&1 || true
}

install_browser() {
    if .venv/bin/python -m scripts.browser >/dev/null 2>&1; then return; fi
    if debian_chromium && .venv/bin/python -m scripts.browser >/dev/null 2>&1; then return; fi
    echo "setup: installing Playwright's own chromium"
    .venv/bin/python -m playwright install chromium && .venv/bin/python -m scripts.browser >/dev/null && return
    missing "The tests walk through the pages in a browser, and no Chromium was found or could be installed." \
        "Install Chromium or Chrome (on Debian or Ubuntu: sudo apt-get install chromium), or name it: make $kind CHROMIUM=/path/to/chromium"
}

case $kind in
run | test) ;;
*) missing "There is nothing called '$kind' to set up." "Call it with run or test." ;;
esac
make_environment
install_packages
if [ "$kind" = test ]; then install_browser && install_nginx; fi
touch ".venv/.ready-$kind"
