//! `quartier show`: a municipality on a screen or two, or all that is known of it.

use std::collections::HashSet;
use std::rc::Rc;

use anyhow::Result;
use serde_json::{Value, json};

use super::{Context, facts, indicators};
use crate::i18n::{capitalized, join, number_word};
use crate::model::{Column, Statement, StatementKind, Town};
use crate::query::ColumnExpr;
use crate::render::{json_objects, json_value};
use crate::report::{Alignment, Block, Columns, Item, Report, Table, TableColumn, Text};
use crate::view::{
    Likeness, Line, applying, asked_first, class_columns, class_rules, class_table, columns,
    distinct, fact_table, field_label, figure_table, identity, known_cell, line_columns,
    newest_first, notes, sections, short_item,
};

/// Show profiles of municipalities, a screen or two each
///
/// Examples:
///   A town in brief
///     quartier show werdohl
///   All that is known about two towns
///     quartier show altena iserlohn --full
///   All figures, classes and facts for programs
///     quartier show altena --format json
#[derive(Debug, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Municipalities, in any spelling (quartier help towns)
    #[arg(required = true, value_name = "TOWN")]
    pub towns: Vec<String>,
    /// Show all that is known
    #[arg(long)]
    pub full: bool,
}

/// Heading of the findings that apply.
const FINDINGS: (&str, &str) = ("Findings that apply", "Befunde, die hier gelten");

impl Args {
    /// Answer of the command.
    ///
    /// # Errors
    /// The question does not fit the data, or the data cannot be read.
    pub fn report(&self, cx: &Context) -> Result<Report> {
        let towns = cx.dataset.find_towns(&self.towns)?;
        let names = join(towns.iter().map(|town| &*town.name), ", ");
        let mut report = Report::new(names, cx.language);
        for town in &towns {
            report.page.push(Block::Title(town.name.clone()));
            let profile = Profile { town, period: cx.schema.period, cx };
            report.page.extend(if self.full { profile.full()? } else { profile.brief()? });
            report.hints.extend((!self.full).then(|| profile.hint()));
        }
        let classes: Vec<_> = class_columns(cx).cloned().collect();
        report.notes = notes::on_classes(&classes, &towns, cx);
        let all = cx.schema.columns.iter().filter(|it| !matches!(&*it.id, "id" | "ags"));
        let all: Vec<ColumnExpr> = all.map(ColumnExpr::of).collect();
        report.records = records(&towns, &all, cx);
        report.sheet = Some(sheet(&towns, &all, cx));
        report.json = Some(towns.iter().map(|town| object(town, cx)).collect::<Result<_>>()?);
        report.lists_sources = self.full;
        Ok(report)
    }
}

/// A municipality and the period whose classes say what applies to it.
pub struct Profile<'a> {
    /// Municipality.
    pub town: &'a Town,
    /// Period, by its position.
    pub period: usize,
    /// Context.
    pub cx: &'a Context,
}

impl<'a> Profile<'a> {
    /// Page of a screen or two.
    ///
    /// # Errors
    /// The data cannot be read; so for all that follow.
    pub fn brief(&self) -> Result<Vec<Block>> {
        let (town, cx) = (self.town, self.cx);
        let terms = identity(town, cx).into_iter();
        let terms = terms.map(|(label, text)| format!("{}: {}", label.words(), text.words()));
        let mut page =
            vec![Block::paragraph(join(terms, "; ")), Block::Table(class_table(town, cx))];
        let figures = figure_table(town, false, cx)?;
        page.extend((!figures.rows.is_empty()).then_some(Block::Table(figures)));
        page.push(Block::heading(cx.of("Most similar case studies", "Ähnlichste Fallkommunen")));
        let likeness = Likeness::in_periods(town, &[], cx)?;
        page.extend(Likeness::sentences(&likeness, cx).into_iter().map(Block::paragraph));
        page.extend(self.key_facts()?);
        page.push(Block::Items(self.applying()?));
        Ok(page)
    }

    /// Page with all that is known.
    pub fn full(&self) -> Result<Vec<Block>> {
        let (town, cx, language) = (self.town, self.cx, self.cx.language);
        let mut page = vec![
            Block::Terms(identity(town, cx)),
            Block::heading(language.of("Classes", "Klassen")),
            Block::Table(class_table(town, cx)),
            Block::Terms(class_rules(town, cx)),
        ];
        page.push(Block::heading(language.of("Figures", "Zahlen")));
        page.push(Block::Table(self.all_figures()));
        let count = cx.dataset.towns(true)?.len();
        page.push(Block::heading(t!(
            language,
            "Place among all {count} municipalities",
            "Stellung unter allen {count} Kommunen"
        )));
        page.push(Block::Table(figure_table(town, true, cx)?));
        let likeness = cx.of("Likeness to the case studies", "Ähnlichkeit mit den Fallkommunen");
        page.push(Block::heading(likeness));
        page.extend(self.likeness_in_full()?);
        page.extend(self.statements()?);
        if !cx.dataset.facts_on(&town.id)?.is_empty() {
            let facts = facts::Args { words: vec![town.id.clone()], ..facts::Args::default() };
            page.extend(facts.report(cx)?.into_part());
        }
        let terms = cx.schema.dimensions.dimensions.iter().flat_map(|it| &it.definitions);
        page.extend(indicators::definitions(&terms.collect::<Vec<_>>(), cx)?);
        Ok(page)
    }

    /// Sentences and table of all case studies.
    fn likeness_in_full(&self) -> Result<Vec<Block>> {
        let cx = self.cx;
        let likeness = Likeness::in_periods(self.town, &[], cx)?;
        let of_period = |(period, sentence): (usize, String)| {
            let without = likeness[period].without_one();
            Block::paragraph(join(std::iter::once(sentence).chain(without), " "))
        };
        let sentences = asked_first(cx).zip(Likeness::sentences(&likeness, cx));
        let lines = Line::ranked(&likeness, false, cx);
        let table = Block::Table(Table::of(line_columns(cx), &lines));
        Ok(sentences.map(of_period).chain([table]).collect())
    }

    /// Key facts of a case study, and how many facts there are in each field.
    fn key_facts(&self) -> Result<Vec<Block>> {
        let (town, cx, language) = (self.town, self.cx, self.cx.language);
        let facts = cx.dataset.facts_on(&town.id)?;
        let keys = facts.iter().filter(|it| it.key.is_some()).map(|it| short_item(it, cx));
        let item = if facts.is_empty() {
            let none = if town.is_case {
                cx.of("nothing is documented", "nichts ist belegt")
            } else {
                cx.of("documented for the case studies only", "liegen nur zu den Fallkommunen vor")
            };
            Item::new(cx.of("Facts", "Fakten"), none)
        } else {
            let (id, count) = (&town.id, facts.len());
            let count_in = |id: &str| facts.iter().filter(|it| it.is_in(id)).count();
            let fields = distinct(facts.iter().flat_map(|it| it.fields())).into_iter();
            let fields = fields.map(|it| format!("{} {}", field_label(it, cx), count_in(it)));
            let several = cx.of("some in several fields", "manche in mehreren Feldern");
            let fields = Text::from(format!("{}; {several}", join(fields, ", ")));
            let command = t!(language, "quartier facts {id}", "quartier fakten {id}");
            Item::new(t!(language, "Facts ({count})", "Fakten ({count})"), fields.command(command))
        };
        let heading = language.of("Key facts", "Die wichtigsten Fakten");
        let mut blocks = Block::items_under(heading, keys.collect());
        blocks.push(Block::Items(vec![item]));
        Ok(blocks)
    }

    /// Titles of the statements that apply.
    fn applying(&self) -> Result<Vec<Item>> {
        let (id, cx, language) = (&self.town.id, self.cx, self.cx.language);
        let (findings, recommendations) = self.applying_statements()?;
        let titles = |of: &[&Statement]| join(of.iter().map(|it| cx.text(&it.title)), "; ");
        let (of_report, others): (Vec<&Statement>, Vec<&Statement>) =
            recommendations.into_iter().partition(|it| it.kind == StatementKind::Recommendation);
        let mut recommended = titles(&of_report);
        if !others.is_empty() {
            let count = number_word(others.len(), language);
            recommended += &t!(
                language,
                "; and {count} further statements that are not the report’s",
                "; dazu {count} weitere Aussagen, die nicht vom Gutachten stammen"
            );
        }
        let item = |label: &str, text: String, command: &str| {
            let command = format!("quartier {command} {id}");
            (!text.is_empty()).then(|| Item::new(label, Text::from(text).command(command)))
        };
        let (en, de) = FINDINGS;
        let findings = item(cx.of(en, de), titles(&findings), cx.of("findings", "befunde"));
        let command = cx.of("recommendations", "empfehlungen");
        let recommendations = item(&capitalized(command), recommended, command);
        Ok(findings.into_iter().chain(recommendations).collect())
    }

    fn applying_statements(&self) -> Result<(Vec<&'a Statement>, Vec<&'a Statement>)> {
        let study = self.cx.dataset.study()?;
        let that = |all: &'a [Statement]| applying(all, &[self.town], self.period, self.cx);
        Ok((that(&study.findings)?, that(&study.recommendations)?))
    }

    /// All figures, those of an indicator from the latest to the first.
    fn all_figures(&self) -> Table {
        let (cx, language) = (self.cx, self.cx.language);
        let columns = Columns::<&Rc<Column>>::new(language)
            .for_people(["Indicator", "Kennzahl"], |it| it.label_with_unit(language))
            .for_people(["Date", "Stand"], |it| {
                Some(it.figure()?.observation.date.readable(language))
            })
            .aligned(Alignment::Right, ["Value", "Wert"], |it| known_cell(self.town, it, language))
            .for_people(["Status"; 2], |it| columns::status(it, cx))
            .for_people(["Source", "Quelle"], |it| Text::default().cite(it.sources()));
        Table::of(columns, newest_first(&cx.schema))
    }

    fn statements(&self) -> Result<Vec<Block>> {
        let cx = self.cx;
        let (findings, recommendations) = self.applying_statements()?;
        let mut blocks = sections(&findings, |_| Some(cx.of(FINDINGS.0, FINDINGS.1)), false, cx)?;
        let others = cx.of(
            "Recommendations and other statements that apply",
            "Empfehlungen und weitere Aussagen, die hier gelten",
        );
        blocks.extend(sections(&recommendations, |_| Some(others), false, cx)?);
        let note = cx.dataset.study()?.study.notes.recommendations.as_ref();
        blocks.extend(note.map(|note| Block::paragraph(cx.text(note))));
        Ok(blocks)
    }

    fn hint(&self) -> Text {
        let (id, cx) = (&self.town.id, self.cx);
        let all = cx.of("Everything, with rules and sources: ", "Alles, mit Regeln und Quellen: ");
        let command = t!(cx.language, "quartier show {id} --full", "quartier zeige {id} --voll");
        Text::from(all).command(command)
    }
}

/// Record of each municipality with all its columns.
fn records(towns: &[&Town], all: &[ColumnExpr], cx: &Context) -> Table {
    let columns = columns::keys(cx)
        .with_all(all.iter().map(|it| columns::town_column(it, cx)))
        .with(columns::close_column(&[], cx));
    let sources = columns::sources(all);
    Table::cited(columns, towns.iter().copied(), |_| sources.clone())
}

/// Columns as rows, which paper has room for.
fn sheet(towns: &[&Town], all: &[ColumnExpr], cx: &Context) -> Table {
    let values = towns.iter().map(|town| {
        let cell = |it: &&ColumnExpr| columns::cell(town, it, cx.language);
        TableColumn::new(&*town.id, &*town.name, cell).aligned(Alignment::Right)
    });
    let label = |it: &ColumnExpr| columns::label_with_unit(it, cx.language);
    let columns = Columns::<&ColumnExpr>::new(cx.language)
        .for_everyone("label", ["Attribute", "Angabe"], |it| label(it))
        .with_all(values);
    // The classes of the period that is asked for have another column.
    let mut labels = HashSet::new();
    let all = all.iter().filter(|it| labels.insert(label(it)));
    Table::cited(columns, all, |it| columns::sources([*it]))
}

/// Municipality as an object: its columns, its classes in each period, and the facts on it.
fn object(town: &Town, cx: &Context) -> Result<Value> {
    let columns = cx.schema.columns.iter().filter(|it| it.class().is_none());
    let cells = columns.map(|it| (&*it.id, known_cell(town, it, cx.language)));
    let mut object: Value = cells.map(|(id, cell)| (id, json_value(&cell))).collect();
    let schema = &cx.schema.dimensions;
    let dimensions = || schema.dimensions.iter().enumerate();
    let (mut classes, mut close) = (json!({}), json!({}));
    for (period, it) in schema.periods.iter().enumerate() {
        let own = |index| town.class(period, index);
        for (index, dimension) in dimensions() {
            let class = own(index).map(|own| &*dimension.classes[own.class].id);
            classes[&*dimension.id][&*it.id] = class.into();
        }
        let of_close = dimensions().filter(|(index, _)| own(*index).is_some_and(|it| it.is_close));
        close[&*it.id] = of_close.map(|(_, it)| &*it.id).collect();
    }
    let facts = cx.dataset.facts_on(&town.id)?;
    object["classes"] = classes;
    object["close"] = close;
    object["facts"] = json_objects(&fact_table(&facts, cx)).into();
    Ok(object)
}
