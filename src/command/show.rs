//! `quartier show`: a municipality on a screen or two, or all that is known of it.

use std::rc::Rc;

use anyhow::Result;
use serde_json::{Map, Value};

use super::{Context, facts};
use crate::{
    i18n::number_word,
    model::{Column, FigureColumn, SourceId, Statement, StatementKind, Town},
    query::ColumnExpr,
    render::{json_objects, json_value},
    report::{Alignment, Block, Cell, Columns, Item, Report, Table, Text},
    t,
    view::{
        columns::{self, known_cell, newest_first},
        facts::{fact_item, fact_table, field_label, short_item},
        likeness::{Likeness, Line, asked_first, line_columns},
        notes,
        statements::{applying, sections},
        town::{
            changes, class_columns, class_rules, class_table, course, figure_table,
            headline_figures, identity, latest,
        },
    },
};

/// Arguments of `quartier show`.
#[derive(Debug, Default, clap::Args)]
#[command(after_help = "\
Examples:
  A town in brief
    quartier show werdohl
  All that is known of two towns
    quartier show altena iserlohn --full
  All figures, classes and facts for programs
    quartier show altena --format json")]
pub struct Args {
    /// Municipalities, in any spelling
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
        let towns = cx.towns().find_all(&self.towns)?;
        let names: Vec<&str> = towns.iter().map(|town| &*town.name).collect();
        let mut report = Report::new(names.join(", "), cx.language);
        for town in &towns {
            report.page.push(Block::Title(town.name.clone()));
            let profile = Profile { town, period: cx.schema.period, cx };
            report.page.extend(if self.full { profile.full()? } else { profile.brief()? });
            if !self.full {
                report.hints.extend(profile.hints());
            }
        }
        let classes: Vec<_> = class_columns(cx).cloned().collect();
        report.notes = notes::on_classes(&classes, &towns, cx);
        report.records = records(&towns, cx);
        report.json = Some(towns.iter().map(|town| json(town, cx)).collect::<Result<_>>()?);
        report.lists_sources = self.full;
        report.cite(&cited(&towns, cx));
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
        let terms = identity(town, cx)
            .into_iter()
            .map(|(label, text)| format!("{}: {}", label.words(), text.words()));
        let mut page = vec![
            Block::paragraph(terms.collect::<Vec<_>>().join("; ")),
            Block::Table(class_table(town, cx)?),
        ];
        page.extend(changes(town, cx));
        page.extend(course(town, cx).into_iter().flatten());
        let figures = headline_figures(town, cx);
        if !figures.is_empty() {
            page.push(Block::Table(figure_table(town, &figures, false, cx)?));
        }
        page.push(Block::heading(
            cx.language.of("Most similar case studies", "Ähnlichste Fallkommunen"),
        ));
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
            Block::Table(class_table(town, cx)?),
            Block::Terms(class_rules(town, cx)),
        ];
        page.extend(changes(town, cx));
        page.push(Block::heading(language.of("Figures", "Zahlen")));
        page.extend(course(town, cx).into_iter().flatten());
        page.push(Block::Table(self.all_figures()));
        let count = cx.dataset.towns(true)?.len();
        page.push(Block::heading(t!(
            language,
            "Place among all {count} municipalities",
            "Stellung unter allen {count} Kommunen"
        )));
        let figures = latest(town, cx, |_| true);
        page.push(Block::Table(figure_table(town, &figures, true, cx)?));
        page.push(Block::heading(
            language.of("Likeness to the case studies", "Ähnlichkeit mit den Fallkommunen"),
        ));
        page.extend(self.likeness_in_full()?);
        page.extend(self.statements()?);
        page.extend(self.facts()?);
        page.extend(self.definitions()?);
        Ok(page)
    }

    /// Sentences and table of all case studies.
    fn likeness_in_full(&self) -> Result<Vec<Block>> {
        let cx = self.cx;
        let likeness = Likeness::in_periods(self.town, &[], cx)?;
        let of_period = |(period, sentence): (usize, String)| {
            let without = likeness[period].without_one();
            let sentences: Vec<String> = std::iter::once(sentence).chain(without).collect();
            Block::paragraph(sentences.join(" "))
        };
        let sentences = asked_first(cx).zip(Likeness::sentences(&likeness, cx));
        let lines = Line::ranked(&likeness, false, cx);
        let columns = line_columns(cx.language.of("nearer", "ähnlicher"), cx);
        let table = Block::Table(Table::of(columns, &lines));
        Ok(sentences.map(of_period).chain([table]).collect())
    }

    /// Key facts of a case study, and how many facts there are in each field.
    fn key_facts(&self) -> Result<Vec<Block>> {
        let (town, cx, language) = (self.town, self.cx, self.cx.language);
        let facts = cx.dataset.facts_on(&town.id)?;
        let keys = facts.iter().filter(|it| it.key.is_some());
        let keys: Vec<Item> = keys.map(|fact| short_item(fact, cx)).collect();
        let item = if facts.is_empty() {
            let (en, de) = if town.is_case {
                ("nothing is documented", "nichts ist belegt")
            } else {
                ("documented for the case studies only", "liegen nur zu den Fallkommunen vor")
            };
            Item::new(language.of("Facts", "Fakten"), language.of(en, de))
        } else {
            let (id, count) = (&town.id, facts.len());
            let fields = facts.chunk_by(|a, b| a.field == b.field);
            let fields = fields.map(|of| format!("{} {}", field_label(&of[0].field, cx), of.len()));
            let fields = Text::from(fields.collect::<Vec<_>>().join(", "));
            let command = t!(language, "quartier facts {id}", "quartier fakten {id}");
            Item::new(t!(language, "Facts ({count})", "Fakten ({count})"), fields.command(command))
        };
        let heading = language.of("Key facts", "Die wichtigsten Fakten");
        let mut blocks = Block::items_under(heading, keys);
        blocks.push(Block::Items(vec![item]));
        Ok(blocks)
    }

    /// Titles of the statements that apply.
    fn applying(&self) -> Result<Vec<Item>> {
        let (id, cx, language) = (&self.town.id, self.cx, self.cx.language);
        let (findings, recommendations) = self.applying_statements()?;
        let titles = |statements: &[&Statement]| {
            statements.iter().map(|it| cx.text(&it.title)).collect::<Vec<_>>().join("; ")
        };
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
        let items = [
            (FINDINGS, titles(&findings), ("findings", "befunde")),
            (("Recommendations", "Empfehlungen"), recommended, ("recommendations", "empfehlungen")),
        ];
        let items = items.into_iter().filter(|(_, text, _)| !text.is_empty());
        let items = items.map(|(label, text, command)| {
            let command = language.of(command.0, command.1);
            let text = Text::from(text).command(format!("quartier {command} {id}"));
            Item::new(language.of(label.0, label.1), text)
        });
        Ok(items.collect())
    }

    fn applying_statements(&self) -> Result<(Vec<&'a Statement>, Vec<&'a Statement>)> {
        let (study, cx) = (self.cx.dataset.study()?, self.cx);
        Ok((
            applying(&study.findings, &[self.town], self.period, cx)?,
            applying(&study.recommendations, &[self.town], self.period, cx)?,
        ))
    }

    /// All figures, those of an indicator from the latest to the first.
    fn all_figures(&self) -> Table {
        let (town, language) = (self.town, self.cx.language);
        let figures = newest_first(&self.cx.schema).into_iter();
        let figures = figures.filter_map(|column| Some((column, column.figure()?)));
        let columns = Columns::<(&Rc<Column>, &FigureColumn)>::new()
            .for_people(language.of("Indicator", "Kennzahl"), |it| {
                Cell::text(it.0.label_with_unit(language))
            })
            .for_people(language.of("Date", "Stand"), |it| {
                Cell::text(it.1.observation.date.readable(language))
            })
            .aligned(Alignment::Right, language.of("Value", "Wert"), |it| {
                known_cell(town, it.0, language)
            })
            .for_people(language.of("Status", "Status"), |it| {
                Cell::text(if it.1.is_computed() {
                    language.of("computed", "eigene Berechnung")
                } else {
                    language.of("official", "amtlich")
                })
            })
            .for_people(language.of("Source", "Quelle"), |it| {
                Cell::text(Text::default().cite(it.0.sources()))
            });
        Table::of(columns, figures)
    }

    fn statements(&self) -> Result<Vec<Block>> {
        let (cx, language) = (self.cx, self.cx.language);
        let (findings, recommendations) = self.applying_statements()?;
        let mut blocks = Vec::new();
        let others = (
            "Recommendations and other statements that apply",
            "Empfehlungen und weitere Aussagen, die hier gelten",
        );
        for ((en, de), statements) in [(FINDINGS, findings), (others, recommendations)] {
            let heading = language.of(en, de);
            blocks.extend(sections(&statements, |_| Some(heading), false, cx)?);
        }
        let note = cx.dataset.study()?.study.notes.recommendations.as_ref();
        blocks.extend(note.map(|note| Block::paragraph(cx.text(note))));
        Ok(blocks)
    }

    /// All facts on a case study, as `facts` lists them.
    fn facts(&self) -> Result<Vec<Block>> {
        if self.cx.dataset.facts_on(&self.town.id)?.is_empty() {
            return Ok(Vec::new());
        }
        let words = vec![self.town.id.clone()];
        let facts = facts::Args { words, ..facts::Args::default() }.report(self.cx)?;
        let blocks = facts.page.into_iter().filter(|it| !matches!(it, Block::Title(_)));
        Ok(blocks.chain(facts.notes.into_iter().map(Block::Paragraph)).collect())
    }

    /// Facts that define the terms of the dimensions.
    fn definitions(&self) -> Result<Vec<Block>> {
        let cx = self.cx;
        let ids = cx.schema.dimensions.dimensions.iter().flat_map(|it| &it.definitions);
        let items = ids.map(|id| Ok(fact_item(cx.dataset.fact(id)?, cx)));
        let items = items.collect::<Result<_>>()?;
        Ok(Block::items_under(cx.language.of("Terms", "Begriffe"), items))
    }

    fn hints(&self) -> Vec<Text> {
        let (id, language) = (&self.town.id, self.cx.language);
        let why = language.of("Why they are similar: ", "Warum sie ähnlich sind: ");
        let all =
            language.of("Everything, with rules and sources: ", "Alles, mit Regeln und Quellen: ");
        let show = t!(language, "quartier show {id} --full", "quartier zeige {id} --voll");
        vec![
            Text::from(why).command(t!(language, "quartier match {id}", "quartier ähnlich {id}")),
            Text::from(all).command(show),
        ]
    }
}

/// Sources of the classes and figures that are printed.
fn cited(towns: &[&Town], cx: &Context) -> Vec<SourceId> {
    let figures = towns.iter().flat_map(|town| headline_figures(town, cx));
    let columns = class_columns(cx).chain(figures).map(columns::known);
    columns::sources(&columns.collect::<Vec<_>>())
}

/// Record of each municipality with all its columns.
fn records(towns: &[&Town], cx: &Context) -> Table {
    let all = cx.schema.columns.iter().filter(|it| !matches!(&*it.id, "id" | "ags"));
    let all: Vec<ColumnExpr> = all.map(columns::known).collect();
    let columns = columns::keys()
        .with_all(all.iter().map(|it| columns::town_column(it, cx)))
        .with(columns::close_column(&[], cx));
    let sources = columns::sources(&all);
    Table::cited(columns, towns.iter().copied(), |_| sources.clone())
}

/// Municipality as an object: its columns, its classes in each period, and the facts on it.
fn json(town: &Town, cx: &Context) -> Result<Value> {
    let columns = cx.schema.columns.iter().filter(|it| it.class().is_none());
    let mut object: Map<_, _> = columns
        .map(|it| (it.id.clone(), json_value(&known_cell(town, it, cx.language).content)))
        .collect();
    let schema = &cx.schema.dimensions;
    let dimensions = || schema.dimensions.iter().enumerate();
    let by_period = |of: &dyn Fn(usize) -> Value| -> Value {
        schema.periods.iter().enumerate().map(|(period, it)| (&*it.id, of(period))).collect()
    };
    let classes: Value = dimensions()
        .map(|(index, it)| {
            let class = |period| town.class(period, index).map(|own| &*it.classes[own.class].id);
            (&*it.id, by_period(&|period| class(period).into()))
        })
        .collect();
    let close = by_period(&|period| {
        let is_close = |index| town.class(period, index).is_some_and(|it| it.is_close);
        dimensions().filter(|(index, _)| is_close(*index)).map(|(_, it)| &*it.id).collect()
    });
    let facts = cx.dataset.facts_on(&town.id)?;
    object.insert("classes".to_owned(), classes);
    object.insert("close".to_owned(), close);
    object.insert("facts".to_owned(), json_objects(&fact_table(&facts, cx)).into());
    Ok(object.into())
}
