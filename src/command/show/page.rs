//! What people read.

use super::{Class, Documented, Profile, citation, standing::median, statements};
use crate::{
    command::{cells, certainty::unpublished, facts, series},
    report::{Alignment, Block, Cell, Content, Header, Row, Table},
    schema::{Column, Figures, Identity},
    vocabulary::SourceId,
};

impl Profile<'_> {
    pub(super) fn page(&self) -> Vec<Block> {
        let texts = self.context.texts;
        let mut page = vec![
            Block::Title(self.town.name.to_string()),
            Block::Terms(self.identity()),
            Block::Heading(texts.levels.to_owned()),
        ];
        page.extend([Block::Table(self.class_table()), Block::Terms(self.rules())]);
        let classes: Vec<&Column> = self.classes.iter().map(|class| class.column).collect();
        page.extend(self.context.note_on_levels(&classes).map(Block::Paragraph));
        page.push(Block::Heading(texts.figures.to_owned()));
        let series = series::of(self.town, self.schema, self.context);
        if !series.is_empty() {
            page.push(Block::Series(series));
        }
        page.push(Block::Table(self.figure_table()));
        let columns = self.figures().map(|(column, _)| column);
        let unpublished = unpublished(columns, &[self.town], self.context);
        if !unpublished.is_empty() {
            page.push(Block::Heading(texts.unpublished_figures.to_owned()));
            page.push(Block::Items(unpublished));
        }
        page.extend(self.standing());
        for (title, statements) in [
            (texts.findings_that_apply, &self.findings),
            (texts.recommendations_that_apply, &self.recommendations),
        ] {
            if statements.is_empty() {
                continue;
            }
            page.push(Block::Heading(title.to_owned()));
            page.push(Block::Table(statements::table(statements, self.schema, self.context)));
            let notes = statements.iter();
            let notes = notes.filter_map(|statement| statements::note(statement, self.context));
            page.extend(notes.map(Block::Paragraph));
        }
        let note = self.notes.recommendations.as_ref();
        page.extend(note.map(|note| Block::Paragraph(self.context.text(note))));
        page.extend(facts::by_field(&self.facts));
        page.extend(self.cautions.iter().cloned().map(Block::Paragraph));
        if !self.definitions.is_empty() {
            page.push(Block::Heading(texts.terms.to_owned()));
            page.push(Block::Items(self.definitions.iter().map(Documented::item).collect()));
        }
        page
    }

    fn identity(&self) -> Vec<(String, String)> {
        let town = self.town;
        [
            (Identity::OfficialName, &*town.official_name),
            (Identity::Ags, town.ags.as_str()),
            (Identity::District, cells::district(town, self.context)),
            (Identity::Region, &town.region),
            (Identity::CentralPlace, &town.central_place),
        ]
        .map(|(identity, text)| {
            (identity.label().get(self.context.language).to_owned(), text.to_owned())
        })
        .into()
    }

    fn class_table(&self) -> Table {
        let texts = self.context.texts;
        let mut rows = Vec::new();
        for class in &self.classes {
            let mut first = [
                Cell::text(class.column.label(self.context.language)),
                cells::cell(self.town, class.column, self.context),
            ];
            for column in &class.looks_at {
                let [dimension, level] = first;
                rows.push(Row::new(vec![
                    dimension,
                    level,
                    Cell::text(cells::label(column, self.context)),
                    cells::cell(self.town, column, self.context),
                ]));
                first = [(); 2].map(|()| Cell::text(""));
            }
        }
        Table {
            headers: vec![
                Header::new("", texts.dimension),
                Header::new("", texts.level),
                Header::new("", texts.because),
                Header::new("", texts.value).aligned(Alignment::Right),
            ],
            rows,
            ..Table::default()
        }
    }

    /// The rule that gave each level.
    fn rules(&self) -> Vec<(String, String)> {
        let with_level = self.classes.iter().filter(|class| class.level.is_some());
        let rule = |class: &Class<'_>| {
            (class.column.label(self.context.language), class.reason(self.context, cited))
        };
        with_level.map(rule).collect()
    }

    fn figure_table(&self) -> Table {
        let texts = self.context.texts;
        let rows = self.figures().map(|(column, figures)| {
            Row::new(vec![
                Cell::text(self.indicator(figures)),
                cells::date(figures.observation.date, self.context),
                cells::cell(self.town, column, self.context),
                Cell::text(self.status(figures).map_or("", |status| texts.status(status))),
                Cell::text(self.sources_of(column).join(", ")),
            ])
        });
        Table {
            rows: rows.collect(),
            headers: vec![
                Header::new("", texts.indicator),
                Header::new("", texts.date),
                Header::new("", texts.value).aligned(Alignment::Right),
                Header::new("", texts.status),
                Header::new("", texts.source),
            ],
            ..Table::default()
        }
    }

    /// Where the latest figures stand among those of all municipalities.
    fn standing(&self) -> Vec<Block> {
        let Self { context, standings, .. } = self;
        let texts = context.texts;
        let rows = self.positions().map(|(column, figures, standing)| {
            Row::new(vec![
                Cell::text(cells::label(column, context)),
                cells::cell(self.town, column, context),
                median(figures, &standing),
                standing.percentile.map_or(Cell::MISSING, |it| Content::Percentile(it).into()),
            ])
        });
        let rows: Vec<Row> = rows.collect();
        // Nothing can be said of a single one.
        if rows.is_empty() || standings.count < 2 {
            return Vec::new();
        }
        let title = if standings.has_others {
            texts.position_among_all
        } else {
            texts.position_among_case_studies
        };
        let headers = [texts.value, texts.median, texts.percentile];
        let headers = headers.map(|it| Header::for_people(it).aligned(Alignment::Right));
        let indicator = Header::for_people(texts.indicator);
        vec![
            Block::Heading(title.replace("{}", &standings.count.to_string())),
            Block::Table(Table {
                headers: [indicator].into_iter().chain(headers).collect(),
                rows,
                ..Table::default()
            }),
            Block::Paragraph(texts.position_explained.to_owned()),
        ]
    }

    /// The indicator with its unit; the date stands beside it.
    fn indicator(&self, figures: &Figures) -> String {
        let language = self.context.language;
        let own = figures.observation.label.as_ref();
        let label = own.unwrap_or(&figures.indicator.label).get(language);
        match figures.symbol() {
            Some(unit) => format!("{label} ({})", unit.get(language)),
            None => label.to_owned(),
        }
    }
}

/// The short names of sources behind what they say.
fn cited(sources: &[SourceId]) -> String {
    let names = citation::distinct(sources).into_iter();
    names.fold(String::new(), |text, name| format!("{text} [{name}]"))
}
