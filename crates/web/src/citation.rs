//! How a page is cited: in a footnote, in BibTeX, in CSL-JSON.

use crate::error::WebError;
use crate::frame::Frame;
use crate::frame::slug;
use penholder_words::{Date, Lang, long_date};
use serde_json::json;

/// Returns the reference for a footnote.
pub fn plain(f: &Frame<'_>) -> String {
    let record = f
        .record_until
        .map(|d| {
            format!(
                ", {} {}",
                f.t("record until", "recueil arrêté au"),
                long_date(d, f.lang)
            )
        })
        .unwrap_or_default();
    format!("Penholder, “{}”{record}, {}", f.title, f.permalink())
}

/// Returns the reference for BibTeX.
pub fn bibtex(f: &Frame<'_>) -> String {
    let year = f
        .record_until
        .map_or_else(String::new, |d| format!("  year = {{{}}},\n", d.year()));
    let note = f.record_until.map_or_else(String::new, |d| {
        format!("  note = {{Record until {}}},\n", long_date(d, Lang::En))
    });
    format!(
        "@misc{{penholder:{},\n  author = {{{{Penholder}}}},\n  title = {{{{{}}}}},\n{year}{note}  url = {{{}}}\n}}\n",
        slug(&f.path().trim_start_matches('/').to_lowercase()),
        escaped(&f.title),
        f.permalink()
    )
}

/// Returns the reference as CSL-JSON.
///
/// # Errors
/// If it cannot be serialised.
pub fn csl(f: &Frame<'_>) -> Result<String, WebError> {
    let parts = |d: Date| json!({"date-parts": [[d.year(), d.month(), d.day()]]});
    let item = json!([{
        "id": f.path().trim_start_matches('/'),
        "type": "webpage",
        "title": f.title,
        "author": [{"literal": "Penholder"}],
        "container-title": "Penholder",
        "issued": f.record_until.map(parts),
        "URL": f.permalink(),
        "language": f.code(),
    }]);
    crate::answered::json(&item)
}

/// Escapes what TeX would read as more than a letter.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            '{' | '}' | '\\' | '~' | '^' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
