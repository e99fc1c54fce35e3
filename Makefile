# The environment of every target is .venv; settings come from the environment or from .env.
python := .venv/bin/python
uv ?= uv

.PHONY: install run test lint lock bench drill

install:
	@.ci/install

# The production server with demo data on http://127.0.0.1:8000 (PORT=…), database and key in var/.
run: install
	@DEMO=1 exec $(python) manage.py serve

test: install
	@$(python) .ci/test.py

lint: install
	@$(python) .ci/test.py lint

# Writes the hashed locks anew from requirements*.in; add up="--upgrade" for newer versions.
lock:
	$(uv) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header $(up) -o requirements.txt requirements.in
	$(uv) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header $(up) -c requirements.txt -o requirements-dev.txt requirements-dev.in

bench: install
	@$(python) .ci/scripts_in.py tests/benchmarks

drill: install
	@$(python) .ci/scripts_in.py tests/drills
