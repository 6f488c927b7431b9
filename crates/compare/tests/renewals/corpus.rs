//! Texts of `../shared`, read to trees.

use penholder_compare::Unit;
use penholder_read::Reader;
use penholder_read::document::Document;
use penholder_words::Lexicon;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Returns the folder of the shared material, or nothing with one line that says so.
pub fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("PENHOLDER_SHARED").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| workspace().join("../shared"));
    if folder.join("corpus").is_dir() {
        return Some(folder);
    }
    println!("skipped: ../shared is not here");
    None
}

pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Files of resolutions by number, Akoma Ntoso before text.
pub struct Corpus {
    files: BTreeMap<u16, PathBuf>,
    reader: Reader,
}

impl Corpus {
    pub fn open(shared: &Path) -> Corpus {
        let mut files = BTreeMap::new();
        for folder in ["corpus/resolutions", "corpus/akn4un/resolutions-en"] {
            for entry in fs::read_dir(shared.join(folder)).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                if let Some(number) = name
                    .strip_prefix("S_RES_")
                    .and_then(|n| n.split('_').next()?.parse().ok())
                {
                    files.insert(number, path);
                }
            }
        }
        Corpus {
            files,
            reader: Reader::new(&Lexicon::default()),
        }
    }

    pub fn read(&self, number: u16) -> Option<Document> {
        let path = self.files.get(&number)?;
        let bytes = fs::read(path).ok()?;
        self.reader.read_document(&bytes, path.to_str()).ok()
    }
}

pub fn units(document: &Document) -> Vec<Unit<'_>> {
    let paragraphs = document.paragraphs.iter();
    paragraphs
        .map(|p| Unit {
            id: &p.id,
            part: p.part,
            heading: p.heading.as_deref(),
            text: p.text.as_str(),
        })
        .collect()
}

/// Pairs of successive decisions on one operation, as the record has them.
pub fn successive_decisions() -> Vec<(String, u16, u16)> {
    let table = fs::read_to_string(workspace().join("data/mandates.csv")).unwrap();
    let mut lines: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    for line in table.lines().skip(1) {
        let mut cells = line.split(',');
        let (operation, symbol) = (cells.next().unwrap(), cells.next().unwrap());
        let number: Option<u16> = symbol
            .strip_prefix("S/RES/")
            .and_then(|s| s.split(' ').next()?.parse().ok());
        lines.entry(operation.to_owned()).or_default().extend(number);
    }
    let mut pairs = Vec::new();
    for (operation, mut numbers) in lines {
        numbers.sort_unstable();
        numbers.dedup();
        pairs.extend(numbers.windows(2).map(|w| (operation.clone(), w[0], w[1])));
    }
    pairs
}
