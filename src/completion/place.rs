//! Where on the command line something is to be completed.

use clap::{Arg, ArgAction, Command, Id};

/// What can stand at the place of a word.
pub enum Wanted {
    Command,
    /// An option that is not yet there.
    Option,
    /// A value of this argument, behind so many bytes of the word.
    Value(Box<Arg>, usize),
    Nothing,
}

/// What is known of the words before the one that is completed.
pub struct Place<'a> {
    /// The program with the options that all commands have.
    program: &'a Command,
    define: &'a dyn Fn(&str) -> Option<Command>,
    pub command: Option<Command>,
    /// Whether there is no such command, so that nothing is known of what follows.
    is_lost: bool,
    /// Whether there are no more options.
    is_past_options: bool,
    /// The option whose value comes next.
    awaited: Option<Arg>,
    positionals: usize,
    /// The options that are there.
    given: Vec<Id>,
}

impl<'a> Place<'a> {
    /// The place behind these words.
    pub fn behind(
        words: &[String],
        program: &'a Command,
        define: &'a dyn Fn(&str) -> Option<Command>,
    ) -> Self {
        let mut place = Self {
            program,
            define,
            command: None,
            is_lost: false,
            is_past_options: false,
            awaited: None,
            positionals: 0,
            given: Vec::new(),
        };
        for word in words {
            place.pass(word);
        }
        place
    }

    fn pass(&mut self, word: &str) {
        if self.awaited.take().is_some() {
            return;
        }
        if !self.is_past_options && word.starts_with('-') && word != "-" {
            if word == "--" {
                self.is_past_options = true;
            } else if let Some((option, at)) = self.option(word) {
                self.given.push(option.get_id().clone());
                self.awaited = Some(option).filter(|it| takes_value(it) && at.is_none());
            }
        } else if self.command.is_some() {
            self.positionals += 1;
        } else {
            self.command = (self.define)(word);
            self.is_lost |= self.command.is_none();
        }
    }

    /// What a word can be that begins like this.
    pub fn wanted(&self, word: &str) -> Wanted {
        if let Some(option) = &self.awaited {
            return Wanted::Value(Box::new(option.clone()), 0);
        }
        if self.is_lost {
            return Wanted::Nothing;
        }
        if !self.is_past_options && word.starts_with('-') {
            return match self.option(word) {
                Some((option, Some(at))) if takes_value(&option) => {
                    Wanted::Value(Box::new(option), at)
                }
                _ => Wanted::Option,
            };
        }
        let Some(command) = &self.command else {
            return Wanted::Command;
        };
        let last = command.get_positionals().last();
        let repeated = last.filter(|it| matches!(it.get_action(), ArgAction::Append));
        match command.get_positionals().nth(self.positionals).or(repeated) {
            Some(arg) => Wanted::Value(Box::new(arg.clone()), 0),
            None if word.is_empty() && !self.is_past_options => Wanted::Option,
            None => Wanted::Nothing,
        }
    }

    /// The options that can be given here, but for those that are given and stand only once.
    pub fn options(&self) -> impl Iterator<Item = &Arg> {
        let is_left = |arg: &&Arg| {
            matches!(arg.get_action(), ArgAction::Append) || !self.given.contains(arg.get_id())
        };
        self.all_options().filter(is_left)
    }

    fn all_options(&self) -> impl Iterator<Item = &Arg> {
        let is_here = |arg: &&Arg| self.command.is_none() || arg.is_global_set();
        let own = self.command.iter().flat_map(Command::get_arguments);
        own.chain(self.program.get_arguments().filter(is_here)).filter(|arg| !arg.is_positional())
    }

    /// The option that a word names, and where in it its value begins, if it does.
    fn option(&self, word: &str) -> Option<(Arg, Option<usize>)> {
        if let Some(long) = word.strip_prefix("--") {
            let (name, value) = long.split_once('=').map_or((long, None), |(a, b)| (a, Some(b)));
            let is_so_called = |arg: &&Arg| {
                let aliases = arg.get_all_aliases().unwrap_or_default();
                arg.get_long() == Some(name) || aliases.contains(&name)
            };
            let option = self.all_options().find(is_so_called)?;
            return Some((option.clone(), value.map(|value| word.len() - value.len())));
        }
        // Of several letters the last may take a value, which may follow at once: -n5.
        let mut letters = word.char_indices().skip(1).map(|(at, letter)| {
            let option = self.all_options().find(|arg| arg.get_short() == Some(letter));
            Some((option?.clone(), at + letter.len_utf8()))
        });
        let takes = letters.find(|it| it.as_ref().is_none_or(|(option, _)| takes_value(option)));
        let (option, end) = takes??;
        Some((option, Some(end).filter(|end| *end < word.len())))
    }
}

fn takes_value(arg: &Arg) -> bool {
    arg.get_action().takes_values()
}
