//! Which statements are asked for by name, or for which municipality.

use anyhow::Result;

use super::StatementFilter;
use crate::{
    dataset::{Municipality, Statement},
    query::Gazetteer,
    say,
    suggestion::Suggestion,
    usage_error::UsageError,
};

/// The statements that can be named.
pub struct Ids<'s> {
    /// Those of the command.
    pub taken: &'s [Statement],
    /// The command.
    pub command: &'s str,
    /// Those of the other command.
    pub others: &'s [Statement],
}

pub struct Asked<'a> {
    /// Statements; any if there is none.
    pub ids: Vec<&'a str>,
    /// The municipality to which they are to apply.
    pub town: Option<&'a Municipality<'a>>,
}

impl Ids<'_> {
    /// Tells ids of statements from the name of a municipality.
    ///
    /// # Errors
    /// A name is neither, or several municipalities are named.
    pub fn resolve<'a>(
        &self,
        filter: &'a StatementFilter,
        gazetteer: &'a Gazetteer<'_>,
    ) -> Result<Asked<'a>> {
        let mut ids = Vec::new();
        let mut towns: Vec<&str> = filter.town.iter().map(String::as_str).collect();
        for name in &filter.names {
            if known(self.taken, name) {
                ids.push(&**name);
            } else if known(self.others, name) || !gazetteer.knows_all(name)? {
                return Err(self.unknown(name, gazetteer)?.into());
            } else {
                towns.push(name);
            }
        }
        let towns = towns.iter().map(|name| gazetteer.find(name)).collect::<Result<Vec<_>>>()?;
        let town = towns.first().copied();
        match towns.iter().find(|other| town.is_some_and(|town| town.id() != other.id())) {
            Some(other) => Err(self.several(&[town, Some(*other)]).into()),
            None => Ok(Asked { ids, town }),
        }
    }

    fn several(&self, towns: &[Option<&Municipality>]) -> UsageError {
        let ids: Vec<&str> = towns.iter().flatten().map(|town| town.id()).collect();
        let commands: Vec<_> =
            ids.iter().map(|id| format!("`quartier {} {id}`", self.command)).collect();
        UsageError::new(say::one_municipality_at_a_time(self.command, commands.join(", ")))
    }

    fn unknown(&self, name: &str, gazetteer: &Gazetteer<'_>) -> Result<UsageError> {
        let Self { taken, command, others } = self;
        if known(others, name) {
            let other = if *command == "findings" { "recommendations" } else { "findings" };
            return Ok(UsageError::new(say::statement_of_other_kind(name, other)));
        }
        let towns = gazetteer.all()?.into_iter().map(Municipality::id);
        let known = taken.iter().map(|statement| &*statement.id).chain(towns);
        let hint = Suggestion::of(name, known).or(say::lists_statements(command));
        Ok(UsageError::new(say::unknown_statement(name, command, hint)))
    }
}

fn known(statements: &[Statement], name: &str) -> bool {
    statements.iter().any(|statement| statement.id == *name)
}
