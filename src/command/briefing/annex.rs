//! All that is behind the page, from the profile to what has to be known of it.

use super::{Briefing, Illustrated};
use crate::{
    distinct::distinct,
    presentation::{
        columns,
        documented::Documented,
        dossier::Known,
        likeness::{Origin, compared, rating, sentence, times_compared},
    },
    report::{Alignment, Block, Cell, Columns, Item, Table, TableColumn},
    schema::Column,
    similarity::{Match, Scale},
    text::{filled, readable_number},
};

impl Briefing<'_> {
    pub fn annex(&self) -> Vec<Block> {
        let texts = self.context().texts;
        let dossier = &self.dossier;
        let mut page = vec![
            Block::Heading(texts.annex.to_owned()),
            Block::Paragraph(self.introduction()),
            Block::Heading(texts.profile.to_owned()),
            Block::Terms(dossier.identity()),
            Block::Table(dossier.class_table(|column| self.cited_label(column), true)),
            Block::Terms(dossier.rules(|sources| self.cite(sources))),
        ];
        page.extend(
            dossier.then_and_now(|column| self.cited(column), |sources| self.cite(sources)),
        );
        page.extend(self.most_similar());
        for (title, statements) in [
            (texts.findings_that_apply, &self.findings),
            (texts.recommendations_that_apply, &self.recommendations),
        ] {
            if !statements.is_empty() {
                page.push(Block::Heading(title.to_owned()));
                let items = statements.iter().map(|illustrated| self.statement(illustrated));
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

    fn introduction(&self) -> String {
        let context = self.context();
        let texts = context.texts;
        let study = self.study();
        let edition = &self.dossier.known.study.edition;
        let [title, institute] = [&study.title, &study.institute].map(|it| context.text(it));
        let (open, close) = texts.quotes;
        let date = edition.date.readable(context.language);
        let cited = self.cite([&study.source]);
        let study = format!("{open}{title}{close} ({institute}, {})", study.year);
        filled(texts.briefing_from, &[&study, &cited, &edition.version, &date])
    }

    /// The column with the sources of its figures for this municipality.
    fn cited_label(&self, column: &Column) -> String {
        format!("{}{}", columns::label(column, self.context()), self.cited(column))
    }

    /// The sources of the figures of a column for this municipality.
    pub fn cited(&self, column: &Column) -> String {
        let Known { schema, .. } = self.dossier.known;
        let figures = column.figures();
        let sources = figures.map(|figures| figures.sources(self.dossier.town, schema));
        self.cite(distinct(sources.into_iter().flatten(), |a, b| a == b))
    }

    /// How like the nearest case studies are: in a sentence, one by one, and in figures; where
    /// none can be compared, that.
    fn most_similar(&self) -> Vec<Block> {
        let texts = self.context().texts;
        if self.nearest.is_empty() {
            let names = [self.dossier.town.name(), texts.of_case_studies];
            return vec![
                Block::Heading(texts.nearest_case_studies.to_owned()),
                Block::Paragraph(filled(texts.incomparable, &names)),
            ];
        }
        let town = self.dossier.town;
        let profile = self.matching.profile_of(town);
        let origin = Origin { town: Some(town), profile: &profile };
        let among = texts.of_case_studies;
        let sentence = sentence(origin, &self.nearest, among, &self.matching, self.context());
        let mut blocks = vec![Block::Heading(texts.nearest_case_studies.to_owned())];
        let times = times_compared(town.name(), among, self.context());
        blocks.extend(times.map(Block::Paragraph));
        blocks.extend(sentence.map(Block::Paragraph));
        blocks.extend(self.across.clone().map(Block::Paragraph));
        blocks.extend([
            Block::Items(self.nearest.iter().map(|nearest| self.likeness(nearest)).collect()),
            Block::Table(self.comparison()),
        ]);
        blocks
    }

    /// How like a case study is, and in what most and least.
    fn likeness(&self, nearest: &Match<'_>) -> Item {
        let context = self.context();
        let number = |value| readable_number(value, 1, context.texts);
        let parts = self.matching.yardsticks.iter().filter_map(|yardstick| {
            let label = context.text(&yardstick.dimension.label);
            Some((label, nearest.similarity_in(yardstick)?))
        });
        let mut parts: Vec<(String, f64)> = parts.collect();
        parts.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        let listed: Vec<String> =
            parts.iter().map(|(label, part)| format!("{label} {}", number(*part))).collect();
        let rating = rating(nearest, context).unwrap_or_default();
        Item::new(format!("{} – {rating}", nearest.town.name()), listed.join(", "))
    }

    /// The figures by which they were matched, side by side.
    fn comparison(&self) -> Table {
        let Known { schema, context, .. } = self.dossier.known;
        let towns = self.towns();
        let cited = |scale: &Scale<'_>| {
            let sides = std::iter::once(&scale.own).chain(std::iter::repeat(&scale.others));
            let sources =
                towns.iter().zip(sides).flat_map(|(town, it)| it.figures.sources(town, schema));
            self.cite(distinct(sources, |a, b| a == b))
        };
        let mut columns =
            Columns::new().for_people(context.texts.indicator, |scale: &&Scale<'_>| {
                let label = compared(scale, context);
                Cell::text(format!("{label}{}", cited(scale)))
            });
        columns = columns.with_all(towns.iter().enumerate().map(|(place, town)| {
            let figure = move |it: &&Scale<'_>| {
                let side = if place == 0 { &it.own } else { &it.others };
                columns::cell(town, side.column, context)
            };
            TableColumn::new(town.name(), town.name(), figure).aligned(Alignment::Right)
        }));
        Table::of(columns, self.matching.scales())
    }

    /// A statement with who says so, and the examples of it in the nearest case studies.
    fn statement(&self, (statement, examples): &Illustrated<'_>) -> Item {
        let context = self.context();
        let texts = context.texts;
        let (kind, author) =
            (texts.statement_kind(statement.kind), texts.author(statement.attributed_to));
        let mut text = context.text(&statement.text);
        if let Some(note) = &statement.note {
            text = format!("{text} {}", context.text(note));
        }
        let title = context.text(&statement.title);
        let cited = self.cite([&statement.source]);
        let mut item = Item::new(format!("{title} ({kind}, {author})"), format!("{text}{cited}"));
        item.details.extend(examples.iter().map(|example| {
            let item = self.told(example);
            Item { label: format!("{} {}", texts.example, item.label), ..item }
        }));
        let note = statement.note_on_examples.as_ref().filter(|_| !examples.is_empty());
        item.details.extend(note.map(|note| Item::new("", context.text(note))));
        item
    }

    /// A fact under its town and topic, with the numbers of its sources.
    fn told(&self, fact: &Documented<'_>) -> Item {
        let label = format!("{}, {}", fact.subject_label(), fact.heading());
        Item::new(label, format!("{}{}", fact.bare_statement(), self.cite(fact.sources())))
    }

    /// What the nearest case studies did, town by town under each field.
    fn fields(&self) -> Vec<Item> {
        let of_fields = self.experience.chunk_by(|a, b| a.field == b.field);
        let items = of_fields.filter_map(|of_field| {
            let mut item = Item::new(of_field.first()?.field_label(), "");
            item.details = of_field.iter().map(|fact| self.told(fact)).collect();
            Some(item)
        });
        items.collect()
    }

    /// The commands that print all that is behind the page.
    pub fn where_all_stands(&self) -> String {
        let town = self.dossier.town.id();
        format!("{}: quartier briefing {town} --full", self.context().texts.all_behind_page)
    }

    /// The command that prints all that the nearest case studies did.
    pub fn where_more_stands(&self) -> Option<String> {
        let towns: Vec<&str> = self.nearest.iter().map(|nearest| nearest.town.id()).collect();
        let command = format!("{}: quartier facts {}", self.context().texts.more, towns.join(" "));
        (!towns.is_empty()).then_some(command)
    }
}
