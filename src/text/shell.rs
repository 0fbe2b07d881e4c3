//! Words as they are typed on a command line.

/// Word as it is typed: in quotes where the shell would read it otherwise.
pub fn typed(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./,+:=@%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    let quote = if word.contains('\'') { '"' } else { '\'' };
    format!("{quote}{word}{quote}")
}
