#!/usr/bin/env bash
# How long whole processes take that answer the same question: quartier, and general tools that
# read the same table from a file. In each round every command runs once.
#
# Usage: tests/benchmark/others.sh [ROUNDS]
#
# Needs a release build and as many of sqlite3, jq, mlr and duckdb as shall take part. QUARTIER,
# SQLITE3, JQ, MLR and DUCKDB may name other programs. `match` is left to those that know
# windows: with jq and mlr it would be a program of its own.
set -euo pipefail
export LC_ALL=C

rounds=${1:-100}
repository=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
declare -A program=(
    [quartier]=${QUARTIER:-${CARGO_TARGET_DIR:-$repository/target}/release/quartier}
    [sqlite3]=${SQLITE3:-sqlite3} [jq]=${JQ:-jq} [mlr]=${MLR:-mlr} [duckdb]=${DUCKDB:-duckdb}
)
tools=()
for tool in quartier sqlite3 jq mlr duckdb; do
    if path=$(type -P "${program[$tool]}"); then
        program[$tool]=$(realpath -- "$path")
        tools+=("$tool")
    elif [[ $tool == quartier ]]; then
        echo "there is no ${program[$tool]}: cargo build --release" >&2
        exit 1
    else
        echo "not installed, left out: $tool"
    fi
done
if ! [[ $rounds =~ ^[1-9][0-9]*$ ]]; then
    echo "usage: ${BASH_SOURCE[0]} [ROUNDS]" >&2
    exit 2
fi

folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
cd -- "$folder"
"${program[quartier]}" list --all --columns all --format csv > towns.csv
"${program[quartier]}" list --all --columns all --format json > towns.json

sqlite3() { "${program[sqlite3]}" -list :memory: '.import --csv towns.csv towns' "$1"; }
duckdb() { "${program[duckdb]}" -no-init -list -noheader -c "$1"; }

list_quartier() { "${program[quartier]}" list --all --where 'vacancy_2011 >= 5'; }
list_sqlite3() { sqlite3 'select id from towns where cast(vacancy_2011 as double) >= 5'; }
list_duckdb() { duckdb "select id from 'towns.csv' where vacancy_2011 >= 5"; }
list_jq() { "${program[jq]}" -r '.[] | select(.vacancy_2011 >= 5) | .id' towns.json; }
list_mlr() {
    # shellcheck disable=SC2016 # a field, not a variable
    "${program[mlr]}" --icsv --onidx filter '$vacancy_2011 >= 5' 'then' cut -f id towns.csv
}

# A percentile counts those below and half of those that are equal; a dimension is the mean of
# its indicators, the distance that of the dimensions.
percentile() {
    echo "(rank() over (order by cast($1 as double)) - 1
        + count(*) over (partition by cast($1 as double)) / 2.0) / count(*) over () as $2"
}
studies=$("${program[quartier]}" list --no-header --format tsv | cut -f 1 | sed "s/.*/'&'/")
ranking="
with places as (select id, $(percentile population_2014 size),
    $(percentile population_change_2014 trend), $(percentile vacancy_2011 vacancy),
    $(percentile rent_step_2016 rent), $(percentile foreigners_2011 experience) from towns)
select it.id from places it, places town
where town.id = 'iserlohn' and it.id in (${studies//$'\n'/,})
order by round((abs(it.size - town.size) + abs(it.trend - town.trend)
    + (abs(it.vacancy - town.vacancy) + abs(it.rent - town.rent)) / 2
    + abs(it.experience - town.experience)) / 4, 12), it.id"

match_quartier() { "${program[quartier]}" match iserlohn; }
match_sqlite3() { sqlite3 "$ranking"; }
match_duckdb() { duckdb "${ranking/from towns/"from 'towns.csv'"}"; }

# Each has to give quartier's answer: the same municipalities, those of match in the same order.
list_quartier | sed 1d | cut -f 1 | sort > wanted_list
match_quartier | sed 1d | cut -f 1 > wanted_match
commands=()
for question in list match; do
    for tool in "${tools[@]}"; do
        command=${question}_$tool
        declare -F "$command" > /dev/null || continue
        commands+=("$command")
        [[ $tool == quartier ]] && continue
        if [[ $question == list ]]; then "$command" | sort; else "$command"; fi > answer
        if ! cmp -s answer "wanted_$question"; then
            echo "$tool gives another answer to $question" >&2
            exit 1
        fi
    done
done

for ((round = 0; round < rounds; round++)); do
    for command in "${commands[@]}"; do
        start=${EPOCHREALTIME/./}
        "$command" > /dev/null
        echo $((${EPOCHREALTIME/./} - start)) >> "times_$command"
    done
done

printf '\n%d rounds\n%-10s%-12s%10s%12s\n' "$rounds" question tool 'median ms' '× quartier'
for command in "${commands[@]}"; do
    median=$(sort -n "times_$command" | sed -n "$((rounds / 2 + 1))p")
    [[ $command == *_quartier ]] && first=$median
    printf '%-10s%-12s%6d.%03d%9d.%d\n' "${command%%_*}" "${command#*_}" \
        $((median / 1000)) $((median % 1000)) $((median / first)) $((median * 10 / first % 10))
done
