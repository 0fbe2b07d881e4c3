//! Writes each TOML file of `data/` as JSON, which is parsed several times as fast, and lists all
//! files for the program.

use std::{
    env,
    error::Error,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("data");
    let mut list = String::from("&[\n");
    for path in files(&root)?.into_iter().chain(files(&root.join("facts"))?) {
        let name = path.strip_prefix(&root)?.display().to_string().replace('\\', "/");
        let mut json = out.join(name.replace('/', "-"));
        if path.extension().is_some_and(|it| it == "toml") {
            let value: serde_json::Value = toml::from_str(&fs::read_to_string(&path)?)?;
            fs::write(&json, value.to_string())?;
        } else {
            json.clone_from(&path);
        }
        let [original, json] = [path, json].map(|it| it.to_string_lossy().into_owned());
        writeln!(list, "({name:?}, include_str!({original:?}), include_str!({json:?})),")?;
    }
    fs::write(out.join("files.rs"), list + "]")?;
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut files: Vec<_> =
        entries.into_iter().map(|it| it.path()).filter(|it| it.is_file()).collect();
    files.sort();
    Ok(files)
}
