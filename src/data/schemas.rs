//! JSON Schemas of the files of a dataset, made from the types as which they are read. Editors
//! check and complete by them.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::check::Document;
use super::names;
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
                let settings = SchemaSettings::draft2020_12();
                let settings = settings.with_transform(RecursiveTransform(to_toml));
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

/// Takes `null`, which TOML lacks, and formats, which strict validators refuse, out of a schema.
fn to_toml(schema: &mut Schema) {
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
    schema.remove("format");
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::FileSchema;
    use crate::data::Files;

    /// True if a value is as a schema of plain keywords wants it.
    fn fits(value: &Value, schema: &Value, root: &Value) -> bool {
        let as_wanted = |it: &&Value| fits(value, it, root);
        let list = |it: &'_ Value| it.as_array().cloned().unwrap_or_default();
        let is_member = |(key, it): (&String, &Value)| {
            let known = schema["properties"].get(key);
            fits(it, known.unwrap_or(&schema["additionalProperties"]), root)
        };
        let Some(keywords) = schema.as_object() else { return schema != false };
        keywords.iter().all(|(keyword, rule)| match (&**keyword, rule.as_str().unwrap_or("")) {
            ("$ref", name) => as_wanted(&root.pointer(name.trim_start_matches('#')).unwrap()),
            ("anyOf", _) => list(rule).iter().any(|it| as_wanted(&it)),
            ("oneOf", _) => list(rule).iter().filter(as_wanted).count() == 1,
            ("type", "object") => value.is_object(),
            ("type", "array") => value.is_array(),
            ("type", "string") => value.is_string(),
            ("type", "boolean") => value.is_boolean(),
            ("type", "number") => value.is_number(),
            ("type", "integer") => value.is_i64(),
            ("const", _) => value == rule,
            ("default", _) => !rule.is_null() && !rule.is_object(),
            ("required", _) => {
                list(rule).iter().all(|it| value.get(it.as_str().unwrap()).is_some())
            }
            ("items", _) => list(value).iter().all(|it| fits(it, rule, root)),
            ("properties" | "additionalProperties", _) => {
                value.as_object().is_none_or(|it| it.iter().all(is_member))
            }
            (it, _) => {
                "$defs $schema description examples maxItems maximum minItems minimum pattern \
                        prefixItems title"
                    .split(' ')
                    .any(|known| known == it)
            }
        })
    }

    #[test]
    fn plain_schemas_accept_each_bundled_file() {
        for path in Files::Bundled.paths().unwrap() {
            let Some(schema) = FileSchema::find(&path).map(FileSchema::schema) else { continue };
            let file: Value = Files::Bundled.parsed(&path).unwrap().unwrap();
            assert!(fits(&file, &schema, &schema), "{path}");
            let mut other = file;
            other["unknown"] = true.into();
            assert!(!fits(&other, &schema, &schema), "{path}");
        }
    }
}
