//! README shows what the program prints.

use crate::support::{on_terminal, without_escapes};

/// Each `$ command` in a console block is followed by what it prints in a terminal of 80 columns,
/// where a line `…` stands for any number of lines.
#[test]
fn every_command_of_the_readme_prints_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut commands = 0;
    for block in blocks(include_str!("../../README.md"), "console") {
        let mut examples = block.split("$ ");
        assert_eq!(examples.next(), Some(""), "a block begins with a command: {block}");
        for example in examples {
            let (command, expected) = example.split_once('\n').expect("a line");
            let line =
                format!("cd {}; NO_COLOR=1; export NO_COLOR; {command}", folder.path().display());
            let text = without_escapes(&on_terminal(80, 24, &line).text);
            let expected = expected.trim_end();
            assert!(fits(&text, expected), "$ {command}\n{text}\n--- but README says\n{expected}");
            commands += 1;
        }
    }
    assert!(commands >= 5, "only {commands} commands found");
}

/// Contents of the code blocks of this language.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    let rest = text.split(&*fence).skip(1);
    rest.map(|rest| rest.split("```").next().expect("a block")).collect()
}

/// Whether the text is the expected one, where `…` stands for any lines.
fn fits(text: &str, expected: &str) -> bool {
    let text = format!("\n{}", text.trim_end());
    let expected = format!("\n{expected}");
    let parts: Vec<&str> = expected.split("\n…").collect();
    let (Some((first, rest)), Some(last)) = (parts.split_first(), parts.last()) else {
        return false;
    };
    let mut place = first.len();
    let in_order = rest.iter().all(|part| {
        let found = text.get(place..).and_then(|rest| rest.find(part));
        place += found.unwrap_or(0) + part.len();
        found.is_some()
    });
    let is_whole = parts.len() > 1 || text == expected;
    text.starts_with(first) && in_order && text.ends_with(last) && is_whole
}

#[test]
fn an_omission_stands_for_lines_and_for_nothing_else() {
    assert!(
        fits("a\nb\nc", "a\nb\nc") && fits("a\nb\nc\n", "a\n…\nc") && fits("a\nb\nc", "…\nb\n…")
    );
    assert!(!fits("a\nb\nc", "a\nb") && !fits("a\nb\nc", "…\nb") && !fits("a\nb\nc", "…\nx\n…"));
}

#[test]
fn the_readme_is_short_and_names_the_eight() {
    let readme = include_str!("../../README.md");
    assert!(readme.lines().count() <= 150, "{} lines", readme.lines().count());
    let towns = "Altena Bergheim Bielefeld Dortmund Hamminkeln Mülheim Münster Nordkirchen";
    for town in towns.split(' ') {
        assert!(readme.contains(town), "{town}");
    }
}
