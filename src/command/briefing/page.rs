//! What people read, from the profile to what has to be known of all of it.

use super::Briefing;
use crate::{
    command::{
        cells,
        documented::Documented,
        likeness::{Subject, rating, sentence},
    },
    dataset::Statement,
    render::readable_number,
    report::{Alignment, Block, Cell, Content, Header, Item, Row, Table},
    schema::{Column, DataType, Identity},
    similarity::{Match, similarity},
    text::filled,
    vocabulary::SourceId,
};

impl Briefing<'_> {
    pub(super) fn page(&self) -> Vec<Block> {
        let texts = self.context.texts;
        let mut page = vec![
            Block::Title(format!("{}: {}", texts.briefing, self.town.name)),
            Block::Paragraph(self.introduction()),
            Block::Heading(texts.profile.to_owned()),
            Block::Terms(self.identity()),
            Block::Table(self.class_table()),
            Block::Terms(self.rules()),
        ];
        page.extend(self.most_similar());
        for (title, statements) in [
            (texts.findings_that_apply, &self.findings),
            (texts.recommendations_that_apply, &self.recommendations),
        ] {
            if !statements.is_empty() {
                page.push(Block::Heading(title.to_owned()));
                let items = statements.iter().map(|(it, examples)| self.statement(it, examples));
                page.push(Block::Items(items.collect()));
            }
        }
        if !self.experience.is_empty() {
            page.push(Block::Heading(texts.what_they_did.to_owned()));
            page.push(Block::Items(self.fields()));
        }
        page.push(Block::Heading(texts.cautions.to_owned()));
        page.push(Block::Items(
            self.cautions().into_iter().map(|text| Item::new("", text)).collect(),
        ));
        page
    }

    /// What this is made from.
    fn introduction(&self) -> String {
        let texts = self.context.texts;
        let title = self.context.text(&self.study.title);
        let institute = self.context.text(&self.study.institute);
        let (open, close) = texts.quotes;
        let study = format!("{open}{title}{close} ({institute}, {})", self.study.year);
        let date = self.edition.date.readable(self.context.language);
        let cited = self.cite([&self.study.source]);
        let parts = [&study, &*cited, &self.edition.version, &date];
        parts.iter().fold(texts.briefing_from.to_owned(), |text, part| text.replacen("{}", part, 1))
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
        .map(|(identity, text)| (self.context.text(&identity.label()), text.to_owned()))
        .into()
    }

    /// Each level with the figures behind it and where they stand among all.
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
                    Cell::text(self.cited_label(column)),
                    cells::cell(self.town, column, self.context),
                    self.position(column),
                ]));
                first = [(); 2].map(|()| Cell::text(""));
            }
        }
        Table {
            headers: vec![
                Header::for_people(texts.dimension),
                Header::for_people(texts.level),
                Header::for_people(texts.because),
                Header::for_people(texts.value).aligned(Alignment::Right),
                Header::for_people(format!("{} (%)", texts.percentile)).aligned(Alignment::Right),
            ],
            rows,
            ..Table::default()
        }
    }

    /// Where the municipality stands, which says nothing where there is only yes or no.
    pub(super) fn position(&self, column: &Column) -> Cell {
        let is_number = matches!(column.data_type(), DataType::Number);
        let percentile = self.percentile(column).filter(|_| is_number);
        percentile.map_or(Cell::MISSING, |value| Content::Number { value, places: 1 }.into())
    }

    /// The column with the sources of its figures for this municipality.
    fn cited_label(&self, column: &Column) -> String {
        let label = cells::label(column, self.context);
        let figures = column.figures();
        let sources = figures.map(|figures| figures.sources(self.town, self.schema));
        format!("{label}{}", self.cite(sources.into_iter().flatten()))
    }

    fn rules(&self) -> Vec<(String, String)> {
        let with_level = self.classes.iter().filter(|class| class.level.is_some());
        with_level
            .map(|class| {
                let reason = class.reason(self.context, |sources| self.cite(sources));
                (class.column.label(self.context.language), reason)
            })
            .collect()
    }

    /// How like the nearest case studies are: in a sentence, one by one, and in figures; where
    /// none can be compared, that.
    fn most_similar(&self) -> Vec<Block> {
        let texts = self.context.texts;
        if self.nearest.is_empty() {
            let names = [&*self.town.name, texts.of_case_studies];
            return vec![
                Block::Heading(texts.nearest_case_studies.to_owned()),
                Block::Paragraph(filled(texts.incomparable, &names)),
            ];
        }
        let profile = self.matching.profile_of(self.town);
        let subject = Subject { town: Some(self.town), profile: &profile };
        let among = texts.of_case_studies;
        let sentence = sentence(subject, &self.nearest, among, &self.matching, self.context);
        let mut blocks = vec![Block::Heading(texts.nearest_case_studies.to_owned())];
        blocks.extend(sentence.map(Block::Paragraph));
        blocks.extend([
            Block::Items(self.nearest.iter().map(|nearest| self.likeness(nearest)).collect()),
            Block::Table(self.comparison()),
        ]);
        blocks
    }

    /// How like a case study is, and in what most and least.
    fn likeness(&self, nearest: &Match<'_>) -> Item {
        let number = |value| readable_number(value, 1, self.context.texts);
        let parts = self.matching.yardsticks.iter().zip(&nearest.distance.dimensions);
        let mut parts: Vec<(String, f64)> = parts
            .filter_map(|(yardstick, part)| {
                let label = self.context.text(&yardstick.dimension.label);
                Some((label, similarity(part.overall?)))
            })
            .collect();
        parts.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        let listed: Vec<String> =
            parts.iter().map(|(label, part)| format!("{label} {}", number(*part))).collect();
        let rating = rating(nearest, self.context).unwrap_or_default();
        Item::new(format!("{} – {rating}", nearest.town.name), listed.join(", "))
    }

    /// The figures by which they were matched, side by side.
    fn comparison(&self) -> Table {
        let texts = self.context.texts;
        let mut headers = vec![Header::for_people(texts.indicator)];
        let towns: Vec<_> =
            std::iter::once(self.town).chain(self.nearest.iter().map(|it| it.town)).collect();
        headers.extend(
            towns.iter().map(|town| Header::for_people(&*town.name).aligned(Alignment::Right)),
        );
        let rows =
            self.matching.yardsticks.iter().flat_map(|yardstick| &yardstick.scales).map(|scale| {
                let sources =
                    towns.iter().flat_map(|town| scale.figures.sources(town, self.schema));
                let label = cells::label(scale.column, self.context);
                let mut row = vec![Cell::text(format!("{label}{}", self.cite_once(sources)))];
                row.extend(towns.iter().map(|town| cells::cell(town, scale.column, self.context)));
                Row::new(row)
            });
        Table { rows: rows.collect(), headers, ..Table::default() }
    }

    /// Sources of several figures, each once.
    fn cite_once<'s>(&self, sources: impl IntoIterator<Item = &'s SourceId>) -> String {
        let mut distinct: Vec<&SourceId> = Vec::new();
        for source in sources {
            if !distinct.contains(&source) {
                distinct.push(source);
            }
        }
        self.cite(distinct)
    }

    /// A statement with who says so, and the examples of it in the nearest case studies.
    fn statement(&self, statement: &Statement, examples: &[Documented<'_>]) -> Item {
        let texts = self.context.texts;
        let (kind, author) =
            (texts.statement_kind(statement.kind), texts.author(statement.attributed_to));
        let mut text = self.context.text(&statement.text);
        if let Some(note) = &statement.note {
            text = format!("{text} {}", self.context.text(note));
        }
        let title = self.context.text(&statement.title);
        let cited = self.cite([&statement.source]);
        let mut item = Item::new(format!("{title} ({kind}, {author})"), format!("{text}{cited}"));
        item.details = examples
            .iter()
            .map(|example| {
                let label =
                    format!("{} {}, {}", texts.example, example.subject_label(), example.heading());
                Item::new(
                    label,
                    format!("{}{}", example.bare_statement(), self.cite(example.sources())),
                )
            })
            .collect();
        let note = statement.note_on_examples.as_ref().filter(|_| !examples.is_empty());
        item.details.extend(note.map(|note| Item::new("", self.context.text(note))));
        item
    }

    /// What the nearest case studies did, town by town under each field.
    fn fields(&self) -> Vec<Item> {
        let of_fields = self.experience.chunk_by(|a, b| a.field == b.field);
        of_fields
            .filter_map(|of_field| {
                let mut item = Item::new(of_field.first()?.field_label(), "");
                item.details = of_field
                    .iter()
                    .map(|fact| {
                        let label = format!("{}, {}", fact.subject_label(), fact.heading());
                        Item::new(
                            label,
                            format!("{}{}", fact.bare_statement(), self.cite(fact.sources())),
                        )
                    })
                    .collect();
                Some(item)
            })
            .collect()
    }

    /// The command that prints all that the nearest case studies did.
    pub(super) fn where_more_stands(&self) -> Option<String> {
        let towns: Vec<&str> = self.nearest.iter().map(|nearest| &*nearest.town.id).collect();
        let command = format!("{}: quartier facts {}", self.context.texts.more, towns.join(" "));
        (!towns.is_empty()).then_some(command)
    }
}
