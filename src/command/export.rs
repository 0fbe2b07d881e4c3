//! `quartier export`: the dataset as files, to read or as a start for one's own.

mod package;
mod site;

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{FromArgMatches, Subcommand, ValueEnum};

use super::{Command, Context};
use crate::closed_list::one_of;
use crate::data::{FileSchema, Files, Problem, SCHEMAS};
use crate::errors::UsageError;
use crate::i18n::Language;
use crate::output::{unwritable, write_folder};
use crate::render::FORMATS;
use crate::report::{Columns, Report, Table};

/// Write the dataset as files or as a website
///
/// Examples:
///   The bundled dataset, to read or to change
///     quartier export my-copy
///   The website with all pages, for an intranet
///     quartier export handbook --as site
///   A template for a dataset of your own
///     quartier export --empty my-study
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// New or empty folder to write to
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    folder: PathBuf,
    /// Write a template for a dataset of your own, with an explanation of each field
    #[arg(long)]
    empty: bool,
    /// Form: site (website in both languages, for an intranet) or datapackage (tables as CSV with
    /// a description of their columns)
    #[arg(long = "as", value_parser = one_of::<Form>(), value_name = "FORM")]
    #[arg(conflicts_with = "empty")]
    pub form: Option<Form>,
}

/// Form in which the dataset is written, where it is not that of its own files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Data package of the Frictionless standard.
    Datapackage,
    /// Website.
    #[value(aliases = ["website", "webseite", "seiten", "pages"])]
    Site,
}

/// Path of a file in the folder, and its text.
type File = (String, String);

impl Args {
    /// Writes the files and lists them.
    ///
    /// # Errors
    /// The folder is not empty or called like a table, or a file cannot be read or written.
    pub fn report(&self, cx: &Context) -> Result<Report> {
        let ending = self.folder.extension().unwrap_or_default().to_string_lossy();
        let mut endings = FORMATS.iter().flat_map(|format| format.endings);
        if endings.any(|it| it.eq_ignore_ascii_case(&ending)) {
            let file = self.folder.display();
            bail!(UsageError(tr!(
                "`export` writes a folder of files; a table is `quartier list --all -o {file}`",
                "`exportiere` schreibt einen Ordner mit Dateien; eine Tabelle: `quartier liste --alle -o {file}`"
            )));
        }
        let (language, own) = (cx.language, &cx.dataset.files);
        let mut files = match self.form {
            Some(Form::Datapackage) => package::files(cx)?,
            Some(Form::Site) => site::files(cx)?,
            None if self.empty => with_schemas(template(language))?,
            None => with_schemas(dataset(own).map_err(|problem| own.error(&problem))?)?,
        };
        write_folder(&files, &self.folder).map_err(|it| unwritable(&self.folder, &it))?;
        let pages = files.len();
        let count = (self.form == Some(Form::Site)).then(|| {
            files.retain(|(path, _)| path == site::FIRST);
            t!(language, "{pages} pages", "{pages} Seiten")
        });
        let columns = Columns::new(language);
        let columns = columns.for_everyone("file", ["File", "Datei"], |it: &File| it.0.clone());
        let title = language.of("Exported files", "Exportierte Dateien");
        Ok(Report { count, ..Report::of_table(title, language, Table::of(columns, files)) })
    }
}

/// Answer to a question.
fn answer(question: &[&str], cx: &Context) -> Result<Report> {
    let program = Command::augment_subcommands(clap::Command::new("")).no_binary_name(true);
    Command::from_arg_matches(&program.try_get_matches_from(question)?)?.report(cx)
}

/// Files of a dataset as they are.
fn dataset(files: &Files) -> Result<Vec<File>, Problem> {
    let text = |path: String| Ok(files.text(&path)?.map(|text| (path, text.into_owned())));
    files.paths()?.into_iter().filter_map(|path| text(path).transpose()).collect()
}

/// Start of a dataset, its fields explained in a language.
fn template(language: Language) -> Vec<File> {
    macro_rules! files {
        ($($path:literal)*) => {
            [$((
                $path,
                include_str!(concat!("export/template-en/", $path)),
                include_str!(concat!("export/template-de/", $path)),
            )),*]
        };
    }

    let files = files! {
        "sources.toml" "indicators.toml" "dimensions.toml" "municipalities.toml" "reference.csv"
        "study.toml" "fields.toml" "facts/study.toml" "facts/musterstadt.toml" "outline.toml"
        "areas.toml"
    };
    let text = |(path, en, de): (&str, _, _)| (path.to_owned(), str::to_owned(language.of(en, de)));
    files.map(text).into()
}

/// Files with their schemas, to which the first line of each leads an editor.
fn with_schemas(mut files: Vec<File>) -> Result<Vec<File>> {
    for (path, text) in &mut files {
        if let Some(schema) = FileSchema::find(path).filter(|_| !text.starts_with("#:schema")) {
            let up = if path.contains('/') { ".." } else { "." };
            *text = format!("#:schema {up}/{}\n{text}", schema.path());
        }
    }
    for schema in &SCHEMAS {
        files.push((schema.path(), serde_json::to_string_pretty(&schema.schema())? + "\n"));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::{File, template, with_schemas, write_folder};
    use crate::data::check::check;
    use crate::data::{FileSchema, Files, SCHEMAS};
    use crate::i18n::Language;

    /// Problems of these files as a dataset.
    fn problems(files: Vec<File>) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        write_folder(&with_schemas(files).unwrap(), folder.path()).unwrap();
        let problems = check(&Files::Folder(folder.path().to_owned()));
        problems.iter().map(|it| format!("{}: {}", it.position(), it.message.en)).collect()
    }

    /// Text with all that may be left out.
    fn full(text: &str) -> String {
        let line = |line: &str| match line.strip_prefix('#') {
            Some(rest) if !rest.starts_with([' ', ':']) => rest.to_owned() + "\n",
            _ => line.to_owned() + "\n",
        };
        text.lines().map(line).collect()
    }

    #[test]
    fn the_start_of_a_dataset_is_sound_with_and_without_all_that_is_optional() {
        for language in Language::ALL {
            assert_eq!(problems(template(language)), [""; 0]);
            let files = template(language).into_iter().map(|(path, text)| (path, full(&text)));
            assert_eq!(problems(files.collect()), [""; 0]);
        }
    }

    #[test]
    fn the_start_of_a_dataset_has_every_field() {
        let texts: String = template(Language::German).into_iter().map(|(_, text)| text).collect();
        for schema in SCHEMAS.iter().map(FileSchema::schema) {
            let definitions = schema["$defs"].as_object().into_iter().flatten().map(|(_, it)| it);
            for it in definitions.chain([&schema]) {
                for (field, _) in it["properties"].as_object().into_iter().flatten() {
                    assert!(texts.contains(&**field), "{field}");
                }
            }
        }
    }
}
