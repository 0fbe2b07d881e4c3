//! Filters that choose municipalities.

use std::collections::BTreeSet;
use std::rc::Rc;

use anyhow::Result;

use super::parse_in_scope;
use crate::data::Dataset;
use crate::errors::UsageError;
use crate::expression::{Condition, distinct};
use crate::i18n::{Language, join};
use crate::model::{Column, Identity, Schema, Town};
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

/// Classes of a dimension that were asked for by its option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassFilter {
    /// Position of the dimension.
    pub dimension: usize,
    /// Positions of its classes, of which a municipality has one.
    pub classes: Vec<usize>,
}

/// Filter of the municipalities that a question is about.
#[derive(Debug)]
pub struct Filter {
    period: usize,
    classes: Vec<ClassFilter>,
    /// Districts and regions, of which a municipality lies in one each.
    areas: Vec<(Identity, Vec<String>)>,
    /// Conditions as they were typed, and what they mean.
    conditions: Vec<(String, Condition)>,
}

impl Filter {
    /// Reads the filters of a question: classes, districts, regions, and conditions that all hold.
    ///
    /// # Errors
    /// They do not fit the data.
    pub fn parse(
        classes: &[ClassFilter],
        args: &FilterArgs,
        schema: &Schema,
        dataset: &Dataset,
    ) -> Result<Self> {
        let areas = [(Identity::District, &args.district), (Identity::Region, &args.region)];
        let areas = areas.into_iter().map(|(kind, names)| {
            Ok((kind, names.iter().map(|name| area(name, kind, dataset)).collect::<Result<_>>()?))
        });
        let condition = |text: &String| {
            let condition = parse_in_scope(schema, dataset, |scope| Condition::parse(text, scope))?;
            Ok((text.trim().to_owned(), condition))
        };
        Ok(Self {
            period: schema.period,
            classes: classes.to_vec(),
            areas: areas.collect::<Result<_>>()?,
            conditions: args.conditions.iter().map(condition).collect::<Result<_>>()?,
        })
    }

    /// Tells whether a municipality is meant.
    pub fn matches(&self, town: &Town) -> bool {
        let has_class = |filter: &ClassFilter| {
            let class = town.class(self.period, filter.dimension);
            class.is_some_and(|it| filter.classes.contains(&it.class))
        };
        let lies_in = |(kind, names): &(Identity, Vec<String>)| {
            names.is_empty() || names.iter().any(|name| name == area_of(town, *kind))
        };
        self.classes.iter().all(has_class)
            && self.areas.iter().all(lies_in)
            && self.conditions.iter().all(|(_, condition)| condition.holds(town))
    }

    /// Tells whether nothing is filtered.
    pub fn is_empty(&self) -> bool {
        let has_areas = self.areas.iter().any(|(_, names)| !names.is_empty());
        self.classes.is_empty() && !has_areas && self.conditions.is_empty()
    }

    /// Columns that the conditions look at, which people see beside those they asked for.
    pub fn columns(&self) -> Vec<Rc<Column>> {
        distinct(self.conditions.iter().flat_map(|(_, condition)| condition.columns()))
    }

    /// The filter in words, with the time of its classes: "Size 2014: small; District: Soest".
    pub fn in_words(&self, schema: &Schema, language: Language) -> String {
        let or = language.of(" or ", " oder ");
        let of_classes = self.classes.iter().filter_map(|filter| {
            let column = schema.class_columns().nth(filter.dimension)?;
            let dimension = &column.class()?.dimension;
            let label = |place: &usize| Some(dimension.classes.get(*place)?.label.get(language));
            let labels: Vec<&str> = filter.classes.iter().filter_map(label).collect();
            Some(format!("{}: {}", column.label(language), labels.join(or)))
        });
        let of_areas = self.areas.iter().filter(|(_, names)| !names.is_empty());
        let of_areas =
            of_areas.map(|(kind, names)| format!("{}: {}", kind.label(language), names.join(or)));
        let of_conditions = self.conditions.iter().map(|(text, _)| text.clone());
        of_classes.chain(of_areas).chain(of_conditions).collect::<Vec<_>>().join("; ")
    }
}

/// District or region that a name means.
///
/// # Errors
/// There is none.
pub fn area(name: &str, kind: Identity, dataset: &Dataset) -> Result<String> {
    if let Some(area) = find_area(name, kind, dataset)? {
        return Ok(area);
    }
    let (english, german) = match kind {
        Identity::Region => ("region", "Regierungsbezirk"),
        _ => ("district", "Kreis"),
    };
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

fn area_of(town: &Town, kind: Identity) -> &str {
    if kind == Identity::Region { &town.region } else { &town.district }
}

/// District or region that a name means, with or without the words that one says before it.
///
/// # Errors
/// The data cannot be read.
pub fn find_area(name: &str, kind: Identity, dataset: &Dataset) -> Result<Option<String>> {
    let before: &[&str] = match kind {
        Identity::Region => &["regierungsbezirk ", "bezirk "],
        _ => &["kreis ", "landkreis ", "stadt "],
    };
    let folded = fold(name);
    let bare = before.iter().find_map(|word| folded.strip_prefix(word));
    let bare = bare.or_else(|| folded.strip_suffix(" kreis")).unwrap_or(&folded);
    let is_meant = |area: &&str| [&*folded, bare].contains(&&*fold(area)) && sign(name).is_none();
    Ok(area_names(kind, dataset)?.into_iter().find(is_meant).map(str::to_owned))
}

/// Names of all districts or regions.
pub fn area_names(kind: Identity, dataset: &Dataset) -> Result<BTreeSet<&str>> {
    Ok(dataset.towns(true)?.into_iter().map(|town| area_of(town, kind)).collect())
}
