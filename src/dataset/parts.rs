//! What the build stores of a dataset.

#![allow(dead_code, reason = "the program only reads it")]

use anyhow::Result;
use postcard::to_allocvec;

use super::{
    AREAS, DIMENSIONS, DISTRIBUTIONS, Dataset, DimensionsFile, FIELDS, INDICATORS, IndicatorsFile,
    MUNICIPALITIES, OUTLINE, SOURCES, STUDY, Towns, part, table,
};
use crate::schema::{Schema, Times};

impl Dataset {
    /// All that the build stores, under the paths of the files.
    ///
    /// # Errors
    /// A file cannot be read, or its contents cannot be stored.
    pub fn parts(&self) -> Result<Vec<(String, Vec<u8>)>> {
        let indicators: IndicatorsFile = self.read(INDICATORS)?;
        let dimensions: DimensionsFile = self.read(DIMENSIONS)?;
        let schema = self.schema(self.dimensions()?, Times::default())?;
        let reference = match self {
            Self::Folder(folder) => folder.table(table::FILE, &schema)?,
            Self::Bundled => Towns::stored(part(table::FILE)?)?,
        };
        let mut parts = vec![
            (DIMENSIONS.to_owned(), to_allocvec(&dimensions)?),
            (FIELDS.to_owned(), to_allocvec(&self.fields()?)?),
            (INDICATORS.to_owned(), to_allocvec(&indicators)?),
            (MUNICIPALITIES.to_owned(), self.described(&schema)?.store(&schema)?),
            (table::FILE.to_owned(), reference.store(&schema)?),
            (SOURCES.to_owned(), to_allocvec(&self.bibliography()?.store()?)?),
            (STUDY.to_owned(), to_allocvec(&self.study()?)?),
        ];
        if let Some(outline) = self.outline()? {
            parts.push((OUTLINE.to_owned(), to_allocvec(&outline)?));
        }
        if let Some(areas) = self.areas()? {
            parts.push((AREAS.to_owned(), to_allocvec(&areas)?));
        }
        for subject in self.facts(&self.municipalities(&schema)?, &self.fields()?)? {
            parts.push((format!("facts/{}.toml", subject.id), subject.store()?));
        }
        parts.push((DISTRIBUTIONS.to_owned(), self.distributions(&schema)?));
        parts.sort();
        self.fault().map_or(Ok(parts), Err)
    }

    /// How the numbers of each column of figures are distributed, by slot.
    fn distributions(&self, schema: &Schema) -> Result<Vec<u8>> {
        let (case_studies, others) = (self.municipalities(schema)?, self.reference(schema)?);
        let all: Vec<_> = case_studies.iter().chain(&others).collect();
        let columns = schema.figures().map(|(column, _)| self.distribution(column, &all));
        let columns: Vec<_> = columns.map(|it| it.bytes()).collect();
        Ok(to_allocvec(&columns)?)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Dataset;
    use crate::{dataset::Folder, schema::Times};

    #[test]
    fn what_is_stored_says_what_the_files_say() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let [stored, read] = [Dataset::Bundled, Dataset::Folder(Folder::new(data))];
        let schema = stored.schema(stored.dimensions().unwrap(), Times::default()).unwrap();
        let towns = |dataset: &Dataset| {
            let towns = dataset.municipalities(&schema).unwrap().into_iter();
            towns.chain(dataset.reference(&schema).unwrap()).collect::<Vec<_>>()
        };
        let (known, expected) = (towns(&stored), towns(&read));
        assert_eq!(known.len(), expected.len());
        for (known, expected) in known.iter().zip(&expected) {
            for column in schema.columns() {
                assert_eq!(known.value(column), expected.value(column), "{}", column.id);
                let figure = |town: &crate::dataset::Municipality| town.figure(column.figures()?);
                assert_eq!(figure(known), figure(expected), "{}", column.id);
            }
            for slot in 0..schema.in_all_periods().all().count() {
                assert_eq!(known.close_to(slot), expected.close_to(slot));
            }
        }
        let all: Vec<_> = expected.iter().collect();
        for (column, _) in schema.figures() {
            let distribution = stored.stored_distribution(column).unwrap();
            assert_eq!(distribution.bytes(), read.distribution(column, &all).bytes());
        }
    }
}
