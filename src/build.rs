//! Reads and checks `data/` by the code that reads and checks any dataset, and keeps it for the
//! program in the form that questions need. A dataset with an error does not build.

#![expect(clippy::print_stderr, reason = "it tells what is wrong with the data")]
#![allow(
    dead_code,
    unused_imports,
    reason = "the rooms are the program's; the build needs only a part of them"
)]

mod characters;
mod dataset;
mod distinct;
mod expression;
mod folding;
mod full_text;
mod language;
mod number;
mod say;
mod schema;
mod similarity;
mod stored;
mod suggestion;
mod usage_error;
mod vocabulary;

/// Nothing is bundled before it has been built.
mod bundled {
    pub const FILES: &[(&str, &str)] = &[];
    pub const PARTS: &[(&str, &[u8])] = &[];
    pub const TEXTS: &str = "";
}

use std::{
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use dataset::{Dataset, Folder, check};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<()> {
    let target = PathBuf::from(env::var("OUT_DIR")?);
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("data");
    let dataset = Dataset::Folder(Folder::new(root.clone()));
    refuse_faults(&dataset)?;

    let (mut files, mut parts) = (String::from("&[\n"), String::from("&[\n"));
    let stored = [dataset.parts()?, similarity::parts(&dataset)?, full_text::parts(&dataset)?];
    for (path, bytes) in stored.into_iter().flatten() {
        let original = root.join(&path);
        let kept = target.join(format!("{path}.stored"));
        fs::create_dir_all(kept.parent().unwrap_or(&target))?;
        fs::write(&kept, bytes)?;
        if original.exists() {
            writeln!(files, "    ({path:?}, include_str!({})),", literal(&original)?)?;
        }
        writeln!(parts, "    ({path:?}, include_bytes!({})),", literal(&kept)?)?;
    }
    for (list, name) in [(&mut files, "files.rs"), (&mut parts, "parts.rs")] {
        list.push(']');
        fs::write(target.join(name), list)?;
    }
    fs::write(target.join("texts"), stored::texts())?;
    dataset.fault().map_or(Ok(()), Err)
}

/// Tells each fault of the dataset with its place.
fn refuse_faults(dataset: &Dataset) -> Result<()> {
    let problems = check::check(dataset, &[])?;
    let errors = problems.iter().filter(|it| it.severity == check::Severity::Error);
    let told: Vec<_> = errors.map(|it| format!("data/{}: {}", it.position(), it.message)).collect();
    if told.is_empty() {
        return Ok(());
    }
    bail!("{}", told.join("\n"))
}

/// A path as it is written in a program.
fn literal(path: &Path) -> Result<String> {
    Ok(format!("{:?}", path.to_str().context("the path is not UTF-8")?))
}
