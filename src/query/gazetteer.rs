use std::cell::OnceCell;

use anyhow::Result;

use super::town;
use crate::{
    dataset::{Dataset, Municipality},
    folding::fold,
    schema::Schema,
};

/// The municipalities to choose from: the case studies, and all others, which are read when
/// they are first needed.
#[derive(Debug)]
pub struct Gazetteer<'a> {
    dataset: &'a Dataset,
    schema: &'a Schema,
    case_studies: Vec<Municipality>,
    reference: OnceCell<Vec<Municipality>>,
}

impl<'a> Gazetteer<'a> {
    /// The municipalities of a dataset.
    ///
    /// # Errors
    /// Here and below: the data cannot be read.
    pub fn new(dataset: &'a Dataset, schema: &'a Schema) -> Result<Self> {
        let case_studies = dataset.municipalities(schema)?;
        Ok(Self { dataset, schema, case_studies, reference: OnceCell::new() })
    }

    /// The case studies, in the order of the data.
    #[must_use]
    pub fn case_studies(&self) -> &[Municipality] {
        &self.case_studies
    }

    /// Whether it is one of the case studies.
    #[must_use]
    pub fn is_case_study(&self, town: &Municipality) -> bool {
        self.case_studies.iter().any(|known| known.id == town.id)
    }

    /// All municipalities: the case studies, then the others.
    ///
    /// # Errors
    /// See [`Gazetteer::new`].
    pub fn all(&self) -> Result<Vec<&Municipality>> {
        let reference = if let Some(known) = self.reference.get() {
            known
        } else {
            let read = self.dataset.reference(self.schema)?;
            self.reference.get_or_init(|| read)
        };
        Ok(self.case_studies.iter().chain(reference).collect())
    }

    /// All municipalities or the case studies.
    ///
    /// # Errors
    /// See [`Gazetteer::new`].
    pub fn of_scope(&self, all: bool) -> Result<Vec<&Municipality>> {
        if all { self.all() } else { Ok(self.case_studies.iter().collect()) }
    }

    /// The municipality of this name, see [`find_town`](super::find_town). The others are only
    /// read if no case study is called exactly that.
    ///
    /// # Errors
    /// No municipality has this name, or several have it.
    pub fn find(&self, name: &str) -> Result<&Municipality> {
        if let Some(town) = town::exactly(name, &self.case_studies) {
            return Ok(town);
        }
        Ok(town::find_town(name, self.all()?)?)
    }

    /// Whether one municipality or several have this name.
    ///
    /// # Errors
    /// See [`Gazetteer::new`].
    pub fn knows(&self, name: &str) -> Result<bool> {
        let all = self.all()?.into_iter();
        Ok(town::exactly(name, all.clone()).is_some() || !town::called(&fold(name), all).is_empty())
    }
}
