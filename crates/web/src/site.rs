//! What every page stands on: the record, the names in it, today, and answers given before.

use axum::body::Bytes;
use axum::http::HeaderValue;
use penholder_answer::history::{History, history};
use penholder_read::Reader;
use penholder_record::Record;
use penholder_store::Corpus;
use penholder_words::{Date, Lang, MemberCode, NameKind, OperationEntry};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// Most bytes of answers that are kept; past it all are let go, so that memory stays flat.
const KEPT_BYTES: usize = 48 * 1024 * 1024;

/// Most articles that are checked at once.
const CHECKS: usize = 4;

/// An answer given before.
#[derive(Debug)]
pub(crate) struct Kept {
    pub media_type: &'static str,
    pub body: Bytes,
    pub etag: HeaderValue,
    pub as_of: HeaderValue,
}

impl Kept {
    pub fn new(media_type: &'static str, body: String, as_of: Date) -> Self {
        let header = |text: String| HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""));
        Kept {
            media_type,
            etag: header(format!("W/\"{:016x}\"", digest(body.as_bytes()))),
            as_of: header(as_of.to_string()),
            body: Bytes::from(body),
        }
    }
}

#[derive(Debug, Default)]
struct Answers {
    day: Date,
    bytes: usize,
    by_key: HashMap<String, Arc<Kept>>,
}

/// The record and what surrounds it while the pages are served.
pub struct Site {
    /// The record.
    pub record: Record,
    /// Address of the site for links in feeds and citations, without a slash at its end.
    pub public_url: String,
    /// A folder of texts, where one is at hand.
    pub texts: Option<Corpus>,
    today: fn() -> Date,
    answers: Mutex<Answers>,
    names: OnceLock<Names>,
    reader: OnceLock<Reader>,
    /// Places for checks of articles, which take longer than pages.
    pub(crate) checks: tokio::sync::Semaphore,
    histories: Mutex<HashMap<String, Arc<History>>>,
    modified: Option<HeaderValue>,
    record_until: Option<HeaderValue>,
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site")
            .field("public_url", &self.public_url)
            .finish_non_exhaustive()
    }
}

/// Names of States and operations by language.
#[derive(Debug, Default)]
struct Names {
    french_states: HashMap<MemberCode, String>,
    french_operations: HashMap<String, String>,
}

impl Site {
    /// Returns a site over `record`; `today` is asked for the day where an address gives none.
    pub fn new(record: Record, public_url: impl Into<String>, today: fn() -> Date) -> Self {
        let until = record.until;
        let header = |text: String| HeaderValue::from_str(&text).ok();
        Site {
            public_url: public_url.into().trim_end_matches('/').to_owned(),
            texts: None,
            today,
            answers: Mutex::default(),
            names: OnceLock::new(),
            histories: Mutex::default(),
            reader: OnceLock::new(),
            checks: tokio::sync::Semaphore::new(CHECKS),
            modified: until.and_then(http_day).and_then(header),
            record_until: until.map(|d| d.to_string()).and_then(header),
            record,
        }
    }

    /// Gives the site a folder of texts.
    pub fn with_texts(self, texts: Option<Corpus>) -> Self {
        Site { texts, ..self }
    }

    /// Returns today.
    pub fn today(&self) -> Date {
        (self.today)()
    }

    /// Returns the reader of texts, made ready when first asked for.
    pub fn reader(&self) -> &Reader {
        self.reader
            .get_or_init(|| Reader::new(&penholder_store::lexicon()))
    }

    /// Returns an operation's history, which is computed once: there are as many as operations.
    pub fn history(&self, operation: &OperationEntry) -> Arc<History> {
        let mut histories = self.histories.lock().unwrap_or_else(PoisonError::into_inner);
        let computed = || Arc::new(history(&self.record, operation));
        let key = operation.operation.clone();
        histories.entry(key).or_insert_with(computed).clone()
    }

    /// Returns the name of a State on `day` in a language; the English one where the record has no other.
    pub fn state(&self, code: MemberCode, day: Date, lang: Lang) -> String {
        let french = || self.names().french_states.get(&code).cloned();
        match lang {
            Lang::Fr => french(),
            Lang::En => None,
        }
        .unwrap_or_else(|| self.record.state_name(code, day))
    }

    /// Returns the name of an operation in a language; the English one where the record has no other.
    pub fn operation_name(&self, key: &str, english: &str, lang: Lang) -> String {
        let french = || self.names().french_operations.get(key).cloned();
        match lang {
            Lang::Fr => french(),
            Lang::En => None,
        }
        .unwrap_or_else(|| english.to_owned())
    }

    fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let states = self.record.state_names.iter();
            let operations = self.record.operation_names.iter();
            Names {
                french_states: states
                    .filter(|n| n.lang == "fr")
                    .map(|n| (n.code, n.name.clone()))
                    .collect(),
                french_operations: operations
                    .filter(|n| n.lang == "fr" && n.kind == NameKind::Name)
                    .map(|n| (n.operation.clone(), n.name.clone()))
                    .collect(),
            }
        })
    }

    /// Returns the last day of the record as a day of modification: answers change when the record does.
    pub(crate) fn modified(&self) -> Option<&HeaderValue> {
        self.modified.as_ref()
    }

    pub(crate) fn record_until_header(&self) -> Option<&HeaderValue> {
        self.record_until.as_ref()
    }

    pub(crate) fn unchanged_since(&self, since: &str) -> bool {
        let day = |text: &str| {
            text.get(..16)
                .and_then(|t| Date::strptime("%a, %d %b %Y", t).ok())
        };
        let modified = self.modified.as_ref().and_then(|m| m.to_str().ok());
        matches!((day(since), modified.and_then(day)), (Some(since), Some(modified)) if modified <= since)
    }

    /// Returns an answer given before, on the same day.
    pub(crate) fn kept(&self, key: &str) -> Option<Arc<Kept>> {
        self.answers(self.today()).by_key.get(key).cloned()
    }

    /// Keeps an answer that was given on `day`.
    pub(crate) fn keep(&self, day: Date, key: String, kept: Arc<Kept>) {
        if day != self.today() {
            return;
        }
        let size = key.len() + kept.body.len() + 256;
        let mut answers = self.answers(day);
        if answers.bytes + size > KEPT_BYTES {
            answers.bytes = 0;
            answers.by_key = HashMap::new();
        }
        answers.bytes += size;
        answers.by_key.insert(key, kept);
    }

    /// Returns the answers given on `day`; those of another day are let go.
    fn answers(&self, day: Date) -> MutexGuard<'_, Answers> {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.day != day {
            *answers = Answers {
                day,
                ..Answers::default()
            };
        }
        answers
    }
}

/// Returns midnight of a day as HTTP writes it.
fn http_day(day: Date) -> Option<String> {
    Some(format!("{} 00:00:00 GMT", day.strftime("%a, %d %b %Y")))
}

/// Returns a digest of the bytes that is the same on every machine and in every release (FNV-1a, 64 bits).
pub(crate) fn digest(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn site() -> Site {
        let record = Record {
            until: Some(date(2026, 6, 30)),
            ..Record::default()
        };
        Site::new(record, "http://penholder.test/", || date(2026, 7, 1))
    }

    #[test]
    fn the_day_of_modification_is_the_records_last() {
        let site = site();
        assert_eq!(site.modified().unwrap(), "Tue, 30 Jun 2026 00:00:00 GMT");
        assert!(site.unchanged_since("Tue, 30 Jun 2026 00:00:00 GMT"));
        assert!(site.unchanged_since("Wed, 01 Jul 2026 10:00:00 GMT"));
        assert!(!site.unchanged_since("Mon, 29 Jun 2026 23:59:59 GMT"));
        assert!(!site.unchanged_since("yesterday"));
    }

    #[test]
    fn kept_answers_are_bounded() {
        let site = site();
        for at in 0..200 {
            let body = "x".repeat(1024 * 1024);
            site.keep(
                date(2026, 7, 1),
                at.to_string(),
                Arc::new(Kept::new("text/plain", body, date(2026, 7, 1))),
            );
        }
        assert!(site.kept("199").is_some());
        assert!(site.answers.lock().unwrap().bytes <= KEPT_BYTES);
    }
}
