//! A folder of texts: finding the file of a document by its symbol.

use penholder_words::Symbol;
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

/// How deep folders are opened.
const DEPTH: usize = 4;

/// The files of a folder that are named after documents.
///
/// Names are read as in `S_RES_2640_2022.xml`, `S-RES-2640(2022).txt` or `S_2023_506.xml`. Where a document has
/// several files, Akoma Ntoso goes before text and a folder whose name ends in `-fr` comes last.
#[derive(Debug, Default)]
pub struct Corpus {
    files: HashMap<String, PathBuf>,
}

impl Corpus {
    /// Looks through a folder and those in it.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn open(folder: &Path) -> io::Result<Corpus> {
        let mut corpus = Corpus::default();
        corpus.add(folder, DEPTH)?;
        Ok(corpus)
    }

    /// Returns the file of the resolution with this number.
    pub fn resolution(&self, number: u16) -> Option<&Path> {
        self.files.get(&format!("S_RES_{number}")).map(PathBuf::as_path)
    }

    /// Returns the file of the document with this symbol.
    pub fn document(&self, symbol: &Symbol) -> Option<&Path> {
        match symbol.resolution_number() {
            Some(number) => self.resolution(number),
            None => self.files.get(&key(symbol.as_str())?).map(PathBuf::as_path),
        }
    }

    fn add(&mut self, folder: &Path, depth: usize) -> io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                if depth > 0 {
                    self.add(&path, depth - 1)?;
                }
            } else if let Some(key) = path.file_stem().and_then(|s| s.to_str()).and_then(key)
                && let Some(rank) = rank(&path)
                && self
                    .files
                    .get(&key)
                    .and_then(|known| self::rank(known))
                    .is_none_or(|known| rank < known)
            {
                self.files.insert(key, path);
            }
        }
        Ok(())
    }
}

/// Returns the key of a document: `S_RES_2640`, `S_PRST_2013_10`, `S_2023_506`.
fn key(name: &str) -> Option<String> {
    let parts: Vec<&str> = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        ["S", "RES", number, ..] => Some(format!("S_RES_{}", number.parse::<u16>().ok()?)),
        ["S", "PRST", year, number, ..] => Some(format!("S_PRST_{year}_{number}")),
        ["S", year, number, ..] if year.parse::<u16>().is_ok() => Some(format!("S_{year}_{number}")),
        _ => None,
    }
}

/// Says which of several files of a document is taken: the least.
fn rank(path: &Path) -> Option<(bool, u8)> {
    let french = path.ancestors().skip(1).any(|folder| {
        folder
            .file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.ends_with("-fr"))
    });
    let as_found = path
        .ancestors()
        .skip(1)
        .any(|folder| folder.ends_with("as-found"));
    let form = match path.extension()?.to_str()? {
        "xml" => 0,
        "txt" => 1,
        "html" | "htm" => 2,
        "pdf" => 3,
        _ => return None,
    };
    Some((french, form + 10 * u8::from(as_found)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_and_symbols_have_one_key() {
        for name in ["S_RES_0117_1956", "S-RES-117(1956)", "S/RES/117 (1956)"] {
            assert_eq!(key(name).as_deref(), Some("S_RES_117"));
        }
        assert_eq!(key("S/2023/506").as_deref(), Some("S_2023_506"));
        assert_eq!(key("S/PRST/2013/10").as_deref(), Some("S_PRST_2013_10"));
        assert_eq!(key("README"), None);
    }

    #[test]
    fn akoma_ntoso_before_text_and_english_before_french() {
        let rank = |path: &str| rank(Path::new(path)).unwrap();
        assert!(rank("a/S_RES_2640_2022.xml") < rank("a/S_RES_2640_2022.txt"));
        assert!(rank("a/S_RES_2640_2022.txt") < rank("resolutions-fr/S_RES_2640_2022.xml"));
    }
}
