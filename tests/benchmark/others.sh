#!/usr/bin/env bash
# The same questions put to quartier and to general tools: median time of a whole process, all
# commands in turn in each round. Needs `cargo build --release`, and sqlite3, jq, mlr, duckdb as
# far as they are installed; DUCKDB=/path/to/duckdb names a binary that is not on the PATH.
# Usage: tests/benchmark/others.sh [ROUNDS]
set -euo pipefail
export LC_ALL=C

rounds=${1:-100}
repository=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
quartier=${CARGO_TARGET_DIR:-$repository/target}/release/quartier
duckdb=${DUCKDB:-duckdb}
town=iserlohn

[[ -x $quartier ]] || { echo "no $quartier: cargo build --release" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
cd -- "$folder"
"$quartier" list --all --columns all --format csv > towns.csv
"$quartier" list --all --columns all --format json > towns.json

indicators=$("$quartier" match "$town" --explain --top 1 --format tsv --no-header | cut -f 7,10)

# How alike two towns are: the mean over the dimensions of the mean distance of percentiles. A
# percentile counts those below and half of those that are equal. $1: the type of a number.
ranking() {
    local dimension indicator ranks="" values="" parts="" sum="" count="" cells
    while read -r dimension indicator; do
        cells="cast(nullif($indicator, '') as $1)"
        [[ $1 == double ]] && cells="cast($indicator as double)"
        values+=", $cells as v_$indicator"
        ranks+=", case when v_$indicator is not null then (rank() over (order by v_$indicator
            nulls last) - 1 + count(*) over (partition by v_$indicator) / 2.0)
            / count(v_$indicator) over () end as p_$indicator"
    done <<< "$indicators"
    for dimension in $(cut -f 1 <<< "$indicators" | uniq); do
        sum="" count=""
        while read -r _ indicator; do
            sum+=" + coalesce(abs(a.p_$indicator - b.p_$indicator), 0)"
            count+=" + (a.p_$indicator - b.p_$indicator is not null)"
        done < <(grep "^$dimension	" <<< "$indicators")
        [[ $1 == double ]] && count=${count//is not null)/is not null)::int}
        parts+=", (0.0$sum) / nullif(0$count, 0) as d_$dimension"
    done
    local all=() measured=""
    for dimension in $(cut -f 1 <<< "$indicators" | uniq); do
        all+=("coalesce(d_$dimension, 0)")
        measured+=" + (d_$dimension is not null)"
    done
    [[ $1 == double ]] && measured=${measured//is not null)/is not null)::int}
    local IFS=+
    echo "with figures as (select id$values from $2), places as (select id$ranks from figures),
        parts as (select b.id$parts from places a, places b where a.id = '$town' and b.id <> a.id)
        select id from parts where id in ($studies)
        order by round((${all[*]}) / nullif(0$measured, 0), 12) nulls last, id;"
}

studies=$("$quartier" list --columns id --no-header --format tsv | sed "s/.*/'&'/" | paste -sd , -)
import=(-cmd '.mode list' -cmd '.import --csv towns.csv towns')
names=() commands=() questions=()
add() {
    names+=("$1")
    questions+=("$2")
    commands+=("$3")
}
