//! The dataset that a question is put to.

use std::{ffi::OsString, io, path::PathBuf};

use super::unparsed;
use anyhow::{Error, Result, anyhow, ensure};

use crate::{
    cli,
    dataset::{
        Dataset, Folder,
        check::{Severity, check},
    },
    environment, say,
    schema::{Dimensions, Levels},
    usage_error::UsageError,
};

/// The dimensions of the dataset, whose names have to be free for options.
pub fn dimensions(dataset: &Dataset) -> Result<Dimensions> {
    let dimensions = dataset.dimensions()?;
    if matches!(dataset, Dataset::Folder(_)) {
        let mut taken = cli::option_names();
        for Levels { dimension, .. } in dimensions.of(0) {
            let id = String::from(&dimension.id);
            ensure!(!taken.contains(&id), "dimensions.toml: {}", say::already_taken(&id));
            taken.push(id);
        }
    }
    Ok(dimensions)
}

/// What is wrong with a dataset, with its place rather than with how it was noticed.
pub fn located(error: Error, dataset: &Dataset) -> Error {
    let Dataset::Folder(folder) = dataset else {
        return error;
    };
    let of_data = error.chain().all(|cause| {
        cause.downcast_ref::<io::Error>().is_none() && cause.downcast_ref::<UsageError>().is_none()
    });
    let problems = of_data.then(|| check(dataset, &cli::option_names())).and_then(Result::ok);
    let errors = problems.into_iter().flatten().filter(|it| it.severity == Severity::Error);
    let mut errors: Vec<_> = errors.collect();
    // What a file lacks that cannot be read is missed elsewhere.
    errors.sort_by_key(|it| it.place.is_some());
    let mut errors = errors.into_iter();
    match errors.next() {
        Some(first) if error.to_string().contains(&first.position()) => error,
        Some(first) => {
            let more = match errors.count() {
                0 => String::new(),
                more => say::more_faults(more),
            };
            let path = folder.path.join(first.position());
            anyhow!("{}: {}{more}", path.display(), first.message)
        }
        None => error,
    }
}

/// The dataset that is asked for. It has to be known before the arguments can be read, because
/// its dimensions are options.
pub fn asked_for(args: &[OsString]) -> Dataset {
    let folder = unparsed::value(args, "--data").map(PathBuf::from);
    folder
        .or_else(environment::data_folder)
        .map_or(Dataset::Bundled, |path| Dataset::Folder(Folder::new(path)))
}
