//! Texts: comparing them in any spelling, suggesting the one that was meant, wrapping, and
//! characters that a terminal would obey.

mod control;
mod normalize;
mod suggest;
mod wrap;

pub use control::{is_control, typed, visible};
pub use normalize::{collation_key, fold, is_form, is_joining, sign, spellings};
pub use suggest::Suggestion;
pub use wrap::{keep_number_with_unit, wrap};
