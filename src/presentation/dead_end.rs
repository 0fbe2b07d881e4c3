//! What is said where a selection finds nothing, or less than there is: the way on.

use anyhow::Result;

use super::{Context, aggregate::number};
use crate::{
    arguments::Filters,
    dataset::Municipality,
    expression::Condition,
    query::{Gazetteer, Selection, typed},
    schema::{Column, DataType, Levels, Schema},
    text::{Texts, filled, plain_number},
};

pub struct Question<'a, 'g> {
    pub args: &'a Filters,
    /// Whether it is put to all, not only to the case studies.
    pub all: bool,
    pub schema: &'a Schema,
    pub gazetteer: &'a Gazetteer<'g>,
    pub context: &'a Context,
}

/// A filter as it is written, and what it takes alone.
pub struct Filter<'a> {
    pub written: String,
    pub selection: Selection<'a>,
}

impl<'a, 'g> Question<'a, 'g> {
    /// The question that these filters put.
    pub fn new(
        args: &'a Filters,
        all: bool,
        schema: &'a Schema,
        gazetteer: &'a Gazetteer<'g>,
        context: &'a Context,
    ) -> Self {
        Self { args, all, schema, gazetteer, context }
    }

    /// What to say where so many were found: how many there are among all, if nothing was found
    /// or a part of the state was asked for; else, if nothing was found, what each filter finds.
    pub fn way_on(&self, found: usize, texts: &Texts) -> Result<Option<String>> {
        let of_place = !self.args.district.is_empty() || !self.args.region.is_empty();
        if !self.all && (found == 0 || of_place) {
            let all = self.gazetteer.all()?;
            let among = all.iter().copied();
            let selection =
                self.context.selection(self.args, self.schema, self.gazetteer, among)?;
            let matching = all.iter().filter(|town| selection.takes(town)).count();
            let [found_there, total] = [matching, all.len()].map(|count| count.to_string());
            if matching > found {
                return Ok(Some(match found {
                    0 => filled(texts.only_with_all, &[&found_there, &total]),
                    1 => filled(texts.one_without_all, &[&found_there, &found_there]),
                    found => filled(
                        texts.some_without_all,
                        &[&found.to_string(), &found_there, &found_there],
                    ),
                }));
            }
        }
        Ok(if found == 0 { Some(self.nothing(texts)?) } else { None })
    }

    /// Why nothing is found: what each filter finds alone, and which values there are.
    fn nothing(&self, texts: &Texts) -> Result<String> {
        let towns = self.gazetteer.of_scope(self.all)?;
        let filters = self.filters()?;
        let counts = filters.iter().map(|Filter { written, selection }| {
            (written.clone(), towns.iter().filter(|town| selection.takes(town)).count())
        });
        let mut parts = vec![texts.no_municipality.to_owned()];
        parts.extend(each_alone(counts.collect(), texts));
        parts.extend(self.values(&towns, texts)?);
        Ok(parts.join("; "))
    }

    /// Which values the columns of numbers in `--where` have.
    ///
    /// # Errors
    /// The expression does not fit the columns.
    pub fn values(&self, towns: &[&Municipality], texts: &Texts) -> Result<Option<String>> {
        let columns = self.columns_in_question()?.into_iter();
        let ranges: Vec<_> = columns.filter_map(|column| range(column, towns, texts)).collect();
        Ok((!ranges.is_empty()).then(|| filled(texts.values_there, &[&ranges.join(", ")])))
    }

    /// The filters one by one.
    pub fn filters(&self) -> Result<Vec<Filter<'a>>> {
        let Filters { district, region, expression } = self.args;
        let mut filters = Vec::new();
        for choice in &self.context.wanted_levels {
            let of_slot = |levels: &&Levels| levels.slot == choice.slot;
            if let Some(Levels { dimension, .. }) = self.schema.dimensions().find(of_slot) {
                let levels = choice.levels.iter().filter_map(|it| dimension.levels.get(*it));
                let ids: Vec<&str> = levels.map(|level| &*level.id).collect();
                let written = format!("--{} {}", dimension.id, ids.join(","));
                let selection = Selection::of_levels(vec![choice.clone()]);
                filters.push(Filter { written, selection });
            }
        }
        let written = |option: &str, value: &str| format!("--{option} {}", typed(value));
        if !district.is_empty() {
            let all = self.gazetteer.all()?;
            filters.push(Filter {
                written: written("district", &district.join(",")),
                selection: Selection::default().in_districts(district, all)?,
            });
        }
        if !region.is_empty() {
            let all = self.gazetteer.all()?;
            filters.push(Filter {
                written: written("region", &region.join(",")),
                selection: Selection::default().in_regions(region, all)?,
            });
        }
        if let Some(expression) = expression {
            filters.push(Filter {
                written: written("where", expression),
                selection: Selection::default().satisfying(
                    Some(expression),
                    self.schema,
                    self.gazetteer,
                )?,
            });
        }
        Ok(filters)
    }

    /// The columns of numbers in `--where`.
    fn columns_in_question(&self) -> Result<Vec<&'a Column>> {
        let condition = self.args.expression.as_deref();
        let condition = condition.map(|text| Condition::parse(text, self.schema)).transpose()?;
        let columns = condition.map(|condition| condition.columns()).unwrap_or_default();
        Ok(columns.into_iter().filter(|it| matches!(it.data_type(), DataType::Number)).collect())
    }
}

/// How many each of several filters finds alone; of one that is known.
pub fn each_alone(counts: Vec<(String, usize)>, texts: &Texts) -> Option<String> {
    if counts.len() < 2 {
        return None;
    }
    let counts = counts.into_iter().map(|(written, count)| format!("{written} ({count})"));
    Some(filled(texts.each_alone, &[&counts.collect::<Vec<_>>().join(", ")]))
}

/// The smallest and the largest value, as they are written in an expression.
fn range(column: &Column, towns: &[&Municipality], texts: &Texts) -> Option<String> {
    let places = column.figures().map_or(0, |figures| figures.indicator.decimals);
    let values = || towns.iter().filter_map(|town| number(town, column));
    let [least, most] = [values().reduce(f64::min)?, values().reduce(f64::max)?];
    let [least, most] = [least, most].map(|value| plain_number(value, places));
    Some(format!("{} {}", column.id, filled(texts.from_to, &[&least, &most])))
}
