# Two commands matter: "make run" and "make test". "make help" lists the others.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# One pure Go build everywhere, so that building, vetting and testing share their cache.
export CGO_ENABLED := 0

BINARY := bin/lianluo
PACKAGES := frontend/node_modules/.package-lock.json
SPA := frontend/dist/index.html
# Folders are listed too: their time changes when a file in them is removed.
SPA_SOURCES := $(shell find frontend/src frontend/public frontend/index.html frontend/vite.config.ts \
	frontend/tsconfig.json frontend/package.json -not -name '*.test.ts' -not -name '*.test.tsx' 2>/dev/null)

.PHONY: help run build test test-tools packages lint gen gen-check e2e bench bench-growth clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: build ## build everything and serve demonstration data on 127.0.0.1:8080 (LIANLUO_ADDR changes it), kept in ./data
	exec ./$(BINARY) serve --demo

build: $(SPA) ## build the single-page application and the server into bin/lianluo
	go build -trimpath -o $(BINARY) ./cmd/lianluo

test: ## install what the tests need, then run every test there is
	scripts/test.sh

test-tools: ## install what the tests need: PostgreSQL, Chromium, a Chinese font
	scripts/install-test-tools.sh

packages: $(PACKAGES) ## install the front end's packages

lint: $(PACKAGES) ## gofmt, go vet, biome, tsc
	scripts/lint.sh

gen: $(PACKAGES) ## write the contract (api/) and the typed client from the server's comments
	scripts/generate.sh

gen-check: $(PACKAGES) ## fail when the contract or the typed client is not what "make gen" writes
	scripts/generate.sh --check

e2e: build ## only the browser tests (LIANLUO_SCREENSHOTS=1 renews docs/images, LIANLUO_PICTURES=folder keeps a picture of each page)
	scripts/postgres.sh run -- npm --prefix frontend run e2e

bench: build ## measure the server on a PostgreSQL that keeps what it acknowledges
	scripts/postgres.sh run --durable --variable DATABASE_URL -- ./$(BINARY) bench $(BENCH_ARGS)

# LIANLUO_LONG is the test run's word for what takes long; the server does not know it.
bench-growth: build ## measure how reads slow down as the database grows to 200,000 suggestions (LIANLUO_LONG=1: a million)
	scripts/postgres.sh run --durable --variable DATABASE_URL -- env -u LIANLUO_LONG ./$(BINARY) bench \
		$(if $(LIANLUO_LONG),--growth 1000000 --rounds 5,--growth 200000 --rounds 3) --congresses 20 --years 20 $(BENCH_ARGS)

clean: ## remove what was built (not ./data)
	rm -rf bin frontend/node_modules
	find frontend/dist -mindepth 1 -not -name .gitkeep -delete

$(PACKAGES): frontend/package-lock.json
	npm --prefix frontend ci --no-audit --no-fund
	@touch $@

$(SPA): $(PACKAGES) $(SPA_SOURCES)
	npm --prefix frontend run build
	@touch $@
