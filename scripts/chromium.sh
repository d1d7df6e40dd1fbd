#!/usr/bin/env bash
# Prints the path of the browser for the browser tests: LIANLUO_CHROMIUM when
# set, else the first Chromium or Chrome on the PATH, the one without a screen
# first: it needs about two thirds of the time. Fails when there is none.
set -euo pipefail
for name in ${LIANLUO_CHROMIUM:+"$LIANLUO_CHROMIUM"} chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
	if command -v "$name"; then
		exit 0
	fi
	[ "$name" != "${LIANLUO_CHROMIUM:-}" ] || break
done
echo "no Chromium found${LIANLUO_CHROMIUM:+ at LIANLUO_CHROMIUM=$LIANLUO_CHROMIUM}; install it, on Debian: apt-get install chromium-headless-shell" >&2
exit 1
