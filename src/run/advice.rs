//! What is meant by words that the command line does not take: they often are words of the data.

use anyhow::Result;

use crate::{
    dataset::{Dataset, Municipality},
    folding::fold,
    language::Language,
    query::{Gazetteer, typed},
    say,
    schema::{Dimensions, Schema, Times},
};

/// Behind what a word stands that nothing takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// The program, in the place of a command.
    Program,
    /// The command `list`.
    List,
}

/// Says what words mean in the data and which commands take it; nothing if that is not known.
/// Of several words the longest phrase that means something counts.
///
/// # Errors
/// The data cannot be read, or the words are the beginning of several municipalities' names.
pub fn on(
    words: &[String],
    behind: Behind,
    dimensions: &Dimensions,
    dataset: &Dataset,
) -> Result<Option<String>> {
    let Some(word) = words.first() else {
        return Ok(None);
    };
    if let Some(advice) = on_plain_word(word, behind) {
        return Ok(Some(advice));
    }
    let schema = dataset.schema(dimensions.clone(), Times::default())?;
    let gazetteer = Gazetteer::new(dataset, &schema)?;
    let dictionary = Dictionary { dataset, schema: &schema, gazetteer: &gazetteer, behind };
    for length in (1..=words.len()).rev() {
        let phrase = words.iter().take(length).map(String::as_str).collect::<Vec<_>>().join(" ");
        let meanings = dictionary.meanings(&phrase)?;
        if !meanings.is_empty() {
            let meanings = meanings.join("; ");
            return Ok(Some(match behind {
                Behind::Program => say::no_command_but(phrase, meanings),
                Behind::List => say::means(phrase, meanings),
            }));
        }
    }
    if gazetteer.knows(word)? {
        gazetteer.find(word)?;
    }
    Ok(None)
}

/// What those mean who do not name anything of the data.
fn on_plain_word(word: &str, behind: Behind) -> Option<String> {
    const MUNICIPALITIES: [&str; 10] = [
        "towns",
        "cities",
        "places",
        "communes",
        "municipalities",
        "kommunen",
        "städte",
        "gemeinden",
        "orte",
        "kreise",
    ];

    let folded = fold(word);
    let is_any = |words: &[&str]| words.iter().any(|known| fold(known) == folded);
    if is_any(&MUNICIPALITIES) {
        Some(say::lists_towns())
    } else if behind == Behind::Program {
        None
    } else if is_any(&["all", "alle"]) {
        Some(say::lists_all_towns())
    } else if is_any(&["asc", "desc"]) {
        Some(say::order_behind_column())
    } else {
        None
    }
}

/// What the words of a dataset mean.
struct Dictionary<'a> {
    dataset: &'a Dataset,
    schema: &'a Schema,
    gazetteer: &'a Gazetteer<'a>,
    behind: Behind,
}

impl Dictionary<'_> {
    /// All that a phrase means, each with what can be asked.
    fn meanings(&self, phrase: &str) -> Result<Vec<String>> {
        let mut meanings = Vec::new();
        meanings.extend(self.level(phrase));
        meanings.extend(self.town(phrase));
        let all = self.gazetteer.all()?;
        meanings.extend(self.area(phrase, say::means_district, &all, |town| town.district()));
        meanings.extend(self.area(phrase, say::means_region, &all, |town| town.region()));
        if meanings.is_empty() {
            meanings.extend(self.field(phrase)?);
            meanings.extend(self.column(phrase));
        }
        Ok(meanings)
    }

    fn level(&self, phrase: &str) -> Option<String> {
        let (dimension, level) = self.schema.level(phrase)?;
        let spoken = Language::spoken();
        let label = level.label.get(spoken);
        Some(say::means_level(dimension.label.get(spoken), &dimension.id, typed(label)))
    }

    fn town(&self, phrase: &str) -> Option<String> {
        let id = self.gazetteer.find(phrase).ok()?.id();
        Some(match self.behind {
            Behind::Program => say::means_town(id),
            Behind::List => say::means_town_of_list(id),
        })
    }

    /// What holds municipalities together: a district or a region.
    fn area<'t>(
        &self,
        phrase: &str,
        told: fn(String) -> String,
        all: &[&'t Municipality<'t>],
        area: fn(&'t Municipality<'t>) -> &'t str,
    ) -> Option<String> {
        let folded = fold(phrase);
        let inside = all.iter().filter(|town| fold(area(town)) == folded);
        let name = inside.clone().map(|town| area(town)).next()?;
        let with_all = if inside.clone().any(|town| self.gazetteer.is_case_study(town)) {
            ""
        } else {
            " --all"
        };
        Some(told(format!("{}{with_all}", typed(name))))
    }

    fn field(&self, phrase: &str) -> Result<Option<String>> {
        let fields = self.dataset.fields()?;
        let field = fields.find(phrase);
        Ok(field.map(|it| say::means_field(&it.id)))
    }

    fn column(&self, phrase: &str) -> Option<String> {
        self.schema.find(phrase)?;
        Some(match self.behind {
            Behind::Program => say::means_column(typed(phrase)),
            Behind::List => say::means_column_of_list(typed(phrase)),
        })
    }
}
