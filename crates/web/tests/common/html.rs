//! Whether a page is sound HTML: every element closed in order, no element where it may not stand, no id twice.

use html5gum::{DefaultEmitter, Token, Tokenizer};
use std::collections::HashSet;

/// Elements without an end.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
];
/// Elements that may not stand in a paragraph.
const BLOCK: &[&str] = &[
    "article", "aside", "details", "div", "dl", "fieldset", "figure", "footer", "form", "h1", "h2", "h3",
    "header", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
];

/// What a page holds.
#[derive(Debug, Default)]
pub struct Read {
    /// Addresses that it leads to.
    pub links: Vec<String>,
    /// What is wrong with it.
    pub faults: Vec<String>,
}

/// Reads a page.
pub fn read(page: &str) -> Read {
    let mut read = Read::default();
    let mut open: Vec<String> = Vec::new();
    let mut ids = HashSet::new();
    let mut labelled: Vec<String> = Vec::new();
    for token in Tokenizer::new_with_emitter(page, DefaultEmitter::default()).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                if BLOCK.contains(&name.as_str()) && open.last().is_some_and(|o| o == "p" || o == "span") {
                    read.faults
                        .push(format!("<{name}> inside <{}>", open[open.len() - 1]));
                }
                if name == "a" && open.iter().any(|o| o == "a") {
                    read.faults.push("<a> inside <a>".to_owned());
                }
                for (key, value) in &tag.attributes {
                    let (key, value) = (text(key), text(&value.value));
                    match key.as_str() {
                        "href" | "src" | "action" => read.links.push(value),
                        "id" if !ids.insert(value.clone()) => {
                            read.faults.push(format!("the id `{value}` twice"))
                        }
                        "style" => read.faults.push("a style of its own".to_owned()),
                        "aria-labelledby" | "aria-describedby" => {
                            labelled.extend(value.split_whitespace().map(str::to_owned));
                        }
                        "for" => labelled.push(value),
                        key if key.starts_with("on") => read.faults.push(format!("a script in `{key}`")),
                        _ => {}
                    }
                }
                if !VOID.contains(&name.as_str()) && !tag.self_closing {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = text(&tag.name);
                match open.pop() {
                    Some(last) if last == name => {}
                    other => {
                        read.faults.push(format!("</{name}> closes {other:?}"));
                        return read;
                    }
                }
            }
            Token::Error(error) => read.faults.push(format!("{:?}", error.value)),
            _ => {}
        }
    }
    let loose = labelled.iter().filter(|l| !ids.contains(*l));
    read.faults
        .extend(loose.map(|l| format!("nothing has the id `{l}`")));
    if !open.is_empty() {
        read.faults.push(format!("never closed: {open:?}"));
    }
    read
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
