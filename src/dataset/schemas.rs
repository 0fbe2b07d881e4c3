//! The JSON Schemas of the files of a dataset, made from the types as which they are read.

use schemars::{
    JsonSchema, Schema, SchemaGenerator,
    generate::SchemaSettings,
    transform::{Transform, transform_subschemas},
};
use serde_json::Value;

use super::subject::FactsFile;
use super::{
    AREAS, Areas, DIMENSIONS, DimensionsFile, FIELDS, Fields, INDICATORS, IndicatorsFile,
    MUNICIPALITIES, MunicipalitiesFile, OUTLINE, Outline, SOURCES, STUDY, SourcesFile, StudyFile,
};

/// What stands for each of the files with facts.
const FACTS: &str = "facts.toml";

/// A file of a dataset.
pub struct FileSchema {
    /// Its name, or what stands for it.
    pub name: &'static str,
    schema: fn() -> Schema,
}

/// The files, in the order in which somebody writes them.
pub const FILES: [FileSchema; 9] = [
    FileSchema::of::<SourcesFile>(SOURCES),
    FileSchema::of::<IndicatorsFile>(INDICATORS),
    FileSchema::of::<DimensionsFile>(DIMENSIONS),
    FileSchema::of::<MunicipalitiesFile>(MUNICIPALITIES),
    FileSchema::of::<StudyFile>(STUDY),
    FileSchema::of::<Fields>(FIELDS),
    FileSchema::of::<FactsFile>(FACTS),
    FileSchema::of::<Outline>(OUTLINE),
    FileSchema::of::<Areas>(AREAS),
];

impl FileSchema {
    const fn of<T: JsonSchema>(name: &'static str) -> Self {
        Self { name, schema: || generator().into_root_schema_for::<T>() }
    }

    /// Whether it is the schema of this file, or of each in the folder in which it stands.
    pub fn is_of(&self, file: &str) -> bool {
        file == self.name || file.starts_with("facts/") && self.name == FACTS
    }

    /// Where the schema stands in the folder of a dataset.
    pub fn path(&self) -> String {
        format!("schemas/{}.schema.json", self.name.trim_end_matches(".toml"))
    }

    pub fn schema(&self) -> Value {
        let mut schema = (self.schema)();
        schema.insert("title".to_owned(), self.name.into());
        schema.to_value()
    }
}

fn generator() -> SchemaGenerator {
    SchemaSettings::draft2020_12().with_transform(WithoutNull).into_generator()
}

/// TOML has no null: what is not known is left out.
#[derive(Clone)]
struct WithoutNull;

impl Transform for WithoutNull {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(Value::Array(types)) = schema.get_mut("type") {
            types.retain(|it| it != "null");
            if let [only] = types.as_slice() {
                let only = only.clone();
                schema.insert("type".to_owned(), only);
            }
        }
        if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
            choices.retain(|it| it.get("type").is_none_or(|it| it != "null"));
            if let [Value::Object(only)] = choices.as_slice() {
                let only = only.clone();
                schema.remove("anyOf");
                schema.ensure_object().extend(only);
            }
        }
        if schema.get("default").is_some_and(|it| it.is_null() || it.is_object()) {
            schema.remove("default");
        }
        transform_subschemas(self, schema);
    }
}
