//! What turns out to be wrong with a dataset only while a question is answered.

use std::{cell::RefCell, rc::Rc};

use anyhow::Error;

/// What has turned out to be wrong with a dataset. Whatever was answered meanwhile must not be told.
#[derive(Debug, Clone, Default)]
pub struct Faults(Rc<RefCell<Option<Error>>>);

impl Faults {
    /// Keeps the first fault that is reported.
    pub fn report(&self, fault: Error) {
        self.0.borrow_mut().get_or_insert(fault);
    }

    /// The first fault.
    pub fn take(&self) -> Option<Error> {
        self.0.take()
    }
}
