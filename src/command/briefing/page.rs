//! The page for a council.

use anyhow::Result;

use super::cases::{Case, Cases};
use crate::{
    command::Context,
    i18n::{and_list, capitalized, joined},
    model::{Dimension, Fact, Field, Statement, StatementKind},
    report::{Block, Cell, Columns, Content, Item, Table, Text},
    t,
    view::{
        Likeness, Line, applying, class_columns, class_text, distinct, line_columns,
        short_statement, statement_sources, subject_label,
    },
};

/// Words of a page at most, so that it fits a sheet with its footnotes.
const WORDS: usize = 615;

/// Page on a municipality.
pub struct Page<'a> {
    /// Case studies that it tells of.
    pub cases: &'a Cases<'a>,
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
    /// True if examples are told, not only named.
    tells_examples: bool,
    /// Rows of the table of likeness.
    cases: usize,
    /// Number of cautions.
    cautions: usize,
}

impl Room {
    /// Rooms from the largest to the smallest; the first in which the page fits a sheet is taken.
    const ALL: [Self; 6] = [
        Self { columns: 2, tells_examples: true, cases: 8, cautions: 3 },
        Self { columns: 2, tells_examples: false, cases: 4, cautions: 3 },
        Self { columns: 2, tells_examples: false, cases: 2, cautions: 1 },
        Self { columns: 1, tells_examples: true, cases: 8, cautions: 3 },
        Self { columns: 1, tells_examples: false, cases: 4, cautions: 3 },
        Self { columns: 2, tells_examples: false, cases: 1, cautions: 0 },
    ];
}

impl<'a> Page<'a> {
    /// Title, which says what the page is about.
    ///
    /// # Errors
    /// The data cannot be read; so for all that follow.
    pub fn title(&self) -> Result<String> {
        let (name, cx) = (&self.cases.town.name, self.cx);
        let subject = cx.dataset.study()?.study.subject.as_ref().map(|it| cx.text(it));
        Ok(match subject {
            Some(subject) => t!(
                cx.language,
                "{subject}: what {name} can learn from similar municipalities",
                "{subject}: Was {name} von ähnlichen Kommunen lernen kann"
            ),
            None => t!(cx.language, "Briefing: {name}", "Kurzbericht: {name}"),
        })
    }

    /// Blocks in their order, in the largest room in which they fit a sheet.
    pub fn blocks(&self) -> Result<Vec<Block>> {
        let has_room = |room: &Room| room.columns > 1 || !self.cases.town.is_case;
        let mut blocks = Vec::new();
        for room in Room::ALL.into_iter().filter(has_room) {
            blocks = self.blocks_in(room)?;
            if words(&blocks) + words_of(&self.title()?) <= WORDS {
                break;
            }
        }
        Ok(blocks)
    }

    fn blocks_in(&self, room: Room) -> Result<Vec<Block>> {
        let columns = &self.cases.columns[..room.columns.min(self.cases.columns.len())];
        let mut blocks = self.head()?;
        let sentences = Likeness::sentences(&self.cases.likeness, self.cx);
        blocks.push(Block::paragraph(sentences.join(" ")));
        blocks.extend(self.then_and_today(room));
        blocks.extend(self.deeds(columns));
        blocks.extend(self.statements(columns, room)?);
        blocks.extend(self.whom_to_ask());
        let mut cautions = self.cautions();
        if room.cautions > 1 {
            cautions.extend(self.cases.likeness[0].without_one());
        }
        let cautions = cautions.into_iter().take(room.cautions).map(|it| Item::new("", it));
        let heading = self.cx.of("What to bear in mind", "Was zu beachten ist");
        blocks.extend(Block::items_under(heading, cautions.collect()));
        Ok(blocks)
    }

    /// Lines on the study, on the data and on who made the page.
    fn head(&self) -> Result<Vec<Block>> {
        let cx = self.cx;
        let study = cx.dataset.study()?;
        let (version, date) = (&study.dataset.version, study.dataset.date.readable(cx.language));
        let institute = cx.text(&study.study.institute);
        let made = t!(
            cx.language,
            "Data {version} of {date}. Made with quartier, a free program, not by the municipality, \
             the state or {institute}.",
            "Datenstand {date} (Version {version}). Erstellt mit quartier, einem freien Programm, \
             nicht von Kommune, Land oder {institute}."
        );
        let summary = study.study.summary.iter();
        let summary = summary.map(|it| Text::from(cx.text(it)).cite([&study.study.source]));
        Ok(summary.chain([made.into()]).map(Block::Paragraph).collect())
    }

    /// Classes in all periods with the figures that gave them, and the likeness of the cases.
    fn then_and_today(&self, room: Room) -> [Block; 3] {
        type Row<'r> = (&'r Dimension, Vec<Text>);
        let cx = self.cx;
        let mut columns = Columns::<Row<'_>>::new()
            .for_people(cx.of("Dimension", "Merkmal"), |it| cx.text(&it.0.label));
        for (place, period) in cx.schema.dimensions.periods.iter().enumerate() {
            columns = columns.for_people(cx.text(&period.label), move |it| it.1[place].clone());
        }
        let rows = cx.schema.dimensions.dimensions.iter().enumerate().map(|(index, dimension)| {
            let of_dimension =
                class_columns(cx).filter(|it| it.class().is_some_and(|class| class.index == index));
            let classes = of_dimension.map(|it| class_text(self.cases.town, it, cx));
            (&**dimension, classes.collect())
        });
        let lines = Line::ranked(&self.cases.likeness, false, cx);
        let likeness = line_columns(cx.of("nearer", "ähnlicher"), cx);
        [
            Block::heading(cx.of("Then and today", "Damals und heute")),
            Block::Table(Table::of(columns, rows)),
            Block::Table(Table::of(likeness, lines.iter().take(room.cases))),
        ]
    }

    /// Table of what the case studies did, and what has to be known of its sums.
    fn deeds(&self, columns: &[Case<'a>]) -> Vec<Block> {
        let cx = self.cx;
        if columns.is_empty() || self.fields.is_empty() {
            return Vec::new();
        }
        let is_told = |field: &&&Field| columns.iter().any(|case| case.fact(&field.id).is_some());
        let notes = self.fields.iter().filter(is_told).filter_map(|it| it.short_note.as_ref());
        let notes = joined(notes.map(|note| cx.text(note)), " ");
        let (own, others) = cx.of(
            ("What it and a similar town did", "What similar towns did"),
            (
                "Was dort und in einer ähnlichen Kommune geschah",
                "Was ähnliche Kommunen getan haben",
            ),
        );
        let heading = Block::heading(if self.cases.town.is_case { own } else { others });
        let table = Block::Table(Cases::table(columns, &self.fields, cx));
        [heading, table].into_iter().chain(notes.map(Block::paragraph)).collect()
    }

    /// Findings that apply today, each with an example, and what was recommended and said.
    fn statements(&self, columns: &[Case<'a>], room: Room) -> Result<Vec<Block>> {
        let cx = self.cx;
        let study = cx.dataset.study()?;
        let today = cx.schema.dimensions.periods.len() - 1;
        let cells = self.fields.iter().flat_map(|it| columns.iter().map(|case| case.fact(&it.id)));
        let mut told: Vec<&Fact> = cells.flatten().collect();
        let mut items = Vec::new();
        for statement in applying(&study.findings, &[self.cases.town], today, cx)? {
            let text = cx.text(statement.short.as_ref().unwrap_or(&statement.text));
            let mut item = Item::new("", Text::from(text).cite(statement_sources(statement)));
            if let Some(fact) = self.example(statement, columns, &told)? {
                let name = subject_label(&fact.subject, cx);
                if room.tells_examples && !told.iter().any(|it| it.id == fact.id) {
                    let label = t!(cx.language, "Example from {name}", "Beispiel aus {name}");
                    item.details.push(Item::new(label, short_statement(fact, cx)));
                    told.push(fact);
                } else {
                    let example = t!(cx.language, " (example: {name})", " (Beispiel: {name})");
                    item.text = Text::from(text.trim_end_matches('.').to_owned() + &example + ".")
                        .cite(statement_sources(statement));
                }
            }
            items.push(item);
        }
        let recommendations = applying(&study.recommendations, &[self.cases.town], today, cx)?;
        items.extend(self.recommendations(&recommendations));
        let heading = cx.of("What the report found", "Was das Gutachten herausfand");
        Ok(Block::items_under(heading, items))
    }

    /// Example of a statement: of one of the case studies in the table if it can be, and one that
    /// the page does not tell yet.
    fn example(
        &self,
        statement: &Statement,
        columns: &[Case<'a>],
        told: &[&Fact],
    ) -> Result<Option<&'a Fact>> {
        let dataset = &self.cx.dataset;
        let facts = statement.examples.iter().map(|id| dataset.fact(id));
        let facts: Vec<&Fact> = facts.collect::<Result<_>>()?;
        let cases = dataset.cases()?;
        let is_of_town = |fact: &&Fact| cases.iter().any(|it| it.id == fact.subject);
        let is_told = |fact: &Fact| told.iter().any(|it| it.id == fact.id);
        let is_here = |fact: &Fact| columns.iter().any(|it| it.town.id == fact.subject);
        let facts = facts.into_iter().filter(is_of_town);
        Ok(facts.min_by_key(|it| (!is_here(it), is_told(it))))
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
            t!(language, "Further statements: {authors}.", "Außerdem äußerten sich: {authors}.");
        let item = |text: String, of: &[&Statement]| {
            let sources = of.iter().flat_map(|it| statement_sources(it));
            (!of.is_empty()).then(|| Item::new("", Text::from(text).cite(sources)))
        };
        item(recommended, &of_report).into_iter().chain(item(said, &others)).collect()
    }

    /// Municipalities that are most alike today.
    fn whom_to_ask(&self) -> Vec<Block> {
        /// Number of municipalities that are named.
        const MOST: usize = 5;

        let (cx, today) = (self.cx, self.cases.today());
        let names = today.nearest_of_all(MOST);
        if names.is_empty() {
            return Vec::new();
        }
        let count = today.matching.others() + 1;
        let period = &cx.schema.dimensions.periods[today.matching.period];
        let period = capitalized(period.short_label(cx.language));
        let text = t!(
            cx.language,
            "{period} most alike, of all {count}: ",
            "{period} von allen {count} Kommunen am ähnlichsten: "
        );
        let heading = cx.of("Whom to ask", "Wen man fragen kann");
        vec![Block::heading(heading), Block::Paragraph(Text::from(text).then(names).then("."))]
    }

    /// Cautions that matter for this municipality, the most important first.
    fn cautions(&self) -> Vec<String> {
        let cx = self.cx;
        let classes = class_columns(cx).filter_map(|column| column.class()?.of_period());
        let of_data = classes.flat_map(|period| {
            let heading = cx.text(&period.heading);
            let cautions = period.cautions_for(&self.cases.town.id);
            cautions.map(move |it| format!("{heading}: {}", cx.text(&it.text)))
        });
        self.other_first_case().into_iter().chain(of_data).chain(self.weak()).collect()
    }

    /// Caution that another case study comes first today.
    fn other_first_case(&self) -> Option<String> {
        let today = self.cases.today().leaders();
        let then = self.cases.likeness[0].leaders().first()?.town;
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

    /// Caution that no case study is near.
    fn weak(&self) -> Option<String> {
        let text = self.cx.of(
            "No case study is much like this municipality: what they did may not fit here.",
            "Keine Fallkommune ist wirklich ähnlich: Was dort geschah, passt hier vielleicht nicht.",
        );
        self.cases.likeness.iter().all(Likeness::is_weak).then(|| text.to_owned())
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
                let is_number = |it: &&Cell| matches!(it.content, Content::Number { .. });
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
