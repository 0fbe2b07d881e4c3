#!/usr/bin/env bash
# Time that whole processes take to answer the same questions: quartier, and general tools that
# have the same data ready. sqlite3 and duckdb have a database made before, typed and indexed, with
# the coordinates of `match` and for `search` sqlite3's FTS5; the others read plain files. Each
# answer is first compared with quartier's by its ids; then every command runs once a round, in
# random order. The time that the shell takes to start a process counts for all.
#
# Usage: tests/benchmark/others.sh [ROUNDS]
#
# Needs a release build and as many of sqlite3, duckdb, jq, jaq, mlr, xan, rg and mawk as shall take
# part; those that are not installed are left out and named. QUARTIER, STATIC (a static build),
# SQLITE3, DUCKDB, JQ, JAQ, MLR, XAN, RG and MAWK may name other programs. `match` is left to
# databases: with the others it would be a program of its own.
set -euo pipefail
export LC_ALL=C
unset QUARTIER_DATA QUARTIER_LANG

rounds=${1:-100}
[[ $rounds =~ ^[1-9][0-9]*$ ]] || { echo "usage: ${BASH_SOURCE[0]} [ROUNDS]" >&2; exit 2; }
repository=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
target=${CARGO_TARGET_DIR:-$repository/target}
QUARTIER=${QUARTIER:-$target/release/quartier}
STATIC=${STATIC:-$target/x86_64-unknown-linux-gnu/release/quartier}
tools=(quartier static sqlite3 duckdb jq jaq mlr xan rg mawk)
declare -A program
for tool in "${tools[@]}"; do
    named=${tool^^}
    named=${!named:-$tool}
    if path=$(type -P "$named"); then
        program[$tool]=$(realpath -- "$path")
    elif [[ $tool == quartier ]]; then
        echo "there is no $named: cargo build --release" >&2
        exit 1
    else
        echo "not installed, left out: $tool"
    fi
done
folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
cd -- "$folder"

quartier() { "${program[quartier]}" --quiet "$@" 2> counts; }
static() { "${program[static]}" --quiet "$@" 2> counts; }
sqlite3() { "${program[sqlite3]}" -batch -list -readonly ready.sqlite "$1"; }
duckdb() { "${program[duckdb]}" -no-init -list -noheader -readonly ready.duckdb "$1"; }
jq() { "${program[jq]}" -r "$@"; }
jaq() { "${program[jaq]}" -r "$@"; }
mlr() { "${program[mlr]}" --itsv --onidx filter "$1" 'then' cut -f id "$2"; }
xan() { "${program[xan]}" filter "$1" "$2" | "${program[xan]}" select id; }
rg() { "${program[rg]}" --no-config --color never "$@"; }
mawk() { "${program[mawk]}" -F '\t' "$@"; }

# The plain files: what the answers are made of.
columns=id,vacancy_2011,population_2014,population_growth_2014,rent_step_2016,foreigners_2011
quartier list --all --columns "$columns" -f tsv > towns.tsv
for format in tsv csv json; do
    quartier list --all --columns all -f $format > all.$format
    quartier facts --lang de -f $format > facts.$format
done

# Where a municipality is on the scale of an indicator, in parts of the usual span: from the 5th to
# the 95th percentile (type 7), of ratios in logarithms.
coordinates() {
    cut -f "$1" towns.tsv | sed 1d | sort -g | awk -v column="$1" -v by="$2" '
        function scaled(value) { return by == "ratio" ? log(value) : value }
        function quantile(part, h, below) {
            h = (n - 1) * part + 1; below = int(h)
            return sorted[below] + (h - below) * (sorted[below < n ? below + 1 : n] - sorted[below])
        }
        { sorted[++n] = scaled($1) }
        END {
            span = quantile(0.95) - quantile(0.05)
            while ((getline line < "towns.tsv") > 0) {
                split(line, cells, "\t")
                if (cells[1] != "id") printf "%.17g\n", scaled(cells[column]) / span
            }
        }'
}
{
    printf 'id\tvacancy_2011\tsize\ttrend\tvacancy\trent\texperience\n'
    paste <(sed 1d towns.tsv | cut -f 1,2) <(coordinates 3 ratio) <(coordinates 4 difference) \
        <(coordinates 2 ratio) <(coordinates 5 difference) <(coordinates 6 ratio)
} > coordinates.tsv

# The databases.
towns="create table towns as select id, cast(vacancy_2011 as double) as vacancy_2011,
    cast(size as double) as size, cast(trend as double) as trend,
    cast(vacancy as double) as vacancy, cast(rent as double) as rent,
    cast(experience as double) as experience from"
if [[ ${program[sqlite3]:-} ]]; then
    "${program[sqlite3]}" -batch ready.sqlite '.mode ascii' '.separator "\t" "\n"' \
        '.import coordinates.tsv plain' '.import facts.tsv facts' "
        $towns plain;
        create unique index town on towns (id);
        create index vacancy on towns (vacancy_2011, id);
        create index subject on facts (subject, id);
        create virtual table documents using fts5 (id unindexed, text, tokenize = 'trigram');
        insert into documents select id, text from facts;
        insert into documents (documents) values ('optimize');
        drop table plain; vacuum; analyze;"
fi
if [[ ${program[duckdb]:-} ]]; then
    "${program[duckdb]}" -no-init ready.duckdb "$towns 'coordinates.tsv';
        create table facts as select id, subject, text from 'facts.tsv' order by subject;"
fi

# A part is at most 1, a dimension the mean of its indicators, the whole that of the dimensions.
cases=$(quartier list --columns id --no-header -f tsv | sed "s/.*/'&'/")
ranking() {
    local part="$1(1.0, abs(it.%s - town.%s))" sum=() name
    for name in size trend vacancy rent experience; do
        # shellcheck disable=SC2059 # the format is made above
        sum+=("$(printf "$part" "$name" "$name")")
    done
    echo "select it.id from towns it, towns town
        where town.id = 'iserlohn' and it.id in (${cases//$'\n'/,})
        order by ${sum[0]} + ${sum[1]} + (${sum[2]} + ${sum[3]}) / 2 + ${sum[4]}, it.id"
}

list_quartier() { quartier list --all --where 'vacancy_2011 >= 5' -f tsv; }
list_static() { static list --all --where 'vacancy_2011 >= 5' -f tsv; }
list_sqlite3() { sqlite3 'select id from towns where vacancy_2011 >= 5'; }
list_duckdb() { duckdb 'select id from towns where vacancy_2011 >= 5'; }
list_jq() { jq '.[] | select(.vacancy_2011 >= 5) | .id' all.json; }
list_jaq() { jaq '.[] | select(.vacancy_2011 >= 5) | .id' all.json; }
list_mlr() { mlr "\$vacancy_2011 >= 5" all.tsv; }
list_xan() { xan 'vacancy_2011 >= 5' all.csv; }
list_mawk() {
    # shellcheck disable=SC2016 # fields, not variables
    mawk 'NR == 1 { while ($++i != "vacancy_2011"); next } $i >= 5 { print $1 }' all.tsv
}

eight_quartier() { quartier list -f tsv; }
eight_static() { static list -f tsv; }
eight_sqlite3() { sqlite3 "select id from towns where id in (${cases//$'\n'/,})"; }
eight_duckdb() { duckdb "select id from towns where id in (${cases//$'\n'/,})"; }

match_quartier() { quartier match iserlohn -f tsv; }
match_static() { static match iserlohn -f tsv; }
match_sqlite3() { sqlite3 "$(ranking min)"; }
match_duckdb() { duckdb "$(ranking least)"; }

facts_quartier() { quartier facts altena -f tsv; }
facts_static() { static facts altena -f tsv; }
facts_sqlite3() { sqlite3 "select id from facts where subject = 'altena'"; }
facts_duckdb() { duckdb "select id from facts where subject = 'altena'"; }
facts_jq() { jq '.[] | select(.subject == "altena") | .id' facts.json; }
facts_jaq() { jaq '.[] | select(.subject == "altena") | .id' facts.json; }
facts_mlr() { mlr "\$subject == \"altena\"" facts.tsv; }
facts_xan() { xan "subject eq 'altena'" facts.csv; }
facts_rg() { rg '^[^\t]*\taltena\t' facts.tsv; }
facts_mawk() { mawk "\$2 == \"altena\" { print \$1 }" facts.tsv; }

# A word that stands in the texts of facts only, so that no title, note or source makes a difference.
word=${WORD:-patenschaften}
search_quartier() { quartier search "$word" -n 1000 --lang de -f tsv; }
search_static() { static search "$word" -n 1000 --lang de -f tsv; }
search_sqlite3() { sqlite3 "select id from documents where documents match '$word'"; }
search_duckdb() { duckdb "select id from facts where contains(lower(text), '$word')"; }
search_jq() { jq --arg word "$word" '.[] | select(.text | test($word; "i")) | .id' facts.json; }
search_jaq() { jaq --arg word "$word" '.[] | select(.text | test($word; "i")) | .id' facts.json; }
search_mlr() { mlr "\$text =~ \"$word\"i" facts.tsv; }
search_xan() { xan "contains(lower(text), '$word')" facts.csv; }
search_rg() { rg --ignore-case "^([^\t]*\t){5}[^\t]*$word" facts.tsv; }
search_mawk() { mawk "tolower(\$6) ~ /$word/ { print \$1 }" facts.tsv; }

# The ids that a command gives, those of match in its order.
ids() { "$1" | cut -f 1 | sed '/^id$/d' | if [[ $1 == match_* ]]; then cat; else sort; fi; }
commands=()
for question in eight list match facts search; do
    ids "${question}_quartier" > expected
    for tool in "${tools[@]}"; do
        command=${question}_$tool
        if ! [[ ${program[$tool]:-} && $(declare -F "$command") ]]; then continue; fi
        commands+=("$command")
        if ! ids "$command" | cmp -s - expected; then
            echo "$tool gives another answer to $question" >&2
            exit 1
        fi
    done
    echo "$question: the same $(wc -l < expected) ids from all"
done

# The least that a process can do, with the release profile of Cargo.toml.
greeting_rust() { ./greeting; }
echo 'fn main() { println!("Hello, world!"); }' > greeting.rs
if ! type -P rustc > /dev/null; then
    echo "not installed, left out: rustc"
elif rustc -Copt-level=3 -Cpanic=abort -Cstrip=symbols greeting.rs; then
    commands=(greeting_rust "${commands[@]}")
fi

for ((round = 0; round < rounds; round++)); do
    for command in $(shuf -e -- "${commands[@]}"); do
        start=${EPOCHREALTIME/./}
        "$command" > /dev/null
        echo $((${EPOCHREALTIME/./} - start)) >> "times_$command"
    done
done

echo "medians of $rounds rounds in ms, beside the greeting and quartier, which prints more than ids:"
for command in "${commands[@]}"; do
    echo "${command/_/ }" "$(sort -n "times_$command" | sed -n "$((rounds / 2 + 1))p")"
done | awk '
    function ratio(to) { return to ? sprintf("%.2f ×", $3 / to) : "-" }
    $1 == "greeting" { greeting = $3 }
    $2 == "quartier" { quartier = $3 }
    { printf "%-9s%-10s%9.3f%12s%12s\n", $1, $2, $3 / 1000, ratio(greeting), ratio(quartier) }
    $3 < quartier && $2 != "static" { ahead = ahead ", " $1 " " $2 }
    END { print "faster than quartier: " (ahead ? substr(ahead, 3) : "none") }'
