//! Blocks to paragraphs: printed numbers decide where a text stands, whatever the format nested.

use super::block::{Block, Role};
use super::number::{self, Label, Marker, Style};
use super::{Outline, Paragraph};
use penholder_words::Part;

/// A point that is open: further points of its series may follow.
#[derive(Debug, Clone)]
struct Level {
    style: Style,
    value: u32,
    printed: String,
}

#[derive(Debug, Default)]
struct Place {
    /// Number of the annex or letter of the part, before the paragraph's own number.
    section: String,
    top: Option<String>,
    levels: Vec<Level>,
    heading: Option<String>,
}

/// Makes paragraphs of blocks.
pub fn arrange(blocks: Vec<Block>) -> Outline {
    let markers: Vec<Option<Marker>> = blocks
        .iter()
        .map(|b| b.number.as_deref().and_then(number::parse))
        .collect();
    let restarts = numbers_restart(&blocks, &markers);
    let mut outline = Outline::default();
    let mut place = Place::default();
    let mut counts = Counts::default();
    for (at, block) in blocks.into_iter().enumerate() {
        let part = match block.role {
            Role::Footnote => {
                outline.footnotes.push(block.text);
                continue;
            }
            Role::AnnexTitle => {
                counts.annexes += 1;
                let heading = Some(block.text.as_str().to_owned());
                place = Place {
                    section: annex_prefix(block.text.as_str()),
                    heading,
                    ..Place::default()
                };
                continue;
            }
            Role::Heading(_) => {
                place.heading = Some(block.text.as_str().to_owned());
                continue;
            }
            Role::Section(_) if restarts => {
                let letter = block.text.as_str().trim().trim_end_matches('.');
                place = Place {
                    section: format!("{letter}."),
                    ..Place::default()
                };
                counts.recitals_of_section = 0;
                continue;
            }
            Role::Section(_) => {
                place.heading = Some(block.text.as_str().to_owned());
                continue;
            }
            Role::More(part) | Role::Text(part) => part,
        };
        let more = matches!(block.role, Role::More(_)) || part == Part::Preamble && block.number.is_some();
        if more && outline.paragraphs.last().is_some_and(|p| p.part == part) {
            if let Some(last) = outline.paragraphs.last_mut() {
                append(last, block);
            }
            continue;
        }
        if part == Part::Preamble {
            outline.paragraphs.push(recital(block, &mut counts, &place));
            continue;
        }
        match &markers[at] {
            Some(Marker::Number(label)) => {
                let next = markers[at + 1..].iter().flatten().find_map(|m| match m {
                    Marker::Number(l) => Some(l),
                    Marker::Dash => None,
                });
                place.step(label, next);
                push(&mut outline, block, part, &place);
            }
            _ => continue_or_count(&mut outline, block, part, &mut place, &mut counts),
        }
    }
    outline
}

/// Returns whether a paragraph 1 stands twice before the annexes, so that the parts have numbers of their own.
fn numbers_restart(blocks: &[Block], markers: &[Option<Marker>]) -> bool {
    let operative = blocks
        .iter()
        .zip(markers)
        .filter(|(b, _)| b.role == Role::Text(Part::Operative));
    let first =
        |marker: &Option<Marker>| matches!(marker, Some(Marker::Number(l)) if l.paragraph() == Some(1));
    operative.filter(|(_, marker)| first(marker)).count() > 1
}

#[derive(Debug, Default)]
struct Counts {
    recitals: usize,
    recitals_of_section: usize,
    unnumbered: usize,
    annexes: usize,
}

fn annex_prefix(title: &str) -> String {
    let mut words = title.split_whitespace();
    let first = words.next().unwrap_or("annex").to_lowercase();
    match words.next().map(|w| w.trim_end_matches([':', '.', ','])) {
        Some(n) if number::roman(n).is_some() || n.parse::<u8>().is_ok() || n.len() == 1 => {
            format!("{first}{n}.")
        }
        _ => format!("{first}."),
    }
}

fn recital(block: Block, counts: &mut Counts, place: &Place) -> Paragraph {
    counts.recitals += 1;
    counts.recitals_of_section += 1;
    let n = if place.section.is_empty() {
        counts.recitals
    } else {
        counts.recitals_of_section
    };
    Paragraph {
        part: Part::Preamble,
        id: format!("{}pp{n}", place.section),
        heading: None,
        text: block.text,
        span: block.span,
    }
}

fn push(outline: &mut Outline, block: Block, part: Part, place: &Place) {
    outline.paragraphs.push(Paragraph {
        part,
        id: place.id(),
        heading: place.heading.clone(),
        text: block.text,
        span: block.span,
    });
}

/// Adds a block to a paragraph, after a line break and with the mark printed before it.
fn append(paragraph: &mut Paragraph, block: Block) {
    let at = block.span.start;
    if !paragraph.text.is_empty() {
        paragraph.text.push_replaced("\n", at..at);
    }
    if let Some(mark) = block.number.as_deref().map(str::trim) {
        // Some extracts have a soft hyphen for the dash.
        let shown = if mark == "\u{ad}" { "–" } else { mark };
        paragraph.text.push_replaced(shown, at..at + mark.len());
        paragraph
            .text
            .push_replaced(" ", at + mark.len()..at + mark.len());
    }
    paragraph.text.push_mapped(&block.text);
    paragraph.span = paragraph.span.join(block.span);
}

/// Adds unnumbered text to the numbered paragraph above it; text before any number is counted.
///
/// Points after "Decides:" belong to it, though it has no number of its own.
fn continue_or_count(
    outline: &mut Outline,
    block: Block,
    part: Part,
    place: &mut Place,
    counts: &mut Counts,
) {
    let numbered = place.top.is_some() || !place.levels.is_empty();
    if let Some(last) = outline.paragraphs.last_mut()
        && numbered
        && last.part == part
    {
        append(last, block);
        return;
    }
    counts.unnumbered += 1;
    let mark = if part == Part::Annex { "p" } else { "op" };
    if part == Part::Operative && block.text.as_str().trim_end().ends_with(':') {
        place.top = Some(format!("{mark}{}", counts.unnumbered));
    }
    outline.paragraphs.push(Paragraph {
        part,
        id: format!("{}{mark}{}", place.section, counts.unnumbered),
        heading: place.heading.clone(),
        text: block.text,
        span: block.span,
    });
}

impl Place {
    /// Goes to the place of `label`; `next` is the number that follows it, which tells letters from Roman numbers.
    fn step(&mut self, label: &Label, next: Option<&Label>) {
        if let Some(n) = label.paragraph() {
            self.top = Some(n.to_string());
            self.levels.clear();
            return;
        }
        let level = |&(style, value): &(Style, u32)| Level {
            style,
            value,
            printed: label.printed.clone(),
        };
        let goes_on = |level: &&(Style, u32)| {
            self.levels
                .iter()
                .any(|l| l.style == level.0 && l.value + 1 == level.1)
        };
        let begins = |level: &&(Style, u32)| level.1 == 1 && !self.levels.iter().any(|l| l.style == level.0);
        let leads_to_next = |level: &&(Style, u32)| {
            next.is_none_or(|n| n.meanings.iter().any(|m| m.0 == level.0 && m.1 == level.1 + 1))
        };
        let meanings = label.meanings.iter();
        let going: Vec<_> = meanings.clone().filter(goes_on).collect();
        let beginning: Vec<_> = meanings.clone().filter(begins).collect();
        let chosen = match (&going[..], &beginning[..]) {
            ([one], []) => *one,
            ([], [one]) => *one,
            ([one, ..], [other, ..]) => {
                if leads_to_next(other) && next.is_some() && !leads_to_next(one) {
                    *other
                } else {
                    *one
                }
            }
            ([one, two, ..], []) => {
                if leads_to_next(two) && !leads_to_next(one) {
                    *two
                } else {
                    *one
                }
            }
            ([], [one, ..]) => *one,
            ([], []) => match label.meanings.first() {
                Some(first) => first,
                None => return,
            },
        };
        let level = level(chosen);
        match self.levels.iter().rposition(|l| l.style == level.style) {
            // `(a)` below `(b) (i)` opens a list inside it.
            Some(at) if level.value == 1 && at + 1 < self.levels.len() => self.levels.push(level),
            Some(at) => {
                self.levels.truncate(at);
                self.levels.push(level);
            }
            None => self.levels.push(level),
        }
    }

    fn id(&self) -> String {
        let mut id = self.section.clone();
        if let Some(top) = &self.top {
            id.push_str(top);
        }
        for level in &self.levels {
            if !id.is_empty() && !id.ends_with('.') {
                id.push(' ');
            }
            id.push_str(&level.printed);
        }
        id
    }
}
