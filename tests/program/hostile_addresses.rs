//! Nothing of a dataset becomes a link that runs something, or markup.

use crate::support::{Ask, changed, quartier};

const QUESTIONS: [&str; 6] = [
    "sources",
    "list --sources",
    "facts --sources",
    "show seehausen --sources",
    "briefing seehausen",
    "search harbour",
];

#[test]
fn what_is_no_plain_address_is_refused_by_whatever_reads_it() {
    for address in ["javascript:alert(1)", "data:text/html,x", "https://a.b/><script>"] {
        let folder = changed(&[("sources.toml", "https://example.org/survey", address)]);
        for question in QUESTIONS {
            for format in ["table", "markdown", "html", "json", "csv", "bibtex", "csl-json"] {
                let mut command = quartier(question);
                command.args(["--format", format, "--data"]).arg(folder.path());
                let answer = command.answer();
                let at = format!("{question} {format} {address}");
                assert_eq!((answer.code, &*answer.stdout), (Some(1), ""), "{at}");
                assert!(
                    answer.stderr.contains("sources.toml:7:7: the address"),
                    "{at}: {answer:?}"
                );
            }
        }
    }
}

#[test]
fn markup_in_a_text_stays_a_text() {
    let markup = "<script>x</script> [a](javascript:x) \\\\<b> `<i>`";
    let folder = changed(&[
        ("sources.toml", "Bootszählung", markup),
        ("facts/seehausen.toml", "The harbour has 50 berths.", markup),
        ("municipalities.toml", "name = \"Seehausen\"", &format!("name = \"{markup}\"")),
    ]);
    for question in QUESTIONS {
        let ask = |format: &str| {
            let mut command = quartier(question);
            command.args(["--lang", "de", "--format", format, "--data"]).arg(folder.path()).text()
        };
        let html = ask("html");
        assert!(!html.contains("<script>x") && !html.contains("href=\"javascript"), "{question}");
        let markdown = ask("markdown");
        for mark in ["<script", "<b>", "<i>", "](javascript"] {
            for (place, _) in markdown.match_indices(mark) {
                let slashes = markdown[..place].chars().rev().take_while(|c| *c == '\\').count();
                assert!(slashes % 2 == 1, "{question}: {mark} in {markdown}");
            }
        }
    }
}
