//! The packed tables and where each part lies in them.

use serde::de::DeserializeOwned;

/// One part of a table, compressed on its own.
#[derive(Debug)]
pub(crate) struct Part {
    /// Table, the name of its file without `.csv`.
    pub table: &'static str,
    /// Key of the part; empty for a table that is not cut.
    pub key: &'static str,
    /// First byte in the archive.
    pub at: usize,
    /// Byte after the last.
    pub end: usize,
    /// Length of the text.
    pub bytes: usize,
    /// Number of rows.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "read by the test that every row of the archive parses")
    )]
    pub rows: usize,
}

include!(concat!(env!("OUT_DIR"), "/index.rs"));

static ARCHIVE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/archive.bin"));

/// Returns the parts of a table in ascending order of key; none if there is no such table.
pub(crate) fn parts(table: &str) -> &'static [Part] {
    let start = PARTS.partition_point(|p| p.table < table);
    let end = PARTS.partition_point(|p| p.table <= table);
    &PARTS[start..end]
}

/// Returns the text of a part, rows only.
pub(crate) fn unpack(part: &Part) -> String {
    let packed = &ARCHIVE[part.at..part.end];
    let bytes = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, part.bytes).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// Returns the rows of a part; none if the table has no such part.
///
/// Columns are taken by position: a test proves that every header is the list of the type's fields and that every
/// row parses, so none is lost here.
pub(crate) fn rows<T: DeserializeOwned>(table: &str, key: &str) -> Vec<T> {
    let found = parts(table);
    let Ok(at) = found.binary_search_by(|p| p.key.cmp(key)) else {
        return Vec::new();
    };
    let text = unpack(&found[at]);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    reader.deserialize().filter_map(Result::ok).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_unpacks_to_its_length() {
        for part in PARTS {
            assert_eq!(unpack(part).len(), part.bytes, "{} {}", part.table, part.key);
        }
        assert!(parts("decisions").len() > 20, "resolutions are cut by hundreds");
    }

    fn all_rows_parse<T: DeserializeOwned>(table: &str) {
        for part in parts(table) {
            assert_eq!(
                rows::<T>(table, part.key).len(),
                part.rows,
                "{table} {}",
                part.key
            );
        }
    }

    #[test]
    fn every_row_parses_as_its_type() {
        use penholder_record as r;
        use penholder_words as w;
        all_rows_parse::<w::OperationEntry>("operations");
        all_rows_parse::<w::OperationName>("operation_names");
        all_rows_parse::<w::StateEntry>("states");
        all_rows_parse::<w::StateName>("state_names");
        all_rows_parse::<r::Term>("terms");
        all_rows_parse::<r::Decision>("decisions");
        all_rows_parse::<r::VoteRecord>("votes");
        all_rows_parse::<r::Citation>("citations");
        all_rows_parse::<r::OpenQuestion>("open_questions");
        all_rows_parse::<r::FailedDraft>("failed_drafts");
        all_rows_parse::<r::MandateDecision>("mandates");
        all_rows_parse::<r::StrengthRow>("strength");
        all_rows_parse::<r::TaskRow>("tasks");
        all_rows_parse::<r::ReportingRow>("reporting");
        all_rows_parse::<r::ConsentRow>("consent");
        all_rows_parse::<r::PositionRow>("positions");
        all_rows_parse::<r::EventRow>("events");
        all_rows_parse::<r::RecommendationRow>("recommendations");
        all_rows_parse::<r::DeployedRow>("deployed");
        all_rows_parse::<r::FatalitiesRow>("fatalities");
        all_rows_parse::<r::BudgetRow>("budgets");
        all_rows_parse::<r::CorrectionRow>("corrections");
        all_rows_parse::<r::DisagreementRow>("disagreements");
    }
}
