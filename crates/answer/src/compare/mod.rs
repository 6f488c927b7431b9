//! What `penholder compare` answers: two documents side by side, and what changed in the mandates they set.

mod html;
mod series;
mod sources;
mod terms;

pub use html::{mandate_rows, page, series_page, thousands, what};
pub use series::{SeriesAnswer, series};
pub use sources::{Given, document_units};
pub use terms::{MandateChangeAnswer, Was};

use penholder_compare::edit::{Edit, Op, Stretch};
use penholder_compare::figure::Figure;
use penholder_compare::lineage::lineage;
use penholder_compare::verb::Shift;
use penholder_compare::{Comparison, Item, Label, Unit, compare as align};
use penholder_record::Record;
use penholder_words::{Date, Part, Symbol};
use serde::Serialize;

/// Two documents side by side.
#[derive(Debug, Clone, Serialize)]
pub struct CompareAnswer {
    /// The earlier document.
    pub old: SideAnswer,
    /// The later document.
    pub new: SideAnswer,
    /// Whether both texts were at hand; if not, only what the record knows is compared.
    pub text_at_hand: bool,
    /// What has to be said first, such as which text is not at hand.
    pub notes: Vec<String>,
    /// What changed in the mandate of each operation that either document decides on.
    pub mandates: Vec<MandateChangeAnswer>,
    /// How many paragraphs became what; null without the texts.
    pub summary: Option<Summary>,
    /// How much of the new text was carried forward word for word; null without the texts.
    pub carried_forward: Option<CarriedForward>,
    /// Every paragraph of both documents once, in the order of the new one; null without the texts.
    pub alignment: Option<Vec<ItemAnswer>>,
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

/// Paragraphs that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct ItemAnswer {
    /// `same`, `reworded`, `moved`, `split`, `merged`, `new` or `dropped`.
    pub label: &'static str,
    /// Paragraphs of the old document.
    pub old: Vec<String>,
    /// Paragraphs of the new document.
    pub new: Vec<String>,
    /// Part in which it stands now, or stood.
    pub part: Part,
    /// Heading under which it stands now, or stood.
    pub heading: Option<String>,
    /// Whether it stands elsewhere among what stayed.
    pub moved: bool,
    /// Whether its words changed.
    pub reworded: bool,
    /// Share of words that are equal, 0 to 1.
    pub alike: f64,
    /// Opening verb, where it is another now.
    pub verb: Option<VerbAnswer>,
    /// Dates, periods, figures and cited resolutions, changed or not.
    pub figures: Vec<FigureAnswer>,
    /// The words: joined for each side they give its paragraphs back byte for byte.
    pub edits: Vec<EditAnswer>,
}

/// Another opening verb.
#[derive(Debug, Clone, Serialize)]
pub struct VerbAnswer {
    /// The verb that was.
    pub old: String,
    /// The verb that is.
    pub new: String,
    /// `stronger`, `weaker` or `other`.
    pub change: &'static str,
}

/// A date or figure.
#[derive(Debug, Clone, Serialize)]
pub struct FigureAnswer {
    /// `date`, `period`, `figure` or `resolution`.
    pub kind: &'static str,
    /// As it stood; null if it is new.
    pub old: Option<String>,
    /// As it stands; null if it is gone.
    pub new: Option<String>,
    /// Whether it reads differently now.
    pub changed: bool,
}

/// A stretch of words.
#[derive(Debug, Clone, Serialize)]
pub struct EditAnswer {
    /// `equal`, `delete` or `insert`.
    pub op: &'static str,
    /// Paragraph of the old document that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// Paragraph of the new document that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
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
    CompareAnswer {
        old: old.answer(comparison.as_ref().map(|c| c.old_words)),
        new: new.answer(comparison.as_ref().map(|c| c.new_words)),
        text_at_hand: texts.is_some(),
        notes: [old, new].iter().filter_map(|given| given.missing()).collect(),
        mandates: terms::changes(
            record,
            old,
            new,
            both.map(|((a, b), c)| (a.as_slice(), b.as_slice(), c)),
        ),
        summary: comparison.as_ref().map(summary),
        carried_forward: comparison.as_ref().map(|c| CarriedForward {
            words: c.kept_words(),
            of: c.new_words,
            share: share(c.kept_words(), c.new_words),
            by_origin,
        }),
        alignment: both.map(|((a, b), c)| c.items.iter().map(|item| item_answer(item, a, b)).collect()),
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

fn item_answer(item: &Item, old: &[Unit<'_>], new: &[Unit<'_>]) -> ItemAnswer {
    let ids = |units: &[Unit<'_>], at: &[usize]| at.iter().map(|k| units[*k].id.to_owned()).collect();
    let stands = match (item.new.first(), item.old.first()) {
        (Some(n), _) => Some(&new[*n]),
        (None, Some(o)) => Some(&old[*o]),
        (None, None) => None,
    };
    ItemAnswer {
        label: item.label.as_str(),
        old: ids(old, &item.old),
        new: ids(new, &item.new),
        part: stands.map_or(Part::Operative, |unit| unit.part),
        heading: stands.and_then(|unit| unit.heading.map(str::to_owned)),
        moved: item.moved,
        reworded: item.reworded,
        alike: (f64::from(item.alike) * 1e4).round() / 1e4,
        verb: item.verb.as_ref().map(|v| VerbAnswer {
            old: v.old.words.clone(),
            new: v.new.words.clone(),
            change: match v.shift {
                Shift::Stronger => "stronger",
                Shift::Weaker => "weaker",
                Shift::Other => "other",
            },
        }),
        figures: item.figures.iter().map(figure_answer).collect(),
        edits: item
            .edits
            .iter()
            .map(|edit| edit_answer(edit, item, old, new))
            .collect(),
    }
}

fn figure_answer(figure: &Figure) -> FigureAnswer {
    let text = |side: &Option<(Stretch, String)>| side.as_ref().map(|(_, text)| text.clone());
    FigureAnswer {
        kind: figure.kind.as_str(),
        old: text(&figure.old),
        new: text(&figure.new),
        changed: figure.changed(),
    }
}

fn edit_answer(edit: &Edit, item: &Item, old: &[Unit<'_>], new: &[Unit<'_>]) -> EditAnswer {
    let several = item.old.len() + item.new.len() > 2;
    let id = |units: &[Unit<'_>], stretch: &Option<Stretch>| {
        stretch
            .as_ref()
            .filter(|_| several)
            .map(|s| units[s.unit].id.to_owned())
    };
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
        old: id(old, &edit.old),
        new: id(new, &edit.new),
        text: text.unwrap_or("").to_owned(),
    }
}
