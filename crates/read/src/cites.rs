//! What a document cites: resolutions, other documents, provisions of the Charter.
//!
//! First mentions are found, then what each means is resolved: `resolutions 1171 (1998) of 5 June 1998 and 1181
//! (1998)` names two, `General Assembly resolution 1474 (ES-IV)` none of the Council's.

mod find;

use crate::document::Document;
use crate::reading::{Cites, Mention};
use find::{Found, find};
use penholder_words::Symbol;
use std::collections::HashSet;

/// Returns what the document cites, itself left out.
pub fn cites(document: &Document) -> Cites {
    let mut cites = Cites::default();
    let own = document.head.symbol.as_ref();
    let mut seen = HashSet::new();
    for paragraph in &document.paragraphs {
        for token in find(paragraph.text.as_str()) {
            let target = match &token.what {
                Found::Resolution { number, .. } => {
                    if own.and_then(Symbol::resolution_number) == Some(*number) {
                        continue;
                    }
                    cites.resolutions.push(*number);
                    token.what.name()
                }
                Found::Document(symbol) => {
                    if own == Some(symbol) {
                        continue;
                    }
                    if seen.insert(symbol.clone()) {
                        cites.documents.push(symbol.clone());
                    }
                    token.what.name()
                }
                Found::Charter(name) => {
                    if !cites.charter.contains(name) {
                        cites.charter.push(name.clone());
                    }
                    name.clone()
                }
            };
            cites.mentions.push(Mention {
                target,
                para: paragraph.id.clone(),
                span: paragraph.text.raw_span(token.range),
            });
        }
    }
    cites.resolutions.sort_unstable();
    cites.resolutions.dedup();
    cites
}
