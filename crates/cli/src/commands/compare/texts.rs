//! The texts that are compared: from files, from a folder of texts, or from the record alone.

use crate::CliError;
use penholder_answer::compare::Given;
use penholder_read::Reader;
use penholder_read::document::Document;
use penholder_read::reading::Reading;
use penholder_record::{MandateDecision, Record};
use penholder_store::Corpus;
use penholder_words::{Action, Date, Lexicon, Symbol};
use std::path::{Path, PathBuf};

/// Where texts are found.
#[derive(Debug, clap::Args)]
pub struct Folder {
    /// Folder with the texts of resolutions [default: PENHOLDER_CORPUS]
    #[arg(long, value_name = "DIR")]
    corpus: Option<PathBuf>,
}

impl Folder {
    /// Opens the folder that was named, or that the environment names; none is no error.
    pub fn open(&self) -> Result<Option<Corpus>, CliError> {
        let named = self.corpus.clone();
        let Some(folder) = named.or_else(|| std::env::var_os("PENHOLDER_CORPUS").map(PathBuf::from)) else {
            return Ok(None);
        };
        let told = |e| CliError::user(format!("{}: expected a folder of texts: {e}", folder.display()));
        Corpus::open(&folder).map(Some).map_err(told)
    }
}

/// A document as far as it is at hand.
#[derive(Debug)]
pub struct Loaded {
    name: String,
    text: Option<(Document, Reading)>,
    recorded: Option<Given<'static>>,
}

impl Loaded {
    /// Returns it as the comparison takes it.
    pub fn given(&self) -> Given<'_> {
        match (&self.text, &self.recorded) {
            (Some((document, reading)), recorded) => {
                let mut given = Given::text(&self.name, document, Some(reading));
                if let Some(recorded) = recorded {
                    given.date = given.date.or(recorded.date);
                    given.title = given.title.or_else(|| recorded.title.clone());
                }
                given
            }
            (None, Some(recorded)) => recorded.clone(),
            (None, None) => Given {
                name: self.name.clone(),
                symbol: None,
                date: None,
                title: None,
                document: None,
                reading: None,
            },
        }
    }

    /// Returns the operations that it decides on, as the record has them, else as it reads.
    pub fn operations(&self, record: &Record) -> Vec<String> {
        let given = self.given();
        let decided = record
            .mandates
            .iter()
            .filter(|d| Some(&d.symbol) == given.symbol.as_ref());
        let recorded: Vec<String> = decided.map(|d| d.operation.clone()).collect();
        match given.reading {
            Some(reading) if recorded.is_empty() => {
                reading.mandates.iter().map(|m| m.operation.clone()).collect()
            }
            _ => recorded,
        }
    }
}

/// Loads documents by number, symbol or file.
pub struct Shelf<'a> {
    pub record: &'a Record,
    reader: Reader,
    corpus: Option<Corpus>,
}

impl<'a> Shelf<'a> {
    /// Makes the reader ready and opens the folder.
    pub fn new(record: &'a Record, lexicon: &'a Lexicon, folder: &Folder) -> Result<Self, CliError> {
        Ok(Shelf {
            record,
            reader: Reader::new(lexicon),
            corpus: folder.open()?,
        })
    }

    /// Returns whether texts can be found by number.
    pub fn has_corpus(&self) -> bool {
        self.corpus.is_some()
    }

    /// Loads what a person named: a file, a number, or a symbol.
    pub fn load(&self, asked: &str) -> Result<Loaded, CliError> {
        let path = Path::new(asked);
        if path.is_file() {
            return self.file(path);
        }
        if let Ok(number) = asked.trim().parse::<u16>() {
            return self.resolution(number, asked);
        }
        if path.extension().is_some() || path.exists() {
            return Err(CliError::user(format!(
                "{asked}: expected a file, but there is none"
            )));
        }
        match asked.parse::<Symbol>() {
            Ok(symbol) => match symbol.resolution_number() {
                Some(number) => self.resolution(number, asked),
                None => self.symbol(&symbol),
            },
            Err(_) => Err(CliError::user(format!(
                "`{asked}`: expected a file, the number of a resolution or a document symbol"
            ))),
        }
    }

    /// Loads the decisions of an operation up to a day, oldest first, the one with the symbol `without` left out.
    pub fn line(
        &self,
        operation: &str,
        before: Option<Date>,
        without: Option<&Symbol>,
    ) -> Result<Vec<Loaded>, CliError> {
        let mut decisions: Vec<&MandateDecision> = self.record.mandates.of(operation).iter().collect();
        decisions.sort_by_key(|d| (d.date, d.symbol.resolution_number()));
        decisions.retain(|d| before.is_none_or(|day| d.date <= day) && Some(&d.symbol) != without);
        let numbers = decisions.iter().filter_map(|d| d.symbol.resolution_number());
        numbers
            .map(|number| self.resolution(number, &number.to_string()))
            .collect()
    }

    /// Returns the symbol of the decision that set the period in force before `loaded`, for its first operation.
    pub fn in_force_before(&self, loaded: &Loaded, on: Option<Date>) -> Option<Symbol> {
        let given = loaded.given();
        let day = on.or(given.date).or(self.record.until)?;
        let operations = loaded.operations(self.record);
        let decisions = self.record.mandates.of(operations.first()?).iter();
        let earlier = decisions.filter(|d| d.date <= day && Some(&d.symbol) != given.symbol.as_ref());
        let sets_period = |d: &&MandateDecision| {
            d.actions
                .iter()
                .any(|a| matches!(a, Action::Establish | Action::Extend))
        };
        let latest = earlier
            .filter(sets_period)
            .max_by_key(|d| (d.date, d.symbol.resolution_number()))?;
        Some(latest.symbol.clone())
    }

    fn resolution(&self, number: u16, asked: &str) -> Result<Loaded, CliError> {
        let recorded = Given::recorded(self.record, number);
        let path = self.corpus.as_ref().and_then(|c| c.resolution(number));
        let mut loaded = match path {
            Some(path) => self.file(path)?,
            None => Loaded {
                name: asked.to_owned(),
                text: None,
                recorded: None,
            },
        };
        if recorded.is_none() && loaded.text.is_none() {
            return Err(CliError::user(format!(
                "`{asked}`: expected the number of a resolution, but the record has none with this number"
            )));
        }
        loaded.recorded = recorded;
        Ok(loaded)
    }

    fn symbol(&self, symbol: &Symbol) -> Result<Loaded, CliError> {
        match self.corpus.as_ref().and_then(|c| c.document(symbol)) {
            Some(path) => self.file(path),
            None => Err(CliError::user(format!("the text of {symbol} is not at hand"))
                .with_hint("name its file, or the folder of texts with --corpus DIR")),
        }
    }

    fn file(&self, path: &Path) -> Result<Loaded, CliError> {
        let name = path.display().to_string();
        let bytes =
            std::fs::read(path).map_err(|e| CliError::user(format!("{name}: cannot be read: {e}")))?;
        let hint = path.file_name().and_then(|n| n.to_str());
        let told = |e: penholder_read::ReadError| CliError::user(format!("{name}: {e}"));
        let document = self.reader.read_document(&bytes, hint).map_err(told)?;
        let reading = self.reader.facts(document.clone());
        if document.paragraphs.is_empty() {
            return Err(CliError::user(format!(
                "{name}: expected a text with paragraphs, but found none"
            )));
        }
        let name = path
            .file_name()
            .map_or(name, |n| n.to_string_lossy().into_owned());
        Ok(Loaded {
            name,
            text: Some((document, reading)),
            recorded: None,
        })
    }
}
