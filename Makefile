.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
# The machine's uv when it runs, else one of our own in .uv/ (a pyenv shim may exist and not run).
UV := $(shell uv --version >/dev/null 2>&1 && command -v uv || echo .uv/bin/uv)
RUN := $(UV) run --quiet
export UV_PYTHON_DOWNLOADS = never
# Compiled once, kept: a machine that forbids it pays three seconds at every start.
export PYTHONDONTWRITEBYTECODE =
WRITABLE = test -w . || { echo "`pwd` cannot be written to: copy the project to a folder of your own." >&2; exit 1; }
.PHONY: help ready demo test slow lint types check format words search-quality bench bench-elasticsearch bench-web faults pages lock \
  elasticsearch elasticsearch-stop clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

# Say in one sentence what would stand in the way; uv takes several.
ready: | $(UV)
	@test -d .venv || $(WRITABLE)
	@asked="$${UV_PYTHON:->=3.11}"; found=`$(UV) python find "$$asked" 2>/dev/null` || { \
	  echo "uv finds no Python 3.11 or newer: `$(UV) python find "$$asked" 2>&1 | sed -n '1s/^error: //p'`" >&2; exit 1; }; \
	  "$$found" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed, and UV_PYTHON asks for $$asked." >&2; exit 1; }

demo: | ready ## install what is missing, load the demo city, serve it (PORT=8000)
	@$(RUN) --no-dev manage.py demo --port $(PORT)

test: | ready ## run the tests on every core (ARGS='tests/search -k age')
	@$(RUN) pytest -n auto $(ARGS)

slow: | $(UV) ## run the slow tests: load, faults, every page in every colour
	@$(RUN) pytest -m slow $(ARGS)

lint: | $(UV) ## style and layers
	@$(RUN) ruff format --check .
	@$(RUN) ruff check .
	@git ls-files 'templates/*.html' | xargs $(RUN) djhtml --check
	@git ls-files 'templates/*.html' | xargs $(RUN) djade --target-version 5.2 --check
	@$(RUN) lint-imports --no-cache

types: | $(UV) ## types, strict
	@$(RUN) mypy .

check: AS_A_CITY = DJANGO_SETTINGS_MODULE=aarrearkku.settings.production BASE_URL=https://aarrearkku.example \
  ALLOWED_HOSTS=aarrearkku.example SECRET_KEY=only-for-this-check-abcdefghijklmnopqrstuvwxyz-0123456789
check: | $(UV) ## migrations complete, system checks silent, a city's settings too
	@$(RUN) manage.py makemigrations --check --dry-run
	@$(RUN) manage.py check --fail-level WARNING
	@$(AS_A_CITY) $(RUN) manage.py check --deploy --fail-level WARNING

format: | $(UV) ## put code and templates into shape
	@$(RUN) ruff check --fix .
	@$(RUN) ruff format .
	@git ls-files 'templates/*.html' | xargs $(RUN) djade --target-version 5.2
	@git ls-files 'templates/*.html' | xargs $(RUN) djhtml

words: | $(UV) ## collect the strings for translation (needs gettext)
	@$(RUN) manage.py makemessages -l fi -l sv -i '.venv' -i '.uv' -i var -i tests --no-location --no-obsolete --no-wrap
	@for po in locale/*/LC_MESSAGES/django.po; do msgattrib --sort-output --no-wrap $$po \
	  | sed '/^"POT-Creation-Date\|^"Report-Msgid/d; /^# |/d' > $$po.new && mv $$po.new $$po || exit 1; done

search-quality: | $(UV) ## measure how well the search finds, and add to the history (ARGS='--engine memory')
	@DJANGO_SETTINGS_MODULE=aarrearkku.settings.test $(RUN) python -m tests.search_quality $(ARGS)

bench: | $(UV) ## measure search engine and analysis of Finnish, and write tests/benchmarks/RESULTS.md
	@$(RUN) python -m tests.benchmarks $(ARGS)

bench-elasticsearch: | $(UV) ## measure the search on the Elasticsearch of ELASTICSEARCH_URL (ARGS=100000)
	@$(RUN) python -m tests.benchmarks.elastic $(ARGS)

bench-web: | $(UV) ## measure whole answers of a real server over 100,000 entries
	@$(RUN) python -m tests.benchmarks_web $(ARGS)

faults: | $(UV) ## kill and pause a real Elasticsearch while the site is searched and edited (ARGS='20 2000')
	@$(RUN) python -m tests.drill $(ARGS)

pages: | $(UV) ## check the pages of the running demo: nu validator and Lighthouse (PORT=8000)
	@PORT=$(PORT) tests/checks/pages $(ARGS)

lock: | $(UV) ## pin the newest versions that fit, for uv and for pip
	@$(RUN) python .ci/lock.py $(UV)

elasticsearch: ## start an Elasticsearch for tests and trying out, and print its address (needs Java and Maven)
	@.ci/elasticsearch

elasticsearch-stop: ## stop it
	@.ci/elasticsearch stop

clean: ## forget the demo city and everything that was built
	@rm -rf var .venv .uv uv.lock .test-* .mypy_cache .ruff_cache .pytest_cache .hypothesis

.uv/bin/uv:
	@$(WRITABLE)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; $(PYTHON) is `$(PYTHON) --version 2>&1`. Try: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv .uv >/dev/null 2>&1 || { rm -rf .uv; \
	  echo "$(PYTHON) cannot make a virtual environment. On Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Fetching uv into .uv/ ..." >&2
	@.uv/bin/python -m pip install --quiet --disable-pip-version-check uv
