//! Embeds the files of `data/`: each TOML file as it stands, and as compact JSON.
//!
//! TOML is for people to edit; JSON is read ten times as fast, and a query should not wait
//! for the parser. A syntax error in a data file fails the build with its place.

use std::{
    env,
    error::Error,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    let target = PathBuf::from(env::var("OUT_DIR")?);
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("data");

    let mut paths = Vec::new();
    collect(&root, "", &mut paths)?;
    paths.sort();
    let mut list = String::from("&[\n");
    for path in &paths {
        let original = root.join(path);
        let twin = target.join(path).with_extension("json");
        let document: toml::Table = toml::from_str(&fs::read_to_string(&original)?)
            .map_err(|error| format!("data/{path}: {error}"))?;
        fs::create_dir_all(twin.parent().unwrap_or(&target))?;
        fs::write(&twin, serde_json::to_string(&document)?)?;
        writeln!(
            list,
            "    File {{ path: {path:?}, toml: include_str!({}), json: include_str!({}) }},",
            literal(&original)?,
            literal(&twin)?
        )?;
    }
    list.push(']');
    fs::write(target.join("files.rs"), list)?;
    Ok(())
}

/// A path as it is written in a program.
fn literal(path: &Path) -> Result<String, Box<dyn Error>> {
    Ok(format!("{:?}", path.to_str().ok_or("the path is not UTF-8")?))
}

/// The TOML files of a folder and the folders in it, by their paths within the dataset.
fn collect(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|name| format!("{}", name.display()))?;
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{prefix}{name}/"), paths)?;
        } else if Path::new(&name).extension().is_some_and(|extension| extension == "toml") {
            paths.push(format!("{prefix}{name}"));
        }
    }
    Ok(())
}
