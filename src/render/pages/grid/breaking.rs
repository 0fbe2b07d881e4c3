//! Where the text in a cell is broken into lines.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A line with no more room than this takes no part of a word, which would be overlooked there.
const LEAST: usize = 2;

/// The text in lines of a width. Only a word that is longer than a line is broken itself.
pub(super) fn broken(text: &str, width: usize) -> Vec<String> {
    let lines = text.split('\n').map(|line| match line.width() {
        fitting if fitting <= width => vec![line.to_owned()],
        _ => filled(line, width),
    });
    lines.flatten().collect()
}

fn filled(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut words: Vec<&str> = text.split(' ').rev().collect();
    while let Some(word) = words.pop() {
        let blank = if line.is_empty() { "" } else { " " };
        let room = width.saturating_sub(line.width() + blank.len());
        if word.width() <= room {
            line.extend([blank, word]);
            continue;
        }
        let is_cut = word.width() > width && (line.is_empty() || room > LEAST);
        let (head, rest) = word.split_at(if is_cut { end(word, room) } else { 0 });
        if is_cut {
            line.extend([blank, head]);
        }
        words.push(rest);
        lines.push(std::mem::take(&mut line));
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Where the part of a word ends that fits into so many cells, at least a character.
fn end(word: &str, room: usize) -> usize {
    let mut used = 0;
    let mut beyond = word.char_indices().skip_while(|(start, c)| {
        used += c.width().unwrap_or(0);
        *start == 0 || used <= room
    });
    beyond.next().map_or(word.len(), |(start, _)| start)
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn lines_break_at_blanks() {
        assert_eq!(broken("as it is", 8), ["as it is"]);
        assert_eq!(broken("two words", 8), ["two", "words"]);
        assert_eq!(broken("", 8), [""]);
        assert_eq!(broken("one\ntwo", 8), ["one", "two"]);
        assert_eq!(broken("a bound\u{a0}word", 10), ["a", "bound\u{a0}word"]);
    }

    #[test]
    fn only_a_word_longer_than_a_line_is_broken() {
        assert_eq!(broken("ein Landesverband", 10), ["ein Landes", "verband"]);
        assert_eq!(broken("einmal Landesverband", 9), ["einmal", "Landesver", "band"]);
        assert_eq!(broken("gemeinsam Landesverband", 10), ["gemeinsam", "Landesverb", "and"]);
        assert_eq!(broken("漢字", 1), ["漢", "字"]);
    }
}
