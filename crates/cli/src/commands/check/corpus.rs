//! A folder with the texts of resolutions, reports and meetings.

use crate::CliError;
use penholder_check::{Text, TextParagraph, Texts};
use penholder_read::Reader;
use penholder_words::Date;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Texts found by the names of their files: `S_RES_2640_2022.txt`, `S_2002_618_UNMIBH.txt`, `S_PV_7138.txt`.
pub struct Corpus<'r> {
    reader: &'r Reader,
    resolutions: HashMap<u16, PathBuf>,
    reports: Vec<(String, PathBuf)>,
    meetings: HashMap<u32, PathBuf>,
    opened: RefCell<HashMap<PathBuf, Option<Rc<Text>>>>,
}

impl<'r> Corpus<'r> {
    /// Looks through a folder and those in it.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn open(folder: PathBuf, reader: &'r Reader) -> Result<Self, CliError> {
        let mut corpus = Corpus {
            reader,
            resolutions: HashMap::new(),
            reports: Vec::new(),
            meetings: HashMap::new(),
            opened: RefCell::default(),
        };
        corpus
            .look(&folder, 0)
            .map_err(|e| CliError::user(format!("{}: cannot be read: {e}", folder.display())))?;
        Ok(corpus)
    }

    fn look(&mut self, folder: &Path, depth: usize) -> std::io::Result<()> {
        let mut paths = fs::read_dir(folder)?
            .map(|e| e.map(|e| e.path()))
            .collect::<Result<Vec<_>, _>>()?;
        paths.sort();
        for path in paths {
            let Some(name) = path.file_stem().and_then(|n| n.to_str()).map(str::to_owned) else {
                continue;
            };
            let french =
                name.ends_with("-fr") || name == "as-found" || name == "news" || name == "meeting-tables";
            if path.is_dir() {
                if depth < 2 && !french {
                    self.look(&path, depth + 1)?;
                }
            } else {
                self.add(&name, path);
            }
        }
        Ok(())
    }

    fn add(&mut self, name: &str, path: PathBuf) {
        let parts: Vec<&str> = name.split('_').collect();
        match parts[..] {
            ["S", "RES", number, ..] => {
                let Ok(number) = number.parse() else { return };
                // The UN's own markup comes before an extract.
                let markup = path.extension().is_some_and(|e| e == "xml");
                if markup || !self.resolutions.contains_key(&number) {
                    self.resolutions.insert(number, path);
                }
            }
            ["S", "PV", number] => {
                if let Ok(number) = number.parse() {
                    self.meetings.insert(number, path);
                }
            }
            ["S", .., operation] if parts.len() >= 3 => self.reports.push((operation.to_owned(), path)),
            _ => {}
        }
    }

    fn text(&self, path: &Path) -> Option<Rc<Text>> {
        if let Some(known) = self.opened.borrow().get(path) {
            return known.clone();
        }
        let text = self.read(path).map(Rc::new);
        self.opened.borrow_mut().insert(path.to_owned(), text.clone());
        text
    }

    fn read(&self, path: &Path) -> Option<Text> {
        let bytes = fs::read(path).ok()?;
        let document = self
            .reader
            .read_document(&bytes, path.file_name()?.to_str())
            .ok()?;
        let paragraphs = document.paragraphs.iter().map(|p| TextParagraph {
            id: p.id.clone(),
            text: p.text.as_str().to_owned(),
        });
        Some(Text::new(
            document.head.symbol.clone()?,
            document.head.date,
            paragraphs.collect(),
        ))
    }

    /// Reads a report line by line: its paragraphs are numbered, its day stands on its first page.
    fn report(&self, path: &Path) -> Option<Rc<Text>> {
        if let Some(known) = self.opened.borrow().get(path) {
            return known.clone();
        }
        let text = fs::read(path).ok().and_then(|bytes| {
            let report = penholder_read::speech::report_text(&bytes)?;
            let paragraphs = report
                .paragraphs
                .into_iter()
                .map(|(id, text)| TextParagraph { id, text });
            Some(Rc::new(Text::new(
                report.symbol,
                report.date,
                paragraphs.collect(),
            )))
        });
        self.opened.borrow_mut().insert(path.to_owned(), text.clone());
        text
    }

    fn speeches(&self, path: &Path) -> Option<Rc<Text>> {
        let bytes = fs::read(path).ok()?;
        let reading = self.reader.read(&bytes, path.file_name()?.to_str()).ok()?;
        let speech = |s: &penholder_read::reading::Statement| TextParagraph {
            id: s
                .speaker
                .name
                .clone()
                .or_else(|| s.speaker.role.clone())
                .unwrap_or_default(),
            text: String::from_utf8_lossy(bytes.get(s.text_span.start..s.text_span.end).unwrap_or_default())
                .into_owned(),
        };
        let speeches = reading.statements.iter().map(speech).collect();
        Some(Rc::new(Text::new(
            reading.symbol.clone()?,
            reading.adopted,
            speeches,
        )))
    }
}

impl Texts for Corpus<'_> {
    fn resolution(&self, number: u16) -> Option<Rc<Text>> {
        self.text(self.resolutions.get(&number)?)
    }

    fn reports(&self, operation: &str, on: Date) -> Vec<Rc<Text>> {
        let own = self.reports.iter().filter(|(o, _)| o == operation);
        let mut texts: Vec<Rc<Text>> = own.filter_map(|(_, path)| self.report(path)).collect();
        texts.retain(|t| t.date.is_some_and(|d| d <= on));
        texts.sort_by_key(|t| std::cmp::Reverse(t.date));
        texts
    }

    fn meeting(&self, number: u32) -> Option<Rc<Text>> {
        self.speeches(self.meetings.get(&number)?)
    }
}
