//! The form in which the build keeps a dataset for the program: values as postcard writes them,
//! and their texts in one block, each once, by the places at which they stand there.

use std::{
    cell::{OnceCell, RefCell},
    collections::HashMap,
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::bundled;

/// Where a text stands in the block.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Place {
    start: u32,
    length: u16,
}

/// The block as it grows while values are written.
#[derive(Default)]
struct Block {
    texts: String,
    known: HashMap<String, Place>,
}

thread_local! {
    static BLOCK: RefCell<Block> = RefCell::default();
}

impl Place {
    /// Where a text stands, which is added to the block that is being written if it is new there;
    /// `None` if the block has no room for it.
    pub fn of(text: &str) -> Option<Self> {
        BLOCK.with_borrow_mut(|block| {
            if let Some(known) = block.known.get(text) {
                return Some(*known);
            }
            let start = block.texts.len().try_into().ok()?;
            let place = Self { start, length: text.len().try_into().ok()? };
            block.texts.push_str(text);
            block.known.insert(text.to_owned(), place);
            Some(place)
        })
    }

    /// The text that stands there in the block of the bundled dataset.
    pub fn text(self) -> Option<&'static str> {
        let start = usize::try_from(self.start).ok()?;
        bundled::TEXTS.get(start..start + usize::from(self.length))
    }
}

/// The texts of all values that have been written.
#[allow(dead_code, reason = "the build calls it")]
pub fn texts() -> String {
    BLOCK.with_borrow(|block| block.texts.clone())
}

/// A value of many, which is read when it is first asked for.
#[derive(Debug)]
pub struct Deferred<T> {
    bytes: &'static [u8],
    value: OnceCell<Option<T>>,
}

impl<T> Deferred<T> {
    /// A value that the build has stored.
    pub fn stored(bytes: &'static [u8]) -> Self {
        Self { bytes, value: OnceCell::new() }
    }

    /// A value that is there already.
    pub fn read(value: T) -> Self {
        Self { bytes: &[], value: OnceCell::from(Some(value)) }
    }
}

impl<T: DeserializeOwned> Deferred<T> {
    /// The value; `None` if the bytes are none, which no build stores.
    pub fn get(&self) -> Option<&T> {
        self.value.get_or_init(|| postcard::from_bytes(self.bytes).ok()).as_ref()
    }
}
