//! Format of the output, and the file to which it goes.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use anyhow::Result;

use crate::errors::{UsageError, system_message};
use crate::i18n::{Language, Localized, join};
use crate::render::{FORMATS, Format};
use crate::text::{Suggestion, typed};

/// Formats of other programs, the format that does as well, and for what.
const FOREIGN: [(&str, &str, [&str; 2]); 4] = [
    ("excel xls ods", "xlsx", ["spreadsheet programs open", "Tabellenprogramme öffnen"]),
    ("word doc odt rtf", "docx", ["word processors open", "Textprogramme öffnen"]),
    ("pdf ps png svg jpg gif", "html", ["a browser prints", "ein Browser druckt"]),
    ("gpkg shp kml gml qgis", "geojson", ["QGIS opens", "QGIS öffnet"]),
];

/// Format in the place of one of other programs, and who reads it.
fn foreign(name: &str) -> Option<(&'static str, [&'static str; 2])> {
    let is_it = |names: &str| names.split(' ').any(|known| known.eq_ignore_ascii_case(name));
    let found = FOREIGN.iter().find(|(names, ..)| is_it(names));
    found.map(|(_, instead, readers)| (*instead, *readers))
}

/// Format with this name or ending, or of the program that is named: `excel`.
pub fn format_named(name: &str) -> Option<Format> {
    let is_program = ["excel", "word"].iter().any(|it| it.eq_ignore_ascii_case(name));
    let instead = foreign(name).filter(|_| is_program);
    Format::named(instead.map_or(name, |(instead, _)| instead))
}

/// Reads the value of `--format`.
///
/// # Errors
/// There is no such format.
pub fn parse_format(name: &str) -> Result<Format, UsageError> {
    format_named(name).ok_or_else(|| {
        if let Some((instead, [en, de])) = foreign(name) {
            return UsageError(tr!(
                "there is no format `{name}`; {en} `-f {instead}`",
                "es gibt kein Format `{name}`; {de} `-f {instead}`"
            ));
        }
        let hint = Suggestion::among(name, |_| FORMATS.iter().map(|format| format.name));
        UsageError(hint.after(&tr!("there is no format `{name}`", "es gibt kein Format `{name}`")))
    })
}

/// Format of a file by the ending of its name; none if it has no ending.
///
/// # Errors
/// The name is that of a format, or the ending that of none.
pub fn format_of_file(file: &Path) -> Result<Option<Format>, UsageError> {
    let shown = file.to_string_lossy();
    let Some(ending) = file.extension().map(|it| it.to_string_lossy()) else {
        let Some(Format { name, .. }) = format_named(&shown) else { return Ok(None) };
        return Err(UsageError(tr!(
            "`{shown}` is a format: `-f {name}`; a file of that name is `-o ./{shown}`",
            "`{shown}` ist ein Format: `-f {name}`; eine Datei dieses Namens ist `-o ./{shown}`"
        )));
    };
    Format::named(&ending).map(Some).ok_or_else(|| {
        if let Some((instead, [en, de])) = foreign(&ending) {
            let instead = typed(&file.with_extension(instead).to_string_lossy());
            return UsageError(tr!(
                "`.{ending}` is no ending of a format; {en} `-o {instead}`",
                "`.{ending}` schreibt quartier nicht; {de} `-o {instead}`"
            ));
        }
        let all = join(FORMATS.iter().flat_map(|format| format.endings).copied(), ", ");
        UsageError(tr!(
            "`.{ending}` is no ending of a format; there are {all}",
            "`.{ending}` ist keine Endung eines Formats; es gibt {all}"
        ))
    })
}

/// Writes bytes to a file, whole or not at all; says whether it replaced one.
///
/// # Errors
/// The file cannot be written.
pub fn write(bytes: &[u8], path: &Path) -> Result<bool> {
    write_file(bytes, path).map_err(|error| unwritable(path, &error).into())
}

/// Error that a file or folder cannot be written.
pub fn unwritable(path: &Path, error: &io::Error) -> Localized {
    let (shown, folder) = (path.display(), path.parent().unwrap_or(path));
    if error.kind() == ErrorKind::NotFound && !folder.exists() {
        let folder = folder.display();
        return tr!(
            "cannot write {shown}: there is no folder {folder}",
            "{shown} lässt sich nicht schreiben: es gibt keinen Ordner {folder}"
        );
    }
    let [en, de] = Language::ALL.map(|language| system_message(error, language));
    tr!("cannot write {shown}: {en}", "{shown} lässt sich nicht schreiben: {de}")
}

fn write_file(bytes: &[u8], path: &Path) -> io::Result<bool> {
    let known = fs::metadata(path).map(Some);
    let known =
        known.or_else(|it| if it.kind() == ErrorKind::NotFound { Ok(None) } else { Err(it) })?;
    if let Some(known) = &known {
        // A file that must not be written must not be replaced either.
        let mut file = OpenOptions::new().write(true).open(path)?;
        if !known.is_file() {
            file.write_all(bytes)?;
            return Ok(false);
        }
    }
    // A link stays one.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    // What replaces a file is as private as that from the first moment.
    let draft = draft(if known.is_some() { 0o600 } else { 0o666 }).tempfile_in(parent(&target));
    // An error of its own would name the draft.
    let mut file = draft.map_err(|error| io::Error::from(error.kind()))?;
    if let Some(known) = &known {
        let rights = known.permissions();
        // Without that of acting as its owner.
        #[cfg(unix)]
        let rights = fs::Permissions::from_mode(rights.mode() & 0o777);
        file.as_file().set_permissions(rights)?;
    }
    file.write_all(bytes)?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(known.is_some())
}

/// Folder in which a file or folder stands.
fn parent(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Maker of a file or folder that gets its name when it is complete, with such rights on Unix.
#[cfg_attr(not(unix), expect(unused_variables))]
fn draft(mode: u32) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".quartier-");
    #[cfg(unix)]
    builder.permissions(fs::Permissions::from_mode(mode));
    builder
}

/// Writes files, by their paths and texts, to a folder that is new or empty; none stands there
/// before all are written.
///
/// # Errors
/// The folder is not empty, or a file cannot be written.
pub fn write_folder(files: &[(String, String)], folder: &Path) -> io::Result<()> {
    let is_new = !folder.exists();
    if !is_new && fs::read_dir(folder)?.next().is_some() {
        return Err(io::ErrorKind::DirectoryNotEmpty.into());
    }
    let draft = draft(0o777).tempdir_in(if is_new { parent(folder) } else { folder });
    let draft = draft.map_err(|error| io::Error::from(error.kind()))?;
    for (path, text) in files {
        let target = draft.path().join(path);
        fs::create_dir_all(target.parent().unwrap_or(draft.path()))?;
        fs::write(target, text)?;
    }
    if is_new {
        fs::rename(draft.path(), folder)?;
        let _ = draft.keep();
        return Ok(());
    }
    fs::read_dir(draft.path())?.try_for_each(|entry| {
        let entry = entry?;
        fs::rename(entry.path(), folder.join(entry.file_name()))
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    #[cfg(unix)]
    use super::PermissionsExt;
    use super::{format_named, format_of_file, parse_format, write};

    #[test]
    fn formats_are_known_by_names_endings_and_programs() {
        for (name, expected) in
            [("CSV", "csv"), ("md", "markdown"), ("excel", "xlsx"), ("ndjson", "jsonl")]
        {
            assert_eq!(format_named(name).map(|it| it.name), Some(expected));
        }
        let refusal = |name| parse_format(name).unwrap_err().0.en;
        assert!(refusal("pdf").contains("`-f html`"));
        assert!(refusal("jsn").contains("did you mean `json`"));
    }

    #[test]
    fn the_ending_of_a_file_chooses_the_format() {
        let format = |name: &str| format_of_file(Path::new(name)).map(|it| it.map(|it| it.name));
        assert_eq!(format("a.b/towns.JSON"), Ok(Some("json")));
        assert_eq!(format("a.b/towns"), Ok(None));
        let refusal = |name| format(name).unwrap_err().0.en;
        assert!(refusal("json").contains("`-f json`") && refusal("json").contains("`-o ./json`"));
        assert!(refusal("my towns.ods").contains("`-o 'my towns.xlsx'`"));
    }

    #[test]
    fn a_file_is_replaced_whole_and_a_device_written() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("towns.tsv");
        assert!(!write(b"a longer text", &file).unwrap());
        assert!(write(b"text", &file).unwrap());
        assert_eq!(fs::read(&file).unwrap(), b"text");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let refusal = write(b"text", &folder.path().join("none/towns.tsv")).unwrap_err();
        assert!(refusal.to_string().contains("there is no folder"));
        assert!(write(b"text", folder.path()).is_err());
        assert!(cfg!(windows) || !write(b"text", Path::new("/dev/null")).unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn a_replaced_file_keeps_its_permissions_and_a_link_stays_one() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let [file, link] = ["file", "link"].map(|name| folder.path().join(name));
        fs::write(&file, "").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&file, &link).unwrap();
        assert!(write(b"text", &link).unwrap());
        assert!(link.is_symlink());
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read(&file).unwrap(), b"text");
    }
}
