//! Maps, bars and lines on the screen.

use super::{in_terminal, shown};
use crate::support::shell;

/// Each line without what turns weights on and off.
fn plain(text: &str) -> Vec<String> {
    let bare = ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m"]
        .iter()
        .fold(text.to_owned(), |text, code| text.replace(code, ""));
    assert!(!bare.contains('\u{1b}'), "{bare:?}");
    bare.lines().map(ToOwned::to_owned).collect()
}

#[test]
fn a_map_fits_the_screen_with_the_command_and_the_prompt() {
    for (columns, lines) in [(80, 24), (40, 24), (120, 40), (200, 60)] {
        let screen = in_terminal(columns, lines, shell("quartier map bielefeld"));
        assert!(screen.success);
        let shown = plain(&screen.text);
        assert!(shown.len() + 2 <= lines.into(), "{columns}x{lines}: {}", screen.text);
        let widest = shown.iter().map(|line| line.chars().count()).max();
        assert!(widest <= Some(columns.into()), "{columns}x{lines}: {}", screen.text);
    }
}

#[test]
fn every_case_study_is_named_in_80_columns_and_24_lines() {
    let text = plain(&shown(80, "quartier map")).join("\n");
    let low = plain(&in_terminal(80, 10, shell("quartier map")).text).join("\n");
    assert_eq!(low, text, "a low screen is scrolled");
    for name in [
        "Altena",
        "Bergheim",
        "Bielefeld",
        "Dortmund",
        "Hamminkeln",
        "Mülheim an der Ruhr",
        "Münster",
        "Nordkirchen",
    ] {
        assert_eq!(text.matches(name).count(), 1, "{name}: {text}");
    }
    // One marker for each and one in the key.
    assert_eq!(text.matches('●').count(), 9, "{text}");
}

#[test]
fn what_is_asked_for_and_the_most_similar_are_told_apart_from_the_crowd() {
    for (ascii, [asked, similar, case, other]) in
        [("", ['◆', '★', '●', '·']), ("TERM=linux ", ['*', '#', 'o', '+'])]
    {
        let question = format!("{ascii}quartier map kleve --all");
        let text = plain(&shown(80, &question)).join("\n");
        let (map, key) = text.rsplit_once("\n\n").expect("a key");
        for (marker, count) in [(asked, 1), (similar, 3)] {
            assert_eq!(map.matches(marker).count(), count, "{marker}: {text}");
        }
        assert!(map.matches(other).count() > 150, "{text}");
        assert!([asked, similar, case, other].iter().all(|it| key.contains(*it)), "{key}");
        for name in ["Kleve", "Bielefeld", "Mülheim an der Ruhr"] {
            assert_eq!(map.matches(name).count(), 1, "{name}: {text}");
        }
    }
}

#[test]
fn a_larger_screen_shows_a_larger_map() {
    let rows =
        |columns, lines| plain(&in_terminal(columns, lines, shell("quartier map")).text).len();
    assert!(rows(80, 24) < rows(120, 40));
    assert_eq!(rows(300, 100), rows(300, 200), "there is a limit");
}

#[test]
fn without_braille_pictures_are_ascii_and_on_a_dumb_terminal_words() {
    let shown = |line: &str| shown(80, line);
    let is_braille = |text: &str| text.contains(|c| ('\u{2800}'..='\u{28ff}').contains(&c));
    for unicode in ["", "LANG=de_DE.UTF-8 ", "LC_ALL= LANG=C.utf8 ", "LANG=C LC_CTYPE=C.UTF-8 "] {
        assert!(is_braille(&shown(&format!("{unicode}quartier map"))), "{unicode}");
    }
    for ascii in ["LANG=C ", "TERM=linux ", "LC_ALL=POSIX LANG=de_DE.UTF-8 "] {
        let map = shown(&format!("{ascii}quartier map"));
        assert!(!is_braille(&map) && map.contains("o case study"), "{ascii}{map}");
        let list = shown(&format!("{ascii}quartier list --bars population"));
        assert!(list.contains("####") && list.contains("\n----") && !list.contains('─'), "{list}");
        let hits = shown(&format!("{ascii}quartier search sprachkurse"));
        assert!(hits.contains("\n  -> quartier facts") && !hits.contains('→'), "{hits}");
        let file = shown(&format!("{ascii}quartier list -o /dev/stderr -f table"));
        assert!(file.contains("\n────"), "who reads a file may have Unicode: {file}");
    }
    let map = shown("TERM=dumb quartier map");
    assert!(!is_braille(&map) && map.contains("Märkischer Kreis"), "{map}");
    let list = shown("TERM=dumb quartier list --bars population");
    assert!(!list.contains(['█', '#', '─']) && !list.contains("--"), "{list}");
    assert!(shown("TERM=dumb quartier search sprachkurse").contains("\n  -> quartier facts"));
    assert!(!shown("TERM=dumb quartier show altena").contains('▁'));
}

#[test]
fn markers_and_names_differ_from_lines_by_more_than_colour() {
    let colourless = shown(80, "quartier map altena --color never");
    assert!(!colourless.contains('\u{1b}'));
    let coloured = shown(80, "quartier map altena");
    assert!(coloured.contains("\u{1b}[1m◆ Altena"), "{coloured}");
    assert_eq!(plain(&coloured).join("\n"), colourless.trim_end());
}
