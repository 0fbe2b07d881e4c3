//! What is read of expressions as they are written, and where they are wrong.

use super::parse;

fn printed(text: &str) -> String {
    match parse(text) {
        Ok(expression) => expression.to_string(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn and_binds_closer_than_or() {
    assert_eq!(printed("a=1 or b=2 AND c=3"), "a = 1 or (b = 2 and c = 3)");
    assert_eq!(printed("(a=1 or b=2) and c=3"), "(a = 1 or b = 2) and c = 3");
    assert_eq!(printed("not a=1 and b=2"), "not a = 1 and b = 2");
    assert_eq!(printed("not(a=1 and b=2)"), "not (a = 1 and b = 2)");
}

#[test]
fn quotes_are_kept_where_they_are_needed() {
    assert_eq!(printed("name = 'Münster'"), "name = 'Münster'");
    assert_eq!(printed("district=\"Märkischer Kreis\""), "district = 'Märkischer Kreis'");
    assert_eq!(printed("name = 'it''s'"), "name = 'it''s'");
    assert_eq!(printed("name = 'and'"), "name = 'and'");
    assert_eq!(printed("name = ''"), "name = ''");
}

#[test]
fn a_comma_belongs_to_a_number_only_between_its_digits() {
    assert_eq!(printed("a in (-1,5, x1,2)"), "a in (-1,5, x1, 2)");
    assert_eq!(printed("a in (1-2,3,x)"), "a in (1-2, 3, x)");
}

#[test]
fn errors_point_at_the_place() {
    let cases = [
        (
            "vacancy >",
            "the expression ends before a value to compare with\n  vacancy >\n           ^",
        ),
        (
            "a = 1 b = 2",
            "`b` stands alone – a number is written without its unit, comparisons are joined by `and` or `or`\n  a = 1 b = 2\n        ^",
        ),
        ("(a = 1", "the expression ends before a closing `)`\n  (a = 1\n        ^"),
        ("a = 1)", "`)` closes nothing\n  a = 1)\n       ^"),
        ("ä ! 1", "`!` alone is no comparison – write `!=` or `not`\n  ä ! 1\n    ^"),
        ("a = 'x", "the text is not closed: ' is missing\n  a = 'x\n      ^^"),
        ("", "the expression ends before a comparison such as `vacancy_2011 >= 5`\n  \n  ^"),
    ];
    for (text, expected) in cases {
        assert_eq!(printed(text), expected, "{text}");
    }
}

#[test]
fn deep_nesting_is_refused_and_long_chains_are_not() {
    let deep = format!("{}a=1{}", "(".repeat(100_000), ")".repeat(100_000));
    assert!(printed(&deep).starts_with("nested more than 100 deep"));
    let nested = |depth| format!("{}a = 1{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(printed(&nested(100)), "a = 1");
    assert!(printed(&nested(101)).starts_with("nested more than 100 deep"));
    let beside = vec!["(a = 1)"; 101].join(" or ");
    assert_eq!(printed(&beside), vec!["a = 1"; 101].join(" or "));
    let long = vec!["a = 1"; 100_000].join(" or ");
    assert_eq!(printed(&long), long);
}
