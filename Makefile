# Everything there is to do with this project. `make` alone lists it.
# .venv/.ready-* remember what has been set up, so that a second call starts at once.
.PHONY: help run test thorough check lint format bench audit screenshots pictures accessibility requirements
python := .venv/bin/python

help: ## list what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 14

run: .venv/.ready-run ## set up what is missing and start the dashboard
	.venv/bin/lutondash serve

test: .venv/.ready-test ## set up what is missing and run every check and every test
	$(MAKE) --no-print-directory lint
	$(python) -m pytest --numprocesses auto --dist worksteal -m "not thorough" --ignore tests/browser --ignore tests/pictures
	$(python) -m pytest --numprocesses auto --dist loadfile -m "not thorough" tests/browser tests/pictures

thorough: .venv/.ready-test ## run what `make test` leaves out: every page at every size in the browser, every step of a kill
	$(python) -m pytest --numprocesses auto --dist loadfile -m thorough

check: .venv/.ready-test ## the quick part of `make test`: no browser, no published figures
	$(MAKE) --no-print-directory lint
	$(python) -m pytest -m "not thorough" --ignore tests/browser --ignore tests/pictures --ignore tests/published

lint: .venv/.ready-test ## style, types, and what in the source could do harm
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy
	$(python) -m bandit --configfile pyproject.toml --recursive --quiet lutondash scripts app.py pages

audit: .venv/.ready-test ## ask whether a pinned package has a known weakness; says "not audited" where nobody can tell
	$(python) -m scripts.audit

format: .venv/.ready-test ## put the style right where that can be done without thinking
	$(python) -m ruff check --fix .
	$(python) -m ruff format .

# COMPARE names the Python of an environment with the extra `compare`, for the same page in Dash and in Panel.
bench: .venv/.ready-test ## measure the server under load beside its floor, then data, signals, pages, first paint, static edition and packs
	$(python) -m benchmarks.under_load --keep $(if $(COMPARE),--python $(COMPARE))
	$(python) -m benchmarks.bench_load
	$(python) -m benchmarks.bench_signals
	$(python) -m benchmarks.bench_pages
	$(python) -m benchmarks.bench_first_paint
	$(python) -m benchmarks.bench_static
	$(python) -m benchmarks.bench_pack
	$(python) -m benchmarks.bench_account_import
	$(python) -m benchmarks.bench_editions
	$(python) -m benchmarks.bench_edition_rows
	$(python) -m benchmarks.bench_els_import

screenshots: .venv/.ready-test ## take a picture of every page, and the one in the README
	$(python) -m scripts.screenshots

pictures: .venv/.ready-test ## keep new pictures of what looks different on purpose
	$(python) -m tests.pictures.keep

accessibility: .venv/.ready-test ## look at every kind of page for failures of accessibility, and say so in the statement
	$(python) -m scripts.accessibility

requirements: ## pin the packages of pyproject.toml anew, with their hashes (needs uv)
	sh scripts/lock.sh

.venv/.ready-%: requirements/%.txt pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh $*
