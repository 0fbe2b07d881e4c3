//! The page for a council.

use std::rc::Rc;

use anyhow::Result;

use super::cases::{Case, dated};
use crate::command::Context;
use crate::i18n::{and_list, capitalized, join, joined};
use crate::model::{Dimension, Fact, Field, Statement, StatementKind, Town};
use crate::report::{Block, Cell, Columns, Item, Table, Text};
use crate::view::{
    Likeness, Line, applying, class_columns, class_text, distinct, line_columns, notes,
    short_statement, subject_label,
};

/// Words of a page at most, so that it fits a sheet with its notes and sources.
const WORDS: usize = 586;

/// Page on a municipality.
pub struct Page<'a> {
    /// Municipality that it is about.
    pub town: &'a Town,
    /// Likeness of the municipality to the case studies in each period.
    pub likeness: Vec<Likeness<'a>>,
    /// Case studies that it tells of.
    pub cases: Vec<Case<'a>>,
    /// Fields that are the rows of its table.
    pub fields: Vec<&'a Field>,
    /// Context.
    pub cx: &'a Context,
}

/// Room that parts of a page have.
#[derive(Debug, Clone, Copy)]
struct Room {
    /// Columns of the table of what case studies did.
    columns: usize,
    /// True if findings have examples.
    has_examples: bool,
    /// Rows of the table of likeness.
    cases: usize,
    /// Number of cautions beside those of the data.
    cautions: usize,
}

impl Room {
    /// Rooms from the largest to the smallest; the first in which the page fits a sheet is taken.
    const ALL: [Self; 8] = [
        Self { columns: 2, has_examples: true, cases: 5, cautions: 3 },
        Self { columns: 2, has_examples: false, cases: 3, cautions: 3 },
        Self { columns: 2, has_examples: false, cases: 2, cautions: 2 },
        Self { columns: 2, has_examples: false, cases: 1, cautions: 1 },
        Self { columns: 2, has_examples: false, cases: 1, cautions: 0 },
        Self { columns: 2, has_examples: false, cases: 0, cautions: 0 },
        Self { columns: 1, has_examples: true, cases: 5, cautions: 3 },
        Self { columns: 1, has_examples: false, cases: 3, cautions: 3 },
    ];
}

impl<'a> Page<'a> {
    /// Title, which says what the page is about.
    fn title(&self) -> Result<String> {
        let (name, cx) = (&self.town.name, self.cx);
        let subject = cx.dataset.study()?.study.subject.as_ref().map(|it| cx.text(it));
        let cases = cx.of("the case studies", "den Fallkommunen");
        let similar = cx.of("similar municipalities", "ähnlichen Kommunen");
        let others = if self.are_weak() { cases } else { similar };
        let title = t!(
            cx.language,
            "what {name} can learn from {others}",
            "Was {name} von {others} lernen kann"
        );
        Ok(subject.map_or_else(|| capitalized(&title), |it| format!("{it}: {title}")))
    }

    /// Blocks in their order, in the largest room in which they fit a sheet.
    ///
    /// # Errors
    /// The data cannot be read.
    pub fn blocks(&self) -> Result<Vec<Block>> {
        let has_room = |room: &Room| room.columns > 1 || !self.town.is_case;
        let mut blocks = Vec::new();
        for room in Room::ALL.into_iter().filter(has_room) {
            blocks = self.blocks_in(room)?;
            if words(&blocks) <= WORDS {
                break;
            }
        }
        Ok(blocks)
    }

    fn blocks_in(&self, room: Room) -> Result<Vec<Block>> {
        let columns = &self.cases[..room.columns.min(self.cases.len())];
        let mut blocks = vec![Block::Title(self.title()?), self.head()?];
        let sentences = Likeness::sentences(&self.likeness, self.cx);
        blocks.push(Block::paragraph(sentences.join(" ")));
        blocks.extend(self.then_and_today(room));
        blocks.extend(self.deeds(columns, room));
        blocks.extend(self.statements(columns, room)?);
        blocks.extend(self.whom_to_ask(room));
        let cautions = self.cautions(room).into_iter().map(|it| Item::new("", it));
        let heading = self.cx.of("What to bear in mind", "Was zu beachten ist");
        blocks.extend(Block::items_under(heading, cautions.collect()));
        Ok(blocks)
    }

    /// Note on whose classes and likeness these are, and on what cannot be compared.
    pub fn notes(&self) -> Vec<Text> {
        let cx = self.cx;
        let dimensions = &cx.schema.dimensions;
        let likeness =
            cx.of("Likeness: computed by quartier.", "Ähnlichkeit: berechnet von quartier.");
        let of_classes = dimensions.note.iter().map(|it| cx.text(it).to_owned());
        let changes = notes::on_changes(&dimensions.dimensions, cx);
        let notes = std::iter::once(likeness.to_owned()).chain(of_classes).chain(changes);
        vec![join(notes, " ").into()]
    }

    /// True if no case study is near in any period.
    fn are_weak(&self) -> bool {
        self.likeness.iter().all(Likeness::is_weak)
    }

    /// Likeness in the last period.
    fn today(&self) -> &Likeness<'a> {
        &self.likeness[self.likeness.len() - 1]
    }

    /// Lines on the study, on the data and on who made the page.
    fn head(&self) -> Result<Block> {
        let cx = self.cx;
        let study = cx.dataset.study()?;
        let (version, date) = (&study.dataset.version, study.dataset.date.readable(cx.language));
        let institute = cx.text(&study.study.institute);
        let made = t!(
            cx.language,
            "Data {version} of {date}. Made with the free program quartier, not by the \
             municipality, the state or {institute}.",
            "Stand der Daten: {date} (Version {version}). Erstellt mit dem freien Programm \
             quartier, nicht von Kommune, Land oder {institute}."
        );
        let summary = study.study.summary.as_ref().map(|it| Text::from(cx.text(it)));
        let summary = summary.map(|it| it.cite([&study.study.source]).then(" "));
        Ok(Block::Paragraph(summary.unwrap_or_default().then(made)))
    }

    /// Classes in all periods with the figures that gave them, and the likeness of the cases.
    fn then_and_today(&self, room: Room) -> Vec<Block> {
        let (cx, dimensions) = (self.cx, &self.cx.schema.dimensions);
        let mut columns = Columns::<&Rc<Dimension>>::new(cx.language)
            .for_people(["Dimension", "Merkmal"], |it| cx.text(&it.label));
        for period in &dimensions.periods {
            columns = columns.for_people([cx.text(&period.label); 2], move |it| {
                let class = cx.schema.by_id(&format!("{}_{}", it.id, period.id));
                class.map(|class| class_text(self.town, class, cx))
            });
        }
        let lines = Line::ranked(&self.likeness, false, cx);
        let lines = Table::of(line_columns(cx), lines.iter().take(room.cases));
        let mut blocks = vec![
            Block::heading(cx.of("Then and today", "Damals und heute")),
            Block::Table(Table::of(columns, &dimensions.dimensions)),
        ];
        blocks.extend((room.cases > 0).then_some(Block::Table(lines)));
        blocks
    }

    /// Table of what the case studies did, and what has to be known of its sums.
    fn deeds(&self, columns: &[Case<'a>], room: Room) -> Vec<Block> {
        let cx = self.cx;
        if columns.is_empty() || self.fields.is_empty() {
            return Vec::new();
        }
        let is_told = |field: &&&Field| columns.iter().any(|case| case.fact(&field.id).is_some());
        let notes = self.fields.iter().filter(is_told).filter_map(|it| it.short_note.as_ref());
        let notes = joined(notes.map(|note| cx.text(note)), " ");
        let heading = match columns {
            _ if self.town.is_case => {
                let names = and_list(columns.iter().map(|it| &*it.town.name), cx.language);
                let did = if columns.len() > 1 { "getan haben" } else { "getan hat" };
                t!(cx.language, "What {names} did", "Was {names} {did}")
            }
            [only] if only.is_weak => cx
                .of("What the most similar case study did", "Was die ähnlichste Fallkommune tat")
                .to_owned(),
            _ => cx.of("What similar towns did", "Was ähnliche Kommunen getan haben").to_owned(),
        };
        let none = cx.of("nothing documented here", "quartier ist dazu nichts bekannt");
        let mut table = Columns::<&Field>::new(cx.language)
            .for_people(["Field", "Feld"], |it| it.short_label(cx.language));
        for case in columns {
            table = table.for_people([&case.heading(room.cases == 0, cx); 2], move |field| {
                case.fact(&field.id).map_or_else(|| Text::from(none), |it| dated(it, cx))
            });
        }
        let table = Block::Table(Table::of(table, self.fields.iter().copied()));
        [Block::heading(heading), table].into_iter().chain(notes.map(Block::paragraph)).collect()
    }

    /// Findings that apply today, each with an example, and what was recommended and said. An
    /// example is of one of the case studies in the table if it can be, and one that the page does
    /// not tell yet.
    fn statements(&self, columns: &[Case<'a>], room: Room) -> Result<Vec<Block>> {
        let cx = self.cx;
        let study = cx.dataset.study()?;
        let today = cx.schema.dimensions.periods.len() - 1;
        let cells = self.fields.iter().flat_map(|it| columns.iter().map(|case| case.fact(&it.id)));
        let mut told: Vec<&Fact> = cells.flatten().collect();
        let is_here = |fact: &Fact| columns.iter().any(|it| it.town.id == fact.subject);
        let cases = cx.dataset.cases()?;
        let is_of_case = |fact: &Fact| cases.iter().any(|it| it.id == fact.subject);
        let (mut items, mut tells_examples) = (Vec::new(), false);
        for statement in applying(&study.findings, &[self.town], today, cx)? {
            let text = cx.text(statement.short.as_ref().unwrap_or(&statement.text));
            let mut item = Item::new("", Text::from(text).cite([&statement.source]));
            let is_told = |fact: &Fact| told.iter().any(|it| it.id == fact.id);
            let examples = statement.examples.iter().map(|id| cx.dataset.fact(id));
            let examples = examples.collect::<Result<Vec<_>>>()?.into_iter();
            let examples = examples.filter(|fact| room.has_examples && is_of_case(fact));
            if let Some(fact) = examples.min_by_key(|it| (!is_here(it), is_told(it))) {
                let name = subject_label(&fact.subject, cx);
                if is_told(fact) {
                    let above = t!(cx.language, " (see {name}).", " (siehe {name}).");
                    item.text = Text::from(text.trim_end_matches('.').to_owned() + &above)
                        .cite([&statement.source]);
                } else {
                    let label = t!(cx.language, "Example from {name}", "Beispiel aus {name}");
                    item.details.push(Item::new(label, short_statement(fact, cx)));
                    told.push(fact);
                    tells_examples = true;
                }
            }
            items.push(item);
        }
        let recommendations = applying(&study.recommendations, &[self.town], today, cx)?;
        items.extend(self.recommendations(&recommendations));
        let heading = cx.of("What the report found", "Was das Gutachten herausfand");
        let note = study.study.notes.examples.iter().filter(|_| tells_examples);
        let note = note.map(|it| Block::paragraph(cx.text(it)));
        Ok(Block::items_under(heading, items).into_iter().chain(note).collect())
    }

    /// Recommendations in one sentence, and where the other statements stand.
    fn recommendations(&self, statements: &[&Statement]) -> Vec<Item> {
        let (cx, language) = (self.cx, self.cx.language);
        let (of_report, others): (Vec<&Statement>, Vec<&Statement>) =
            statements.iter().partition(|it| it.kind == StatementKind::Recommendation);
        let shorts = of_report.iter().map(|it| cx.text(it.short.as_ref().unwrap_or(&it.title)));
        let all = and_list(shorts, language);
        let authors = distinct(others.iter().map(|it| cx.text(&it.who))).join("; ");
        let recommended = t!(
            language,
            "The report recommends {all} (quartier’s reading).",
            "Das Gutachten empfiehlt, {all} (Einordnung von quartier)."
        );
        let said =
            t!(language, "Further statements: {authors}.", "Weitere Aussagen dazu: {authors}.");
        let item = |text: String, of: &[&Statement]| {
            let sources = of.iter().map(|it| &it.source);
            (!of.is_empty()).then(|| Item::new("", Text::from(text).cite(sources)))
        };
        item(recommended, &of_report).into_iter().chain(item(said, &others)).collect()
    }

    /// Municipalities that are most alike today.
    fn whom_to_ask(&self, room: Room) -> Vec<Block> {
        /// Number of municipalities that are named.
        const MOST: usize = 5;

        let (cx, today) = (self.cx, self.today());
        let names = today.nearest_of_all(MOST, room.cautions > 0);
        if names.is_empty() {
            return Vec::new();
        }
        let others = today.matching.others();
        let period = &cx.schema.dimensions.periods[today.matching.period];
        let period = capitalized(period.short_label(cx.language));
        let text = t!(
            cx.language,
            "{period} most alike, of {others} others: ",
            "{period} am ähnlichsten, von {others} anderen: "
        );
        let heading = cx.of("Whom to ask", "Wen man fragen kann");
        vec![Block::heading(heading), Block::Paragraph(Text::from(text).then(names).then("."))]
    }

    /// Cautions that matter for this municipality, the most important first. Those of the data
    /// are never left out.
    fn cautions(&self, room: Room) -> Vec<String> {
        /// Number of cautions at most.
        const MOST: usize = 3;

        let cx = self.cx;
        let classes = class_columns(cx).filter_map(|column| column.class()?.of_period());
        let of_data = classes.flat_map(|period| {
            let heading = cx.text(&period.heading);
            let cautions = period.cautions_for(&self.town.id);
            cautions.map(move |it| format!("{heading}: {}", cx.text(&it.text)))
        });
        let weak = cx.of(
            "No case study is much like this municipality: what they did may not fit here.",
            "Keine Fallkommune ist besonders ähnlich; was dort geschah, lässt sich nur mit Vorsicht \
             übertragen.",
        );
        let weak = self.are_weak().then(|| weak.to_owned());
        let then = &self.likeness[0];
        let others = [self.other_first_case(), weak, then.without_one()];
        let mut others = others.into_iter().flatten().take(room.cautions);
        let first = self.other_first_case().and_then(|_| others.next());
        first.into_iter().chain(of_data).chain(others).take(MOST).collect()
    }

    /// Caution that another case study comes first today.
    fn other_first_case(&self) -> Option<String> {
        let today = self.today().leaders();
        let then = self.likeness[0].leaders().first()?.town;
        let (first, name) = (&today.first()?.town.name, &then.name);
        today.iter().all(|it| it.town.id != then.id).then(|| {
            t!(
                self.cx.language,
                "By the figures of today {first} comes first, by those of then {name}.",
                "Nach den Zahlen von heute steht {first} an erster Stelle, nach denen von damals \
                 {name}."
            )
        })
    }
}

/// Number of words of a page, citations left out.
fn words(blocks: &[Block]) -> usize {
    let of_block = |block: &Block| {
        let texts = block.texts().into_iter().map(|text| words_of(&text.words()));
        let others = match block {
            Block::Title(text) | Block::Heading(text) => words_of(text),
            Block::Table(table) => {
                let headers = table.headers.iter().map(|it| words_of(&it.label));
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                let is_number = |it: &&Cell| matches!(it, Cell::Number { .. });
                headers.sum::<usize>() + cells.filter(is_number).count()
            }
            _ => 0,
        };
        texts.sum::<usize>() + others
    };
    blocks.iter().map(of_block).sum()
}

fn words_of(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}
