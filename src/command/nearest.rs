use anyhow::Result;

use crate::{
    dataset::Municipality,
    query::Gazetteer,
    schema::Schema,
    similarity::{profile_of, ranked, yardsticks},
};

/// The other case studies, the most similar to a municipality first, as far as they can be
/// compared with it.
///
/// # Errors
/// The data cannot be read.
pub(super) fn nearest_case_studies<'a>(
    town: &Municipality,
    gazetteer: &'a Gazetteer<'_>,
    schema: &Schema,
) -> Result<Vec<&'a Municipality>> {
    let weights = vec![1.0; schema.dimensions().count()];
    let yardsticks = yardsticks(schema, &gazetteer.all()?, &weights)?;
    let others = gazetteer.case_studies().iter().filter(|other| other.id != town.id);
    let ranked = ranked(&yardsticks, &profile_of(&yardsticks, town), others).into_iter();
    let comparable = ranked.filter(|candidate| candidate.distance.overall.is_some());
    Ok(comparable.map(|candidate| candidate.town).collect())
}
