VENV ?= .venv
PYTHON ?= python3

.PHONY: chat test check figures

chat: $(VENV)/installed
	$(VENV)/bin/assistant chat

test: $(VENV)/installed-test
	VENV=$(VENV) sh tests/run.sh

check: $(VENV)/installed-test
	VENV=$(VENV) sh tests/check.sh

# make figures DATA=folder: measure the open sets again and write the README's tables
figures: $(VENV)/installed
	$(VENV)/bin/python -m eval.benchmarks sets $(DATA)
	$(VENV)/bin/python -m eval.benchmarks rankings $(DATA)
	$(VENV)/bin/python -m eval.benchmarks readme

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --disable-pip-version-check -q -c constraints.txt -e .
	touch $@

$(VENV)/installed-test: $(VENV)/installed
	$(VENV)/bin/pip install --disable-pip-version-check -q -c constraints.txt -e ".[test]"
	touch $@
