//! One pass over the XML: blocks of text and metadata.

use super::super::block::{Block, Role};
use penholder_text::MappedText;
use penholder_words::{Part, Span};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Elements inside one another; the UN's files have a dozen.
const MAX_DEPTH: usize = 256;

/// End tags that may close nothing; the UN's files have up to three.
const MAX_STRAY: usize = 4;

/// What is wrong with the XML, at which byte.
pub(super) struct XmlError {
    pub message: String,
    pub at: usize,
}

/// What a pass over the XML yields.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub blocks: Vec<Block>,
    pub meta: Meta,
    /// What was mended, with its byte.
    pub findings: Vec<(String, usize)>,
}

/// Metadata and cover page as they stand.
#[derive(Debug, Default)]
pub(super) struct Meta {
    /// `name` of the statement: `resolution`, `presidentialStatement`.
    pub name: String,
    pub language: String,
    /// `FRBRdate` of the work.
    pub work_date: String,
    pub steps: Vec<Step>,
    pub counts: Vec<Count>,
    pub keywords: Vec<Keyword>,
    /// Texts of the cover page by element: `docNumber`, `docTitle`, `docDate` …
    pub cover: Vec<Cover>,
}

/// A step of the procedure.
#[derive(Debug, Default)]
pub(super) struct Step {
    pub date: String,
    pub outcome: String,
    pub document: String,
    pub by: String,
    pub refers_to: String,
    pub span: Option<Span>,
}

/// A count of votes with the voters listed under it.
#[derive(Debug, Default)]
pub(super) struct Count {
    pub value: String,
    pub refers_to: String,
    pub voters: Vec<String>,
    pub span: Option<Span>,
}

#[derive(Debug, Default)]
pub(super) struct Keyword {
    pub refers_to: String,
    pub show_as: String,
    pub dictionary: String,
}

/// A text of the cover page.
#[derive(Debug)]
pub(super) struct Cover {
    pub element: String,
    pub refers_to: String,
    pub date: String,
    pub text: MappedText,
}

impl Walked {
    /// Leads every place on into the file from which the XML was decoded.
    pub fn rebase(&mut self, base: &MappedText) {
        for block in &mut self.blocks {
            block.text.rebase(base);
            block.span = base.raw_span(block.span.start..block.span.end);
        }
        for cover in &mut self.meta.cover {
            cover.text.rebase(base);
        }
        let spans = self.meta.steps.iter_mut().filter_map(|s| s.span.as_mut());
        for span in spans.chain(self.meta.counts.iter_mut().filter_map(|c| c.span.as_mut())) {
            *span = base.raw_span(span.start..span.end);
        }
    }
}

/// Where in the document the pass is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    Outside,
    Meta,
    Cover,
    Body(Part),
}

/// What happens to text that is read.
enum Sink {
    /// A block of text.
    Block { role: Role, start: usize },
    /// A number.
    Number { start: usize },
    /// A text of the cover page, by its place in the list.
    Cover(usize),
    /// A voter.
    Voter,
    /// A footnote inside a text.
    Note { start: usize },
    /// A figure that leads to a footnote.
    NoteMark,
    /// The formula `The Security Council,`, which is no paragraph.
    Formula,
}

struct Open {
    sink: Sink,
    text: MappedText,
    depth: usize,
}

struct Walk<'x> {
    xml: &'x str,
    rooms: Vec<(Room, usize)>,
    open: Vec<Open>,
    /// A number that waits for its text, with its first byte.
    number: Option<(String, usize, usize)>,
    out: Walked,
    depth: usize,
    /// Names of the open elements.
    names: Vec<&'x str>,
    /// End tags that closed nothing, less the elements that ended without one.
    n_stray: usize,
    annex: bool,
    /// Whether a body was seen.
    has_body: bool,
    /// Depth of the recital that is open, and whether it has text yet.
    recital: Option<(usize, bool)>,
    /// Depth of a paragraph whose class says that it is a heading.
    heading: Option<usize>,
    /// Depth of a section, whose number is a letter of its own.
    section: Option<usize>,
}

/// Goes through the XML once.
pub(super) fn walk(xml: &str) -> Result<Walked, XmlError> {
    let mut walk = Walk {
        xml,
        rooms: vec![(Room::Outside, 0)],
        open: Vec::new(),
        number: None,
        out: Walked::default(),
        depth: 0,
        names: Vec::new(),
        n_stray: 0,
        annex: false,
        has_body: false,
        recital: None,
        heading: None,
        section: None,
    };
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    loop {
        let at = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|e| XmlError {
            message: format!("expected well-formed XML, but {e}"),
            at: (reader.error_position() as usize).max(at.min(xml.len())),
        })?;
        let end = reader.buffer_position() as usize;
        match event {
            Event::Start(tag) => walk.start(&tag, at, end)?,
            Event::End(tag) => walk.end_tag(tag.name().as_ref(), at, end)?,
            Event::Text(text) => walk.text(&text, at),
            Event::CData(text) => walk.text(&text, at + "<![CDATA[".len()),
            Event::GeneralRef(entity) => walk.entity(&entity, at, end)?,
            Event::DocType(_) if xml[at..end].contains("<!ENTITY") => {
                return Err(XmlError {
                    message: "expected Akoma Ntoso without entity declarations, which can be used to exhaust memory, \
                              but found `<!ENTITY`"
                        .to_owned(),
                    at,
                });
            }
            Event::Eof => break,
            _ => {}
        }
    }
    walk.finish()
}

impl<'x> Walk<'x> {
    fn start(&mut self, tag: &BytesStart<'_>, at: usize, end: usize) -> Result<(), XmlError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let message = format!("expected at most {MAX_DEPTH} elements inside one another, but found more");
            return Err(XmlError { message, at });
        }
        self.names.push(
            self.xml
                .get(at + 1..at + 1 + tag.name().as_ref().len())
                .unwrap_or_default(),
        );
        let name = tag.local_name();
        let name = name.as_ref();
        if self.depth == 1 && name != "akomaNtoso" {
            let message = format!("expected the root element `akomaNtoso`, but found `{name}`");
            return Err(XmlError { message, at });
        }
        self.enter(name, tag);
        match self.room() {
            Room::Meta => self.meta(name, tag, at, end),
            Room::Cover => self.cover(name, tag),
            Room::Body(part) => self.body(name, tag, part, at),
            Room::Outside => {}
        }
        Ok(())
    }

    fn room(&self) -> Room {
        self.rooms.last().map_or(Room::Outside, |r| r.0)
    }

    /// Opens the room that an element begins.
    fn enter(&mut self, name: &str, tag: &BytesStart<'_>) {
        let body = |part| {
            if self.annex {
                Room::Body(Part::Annex)
            } else {
                Room::Body(part)
            }
        };
        let room = match name {
            "statement" | "doc" | "act" | "bill" | "amendment" | "officialGazette" if !self.annex => {
                self.out.meta.name = attribute(tag, "name");
                return;
            }
            "meta" => Room::Meta,
            "coverPage" | "preface" => Room::Cover,
            "preamble" => body(Part::Preamble),
            "mainBody" | "body" | "conclusions" => {
                self.has_body = true;
                body(Part::Operative)
            }
            "attachments" | "components" => {
                self.annex = true;
                Room::Body(Part::Annex)
            }
            _ => return,
        };
        self.rooms.push((room, self.depth));
    }

    fn meta(&mut self, name: &str, tag: &BytesStart<'_>, at: usize, end: usize) {
        if self.annex {
            return;
        }
        let get = |key| attribute(tag, key);
        let meta = &mut self.out.meta;
        let span = Some(Span::new(at, end));
        match name {
            "FRBRlanguage" => meta.language = get("language"),
            "FRBRdate" if meta.work_date.is_empty() => meta.work_date = get("date"),
            "step" => meta.steps.push(Step {
                date: get("date"),
                outcome: get("outcome"),
                document: get("as"),
                by: get("by"),
                refers_to: get("refersTo"),
                span,
            }),
            "count" => meta.counts.push(Count {
                value: get("value"),
                refers_to: get("refersTo"),
                voters: Vec::new(),
                span,
            }),
            "organization" => self.open(Sink::Voter),
            "keyword" => meta.keywords.push(Keyword {
                refers_to: get("refersTo"),
                show_as: get("showAs"),
                dictionary: get("dictionary"),
            }),
            _ => {}
        }
    }

    fn cover(&mut self, name: &str, tag: &BytesStart<'_>) {
        if matches!(name, "docNumber" | "docTitle" | "docDate" | "inline") {
            self.out.meta.cover.push(Cover {
                element: name.to_owned(),
                refers_to: attribute(tag, "refersTo"),
                date: attribute(tag, "date"),
                text: MappedText::new(),
            });
            self.open(Sink::Cover(self.out.meta.cover.len() - 1));
        }
    }

    fn body(&mut self, name: &str, tag: &BytesStart<'_>, part: Part, at: usize) {
        let inside = self
            .open
            .iter()
            .any(|o| matches!(o.sink, Sink::Block { .. } | Sink::Number { .. } | Sink::Formula));
        match name {
            "container"
                if self.recital.is_none()
                    && (part == Part::Preamble || attribute(tag, "class") == "recital") =>
            {
                self.recital = Some((self.depth, false));
            }
            "section" | "part" | "title" | "chapter" => self.section = Some(self.depth),
            "paragraph" => {
                let class = attribute(tag, "class");
                let styled =
                    class.starts_with('H') && class.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
                self.heading = styled.then_some(self.depth);
            }
            "num" if !inside && self.section == Some(self.depth - 1) && part != Part::Annex => {
                self.open(Sink::Block {
                    role: Role::Section(part),
                    start: at,
                });
            }
            "num" if !inside => self.open(Sink::Number { start: at }),
            "authorialNote" => self.open(Sink::Note { start: at }),
            "formula" => self.open(Sink::Formula),
            "sup" | "noteRef" => self.open(Sink::NoteMark),
            "heading" | "subheading" | "crossHeading" if !inside => {
                self.open(Sink::Block {
                    role: Role::Heading(part),
                    start: at,
                });
            }
            "docTitle" | "docNumber" | "docDate" if !inside && part != Part::Annex => {
                let refers_to = attribute(tag, "refersTo");
                let date = attribute(tag, "date");
                let text = MappedText::new();
                self.out.meta.cover.push(Cover {
                    element: name.to_owned(),
                    refers_to,
                    date,
                    text,
                });
                self.open(Sink::Cover(self.out.meta.cover.len() - 1));
            }
            "block" if !inside => self.open(Sink::Block {
                role: Role::Heading(part),
                start: at,
            }),
            "p" | "listIntroduction" | "wrapUp" | "tr" if !inside => {
                self.open(Sink::Block {
                    role: Role::Text(part),
                    start: at,
                });
            }
            "td" | "th" | "br" | "eol" => self.space(at),
            _ => {}
        }
    }

    fn open(&mut self, sink: Sink) {
        self.open.push(Open {
            sink,
            text: MappedText::new(),
            depth: self.depth,
        });
    }

    fn space(&mut self, at: usize) {
        if let Some(open) = self.open.last_mut()
            && !open.text.is_empty()
        {
            open.text.push_replaced(" ", at..at);
        }
    }

    fn text(&mut self, text: &str, at: usize) {
        if let Some(open) = self.open.last_mut() {
            open.text.push_clean(text, at);
        }
    }

    fn entity(&mut self, entity: &BytesRef<'_>, at: usize, end: usize) -> Result<(), XmlError> {
        let unknown = || XmlError {
            message: format!(
                "expected one of XML's own entities, but found `{}`",
                &self.xml[at..end]
            ),
            at,
        };
        let text = match entity.resolve_char_ref() {
            Ok(Some(c)) => c.to_string(),
            Ok(None) => quick_xml::escape::resolve_predefined_entity(entity)
                .ok_or_else(unknown)?
                .to_owned(),
            Err(_) => return Err(unknown()),
        };
        if let Some(open) = self.open.last_mut() {
            open.text.push_replaced(&text, at..end);
        }
        Ok(())
    }

    /// Closes an element.
    ///
    /// Some of the UN's statements close an element by another's name. An end tag that closes nothing is left out,
    /// and gives the element that it should have closed the right to end with the one around it; both are told.
    fn end_tag(&mut self, name: &str, at: usize, end: usize) -> Result<(), XmlError> {
        let Some(open) = self.names.iter().rposition(|n| *n == name) else {
            self.n_stray += 1;
            if self.n_stray > MAX_STRAY || self.names.is_empty() {
                let message = format!("expected an end tag for an open element, but found `</{name}>`");
                return Err(XmlError { message, at });
            }
            self.out
                .findings
                .push((format!("`</{name}>` closes nothing and is left out"), at));
            return Ok(());
        };
        while self.names.len() > open {
            let closing = self.names.pop().unwrap_or_default();
            if self.names.len() > open {
                if self.n_stray == 0 {
                    let message = format!("expected `</{closing}>`, but found `</{name}>`");
                    return Err(XmlError { message, at });
                }
                self.n_stray -= 1;
                self.out
                    .findings
                    .push((format!("`<{closing}>` is not closed before `</{name}>`"), at));
            }
            self.end(end);
        }
        Ok(())
    }

    fn end(&mut self, end: usize) {
        while self.open.last().is_some_and(|o| o.depth == self.depth) {
            if let Some(open) = self.open.pop() {
                self.close(open, end);
            }
        }
        if self.rooms.last().is_some_and(|r| r.1 == self.depth) {
            self.release_number();
            self.rooms.pop();
        }
        for mark in [&mut self.heading, &mut self.section] {
            *mark = mark.filter(|d| *d < self.depth);
        }
        self.recital = self.recital.filter(|r| r.0 < self.depth);
        self.depth = self.depth.saturating_sub(1);
    }

    fn close(&mut self, mut open: Open, end: usize) {
        open.text.trim_end();
        match open.sink {
            Sink::Block { role, start } => self.block(role, start, open.text, end),
            Sink::Number { start } => self.hold_number(open.text.as_str(), start, end),
            Sink::Cover(at) => {
                // A date inside a title is part of the title's words as well.
                let outer = self.open.last().and_then(|o| match o.sink {
                    Sink::Cover(outer) if outer != at => Some(outer),
                    _ => None,
                });
                if outer.is_some() {
                    self.space(open.text.span().start);
                    if let Some(title) = self.open.last_mut() {
                        title.text.push_mapped(&open.text);
                    }
                }
                self.out.meta.cover[at].text = open.text;
            }
            Sink::Voter => {
                if let Some(count) = self.out.meta.counts.last_mut() {
                    count.voters.push(open.text.as_str().to_owned());
                }
            }
            Sink::Note { start } => {
                let span = Span::new(start, end);
                self.out.blocks.push(Block {
                    role: Role::Footnote,
                    number: None,
                    text: open.text,
                    span,
                });
            }
            Sink::NoteMark => {
                let figure = open.text.as_str().bytes().all(|b| b.is_ascii_digit());
                if let Some(outer) = self.open.last_mut()
                    && !figure
                {
                    outer.text.push_mapped(&open.text);
                }
            }
            Sink::Formula => {}
        }
    }

    /// Keeps a number for the text that follows; a number that still waits had no words of its own.
    fn hold_number(&mut self, printed: &str, start: usize, end: usize) {
        self.release_number();
        self.number = Some((printed.to_owned(), start, end));
    }

    fn release_number(&mut self) {
        if let (Some((number, start, end)), Room::Body(part)) = (self.number.take(), self.room()) {
            let span = Span::new(start, end);
            self.out.blocks.push(Block {
                role: Role::Text(part),
                number: Some(number),
                text: MappedText::new(),
                span,
            });
        }
    }

    fn block(&mut self, role: Role, start: usize, text: MappedText, end: usize) {
        if text.is_empty() {
            return;
        }
        let role = match (role, self.number.is_some()) {
            // A number before a heading makes it the text of a point.
            (Role::Heading(part), true) => Role::Text(part),
            (Role::Text(part), false) if self.heading.is_some() => Role::Heading(part),
            (Role::Heading(Part::Annex) | Role::Text(Part::Annex), false)
                if is_annex_title(text.as_str()) =>
            {
                Role::AnnexTitle
            }
            (Role::Text(Part::Preamble), _) => self.recital_role(),
            (Role::Text(Part::Operative), _) if self.recital.is_some() => self.recital_role(),
            _ => role,
        };
        self.push_block(role, start, text, end);
    }

    /// A recital may have several texts; the first begins it.
    fn recital_role(&mut self) -> Role {
        match &mut self.recital {
            Some((_, begun)) if *begun => Role::More(Part::Preamble),
            Some((_, begun)) => {
                *begun = true;
                Role::Text(Part::Preamble)
            }
            None => Role::Text(Part::Preamble),
        }
    }

    fn push_block(&mut self, role: Role, start: usize, text: MappedText, end: usize) {
        let (number, start) = match self.number.take() {
            Some((number, at, _)) => (Some(number), at),
            None => (None, start),
        };
        self.out.blocks.push(Block {
            role,
            number,
            text,
            span: Span::new(start, end),
        });
    }

    fn finish(mut self) -> Result<Walked, XmlError> {
        let at = self.xml.len();
        if self.depth > 0 {
            let message =
                "expected the end of every element, but the file ends before (is it cut off?)".to_owned();
            return Err(XmlError { message, at });
        }
        if self.xml.trim().is_empty()
            || (!self.has_body && self.out.blocks.is_empty() && self.out.meta.cover.is_empty())
        {
            let message = "expected Akoma Ntoso with a cover page and a body, but found neither".to_owned();
            return Err(XmlError { message, at: 0 });
        }
        self.release_number();
        Ok(self.out)
    }
}

/// Returns whether a text is the title of an annex and nothing else: `Annex II`.
fn is_annex_title(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let named = words.next().is_some_and(|w| {
        let word = w.trim_end_matches([':', '.']).to_lowercase();
        matches!(
            word.as_str(),
            "annex" | "annexe" | "appendix" | "appendice" | "enclosure" | "attachment"
        )
    });
    named && text.len() < 24 && words.count() < 2
}

/// Returns the value of an attribute with its entities resolved; empty if it is not there.
fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    tag.try_get_attribute(name)
        .ok()
        .flatten()
        .and_then(|a| {
            a.normalized_value(XmlVersion::Explicit1_0)
                .ok()
                .map(|v| v.trim().to_owned())
        })
        .unwrap_or_default()
}
