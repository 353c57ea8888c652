.PHONY: help install run dev test check bench docs lock ui
.DEFAULT_GOAL := help
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin

help: ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

.venv/installed: requirements.lock pyproject.toml
	@test -d .venv || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q .venv/lib platform || true
	@touch $@

.venv/installed-dev: requirements-dev.lock .venv/installed
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

install: .venv/installed ## virtual environment and locked dependencies

run: install ## the production server with demo accounts on http://localhost:8000 (PORT= for another)
	@ANKERPUNT_DEMO=true $(BIN)/ankerpunt serve --port $(PORT)

dev: install ## a server that reloads when code changes
	@ANKERPUNT_DEMO=true $(BIN)/ankerpunt serve --port $(PORT) --workers 1 --reload

test: .venv/installed-dev ## every test; installs Chromium and PostgreSQL where it may
	@bash tests/install-parts
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

check: .venv/installed-dev ## format, lint, types, import rules, templates, content
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@PYTHONPATH=platform $(BIN)/lint-imports --no-cache
	@$(BIN)/djlint platform --lint --quiet
	@$(BIN)/ankerpunt check content vakgroepen cases_library

bench: .venv/installed-dev ## relevance and speed of search, speed of pages, reach of de-identification
	@$(BIN)/python -m bench.search.relevance
	@$(BIN)/python -m bench.search.speed
	@$(BIN)/python -m bench.pages
	@$(BIN)/python -m bench.deidentification

docs: install ## the static edition in build/site
	@$(BIN)/ankerpunt static build/site

ui: ## rebuild the stylesheet from ui/ (needs Node)
	@cd ui && npm ci --no-audit --no-fund --silent && npm run --silent build

lock: .venv/installed-dev ## renew the lock files
	@$(BIN)/pip-compile -q --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-header --allow-unsafe \
		--all-build-deps --extra postgres --extra static -o requirements.lock pyproject.toml
	@$(BIN)/pip-compile -q --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-header --allow-unsafe \
		--all-build-deps --extra postgres --extra static --extra test --extra check --extra bench --extra words -c requirements.lock -o requirements-dev.lock pyproject.toml
