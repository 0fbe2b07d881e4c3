//! The help in English on the commands about municipalities.

use super::super::{Command, arg};

pub const COMMANDS: &[Command] = &[
    Command {
        name: "list",
        about: "List municipalities: filtered, sorted, with chosen columns",
        arguments: &[
            arg(
                "columns",
                "Columns to print; `+COLUMN` adds to the usual ones, `all` prints every one, \
                 `EXPR as NAME` computes one",
            ),
            arg(
                "sort",
                "Sort by these; `-COLUMN` or `COLUMN desc`: the highest first (default: name)",
            ),
            arg("bars", "Draw a column of numbers as bars, too"),
            arg("count", "Print only how many there are"),
        ],
        examples: &[
            (
                "Small municipalities with many empty dwellings, the most first",
                "quartier list --all --size small --where 'vacancy >= 8' --sort -vacancy",
            ),
            (
                "How vacancy changed in the eight, from census to census",
                "quartier list --columns 'name, vacancy_2022 - vacancy_2011 as change'",
            ),
            (
                "All municipalities with all columns, as a table for Excel",
                "quartier list --all --columns all --output towns.xlsx",
            ),
        ],
    },
    Command {
        name: "show",
        about: "Show one or more municipalities, each on a screen",
        arguments: &[
            arg("towns", "Municipalities, by id, name or AGS"),
            arg("full", "Everything: also the rules, all figures, facts, terms and sources"),
        ],
        examples: &[
            ("One of the eight", "quartier show altena"),
            (
                "All that is known of it, as Markdown",
                "quartier show altena --full --format markdown",
            ),
        ],
    },
    Command {
        name: "compare",
        about: "Compare municipalities, attribute by attribute",
        arguments: &[
            arg("towns", "Municipalities; without any, those that the filters take"),
            arg("diff", "Only attributes in which they differ"),
            arg(
                "columns",
                "Attributes to compare, in this order; also `EXPR as NAME`, or `all` (default: \
                 those that matter most; for programs all)",
            ),
            arg(
                "with",
                "Beside medians: of their district, the state, their peers (with the same classes); \
                 one municipality is enough then",
            ),
            arg("field", "What each did in this field, e.g. volunteering"),
        ],
        examples: &[
            ("In what two towns differ", "quartier compare altena nordkirchen --diff"),
            (
                "One beside its district and the state",
                "quartier compare altena --with district,state",
            ),
            (
                "What two did with volunteers",
                "quartier compare altena münster --field volunteering",
            ),
        ],
    },
    Command {
        name: "stats",
        about: "How many there are, and how values are distributed",
        arguments: &[
            arg(
                "columns",
                "Columns of numbers; without any, how many municipalities have which class",
            ),
            arg("by", "Group by a dimension, by district or by region"),
            arg(
                "sort",
                "Keys of the records to sort by; `-KEY` or `KEY desc`: the highest first \
                 (default: group)",
            ),
            arg("cases", "Among the case studies, not all municipalities"),
        ],
        examples: &[
            ("How many municipalities have which class", "quartier stats"),
            ("How vacancy is spread over the regions", "quartier stats vacancy --by region"),
        ],
    },
    Command {
        name: "match",
        about: "Which case studies are most like a municipality, and why",
        arguments: &[
            arg("town", "Municipality, by id, name or AGS; left out with --like"),
            arg("like", "Instead of a town, a place with these values"),
            arg("weight", "What a dimension counts for (default: 1 each)"),
            arg("top", "Print no more than so many (default: every case study, 10 with --all)"),
            arg("explain", "Show every indicator: both values, percentiles, their distance"),
        ],
        examples: &[
            ("Which of the eight are most like Iserlohn", "quartier match iserlohn"),
            (
                "The most similar of all municipalities, the market counting twice",
                "quartier match iserlohn --all --weight market=2",
            ),
            (
                "What is like a place with these values",
                "quartier match --like population_2014=30000,vacancy_2011=4.5",
            ),
        ],
    },
    Command {
        name: "briefing",
        about: "A page on a municipality, to hand to a council",
        arguments: &[
            arg("town", "Municipality, by id, name or AGS"),
            arg(
                "field",
                "Only facts of these fields (default: accommodation, governance, volunteering and \
                 neighbourhood in turn, one of costs and one of conflict)",
            ),
            arg("full", "With all that is behind the page, as an annex"),
            arg("facts", "Facts that the annex gives of each town in each field (default: 1)"),
        ],
        examples: &[
            ("On the screen, or in a pipe as Markdown", "quartier briefing iserlohn"),
            (
                "What it cost and what went wrong",
                "quartier briefing iserlohn --field costs,conflict",
            ),
            ("As a page to print", "quartier briefing iserlohn --output iserlohn.html"),
        ],
    },
    Command {
        name: "map",
        about: "Show where they lie, or how a column is spread",
        arguments: &[
            arg(
                "towns",
                "Municipalities to point out; of a single one the most similar case studies are \
             marked, too",
            ),
            arg(
                "shade",
                "Shade the areas of all municipalities by a column of numbers or `EXPR as NAME`, in five classes of equal count; filters leave the others blank",
            ),
        ],
        examples: &[
            ("The eight", "quartier map"),
            ("How vacancy is spread over the state", "quartier map --shade vacancy"),
            (
                "Where many dwellings are empty, as a layer for QGIS",
                "quartier map --all --where 'vacancy >= 8' --output vacancy.geojson",
            ),
        ],
    },
];
