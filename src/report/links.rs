//! Links from a page to the others of a website.

use std::collections::HashMap;

use crate::i18n::Language;

/// Links from a page of a website; none where a page stands alone.
#[derive(Debug, Default)]
pub struct Links {
    /// Rows of links above the page.
    pub above: Vec<Vec<Link>>,
    /// Addresses of the pages on towns and fields, by their names.
    pub names: HashMap<String, String>,
}

/// Link to another page.
#[derive(Debug)]
pub struct Link {
    /// Words for people.
    pub label: String,
    /// Relative address.
    pub address: String,
    /// Language of the page and the words, if it is another.
    pub language: Option<Language>,
    /// True if it leads to the page on which it stands.
    pub is_here: bool,
}
