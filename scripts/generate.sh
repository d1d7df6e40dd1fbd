#!/usr/bin/env bash
# The contract, made from the server's comments: api/swagger.json and .yaml (swag),
# and from them the typed client frontend/src/api/schema.d.ts. Also from comments:
# what an exported congress's description says of its tables.
#
#   scripts/generate.sh           writes the files that changed
#   scripts/generate.sh --check   writes nothing; fails when a file in the tree differs
set -euo pipefail
cd "$(dirname "$0")/.."

made=$(mktemp -d "${TMPDIR:-/tmp}/lianluo-gen.XXXXXX")
trap 'rm -rf "$made"' EXIT

if ! go tool swag init --quiet --requiredByDefault --parseInternal \
	--dir ./cmd/lianluo,./internal -g main.go \
	--outputTypes json,yaml -o "$made/api" >"$made/swag.log" 2>&1; then
	cat "$made/swag.log" >&2
	exit 1
fi
mkdir -p "$made/frontend/src/api"
(cd frontend && node scripts/gen.mjs "$made/api/swagger.json" "$made/frontend/src/api/schema.d.ts")

mkdir -p "$made/internal/transfer"
go run ./internal/transfer/gen . >"$made/internal/transfer/comments.json"

stale=()
for file in api/swagger.json api/swagger.yaml frontend/src/api/schema.d.ts internal/transfer/comments.json; do
	cmp -s "$made/$file" "$file" || stale+=("$file")
done

if [ ${#stale[@]} -eq 0 ]; then
	echo "contract and typed client are up to date"
elif [ "${1:-}" != --check ]; then
	for file in "${stale[@]}"; do
		mkdir -p "$(dirname "$file")"
		cp "$made/$file" "$file"
		echo "wrote $file"
	done
else
	for file in "${stale[@]}"; do
		diff -u --label "$file" --label "as generated" "$file" "$made/$file" | head -n 40 || true
	done
	echo "The server's comments and these files differ: ${stale[*]}" >&2
	echo "Run \"make gen\" and commit what it writes." >&2
	exit 1
fi
