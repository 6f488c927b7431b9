//! Lines to blocks: which lines belong together, where a paragraph begins.

use super::super::block::{Block, Role};
use super::super::number::{self, Label, Marker, Style};
use super::lines::{Line, LineKind};
use crate::verbs::{self, Opening};
use penholder_text::MappedText;
use penholder_words::{Part, Span};

/// What the body of a text yields.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub blocks: Vec<Block>,
    /// Closing lines, each joined: `Adopted at the 942nd meeting by 9 votes to none, …`.
    pub closings: Vec<MappedText>,
    /// Number of lines before the body.
    pub head: usize,
}

/// Where in the text the pass is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    Body,
    Closing,
    Notes,
}

struct Builder<'l, 't> {
    lines: &'l [Line<'t>],
    /// Lines are broken at the page's width, not at the paragraph's end.
    wrapped: bool,
    found: Found,
    open: Option<Block>,
    part: Part,
    zone: Zone,
    /// Number of the last paragraph, and whether a part has begun since in which numbers may begin again.
    top: u32,
    restart: bool,
    /// Letter or number of the last part.
    section: Option<u32>,
    /// Series of points that are open.
    series: Vec<(Style, u32)>,
    /// White space, and page furniture, between the last line of text and this one.
    blank: bool,
    furniture: bool,
}

/// Joins lines to blocks.
pub(super) fn build(text: &str, lines: &[Line<'_>]) -> Found {
    let head = body_start(lines);
    let mut builder = Builder {
        lines,
        wrapped: is_wrapped(&lines[head..]),
        found: Found {
            head,
            ..Found::default()
        },
        open: None,
        part: Part::Preamble,
        zone: Zone::Body,
        top: 0,
        restart: true,
        section: None,
        series: Vec::new(),
        blank: false,
        furniture: false,
    };
    for at in head..lines.len() {
        builder.line(text, at);
    }
    builder.close();
    builder.found
}

/// Returns the line after the head: the formula, or the first text after the last line of the head.
fn body_start(lines: &[Line<'_>]) -> usize {
    const FORMULA: usize = 200;
    const HEAD: usize = 16;
    let near = &lines[..lines.len().min(FORMULA)];
    let numbered = near
        .iter()
        .position(|l| paragraph_number(l.text).is_some_and(|(n, _)| n == 1));
    if let Some(at) = near.iter().position(|l| l.kind == LineKind::Formula)
        && numbered.is_none_or(|n| at < n)
    {
        return at;
    }
    let near = &near[..near.len().min(HEAD)];
    near.iter()
        .rposition(|l| l.kind == LineKind::Head)
        .map_or(0, |at| at + 1)
}

/// Returns whether lines end at the page's width: few are longer than a printed line.
fn is_wrapped(lines: &[Line<'_>]) -> bool {
    let text = lines.iter().filter(|l| l.kind == LineKind::Text);
    let (long, all) = text.fold((0usize, 0usize), |(long, all), l| {
        (long + usize::from(l.text.len() > 130), all + 1)
    });
    10 * long < all
}

impl<'t> Builder<'_, 't> {
    fn line(&mut self, text: &'t str, at: usize) {
        let lines = self.lines;
        let line = &lines[at];
        match line.kind {
            LineKind::Blank => {
                self.blank = true;
                if self.zone == Zone::Closing && self.closing_is_whole() {
                    self.zone = Zone::Notes;
                    self.close();
                }
                return;
            }
            LineKind::Furniture if self.zone != Zone::Closing => {
                self.furniture = true;
                return;
            }
            LineKind::Head if self.furniture || self.part == Part::Preamble && self.open.is_none() => return,
            LineKind::Formula if self.complete() => {
                self.close();
                self.part = Part::Preamble;
                self.zone = Zone::Body;
                self.restart = true;
                self.series.clear();
            }
            LineKind::Notes if self.complete() => {
                self.close();
                self.zone = Zone::Notes;
            }
            LineKind::Section if self.starts_section(at) => {
                self.close();
                self.zone = Zone::Body;
                self.push(Role::Section(self.part), None, line, text, 0);
                self.close();
                self.section = section_number(line.text);
                self.restart = true;
                self.series.clear();
            }
            LineKind::Annex if self.complete() && self.part != Part::Preamble => {
                self.close();
                self.zone = Zone::Body;
                self.part = Part::Annex;
                self.top = 0;
                self.restart = true;
                self.series.clear();
                self.push(Role::AnnexTitle, None, line, text, 0);
                self.close();
            }
            LineKind::Closing if (self.complete() || self.blank) && self.part != Part::Annex => {
                self.close();
                self.zone = Zone::Closing;
                self.extend_closing(line, text);
            }
            _ => match self.zone {
                Zone::Closing => self.extend_closing(line, text),
                Zone::Notes => self.note(line, text),
                Zone::Body => self.text(line, text, at),
            },
        }
        self.blank = false;
        self.furniture = false;
    }

    fn extend_closing(&mut self, line: &Line<'t>, text: &'t str) {
        if self.zone == Zone::Closing && (self.found.closings.is_empty() || line.kind == LineKind::Closing) {
            self.found.closings.push(MappedText::new());
        }
        if let Some(closing) = self.found.closings.last_mut() {
            join(closing, line, text, 0);
        }
    }

    /// Returns whether the closing line has named its meeting; white space inside it ends nothing.
    fn closing_is_whole(&self) -> bool {
        let last = self.found.closings.last().map_or("", MappedText::as_str);
        last.contains("ting") || last.len() > 120
    }

    fn note(&mut self, line: &Line<'t>, text: &'t str) {
        let digits = line.text.bytes().take_while(u8::is_ascii_digit).count();
        let begins = (1..=3).contains(&digits) && line.text[digits..].starts_with(' ')
            || line.text.starts_with(['*', '(']) && line.text.len() > digits;
        if begins || self.open.is_none() {
            self.close();
            self.push(Role::Footnote, None, line, text, 0);
        } else {
            self.append(line, text, 0);
        }
    }

    fn text(&mut self, line: &Line<'t>, text: &'t str, at: usize) {
        if line.text.starts_with("* ") && line.text.len() < 60 {
            // `* Reissued for technical reasons.` stands at the foot of a page, between the words of a paragraph.
            let mut note = MappedText::new();
            join(&mut note, line, text, 0);
            let span = Span::new(line.range.start, line.range.end);
            self.found.blocks.push(Block {
                role: Role::Footnote,
                number: None,
                text: note,
                span,
            });
            return;
        }
        if let Some((printed, rest)) = self.number(line.text) {
            self.close();
            let role = Role::Text(self.part);
            self.push(role, Some(printed), line, text, rest);
            return;
        }
        let Some(_) = self.open else {
            return self.begin(line, text, at);
        };
        if self.begins_block(line) {
            self.close();
            self.begin(line, text, at);
        } else {
            self.append(line, text, 0);
        }
    }

    /// Begins an unnumbered block: a heading, a recital, an operative paragraph without number.
    fn begin(&mut self, line: &Line<'t>, text: &'t str, at: usize) {
        let opening = verbs::opening(line.text);
        if self.part == Part::Preamble && opening == Some(Opening::Operative) && self.no_number_follows(at) {
            self.part = Part::Operative;
        }
        let role = if self.is_heading(line, at) {
            Role::Heading(self.part)
        } else {
            Role::Text(self.part)
        };
        self.push(role, None, line, text, 0);
        if matches!(role, Role::Heading(_)) {
            self.close();
        }
    }

    fn no_number_follows(&self, at: usize) -> bool {
        let rest = self.lines[at + 1..]
            .iter()
            .take_while(|l| l.kind != LineKind::Closing);
        let text = rest.filter(|l| l.kind == LineKind::Text);
        !text
            .take(FAR)
            .any(|l| l.text.starts_with("1. ") || l.text.starts_with("2. "))
    }

    /// Returns whether a line begins a block although it has no number.
    fn begins_block(&self, line: &Line<'_>) -> bool {
        let upper = line
            .text
            .starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '*' | '['));
        if !upper {
            return false;
        }
        let opening = verbs::opening(line.text);
        let complete = self.complete();
        match (self.wrapped, complete) {
            (false, true) => {
                !self.furniture || opening.is_some() || self.part != Part::Preamble || self.full_stop()
            }
            (false, false) => !self.furniture && (opening.is_some() || self.part == Part::Operative),
            (true, true) => {
                self.blank && (opening.is_some() || !self.furniture)
                    || opening.is_some() && self.part == Part::Preamble
            }
            (true, false) => false,
        }
    }

    /// Returns whether a line is a heading: short, without a stop, before a numbered paragraph.
    fn is_heading(&self, line: &Line<'_>, at: usize) -> bool {
        let stop = line.text.ends_with([',', ';', '.', ':']);
        if stop
            || line.text.len() > 130
            || self.part == Part::Preamble && self.top == 0 && !self.number_next(at)
        {
            return false;
        }
        self.number_next(at)
    }

    /// Returns whether the next text, headings aside, begins with the next number.
    fn number_next(&self, at: usize) -> bool {
        let next = self.lines[at + 1..]
            .iter()
            .filter(|l| !matches!(l.kind, LineKind::Blank | LineKind::Furniture));
        let expected = self.top + 1;
        for line in next.take(3) {
            if let Some((n, _)) = paragraph_number(line.text) {
                return n == expected;
            }
            if line.text.ends_with([',', ';', '.', ':']) || line.text.len() > 130 {
                return false;
            }
        }
        false
    }

    /// Returns the number that a line begins with, if it goes on or begins a series here, and where its text begins.
    fn number(&mut self, line: &str) -> Option<(String, usize)> {
        if let Some((n, rest)) = paragraph_number(line) {
            return self.takes_paragraph(n, &line[rest..]).then(|| {
                self.top = n;
                self.restart = false;
                self.series.clear();
                if self.part == Part::Preamble {
                    self.part = Part::Operative;
                }
                (format!("{n}."), rest)
            });
        }
        if let Some(rest) = misread_one(line).filter(|_| self.restart) {
            self.top = 1;
            self.restart = false;
            self.part = if self.part == Part::Preamble {
                Part::Operative
            } else {
                self.part
            };
            return Some(("1.".to_owned(), rest));
        }
        let (printed, rest) = point_number(line)?;
        let Some(Marker::Number(label)) = number::parse(&printed) else {
            return (self.complete() && (self.part != Part::Preamble)).then_some((printed, rest));
        };
        self.takes_point(&label, rest == line.len())
            .then_some((printed, rest))
    }

    fn takes_paragraph(&self, n: u32, rest: &str) -> bool {
        let opens = verbs::opening(rest) == Some(Opening::Operative);
        let upper = rest.is_empty()
            || rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '"' | '“' | '['));
        if n == 1 {
            return self.restart && (upper || self.part == Part::Annex);
        }
        let expected = self.top + 1;
        let ahead = n > expected && n <= expected + 2 && opens && self.top > 0;
        (n == expected && (self.complete() || opens) && (upper || self.complete()))
            || ahead && self.complete()
    }

    fn takes_point(&mut self, label: &Label, alone: bool) -> bool {
        if self.part == Part::Preamble && self.top == 0 && !self.complete() {
            return false;
        }
        let first = label.meanings.iter().any(|(_, v)| *v == 1);
        let lead_in =
            self.complete() || self.ends_with_conjunction() || alone || first && self.is_headed_point();
        let going = label
            .meanings
            .iter()
            .find(|(s, v)| self.series.iter().any(|(t, w)| s == t && *v == w + 1));
        let beginning = label.meanings.iter().find(|(_, v)| *v == 1);
        let Some(&(style, value)) = going
            .or(beginning)
            .or_else(|| label.meanings.first())
            .filter(|_| lead_in)
        else {
            return false;
        };
        match self.series.iter().position(|(s, _)| *s == style) {
            Some(at) => {
                self.series.truncate(at);
                self.series.push((style, value));
            }
            None => self.series.push((style, value)),
        }
        true
    }

    /// Returns whether what is open can end here: nothing is open, or it ends with a stop.
    fn complete(&self) -> bool {
        self.open.as_ref().is_none_or(|b| {
            let text = b
                .text
                .as_str()
                .trim_end_matches(['"', '”', '’', ')', ']', ' ', '*']);
            text.is_empty()
                || text.ends_with([',', ';', '.', ':', '!', '?', '-', '–', '—'])
                || ends_with_note(text)
        })
    }

    /// Returns whether what is open is a point with only a heading: `(a) Protection of civilians`.
    fn is_headed_point(&self) -> bool {
        self.open.as_ref().is_some_and(|b| {
            let words = b.text.as_str().split_whitespace().count();
            b.number.as_deref().is_some_and(|n| n.starts_with('(')) && (1..=14).contains(&words)
        })
    }

    fn full_stop(&self) -> bool {
        self.open
            .as_ref()
            .is_none_or(|b| b.text.as_str().trim_end().ends_with(['.', ';']))
    }

    fn ends_with_conjunction(&self) -> bool {
        self.open.as_ref().is_some_and(|b| {
            let text = b.text.as_str().trim_end();
            [" and", " or", " et", " ou"].iter().any(|c| text.ends_with(c))
        })
    }

    fn starts_section(&self, at: usize) -> bool {
        let next = self.lines[at + 1..].iter().find(|l| l.kind != LineKind::Blank);
        let formula =
            next.is_some_and(|l| l.kind == LineKind::Formula || l.text.starts_with("The Security Council"));
        let expected = |n: u32| n == 1 || n == self.top + 1;
        let numbered = next.is_some_and(|l| paragraph_number(l.text).is_some_and(|(n, _)| expected(n)));
        let follows =
            section_number(self.lines[at].text).is_some_and(|n| self.section.map_or(n == 1, |s| n == s + 1));
        self.complete() && (formula || numbered || follows && self.section.is_some())
    }

    fn push(&mut self, role: Role, number: Option<String>, line: &Line<'t>, text: &'t str, rest: usize) {
        if line.kind == LineKind::Formula {
            return;
        }
        let mut block = Block {
            role,
            number,
            text: MappedText::new(),
            span: Span::new(line.range.start, line.range.end),
        };
        join(&mut block.text, line, text, rest);
        self.open = Some(block);
    }

    fn append(&mut self, line: &Line<'t>, text: &'t str, rest: usize) {
        if let Some(open) = &mut self.open {
            join(&mut open.text, line, text, rest);
            open.span = Span::new(open.span.start, line.range.end);
        }
    }

    fn close(&mut self) {
        if let Some(mut block) = self.open.take() {
            block.text.trim_end();
            if block.text.is_empty() && block.number.is_none() {
                return;
            }
            self.split_double_number(block);
        }
    }

    /// Splits `58. (a) Requests …` into the paragraph's number and its first point.
    fn split_double_number(&mut self, block: Block) {
        let lead = matches!(block.role, Role::Text(p) if p != Part::Preamble) && block.number.is_some();
        let point = if lead {
            point_number(block.text.as_str())
        } else {
            None
        };
        let Some((printed, rest)) = point.filter(|(p, _)| p.starts_with('(')) else {
            self.found.blocks.push(block);
            return;
        };
        let at = block.text.raw_span(0..printed.len()).start;
        if let Some(Marker::Number(label)) = number::parse(&printed)
            && let Some(meaning) = label.meanings.iter().find(|m| m.1 == 1)
        {
            self.series.push(*meaning);
        }
        self.found.blocks.push(Block {
            role: block.role,
            number: block.number,
            text: MappedText::new(),
            span: Span::new(block.span.start, at),
        });
        self.found.blocks.push(Block {
            role: block.role,
            number: Some(printed),
            text: block.text.tail(rest),
            span: Span::new(at, block.span.end),
        });
    }
}

/// Returns the place of a part's letter or Roman number in its series.
fn section_number(line: &str) -> Option<u32> {
    let bare = line.trim_end_matches('.');
    match bare.as_bytes() {
        [letter @ b'A'..=b'H'] => Some(u32::from(letter - b'A') + 1),
        _ => number::roman(bare),
    }
}

/// Returns whether a text ends with the figure of a footnote after a stop: `security;12`.
fn ends_with_note(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '*' | '('));
    bare.len() < text.len() && text.len() - bare.len() <= 8 && bare.ends_with([',', ';', '.', ':'])
}

/// Lines that are looked through for a number ahead.
const FAR: usize = 400;

/// Prefixes after which a hyphen at the end of a line belongs to the word.
const KEPT_HYPHENS: &[&str] = &[
    "cease", "peace", "non", "self", "co", "post", "anti", "well", "long", "short", "follow", "vice", "so",
    "re", "inter", "multi", "sub", "mid", "ex", "first", "second", "high", "low", "cross", "troop", "man",
];

/// Appends a line, from byte `rest` of it on, with a space or the mending of a broken word before it.
fn join(to: &mut MappedText, line: &Line<'_>, text: &str, rest: usize) {
    let start = line.range.start + rest;
    let piece = &text[start..line.range.end];
    let broken = to.as_str().ends_with('-') && piece.starts_with(|c: char| c.is_lowercase());
    let word = to
        .as_str()
        .trim_end_matches('-')
        .rsplit([' ', '(', '“', '"'])
        .next()
        .unwrap_or_default();
    if broken && !word.is_empty() && word.chars().all(char::is_alphabetic) {
        if !KEPT_HYPHENS.contains(&word.to_lowercase().as_str()) {
            let len = to.as_str().len() - 1;
            to.truncate(len);
        }
    } else if !to.is_empty() && !to.as_str().ends_with('-') {
        to.push_replaced(" ", start..start);
    }
    to.push_clean(piece, start);
}

/// Reads `14. `, `14 .`, `14 Decides`: the number and where the text after it begins.
fn paragraph_number(line: &str) -> Option<(u32, usize)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 3 {
        return None;
    }
    let n = line[..digits].parse().ok()?;
    let rest = &line[digits..];
    let after = rest.trim_start_matches([' ', '\u{a0}']);
    let stop = after.strip_prefix(['.', ','])?;
    let body = stop.trim_start();
    let spaced = stop.is_empty() || stop.len() > body.len() || body.starts_with(char::is_uppercase);
    spaced.then_some((n, line.len() - body.len()))
}

/// Reads `l. Condemns`, `L. Condemns`, `I. Condemns`, which scanners made of `1.`: where the text begins.
fn misread_one(line: &str) -> Option<usize> {
    let rest = line
        .strip_prefix(['l', 'L', 'I'])?
        .strip_prefix('.')?
        .trim_start();
    (verbs::opening(rest) == Some(Opening::Operative)).then_some(line.len() - rest.len())
}

/// Reads `(a) `, `(iv)`, `a) `, `– `: the number as printed and where the text after it begins.
fn point_number(line: &str) -> Option<(String, usize)> {
    let first = line.chars().next()?;
    let end = if first == '(' {
        let close = line.find(')').filter(|c| (2..=6).contains(c))?;
        let inner = &line[1..close];
        if !inner.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        close + 1
    } else if "–—−-•·*▪◦●\u{ad}".contains(first) {
        first.len_utf8()
    } else {
        let letters = line.bytes().take_while(u8::is_ascii_lowercase).count();
        let closes = line[letters..].starts_with(')');
        if !(1..=4).contains(&letters) || !closes {
            return None;
        }
        letters + 1
    };
    let rest = line[end..].trim_start();
    let spaced = rest.is_empty() || rest.len() < line.len() - end || first == '(';
    spaced.then(|| (line[..end].to_owned(), line.len() - rest.len()))
}
