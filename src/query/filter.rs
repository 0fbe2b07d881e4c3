//! Filters that choose municipalities.

use std::collections::BTreeSet;
use std::rc::Rc;

use anyhow::Result;

use super::parse_in_scope;
use crate::context::Context;
use crate::data::Dataset;
use crate::errors::UsageError;
use crate::expression::{Condition, distinct};
use crate::i18n::{Language, join};
use crate::model::{Column, Identity, Town, Value};
use crate::text::{Suggestion, fold, sign};

/// Filters by which municipalities are chosen. The options of the dimensions (`--size` …) are
/// added to each command that has these, as the data define them.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Filters", next_display_order = 20)]
pub struct FilterArgs {
    /// Districts (Kreise), several joined by commas
    #[arg(long, value_delimiter = ',', value_name = "DISTRICT")]
    pub district: Vec<String>,
    /// Administrative regions (Regierungsbezirke), several joined by commas
    #[arg(long, value_delimiter = ',', value_name = "REGION")]
    pub region: Vec<String>,
    /// Condition on columns, such as 'vacancy > 5 and rent < 6'; given twice, both hold
    #[arg(long = "where", allow_hyphen_values = true, value_name = "CONDITION")]
    pub conditions: Vec<String>,
}

/// Filter of the municipalities that a question is about.
pub struct Filter<'d> {
    /// Columns of classes, districts and regions, with values of which a municipality has one each.
    chosen: Vec<(Rc<Column>, Vec<Value<'d>>)>,
    /// Conditions as they were typed, and what they mean.
    conditions: Vec<(String, Condition)>,
}

impl<'d> Filter<'d> {
    /// Reads the filters of a question: classes, districts, regions, and conditions that all hold.
    ///
    /// # Errors
    /// They do not fit the data.
    pub fn parse(args: &FilterArgs, cx: &'d Context) -> Result<Self> {
        let (schema, dataset) = (&cx.schema, &cx.dataset);
        let classes = cx.class_filters.iter().filter_map(|(dimension, classes)| {
            let column = schema.class_columns().nth(*dimension)?;
            Some((Rc::clone(column), classes.iter().map(|it| Value::Class(*it)).collect()))
        });
        let mut chosen: Vec<(_, Vec<_>)> = classes.collect();
        let areas = [(Identity::District, &args.district), (Identity::Region, &args.region)];
        for (kind, names) in areas {
            let areas = names.iter().map(|name| Ok(Value::Text(area(name, kind, dataset)?)));
            let areas = areas.collect::<Result<Vec<_>>>()?;
            let column = schema.by_id(kind.id()).filter(|_| !areas.is_empty());
            chosen.extend(column.map(|column| (Rc::clone(column), areas)));
        }
        let condition = |text: &String| {
            let condition = parse_in_scope(cx, |scope| Condition::parse(text, scope))?;
            Ok((text.trim().to_owned(), condition))
        };
        let conditions = args.conditions.iter().map(condition).collect::<Result<_>>()?;
        Ok(Self { chosen, conditions })
    }

    /// Tells whether a municipality is meant.
    pub fn matches(&self, town: &Town) -> bool {
        self.chosen.iter().all(|(column, values)| values.contains(&town.value(column)))
            && self.conditions.iter().all(|(_, condition)| condition.holds(town))
    }

    /// Tells whether nothing is filtered.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.conditions.is_empty()
    }

    /// Columns that the conditions look at, which people see beside those they asked for.
    pub fn columns(&self) -> Vec<Rc<Column>> {
        distinct(self.conditions.iter().flat_map(|(_, condition)| condition.expr.columns()))
    }

    /// The filter in words, with the time of its classes: "Size 2014: small; District: Soest".
    pub fn in_words(&self, language: Language) -> String {
        let of_chosen = self.chosen.iter().map(|(column, values)| {
            let word = |value: &Value<'d>| match (*value, column.class()) {
                (Value::Class(it), Some(class)) => {
                    class.dimension.classes[it].label.get(language).to_owned()
                }
                (Value::Text(area), _) => area.to_owned(),
                _ => String::new(),
            };
            let words = join(values.iter().map(word), language.of(" or ", " oder "));
            format!("{}: {words}", column.label(language))
        });
        let of_conditions = self.conditions.iter().map(|(text, _)| text.clone());
        join(of_chosen.chain(of_conditions), "; ")
    }
}

/// District or region that a name means.
///
/// # Errors
/// There is none.
pub fn area<'d>(name: &str, kind: Identity, dataset: &'d Dataset) -> Result<&'d str> {
    if let Some(area) = find_area(name, kind, dataset)? {
        return Ok(area);
    }
    let (english, german) = (kind.id(), kind.label(Language::German));
    let areas = area_names(kind, dataset)?;
    let all = join(areas.iter().copied(), ", ");
    let otherwise = match kind {
        Identity::Region => tr!("there are {all}", "es gibt {all}"),
        _ => tr!(
            "`quartier stats population --by district` lists them",
            "`quartier statistik Einwohner --nach kreis` zählt sie auf"
        ),
    };
    let message = tr!("unknown {english} `{name}`", "unbekannter {german} `{name}`");
    Err(UsageError(Suggestion::of(name, areas).or(otherwise).after(&message)).into())
}

/// District or region that a name means, with or without the words that one says before it.
///
/// # Errors
/// The data cannot be read.
pub fn find_area<'d>(name: &str, kind: Identity, dataset: &'d Dataset) -> Result<Option<&'d str>> {
    let before: &[&str] = match kind {
        Identity::Region => &["regierungsbezirk ", "bezirk "],
        _ => &["kreis ", "landkreis ", "stadt "],
    };
    let folded = fold(name);
    let bare = before.iter().find_map(|word| folded.strip_prefix(word));
    let bare = bare.or_else(|| folded.strip_suffix(" kreis")).unwrap_or(&folded);
    let is_meant = |area: &&str| [&*folded, bare].contains(&&*fold(area)) && sign(name).is_none();
    Ok(area_names(kind, dataset)?.into_iter().find(is_meant))
}

/// Names of all districts or regions.
pub fn area_names(kind: Identity, dataset: &Dataset) -> Result<BTreeSet<&str>> {
    let is_region = kind == Identity::Region;
    let towns = dataset.towns(true)?.into_iter();
    Ok(towns.map(|it| if is_region { &*it.region } else { &*it.district }).collect())
}
