# Everything a person types here is one word. `make` alone lists the words.
# Needs GNU Make, a POSIX sh, and either uv or any Python >= 3.9.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

PORT ?= 8000
# Arguments for pytest: make test-quick ARGS="tests/people -x"
ARGS ?=

PYTHON := .venv/bin/python
DEV := DJANGO_SETTINGS_MODULE=groupsite.settings.dev
TEST := DJANGO_SETTINGS_MODULE=groupsite.settings.test
PYTEST := $(TEST) $(PYTHON) -m pytest
# `tests/order.py` says which modules come first.
PARALLEL := -n auto --dist loadfile --no-loadscope-reorder
# Tests in these wait for browsers, servers and builds. Nothing in them is quick, so it need not be read.
WAITING := tests/browser tests/faults tests/wheel
# `make test-servers` runs these.
OTHERS := --ignore=tests/servers
# They have a process more than there are processors: CI fills the time in which they wait.
WITH_BROWSERS = $(subst auto,$(shell $(PYTHON) -c 'import os; print(os.cpu_count() + 1)'),$(PARALLEL))
TEMPLATES := templates people research vacancies groupsite

# A developer's own choice of interpreter or environment for other projects is not ours.
unexport UV_PYTHON VIRTUAL_ENV PYTHONPATH PYTHONHOME
# Compiled modules and tests are kept (git ignores them): collecting tests takes half the time.
unexport PYTHONDONTWRITEBYTECODE
# Compiled once while installing: a start takes 1.0 s instead of 2.5.
export UV_COMPILE_BYTECODE := 1

.PHONY: help
help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- Running -------------------------------------------------------------------------------------

.PHONY: environment
environment:
	@.ci/environment requirements.txt

# With any value: the facts of the real posting alone, in a database of their own
REAL ?=
DEMO := $(DEV) $(if $(REAL),GROUPSITE_DATA="$${GROUPSITE_DATA:-$(CURDIR)/var/real}")

.PHONY: demo
demo: environment ## The demonstration site on http://127.0.0.1:8000/ (PORT= changes it; REAL=1: nobody invented)
	@$(PYTHON) .ci/messages.py compile
	@$(DEMO) GROUPSITE_ADDRESS=http://127.0.0.1:$(PORT) exec $(PYTHON) manage.py serve_demo --port $(PORT)$(if $(REAL), --real)

# --- Testing -------------------------------------------------------------------------------------

.PHONY: dev-environment
dev-environment:
	@.ci/environment requirements-dev.txt
	@$(PYTHON) .ci/messages.py compile

.PHONY: test
ifeq ($(strip $(ARGS)),)
test: test-computing test-waiting test-alone ## The whole test suite (browser tests skip where there is no Chromium)
else
test: dev-environment
	$(PYTEST) $(PARALLEL) $(ARGS)
endif

# The parts of the suite: the first two may run beside each other, and nothing beside the last.
.PHONY: test-computing test-waiting test-alone
test-computing: dev-environment
	$(PYTEST) $(PARALLEL) $(OTHERS) $(addprefix --ignore=,$(WAITING))

test-waiting: dev-environment
	$(PYTEST) $(WITH_BROWSERS) -m "not alone" $(WAITING)

test-alone: dev-environment
	$(PYTEST) -m alone $(WAITING)

.PHONY: test-quick
test-quick: dev-environment ## An example of every rule, without browsers, builds and the rest of long tables
	$(TEST) $(PYTHON) -m pytest $(PARALLEL) -m "not browser and not build and not thorough and not alone" $(addprefix --ignore=,$(WAITING)) $(OTHERS) $(ARGS)

# What editors do with two languages, where the database decides about order, locks and characters
ON_POSTGRESQL := tests/people/side_by_side tests/people/beside_original tests/people/content/test_confirmed_sections.py
# and what triggers do in its transactions, and what a search finds.
ON_POSTGRESQL += tests/groupsite/page_cache tests/groupsite/backup tests/groupsite/moving
ON_POSTGRESQL += $(addprefix tests/groupsite/search/test_,index.py ranking.py search.py suggestions.py synonyms.py traces.py unanswered.py)

# and what other servers do for several machines.
ON_SERVERS := $(ON_POSTGRESQL) tests/servers tests/people/test_single_run.py
# Applications: what is sent twice at once, counted, replaced, packed and erased.
ON_SERVERS += $(addprefix tests/vacancies/applications/test_,applying.py uploading.py repeated_forms.py)
ON_SERVERS += tests/vacancies/committee/test_archives.py
ON_SERVERS += $(addprefix tests/vacancies/test_,removals.py retention.py storage.py)
# Publications: two editors accept at once.
ON_SERVERS += tests/research/inbox/test_on_postgresql.py

.PHONY: test-servers
test-servers: dev-environment ## What touches other servers, on a PostgreSQL, a Valkey and an S3 server of their own (needs the first two)
	$(TEST) .ci/on_servers $(PYTHON) -m pytest $(PARALLEL) -m "not thorough" $(or $(ARGS),$(ON_SERVERS))

# --- Looking -------------------------------------------------------------------------------------

# Which to take again: make photographs ONLY='^vacancy/closed'
ONLY ?=

.PHONY: photographs
photographs: dev-environment ## Contact sheets of every page, state and width in var/photographs/
	$(PYTHON) -m tools.photographs '$(ONLY)'

.PHONY: pictures
pictures: dev-environment ## The pictures of README and docs, from the demonstration
	$(PYTHON) -m tools.photographs.pictures

# --- Measuring: nu and lighthouse alone need Node, npm and Java; the site never does --------------

.PHONY: weigh
weigh: dev-environment ## What a first visit costs over the wire, request by request
	$(PYTHON) -m tools.web.weigh

.PHONY: checkers
checkers:
	@.ci/checkers

.PHONY: nu
nu: dev-environment checkers ## The Nu HTML checker on every page in every state, and on the styles
	$(PYTHON) -m tools.web.nu

.PHONY: lighthouse
lighthouse: dev-environment checkers ## Lighthouse, as a phone: home, posting, person, vacancies (en, sv), publications
	$(PYTHON) -m tools.web.lighthouse

# Which kinds of measurement: make bench ONLY='pages|search'
.PHONY: bench
bench: dev-environment ## Pages, cache, search, admin, uploads, memory and start beside a bare Wagtail site, and their bars
	$(PYTHON) -m tools.bench '$(ONLY)'

.PHONY: stress
stress: dev-environment ## 50 applicants at once, kill -9 under load: some minutes (docs/stress.md)
	$(PYTHON) -m tests.faults.stress
	$(PYTHON) -m tests.faults.backups

.PHONY: drills
drills: dev-environment ## Database, cache, buckets, worker, scanner, mail, one web server away: some minutes (docs/drills.md)
	$(PYTHON) -m tools.drills $(ARGS)

.PHONY: last-hour
last-hour: dev-environment ## 500 readers, slow uploads, applications and archives at once: some minutes (docs/last-hour.md)
	$(PYTHON) -m tools.last_hour $(ARGS)

# --- Reading --------------------------------------------------------------------------------------

.PHONY: docs
docs: dev-environment ## The documentation site in var/docs/; a broken link or warning stops it
	$(PYTHON) -m sphinx --nitpicky --fail-on-warning --keep-going --quiet -d var/docs-cache docs var/docs
	@echo 'Open var/docs/index.html'

# --- Releasing -------------------------------------------------------------------------------------

.PHONY: wheel
wheel: ## The source distribution and the wheel made from it, in dist/
	.ci/uv build --quiet --build-constraints requirements-dev.txt --out-dir dist
	@ls dist/*.whl dist/*.tar.gz

# --- The gate: what .ci/run asks beside the tests ------------------------------------------------

.PHONY: lint
lint: dev-environment ## Faults and formatting of Python and templates
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m djhtml --tabwidth 2 --check $(TEMPLATES)
	$(PYTHON) -m deptry people research vacancies
	$(PYTHON) -m deptry groupsite --non-dev-dependency-groups site,sentry --ignore DEP002

.PHONY: format
format: dev-environment ## Mend what `make lint` can mend by itself
	$(PYTHON) -m ruff check --fix-only .
	$(PYTHON) -m ruff format .
	$(PYTHON) -m djhtml --tabwidth 2 $(TEMPLATES)

.PHONY: types
types: dev-environment ## Types, with mypy
	$(PYTHON) -m mypy

.PHONY: check
check: dev-environment ## Django's checks: development, production, missing migrations
	$(DEV) $(PYTHON) manage.py check --fail-level DEBUG
	$(DEV) $(PYTHON) manage.py makemigrations --check --dry-run
	.ci/check-production

.PHONY: messages
messages: dev-environment ## Write the strings of the sources into the catalogues
	$(PYTHON) .ci/messages.py update

.PHONY: check-messages
check-messages: dev-environment ## No string untranslated, no catalogue behind its sources
	$(PYTHON) .ci/messages.py check

.PHONY: locks
locks: ## Compile the lock files anew from pyproject.toml (UPGRADE=1: newest versions)
	.ci/locks write $(if $(UPGRADE),--upgrade)

.PHONY: check-locks
check-locks: ## The lock files say what pyproject.toml says
	.ci/locks check

.PHONY: audit
audit: dev-environment ## Known vulnerabilities in what the lock files name
	$(PYTHON) .ci/audit.py requirements-dev.txt
