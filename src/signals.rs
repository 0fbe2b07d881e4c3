//! What reaches the program from outside while it writes or waits.

use std::io;

#[cfg(unix)]
mod unix {
    use std::{
        io,
        sync::{
            Arc,
            atomic::{AtomicUsize, Ordering},
        },
    };

    use signal_hook::{
        SigId,
        consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ},
        flag,
        low_level::{emulate_default_handler, unregister},
    };

    /// What asks the program to end.
    const ENDS: [i32; 3] = [SIGHUP, SIGINT, SIGTERM];

    #[derive(Default)]
    pub struct Deferred {
        /// Which of [`ENDS`] has come, counted from one.
        came: Arc<AtomicUsize>,
        hooks: Vec<SigId>,
    }

    impl Deferred {
        pub fn new() -> io::Result<Self> {
            let mut deferred = Self::default();
            for (signal, place) in ENDS.into_iter().zip(1..) {
                let came = Arc::clone(&deferred.came);
                deferred.hooks.push(flag::register_usize(signal, came, place)?);
            }
            Ok(deferred)
        }

        pub fn signal(&self) -> Option<i32> {
            let place = self.came.load(Ordering::Relaxed).checked_sub(1)?;
            ENDS.get(place).copied()
        }
    }

    impl Drop for Deferred {
        fn drop(&mut self) {
            for hook in self.hooks.drain(..) {
                unregister(hook);
            }
            if let Some(signal) = self.signal() {
                // It ends the program as it would have done at once.
                let _ = emulate_default_handler(signal);
            }
        }
    }

    pub fn ignore_interrupts() -> io::Result<()> {
        flag::register(SIGINT, Arc::default()).map(|_| ())
    }

    pub fn survive_full_files() -> io::Result<()> {
        // Whatever a handler does, with one the write fails instead of the program.
        flag::register(SIGXFSZ, Arc::default()).map(|_| ())
    }
}

/// While it lives, what asks the program to end waits, so that nothing half-written is left
/// behind; then the program ends.
pub struct Deferred(#[cfg(unix)] unix::Deferred);

impl Deferred {
    pub fn new() -> io::Result<Self> {
        #[cfg(unix)]
        return Ok(Self(unix::Deferred::new()?));
        #[cfg(not(unix))]
        return Ok(Self());
    }

    /// Fails once something waits.
    pub fn check(&self) -> io::Result<()> {
        #[cfg(unix)]
        if self.0.signal().is_some() {
            return Err(io::ErrorKind::Interrupted.into());
        }
        Ok(())
    }
}

/// Lets a file that grows beyond the limit of its user be an error like any other.
pub fn survive_full_files() {
    #[cfg(unix)]
    let _ = unix::survive_full_files();
}

/// Leaves an interrupt from the keyboard to a program that is waited for, which must not be left
/// behind alone with the terminal.
pub fn ignore_interrupts() -> io::Result<()> {
    #[cfg(unix)]
    unix::ignore_interrupts()?;
    Ok(())
}
