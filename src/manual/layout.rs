//! Texts of the help, whose lines are laid out for a screen, as parts of a manual page.

use roff::{Inline, Roff, bold, roman};

/// A page of the manual while it is written.
pub struct Page {
    roff: Roff,
    /// Whether a heading came last, behind which a paragraph begins by itself.
    is_headed: bool,
}

/// So many bytes has a line at most: of those that have more than 80 it is warned.
const LINE: usize = 72;
/// So many has a character that is not of ASCII, as roff reads it: `\[u00FC]`.
const CHARACTER: usize = 8;

impl Page {
    /// A page with what stands above and below all of it.
    pub fn new(title: &str, date: &str, program: &str, manual: &str) -> Self {
        let mut roff = Roff::new();
        roff.control("TH", [title, "1", date, program, manual]);
        Self { roff, is_headed: true }
    }

    pub fn text(&self) -> String {
        self.roff.render()
    }

    pub fn section(&mut self, heading: &str) {
        self.roff.control("SH", [&*heading.to_uppercase()]);
        self.is_headed = true;
    }

    pub fn part(&mut self, heading: &str) {
        self.roff.control("SS", [heading]);
        self.is_headed = true;
    }

    /// Something and what is said of it.
    pub fn term(&mut self, term: Vec<Inline>, text: &str) {
        self.roff.control("TP", []).text(term);
        self.fill(text);
    }

    /// Running text; nothing where there is none.
    pub fn paragraph(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.apart();
        self.fill(text);
    }

    fn apart(&mut self) {
        if !std::mem::take(&mut self.is_headed) {
            self.roff.control("PP", []);
        }
    }

    /// What is typed, as it stands.
    pub fn typed(&mut self, lines: &[&str]) {
        self.apart();
        self.roff.control("RS", ["4"]).control("nf", []);
        for line in lines {
            self.roff.text([roman(*line)]);
        }
        self.roff.control("fi", []).control("RE", []);
    }

    pub fn line(&mut self, line: Vec<Inline>) {
        self.is_headed = false;
        self.roff.text(line);
    }

    /// A text that is laid out in lines: an indented line explains a term or is typed, one before
    /// it is a heading.
    pub fn laid_out(&mut self, text: &str) {
        let mut lines = text.lines().peekable();
        let mut typed = Vec::new();
        while let Some(line) = lines.next() {
            let is_last_typed = !lines.peek().is_some_and(|next| next.starts_with("  "));
            match line.strip_prefix("  ") {
                None if line.is_empty() => {}
                None if is_last_typed => self.paragraph(line),
                None => self.part(line),
                Some(line) => {
                    if let Some((term, text)) = line.split_once("  ") {
                        self.term(vec![bold(term)], text.trim_start());
                        continue;
                    }
                    typed.push(line);
                    if is_last_typed {
                        self.typed(&typed);
                        typed.clear();
                    }
                }
            }
        }
    }

    /// Running text, in which what stands between backticks is typed.
    pub fn fill(&mut self, text: &str) {
        self.is_headed = false;
        let mut line: Vec<Inline> = Vec::new();
        let mut length = 0;
        let mut is_typed = false;
        for word in text.split_whitespace() {
            let is_marked = is_typed || word.contains('`');
            let bytes = word.chars().map(|c| match c {
                '-' => 2,
                c if c.is_ascii() => 1,
                _ => CHARACTER,
            });
            let width = bytes.sum::<usize>() + if is_marked { 6 } else { 0 };
            if length + width > LINE {
                self.roff.text(std::mem::take(&mut line));
                length = 0;
            }
            line.extend((!line.is_empty()).then(|| roman(" ")));
            for (place, piece) in word.split('`').enumerate() {
                is_typed ^= place > 0;
                if !piece.is_empty() {
                    line.push(if is_typed { bold(piece) } else { roman(piece) });
                }
            }
            length += width + 1;
        }
        if !line.is_empty() {
            self.roff.text(line);
        }
    }
}
