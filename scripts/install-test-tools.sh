#!/usr/bin/env bash
# Makes sure that this machine has what the tests need beside Go, Node and make:
# a PostgreSQL server, Chromium, LibreOffice with Poppler's tools and a font with
# Chinese characters. What is missing is installed with apt-get; where that cannot be done the script fails
# and says what to install.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()   # Debian packages
missing_of() { # what, package…
	echo "missing: $1"
	shift
	missing+=("$@")
}

look() {
	missing=()
	scripts/postgres.sh bindir >/dev/null 2>&1 && command -v psql >/dev/null ||
		missing_of "PostgreSQL server and psql" postgresql
	scripts/chromium.sh >/dev/null 2>&1 || missing_of "Chromium (or LIANLUO_CHROMIUM naming it)" chromium-headless-shell
	command -v soffice >/dev/null && command -v pdftoppm >/dev/null && command -v pdftotext >/dev/null ||
		missing_of "LibreOffice Writer, pdftoppm and pdftotext" libreoffice-writer-nogui poppler-utils
	has_chinese_font || missing_of "a font with Chinese characters" fontconfig fonts-noto-cjk
}

has_chinese_font() {
	[ -n "$(fc-list :lang=zh-cn family 2>/dev/null | head -n 1)" ]
}

fail() {
	cat >&2 <<TXT
The tests need programs that this machine lacks, and they could not be installed here: $1.
Install them and run the tests again. On Debian or Ubuntu:
    apt-get update && apt-get install ${missing[*]}
Elsewhere: a PostgreSQL server (14 or later) with initdb and psql on the PATH, Chromium or
Chrome (LIANLUO_CHROMIUM may name the program), LibreOffice (soffice) and Poppler's pdftoppm and
pdftotext on the PATH, and any font with Chinese characters.
TXT
	exit 1
}

for tool in go node npm make; do
	command -v "$tool" >/dev/null || {
		echo "The tests need $tool, which is not on the PATH: install Go 1.26, Node 20 (or later) and make." >&2
		exit 1
	}
done

look
if [ ${#missing[@]} -eq 0 ]; then
	echo "nothing is missing"
	exit 0
fi

command -v apt-get >/dev/null || fail "there is no apt-get"
root=()
if [ "$(id -u)" -ne 0 ]; then
	sudo -n true 2>/dev/null || fail "neither root nor sudo without a password"
	root=(sudo -n)
fi
wanted=("${missing[@]}")
echo "installing: ${wanted[*]}"
"${root[@]}" apt-get update -qq || fail "apt-get update failed"
"${root[@]}" env DEBIAN_FRONTEND=noninteractive \
	apt-get install -y -qq --no-install-recommends "${wanted[@]}" </dev/null || fail "apt-get install failed"
look
[ ${#missing[@]} -eq 0 ] || fail "still missing after apt-get install"
echo "installed: ${wanted[*]}"
