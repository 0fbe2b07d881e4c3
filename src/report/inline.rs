//! Text with citations and commands as data, so that each renderer writes them in its own way.

use crate::model::SourceId;

/// Part of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Plain words.
    Words(String),
    /// Citation of sources: `[pr, lwl]` on a terminal, `[3]` where sources are numbered.
    Sources(Vec<SourceId>),
    /// Command that the reader can type; documents leave it out.
    Command(String),
    /// Mark that a class is close to a threshold, explained where it stands.
    Close,
}

/// Running text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text(pub Vec<Inline>);

impl Text {
    /// The text with sources behind it, each once.
    pub fn cite<'s>(mut self, sources: impl IntoIterator<Item = &'s SourceId>) -> Self {
        for source in sources {
            match self.0.last_mut() {
                Some(Inline::Sources(cited)) if cited.contains(source) => {}
                Some(Inline::Sources(cited)) => cited.push(source.clone()),
                _ => self.0.push(Inline::Sources(vec![source.clone()])),
            }
        }
        self
    }

    /// The text with another behind it.
    pub fn then(mut self, more: impl Into<Self>) -> Self {
        self.0.extend(more.into().0);
        self
    }

    /// The text with a command behind it.
    pub fn command(mut self, command: impl Into<String>) -> Self {
        self.0.push(Inline::Command(command.into()));
        self
    }

    /// The text with the mark of a class that is close to a threshold behind it, if it is.
    pub fn close_if(mut self, is_close: bool) -> Self {
        self.0.extend(is_close.then_some(Inline::Close));
        self
    }

    /// Sources that it cites.
    pub fn sources(&self) -> impl Iterator<Item = &SourceId> {
        self.0.iter().flat_map(|it| if let Inline::Sources(all) = it { &all[..] } else { &[] })
    }

    /// Its words alone.
    pub fn words(&self) -> String {
        self.0.iter().map(|it| if let Inline::Words(words) = it { &**words } else { "" }).collect()
    }

    /// True if there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        if words.is_empty() { Self::default() } else { Self(vec![Inline::Words(words)]) }
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}
