VENV ?= .venv
PYTHON ?= python3

.PHONY: chat test check

chat: $(VENV)/installed
	$(VENV)/bin/assistant chat

test: $(VENV)/installed-test
	VENV=$(VENV) sh tests/run.sh

check: $(VENV)/installed-test
	VENV=$(VENV) sh tests/check.sh

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --disable-pip-version-check -q -c constraints.txt -e .
	touch $@

$(VENV)/installed-test: $(VENV)/installed
	$(VENV)/bin/pip install --disable-pip-version-check -q -c constraints.txt -e ".[test]"
	touch $@
