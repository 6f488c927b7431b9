//! What `penholder compare` answers: two documents side by side, and what changed in the mandates they set.

mod html;
mod series;
mod sources;
mod terms;

pub use html::{mandate_rows, page, series_page, thousands, what};
pub use series::{SeriesAnswer, series};
pub use sources::{Given, document_units};
pub use terms::{
    DayChange, MainTerms, MandateChangeAnswer, ReportAnswer, StrengthChange, TaskAnswer, TasksChange, Was,
};

use penholder_compare::edit::{Edit, Op, Stretch};
use penholder_compare::figure::Figure;
use penholder_compare::lineage::lineage;
use penholder_compare::verb::Shift;
use penholder_compare::{Comparison, Item, Label, Unit, VerbChange, compare as align};
use penholder_record::Record;
use penholder_words::{Date, Part, Symbol};
use serde::Serialize;

/// Two documents side by side.
#[derive(Debug, Clone, Serialize)]
pub struct CompareAnswer {
    /// Symbol of the earlier document, or the name of its file.
    pub from: String,
    /// Symbol of the later document, or the name of its file.
    pub to: String,
    /// Whether both texts were at hand; if not, only what the record knows is compared.
    pub text_at_hand: bool,
    /// What has to be said first, such as which text is not at hand.
    pub notes: Vec<String>,
    /// More on both documents.
    pub documents: Documents,
    /// Every paragraph of both documents, in the order of the later one; null without the texts.
    pub paragraphs: Option<Vec<ParagraphAnswer>>,
    /// How many paragraphs became what; null without the texts.
    pub summary: Option<Summary>,
    /// How much of the later text was carried forward word for word; null without the texts.
    pub carried_forward: Option<CarriedForward>,
    /// What changed for the operation that the later document decides on first; null where it decides on none.
    #[serde(flatten)]
    pub main: MainTerms,
    /// The same for each operation that either document decides on.
    pub mandates: Vec<MandateChangeAnswer>,
}

/// Both documents.
#[derive(Debug, Clone, Serialize)]
pub struct Documents {
    /// The earlier document.
    pub from: SideAnswer,
    /// The later document.
    pub to: SideAnswer,
}

/// One of the two documents.
#[derive(Debug, Clone, Serialize)]
pub struct SideAnswer {
    /// Its symbol, or the name of the file for one that shows no symbol.
    pub name: String,
    /// Its symbol.
    pub symbol: Option<Symbol>,
    /// Day of adoption, or its own date.
    pub date: Option<Date>,
    /// Title.
    pub title: Option<String>,
    /// Whether its text was at hand.
    pub text_at_hand: bool,
    /// Number of paragraphs and points; null without the text.
    pub paragraphs: Option<usize>,
    /// Number of words; null without the text.
    pub words: Option<usize>,
}

/// Numbers of paragraphs by what became of them; a split or merger counts once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Word for word as before.
    pub same: usize,
    /// With other words.
    pub reworded: usize,
    /// At another place.
    pub moved: usize,
    /// One that became several.
    pub split: usize,
    /// Several that became one.
    pub merged: usize,
    /// Not in the old text.
    pub new: usize,
    /// Not in the new text.
    pub dropped: usize,
}

/// How much of a text was carried forward word for word.
#[derive(Debug, Clone, Serialize)]
pub struct CarriedForward {
    /// Words of the new text that stand in the old one too, at the same place of a paragraph that belongs to it.
    pub words: usize,
    /// Words of the new text.
    pub of: usize,
    /// Share, 0 to 1.
    pub share: f64,
    /// Where the words first stood, oldest first, as far as texts of the line were at hand.
    pub by_origin: Vec<OriginAnswer>,
}

/// Words that first stood in one text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OriginAnswer {
    /// The text.
    pub name: String,
    /// Its symbol.
    pub symbol: Option<Symbol>,
    /// Its day.
    pub date: Option<Date>,
    /// Words that first stood there.
    pub words: usize,
    /// Share of all words, 0 to 1.
    pub share: f64,
}

/// A paragraph of one document with its counterpart in the other.
///
/// A paragraph that was split has one entry for each part, and so have paragraphs that were merged.
#[derive(Debug, Clone, Serialize)]
pub struct ParagraphAnswer {
    /// Paragraph of the earlier document; null if it is new.
    pub from: Option<String>,
    /// Paragraph of the later document; null if it was dropped.
    pub to: Option<String>,
    /// `same`, `reworded`, `moved`, `split`, `merged`, `new` or `dropped`.
    pub change: &'static str,
    /// Share of words that are equal, 0 to 1, for the whole of a split or merger.
    pub similarity: f64,
    /// Whether it stands elsewhere among what stayed.
    pub moved: bool,
    /// Whether its words changed.
    pub reworded: bool,
    /// Part in which it stands now, or stood.
    pub part: Part,
    /// Heading under which it stands now, or stood.
    pub heading: Option<String>,
    /// Opening verb, where it is another now.
    pub verb: Option<VerbAnswer>,
    /// Dates, periods, figures and cited resolutions, changed or not.
    pub figures: Vec<FigureAnswer>,
    /// The words: all but `insert` give the earlier paragraph back byte for byte, all but `delete` the later one.
    /// For a paragraph that was split or merged, its entries are to be joined.
    pub edits: Vec<EditAnswer>,
}

/// Another opening verb.
#[derive(Debug, Clone, Serialize)]
pub struct VerbAnswer {
    /// The verb that was.
    pub from: String,
    /// The verb that is.
    pub to: String,
    /// `stronger`, `weaker` or `other`.
    pub change: &'static str,
}

/// A date or figure.
#[derive(Debug, Clone, Serialize)]
pub struct FigureAnswer {
    /// `date`, `period`, `figure` or `resolution`.
    pub kind: &'static str,
    /// As it stood; null if it is new.
    pub from: Option<String>,
    /// As it stands; null if it is gone.
    pub to: Option<String>,
    /// Whether it reads differently now.
    pub changed: bool,
}

/// A stretch of words.
#[derive(Debug, Clone, Serialize)]
pub struct EditAnswer {
    /// `equal`, `delete` or `insert`.
    pub op: &'static str,
    /// The words with the spaces before them.
    pub text: String,
}

/// Compares two documents.
///
/// `line` holds the texts from which words may have been carried forward, oldest first, the new one left out;
/// empty where they are not at hand.
pub fn compare(record: &Record, old: &Given<'_>, new: &Given<'_>, line: &[Given<'_>]) -> CompareAnswer {
    let mut texts: Vec<&Given<'_>> = line.iter().filter(|g| g.document.is_some()).collect();
    if texts.is_empty() {
        texts.push(old);
    }
    texts.push(new);
    let both = old.document.is_some() && new.document.is_some();
    let of_new = if both { origins(&texts).pop() } else { None };
    compare_with(record, old, new, of_new.unwrap_or_default())
}

/// Compares two documents of which it is known where the words of the new one first stood.
fn compare_with(
    record: &Record,
    old: &Given<'_>,
    new: &Given<'_>,
    by_origin: Vec<OriginAnswer>,
) -> CompareAnswer {
    let texts = old.document.zip(new.document);
    let units = texts.map(|(a, b)| (document_units(a), document_units(b)));
    let comparison = units.as_ref().map(|(a, b)| align(a, b));
    let both = units.as_ref().zip(comparison.as_ref());
    let mandates = terms::changes(
        record,
        old,
        new,
        both.map(|((a, b), c)| (a.as_slice(), b.as_slice(), c)),
    );
    CompareAnswer {
        from: old.name.clone(),
        to: new.name.clone(),
        text_at_hand: texts.is_some(),
        notes: [old, new].iter().filter_map(|given| given.missing()).collect(),
        documents: Documents {
            from: old.answer(comparison.as_ref().map(|c| c.old_words)),
            to: new.answer(comparison.as_ref().map(|c| c.new_words)),
        },
        paragraphs: both.map(|((a, b), c)| c.items.iter().flat_map(|item| rows(item, a, b)).collect()),
        summary: comparison.as_ref().map(summary),
        carried_forward: comparison.as_ref().map(|c| CarriedForward {
            words: c.kept_words(),
            of: c.new_words,
            share: share(c.kept_words(), c.new_words),
            by_origin,
        }),
        main: mandates.first().map(MainTerms::of).unwrap_or_default(),
        mandates,
    }
}

fn summary(comparison: &Comparison) -> Summary {
    let mut summary = Summary::default();
    for item in &comparison.items {
        *match item.label {
            Label::Same => &mut summary.same,
            Label::Reworded => &mut summary.reworded,
            Label::Moved => &mut summary.moved,
            Label::Split => &mut summary.split,
            Label::Merged => &mut summary.merged,
            Label::New => &mut summary.new,
            Label::Dropped => &mut summary.dropped,
        } += 1;
    }
    summary
}

fn share(words: usize, of: usize) -> f64 {
    if of == 0 {
        0.0
    } else {
        (words as f64 / of as f64 * 1e4).round() / 1e4
    }
}

/// Returns for each text of a line, oldest first, where its words first stood.
fn origins(texts: &[&Given<'_>]) -> Vec<Vec<OriginAnswer>> {
    let line: Vec<Vec<Unit<'_>>> = texts
        .iter()
        .filter_map(|g| g.document)
        .map(document_units)
        .collect();
    let line: Vec<&[Unit<'_>]> = line.iter().map(Vec::as_slice).collect();
    let known = lineage(&line);
    let all = known
        .iter()
        .map(|text| text.words_by_origin(0..text.origin.len()));
    all.map(|counts| origin_answers(texts, &counts)).collect()
}

/// Names the texts in which words first stood.
pub(crate) fn origin_answers(texts: &[&Given<'_>], counts: &[usize]) -> Vec<OriginAnswer> {
    let of = counts.iter().sum();
    let named = counts.iter().zip(texts).filter(|(words, _)| **words > 0);
    named
        .map(|(words, given)| OriginAnswer {
            name: given.name.clone(),
            symbol: given.symbol.clone(),
            date: given.date,
            words: *words,
            share: share(*words, of),
        })
        .collect()
}

/// Returns the entries of an item: one, or one for each part of what was split or merged.
fn rows(item: &Item, old: &[Unit<'_>], new: &[Unit<'_>]) -> Vec<ParagraphAnswer> {
    let many_new = item.new.len() > 1;
    let parts = if many_new { &item.new } else { &item.old };
    let n_rows = item.old.len().max(item.new.len());
    let mut edits: Vec<Vec<EditAnswer>> = vec![Vec::new(); n_rows];
    let mut row = 0;
    for edit in &item.edits {
        let stretch = if many_new { &edit.new } else { &edit.old };
        if let Some(at) = stretch
            .as_ref()
            .and_then(|s| parts.iter().position(|p| *p == s.unit))
        {
            row = at;
        }
        if let Some(edits) = edits.get_mut(row) {
            edits.push(edit_answer(edit, old, new));
        }
    }
    let pick = |ids: &[usize], k: usize| ids.get(if ids.len() > 1 { k } else { 0 }).copied();
    let rows = edits.into_iter().enumerate();
    rows.map(|(k, edits)| {
        let (from, to) = (pick(&item.old, k), pick(&item.new, k));
        let stands = to.map(|n| &new[n]).or(from.map(|o| &old[o]));
        ParagraphAnswer {
            from: from.map(|o| old[o].id.to_owned()),
            to: to.map(|n| new[n].id.to_owned()),
            change: item.label.as_str(),
            similarity: (f64::from(item.alike) * 1e4).round() / 1e4,
            moved: item.moved,
            reworded: item.reworded,
            part: stands.map_or(Part::Operative, |unit| unit.part),
            heading: stands.and_then(|unit| unit.heading.map(str::to_owned)),
            verb: item.verb.as_ref().filter(|_| k == 0).map(verb_answer),
            figures: figures(item, from, to),
            edits,
        }
    })
    .collect()
}

fn verb_answer(verb: &VerbChange) -> VerbAnswer {
    VerbAnswer {
        from: verb.old.words.clone(),
        to: verb.new.words.clone(),
        change: match verb.shift {
            Shift::Stronger => "stronger",
            Shift::Weaker => "weaker",
            Shift::Other => "other",
        },
    }
}

/// Returns the figures of an item that stand in these paragraphs.
fn figures(item: &Item, from: Option<usize>, to: Option<usize>) -> Vec<FigureAnswer> {
    let unit = |side: &Option<(Stretch, String)>| side.as_ref().map(|(stretch, _)| stretch.unit);
    let text = |side: &Option<(Stretch, String)>| side.as_ref().map(|(_, text)| text.clone());
    let here = |figure: &&Figure| match (unit(&figure.new), unit(&figure.old)) {
        (Some(n), _) if item.new.len() > 1 => Some(n) == to,
        (_, Some(o)) if item.old.len() > 1 => Some(o) == from,
        (None, _) => to == item.new.first().copied(),
        _ => from == item.old.first().copied(),
    };
    let all = item.figures.iter().filter(here);
    all.map(|figure| FigureAnswer {
        kind: figure.kind.as_str(),
        from: text(&figure.old),
        to: text(&figure.new),
        changed: figure.changed(),
    })
    .collect()
}

fn edit_answer(edit: &Edit, old: &[Unit<'_>], new: &[Unit<'_>]) -> EditAnswer {
    let text = match (&edit.old, &edit.new) {
        (Some(s), _) => old[s.unit].text.get(s.bytes.clone()),
        (None, Some(s)) => new[s.unit].text.get(s.bytes.clone()),
        (None, None) => None,
    };
    EditAnswer {
        op: match edit.op {
            Op::Equal => "equal",
            Op::Delete => "delete",
            Op::Insert => "insert",
        },
        text: text.unwrap_or("").to_owned(),
    }
}
