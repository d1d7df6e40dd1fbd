#!/usr/bin/env bash
# A throw-away PostgreSQL cluster on a free port of 127.0.0.1.
#
#   scripts/postgres.sh run [--durable] [--variable NAME] -- command…
#       starts a cluster, runs the command with NAME (TEST_DATABASE_URL unless
#       told) set to its address, stops and removes the cluster, whatever happened.
#   scripts/postgres.sh start [--durable]
#       starts a cluster and prints two words: its folder and its address.
#   scripts/postgres.sh replica ADDRESS
#       starts a streaming replica of such a cluster and prints the same.
#   scripts/postgres.sh stop FOLDER
#       stops and removes a cluster or replica that was started so.
#   scripts/postgres.sh bindir
#       prints where the server's programs are; fails when there are none.
#
# Without --durable the cluster keeps nothing over a crash (fsync off), which is
# what tests want; with it every commit reaches the disk, which is what a
# measurement wants.
set -euo pipefail

fail() {
	echo "postgres.sh: $*" >&2
	exit 1
}

bindir() {
	local dir
	for dir in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV); do
		if [ -x "$dir/initdb" ] && [ -x "$dir/postgres" ]; then
			echo "$dir"
			return 0 # the number matters: inside a trap a bare return repeats the failure that led there
		fi
	done
	dir=$(command -v initdb) || return 1
	dirname "$(readlink -f "$dir")"
}

# PostgreSQL refuses to run as root, so root hands over to the user postgres.
as_owner() {
	if [ "$(id -u)" -eq 0 ]; then
		runuser -u postgres -- "$@"
	else
		"$@"
	fi
}

start() { # durable: yes or no
	local durable=$1 bin folder settings
	trap '' INT TERM HUP # a start lasts two seconds; half of one would stay behind
	bin=$(bindir) || fail "no PostgreSQL server found; install it, on Debian: apt-get install postgresql"
	if [ "$(id -u)" -eq 0 ]; then
		id postgres >/dev/null 2>&1 || fail "root needs a user called postgres to run the server as; Debian's package postgresql makes it"
	fi
	folder=$(mktemp -d "${TMPDIR:-/tmp}/lianluo-postgres.XXXXXX")
	[ "$(id -u)" -ne 0 ] || chown postgres "$folder"

	(cd / && as_owner "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync) \
		>"$folder/initdb.log" 2>&1 || give_up "$folder" "$folder/initdb.log" "initdb failed"
	launch "$folder" "$durable"
}

replica() { # address of what it follows
	local address=$1 bin folder
	trap '' INT TERM HUP
	bin=$(bindir) || fail "no PostgreSQL server found; install it, on Debian: apt-get install postgresql"
	folder=$(mktemp -d "${TMPDIR:-/tmp}/lianluo-postgres.XXXXXX")
	[ "$(id -u)" -ne 0 ] || chown postgres "$folder"
	(cd / && as_owner "$bin/pg_basebackup" -d "$address" -D "$folder/data" -R -X stream -c fast --no-sync) \
		>"$folder/copy.log" 2>&1 || give_up "$folder" "$folder/copy.log" "pg_basebackup failed"
	launch "$folder" no
}

launch() { # folder, durable
	local folder=$1 durable=$2 bin settings port
	bin=$(bindir)
	settings="-c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c max_connections=300"
	[ "$durable" = yes ] || settings="$settings -F -c synchronous_commit=off -c full_page_writes=off"

	# Ports below Linux's range for outgoing connections; a taken one is tried again.
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		port=$((20000 + RANDOM % 12000))
		if (cd / && as_owner "$bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -t 60 -s \
			-o "-p $port $settings" start) >/dev/null 2>"$folder/pg_ctl.log"; then
			echo "$folder postgres://postgres@127.0.0.1:$port/postgres?sslmode=disable"
			return 0
		fi
		grep -q "could not bind" "$folder/server.log" || break
	done
	give_up "$folder" "$folder/server.log" "the server did not start"
}

give_up() { # folder, log, what happened
	tail -n 20 "$2" >&2 || true
	stop "$1"
	fail "$3"
}

stop() { # folder
	local folder=$1 bin
	case "$(basename "$folder")" in
	lianluo-postgres.*) ;;
	*) fail "not a folder that start made: $folder" ;;
	esac
	[ -d "$folder" ] || return 0
	bin=$(bindir)
	(cd / && as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -w -s stop) >/dev/null 2>&1 || true
	rm -rf "$folder"
}

run() { # durable, variable, command…
	local durable=$1 variable=$2 cluster status=0
	shift 2
	interrupted=no
	trap 'interrupted=yes' INT TERM HUP
	cluster=$(start "$durable")
	folder=${cluster%% *}
	trap 'stop "$folder"' EXIT
	[ "$interrupted" = no ] || exit 130
	trap 'exit 130' INT TERM HUP
	env "$variable=${cluster#* }" "$@" || status=$?
	exit "$status"
}

command=${1:-}
[ $# -eq 0 ] || shift
durable=no
variable=TEST_DATABASE_URL
while [ $# -gt 0 ]; do
	case "$1" in
	--durable) durable=yes ;;
	--variable)
		variable=${2:?--variable needs a name}
		shift
		;;
	--)
		shift
		break
		;;
	*) break ;;
	esac
	shift
done

case "$command" in
run)
	[ $# -gt 0 ] || fail "run needs a command: postgres.sh run -- command…"
	run "$durable" "$variable" "$@"
	;;
start) start "$durable" ;;
replica) replica "${1:?replica needs the address that start printed}" ;;
stop) stop "${1:?stop needs the folder that start printed}" ;;
bindir) bindir || fail "no PostgreSQL server found" ;;
*)
	sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0" >&2
	exit 2
	;;
esac
