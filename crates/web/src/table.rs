//! Any answer as a table.
//!
//! A list becomes one row for each item; anything else becomes one row for each value, with its place in the answer.
//! Values inside an item are named by their path, `until.source.symbol`; lists of plain words are joined by a space,
//! lists of objects stand as JSON in one field.

use serde_json::Value;
use std::collections::HashSet;

/// Writes the answer as CSV with a header.
///
/// # Errors
/// If a row cannot be written.
pub fn csv(value: &Value) -> Result<String, csv::Error> {
    let mut out = csv::Writer::from_writer(Vec::new());
    match value {
        Value::Array(items) => rows(&mut out, items)?,
        other => {
            out.write_record(["field", "value"])?;
            let mut fields = Vec::new();
            deep("", other, &mut fields);
            for (name, text) in fields {
                out.write_record([name, text])?;
            }
        }
    }
    let bytes = out.into_inner().map_err(|e| e.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn rows(out: &mut csv::Writer<Vec<u8>>, items: &[Value]) -> Result<(), csv::Error> {
    let flat: Vec<Vec<(String, String)>> = items
        .iter()
        .map(|item| {
            let mut fields = Vec::new();
            flatten("", item, &mut fields);
            fields
        })
        .collect();
    let mut seen = HashSet::new();
    let columns: Vec<&str> = flat
        .iter()
        .flatten()
        .map(|(name, _)| name.as_str())
        .filter(|n| seen.insert(*n))
        .collect();
    out.write_record(&columns)?;
    for item in &flat {
        let cell = |c: &&str| item.iter().find(|(n, _)| n == c).map_or("", |(_, v)| v.as_str());
        out.write_record(columns.iter().map(cell))?;
    }
    Ok(())
}

fn joined(prefix: &str, key: &str) -> String {
    if prefix.is_empty() {
        key.to_owned()
    } else {
        format!("{prefix}.{key}")
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Array(items) if items.iter().all(|i| !i.is_array() && !i.is_object()) => {
            let words: Vec<String> = items.iter().filter_map(plain).collect();
            Some(words.join(" "))
        }
        _ => None,
    }
}

/// Takes an item apart for one row: objects by path, lists of objects as JSON.
fn flatten(name: &str, value: &Value, fields: &mut Vec<(String, String)>) {
    match (plain(value), value) {
        (Some(text), _) => fields.push((name.to_owned(), text)),
        (None, Value::Object(map)) => map.iter().for_each(|(k, v)| flatten(&joined(name, k), v, fields)),
        (None, other) => fields.push((name.to_owned(), other.to_string())),
    }
}

/// Takes an answer apart value by value; items of a list are counted from 0.
fn deep(name: &str, value: &Value, fields: &mut Vec<(String, String)>) {
    match (plain(value), value) {
        (Some(text), _) => fields.push((name.to_owned(), text)),
        (None, Value::Object(map)) => map.iter().for_each(|(k, v)| deep(&joined(name, k), v, fields)),
        (None, Value::Array(items)) => items
            .iter()
            .enumerate()
            .for_each(|(at, v)| deep(&joined(name, &at.to_string()), v, fields)),
        (None, _) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_list_gives_a_row_for_each_item() {
        let list = json!([{"operation": "A", "until": null, "host": ["MLI", "NER"]}, {"operation": "B", "until": {"date": "2023-06-30"}}]);
        assert_eq!(
            csv(&list).unwrap(),
            "operation,until,host,until.date\nA,,MLI NER,\nB,,,2023-06-30\n"
        );
    }

    #[test]
    fn an_answer_gives_a_row_for_each_value() {
        let answer = json!({"on": "2023-06-16", "tasks": [{"task": "a, b"}, {"task": "c"}]});
        assert_eq!(
            csv(&answer).unwrap(),
            "field,value\non,2023-06-16\ntasks.0.task,\"a, b\"\ntasks.1.task,c\n"
        );
    }
}
