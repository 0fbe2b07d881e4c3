use std::collections::BTreeSet;

use super::{FILES, Fields, Language, Place, Written, fields, schemas};

/// The fields of the files, by their types, as the schemas have them.
fn known() -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for file in &schemas::FILES {
        let schema = file.schema();
        known.insert(file.name.to_owned());
        let definitions = schema["$defs"].as_object().into_iter().flatten();
        let types = definitions.map(|(name, schema)| (name.as_str(), schema));
        for (name, schema) in types.chain([(file.name, &schema)]) {
            let fields = schema["properties"].as_object().into_iter().flatten();
            known.extend(fields.map(|(field, _)| format!("{name}.{field}")));
        }
    }
    known
}

#[test]
fn every_field_stands_in_the_start_of_a_study() {
    let mut told: BTreeSet<String> =
        schemas::FILES.iter().map(|file| file.name.to_owned()).collect();
    for (path, text) in FILES {
        let Some(file) = schemas::FILES.iter().find(|file| file.is_of(path)) else { continue };
        let schema = file.schema();
        let mut table = Place::root(&schema, file.name);
        for line in text.lines().filter(|line| !line.is_empty()) {
            match Written::of(line) {
                Written::Table(path) => {
                    for length in 1..=path.len() {
                        let place = Place::at(&schema, file.name, &path[..length]);
                        let place = place.unwrap_or_else(|| panic!("{}: {line}", file.name));
                        told.insert(place.name.clone());
                        table = place.within();
                    }
                }
                Written::Key(key) => {
                    let place = table.field(key);
                    told.insert(place.unwrap_or_else(|| panic!("{}: {line}", file.name)).name);
                }
                Written::Nothing => panic!("{path}: {line}"),
            }
        }
    }
    assert_eq!(known().difference(&told).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn every_field_is_told_in_both_languages() {
    let german = Fields::of(Language::German);
    let told: BTreeSet<String> =
        german.meanings.iter().map(|(field, _)| (*field).to_owned()).collect();
    assert_eq!(told.len(), german.meanings.len());
    assert_eq!(known().symmetric_difference(&told).collect::<Vec<_>>(), [""; 0]);
    for file in &schemas::FILES {
        let schema = file.schema();
        assert!(schema["description"].is_string(), "{}", file.name);
        let definitions = schema["$defs"].as_object().into_iter().flatten();
        let types = definitions.map(|(_, schema)| schema).chain([&schema]);
        for field in types.filter_map(|it| it["properties"].as_object()).flatten() {
            let description = field.1["description"].as_str().unwrap_or_default();
            assert!(!description.is_empty(), "{}: {}", file.name, field.0);
            assert!(!description.contains("`None`"), "{}: {}", file.name, field.0);
        }
    }
    let english = fields(Language::English, 80);
    assert!(english.contains("\n  id = \"statistics\"\n"), "{english}");
    assert_ne!(english, fields(Language::German, 80));
}
