//! A table as text: header, rows, and the corrections that apply to it.

use penholder_record::CorrectionRow;
use serde::{Serialize, de::DeserializeOwned};
use std::path::Path;

/// What went wrong, in one line for the person at the terminal.
pub type Fault = String;

/// What a correction did.
enum Effect {
    /// It changed the value that it names.
    Applied,
    /// The compilation gives by itself what it says.
    Idle,
    /// It changed another value than the one it names.
    Instead(String),
}

/// A table of `data/`, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Name of the file without `.csv`.
    pub name: &'static str,
    /// Columns that together name a row in `corrections.csv`, joined by ` | `.
    keys: Vec<usize>,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    /// Makes a sheet of typed rows; `keys` are the columns by which corrections name a row.
    pub fn of<T: Serialize + DeserializeOwned>(
        name: &'static str,
        keys: &[&str],
        rows: &[T],
    ) -> Result<Sheet, Fault> {
        let header: Vec<String> = crate::fields::of::<T>().iter().map(|f| (*f).to_owned()).collect();
        let keys = keys
            .iter()
            .map(|k| {
                header
                    .iter()
                    .position(|h| h == k)
                    .ok_or(format!("{name}: no column `{k}`"))
            })
            .collect::<Result<_, _>>()?;
        let mut writer = csv::WriterBuilder::new()
            .has_headers(false)
            .from_writer(Vec::new());
        for row in rows {
            writer.serialize(row).map_err(|e| format!("{name}: {e}"))?;
        }
        let bytes = writer.into_inner().map_err(|e| format!("{name}: {e}"))?;
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(&bytes[..]);
        let rows = reader
            .records()
            .map(|r| r.map(|r| r.iter().map(str::to_owned).collect()))
            .collect::<Result<_, _>>()
            .map_err(|e| format!("{name}: {e}"))?;
        Ok(Sheet {
            name,
            keys,
            header,
            rows,
        })
    }

    /// Returns the number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    fn key(&self, row: &[String]) -> String {
        let parts: Vec<&str> = self.keys.iter().map(|&k| row[k].as_str()).collect();
        parts.join(" | ")
    }

    /// Applies the corrections of this table, each exactly once; returns their number and those no longer needed,
    /// because the compilation gives by itself what they say.
    ///
    /// Column `*` with an empty `is` removes the row; `*` with an empty `was` adds a row given as
    /// `column=value; column=value`.
    ///
    /// # Errors
    /// If a correction names no row, or several.
    pub fn correct(&mut self, corrections: &[CorrectionRow]) -> Result<(usize, Vec<String>), Fault> {
        let mine: Vec<&CorrectionRow> = corrections.iter().filter(|c| c.table == self.name).collect();
        let mut idle = Vec::new();
        for c in &mine {
            let place = format!("corrections.csv: {} `{}`, column `{}`", c.table, c.key, c.column);
            match self.apply(c).map_err(|why| format!("{place}: {why}"))? {
                Effect::Applied => {}
                Effect::Idle => idle.push(format!("{place}: no longer needed")),
                Effect::Instead(found) => idle.push(format!("{place}: the compilation now gives `{found}`")),
            }
        }
        Ok((mine.len(), idle))
    }

    fn apply(&mut self, c: &CorrectionRow) -> Result<Effect, Fault> {
        let hits: Vec<usize> = (0..self.rows.len())
            .filter(|&i| self.key(&self.rows[i]) == c.key)
            .collect();
        if c.column == "*" && c.was.is_empty() {
            let row = self.parse_row(&c.is)?;
            let key = self.key(&row);
            if key != c.key {
                return Err(format!("the row to add has the key `{key}`"));
            }
            if hits.is_empty() {
                self.insert(row);
            }
            return Ok(if hits.is_empty() {
                Effect::Applied
            } else {
                Effect::Idle
            });
        }
        if c.column == "*" && hits.is_empty() {
            return Ok(Effect::Idle);
        }
        let [at] = hits[..] else {
            return Err(format!("{} rows have this key, expected one", hits.len()));
        };
        if c.column == "*" {
            self.rows.remove(at);
            return Ok(Effect::Applied);
        }
        let column = self
            .header
            .iter()
            .position(|h| *h == c.column)
            .ok_or("no such column")?;
        let cell = &mut self.rows[at][column];
        if *cell == c.is {
            return Ok(Effect::Idle);
        }
        let effect = if *cell == c.was {
            Effect::Applied
        } else {
            Effect::Instead(cell.clone())
        };
        cell.clone_from(&c.is);
        Ok(effect)
    }

    /// Puts a row where its first column and its date belong.
    fn insert(&mut self, row: Vec<String>) {
        let date = self.header.iter().position(|h| h == "date");
        let order = |r: &[String]| (r[0].clone(), date.map(|d| r[d].clone()));
        let at = self
            .rows
            .iter()
            .rposition(|r| order(r) <= order(&row))
            .map_or(0, |i| i + 1);
        self.rows.insert(at, row);
    }

    fn parse_row(&self, text: &str) -> Result<Vec<String>, Fault> {
        let mut row = vec![String::new(); self.header.len()];
        for part in text.split("; ") {
            let (column, value) = part
                .split_once('=')
                .ok_or(format!("expected column=value, found `{part}`"))?;
            let at = self
                .header
                .iter()
                .position(|h| h == column)
                .ok_or(format!("no column `{column}`"))?;
            row[at] = value.to_owned();
        }
        Ok(row)
    }

    /// Returns the rows as values of their type.
    ///
    /// # Errors
    /// If a corrected cell does not parse.
    pub fn typed<T: DeserializeOwned>(&self) -> Result<Vec<T>, Fault> {
        parse(&self.to_csv()?, self.name)
    }

    /// Returns the text of the file: UTF-8, LF, header first.
    pub fn to_csv(&self) -> Result<String, Fault> {
        let fault = |e: csv::Error| format!("{}: {e}", self.name);
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        writer.write_record(&self.header).map_err(fault)?;
        for row in &self.rows {
            writer.write_record(row).map_err(fault)?;
        }
        let bytes = writer.into_inner().map_err(|e| format!("{}: {e}", self.name))?;
        String::from_utf8(bytes).map_err(|e| format!("{}: {e}", self.name))
    }
}

/// Parses CSV text with a header into typed rows.
pub fn parse<T: DeserializeOwned>(text: &str, name: &str) -> Result<Vec<T>, Fault> {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let rows: Result<Vec<T>, csv::Error> = reader.deserialize().collect();
    rows.map_err(|e| format!("{name}: {e}"))
}

/// Reads a CSV file into typed rows.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, Fault> {
    parse(&read_text(path)?, &path.display().to_string())
}

/// Reads a file as text; bytes that are no UTF-8 become replacement characters.
pub fn read_text(path: &Path) -> Result<String, Fault> {
    let bytes = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// Returns the files of a folder whose names end in `.ext`, in order of name.
pub fn files(folder: &Path, ext: &str) -> Result<Vec<std::path::PathBuf>, Fault> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<_> = entries
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == ext))
        .collect();
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use penholder_words::StateEntry;

    fn sheet() -> Sheet {
        let rows = [("MLI", "Mali"), ("NER", "Niger")].map(|(code, name)| StateEntry {
            code: code.parse().unwrap(),
            name: name.to_owned(),
        });
        Sheet::of("states", &["code"], &rows).unwrap()
    }

    fn correction(key: &str, column: &str, was: &str, is: &str) -> CorrectionRow {
        CorrectionRow {
            table: "states".into(),
            key: key.into(),
            column: column.into(),
            was: was.into(),
            is: is.into(),
            reason: "test".into(),
            source: "test".into(),
        }
    }

    #[test]
    fn a_correction_changes_the_one_cell_it_names() {
        let mut sheet = sheet();
        assert_eq!(
            sheet.correct(&[correction("NER", "name", "Niger", "the Niger")]),
            Ok((1, vec![]))
        );
        assert_eq!(sheet.to_csv().unwrap(), "code,name\nMLI,Mali\nNER,the Niger\n");
    }

    #[test]
    fn a_correction_that_says_what_is_compiled_is_idle() {
        let (applied, idle) = sheet()
            .correct(&[correction("NER", "name", "the Niger", "Niger")])
            .unwrap();
        assert_eq!((applied, idle.len()), (1, 1));
    }

    #[test]
    fn a_correction_of_another_value_is_applied_and_told() {
        let mut sheet = sheet();
        let (_, notes) = sheet
            .correct(&[correction("NER", "name", "Nigeria", "the Niger")])
            .unwrap();
        assert!(
            notes[0].ends_with("the compilation now gives `Niger`"),
            "{notes:?}"
        );
        assert!(sheet.to_csv().unwrap().contains("NER,the Niger"));
        assert!(sheet.correct(&[correction("XXX", "name", "", "")]).is_err());
    }

    #[test]
    fn rows_can_be_added_and_removed() {
        let mut sheet = sheet();
        let changes = [
            correction("MRT", "*", "", "code=MRT; name=Mauritania"),
            correction("NER", "*", "x", ""),
        ];
        assert_eq!(sheet.correct(&changes), Ok((2, vec![])));
        assert_eq!(sheet.to_csv().unwrap(), "code,name\nMLI,Mali\nMRT,Mauritania\n");
    }
}
