#!/usr/bin/env bash
# How long whole processes take that answer the same questions: quartier, and general tools that
# have the same data ready. sqlite3 and duckdb have a database made before, typed and indexed, with
# the percentiles of `match` and for `search` sqlite3's FTS5; the others read plain files. Each
# answer is first compared with quartier's by its ids; then every command runs once a round, in
# random order. What the shell takes to start a process counts for all.
#
# Usage: tests/benchmark/others.sh [ROUNDS]
#
# Needs a release build and as many of sqlite3, duckdb, jq, jaq, mlr, rg and mawk as shall take
# part. QUARTIER, SQLITE3, DUCKDB, JQ, JAQ, MLR, RG and MAWK may name other programs. `match` is
# left to databases: with the others it would be a program of its own.
set -euo pipefail
export LC_ALL=C
unset QUARTIER_DATA QUARTIER_LANG

rounds=${1:-100}
[[ $rounds =~ ^[1-9][0-9]*$ ]] || { echo "usage: ${BASH_SOURCE[0]} [ROUNDS]" >&2; exit 2; }
repository=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
QUARTIER=${QUARTIER:-${CARGO_TARGET_DIR:-$repository/target}/release/quartier}
declare -A program
for tool in quartier sqlite3 duckdb jq jaq mlr rg mawk; do
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

quartier() { "${program[quartier]}" "$@"; }
sqlite3() { "${program[sqlite3]}" -batch -list -readonly ready.sqlite "$1"; }
duckdb() { "${program[duckdb]}" -no-init -list -noheader -readonly ready.duckdb "$1"; }
jq() { "${program[jq]}" -r "$@"; }
jaq() { "${program[jaq]}" -r "$@"; }
mlr() { "${program[mlr]}" --itsv --onidx filter "$1" 'then' cut -f id "$2"; }
rg() { "${program[rg]}" --no-config --color never "$@"; }
mawk() { "${program[mawk]}" -F '\t' "$@"; }

# The plain files.
for format in tsv json; do
    quartier list --all --columns all --format $format > towns.$format
    quartier facts --format $format > facts.$format
done
for language in en de; do
    for command in findings recommendations facts sources; do
        quartier $command --lang $language --format tsv > $command.$language
    done
done
quartier export dataset > /dev/null

# What quartier looks through for words, by document: its texts in both languages; of a fact also
# the keywords and what its subject and its fields are called; all folded.
{
    quartier list --all --columns id,name --no-header --format tsv | cut -f 1,3
    awk '$1 == "id" { id = $3 }
        $1 == "label" || $1 == "keywords" { sub($1, id "\t"); gsub(/"|(en|de)? = /, ""); print }
    ' dataset/fields.toml dataset/facts/*.toml
} > names
awk -F '\t' -v OFS='\t' '
    FILENAME == "names" { names[$1] = names[$1] " " $2; next }
    FNR == 1 { split($0, column); next }
    {
        text[$1] = text[$1] " " names[$1]
        for (i = 1; i <= NF; i++)
            if (column[i] ~ /^(id|topic|title|text|note|publisher)$/) text[$1] = text[$1] " " $i
            else if (column[i] ~ /^(subject|fields)$/)
                for (n = split($i, keys, " "); n > 0; n--) text[$1] = text[$1] " " names[keys[n]]
    }
    END {
        print "id", "text"
        for (id in text) {
            $0 = tolower(text[id])
            gsub(/ä|Ä/, "a"); gsub(/ö|Ö/, "o"); gsub(/ü|Ü/, "u"); gsub(/ß/, "ss")
            gsub(/[^a-z0-9]+/, " "); gsub(/ae+/, "a"); gsub(/oe+/, "o"); gsub(/ue+/, "u")
            print id, $0
            print "{\"id\":\"" id "\",\"text\":\"" $0 "\"}" > "documents.json"
        }
    }' names ./*.en ./*.de > documents.tsv

# The databases. A percentile counts those below and half of those that are equal.
percentile() {
    echo "(rank() over (order by cast($1 as double)) - 1
        + count(*) over (partition by cast($1 as double)) / 2.0) / count(*) over () as $2"
}
towns="create table towns as select id, cast(vacancy_2011 as double) as vacancy_2011,
    $(percentile population_2014 size), $(percentile population_change_2014 trend),
    $(percentile vacancy_2011 vacancy), $(percentile rent_step_2016 rent),
    $(percentile foreigners_2011 experience) from"
if [[ ${program[sqlite3]:-} ]]; then
    "${program[sqlite3]}" -batch ready.sqlite '.mode ascii' '.separator "\t" "\n"' \
        '.import towns.tsv plain' '.import facts.tsv facts' '.import documents.tsv lines' "
        $towns plain;
        create unique index town on towns (id);
        create index vacancy on towns (vacancy_2011, id);
        create index subject on facts (subject, id);
        create virtual table documents using fts5 (id unindexed, text, tokenize = 'trigram');
        insert into documents select id, text from lines;
        insert into documents (documents) values ('optimize');
        drop table plain; drop table lines; vacuum; analyze;"
fi
if [[ ${program[duckdb]:-} ]]; then
    "${program[duckdb]}" -no-init ready.duckdb "$towns 'towns.tsv';
        create table facts as select id, subject from 'facts.tsv' order by subject;
        create table documents as from 'documents.tsv';"
fi

# A distance is the mean of the dimensions, and each of those the mean of its indicators.
studies=$(quartier list --no-header --format tsv | cut -f 1 | sed "s/.*/'&'/")
ranking="select it.id from towns it, towns town
where town.id = 'iserlohn' and it.id in (${studies//$'\n'/,})
order by round((abs(it.size - town.size) + abs(it.trend - town.trend)
    + (abs(it.vacancy - town.vacancy) + abs(it.rent - town.rent)) / 2
    + abs(it.experience - town.experience)) / 4, 12), it.id"

list_quartier() { quartier list --all --where 'vacancy_2011 >= 5'; }
list_sqlite3() { sqlite3 'select id from towns where vacancy_2011 >= 5'; }
list_duckdb() { duckdb 'select id from towns where vacancy_2011 >= 5'; }
list_jq() { jq '.[] | select(.vacancy_2011 >= 5) | .id' towns.json; }
list_jaq() { jaq '.[] | select(.vacancy_2011 >= 5) | .id' towns.json; }
list_mlr() { mlr "\$vacancy_2011 >= 5" towns.tsv; }
list_mawk() {
    # shellcheck disable=SC2016 # fields, not variables
    mawk 'NR == 1 { while ($++i != "vacancy_2011"); next } $i >= 5 { print $1 }' towns.tsv
}

match_quartier() { quartier match iserlohn; }
match_sqlite3() { sqlite3 "$ranking"; }
match_duckdb() { duckdb "$ranking"; }

facts_quartier() { quartier facts altena; }
facts_sqlite3() { sqlite3 "select id from facts where subject = 'altena'"; }
facts_duckdb() { duckdb "select id from facts where subject = 'altena'"; }
facts_jq() { jq '.[] | select(.subject == "altena") | .id' facts.json; }
facts_jaq() { jaq '.[] | select(.subject == "altena") | .id' facts.json; }
facts_mlr() { mlr "\$subject == \"altena\"" facts.tsv; }
facts_rg() { rg '^[^\t]*\taltena\t' facts.tsv; }
facts_mawk() { mawk "\$2 == \"altena\" { print \$1 }" facts.tsv; }

search_quartier() { quartier search wohnung -n 1000 -f tsv; }
search_sqlite3() { sqlite3 "select id from documents where documents match 'wohnung'"; }
search_duckdb() { duckdb "select id from documents where contains(text, 'wohnung')"; }
search_jq() { jq 'select(.text | contains("wohnung")) | .id' documents.json; }
search_jaq() { jaq 'select(.text | contains("wohnung")) | .id' documents.json; }
search_mlr() { mlr "\$text =~ \"wohnung\"" documents.tsv; }
search_rg() { rg --fixed-strings wohnung documents.tsv; }
search_mawk() { mawk "index(\$2, \"wohnung\") { print \$1 }" documents.tsv; }

# The ids that a command gives, those of match in its order.
ids() { "$1" | cut -f 1 | sed '/^id$/d' | if [[ $1 == match_* ]]; then cat; else sort; fi; }
commands=()
for question in list match facts search; do
    ids "${question}_quartier" > wanted
    for tool in quartier sqlite3 duckdb jq jaq mlr rg mawk; do
        command=${question}_$tool
        if ! [[ ${program[$tool]:-} && $(declare -F "$command") ]]; then continue; fi
        commands+=("$command")
        if ! ids "$command" | cmp -s - wanted; then
            echo "$tool gives another answer to $question" >&2
            exit 1
        fi
    done
    echo "$question: the same $(wc -l < wanted) ids from all"
done

# The least that a process can do, with the release profile of Cargo.toml.
hello_world() { ./hello; }
echo 'fn main() { println!("Hello, world!"); }' > hello.rs
if ! type -P rustc > /dev/null; then
    echo "not installed, left out: rustc"
elif rustc -Copt-level=3 -Clto=fat -Ccodegen-units=1 -Cpanic=abort -Cstrip=symbols hello.rs; then
    commands=(hello_world "${commands[@]}")
fi

for ((round = 0; round < rounds; round++)); do
    for command in $(shuf -e -- "${commands[@]}"); do
        start=${EPOCHREALTIME/./}
        "$command" > /dev/null
        echo $((${EPOCHREALTIME/./} - start)) >> "times_$command"
    done
done

echo "medians of $rounds rounds in ms, beside hello world and quartier, which prints more than ids:"
for command in "${commands[@]}"; do
    echo "${command/_/ }" "$(sort -n "times_$command" | sed -n "$((rounds / 2 + 1))p")"
done | awk '
    function ratio(to) { return to ? sprintf("%.2f ×", $3 / to) : "-" }
    $1 == "hello" { hello = $3 }
    $2 == "quartier" { quartier = $3 }
    { printf "%-8s%-10s%9.3f%12s%12s\n", $1, $2, $3 / 1000, ratio(hello), ratio(quartier) }
    $3 < quartier { ahead = ahead ", " $1 " " $2 }
    END { print "faster than quartier: " (ahead ? substr(ahead, 3) : "none") }'
