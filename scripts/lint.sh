#!/usr/bin/env bash
# gofmt, go vet, go mod tidy, Biome and the TypeScript compiler, each to its end; fails when any of them finds something.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
status=0

echo "gofmt"
unformatted=$(find . -name '*.go' -not -path '*/node_modules/*' -exec gofmt -l {} +) || status=1
if [ -n "$unformatted" ]; then
	echo "not formatted; mend with gofmt -w:"
	echo "$unformatted"
	status=1
fi

echo "go vet"
go vet ./... || status=1

echo "go.mod"
go mod tidy -diff || status=1

echo "biome and tsc"
npm --prefix frontend run --silent lint || status=1
(cd frontend && npx --no-install tsc --project e2e) || status=1

exit "$status"
