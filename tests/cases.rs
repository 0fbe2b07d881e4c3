//! Commands and what they print, side by side in `tests/cases/`: each file one promise.

#[test]
fn commands_print_what_the_cases_say() {
    trycmd::TestCases::new()
        .env("COLUMNS", "80")
        .env("NO_COLOR", "1")
        .env("LC_ALL", "C.UTF-8")
        .env("TERM", "xterm-256color")
        .env("LINES", "24")
        .env("QUARTIER_DATA", "")
        .env("QUARTIER_LANG", "")
        .case("tests/cases/*.md");
}
