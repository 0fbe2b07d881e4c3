//! The one page for a council.

use super::Briefing;
use crate::{
    dataset::{Author, Statement, StatementKind},
    distinct::distinct,
    presentation::{
        classes::Class,
        likeness::{portrait, within_sentence},
        wording,
    },
    report::{Block, Item},
    schema::{Column, DataType, Value},
    similarity::Match,
    text::filled,
};

impl Briefing<'_> {
    pub fn page(&self) -> Vec<Block> {
        let texts = self.context().texts;
        let mut page = vec![
            Block::Title(format!("{}: {}", texts.briefing, self.dossier.town.name())),
            Block::Paragraph(self.lead()),
        ];
        let classes = self.classes();
        let signs = self.signs(&classes);
        page.extend(classes);
        // In the order of the page, so that its sources are numbered in that order.
        let cases = self.nearest.iter().map(|nearest| self.case(nearest)).collect();
        page.extend(under(texts.cases_and_deeds, cases));
        page.extend(under(texts.recommendations_of_report, self.recommended()));
        let mut cautions = self.important_cautions();
        cautions.push(format!("{}{signs}", self.basis()));
        let cautions = cautions.into_iter().map(|text| Item::new("", text)).collect();
        page.extend(under(texts.cautions, cautions));
        page
    }

    /// The levels in both periods.
    fn classes(&self) -> Vec<Block> {
        let context = self.context();
        let texts = context.texts;
        let changes = &self.dossier.changes;
        let mut heading = texts.levels.to_owned();
        if let Some(change) = changes.first() {
            let [then, now] = [&change.then, &change.now].map(|it| it.period_label(context));
            heading = format!("{heading} {then} {} {now}", texts.and);
        }
        let pairs = changes.iter().map(|it| vec![&it.then, &it.now]);
        let pairs: Vec<Vec<&Class<'_>>> = if changes.is_empty() {
            self.dossier.classes.iter().map(|class| vec![class]).collect()
        } else {
            pairs.collect()
        };
        let items = pairs.iter().map(|classes| self.class(classes)).collect();
        vec![Block::Heading(heading), Block::Items(items)]
    }

    /// What explains the signs that the levels and their figures bear.
    fn signs(&self, classes: &[Block]) -> String {
        let texts = self.context().texts;
        let bears = |sign| {
            classes.iter().any(|block| match block {
                Block::Items(items) => items.iter().any(|item| item.text.contains(sign)),
                _ => false,
            })
        };
        let explanations = [('~', texts.mark_in_short), ('*', texts.close_in_short)];
        let borne = explanations.into_iter().filter(|(sign, _)| bears(*sign));
        borne.flat_map(|(_, text)| [" ", text, "."]).collect()
    }

    /// A dimension: the level in each period with the figure that gave it.
    fn class(&self, classes: &[&Class<'_>]) -> Item {
        let context = self.context();
        let columns = classes.iter().flat_map(|class| self.decisive(class));
        let numbers = columns.filter(|column| matches!(column.data_type(), DataType::Number));
        // What has a label of its own, such as a change, is told by its span.
        let figures = numbers.filter_map(Column::figures);
        let figures = figures.filter(|it| it.observation.label.is_none());
        let indicators = figures.map(|it| &it.indicator.label);
        let indicators = distinct(indicators.map(|it| it.get(context.language)), PartialEq::eq);
        let mut label = classes.first().map_or("", |it| it.dimension_label(context)).to_owned();
        if let [indicator] = &*indicators {
            label = format!("{label} ({})", within_sentence(indicator, context));
        }
        let levels: Vec<String> = classes.iter().map(|class| self.level(class)).collect();
        Item::new(label, levels.join(" → "))
    }

    /// `balanced*, ~4.32% (2011) [3]`
    fn level(&self, class: &Class<'_>) -> String {
        let context = self.context();
        let town = self.dossier.town;
        let level = class.level.map_or("–", |level| level.label.get(context.language));
        let sign = if class.close_to.is_some() { "*" } else { "" };
        let figures = self.decisive(class).into_iter().map(|column| {
            let label = column.label(context.language);
            let indicator = column.figures().map(|it| it.indicator.label.get(context.language));
            let date = indicator.and_then(|it| label.strip_prefix(it)).map(str::trim);
            let figure = wording::figure(town, column, context);
            let text = match (town.value(column), date, figure) {
                (Value::YesNo(_), ..) => within_sentence(&label, context),
                (_, Some(date), Some(figure)) => format!("{figure} ({date})"),
                (_, _, Some(figure)) => format!("{label} {figure}"),
                (.., None) => format!("{label}: {}", context.texts.missing),
            };
            format!(", {text}{}", self.cited(column))
        });
        format!("{level}{sign}{}", figures.collect::<String>())
    }

    /// The columns that gave a level, without those that only did not give another.
    fn decisive<'c>(&self, class: &Class<'c>) -> Vec<&'c Column> {
        let columns = class.looks_at.iter().copied();
        columns.filter(|it| self.dossier.town.value(it) != Value::YesNo(false)).collect()
    }

    /// How like a case study is, in what, and what it did.
    fn case(&self, nearest: &Match<'_>) -> Item {
        let context = self.context();
        let portrait = portrait(nearest, &self.matching, context).unwrap_or_default();
        let facts = self.chosen.iter().filter(|fact| *fact.subject == *nearest.town.id());
        let details = facts.map(|fact| {
            let cited = self.cite(fact.sources());
            Item::new(fact.field_heading(), fact.short_statement() + &cited)
        });
        let details = details.collect();
        Item { details, ..Item::new(nearest.town.name(), portrait) }
    }

    /// What the report recommends, and where the statements of the state stand.
    fn recommended(&self) -> Vec<Item> {
        let context = self.context();
        let is_of_report = |it: &&&Statement| it.kind == StatementKind::Recommendation;
        let statements = &self.dossier.recommendations;
        let of_report: Vec<&&Statement> = statements.iter().filter(is_of_report).collect();
        let mut items: Vec<Item> = of_report
            .iter()
            .map(|it| {
                let cited = self.cite([&it.source]);
                Item::new("", context.text(&it.text) + &cited)
            })
            .collect();
        let others = Author::ALL.into_iter().filter_map(|author| {
            let said = statements.iter().filter(|it| !is_of_report(it));
            let count = said.filter(|it| it.attributed_to == author).count();
            (count > 0).then(|| format!("{} ({count})", context.texts.author(author)))
        });
        let others: Vec<String> = others.collect();
        if !others.is_empty() {
            let command = format!("quartier recommendations {}", self.dossier.town.id());
            let item = Item::new(context.texts.statements_of_state, others.join(", "));
            items.push(Item { command: Some(command), ..item });
        }
        items
    }

    /// What is known of the report, and of when the data are.
    fn basis(&self) -> String {
        let context = self.context();
        let texts = context.texts;
        let study = self.study();
        let edition = &self.dossier.known.study.edition;
        let (open, close) = texts.quotes;
        let title = format!("{open}{}{close}", context.text(&study.title));
        let institute = context.text(&study.institute);
        let year = study.year.to_string();
        let cited = self.cite([&study.source]);
        let date = edition.date.readable(context.language);
        let parts = [&*title, &institute, &year, &cited, &edition.version, &date];
        filled(texts.page_rests_on, &parts)
    }
}

/// Items under their heading, if there are any.
fn under(heading: &str, items: Vec<Item>) -> Vec<Block> {
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(heading.to_owned()), Block::Items(items)]
}
