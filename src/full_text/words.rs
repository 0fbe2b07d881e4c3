//! Words that are looked for.

use crate::folding::fold;

/// Words that are looked for, in any spelling: `fluchtling` finds `Flüchtlinge`.
#[derive(Debug)]
pub struct Words(Vec<String>);

impl Words {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        Self(fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect())
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words, folded.
    pub fn folded(&self) -> &[String] {
        &self.0
    }
}
