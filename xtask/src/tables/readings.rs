//! What the reader finds in all texts, as rows of the tables on mandates.

use crate::sheet::{Fault, files};
use crate::tables::timelines::Read;
use penholder_read::{Reader, reading};
use penholder_record::{Citation, ConsentRow, Decision, MandateDecision, ReportingRow, StrengthRow, TaskRow};
use penholder_words::{Action, Date, Lexicon, PartialDate, Symbol};
use reading::{Mandate, PhaseKind, Reading};
use std::collections::BTreeMap;
use std::path::Path;

/// The rows that readings give.
#[derive(Default)]
pub struct Rows {
    pub mandates: Vec<Read>,
    pub strength: Vec<StrengthRow>,
    pub tasks: Vec<TaskRow>,
    pub reporting: Vec<ReportingRow>,
    pub consent: Vec<ConsentRow>,
    pub citations: Vec<Citation>,
    /// Texts that could not be read, or that are not what their name says, one line each.
    pub notes: Vec<String>,
}

/// Reads every resolution (Akoma Ntoso where it exists, else text) and every presidential statement.
pub fn rows(corpus: &Path, lexicon: &Lexicon, decisions: &[Decision]) -> Result<Rows, Fault> {
    let reader = Reader::new(lexicon);
    let by_number: BTreeMap<u16, &Decision> = decisions.iter().map(|d| (d.number, d)).collect();
    let mut rows = Rows::default();
    for (number, path, source) in resolutions(corpus)? {
        let Some(decision) = by_number.get(&number) else {
            rows.notes
                .push(format!("{}: no such resolution in the index", path.display()));
            continue;
        };
        let Some(reading) = read(&reader, &path, &mut rows.notes)? else {
            continue;
        };
        let claimed = reading.symbol.as_ref().and_then(Symbol::resolution_number);
        if claimed.is_some_and(|n| n != number) {
            rows.notes.push(format!(
                "{}: the text is that of resolution {}",
                path.display(),
                claimed.unwrap_or(0)
            ));
            continue;
        }
        rows.cite(&reading, number);
        rows.take(&reading, &decision.symbol, decision.date, source);
    }
    for path in files(&corpus.join("akn4un/prst"), "xml")? {
        let Some(reading) = read(&reader, &path, &mut rows.notes)? else {
            continue;
        };
        if let (Some(symbol), Some(date)) = (reading.symbol.clone(), reading.adopted) {
            rows.take(&reading, &symbol, date, "akn");
        }
    }
    rows.sort();
    Ok(rows)
}

/// Returns number, file and form of the best text of each resolution.
fn resolutions(corpus: &Path) -> Result<Vec<(u16, std::path::PathBuf, &'static str)>, Fault> {
    let mut best = BTreeMap::new();
    let folders = [
        ("resolutions", "txt", "text"),
        ("akn4un/resolutions-en", "xml", "akn"),
    ];
    for (folder, ext, source) in folders {
        for path in files(&corpus.join(folder), ext)? {
            let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
            if let Some(number) = stem.split('_').nth(2).and_then(|n| n.parse::<u16>().ok()) {
                best.insert(number, (path, source));
            }
        }
    }
    Ok(best
        .into_iter()
        .map(|(number, (path, source))| (number, path, source))
        .collect())
}

fn read(reader: &Reader, path: &Path, notes: &mut Vec<String>) -> Result<Option<Reading>, Fault> {
    let bytes = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let hint = path.file_name().and_then(|n| n.to_str());
    match reader.read(&bytes, hint) {
        Ok(reading) => Ok(Some(reading)),
        Err(error) => {
            notes.push(format!("{}: {error}", path.display()));
            Ok(None)
        }
    }
}

impl Rows {
    /// Takes the documents cited, each once; provisions of the Charter are left to the text.
    fn cite(&mut self, reading: &Reading, number: u16) {
        let mut seen = std::collections::BTreeSet::new();
        for mention in &reading.cites.mentions {
            if mention.target.contains('/') && seen.insert(&mention.target) {
                self.citations.push(Citation {
                    number,
                    cited: Symbol::named(mention.target.as_str()),
                    para: mention.para.clone(),
                });
            }
        }
    }

    /// Keeps strengths, tasks, reports and consent of those decisions only that are the operation's own.
    pub fn keep_own(&mut self, own: &[MandateDecision]) {
        let own: std::collections::BTreeSet<(&str, &Symbol)> =
            own.iter().map(|m| (m.operation.as_str(), &m.symbol)).collect();
        self.strength
            .retain(|r| own.contains(&(r.operation.as_str(), &r.symbol)));
        self.tasks
            .retain(|r| own.contains(&(r.operation.as_str(), &r.symbol)));
        self.reporting
            .retain(|r| own.contains(&(r.operation.as_str(), &r.symbol)));
        self.consent
            .retain(|r| own.contains(&(r.operation.as_str(), &r.symbol)));
    }

    fn take(&mut self, reading: &Reading, symbol: &Symbol, date: Date, source: &str) {
        for mandate in &reading.mandates {
            self.mandates.push(Read {
                row: decision(mandate, symbol, date, source),
                months: mandate
                    .until
                    .as_ref()
                    .and_then(|u| months(u.convention.as_deref()?)),
            });
            self.parts(mandate, symbol, date);
        }
    }

    fn parts(&mut self, mandate: &Mandate, symbol: &Symbol, date: Date) {
        let operation = || mandate.operation.clone();
        self.strength.extend(mandate.strength.iter().map(|s| StrengthRow {
            operation: operation(),
            symbol: symbol.clone(),
            date,
            component: s.component,
            number: s.number,
            kind: s.kind,
            para: s.para.clone(),
        }));
        self.tasks.extend(mandate.tasks.iter().map(|t| TaskRow {
            operation: operation(),
            symbol: symbol.clone(),
            date,
            task: t.task,
            priority: t.priority,
            para: t.para.clone(),
            by_reference: t.by_reference,
        }));
        self.reporting
            .extend(mandate.reporting.iter().map(|r| ReportingRow {
                operation: operation(),
                symbol: symbol.clone(),
                date,
                due: r.due.split_whitespace().collect::<Vec<_>>().join(" "),
                due_date: r.due_date,
                every_months: r.every_months,
                para: r.para.clone(),
            }));
        self.consent.extend(mandate.consent.iter().map(|c| ConsentRow {
            operation: operation(),
            status: c.status,
            since: c.date.map(PartialDate::Day),
            known_from: date,
            document: c.document.clone(),
            symbol: symbol.clone(),
            para: Some(c.para.clone()),
            note: c.note.split_whitespace().collect::<Vec<_>>().join(" "),
        }));
    }

    fn sort(&mut self) {
        fn key(operation: &str, date: Date, symbol: &Symbol) -> (String, Date, u16, String) {
            (
                operation.to_owned(),
                date,
                symbol.resolution_number().unwrap_or(0),
                symbol.to_string(),
            )
        }
        self.mandates
            .sort_by_key(|r| key(&r.row.operation, r.row.date, &r.row.symbol));
        self.strength
            .sort_by_key(|r| key(&r.operation, r.date, &r.symbol));
        self.tasks.sort_by_key(|r| key(&r.operation, r.date, &r.symbol));
        self.reporting
            .sort_by_key(|r| key(&r.operation, r.date, &r.symbol));
        self.consent
            .sort_by_key(|r| key(&r.operation, r.known_from, &r.symbol));
    }
}

/// Returns the months of a period that was counted from the day of adoption: `6 months from …, the day of adoption`.
fn months(convention: &str) -> Option<i32> {
    if !convention.contains("the day of adoption") {
        return None;
    }
    let (number, rest) = convention.split_once(' ')?;
    let number: i32 = number.parse().ok()?;
    match rest.split(' ').next()? {
        "month" | "months" => Some(number),
        "year" | "years" => Some(12 * number),
        _ => None,
    }
}

fn decision(mandate: &Mandate, symbol: &Symbol, date: Date, source: &str) -> MandateDecision {
    let mut actions: Vec<Action> = Vec::new();
    for action in &mandate.actions {
        if !actions.contains(&action.what) {
            actions.push(action.what);
        }
    }
    let phase = |kind: PhaseKind| mandate.phases.iter().find(|p| p.kind == kind);
    let until = mandate.until.as_ref();
    let ends = phase(PhaseKind::MandateEnds);
    let withdrawal = phase(PhaseKind::WithdrawalUntil);
    let liquidation = phase(PhaseKind::LiquidationFrom);
    let force = mandate.use_of_force.as_ref();
    MandateDecision {
        operation: mandate.operation.clone(),
        symbol: symbol.clone(),
        date,
        actions,
        para: mandate.actions.first().map(|a| a.para.clone()),
        until: until.map(|u| u.date),
        until_computed: until.is_some_and(|u| u.computed),
        until_para: until.map(|u| u.para.clone()),
        open_ended: false,
        terminates_on: ends.map(|p| p.date),
        withdrawal_until: withdrawal.map(|p| p.date),
        withdrawal_para: withdrawal.map(|p| p.para.clone()),
        liquidation_from: liquidation.map(|p| p.date),
        liquidation_para: liquidation.map(|p| p.para.clone()),
        chapter_vii: mandate.chapter_vii,
        chapter_vii_para: mandate.chapter_vii_para.clone(),
        use_of_force: force.is_some(),
        use_of_force_by: force.map(|f| f.by.clone()),
        use_of_force_para: force.map(|f| f.para.clone()),
        source: source.to_owned(),
    }
}
