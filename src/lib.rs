//! quartier answers questions about how eight municipalities of North Rhine-Westphalia
//! receive, house and integrate refugees.
//!
//! Arguments become a question, the question meets the dataset and becomes a report, the
//! report becomes text:
//!
//! ```text
//! run ──► cli ──► command ──► report ──► render ──► output
//!                    │
//!                    ├─► presentation   how municipalities, figures and facts are told
//!                    ├─► query          which municipalities, in what order
//!                    ├─► similarity     which municipality is like which
//!                    ├─► full_text      in which texts words stand
//!                    ├─► dataset        municipalities, study, sources: the files of data/
//!                    ├─► expression     the language of --where, columns, rules, conditions
//!                    └─► schema         indicators, dimensions, the registry of columns
//! ```
//!
//! A command never prints: it returns a [`report::Report`], which any format of [`render`] can
//! show. Rendering knows no municipality, the data know no terminal, and every arrow points to
//! the right or down:
//!
//! - [`run()`] takes the arguments to an answer; [`cli`] defines them, [`help`] explains them,
//!   [`arguments`] holds those that several commands take, [`environment`] what is known of the
//!   terminal, [`exit`] how it ends.
//! - [`command`] has a file for each command; what several print is made in [`presentation`].
//! - [`dataset`] reads and checks what [`schema`] describes; [`query`], [`similarity`] and
//!   [`expression`] answer questions about it.
//! - [`report`] is what an answer consists of, [`render`] writes it, [`text`] has the words of
//!   both languages, [`output`] puts it where it is to go, whatever [`signals`] come meanwhile,
//!   [`pager`] shows what is longer than the screen, [`lines`] breaks what is wider. What errors
//!   say is in [`say`], in the [`language`] that is spoken.
//! - [`bundled`] is the dataset in the program, which the build has read, checked and [`stored`];
//!   [`template`] is the start of one's own.
//! - [`completion`] answers a shell, [`manual`] is the help as `man` shows it.
//! - [`vocabulary`] holds the words of the field, [`folding`] reads them in any spelling, and
//!   [`suggestion`] finds the one that was meant.

mod arguments;
mod bundled;
mod characters;
mod cli;
mod command;
mod completion;
mod dataset;
mod distinct;
mod environment;
mod exit;
mod expression;
mod folding;
mod full_text;
mod help;
mod language;
mod lines;
mod manual;
mod number;
mod output;
mod pager;
mod presentation;
mod query;
mod render;
mod report;
mod run;
mod say;
mod schema;
mod signals;
mod similarity;
mod stored;
mod suggestion;
mod template;
mod text;
mod usage_error;
mod vocabulary;

pub use run::run;
