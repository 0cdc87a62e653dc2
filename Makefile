# Everything here runs in an environment of its own, .venv, made with uv where it is present and
# with Python's venv and pip where it is not.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
JOBS ?= auto
RUN := .venv/bin
READY := .venv/ready

.PHONY: demo test lint bench clean

demo: $(READY)
	@$(RUN)/symsgd check docs/examples/homework.md --problem docs/examples/homework.toml
	@mkdir -p build
	@$(RUN)/symsgd check docs/examples/homework.md --problem docs/examples/homework.toml --format html -o build/report.html
	@$(RUN)/symsgd solve docs/examples/homework.toml -o build/solution.tex
	@echo
	@echo "The same report as a page: build/report.html"
	@echo "A worked solution:         build/solution.tex"

test: $(READY)
	@$(RUN)/python -m pytest -q -n $(JOBS)

lint: $(READY)
	@$(RUN)/ruff check
	@$(RUN)/ruff format --check
	@$(RUN)/mypy

bench: $(READY)
	@$(RUN)/python tests/benchmarks/benchmark.py
	@$(RUN)/python -m tests.benchmarks.bench_kernel
	@$(RUN)/python -m tests.benchmarks.network

clean:
	rm -rf .venv .*_cache .hypothesis build dist

# The mark holds the folder it was made for: a tree that was moved or copied makes its own anew.
ifneq ($(shell cat $(READY) 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif

$(READY): pyproject.toml
	@rm -rf .venv
	@if command -v uv >/dev/null 2>&1 && \
		echo "Setting up .venv with uv …" && \
		uv venv -q .venv && \
		uv pip install -q --python $(RUN)/python -e . --group dev; then :; \
	elif [ -n "$(PYTHON)" ]; then \
		echo "Setting up .venv with $(PYTHON) and pip …" && \
		rm -rf .venv && "$(PYTHON)" -m venv .venv && \
		$(RUN)/python -m pip install -q --upgrade 'pip>=25.1' && \
		$(RUN)/python -m pip install -q -e . --group dev; \
	else \
		echo "symsgd needs Python 3.11 or newer, or uv" >&2; exit 1; \
	fi
	@printf %s "$(CURDIR)" >$@
