//! One row per fact, as CSV.

use crate::CliError;
use penholder_answer::reading::ReadingAnswer;

/// The header line.
pub const HEADER: &str = "file,document,operation,fact,value,paragraph,start,end\n";

/// Returns the rows of one document.
pub fn rows(name: &str, answer: &ReadingAnswer<'_>) -> Result<String, CliError> {
    let document = answer
        .document
        .symbol
        .map(ToString::to_string)
        .unwrap_or_default();
    let mut table = Table {
        out: csv::Writer::from_writer(Vec::new()),
        file: name,
        document,
    };
    let head = &answer.document;
    table.row("", "kind", head.kind.as_str(), "", None)?;
    table.row("", "adopted", &shown(head.adopted), "", None)?;
    table.row("", "meeting", &shown(head.meeting), "", None)?;
    if let Some(vote) = &answer.vote {
        let counts = [vote.yes, vote.no, vote.abstain, vote.not_voting]
            .map(shown)
            .join("-");
        table.row(
            "",
            "vote",
            if vote.yes.is_some() { &counts } else { "unanimous" },
            "",
            vote.span,
        )?;
    }
    for mention in &answer.cites.mentions {
        table.row("", "cites", mention.target, mention.para, Some(mention.span))?;
    }
    for mandate in &answer.mandates {
        let of = mandate.operation;
        for action in &mandate.action_places {
            table.row(of, "action", action.what, action.para, Some(action.span))?;
        }
        if let Some(until) = mandate.until {
            table.row(
                of,
                "until",
                &until.to_string(),
                mandate.until_para.unwrap_or(""),
                mandate.until_span,
            )?;
        }
        for phase in &mandate.phases {
            table.row(
                of,
                phase.phase,
                &phase.date.to_string(),
                phase.para,
                Some(phase.span),
            )?;
        }
        for figure in &mandate.strength {
            let value = format!("{} {} {}", figure.number, figure.component, figure.kind);
            table.row(of, "strength", &value, figure.para, Some(figure.span))?;
        }
        table.row(
            of,
            "chapter_vii",
            mandate.chapter_vii.as_str(),
            mandate.chapter_vii_para.unwrap_or(""),
            None,
        )?;
        if let Some(by) = mandate.use_of_force_by {
            table.row(
                of,
                "use_of_force",
                by,
                mandate.use_of_force_para.unwrap_or(""),
                None,
            )?;
        }
        for task in &mandate.tasks {
            table.row(of, "task", task.task.as_str(), task.para, Some(task.span))?;
        }
        for report in &mandate.reporting {
            table.row(of, "reporting", report.due, report.para, Some(report.span))?;
        }
        if let Some(consent) = &mandate.consent_detail {
            table.row(
                of,
                "consent",
                mandate.consent.unwrap_or(consent.status),
                consent.para,
                Some(consent.span),
            )?;
        }
    }
    for statement in &answer.statements {
        let who = statement
            .speaker
            .name
            .or(statement.speaker.organisation)
            .unwrap_or("");
        table.row(
            statement.about.unwrap_or(""),
            "statement",
            &format!("{who}: {}", statement.stance),
            "",
            Some(statement.text_span),
        )?;
    }
    table.finish()
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

struct Table<'a> {
    out: csv::Writer<Vec<u8>>,
    file: &'a str,
    document: String,
}

impl Table<'_> {
    fn row(
        &mut self,
        operation: &str,
        fact: &str,
        value: &str,
        para: &str,
        span: Option<[usize; 2]>,
    ) -> Result<(), CliError> {
        let [start, end] = span.map_or([String::new(), String::new()], |s| s.map(|b| b.to_string()));
        let fields = [
            self.file,
            &self.document,
            operation,
            fact,
            value,
            para,
            &start,
            &end,
        ];
        self.out
            .write_record(fields)
            .map_err(|e| CliError::user(format!("cannot write a row: {e}")))
    }

    fn finish(self) -> Result<String, CliError> {
        let told = |e: &dyn std::fmt::Display| CliError::user(format!("cannot write the rows: {e}"));
        let bytes = self.out.into_inner().map_err(|e| told(&e))?;
        String::from_utf8(bytes).map_err(|e| told(&e))
    }
}
