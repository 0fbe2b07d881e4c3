//! How a column is spread over the state: its municipalities in classes of equal count.

use std::collections::HashMap;

use super::Plane;
use crate::{
    dataset::{Areas, Municipality},
    number::{Distribution, count},
    presentation::{Context, citation, columns},
    query::Asked,
    report::{Alignment, Area, Cell, Columns, Content, Holds, Shade, Shades, Table},
    schema::{Identity, Schema},
    text::{filled, readable_number},
    vocabulary::{Polygon, SourceId},
};

/// The municipalities in classes of equal count by what a column holds for them.
pub struct Shading<'a> {
    pub column: Asked<'a>,
    /// All that have a value, whichever are shown.
    distribution: Distribution,
    pub context: &'a Context,
}

/// Those that share a shade.
struct Class<'t> {
    shade: Shade,
    /// Those with the lowest and the highest value, if there are any.
    ends: Option<[&'t Municipality<'t>; 2]>,
    all: usize,
    shown: usize,
}

impl<'a> Shading<'a> {
    pub fn new(column: Asked<'a>, all: &[&Municipality], context: &'a Context) -> Self {
        let values = all.iter().filter_map(|town| number(&column, town));
        let distribution = Distribution::of(values);
        Self { column, distribution, context }
    }

    pub fn shade(&self, town: &Municipality) -> Shade {
        let class = number(&self.column, town)
            .and_then(|value| self.distribution.class(value, Shade::CLASSES));
        class.map_or(Shade::Unknown, Shade::Class)
    }

    /// The areas of those shown, each with its shade.
    pub fn areas(&self, areas: &Areas, shown: &[&Municipality], plane: &Plane) -> Vec<Area> {
        let known: HashMap<_, _> = areas.iter().collect();
        let area = |town: &&Municipality| {
            let rings = known.get(town.ags())?.iter().flat_map(Polygon::rings);
            Some(Area {
                name: town.name().to_string(),
                rings: rings.map(|ring| plane.ring(ring)).collect(),
                shade: self.shade(town),
            })
        };
        shown.iter().filter_map(area).collect()
    }

    /// What the shades mean, and how many of all municipalities and of those shown have each.
    pub fn legend(&self, all: &[&Municipality], shown: &[&Municipality]) -> Shades {
        let classes = (0..Shade::CLASSES).map(Shade::Class).chain([Shade::Unknown]);
        let classes = classes.map(|shade| self.class(shade, all, shown));
        let classes: Vec<_> =
            classes.filter(|it| it.shade != Shade::Unknown || it.all > 0).collect();
        Shades {
            title: columns::asked_label(&self.column, self.context),
            key: classes.iter().map(|it| (it.shade, self.in_words(it))).collect(),
            table: self.table(classes, all.len() > shown.len()),
        }
    }

    fn class<'t>(
        &self,
        shade: Shade,
        all: &[&'t Municipality<'t>],
        shown: &[&Municipality],
    ) -> Class<'t> {
        let has_shade = |town: &&&Municipality| self.shade(town) == shade;
        let members = || all.iter().filter(|town| self.shade(town) == shade).copied();
        let value = |town: &&Municipality| number(&self.column, town);
        let by_value = |a: &&Municipality, b: &&Municipality| {
            value(a).unwrap_or_default().total_cmp(&value(b).unwrap_or_default())
        };
        let with_value = || members().filter(|town| value(town).is_some());
        let ends = with_value().min_by(by_value).zip(with_value().max_by(by_value));
        Class {
            shade,
            ends: ends.map(<[_; 2]>::from),
            all: members().count(),
            shown: shown.iter().filter(has_shade).count(),
        }
    }

    fn in_words(&self, class: &Class<'_>) -> String {
        let texts = self.context.texts;
        let limits = match (class.shade, class.ends) {
            (Shade::Unknown, _) => texts.missing.to_owned(),
            (Shade::Class(_), None) => "–".to_owned(),
            (Shade::Class(_), Some(ends)) => {
                let [from, to] = ends.map(|town| self.number_in_words(town));
                filled(texts.from_to, &[&from, &to])
            }
        };
        let [all, shown] = [class.all, class.shown].map(|it| it.to_string());
        let count = if all == shown { all } else { filled(texts.some_of, &[&shown, &all]) };
        format!("{limits} ({count})")
    }

    fn number_in_words(&self, town: &Municipality) -> String {
        let cell = columns::asked_cell(town, &self.column, self.context);
        let Content::Number { value, places } = cell.content else { return String::new() };
        let mark = if cell.mark.is_some() { "~" } else { "" };
        format!("{mark}{}", readable_number(value, places, self.context.texts))
    }

    /// The classes as a table, with how many of each are shown where some are not.
    fn table(&self, classes: Vec<Class<'_>>, some_are_left_out: bool) -> Table {
        let texts = self.context.texts;
        let end = |town: Option<&&Municipality>| {
            town.map(|town| columns::asked_cell(town, &self.column, self.context))
                .unwrap_or_default()
        };
        let title = columns::asked_label(&self.column, self.context);
        let mut table = Columns::<Class<'_>>::new()
            .for_people(format!("{}: {title}", texts.level), |it| match it.shade {
                Shade::Class(class) => whole(class + 1),
                Shade::Unknown => Cell::text(texts.missing),
            })
            .for_people(texts.minimum, move |it| end(it.ends.as_ref().map(|[from, _]| from)))
            .aligned(Alignment::Decimal)
            .for_people(texts.maximum, move |it| end(it.ends.as_ref().map(|[_, to]| to)))
            .aligned(Alignment::Decimal)
            .for_people(texts.municipalities, |it| whole(it.all))
            .aligned(Alignment::Right);
        if some_are_left_out {
            table = table.for_people(texts.shown, |it| whole(it.shown)).aligned(Alignment::Right);
        }
        Table::of(table, classes)
    }

    /// What has to be known of the classes, and of what is not on the map.
    pub fn notes(&self, schema: &Schema) -> Vec<String> {
        let with_value = self.distribution.len().to_string();
        let classes = Shade::CLASSES.to_string();
        let rule = filled(self.context.texts.classes_explained, &[&classes, &with_value]);
        let calculation = columns::calculations([&self.column], schema, self.context);
        [rule].into_iter().chain(calculation).collect()
    }

    /// The municipalities shown, each with its value and its class.
    pub fn records(&self, shown: &[&'a Municipality<'a>], schema: &'a Schema) -> Table {
        let context = self.context;
        let known = columns::known(&[Identity::Name, Identity::District], schema);
        let known = known.into_iter().map(|column| columns::column(column, context));
        let records = columns::keys()
            .with_all(known)
            .with(columns::asked(&self.column, context))
            .for_everyone("class", context.texts.level, |town| match self.shade(town) {
                Shade::Class(class) => whole(class + 1),
                Shade::Unknown => Cell::MISSING,
            })
            .holding(Holds::Number);
        let shown = shown.iter().copied();
        let table = if context.cite {
            Table::cited(records, shown, |town| citation::names(self.sources(town, schema)))
        } else {
            Table::of(records, shown)
        };
        Table { marks: columns::marks(std::slice::from_ref(&self.column)), ..table }
    }

    pub fn sources<'s>(&self, town: &Municipality, schema: &'s Schema) -> Vec<&'s SourceId>
    where
        'a: 's,
    {
        let columns = self.column.columns().into_iter();
        columns.flat_map(|column| citation::sources_of(town, column, schema)).collect()
    }
}

fn number(column: &Asked<'_>, town: &Municipality) -> Option<f64> {
    column.value(town).number()
}

fn whole(number: usize) -> Cell {
    Cell::exactly(count(number), 0)
}
