//! What several verbs need: the record, dates, names, sources, and printing.

use crate::CliError;
use penholder_answer::resolve::NotResolved;
use penholder_answer::vote::{RulesFile, parse_rules};
use penholder_record::Record;
use penholder_words::{Date, MemberCode, Source};
use std::io::Write;

/// Reads a day as `YYYY-MM-DD`.
///
/// # Errors
/// If the text is no date of the calendar; the message says what was expected.
pub fn parse_date(text: &str) -> Result<Date, String> {
    let shaped = text.len() == 10 && text.split('-').map(str::len).eq([4, 2, 2]);
    if !shaped {
        return Err("expected a day as YYYY-MM-DD, such as 2023-06-16".to_owned());
    }
    text.parse()
        .map_err(|_| "there is no such day in the calendar".to_owned())
}

/// Returns today's date; the only place where a verb may ask the clock.
pub fn today() -> Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}

/// Returns the embedded record.
pub fn record() -> Result<Record, CliError> {
    Ok(penholder_store::record())
}

/// Turns a name that leads nowhere into an error with its hint.
pub fn not_resolved(error: NotResolved) -> CliError {
    let told = CliError::user(error.to_string());
    match error.hint() {
        Some(hint) => told.with_hint(hint),
        None => told,
    }
}

/// Prints text on standard output, colours as the stream wants them.
pub fn print(text: &str) -> Result<(), CliError> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Prints one JSON value, indented, with a line end.
pub fn print_json(value: &impl serde::Serialize) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, value)?;
    writeln!(out)?;
    Ok(out.flush()?)
}

/// Returns the name of a State as it was on `day`, and the code behind it.
pub fn state_on(record: &Record, code: MemberCode, day: Date) -> String {
    format!("{} ({code})", record.state_name(code, day))
}

/// Returns the names of States as they were on `day`, joined for reading.
pub fn names(record: &Record, codes: &[MemberCode], day: Date) -> String {
    let names: Vec<_> = codes
        .iter()
        .map(|c| record.state_name(*c, day).to_owned())
        .collect();
    match &names[..] {
        [] => String::new(),
        [one] => one.clone(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}

/// Writes a source with its parts held together.
pub fn cite(source: &Source) -> String {
    source.to_string()
}

/// Holds the parts of a paragraph's number together: `26 (a) (i)` never breaks over a line.
pub fn unbroken(paragraph: &str) -> String {
    paragraph.replace(' ', "\u{a0}")
}

/// Writes several sources, the paragraphs of one document together: `S/RES/2640 (2022), paras. 18, 26 (a) (i)`.
pub fn cite_all(sources: &[&Source]) -> String {
    let mut documents: Vec<(String, Vec<String>)> = Vec::new();
    for source in sources {
        let symbol = source.symbol.to_string();
        let paragraph = source.paragraph.as_deref().map(unbroken);
        match documents.last_mut().filter(|(s, _)| *s == symbol) {
            Some((_, paragraphs)) => paragraphs.extend(paragraph),
            None => documents.push((symbol, paragraph.into_iter().collect())),
        }
    }
    let texts = documents
        .into_iter()
        .map(|(symbol, paragraphs)| match numbered(paragraphs) {
            numbers if numbers.is_empty() => symbol,
            numbers => format!("{symbol}, {numbers}"),
        });
    texts.collect::<Vec<_>>().join("; ")
}

/// Writes the paragraphs of sources that share their document: `paras. 18, 26 (a) (i)`.
pub fn paragraphs(sources: &[&Source]) -> String {
    numbered(
        sources
            .iter()
            .filter_map(|s| s.paragraph.as_deref().map(unbroken))
            .collect(),
    )
}

fn numbered(mut paragraphs: Vec<String>) -> String {
    paragraphs.dedup();
    match &paragraphs[..] {
        [] => String::new(),
        [one] => format!("para.\u{a0}{one}"),
        several => format!("paras. {}", several.join(", ")),
    }
}

/// Returns the State that a code or name means.
pub fn state(record: &Record, asked: &str) -> Result<MemberCode, CliError> {
    let same = |name: &str| name.eq_ignore_ascii_case(asked.trim());
    let by_code = record
        .states
        .iter()
        .find(|s| same(s.code.as_str()))
        .map(|s| s.code);
    let by_name = || record.states.iter().find(|s| same(&s.name)).map(|s| s.code);
    let by_other_name = || record.state_names.iter().find(|n| same(&n.name)).map(|n| n.code);
    by_code.or_else(by_name).or_else(by_other_name).ok_or_else(|| {
        CliError::user(format!(
            "no State is called `{asked}`: expected a code such as MLI or a name such as Mali"
        ))
    })
}

/// Returns a body that comes with the program.
pub fn body(name: &str) -> Result<RulesFile, CliError> {
    let Some(text) = penholder_store::body_rules(name) else {
        let known: Vec<_> = penholder_store::body_names().collect();
        let message = format!("no body is called `{name}`: expected a body that comes with the program");
        return Err(CliError::user(message).with_hint(format!("there are {}", known.join(", "))));
    };
    parse_rules(text).map_err(|e| CliError::user(format!("body `{name}`: {e}")))
}

/// Reads a file of rules.
pub fn rules_file(path: &std::path::Path) -> Result<RulesFile, CliError> {
    let shown = path.display();
    let bytes = std::fs::read(path).map_err(|e| CliError::user(format!("{shown}: cannot be read: {e}")))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        CliError::user(format!(
            "{shown}: expected a file of rules in TOML, but it is no UTF-8 text"
        ))
    })?;
    parse_rules(&text).map_err(|e| CliError::user(format!("{shown}: {e}")))
}
