//! Municipalities in the groups of a column, and what is known of each group.

use std::rc::Rc;

use super::Context;
use super::table::{OF_CLASSES, OF_VALUES, headers};
use crate::errors::UsageError;
use crate::i18n::{Language, german};
use crate::model::{ClassColumn, Column, Identity, Town, Value};
use crate::number::{Distribution, count};
use crate::query::ColumnExpr;
use crate::report::{Cell, Row, Table, Term};
use crate::text::{Suggestion, collation_key};
use crate::view::columns;

/// Municipalities that have the same value in a column.
pub struct Group<'a> {
    value: Cell,
    towns: Vec<&'a Town>,
}

/// Cells behind the value of a group.
type Line = Vec<Cell>;

/// Column of this name, if municipalities can be grouped by it.
///
/// # Errors
/// There is none.
pub fn column(name: &str, cx: &Context) -> Result<Rc<Column>, UsageError> {
    let makes_groups = |it: &&Rc<Column>| {
        it.class().is_some() || [Identity::District.id(), Identity::Region.id()].contains(&&*it.id)
    };
    let groups = || cx.schema.columns.iter().filter(makes_groups);
    let by_option = || groups().find(|column| german::is_option(name, &column.id));
    let found = cx.schema.find(name).filter(makes_groups).or_else(by_option);
    found.cloned().ok_or_else(|| {
        let bare = || groups().filter(|it| it.class().is_none_or(|class| class.is_bare));
        let names = |language| bare().map(move |it| german::option_name(&it.id, language));
        let message = tr!("`{name}` makes no groups", "`{name}` bildet keine Gruppen");
        UsageError(Suggestion::among(name, names).after(&message))
    })
}

impl<'a> Group<'a> {
    /// Municipalities by their values in a column, or all in one group: classes in their own
    /// order, names as they are sorted, those without a value last.
    pub fn all(towns: &[&'a Town], by: Option<&Column>, language: Language) -> Vec<Self> {
        let mut towns = towns.to_vec();
        let key = |town: &Town| by.map(|by| key(town, by));
        towns.sort_by_cached_key(|town| key(town));
        let same = towns.chunk_by(|a, b| key(a) == key(b));
        same.map(|same| Self {
            // Of a group it says nothing that one of them is close to a threshold.
            value: by.map(|by| columns::known_cell(same[0], by, language).close_if(false)).into(),
            towns: same.to_vec(),
        })
        .collect()
    }
}

/// Key by which municipalities are together and their groups in order. A city that is a district
/// of its own is not in the district that has its name.
fn key(town: &Town, by: &Column) -> (usize, String, bool) {
    let is_city = town.independent_city && by.id == Identity::District.id();
    match town.value(by) {
        Value::Class(position) => (position, String::new(), false),
        Value::Text(name) => (0, collation_key(name), is_city),
        _ => (usize::MAX, String::new(), false),
    }
}

/// Column by which a mean of another is weighted.
pub fn weight(column: &ColumnExpr, cx: &Context) -> Option<Rc<Column>> {
    cx.schema.by_id(column.known()?.figure()?.observation.weight.as_ref()?).cloned()
}

/// Lines on a column or dimension for each of these groups of municipalities.
pub fn section(column: &ColumnExpr, by: Option<&Column>, groups: &[Group], cx: &Context) -> Table {
    let class = column.known().and_then(|it| it.class());
    let people = columns::leading_figure(&cx.schema).filter(|it| columns::is_count(it)).cloned();
    let weight = if class.is_some() { people } else { weight(column, cx) };
    let known = weight.as_ref().map(ColumnExpr::of);
    let sources = columns::sources([column].into_iter().chain(&known));
    let label = columns::label_with_unit(column, cx.language);
    let grouping = Cell::from(by.map(|it| Term::new(&*it.id, it.label(cx.language))));
    let lines = groups.iter().flat_map(|group| {
        let lines = match class {
            Some(class) => group.classes(class, weight.as_deref(), cx),
            None => vec![group.statistics(column, weight.as_deref(), cx)],
        };
        let first = [Term::new(column.id(), &*label).into(), grouping.clone(), group.value.clone()];
        lines.into_iter().map(move |line| first.clone().into_iter().chain(line).collect())
    });
    let rows =
        lines.map(|cells| Row { cells, sources: sources.clone(), ..Row::default() }).collect();
    let fields = if class.is_some() { OF_CLASSES } else { OF_VALUES };
    Table { headers: headers(fields, by, cx.language), rows, is_cited: false }
}

impl Group<'_> {
    /// Municipalities and people in each class of a dimension, and in none if there are any.
    fn classes(&self, class: &ClassColumn, people: Option<&Column>, cx: &Context) -> Vec<Line> {
        let people = |towns: &[&Town]| -> Option<f64> {
            people.map(|column| towns.iter().filter_map(|town| town.number(column)).sum())
        };
        let percent = |part: f64, all: f64| {
            Cell::percent(Some(100.0 * part / all).filter(|share| share.is_finite()))
        };
        let (all, all_people) = (count(self.towns.len()), people(&self.towns));
        let line = |place: Option<usize>| {
            let mut towns = self.towns.clone();
            towns.retain(|it| it.class(class.period, class.index).map(|it| it.class) == place);
            let own = place.and_then(|place| class.dimension.classes.get(place));
            let (number, people) = (count(towns.len()), people(&towns));
            let line = vec![
                own.map(|it| Term::new(&*it.id, cx.text(&it.label))).into(),
                Cell::exactly(number, 0),
                percent(number, all),
                people.map(|it| Cell::exactly(it, 0)).into(),
                people.zip(all_people).map(|(it, all)| percent(it, all)).into(),
                Cell::Bar(number),
            ];
            (own.is_some() || !towns.is_empty()).then_some(line)
        };
        (0..class.dimension.classes.len()).map(Some).chain([None]).filter_map(line).collect()
    }

    /// Statistics of the values of a column.
    fn statistics(&self, column: &ColumnExpr, weight: Option<&Column>, cx: &Context) -> Line {
        let (values, places) = columns::amounts(column, &self.towns);
        let distribution = Distribution::of(values.iter().copied());
        let counts = [values.len(), self.towns.len() - values.len()].map(Cell::whole);
        let quantiles = [0.0, 0.25, 0.5, 0.75, 1.0].map(|it| distribution.quantile(it));
        let is_count = column.known().is_some_and(|it| columns::is_count(it));
        let sum = is_count.then(|| values.iter().sum());
        let means = [distribution.mean(), self.weighted_mean(column, weight), sum];
        let numbers = quantiles.into_iter().chain(means);
        let numbers = numbers.map(|it| columns::aggregate(column, it, places));
        let ends = [quantiles[0], quantiles[4]].map(|it| self.named(column, it, cx));
        counts.into_iter().chain(numbers).chain(ends).collect()
    }

    /// Mean of those that have both value and weight.
    fn weighted_mean(&self, column: &ColumnExpr, weight: Option<&Column>) -> Option<f64> {
        let both = |town: &&Town| Some((column.expr.value(town).number()?, town.number(weight?)?));
        let both = self.towns.iter().filter_map(both);
        let (sum, weights) = both.fold((0.0, 0.0), |(sum, weights), (value, weight)| {
            (sum + value * weight, weights + weight)
        });
        Some(sum / weights).filter(|mean| mean.is_finite())
    }

    /// First municipality with this value, for people with how many more there are.
    fn named(&self, column: &ColumnExpr, value: Option<f64>, cx: &Context) -> Cell {
        let mut towns = self.towns.clone();
        towns.retain(|town| value.is_some() && column.expr.value(town).number() == value);
        towns.sort_by_cached_key(|town| collation_key(&town.name));
        let [Town { id, name, .. }, others @ ..] = &towns[..] else { return Cell::default() };
        let label = match others.len() {
            0 => name.clone(),
            more => t!(cx.language, "{name} and {more} more", "{name} und {more} weitere"),
        };
        Term::new(id, label).into()
    }
}
