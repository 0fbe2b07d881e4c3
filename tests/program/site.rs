//! The website: every page can be reached, every link leads somewhere, in both languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::support::{Ask, STUDY, elements, files, quartier};

/// Page of the website: where its links lead, and the names of its places.
struct Page {
    links: Vec<String>,
    places: BTreeSet<String>,
}

/// Path from the folder of a page along a relative link.
fn resolve(from: &str, link: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in link.split('/') {
        match part {
            ".." => assert!(folders.pop().is_some(), "{from}: {link} leads out of the website"),
            part => folders.push(part),
        }
    }
    folders.join("/")
}

fn read(text: &str, path: &str) -> Page {
    let elements = elements(text).unwrap_or_else(|error| panic!("{path}: {error}"));
    let attributes = || elements.iter().flat_map(|it| &it.attributes);
    let is_active = |name: &str| name.starts_with("on") || name == "src";
    assert!(elements.iter().all(|it| !["script", "iframe", "object"].contains(&&*it.name)));
    assert!(attributes().all(|(name, _)| !is_active(name)), "{path}");
    let language = path.split_once('/').map_or("de", |(language, _)| language);
    let root = elements.iter().find(|it| it.name == "html").and_then(|it| it.attribute("lang"));
    assert_eq!(root, Some(language), "{path}");
    let links = elements.iter().filter(|it| it.name == "a").filter_map(|it| it.attribute("href"));
    let ids: Vec<_> = attributes().filter(|(name, _)| name == "id").map(|(_, id)| id).collect();
    let places: BTreeSet<String> = ids.iter().map(|id| (*id).clone()).collect();
    assert_eq!(ids.len(), places.len(), "{path}: an id stands twice");
    Page { links: links.map(str::to_owned).collect(), places }
}

/// Reads the website in a folder, and finds nothing amiss; its pages by their paths.
fn website(folder: &Path) -> BTreeMap<String, Page> {
    let page = |file: std::path::PathBuf| {
        let path = file.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
        let page = read(&fs::read_to_string(&file).unwrap(), &path);
        (path, page)
    };
    let pages: BTreeMap<String, Page> = files(folder).into_iter().map(page).collect();
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut open: Vec<String> = reached.iter().cloned().collect();
    while let Some(path) = open.pop() {
        for link in pages[&path].links.iter().filter(|it| !it.contains("://")) {
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { path.clone() } else { resolve(&path, file) };
            let page = pages.get(&target).unwrap_or_else(|| panic!("{path}: {link}"));
            assert!(place.is_empty() || page.places.contains(place), "{path}: {link}");
            if reached.insert(target.clone()) {
                open.push(target);
            }
        }
    }
    let all: BTreeSet<String> = pages.keys().cloned().collect();
    assert_eq!(reached, all, "some pages cannot be reached");
    pages
}

#[test]
fn a_website_of_someone_elses_study_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    let mut command = quartier("export --as site --data");
    assert_eq!(command.arg(STUDY).arg(&site).text(), "file\nindex.html\n");
    let pages = website(&site);
    for name in ["briefing/seehausen", "profile/bergdorf", "sources"] {
        assert!(pages.contains_key(&format!("en/{name}.html")), "{name}");
        assert!(pages.contains_key(&format!("de/{name}.html")), "{name}");
    }
}

#[cfg(feature = "slow-tests")]
#[test]
fn the_website_has_every_municipality_and_every_fact_of_the_eight() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    quartier("export --as site").arg(&site).text();
    let pages = website(&site);
    for row in quartier("list --all --columns id").rows() {
        for page in ["briefing", "profile"] {
            assert!(pages.contains_key(&format!("de/{page}/{}.html", row[0])), "{row:?}");
        }
    }
    let plain = |text: &str| text.replace('\u{a0}', " ");
    for case in quartier("list --columns id").rows() {
        let page = fs::read_to_string(site.join(format!("en/profile/{}.html", case[0]))).unwrap();
        let page = plain(&elements(&page).unwrap().pop().unwrap().text);
        for fact in quartier("facts").args(&case).records() {
            let text = crate::support::text(&fact, "text");
            assert!(page.contains(&plain(text)), "{case:?}: {text}");
        }
    }
    let bytes: u64 = files(&site).iter().map(|it| fs::metadata(it).unwrap().len()).sum();
    assert!(bytes < 40_000_000, "{bytes} bytes");
}
