//! What a change of the reader gains and loses on the whole corpus.
//!
//! The reading of every document before the change is a file that this task writes; after the change it reads the
//! corpus again, prints each fact that came or went with its place, and writes the new reading.

use penholder_read::Reader;
use penholder_read::reading::Reading;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const KEPT: &str = "target/corpus-facts.txt";

/// Compares the reading of the corpus with the one kept under `target`, prints the difference, and keeps the new one.
///
/// Returns 1 if a fact was lost.
///
/// # Errors
/// If the corpus cannot be read or the reading cannot be kept.
pub fn run(shared: &Path, root: &Path) -> Result<ExitCode, String> {
    let lexicon = penholder_store::lexicon();
    let reader = Reader::new(&lexicon);
    let mut now = BTreeSet::new();
    for file in files(shared)? {
        let bytes = fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        let name = file
            .file_name()
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default();
        match reader.read(&bytes, Some(&name)) {
            Ok(reading) => now.extend(facts(&name, &reading)),
            Err(error) => {
                now.insert(format!("{name}\tunread\t\t{error}"));
            }
        }
    }
    let kept = root.join(KEPT);
    let Ok(before) = fs::read_to_string(&kept) else {
        keep(&kept, &now)?;
        println!("kept {} facts in {KEPT}; run again after a change", now.len());
        return Ok(ExitCode::SUCCESS);
    };
    let before: BTreeSet<String> = before.lines().map(str::to_owned).collect();
    let gained: Vec<&String> = now.difference(&before).collect();
    let lost: Vec<&String> = before.difference(&now).collect();
    for fact in &gained {
        println!("+ {}", fact.replace('\t', "  "));
    }
    for fact in &lost {
        println!("- {}", fact.replace('\t', "  "));
    }
    println!("gained {}, lost {}", gained.len(), lost.len());
    keep(&kept, &now)?;
    Ok(if lost.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn keep(path: &Path, facts: &BTreeSet<String>) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    let text: String = facts.iter().flat_map(|f| [f.as_str(), "\n"]).collect();
    fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}

fn files(shared: &Path) -> Result<Vec<PathBuf>, String> {
    let mut all = Vec::new();
    for folder in [
        "corpus/resolutions",
        "corpus/akn4un/resolutions-en",
        "corpus/akn4un/resolutions-fr",
    ] {
        let path = shared.join(folder);
        let entries = fs::read_dir(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        all.extend(
            entries
                .filter_map(Result::ok)
                .map(|e| e.path())
                .filter(|p| p.is_file()),
        );
    }
    all.sort();
    Ok(all)
}

/// Returns each fact of a reading as one line: document, kind of fact, paragraph, value.
fn facts(name: &str, reading: &Reading) -> Vec<String> {
    let mut out = Vec::new();
    let mut add =
        |kind: &str, para: &str, value: String| out.push(format!("{name}\t{kind}\t{para}\t{value}"));
    add("adopted", "", format!("{:?}", reading.adopted));
    add("meeting", "", format!("{:?}", reading.meeting));
    if let Some(vote) = &reading.vote {
        add(
            "vote",
            "",
            format!(
                "{:?}-{:?}-{:?} unanimous {}",
                vote.yes, vote.no, vote.abstain, vote.unanimous
            ),
        );
    }
    for number in &reading.cites.resolutions {
        add("cites", "", number.to_string());
    }
    for paragraph in &reading.paragraphs {
        add("paragraph", &paragraph.id, paragraph.part.to_string());
    }
    for m in &reading.mandates {
        let op = &m.operation;
        for action in &m.actions {
            add("action", &action.para, format!("{op} {}", action.what));
        }
        if let Some(until) = &m.until {
            add("until", &until.para, format!("{op} {}", until.date));
        }
        for phase in &m.phases {
            add(
                "phase",
                &phase.para,
                format!("{op} {:?} {}", phase.kind, phase.date),
            );
        }
        for s in &m.strength {
            add(
                "strength",
                &s.para,
                format!("{op} {} {} {}", s.component, s.number, s.kind),
            );
        }
        add(
            "chapter vii",
            m.chapter_vii_para.as_deref().unwrap_or(""),
            format!("{op} {}", m.chapter_vii),
        );
        if let Some(force) = &m.use_of_force {
            add("use of force", &force.para, format!("{op} {}", force.by));
        }
        for task in &m.tasks {
            add("task", &task.para, format!("{op} {}", task.task));
        }
        for report in &m.reporting {
            add("report", &report.para, format!("{op} {}", report.due));
        }
        if let Some(consent) = &m.consent {
            add("consent", &consent.para, format!("{op} {}", consent.status));
        }
    }
    out
}
