# Quire: make help lists what can be made.

PACKAGES := libreadline-dev tmux zlib1g-dev libpcre2-dev libpng-dev libdnnl-dev libcairo2-dev libpango1.0-dev \
  libcmark-gfm-dev libcmark-gfm-extensions-dev \
  fonts-dejavu-core fonts-noto-cjk dataset-fashion-mnist
# What only make check needs.
CHECK_PACKAGES := chromium python3-nbformat
PREFIX ?= /usr/local
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

# The static release, and the debug build of the tests, each with a folder of its own.
QUIRE := .build/static/release/quire
# At a fixed address the loader need not adjust 80,000 pointers at every start.
RELEASE := swift build -c release --product quire --static-swift-stdlib --scratch-path .build/static \
  -Xswiftc -Xclang-linker -Xswiftc -no-pie
TEST_BUILD := --scratch-path .build/tests

.DEFAULT_GOAL := help
.PHONY: help deps build demo test check reference bench install clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## Install the Debian packages that are missing
	@missing=""; \
	for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q "ok installed" || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing$$missing"; \
	  for try in 1 2 3; do \
	    $(SUDO) apt-get update -q && \
	    $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $$missing && exit 0; \
	    echo "apt failed, try $$try of 3"; sleep 5; \
	  done; \
	  echo "These packages could not be installed:$$missing" >&2; exit 1; \
	fi

build: deps ## Build the program: .build/static/release/quire
	$(RELEASE)

demo: build ## Train a network on Fashion-MNIST and draw its pictures
	$(QUIRE) run notebooks/mlp.nb

test: build ## Check the notebooks and run every test
	$(QUIRE) test --profile ci notebooks/ docs/language.md
	QUIRE="$(CURDIR)/$(QUIRE)" swift test --disable-xctest $(TEST_BUILD)

check: PACKAGES += $(CHECK_PACKAGES)
check: test ## Run what takes longer: notebooks in full, twice; random programs against CPython and a tree walker; guided and random inputs to the language and the prompt; pages in Chromium
	QUIRE_FUZZ_INPUTS=20000 swift test --disable-xctest --skip-build $(TEST_BUILD) --filter PromptFuzz
	QUIRE_PROGRAMS=10000 QUIRE_PYTHON=/usr/bin/python3 swift test --disable-xctest --skip-build $(TEST_BUILD) \
	  --filter 'TreeWalkerTests|CPythonTests'
	Tests/Fuzzing/run 200000
	benchmarks/keys "$(CURDIR)/$(QUIRE)" 20
	$(QUIRE) test --rerun notebooks/
	benchmarks/kills "$(CURDIR)/$(QUIRE)" 50
	for name in tour linear-regression mlp; do \
	  $(QUIRE) run notebooks/$$name.nb --quiet --to html -o out/pages || exit 1; \
	done
	benchmarks/pages out/pages/*.html
	/usr/bin/python3 -W ignore Tests/Reference/notebooks.py --check "$(CURDIR)/$(QUIRE)"

reference: build ## Write docs/reference.md anew, and as a page: out/reference.html
	$(QUIRE) doc --to md -o docs/reference.md
	mkdir -p out
	$(QUIRE) doc --to html -o out/reference.html

bench: build ## Compare speed with CPython, Lua and Keras, as ratios
	benchmarks/run "$(CURDIR)/$(QUIRE)"
	benchmarks/start "$(CURDIR)/$(QUIRE)"
	benchmarks/test-suite "$(CURDIR)/$(QUIRE)"

install: build ## Copy the program to $(PREFIX)/bin
	install -D -m 755 $(QUIRE) $(DESTDIR)$(PREFIX)/bin/quire

clean: ## Remove everything that was built or drawn
	rm -rf .build out
