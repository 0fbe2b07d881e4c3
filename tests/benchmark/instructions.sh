#!/usr/bin/env bash
# How many instructions whole processes execute that answer seven questions, as valgrind counts
# them: unlike times the same on every run. Fails where a question takes a tenth more than
# instructions.tsv has recorded; with --record it writes that file anew.
#
# Usage: tests/benchmark/instructions.sh [--record]
#
# Needs valgrind and a release build; QUARTIER may name another program.
set -euo pipefail
export LC_ALL=C

folder=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
recorded=$folder/instructions.tsv
quartier=${QUARTIER:-${CARGO_TARGET_DIR:-$folder/../../target}/release/quartier}
counts=$(mktemp)
trap 'rm -f -- "$counts"' EXIT

count() {
    local log
    log=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$quartier" "$@" 2>&1 >/dev/null)
    sed -n 's/.*Collected : //p' <<<"$log"
}

while IFS=$'\t' read -r question ceiling; do
    eval "arguments=($question)"
    instructions=$(count "${arguments[@]}")
    printf '%s\t%s\n' "$question" "$instructions" >> "$counts"
    verdict=
    if (( instructions > ceiling + ceiling / 10 )); then
        verdict='   more than a tenth above'
    fi
    printf '%12d of %12d   %s%s\n' "$instructions" "$ceiling" "$question" "$verdict"
done < "$recorded"

if [[ ${1:-} == --record ]]; then
    cat "$counts" > "$recorded"
elif paste "$counts" "$recorded" | awk -F '\t' '$2 > $4 * 1.1 { missed = 1 } END { exit missed }'; then
    echo 'no question takes more than it did'
else
    echo 'a question takes a tenth more instructions than recorded' >&2
    exit 1
fi
