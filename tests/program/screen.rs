//! What `show` prints fits a screen, whichever municipality it is.

use crate::support::{Ask, ids, quartier};

/// Lines of 80 columns.
const SCREEN: usize = 60;

#[test]
fn a_municipality_fits_a_screen() {
    for language in ["en", "de"] {
        let shown = |towns: &[String]| {
            let options = ["--format", "table", "--lang", language];
            quartier("show").args(towns).args(options).env("COLUMNS", "80").text()
        };
        // Each page ends with the command that shows all, and what explains them follows once.
        let all = shown(&ids());
        let ends = |line: &str| line.starts_with("quartier show ") && line.contains(" --full ");
        let pages: Vec<Vec<&str>> =
            all.lines().collect::<Vec<_>>().split_inclusive(|it| ends(it)).map(Vec::from).collect();
        let (notes, pages) = pages.split_last().unwrap();
        assert_eq!(pages.len(), 396);
        for page in pages {
            let page = page.iter().skip_while(|line| line.is_empty());
            let count = page.clone().count() + notes.len();
            assert!(count <= SCREEN, "{count} lines: {page:?}");
        }
        let alone = shown(&["altena".to_owned()]);
        assert!(alone.lines().count() <= SCREEN, "{alone}");
    }
}
