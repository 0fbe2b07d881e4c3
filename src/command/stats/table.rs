//! Lines of `stats`: their columns, their order, and the tables that people read.

use std::cmp::Ordering;

use crate::errors::UsageError;
use crate::i18n::Language;
use crate::model::Column;
use crate::query::directed;
use crate::report::{Alignment, Audience, Block, Cell, Header, Row, Table};
use crate::text::{Suggestion, collation_key, fold};
use crate::view::{columns, distinct, with_ties};

/// Column of the lines: key, label in both languages, and whether people can do without it where
/// there is no room.
pub type Field = (&'static str, &'static str, &'static str, bool);

/// Columns of lines on classes.
pub const OF_CLASSES: &[Field] = &[
    ("column", "Dimension", "Merkmal", false),
    ("by", "", "", false),
    ("group", "Group", "Gruppe", false),
    ("class", "Class", "Klasse", false),
    ("count", "Municipalities", "Kommunen", false),
    ("share", "Share (%)", "Anteil (%)", true),
    ("people", "People", "Einwohner", true),
    ("people_share", "People (%)", "Einwohner (%)", false),
    ("", "", "", true),
];

/// Columns of lines on values.
pub const OF_VALUES: &[Field] = &[
    ("column", "Column", "Spalte", false),
    ("by", "", "", false),
    ("group", "Group", "Gruppe", false),
    ("count", "Values", "Werte", false),
    ("missing", "Without", "Ohne Wert", true),
    ("min", "Min", "Min.", true),
    ("q1", "Q1", "1. Quartil", true),
    ("median", "Median", "Median", false),
    ("q3", "Q3", "3. Quartil", true),
    ("max", "Max", "Max.", true),
    ("mean", "Mean", "Mittel", true),
    ("weighted_mean", "Weighted mean", "Gewichtetes Mittel", true),
    ("sum", "Sum", "Summe", false),
    ("lowest", "Lowest in", "Am niedrigsten in", true),
    ("highest", "Highest in", "Am höchsten in", true),
];

/// Place of a column by which lines are sorted, and whether the highest come first.
pub type Key = (usize, bool);

/// Keys by which lines can be sorted, or in German the labels for which they stand.
pub fn sort_keys(language: Language) -> Vec<String> {
    let fields = OF_VALUES.iter().chain(OF_CLASSES);
    let fields = fields.filter(|(key, ..)| !["column", "by", ""].contains(key));
    distinct(fields.map(|it| language.of(it.0, it.2).to_owned()))
}

/// Order of lines, read from keys or labels with `-` before or `desc` behind them.
///
/// # Errors
/// There is no such column.
pub fn order(keys: &[String], fields: &[Field]) -> Result<Vec<Key>, UsageError> {
    let key = |written: &String| {
        let (name, is_descending) = directed(written);
        // The lines of the highest come first, not the names of those who have it.
        let sum_of = [("lowest", "min"), ("highest", "max")].into_iter().find(|it| it.0 == name);
        let name = sum_of.map_or(name, |it| it.1);
        let is_meant = |it: &Field| [it.0, it.1, it.2].map(fold).contains(&fold(name));
        let place = fields.iter().position(|it| !it.0.is_empty() && is_meant(it));
        place.map(|place| (place, is_descending)).ok_or_else(|| {
            let known = || fields.iter().filter(|it| !it.1.is_empty());
            let names = |to: Language| known().map(move |it| to.of(it.0, it.2));
            let message = tr!("unknown key `{name}`", "unbekannte Spalte `{name}`");
            UsageError(Suggestion::among(name, names).after(&message))
        })
    };
    keys.iter().map(key).collect()
}

/// Order of two cells; missing ones stand last either way.
fn compare(a: &Cell, b: &Cell, is_descending: bool) -> Ordering {
    let [a_is_missing, b_is_missing] = [a, b].map(|it| *it == Cell::Missing);
    let order = match (a, b) {
        (Cell::Number { value: a, .. }, Cell::Number { value: b, .. }) => a.total_cmp(b),
        (Cell::Term(a), Cell::Term(b)) => collation_key(&a.label).cmp(&collation_key(&b.label)),
        _ => Ordering::Equal,
    };
    a_is_missing.cmp(&b_is_missing).then(if is_descending { order.reverse() } else { order })
}

/// Headers of these columns; groups stand under the label of the column that makes them.
pub fn headers(fields: &[Field], by: Option<&Column>, language: Language) -> Vec<Header> {
    let header = |&(key, english, german, is_optional): &Field| {
        let is_group = ["column", "group"].contains(&key);
        let own = language.of(english, german).to_owned();
        Header {
            label: by.filter(|_| key == "group").map_or(own, |by| by.label(language)),
            audience: match key {
                "" => Audience::People,
                "by" => Audience::Programs,
                _ => Audience::Everyone,
            },
            alignment: match key {
                "" => Alignment::Picture,
                "column" | "by" | "group" | "class" | "lowest" | "highest" => Alignment::Left,
                _ if by.is_some() => Alignment::Decimal,
                _ => Alignment::Right,
            },
            is_optional,
            is_group,
            is_whole: is_group,
            key: key.to_owned(),
            ..Header::default()
        }
    };
    fields.iter().map(header).collect()
}

/// Sorts the lines, those of a single municipality behind the others, and cuts them; returns
/// how many are left, of how many.
pub fn cut(table: &mut Table, order: &[Key], most: usize, language: Language) -> Option<String> {
    let headers = &table.headers;
    let compare = |(a_place, a): &(usize, Row), (b_place, b): &(usize, Row)| {
        let by_key = order.iter().map(|&(place, is_descending)| match &*headers[place].key {
            // Groups and classes have an order of their own.
            "group" | "class" if is_descending => b_place.cmp(a_place),
            "group" | "class" => a_place.cmp(b_place),
            _ => compare(&a.cells[place], &b.cells[place], is_descending),
        });
        is_single(&a.cells)
            .cmp(&is_single(&b.cells))
            .then(by_key.fold(Ordering::Equal, Ordering::then))
    };
    let mut rows: Vec<_> = table.rows.drain(..).enumerate().collect();
    rows.sort_by(compare);
    let all = rows.len();
    let rest = rows.split_off(most.min(all));
    let is_tied = |it: &&(usize, Row)| {
        !order.is_empty() && rows.last().is_some_and(|last| compare(last, it).is_eq())
    };
    let tied = rest.iter().take_while(is_tied).count();
    table.rows = rows.into_iter().map(|(_, row)| row).collect();
    (most < all).then(|| {
        let count = t!(language, "{most} of {all} lines", "{most} von {all} Zeilen");
        with_ties(count, tied, language)
    })
}

/// True if a line is on the values of a group of a single municipality, be its value known or not.
fn is_single(cells: &[Cell]) -> bool {
    let [one, none] = [1, 0].map(Cell::whole);
    let is_of_values = cells.len() == OF_VALUES.len() && cells[2] != Cell::default();
    is_of_values && [[&one, &none], [&none, &one]].contains(&[&cells[3], &cells[4]])
}

/// Lines of all columns in one table.
pub fn joined(sections: &[Table]) -> Table {
    let rows = sections.iter().flat_map(|it| it.rows.iter().cloned()).collect();
    Table { rows, ..sections.first().cloned().unwrap_or_default() }
}

/// Table of all columns, or one for each where there are groups; groups of a single municipality
/// stand apart.
pub fn page(sections: Vec<Table>, is_grouped: bool, language: Language) -> Vec<Block> {
    if !is_grouped {
        return vec![Block::Table(shown(joined(&sections), |_| true))];
    }
    let mut page = Vec::new();
    for Table { headers, rows, .. } in sections {
        let label = rows.first().map(|it| columns::words(&it.cells[0], language));
        page.extend(label.map(Block::heading));
        let (single, several): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|it| is_single(&it.cells));
        let table = |rows, is_shown: fn(&str) -> bool| {
            let table = Table { headers: headers.clone(), rows, is_cited: false };
            Block::Table(shown(table, is_shown))
        };
        if !several.is_empty() {
            page.push(table(several, |key| key != "column"));
        }
        if !single.is_empty() {
            let each = language.of("A single municipality each:", "Jeweils eine einzige Kommune:");
            page.push(Block::paragraph(each));
            page.push(table(single, |key| ["group", "median"].contains(&key)));
        }
    }
    page
}

/// Table of which people see these columns, as far as something stands in them.
fn shown(mut table: Table, is_shown: impl Fn(&str) -> bool) -> Table {
    for (place, header) in table.headers.iter_mut().enumerate() {
        let is_zero = |row: &Row| row.cells[place] == Cell::whole(0);
        let is_idle = header.key == "missing" && table.rows.iter().all(is_zero);
        if is_idle || !is_shown(&header.key) {
            header.audience = Audience::Programs;
        }
    }
    table.without_empty()
}
