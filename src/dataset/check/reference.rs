//! The table of the reference municipalities, line by line.

use std::collections::BTreeSet;

use super::{
    Files, Problem, Severity,
    region::{Region, swapped},
};
use crate::{
    dataset::{Dataset, description::Description, table},
    schema::Schema,
};

impl Files<'_> {
    /// What is wrong with the table.
    pub(super) fn check_reference(&self, dataset: &Dataset, problems: &mut Vec<Problem>) {
        let text = match dataset.reference_text() {
            Ok(Some(text)) => text,
            Ok(None) => return,
            Err(error) => return problems.push(problem(None, format!("{error:#}"))),
        };
        let Some(schema) = self.schema() else { return };
        let lines = match table::lines(&text, &schema) {
            Ok(lines) => lines,
            Err((line, error)) => return problems.push(problem(Some(line), format!("{error:#}"))),
        };
        let region = Region::of_dataset(dataset);
        let case_studies = self.parsed.municipalities.iter();
        let mut known: BTreeSet<String> = case_studies
            .flat_map(|item| [item.value.id.to_string(), item.value.ags.to_string()])
            .collect();
        for table::Line { number, described } in lines {
            let faults = match described {
                Ok(town) => faults(&town, &schema, region.as_ref(), &mut known),
                Err(faults) => faults.iter().map(|error| format!("{error:#}")).collect(),
            };
            problems.extend(faults.into_iter().map(|message| problem(Some(number), message)));
        }
    }
}

fn faults(
    town: &Description,
    schema: &Schema,
    region: Option<&Region>,
    known: &mut BTreeSet<String>,
) -> Vec<String> {
    let (_, flaws) = town.figures(schema);
    let mut faults: Vec<String> = flaws.into_iter().map(|flaw| flaw.on_its_line()).collect();
    let (latitude, longitude) = town.place();
    if region.is_some_and(|region| region.is_swapped(latitude, longitude)) {
        faults.push(swapped(latitude, longitude));
    }
    for name in [town.id.to_string(), town.ags.to_string()] {
        if known.contains(&name) {
            faults.push(format!("`{name}` stands twice"));
        }
        known.insert(name);
    }
    faults
}

fn problem(line: Option<usize>, message: String) -> Problem {
    Problem {
        file: table::FILE.to_owned(),
        place: line.map(|line| (line, 1)),
        severity: Severity::Error,
        message,
    }
}
