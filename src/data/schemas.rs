//! JSON Schemas of the files of a dataset, made from the types as which they are read. Editors
//! check and complete by them.

use schemars::{
    JsonSchema, Schema,
    generate::SchemaSettings,
    transform::{Transform, transform_subschemas},
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{check::Document, names};
use crate::model::{
    AreasFile, DimensionsFile, FactsFile, Fields, IndicatorsFile, MunicipalitiesFile, Outline,
    SourcesFile, StudyFile,
};

/// File of a dataset with its schema.
pub struct FileSchema {
    /// Name of the file; `facts.toml` stands for those with facts.
    pub name: &'static str,
    schema: fn() -> Schema,
    /// Check of a file against its type.
    pub check: fn(&Document<'_>),
}

/// Files in the order in which somebody writes them.
pub const SCHEMAS: [FileSchema; 9] = [
    FileSchema::of::<SourcesFile>(names::SOURCES),
    FileSchema::of::<IndicatorsFile>(names::INDICATORS),
    FileSchema::of::<DimensionsFile>(names::DIMENSIONS),
    FileSchema::of::<MunicipalitiesFile>(names::MUNICIPALITIES),
    FileSchema::of::<StudyFile>(names::STUDY),
    FileSchema::of::<Fields>(names::FIELDS),
    FileSchema::of::<FactsFile>("facts.toml"),
    FileSchema::of::<Outline>(names::OUTLINE),
    FileSchema::of::<AreasFile>(names::AREAS),
];

impl FileSchema {
    const fn of<T: JsonSchema + DeserializeOwned>(name: &'static str) -> Self {
        Self {
            name,
            schema: || {
                let settings = SchemaSettings::draft2020_12().with_transform(AsToml);
                settings.into_generator().into_root_schema_for::<T>()
            },
            check: |document| document.check_type::<T>(),
        }
    }

    /// Schema of the file with this path.
    pub fn find(path: &str) -> Option<&'static Self> {
        let name = if path.starts_with("facts/") { "facts.toml" } else { path };
        SCHEMAS.iter().find(|it| it.name == name)
    }

    /// Path of the schema in the folder of a dataset.
    pub fn path(&self) -> String {
        format!("schemas/{}.schema.json", self.name.trim_end_matches(".toml"))
    }

    /// The schema.
    pub fn schema(&self) -> Value {
        let mut schema = (self.schema)();
        schema.insert("title".to_owned(), self.name.into());
        schema.to_value()
    }
}

/// Takes `null`, which TOML lacks, and formats that only one library knows out of a schema.
#[derive(Clone)]
struct AsToml;

impl Transform for AsToml {
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
        if schema.get("format").is_some_and(|it| it != "uri") {
            schema.remove("format");
        }
        transform_subschemas(self, schema);
    }
}
