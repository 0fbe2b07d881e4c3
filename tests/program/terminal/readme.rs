//! The README shows what the program prints.

use super::in_terminal;
use crate::support::shell;

/// Each `$ command` in a console block is followed by what
/// it prints in a terminal of 80 columns, where a line `…` stands for any number of lines.
#[test]
fn every_command_of_the_readme_prints_what_it_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut commands = 0;
    for block in blocks(include_str!("../../../README.md"), "console") {
        let mut examples = block.split("$ ");
        assert_eq!(examples.next(), Some(""), "a block begins with a command: {block}");
        for example in examples {
            let (command, expected) = example.split_once('\n').expect("a line");
            let mut shell = shell(&format!("NO_COLOR=1; export NO_COLOR; {command}"));
            shell.current_dir(folder.path());
            let screen = in_terminal(80, 24, shell);
            assert!(
                fits(&screen.text, expected.trim_end()),
                "$ {command}\n{}\n--- but the README says\n{expected}",
                screen.text
            );
            commands += 1;
        }
    }
    assert!(commands >= 10, "only {commands} commands found");
}

/// The contents of the code blocks of this language.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    let rest = text.split(&*fence).skip(1);
    rest.map(|rest| rest.split("```").next().expect("a block")).collect()
}

/// Whether the text is what was expected, `…` standing for any lines.
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
    let whole = parts.len() > 1 || text == expected;
    text.starts_with(first) && in_order && text.ends_with(last) && whole
}

#[test]
fn an_omission_stands_for_lines_and_for_nothing_else() {
    assert!(fits("a\nb\nc", "a\nb\nc"));
    assert!(fits("a\nb\nc\n", "a\n…\nc"));
    assert!(fits("a\nb\nc", "…\nb\n…"));
    assert!(!fits("a\nb\nc", "a\nb"));
    assert!(!fits("a\nb\nc", "…\nb"));
    assert!(!fits("a\nb\nc", "…\nx\n…"));
}
