//! Commands and what they print, side by side in `tests/cases/`: each file one promise.

#[test]
fn commands_print_what_the_cases_say() {
    trycmd::TestCases::new()
        .env("COLUMNS", "80")
        .env("NO_COLOR", "1")
        .env("LC_ALL", "C")
        .case("tests/cases/*.md");
}
