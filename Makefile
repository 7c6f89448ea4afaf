# The commands of the project; `make` alone lists them.

REMSWATCH := .build/release/remswatch
# One configuration for everything: what is tested is what is shipped. Only the tests themselves are
# compiled without optimisation.
BUILD := swift build -c release --explicit-target-dependency-import-check error
SWIFT_SOURCES := Package.swift Sources Tests Fuzzing
# How long `make fuzz` is at each parser.
SECONDS := 60

.DEFAULT_GOAL := help
.PHONY: help packages build-packages build demo test checkers check lint bench differential fuzz sample pictures clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

packages: ## install the system packages that the tests need too
	@sh scripts/install-packages

build-packages:
	@sh scripts/install-packages build

build: build-packages ## build the program
	$(BUILD) --product remswatch

demo: build ## make an invented clinic and its report
	$(REMSWATCH) demo

test: check ## the same as check

checkers: packages ## install what some tests check our files with
	@sh scripts/install-checkers

check: checkers lint ## lint, build (a warning is an error), run every test
	$(BUILD) --build-tests
	@sh scripts/run-tests

lint: ## check the format of the sources
	swift format lint --strict --recursive $(SWIFT_SOURCES)

bench: build packages ## measure a run beside a C loop and other engines, and the page of a busy site in a browser
	python3 bench/run.py
	python3 bench/page.py

differential: packages ## compare engine and reference on 200,000 patients of a new seed
	REMSWATCH_DIFFERENTIAL_PATIENTS=$${PATIENTS:-200000} \
	REMSWATCH_DIFFERENTIAL_SEED=$${SEED:-$$(date +%s)} \
	swift test -c release --filter DifferentialTests

fuzz: packages ## fuzz every parser of foreign text for 60 s, or SECONDS, with the address sanitizer
	sh scripts/fuzz $(SECONDS)

sample: build ## make Reports/sample anew, after a change that is meant to change it
	sh scripts/make-sample $(REMSWATCH)

pictures: build packages ## make docs/pictures anew, after a change of how pages look
	python3 scripts/make-pictures $(REMSWATCH)

clean: ## remove what was built and the demonstration
	rm -rf .build .build-fuzz Reports/demo Reports/runs Reports/latest bench/data
