//! What goes wrong with files, and why the system refuses.

use std::io::{Error, ErrorKind};

messages! {
    // Files and folders.
    cannot_read(path) { "cannot read {path}", "{path} kann nicht gelesen werden" }
    cannot_write(path) { "cannot write {path}", "{path} kann nicht geschrieben werden" }
    cannot_print() {
        "cannot write to standard output",
        "auf die Standardausgabe kann nicht geschrieben werden"
    }
    no_regular_file(path) { "{path} is not a file", "{path} ist keine Datei" }
    too_large(path, most) {
        "{path} is larger than {most} MiB, which no file of its kind needs to be",
        "{path} ist größer als {most} MiB; keine Datei dieser Art muss das sein"
    }
    too_large_together(path, most) {
        "with {path} the files of the dataset are larger than {most} MiB together",
        "mit {path} sind die Dateien des Datensatzes zusammen größer als {most} MiB"
    }
    no_utf_8() { "not UTF-8", "nicht als UTF-8 gespeichert" }
    name_is_no_utf_8(path) {
        "{path}: the name is not UTF-8",
        "{path}: Der Name ist kein UTF-8"
    }
    folder_is_not_empty() { "it is not empty", "der Ordner ist nicht leer" }
    no_folder(path) { "there is no folder {path}", "es gibt keinen Ordner {path}" }
    no_file(path) { "there is no {path}", "es gibt die Datei {path} nicht" }
    bundled_file(path) { "the bundled {path}", "die mitgelieferte Datei {path}" }
    bundled_dataset() { "the bundled dataset", "der mitgelieferte Datensatz" }
    more_faults(count) {
        " ({count} more: quartier check)",
        " ({count} weitere: quartier check)"
    }

    // Why the system refuses.
    not_found() { "No such file or directory", "Datei oder Ordner nicht gefunden" }
    not_permitted() { "Permission denied", "Zugriff verweigert" }
    is_folder() { "Is a directory", "das ist ein Ordner" }
    is_no_folder() { "Not a directory", "das ist kein Ordner" }
    disk_is_full() { "No space left on device", "auf dem Datenträger ist kein Platz mehr" }
    quota_is_used_up() { "Disk quota exceeded", "der zugeteilte Speicherplatz ist verbraucht" }
    file_grows_too_large() { "File too large", "die Datei wird zu groß" }
    read_only() { "Read-only file system", "der Datenträger lässt sich nicht beschreiben" }
    name_too_long() { "File name too long", "der Dateiname ist zu lang" }
    out_of_memory() { "Out of memory", "der Arbeitsspeicher reicht nicht" }
    is_in_use() { "Device or resource busy", "wird gerade benutzt" }
    with_code(words, code) { "{words} (os error {code})", "{words} (Systemfehler {code})" }
    other_refusal(words) { "{words}", "das System meldet: {words}" }
}

/// An error with its causes in one line.
pub fn causes(error: &anyhow::Error) -> String {
    let cause = |it: &(dyn std::error::Error + 'static)| {
        it.downcast_ref().map_or_else(|| it.to_string(), refusal)
    };
    error.chain().map(cause).collect::<Vec<_>>().join(": ")
}

/// Why the system refuses: in plain words, if there are any, else in its own.
fn refusal(error: &Error) -> String {
    let words = match error.kind() {
        ErrorKind::NotFound => not_found(),
        ErrorKind::PermissionDenied => not_permitted(),
        ErrorKind::IsADirectory => is_folder(),
        ErrorKind::NotADirectory => is_no_folder(),
        ErrorKind::StorageFull => disk_is_full(),
        ErrorKind::QuotaExceeded => quota_is_used_up(),
        ErrorKind::FileTooLarge => file_grows_too_large(),
        ErrorKind::ReadOnlyFilesystem => read_only(),
        ErrorKind::InvalidFilename => name_too_long(),
        ErrorKind::OutOfMemory => out_of_memory(),
        ErrorKind::ResourceBusy => is_in_use(),
        _ => return other_refusal(error),
    };
    error.raw_os_error().map_or_else(|| words.clone(), |code| with_code(&words, code))
}
