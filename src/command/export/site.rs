//! The dataset as a website: pages without scripts, in both languages, with relative links.

use std::collections::HashMap;

use anyhow::Result;

use super::{File, answer};
use crate::command::{Context, study};
use crate::i18n::Language;
use crate::model::{Field, Town};
use crate::render::{Style, html_page};
use crate::report::{Block, Item, Link, Report, Table, Text};
use crate::text::collation_key;
use crate::view::{citations, class_columns};

/// First page.
pub const FIRST: &str = "index.html";

/// Pages that every page leads to: path, labels, question; the first answers none.
const MAIN: [(&str, &str, &str, &[&str]); 7] = [
    (FIRST, "Overview", "Übersicht", &[]),
    ("municipalities.html", "Municipalities", "Kommunen", &["list", "--all"]),
    ("study.html", "Report", "Gutachten", &["study"]),
    ("findings.html", "Findings", "Befunde", &["findings", "--examples"]),
    ("recommendations.html", "Recommendations", "Empfehlungen", &["recommendations", "--examples"]),
    ("indicators.html", "Classes and figures", "Klassen und Zahlen", &["indicators"]),
    ("sources.html", "Sources", "Quellen", &["sources"]),
];

/// Pages on each municipality: folder and labels.
const OF_TOWN: [(&str, &str, &str); 2] =
    [("briefing", "Briefing", "Kurzbericht"), ("profile", "Profile", "Profil")];

/// Files of the website: a folder for each language, and the first page, in German like most of
/// its readers.
///
/// # Errors
/// The data cannot be read; so for all that follow.
pub fn files(cx: &Context) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for language in Language::ALL {
        let cx = &Context { with_sources: true, language, ..cx.clone() };
        let mut towns = cx.dataset.towns(true)?;
        towns.sort_by_cached_key(|town| collation_key(&town.name));
        let (fields, facts) = (cx.dataset.fields()?, cx.dataset.facts()?);
        let is_used = |field: &&Field| facts.iter().any(|fact| fact.is_in(&field.id));
        let site = Site { cx, towns, fields: fields.fields.iter().filter(is_used).collect() };
        let pages = site.pages();
        for page in &pages {
            let up = "../".repeat(page.path.matches('/').count());
            let file = format!("{}/{}", language.code(), page.path);
            files.push((file, site.text(page, &up, &format!("{up}../"))?));
        }
        if language == Language::German {
            files.push((FIRST.to_owned(), site.text(&pages[0], "de/", "")?));
        }
    }
    Ok(files)
}

/// Page of the website.
struct Page<'a> {
    /// Path within the folder of its language.
    path: String,
    /// Question that it answers; none of the first page.
    question: Vec<&'a str>,
    /// Municipality that it is about.
    town: Option<&'a Town>,
}

/// Website in one language.
struct Site<'a> {
    cx: &'a Context,
    /// Municipalities by their names.
    towns: Vec<&'a Town>,
    /// Fields of which there are facts.
    fields: Vec<&'a Field>,
}

impl<'a> Site<'a> {
    fn pages(&self) -> Vec<Page<'a>> {
        let main = MAIN.iter().map(|(path, _, _, question)| {
            let mut question = question.to_vec();
            if question == ["indicators"] {
                let figures = self.cx.schema.figures().map(|(column, _)| column);
                question.extend(class_columns(self.cx).chain(figures).map(|it| &*it.id));
            }
            Page { path: (*path).to_owned(), question, town: None }
        });
        let fields = self.fields.iter().map(|field| {
            let path = format!("facts/{}.html", field.id);
            Page { path, question: vec!["facts", "--field", &field.id], town: None }
        });
        let towns = self.towns.iter().flat_map(|town| {
            let briefing: &[&str] = &["briefing"];
            let profile: &[&str] = if town.is_case { &["show", "--full"] } else { &["show"] };
            OF_TOWN.iter().zip([briefing, profile]).map(|((folder, ..), question)| {
                let path = format!("{folder}/{}.html", town.id);
                Page { path, question: [question, &[&*town.id]].concat(), town: Some(town) }
            })
        });
        main.chain(fields).chain(towns).collect()
    }

    /// Text of a page from which these paths lead to the folder of its language, and to that of
    /// both.
    fn text(&self, page: &Page<'_>, up: &str, out: &str) -> Result<String> {
        let report =
            if page.question.is_empty() { self.index()? } else { answer(&page.question, self.cx)? };
        let named = MAIN.iter().find(|(path, ..)| *path == page.path);
        let title = named.map_or(report.title, |(_, en, de, _)| self.cx.of(*en, *de).to_owned());
        let (links, addresses) = (self.links(page, up, out), self.addresses(up));
        let mut report = Report { title, links, addresses, ..report };
        citations::resolve(&mut report, self.cx)?;
        Ok(html_page(&report, &Style { pictures: true, ..Style::default() }))
    }

    fn links(&self, page: &Page<'_>, up: &str, out: &str) -> Vec<Vec<Link>> {
        let language = self.cx.language;
        let link = |label: &str, path: &str| Link {
            label: label.to_owned(),
            is_here: path == page.path,
            address: format!("{up}{path}"),
            language: None,
        };
        let main = MAIN.iter().map(|(path, en, de, _)| link(language.of(*en, *de), path));
        let other = language.of(Language::German, Language::English);
        let other = Link {
            label: language.of("Deutsch", "English").to_owned(),
            address: format!("{out}{}/{}", other.code(), page.path),
            language: Some(other),
            is_here: false,
        };
        let of_town = page.town.map(|Town { id, name, .. }| {
            let of_town = OF_TOWN.iter().map(|(folder, en, de)| {
                link(&format!("{name}: {}", language.of(en, de)), &format!("{folder}/{id}.html"))
            });
            of_town.collect()
        });
        [main.chain([other]).collect()].into_iter().chain(of_town).collect()
    }

    /// Addresses of the pages on towns and fields, by their names.
    fn addresses(&self, up: &str) -> HashMap<String, String> {
        let address = |it: &Town| format!("{up}{}/{}.html", OF_TOWN[0].0, it.id);
        let towns = self.towns.iter().map(|it| (it.name.clone(), address(it)));
        let fields = self.fields.iter().flat_map(|it| {
            let labels = [self.cx.text(&it.label), it.short_label(self.cx.language)];
            labels.map(|label| (label.to_owned(), format!("{up}facts/{}.html", it.id)))
        });
        fields.chain(towns).collect()
    }

    /// First page: the study, the map, all municipalities, the case studies, the fields.
    fn index(&self) -> Result<Report> {
        let (cx, language, count) = (self.cx, self.cx.language, self.towns.len());
        let file = cx.dataset.study()?;
        let (study, date) = (&file.study, file.dataset.date.readable(language));
        let summary = study.summary.iter();
        let summary = summary.map(|it| Text::from(cx.text(it)).cite([&study.source]));
        let about = t!(
            language,
            "Each municipality has a briefing, one page for its council, and a profile with its \
             figures. Data of {date}; made with quartier, a free program.",
            "Zu jeder Kommune gibt es einen Kurzbericht, eine Seite für den Rat, und ein Profil mit \
             ihren Zahlen. Datenstand {date}; erstellt mit quartier, einem freien Programm."
        );
        let mut page = vec![Block::Title(cx.text(&study.title).to_owned())];
        page.extend(summary.chain([about.into()]).map(Block::Paragraph));
        let mut report = answer(&["map", "--all"], cx)?;
        page.push(Block::heading(&*report.title));
        page.append(&mut report.page);
        page.extend([
            Block::heading(t!(language, "All {count} municipalities", "Alle {count} Kommunen")),
            Block::Items(self.names()),
            Block::heading(language.of("The case studies", "Die Fallkommunen")),
            Block::Table(study::cases(cx)?),
            Block::heading(language.of("Facts by field", "Fakten nach Feldern")),
            Block::Paragraph(list(self.fields.iter().map(|it| cx.text(&it.label)))),
        ]);
        Ok(Report { page, records: Table::default(), ..report })
    }

    /// Names of all municipalities, by their initials.
    fn names(&self) -> Vec<Item> {
        let initial = |town: &Town| collation_key(&town.name).chars().next();
        let groups = self.towns.chunk_by(|a, b| initial(a) == initial(b));
        let item = |of: &[&Town]| {
            let letter = initial(of[0]).map(|it| it.to_uppercase().to_string());
            Item::new(letter.unwrap_or_default(), list(of.iter().map(|town| &*town.name)))
        };
        groups.map(item).collect()
    }
}

/// Names that lead to their pages, separated by commas.
fn list<'n>(names: impl Iterator<Item = &'n str>) -> Text {
    let parts = names.flat_map(|name| [", ", name]).skip(1);
    parts.fold(Text::default(), Text::then)
}
