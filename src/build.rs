//! Turns every TOML file of `data/` into compact JSON, which the program embeds.
//!
//! TOML is for people to edit; JSON is read ten times as fast, and a query should not wait
//! for the parser. A syntax error in a data file fails the build with its place.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    let target = PathBuf::from(env::var("OUT_DIR")?);
    embed(Path::new("data"), &target)
}

fn embed(folder: &Path, target: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(target)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name() else {
            continue;
        };
        let twin = target.join(name);
        if path.is_dir() {
            embed(&path, &twin)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            let document: toml::Table = toml::from_str(&fs::read_to_string(&path)?)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            fs::write(twin.with_extension("json"), serde_json::to_string(&document)?)?;
        }
    }
    Ok(())
}
