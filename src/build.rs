//! Lists the files of `data/` for the program, each TOML file as JSON as well, which is parsed
//! several times as fast.

use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("data");
    let mut files = Vec::new();
    for folder in [root.clone(), root.join("facts")] {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_file() {
                let name = path.strip_prefix(&root)?.display().to_string().replace('\\', "/");
                let text = fs::read_to_string(&path)?;
                let is_toml = path.extension().is_some_and(|it| it == "toml");
                let value = if is_toml { toml::from_str(&text)? } else { serde_json::Value::Null };
                let json = value.to_string();
                files.push(format!("({name:?}, {text:?}, {json:?}),\n"));
            }
        }
    }
    files.sort();
    let list = PathBuf::from(env::var("OUT_DIR")?).join("files.rs");
    fs::write(list, format!("&[\n{}]", files.concat()))?;
    Ok(())
}
