use std::collections::BTreeSet;

use super::{
    Files, Problem, Severity,
    region::{Region, swapped},
};
use crate::dataset::{
    Dataset,
    reference::{self, Fault, Table},
};

impl Files {
    /// What is wrong with the table of the reference municipalities, line by line.
    pub(super) fn check_reference(&self, dataset: &Dataset, problems: &mut Vec<Problem>) {
        let table = match dataset.reference_table() {
            Ok(Some(table)) => table,
            Ok(None) => return,
            Err(error) => return problems.push(problem(None, format!("{error:#}"))),
        };
        let table = match (table, self.schema()) {
            (Ok(table), Some(schema)) => {
                Table::of(table, &schema).map(|table| self.check_table(&table, dataset, problems))
            }
            (Ok(_), None) => return,
            (Err(fault), _) => Err(fault),
        };
        problems.extend(table.err().map(told));
    }

    fn check_table(&self, table: &Table<'_>, dataset: &Dataset, problems: &mut Vec<Problem>) {
        problems.extend(table.faults().into_iter().map(told));
        let region = Region::of_dataset(dataset);
        let case_studies = self.content.municipalities.iter();
        let mut known: BTreeSet<String> = case_studies
            .flat_map(|entry| [entry.value.id().to_owned(), entry.value.ags.to_string()])
            .collect();
        for (line, town) in table.lines().zip(table.municipalities()) {
            let town = match town {
                Ok(town) => town,
                Err(fault) => {
                    problems.push(told(fault));
                    continue;
                }
            };
            if region.as_ref().is_some_and(|it| it.is_swapped(town.latitude, town.longitude)) {
                problems.push(problem(Some(line), swapped(town.latitude, town.longitude)));
            }
            for name in [town.id.to_string(), town.ags.to_string()] {
                if known.contains(&name) {
                    problems.push(problem(Some(line), format!("`{name}` stands twice")));
                }
                known.insert(name);
            }
        }
    }
}

fn told((line, error): Fault) -> Problem {
    problem(Some(line), format!("{error:#}"))
}

fn problem(line: Option<usize>, message: String) -> Problem {
    Problem {
        file: reference::FILE.to_owned(),
        place: line.map(|line| (line, 1)),
        severity: Severity::Error,
        message,
    }
}
