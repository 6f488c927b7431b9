//! The tree to Akoma Ntoso, in the United Nations profile as it is practised (AKN4UN).
//!
//! Valid against the OASIS schema; read back it gives the same tree. A paragraph's points stand as a list inside it,
//! as in the UN's own files; what belongs to a point without a number of its own is a further `<p>`.

use super::super::{Document, Head, Paragraph};
use crate::verbs;
use penholder_words::{Date, DocumentKind, Lexicon, MemberCode, Part, Symbol};
use quick_xml::escape::escape;
use std::fmt::Write;

/// What metadata write for a date that is not known.
const NO_DATE: &str = "0001-01-01";

/// Writes a document as Akoma Ntoso; `lexicon` gives the names of States.
pub fn write(document: &Document, lexicon: &Lexicon) -> String {
    let mut out = Out {
        xml: String::with_capacity(16 * 1024),
        ids: 0,
    };
    let name = match document.kind {
        DocumentKind::PresidentialStatement => "presidentialStatement",
        DocumentKind::Draft => "draftResolution",
        DocumentKind::Resolution => "resolution",
        _ => "document",
    };
    out.line(concat!(
        "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\" ",
        "xmlns:akn4un=\"http://un.org/akn4un\">"
    ));
    out.line(&format!("<statement name=\"{name}\">"));
    out.meta(document, lexicon);
    out.cover(document);
    out.body(document);
    out.line("</statement>");
    out.line("</akomaNtoso>");
    out.xml
}

struct Out {
    xml: String,
    /// Elements that have had an identifier.
    ids: usize,
}

impl Out {
    fn line(&mut self, text: &str) {
        self.xml.push_str(text);
        self.xml.push('\n');
    }

    fn id(&mut self, kind: &str) -> String {
        self.ids += 1;
        format!("{kind}_{}", self.ids)
    }

    fn meta(&mut self, document: &Document, lexicon: &Lexicon) {
        let head = &document.head;
        self.line("<meta>");
        self.identification(head);
        self.keywords(head);
        self.workflow(document, lexicon);
        self.vote(head, lexicon);
        self.line("<references source=\"#penholder\">");
        self.line("<TLCOrganization eId=\"sc\" href=\"/akn/ontology/organization/un/securityCouncil\" showAs=\"Security Council\"/>");
        self.line("<TLCOrganization eId=\"penholder\" href=\"/akn/ontology/organization/penholder\" showAs=\"Penholder\"/>");
        self.line("</references>");
        self.line("</meta>");
    }

    fn identification(&mut self, head: &Head) {
        let date = date(head.date);
        let number = head.symbol.as_ref().map_or_else(|| "unknown".to_owned(), slug);
        let work = format!("/akn/un/statement/deliberation/unsc/{date}/{number}");
        let language = if head.lang == "fr" { "fra" } else { "eng" };
        let expression = format!("{work}/{language}@");
        self.line("<identification source=\"#penholder\">");
        for (element, this, uri, name, author) in [
            (
                "FRBRWork",
                format!("{work}/!main/"),
                format!("{work}/"),
                "adoption",
                "sc",
            ),
            (
                "FRBRExpression",
                format!("{expression}!main/"),
                format!("{expression}/"),
                "publication",
                "sc",
            ),
            (
                "FRBRManifestation",
                format!("{expression}/!main.xml"),
                format!("{expression}.xml"),
                "markup",
                "penholder",
            ),
        ] {
            self.line(&format!("<{element}>"));
            self.line(&format!("<FRBRthis value=\"{}\"/>", escape(&this)));
            self.line(&format!("<FRBRuri value=\"{}\"/>", escape(&uri)));
            self.line(&format!("<FRBRdate date=\"{date}\" name=\"{name}\"/>"));
            self.line(&format!("<FRBRauthor href=\"#{author}\" as=\"#author\"/>"));
            match element {
                "FRBRWork" => self.line("<FRBRcountry value=\"un\"/>"),
                "FRBRExpression" => self.line(&format!("<FRBRlanguage language=\"{language}\"/>")),
                _ => {}
            }
            self.line(&format!("</{element}>"));
        }
        self.line("</identification>");
    }

    fn keywords(&mut self, head: &Head) {
        if head.keywords.is_empty() && head.title.is_none() {
            return;
        }
        self.line("<classification source=\"#penholder\">");
        for keyword in &head.keywords {
            let text = escape(keyword);
            self.line(&format!(
                "<keyword value=\"{text}\" showAs=\"{text}\" dictionary=\"UNBIS Thesaurus\"/>"
            ));
        }
        if let Some(title) = &head.title {
            let text = escape(title);
            self.line(&format!(
                "<keyword refersTo=\"title\" value=\"{text}\" showAs=\"{text}\" dictionary=\"DHL\"/>"
            ));
        }
        self.line("</classification>");
    }

    fn workflow(&mut self, document: &Document, lexicon: &Lexicon) {
        let head = &document.head;
        self.line("<workflow source=\"#un\">");
        if head.draft.is_some() || !head.sponsors.is_empty() {
            let sponsors: Vec<_> = head
                .sponsors
                .iter()
                .map(|c| state(*c, head.date, lexicon))
                .collect();
            let draft = head.draft.as_ref().map_or("", Symbol::as_str);
            self.line(&format!(
                "<step date=\"{NO_DATE}\" outcome=\"draftResolution\" as=\"{}\" by=\"{}\"/>",
                escape(draft),
                escape(sponsors.join(", "))
            ));
        }
        let outcome = if document.kind == DocumentKind::Draft {
            "notAdopted"
        } else {
            "adopted"
        };
        let meeting = head
            .meeting
            .map_or_else(String::new, |n| format!("{n}{} meeting", ordinal(n)));
        let record = head
            .meeting
            .map_or_else(String::new, |n| format!(" as=\"S/PV.{n}\""));
        let chapter = if head.chapter_vii {
            " refersTo=\"Chapter VII\""
        } else {
            ""
        };
        self.line(&format!(
            "<step date=\"{}\" outcome=\"{outcome}\"{record} by=\"{meeting}\"{chapter}/>",
            date(head.date)
        ));
        self.line("</workflow>");
    }

    fn vote(&mut self, head: &Head, lexicon: &Lexicon) {
        let Some(vote) = &head.vote else { return };
        self.line("<analysis source=\"#un\"><parliamentary><voting>");
        self.line("<quorum value=\"\"/>");
        if vote.unanimous && vote.yes.is_none() {
            self.line("<count value=\"\" refersTo=\"unanimous\"/>");
        }
        for (count, by, refers_to) in [
            (vote.yes, &vote.yes_by, "inFavour"),
            (vote.no, &vote.no_by, "against"),
            (vote.abstain, &vote.abstain_by, "abstaining"),
            (vote.not_voting, &vote.not_voting_by, "notParticipating"),
        ] {
            let Some(count) = count else { continue };
            let _ = write!(self.xml, "<count value=\"{count:03}\" refersTo=\"{refers_to}\">");
            if !by.is_empty() {
                self.xml.push_str("<akn4un:voters>");
                for code in by {
                    let name = state(*code, head.date, lexicon);
                    let _ = write!(
                        self.xml,
                        "<organization refersTo=\"memberState\">{}</organization>",
                        escape(&name)
                    );
                }
                // A reader counts the list, so that who is counted and not named must stand in it.
                for _ in by.len()..usize::from(count) {
                    self.xml
                        .push_str("<organization refersTo=\"memberState\">not named</organization>");
                }
                self.xml.push_str("</akn4un:voters>");
            }
            self.line("</count>");
        }
        self.line("</voting></parliamentary></analysis>");
    }

    fn cover(&mut self, document: &Document) {
        let head = &document.head;
        let french = head.lang == "fr";
        self.line("<coverPage>");
        let council = if french {
            "Conseil de sécurité"
        } else {
            "Security Council"
        };
        self.line(&format!(
            "<p><docAuthority refersTo=\"#sc\">{council}</docAuthority></p>"
        ));
        if let Some(symbol) = &head.symbol {
            self.line(&format!(
                "<p><docNumber refersTo=\"#symbol\">{}</docNumber></p>",
                escape(symbol.as_str())
            ));
        }
        if let Some(day) = head.date {
            let meeting = match head.meeting {
                Some(n) if french => format!("à sa <inline name=\"adoptionMeeting\">{n}e séance</inline>, "),
                Some(n) => format!(
                    "at its <inline name=\"adoptionMeeting\">{n}{} meeting</inline>, ",
                    ordinal(n)
                ),
                None => String::new(),
            };
            let words = penholder_words::long_date(
                day,
                if french {
                    penholder_words::Lang::Fr
                } else {
                    penholder_words::Lang::En
                },
            );
            let (by, on) = if french {
                ("Adoptée par le Conseil de sécurité ", "le ")
            } else {
                ("Adopted by the Security Council ", "on ")
            };
            let (kind, by) = if document.kind == DocumentKind::Resolution {
                ("adoption", by)
            } else {
                ("date", "")
            };
            let meeting = if by.is_empty() { "" } else { meeting.as_str() };
            self.line(&format!(
                "<p><docTitle refersTo=\"#{kind}\">{by}{meeting}{on}<docDate date=\"{day}\" refersTo=\"#adoptionDate\">{words}</docDate></docTitle></p>"
            ));
        }
        self.line("</coverPage>");
    }

    fn body(&mut self, document: &Document) {
        let (main, annexes): (Vec<_>, Vec<_>) =
            document.paragraphs.iter().partition(|p| p.part != Part::Annex);
        let sections = main.iter().any(|p| section(&p.id).is_some());
        let formula = if document.head.lang == "fr" {
            "Le Conseil de sécurité,"
        } else {
            "The Security Council,"
        };
        let id = self.id("formula");
        if document.kind != DocumentKind::PresidentialStatement {
            self.line("<preamble>");
            self.line(&format!(
                "<formula name=\"enactingFormula\" eId=\"{id}\"><p>{formula}</p></formula>"
            ));
            if !sections {
                self.recitals(main.iter().copied().filter(|p| p.part == Part::Preamble));
            }
            self.line("</preamble>");
        }
        self.line("<mainBody>");
        let rest: Vec<_> = main
            .into_iter()
            .filter(|p| sections || p.part == Part::Operative)
            .collect();
        let statement = document.kind == DocumentKind::PresidentialStatement;
        self.parts(&rest, sections && !statement);
        self.footnotes(document);
        if rest.is_empty() && document.footnotes.is_empty() {
            self.line("<p/>");
        }
        self.line("</mainBody>");
        if !annexes.is_empty() {
            self.annexes(&annexes, &document.head);
        }
    }

    fn recitals<'p>(&mut self, recitals: impl Iterator<Item = &'p Paragraph>) {
        let mut heading = None;
        for recital in recitals {
            if recital.heading.is_some() && recital.heading != heading {
                heading.clone_from(&recital.heading);
                let text = heading.as_deref().unwrap_or_default();
                self.line(&format!("<block name=\"subheading\">{}</block>", escape(text)));
            }
            self.recital(recital);
        }
    }

    fn recital(&mut self, recital: &Paragraph) {
        let text = recital.text.as_str();
        let name = verbs::verb(text).unwrap_or("recital");
        let id = self.id("container");
        let _ = write!(
            self.xml,
            "<container name=\"{}\" eId=\"{id}\" class=\"recital\">",
            escape(name)
        );
        self.texts(text);
        self.line("</container>");
    }

    /// Writes one `<p>` for each line of a text.
    fn texts(&mut self, text: &str) {
        for line in text.split('\n') {
            let _ = write!(self.xml, "<p>{}</p>", escape(line));
        }
    }

    /// Writes paragraphs, those of a part with its own numbering inside a section.
    fn parts(&mut self, paragraphs: &[&Paragraph], sections: bool) {
        let mut open: Option<&str> = None;
        let mut at = 0;
        let mut heading: Option<&str> = None;
        while at < paragraphs.len() {
            let part = if sections {
                section(&paragraphs[at].id)
            } else {
                None
            };
            if part != open {
                if open.is_some() {
                    self.line("</section>");
                }
                if let Some(letter) = part {
                    let id = self.id("sec");
                    self.line(&format!("<section eId=\"{id}\"><num>{}</num>", escape(letter)));
                }
                open = part;
            }
            let paragraph = paragraphs[at];
            if paragraph.part == Part::Preamble {
                self.recital(paragraph);
                at += 1;
                continue;
            }
            if paragraph.heading.as_deref() != heading {
                heading = paragraph.heading.as_deref();
                if let Some(text) = heading {
                    let id = self.id("para");
                    self.line(&format!(
                        "<paragraph eId=\"{id}\"><subheading>{}</subheading></paragraph>",
                        escape(text)
                    ));
                }
            }
            // Points follow under their paragraph as long as no heading stands between.
            let n_points = paragraphs[at + 1..]
                .iter()
                .take_while(|p| {
                    depth(p) > depth(paragraph) && p.heading == paragraph.heading && p.part == paragraph.part
                })
                .count();
            self.point("paragraph", paragraph, &paragraphs[at + 1..at + 1 + n_points]);
            at += 1 + n_points;
        }
        if open.is_some() {
            self.line("</section>");
        }
    }

    /// Writes a paragraph or point with the points below it.
    fn point(&mut self, element: &str, paragraph: &Paragraph, below: &[&Paragraph]) {
        let id = self.id(if element == "paragraph" { "para" } else { "point" });
        let _ = write!(self.xml, "<{element} eId=\"{id}\">");
        if let Some(number) = number(&paragraph.id) {
            let _ = write!(self.xml, "<num>{}</num>", escape(&number));
        }
        let text = paragraph.text.as_str();
        if below.is_empty() {
            self.xml.push_str("<content>");
            self.texts(text);
            self.xml.push_str("</content>");
        } else {
            let id = self.id("list");
            let _ = write!(self.xml, "<list eId=\"{id}\"><intro>");
            self.texts(text);
            self.line("</intro>");
            let mut at = 0;
            while at < below.len() {
                let inner = below[at + 1..]
                    .iter()
                    .take_while(|p| depth(p) > depth(below[at]))
                    .count();
                self.point("point", below[at], &below[at + 1..at + 1 + inner]);
                at += 1 + inner;
            }
            self.xml.push_str("</list>");
        }
        self.line(&format!("</{element}>"));
    }

    fn footnotes(&mut self, document: &Document) {
        for note in &document.footnotes {
            let (id, inner) = (self.id("para"), self.id("note"));
            self.line(&format!(
                "<paragraph eId=\"{id}\" class=\"footnote\"><content><p><authorialNote eId=\"{inner}\" placement=\"bottom\"><p>{}</p></authorialNote></p></content></paragraph>",
                escape(note.as_str())
            ));
        }
    }

    fn annexes(&mut self, paragraphs: &[&Paragraph], head: &Head) {
        self.line("<attachments>");
        let mut at = 0;
        while at < paragraphs.len() {
            let annex = section(&paragraphs[at].id);
            let n = paragraphs[at..]
                .iter()
                .take_while(|p| section(&p.id) == annex)
                .count();
            let id = self.id("att");
            self.line(&format!("<attachment eId=\"{id}\"><doc name=\"annex\">"));
            self.line("<meta>");
            self.identification(head);
            self.line("</meta>");
            self.line("<mainBody>");
            if let Some(annex) = annex {
                let id = self.id("para");
                self.line(&format!(
                    "<paragraph eId=\"{id}\"><subheading>{}</subheading></paragraph>",
                    escape(annex_title(annex))
                ));
            }
            let inside: Vec<Paragraph> = paragraphs[at..at + n]
                .iter()
                .map(|p| {
                    let mut p = (*p).clone();
                    p.heading = p.heading.filter(|h| annex.is_none_or(|a| h != &annex_title(a)));
                    p
                })
                .collect();
            self.parts(&inside.iter().collect::<Vec<_>>(), false);
            self.line("</mainBody>");
            self.line("</doc></attachment>");
            at += n;
        }
        self.line("</attachments>");
    }
}

/// Returns the letter of the part before a paragraph's own number: `A` for `A.1`, `annexII` for `annexII.3`.
fn section(id: &str) -> Option<&str> {
    let (before, _) = id.split_once('.')?;
    (!before.is_empty()
        && before.bytes().all(|b| b.is_ascii_alphanumeric())
        && !before.bytes().all(|b| b.is_ascii_digit()))
    .then_some(before)
}

/// `annexII` as it stands over the annex: `Annex II`.
fn annex_title(section: &str) -> String {
    let word = ["appendix", "enclosure", "attachment", "annexe", "annex"]
        .iter()
        .find(|w| section.starts_with(**w));
    let word = word.copied().unwrap_or("annex");
    let number = section.strip_prefix(word).unwrap_or_default();
    let mut title = word.to_owned();
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if number.is_empty() {
        title
    } else {
        format!("{title} {number}")
    }
}

/// Returns the number printed before a paragraph: `14.` for `14`, `(d)` for `14 (d)`; counted ones have none.
fn number(id: &str) -> Option<String> {
    let own = id
        .split_once('.')
        .filter(|_| section(id).is_some())
        .map_or(id, |(_, own)| own);
    let last = own.rsplit(' ').next()?;
    if last.starts_with('(') {
        Some(last.to_owned())
    } else if last.bytes().all(|b| b.is_ascii_digit()) && !last.is_empty() {
        Some(format!("{last}."))
    } else {
        None
    }
}

/// How deep a paragraph stands: a point without a paragraph above it stands as deep as one.
fn depth(paragraph: &Paragraph) -> usize {
    let own = paragraph
        .id
        .split_once('.')
        .map_or(paragraph.id.as_str(), |(_, own)| own);
    paragraph.depth() + usize::from(!own.starts_with('('))
}

fn date(date: Option<Date>) -> String {
    date.map_or_else(|| NO_DATE.to_owned(), |d| d.to_string())
}

/// Returns a symbol as an address has it: `2640-2022`, `2023-507`.
fn slug(symbol: &Symbol) -> String {
    let text = symbol.as_str();
    let short = text
        .strip_prefix("S/RES/")
        .or(text.strip_prefix("S/"))
        .unwrap_or(text);
    let parts = short
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|p| !p.is_empty());
    parts.collect::<Vec<_>>().join("-").to_lowercase()
}

fn ordinal(n: u32) -> &'static str {
    match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

/// Returns the name of a State on a day; its code if the lexicon has none.
fn state(code: MemberCode, on: Option<Date>, lexicon: &Lexicon) -> String {
    let names = || {
        lexicon
            .state_names
            .iter()
            .filter(|n| n.code == code && n.lang == "en" && n.kind == "official")
    };
    let valid = |n: &&penholder_words::StateName| {
        on.is_none_or(|d| {
            n.from.is_none_or(|f| f.first_day() <= d) && n.until.is_none_or(|u| d <= u.last_day())
        })
    };
    let name = names()
        .find(valid)
        .or_else(|| names().next())
        .map(|n| n.name.clone());
    name.unwrap_or_else(|| {
        let entry = lexicon.states.iter().find(|s| s.code == code);
        entry.map_or_else(|| code.to_string(), |s| s.name.clone())
    })
}
