//! What the data and the program have to complete an argument with.

use anyhow::Result;
use clap::{Arg, builder::PossibleValue};

use super::choice::Candidate;
use crate::{
    command,
    dataset::{Dataset, ListedFact, Municipality, Statement, schemas},
    distinct::distinct,
    folding::{collation_key, fold},
    help::Guide,
    language::Language,
    query::Gazetteer,
    schema::{Column, DataType, Dimensions, Schema, Times},
    text::{Help, Texts, Value},
    vocabulary::Localized,
};

/// What can be asked of, and in which language it is described.
pub struct Values<'a> {
    pub dataset: &'a Dataset,
    pub dimensions: &'a Dimensions,
    pub language: Language,
    /// The command whose argument is completed.
    pub command: &'a str,
    /// What is typed of the word that is completed.
    pub typed: &'a str,
}

/// The commands, as far as the help tells of them.
pub fn commands(language: Language) -> impl Iterator<Item = Candidate> {
    let commands = Help::of(language).commands.iter().copied().flatten();
    commands.map(|command| Candidate::new(command.name, command.about))
}

/// An option of a command by its long name, with what is said of it there.
pub fn option(
    option: &Arg,
    command: &str,
    dimensions: &Dimensions,
    language: Language,
) -> Option<Candidate> {
    let guide = Guide { language, dimensions, has_examples: false, width: usize::MAX };
    let told = Help::of(language).command(command);
    let told = told.and_then(|told| told.argument(option.get_id().as_str()));
    let text = guide.explanation(option, told).unwrap_or_default();
    Some(Candidate::new(format!("--{}", option.get_long()?), text))
}

/// What an argument can have as its value, whatever the data are; none where that depends on them.
pub fn fixed(value: Value, arg: &Arg, language: Language) -> Option<Vec<Candidate>> {
    let help = Help::of(language);
    Some(match value {
        Value::Author
        | Value::Confidence
        | Value::Kind
        | Value::Language
        | Value::Form
        | Value::Neighbours
        | Value::Order
        | Value::Shell
        | Value::When => choices(arg, |_| None),
        Value::Format => choices(arg, |name| help.format(name)),
        Value::Key => command::keys().map(|key| Candidate::new(key, "")).collect(),
        Value::Command => commands(language).collect(),
        Value::Schema => {
            let files = schemas::FILES.iter().map(|file| Candidate::new(file.name, ""));
            commands(language).chain(files).collect()
        }
        Value::Topic => {
            let topics = help.topics().map(|(name, about)| Candidate::new(name, about));
            commands(language).chain(topics).collect()
        }
        Value::Count | Value::Date | Value::File | Value::Folder | Value::Text => Vec::new(),
        Value::Class
        | Value::Column
        | Value::Columns
        | Value::Condition
        | Value::District
        | Value::Documented
        | Value::Field
        | Value::Grouping
        | Value::Likeness
        | Value::Numbers
        | Value::Period
        | Value::Region
        | Value::Source
        | Value::Statement
        | Value::Town
        | Value::Towns
        | Value::Weight => return None,
    })
}

/// The words that the definition of an argument lists.
fn choices(arg: &Arg, told: impl Fn(&str) -> Option<&'static str>) -> Vec<Candidate> {
    let choice = |choice: PossibleValue| {
        let name = choice.get_name();
        let help = choice.get_help().map(ToString::to_string);
        let told = help.or_else(|| told(name).map(str::to_owned));
        Candidate::new(name, told.unwrap_or_default())
    };
    arg.get_possible_values().into_iter().map(choice).collect()
}

impl Values<'_> {
    /// What an argument can have as its value; nothing where that can be anything.
    ///
    /// # Errors
    /// The data cannot be read.
    pub fn of(&self, value: Value, arg: &Arg) -> Result<Vec<Candidate>> {
        if let Some(fixed) = fixed(value, arg, self.language) {
            return Ok(fixed);
        }
        match value {
            Value::Column => self.columns(|_| true),
            Value::Columns | Value::Condition => {
                let all = (arg.get_id() == "columns").then(|| Candidate::new("all", ""));
                Ok(all.into_iter().chain(self.columns(|_| true)?).collect())
            }
            Value::Numbers => self.columns(|it| matches!(it.data_type(), DataType::Number)),
            Value::Grouping => {
                let schema = self.schema()?;
                let columns = schema.columns().iter().filter(|it| command::groups(it));
                Ok(columns.map(|it| Candidate::new(&it.id, it.label(self.language))).collect())
            }
            Value::Class | Value::Period => Ok(choices(arg, |_| None)),
            Value::Likeness => self.likeness(),
            Value::Weight => Ok(self.weights()),
            Value::Town | Value::Towns => self.towns(),
            Value::District => self.areas(|town| town.district()),
            Value::Region => self.areas(|town| town.region()),
            Value::Field => self.fields(),
            Value::Documented => self.documented(),
            Value::Statement => self.statements(),
            Value::Source => self.sources(),
            _ => Ok(Vec::new()),
        }
    }

    fn schema(&self) -> Result<Schema> {
        self.dataset.schema(self.dimensions.clone(), Times::default())
    }

    /// Columns, and each indicator, which means its latest date.
    fn columns(&self, fits: fn(&Column) -> bool) -> Result<Vec<Candidate>> {
        let schema = self.schema()?;
        let mut candidates = Vec::new();
        for column in schema.columns().iter().filter(|it| fits(it)) {
            let indicator = column.figures().map(|it| &it.indicator);
            candidates.extend(indicator.map(|it| self.labelled(&it.id, &it.label)));
            candidates.push(Candidate::new(&column.id, column.label(self.language)));
        }
        Ok(distinct(candidates, |a, b| a.value == b.value))
    }

    fn labelled(&self, id: &str, label: &Localized) -> Candidate {
        Candidate::new(id, label.get(self.language))
    }

    fn likeness(&self) -> Result<Vec<Candidate>> {
        if self.typed.contains('=') {
            return Ok(Vec::new());
        }
        let schema = self.schema()?;
        let names = schema.dimensions().flat_map(|levels| &levels.dimension.indicators);
        let columns = names.filter_map(|name| schema.find(name));
        let candidate = |it: &Column| Candidate {
            goes_on: true,
            ..Candidate::new(format!("{}=", it.id), it.label(self.language))
        };
        Ok(columns.map(candidate).collect())
    }

    fn weights(&self) -> Vec<Candidate> {
        let dimensions = self.dimensions.of(0).filter(|_| !self.typed.contains('='));
        let candidates = dimensions.map(|levels| Candidate {
            goes_on: true,
            ..self.labelled(&format!("{}=", levels.dimension.id), &levels.dimension.label)
        });
        candidates.collect()
    }

    fn towns(&self) -> Result<Vec<Candidate>> {
        let schema = self.schema()?;
        let gazetteer = Gazetteer::new(self.dataset, &schema)?;
        let towns = gazetteer.all()?;
        let mut names: Vec<&str> = towns.iter().map(|town| town.name()).collect();
        names.sort_unstable();
        let is_shared = |name: &str| {
            names.partition_point(|it| *it <= name) > names.partition_point(|it| *it < name) + 1
        };
        let independent = Texts::of(self.language).independent_city;
        let whereabouts = |town: &Municipality| {
            if town.is_independent_city() { independent } else { town.district() }.to_owned()
        };
        let candidate = |town: &&Municipality| {
            let is_shared = is_shared(town.name());
            Candidate {
                value: if is_shared { town.id() } else { town.name() }.to_owned(),
                description: whereabouts(town),
                also: town.ags().to_owned(),
                goes_on: false,
            }
        };
        let mut towns: Vec<_> = towns.iter().map(candidate).collect();
        towns.sort_by_cached_key(|town| collation_key(&town.value));
        Ok(towns)
    }

    fn areas(&self, area: for<'t> fn(&'t Municipality<'_>) -> &'t str) -> Result<Vec<Candidate>> {
        let schema = self.schema()?;
        let gazetteer = Gazetteer::new(self.dataset, &schema)?;
        let mut areas: Vec<&str> = gazetteer.all()?.into_iter().map(area).collect();
        areas.sort_by_cached_key(|name| collation_key(name));
        areas.dedup();
        Ok(areas.into_iter().map(|name| Candidate::new(name, "")).collect())
    }

    fn fields(&self) -> Result<Vec<Candidate>> {
        let fields = self.dataset.fields()?.fields;
        Ok(fields.iter().map(|field| self.labelled(&field.id, &field.label)).collect())
    }

    /// Subjects and fields, and single facts for those who have begun to type: they are hundreds.
    fn documented(&self) -> Result<Vec<Candidate>> {
        let fields = self.dataset.fields()?;
        let schema = self.schema()?;
        let towns = self.dataset.municipalities(&schema)?;
        let mut candidates = Vec::new();
        let mut facts = Vec::new();
        let wanted = fold(self.typed);
        for subject in self.dataset.facts(&towns, &fields)? {
            let town = towns.iter().find(|town| town.id() == subject.id);
            candidates.push(Candidate::new(subject.id, town.map_or("", Municipality::name)));
            let fits = |it: &&ListedFact| !wanted.is_empty() && fold(&it.id).contains(&wanted);
            facts.extend(subject.facts.iter().filter(fits).filter_map(|listed| {
                let topic = fields.topics.get(&listed.get()?.topic);
                let topic = topic.map_or("", |label| label.get(self.language));
                Some(Candidate::new(&*listed.id, topic))
            }));
        }
        candidates.extend(fields.fields.iter().map(|it| self.labelled(&it.id, &it.label)));
        candidates.extend(facts);
        Ok(candidates)
    }

    /// The statements of the command, and the municipalities to which they may apply.
    fn statements(&self) -> Result<Vec<Candidate>> {
        let study = self.dataset.study()?;
        let statements =
            if self.command == "findings" { study.findings } else { study.recommendations };
        let candidate = |it: &Statement| self.labelled(&it.id, &it.title);
        let mut candidates: Vec<_> = statements.iter().map(candidate).collect();
        candidates.extend(self.towns()?);
        Ok(candidates)
    }

    fn sources(&self) -> Result<Vec<Candidate>> {
        let bibliography = self.dataset.bibliography()?;
        let sources = bibliography.all();
        Ok(sources.map(|it| self.labelled(it.id.as_str(), &it.title)).collect())
    }
}
