#!/usr/bin/env bash
# Every test there is, stage by stage, with a summary at the end; fails when any stage fails.
# With names of stages as arguments, only those (the first three are always done).
set -uo pipefail
cd "$(dirname "$0")/.." || exit

preparations=(tools packages postgres)
stages=(lint contract go frontend build browser)
chosen=" ${*:-${stages[*]}} "
for name in $chosen; do
	case " ${stages[*]} " in
	*" $name "*) ;;
	*)
		echo "no such stage: $name (there are: ${stages[*]})" >&2
		exit 2
		;;
	esac
done

declare -A title=(
	[tools]="programs that the tests need"
	[packages]="front-end packages"
	[postgres]="throw-away PostgreSQL"
	[lint]="gofmt, go vet, biome, tsc"
	[contract]="contract and typed client are what the code says"
	[go]="Go tests, on SQLite and PostgreSQL"
	[frontend]="front-end tests"
	[build]="build of the application, size of its first load"
	[browser]="browser tests on the built application"
)
declare -A outcome=()
work=$(mktemp -d "${TMPDIR:-/tmp}/lianluo-test.XXXXXX")
child=

finish() {
	trap '' INT TERM HUP
	if [ -n "$child" ]; then
		kill -TERM -- "-$child" 2>/dev/null
		wait "$child" 2>/dev/null
	fi
	[ ! -s "$work/cluster" ] || scripts/postgres.sh stop "$(cut -d ' ' -f 1 "$work/cluster")"
	rm -rf "$work"
}
trap finish EXIT
trap 'echo "interrupted" >&2; exit 130' INT TERM HUP

run_tools() { scripts/install-test-tools.sh; }
run_packages() { make --no-print-directory packages && go mod download; }
run_postgres() { scripts/postgres.sh start >"$work/cluster" && cut -d ' ' -f 2 "$work/cluster"; }
run_lint() { make --no-print-directory lint; }
run_contract() { make --no-print-directory gen-check; }
# Without what only a debugger reads, each of the thirty-five test programs is linked in half the time; traces stay as they are.
run_go() { go test -ldflags=-w -count=1 -timeout 25m ./...; }
run_frontend() { npm --prefix frontend test; }
run_build() { make --no-print-directory build && npm --prefix frontend run --silent size; }
run_browser() { npm --prefix frontend run e2e; }

# Each stage is a process group of its own, so that an interrupt ends all that it started.
stage() { # name
	local began=$SECONDS status=0
	printf '\n=== %s: %s ===\n' "$1" "${title[$1]}"
	set -m
	{ "run_$1" </dev/null 2>&1 | tee "$work/$1.log"; } &
	child=$!
	set +m
	wait "$child" || status=$?
	child=
	if [ "$status" -eq 0 ]; then
		outcome[$1]="passed  $((SECONDS - began)) s"
	else
		outcome[$1]="FAILED  $((SECONDS - began)) s"
	fi
	return "$status"
}

# The names of what failed in a stage, in the words of go test and vitest, so that the end of the output tells them.
failures() { # name
	[ -s "$work/$1.log" ] || return 0
	sed -E 's/\x1b\[[0-9;]*m//g' "$work/$1.log" | grep -E '^ *--- FAIL: |^FAIL[[:space:]]| FAIL  ' | awk '!seen[$0]++' | head -n 30
}

summary() {
	local name passed=0 failed=0
	printf '\n=== summary ===\n'
	for name in "${preparations[@]}" "${stages[@]}"; do
		case "${outcome[$name]:=not run}" in
		passed*) passed=$((passed + 1)) ;;
		*) case "$chosen ${preparations[*]} " in *" $name "*) failed=$((failed + 1)) ;; esac ;;
		esac
		printf '%-9s %-52s %s\n' "$name" "${title[$name]}" "${outcome[$name]}"
		[[ ${outcome[$name]} != FAILED* ]] || failures "$name"
	done
	printf 'in all %d s\n' "$SECONDS"
	[ "$chosen" = " ${stages[*]} " ] || echo "only some stages were asked for:$chosen"
	printf 'stages: %d passed, %d failed\n' "$passed" "$failed"
	[ "$failed" -eq 0 ]
}

export CGO_ENABLED=0
unset DATABASE_URL # the tests choose their databases themselves
if [ -d ../shared/data ]; then
	LIANLUO_REAL_DATA=$(cd ../shared/data && pwd)
	export LIANLUO_REAL_DATA
	echo "Real records lie beside the checkout: the tests read $LIANLUO_REAL_DATA too."
else
	unset LIANLUO_REAL_DATA
	echo "No real records beside the checkout (../shared/data): the tests use their own only."
fi

for name in "${preparations[@]}"; do
	stage "$name" || {
		summary
		exit 1
	}
done
read -r _ TEST_DATABASE_URL <"$work/cluster"
export TEST_DATABASE_URL

for name in "${stages[@]}"; do
	[[ $chosen == *" $name "* ]] || continue
	if [ "$name" = browser ] && [[ ${outcome[build]:-} == FAILED* ]]; then
		outcome[browser]="FAILED  not run, the build failed"
		continue
	fi
	stage "$name" || true
done
summary
