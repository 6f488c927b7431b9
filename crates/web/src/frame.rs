//! What every page shares: title, address, language, day, and how names and sources are written.

use crate::address::Ask;
use crate::format::Format;
use crate::site::{Site, digest};
use penholder_words::{Date, Lang, MemberCode, PartialDate, Source, Symbol, long_date, long_partial_date};

/// The frame of a page, as templates see it.
#[derive(Debug, Clone)]
pub struct Frame<'a> {
    site: &'a Site,
    format: Format,
    path: String,
    query: String,
    formats: &'static [Format],
    on: Option<Date>,
    /// Language of the labels.
    pub lang: Lang,
    /// Title of the page.
    pub title: String,
    /// One sentence on what the page tells.
    pub description: String,
    /// The part of the site that the page belongs to: the path of its entry in the navigation.
    pub section: &'static str,
    /// Path of the picture that stands for the page elsewhere.
    pub picture: Option<String>,
    /// Last day of the record.
    pub record_until: Option<Date>,
}

/// The forms that every page has.
const USUAL: &[Format] = &[Format::Html, Format::Json, Format::Csv, Format::Bib, Format::Csl];

impl<'a> Frame<'a> {
    /// Returns the frame of the page that was asked for, still without a title.
    pub fn new(site: &'a Site, ask: &Ask) -> Self {
        Frame {
            site,
            format: ask.format,
            path: ask.path.clone(),
            query: ask.raw_query.clone(),
            formats: USUAL,
            on: None,
            lang: ask.lang,
            title: String::new(),
            description: String::new(),
            section: "",
            picture: None,
            record_until: site.record.until,
        }
    }

    /// Returns the frame of an error.
    pub fn error(site: &'a Site, lang: Lang, title: &str) -> Self {
        Frame {
            site,
            format: Format::Html,
            path: "/".to_owned(),
            query: String::new(),
            formats: &[Format::Html],
            on: None,
            lang,
            title: title.to_owned(),
            description: String::new(),
            section: "",
            picture: None,
            record_until: site.record.until,
        }
    }

    /// Gives the page its title.
    pub fn titled(self, title: impl Into<String>) -> Self {
        let title = title.into();
        Frame { title, ..self }
    }

    /// Says which day the page is about.
    pub fn on(self, day: Date) -> Self {
        Frame {
            on: Some(day),
            ..self
        }
    }

    /// Says what the page tells.
    pub fn about(self, description: impl Into<String>) -> Self {
        let description = description.into();
        Frame { description, ..self }
    }

    /// Says which entry of the navigation the page belongs to.
    pub fn within(self, section: &'static str) -> Self {
        Frame { section, ..self }
    }

    /// Names the picture that stands for the page.
    pub fn pictured(self, path: impl Into<String>) -> Self {
        let picture = Some(path.into());
        Frame { picture, ..self }
    }

    /// Says which forms the page has.
    pub fn forms(self, formats: &'static [Format]) -> Self {
        Frame { formats, ..self }
    }

    /// Returns the form that was asked for.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Returns the forms that the page has.
    pub fn formats(&self) -> &'static [Format] {
        self.formats
    }

    /// Returns the forms that are data.
    pub fn data(&self) -> impl Iterator<Item = Format> {
        let data = |f: &&Format| {
            matches!(
                f,
                Format::Json | Format::Csv | Format::Svg | Format::Ics | Format::Atom
            )
        };
        self.formats.iter().filter(data).copied()
    }

    /// Returns the path, without language and ending.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the day that the page is about; today where the address gives none.
    pub fn as_of(&self) -> Date {
        self.on.unwrap_or_else(|| self.site.today())
    }

    /// Returns the site.
    pub fn site(&self) -> &'a Site {
        self.site
    }

    /// Returns the text in the language of the labels.
    pub fn t<'t>(&self, english: &'t str, french: &'t str) -> &'t str {
        match self.lang {
            Lang::En => english,
            Lang::Fr => french,
        }
    }

    /// Returns the language's code.
    pub fn code(&self) -> &'static str {
        self.t("en", "fr")
    }

    /// Returns the address of a path in the language of the labels.
    pub fn href(&self, path: &str) -> String {
        match (self.lang, path) {
            (Lang::En, path) => path.to_owned(),
            (Lang::Fr, "/") => "/fr".to_owned(),
            (Lang::Fr, path) => format!("/fr{path}"),
        }
    }

    /// Returns the address of this page in another form.
    pub fn form(&self, format: &Format) -> String {
        let path = if self.path == "/" && *format != Format::Html {
            "/today"
        } else {
            &self.path
        };
        let mark = if self.query.is_empty() { "" } else { "?" };
        self.href(&format!("{path}{}{mark}{}", format.ending(), self.query))
    }

    /// Returns the address of this page as JSON.
    pub fn json(&self) -> String {
        self.form(&Format::Json)
    }

    /// Returns the address of this page in another language.
    pub fn in_language(&self, lang: Lang) -> String {
        let other = Frame { lang, ..self.clone() };
        other.form(&Format::Html)
    }

    /// Returns the address of this page in English.
    pub fn in_english(&self) -> String {
        self.in_language(Lang::En)
    }

    /// Returns the address of this page in French.
    pub fn in_french(&self) -> String {
        self.in_language(Lang::Fr)
    }

    /// Returns the whole address of a path of this site.
    pub fn whole(&self, path: &str) -> String {
        format!("{}{path}", self.site.public_url)
    }

    /// Returns the whole address of this page.
    pub fn permalink(&self) -> String {
        self.whole(&self.form(&Format::Html))
    }

    /// Returns a date as people read it.
    pub fn date(&self, day: &Date) -> String {
        long_date(*day, self.lang)
    }

    /// Returns a date known in part as people read it.
    pub fn partial(&self, date: &PartialDate) -> String {
        long_partial_date(*date, self.lang)
    }

    /// Returns a number with its thousands set apart.
    pub fn number(&self, number: &u32) -> String {
        thousands(u64::from(*number), self.t(",", "\u{202f}"))
    }

    /// Returns a word of a vocabulary as people read it.
    pub fn say(&self, word: &impl Said) -> &'static str {
        word.said(self.lang)
    }

    /// Returns the name of a State on a day.
    pub fn state(&self, code: &MemberCode, day: &Date) -> String {
        self.site.state(*code, *day, self.lang)
    }

    /// Returns the names of States on a day, joined for reading.
    pub fn states(&self, codes: &[MemberCode], day: &Date) -> String {
        let names: Vec<String> = codes.iter().map(|c| self.state(c, day)).collect();
        match &names[..] {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} {} {last}", first.join(", "), self.t("and", "et")),
        }
    }

    /// Returns the full name of an operation.
    pub fn name(&self, key: &str, english: &str) -> String {
        self.site.operation_name(key, english, self.lang)
    }

    /// Returns the address of an operation.
    pub fn operation(&self, key: &str) -> String {
        self.href(&format!("/operations/{}", slug(key)))
    }

    /// Returns the address of an operation on a day.
    pub fn operation_on(&self, key: &str, day: &Date) -> String {
        self.href(&format!("/operations/{}/on/{day}", slug(key)))
    }

    /// Returns the address of a document: here if the record has it, else the United Nations' own, else none.
    pub fn document(&self, symbol: &Symbol) -> Option<String> {
        if let Some(number) = symbol.resolution_number() {
            return Some(self.href(&format!("/decisions/{number}")));
        }
        let of_the_un = symbol.as_str().starts_with("S/") || symbol.as_str().starts_with("A/");
        of_the_un.then(|| undocs(symbol, self.lang))
    }

    /// Returns the address of what a source names.
    pub fn source(&self, source: &Source) -> Option<String> {
        self.document(&source.symbol)
    }

    /// Returns the address of the style sheet, which changes when it does.
    pub fn style(&self) -> String {
        format!(
            "/assets/style.css?v={:x}",
            digest(crate::pages::STYLE.as_bytes()) & 0xffff_ffff
        )
    }

    /// Returns the address of the script, which changes when it does.
    pub fn script(&self) -> String {
        format!(
            "/assets/enhance.js?v={:x}",
            digest(crate::pages::SCRIPT.as_bytes()) & 0xffff_ffff
        )
    }

    /// Returns the page's reference for a footnote.
    pub fn citation(&self) -> String {
        crate::citation::plain(self)
    }

    /// Returns the page's reference for BibTeX.
    pub fn bibtex(&self) -> String {
        crate::citation::bibtex(self)
    }

    /// Returns the entries of the navigation.
    pub fn navigation(&self) -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str)> {
        crate::pages::NAVIGATION.iter()
    }
}

/// A word that people read in more than one language.
pub trait Said {
    /// Returns the word in a language.
    fn said(&self, lang: Lang) -> &'static str;
}

impl<T: Said> Said for &T {
    fn said(&self, lang: Lang) -> &'static str {
        (**self).said(lang)
    }
}

macro_rules! said {
    ($($word:ident)+) => {
        $(impl Said for penholder_words::$word {
            fn said(&self, lang: Lang) -> &'static str {
                self.label(lang)
            }
        })+
    };
}

said! { Action Ballot ChapterVii Component ConsentStatus Priority Stance Status StrengthKind Task }

/// Returns the United Nations' own address of a document.
pub fn undocs(symbol: &Symbol, lang: Lang) -> String {
    let lang = match lang {
        Lang::En => "en",
        Lang::Fr => "fr",
    };
    let packed: String = symbol.as_str().chars().filter(|c| !c.is_whitespace()).collect();
    format!("https://undocs.org/{lang}/{packed}")
}

/// Returns the key of an operation as it stands in an address: `UNAVEM-II`.
pub fn slug(key: &str) -> String {
    key.replace([' ', '/'], "-")
}

fn thousands(number: u64, mark: &str) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(digit);
    }
    out
}
