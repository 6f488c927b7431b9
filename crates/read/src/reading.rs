//! What was read: the facts of one document, each with its place.

use crate::document::Format;
use penholder_text::Encoding;
use penholder_words::{
    Action, ChapterVii, ClaimKind, Component, ConsentStatus, Date, DocumentKind, MemberCode, Part, Priority,
    Span, Stance, StrengthKind, Symbol, Tally, Task,
};

/// Everything that was read from one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// The form in which it was given.
    pub format: Format,
    /// How its characters are written as bytes.
    pub encoding: Encoding,
    /// Its symbol, where it shows one.
    pub symbol: Option<Symbol>,
    /// Title, where it has one.
    pub title: Option<String>,
    /// Day of adoption, or the document's own date.
    pub adopted: Option<Date>,
    /// Number of the meeting.
    pub meeting: Option<u32>,
    /// Symbol of the draft that was adopted.
    pub draft: Option<Symbol>,
    /// States that submitted the draft.
    pub sponsors: Vec<MemberCode>,
    /// Language, ISO 639-1.
    pub lang: String,
    /// The vote as the document gives it; `None` is not known.
    pub vote: Option<Vote>,
    /// What it cites.
    pub cites: Cites,
    /// Its paragraphs.
    pub paragraphs: Vec<ParagraphFacts>,
    /// What it decides on each operation.
    pub mandates: Vec<Mandate>,
    /// Who says what in it.
    pub statements: Vec<Statement>,
    /// What a news report claims, in the order of the text.
    pub claims: Vec<Claim>,
    /// Votes whose result a meeting record announces, in the order of the meeting.
    pub announced: Vec<AnnouncedVote>,
    /// What a report recommends to the Council.
    pub recommendations: Vec<Recommendation>,
    /// What a report tells of incidents and of the context.
    pub events: Vec<ReportedEvent>,
}

/// A vote as a document gives it.
///
/// `yes`, `no`, `abstain` are `None` where the text gives no figure; "adopted unanimously" alone gives `unanimous`
/// and no figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vote {
    /// Members in favour.
    pub yes: Option<u8>,
    /// Members against.
    pub no: Option<u8>,
    /// Members abstaining.
    pub abstain: Option<u8>,
    /// Members absent or not participating.
    pub not_voting: Option<u8>,
    /// Who was in favour, where the document names them.
    pub yes_by: Vec<MemberCode>,
    /// Who was against.
    pub no_by: Vec<MemberCode>,
    /// Who abstained.
    pub abstain_by: Vec<MemberCode>,
    /// Who was absent or did not participate.
    pub not_voting_by: Vec<MemberCode>,
    /// Whether all members voted in favour.
    pub unanimous: bool,
    /// Where the vote stands.
    pub span: Option<Span>,
}

/// What a document cites, each kind in the order of first mention.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cites {
    /// Resolutions of the Council by number, ascending, the document itself left out.
    pub resolutions: Vec<u16>,
    /// Other documents: presidential statements, letters, reports, Assembly resolutions.
    pub documents: Vec<Symbol>,
    /// Chapters and articles of the Charter: `Chapter VII`, `Article 41`.
    pub charter: Vec<String>,
    /// Each mention with its place.
    pub mentions: Vec<Mention>,
}

/// One mention of another document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The document or provision.
    pub target: String,
    /// Paragraph in which it stands.
    pub para: String,
    /// The bytes of the mention.
    pub span: Span,
}

/// A paragraph as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParagraphFacts {
    /// Its place as printed.
    pub id: String,
    /// Which part it stands in.
    pub part: Part,
    /// The heading it stands under.
    pub heading: Option<String>,
    /// The verb that opens it: `Decides`, `Calls upon`.
    pub verb: Option<String>,
    /// The bytes of number and text.
    pub span: Span,
}

/// What a document decides on one operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Mandate {
    /// Key of the operation in the lexicon.
    pub operation: String,
    /// Host States.
    pub host: Vec<MemberCode>,
    /// What is done to the mandate, each action once.
    pub actions: Vec<Located<Action>>,
    /// Last day of the period, inclusive.
    pub until: Option<Until>,
    /// Other dates that end something: `withdrawal`, `liquidation`, `terminated`.
    pub phases: Vec<Phase>,
    /// Authorised strength decided here.
    pub strength: Vec<Strength>,
    /// How far the decisions on it stand under Chapter VII.
    pub chapter_vii: ChapterVii,
    /// Where Chapter VII is invoked.
    pub chapter_vii_para: Option<String>,
    /// Authority to use force, where given.
    pub use_of_force: Option<UseOfForce>,
    /// Tasks, one entry for each task and paragraph.
    pub tasks: Vec<TaskFact>,
    /// Reports asked for.
    pub reporting: Vec<Reporting>,
    /// What is said of the host's consent.
    pub consent: Option<Consent>,
}

/// A word of a vocabulary with the place that bears it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The word.
    pub what: T,
    /// Paragraph.
    pub para: String,
    /// The bytes that bear it out.
    pub span: Span,
}

/// The end of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Until {
    /// Last day, inclusive.
    pub date: Date,
    /// Whether the day was computed from a length of time.
    pub computed: bool,
    /// How it was computed, in words: `six months from 15 January 1993, same day of the month`.
    pub convention: Option<String>,
    /// Paragraph.
    pub para: String,
    /// The bytes of the date or length.
    pub span: Span,
}

/// What a phase of winding up is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhaseKind {
    /// The mandate ends on that day (last day in force).
    MandateEnds,
    /// Withdrawal is to be complete on that day.
    WithdrawalUntil,
    /// Liquidation begins on that day.
    LiquidationFrom,
}

/// A dated phase at an operation's end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// Which phase.
    pub kind: PhaseKind,
    /// Its day.
    pub date: Date,
    /// Paragraph.
    pub para: String,
    /// The bytes of the date.
    pub span: Span,
}

/// A figure of authorised strength.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strength {
    /// Component.
    pub component: Component,
    /// Number of persons.
    pub number: u32,
    /// What the figure means.
    pub kind: StrengthKind,
    /// Paragraph.
    pub para: String,
    /// The bytes of the figure.
    pub span: Span,
}

/// Authority to use force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseOfForce {
    /// Who may use it: the operation, or others named in the text.
    pub by: String,
    /// Paragraph.
    pub para: String,
    /// The bytes that give it.
    pub span: Span,
}

/// A task given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskFact {
    /// The task.
    pub task: Task,
    /// Rank, where the text gives one.
    pub priority: Option<Priority>,
    /// Paragraph.
    pub para: String,
    /// Whether the text only gives it by reference to a report or another decision.
    pub by_reference: bool,
    /// The bytes that give it.
    pub span: Span,
}

/// A report asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reporting {
    /// When, as the text has it or as an ISO date: `2023-01-13`, `every three months`, `as appropriate`, `no date`.
    pub due: String,
    /// First day on which it is due, stated or computed from the day of adoption.
    pub due_date: Option<Date>,
    /// Months between reports, for those that recur.
    pub every_months: Option<i32>,
    /// Paragraph.
    pub para: String,
    /// The bytes of the request.
    pub span: Span,
}

/// What is said of the host's consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Where consent stands by this text.
    pub status: ConsentStatus,
    /// One line in our words, with the document cited if there is one.
    pub note: String,
    /// The letter or other document named.
    pub document: Option<Symbol>,
    /// Day of the request or agreement, where named.
    pub date: Option<Date>,
    /// Paragraph.
    pub para: String,
    /// The bytes that say it.
    pub span: Span,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speaker {
    /// Name as the document has it.
    pub name: Option<String>,
    /// Role: `Foreign Minister`, `President`.
    pub role: Option<String>,
    /// State spoken for.
    pub member: Option<MemberCode>,
    /// Organisation spoken for, where it is no State.
    pub organisation: Option<String>,
    /// Language spoken in, where the document says so.
    pub language: Option<String>,
}

/// Something said by somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Who.
    pub speaker: Speaker,
    /// The bytes of what was said.
    pub text_span: Span,
    /// Operation that it is about.
    pub about: Option<String>,
    /// What the speaker wants for it.
    pub stance: Stance,
    /// Quoted (`true`) or reported.
    pub quote: bool,
}

/// A vote as the President of the Council announced its result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnouncedVote {
    /// How many, and who, voted how.
    pub vote: Vote,
    /// Whether it was adopted.
    pub adopted: bool,
    /// Number of the resolution, where the draft became one.
    pub resolution: Option<u16>,
    /// Whether an amendment was voted on.
    pub amendment: bool,
    /// Position in [`Reading::statements`] of the announcement; what comes before was said before the vote.
    pub statement: usize,
    /// The bytes of the announcement.
    pub span: Span,
}

/// A recommendation of a report to the Council.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// Operation that it is about.
    pub operation: Option<String>,
    /// What is recommended.
    pub action: Action,
    /// For how many months.
    pub months: Option<i32>,
    /// Until which day.
    pub until: Option<Date>,
    /// Strength recommended, each component once.
    pub strength: Vec<(Component, u32)>,
    /// Paragraph.
    pub para: Option<String>,
    /// The bytes of the sentence.
    pub span: Span,
}

/// What kind of thing a report tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventKind {
    /// The operation was kept from moving.
    Restriction,
    /// A ceasefire, an agreement or the law was violated.
    Violation,
    /// People were killed or died.
    Deaths,
    /// People fled, were displaced or returned.
    Displacement,
    /// What the Secretary-General observes.
    Observation,
}

/// An incident, a figure of the context, or an observation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedEvent {
    /// What kind of thing.
    pub kind: EventKind,
    /// The figure that belongs to it.
    pub figure: Option<u64>,
    /// Paragraph.
    pub para: Option<String>,
    /// The bytes of the sentence.
    pub span: Span,
}

/// A clause of a news report that says something that can be checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The bytes of the clause.
    pub span: Span,
    /// What it is about.
    pub kind: ClaimKind,
    /// Who says it, as the article has it; `None` is the reporter.
    pub said_by: Option<String>,
    /// Who says it, as far as name, role and State can be told.
    pub speaker: Speaker,
    /// Whether it stands in quotation marks.
    pub quote: bool,
    /// Whether it was said in the Council.
    pub in_council: bool,
    /// Operation that it is about, named there or last before.
    pub about: Option<String>,
    /// Position of its paragraph among those of the article's body.
    pub paragraph: usize,
    /// The clause itself.
    pub body: Passage,
    /// What stands before it since the last claim, and before it in its own sentence.
    pub lead: Passage,
}

/// A stretch of text with what was found in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Passage {
    /// Clean text.
    pub text: String,
    /// What was found, in the order of the text.
    pub found: Vec<Found>,
}

/// One thing found in a passage.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What it is.
    pub what: Noted,
    /// Bytes of the passage's clean text.
    pub range: std::ops::Range<usize>,
}

/// What can be found in a passage.
#[derive(Debug, Clone, PartialEq)]
pub enum Noted {
    /// An operation by one of its names.
    Operation(String),
    /// A State by its name (`true`), or by an adjective or its capital (`false`).
    State(MemberCode, bool),
    /// A resolution of the Council by number.
    Resolution(u16),
    /// Another document by its symbol.
    Document(Symbol),
    /// A day or a stretch of days.
    When(When),
    /// A length of time.
    Duration {
        /// Whole months in it.
        months: i32,
        /// Days beyond those.
        days: i32,
    },
    /// A number.
    Figure(Figure),
    /// A tally such as 13-0-2.
    Tally(Tally),
}

/// A day, month or year as a text has it, resolved against the day of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// First day that it can mean.
    pub first: Date,
    /// Last day that it can mean.
    pub last: Date,
    /// Whether the text gives the year; otherwise the nearest that fits was taken.
    pub year_given: bool,
}

impl When {
    /// Returns whether it can mean `day`.
    pub fn holds(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Returns the day, if it can mean one day only.
    pub fn day(&self) -> Option<Date> {
        (self.first == self.last).then_some(self.first)
    }
}

/// How exact a number is meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// As it stands.
    Exact,
    /// "some", "about", "nearly".
    About,
    /// "more than", "over".
    Over,
    /// "fewer than", "under".
    Under,
    /// "up to", "a maximum of".
    UpTo,
}

/// A number with the words after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The number.
    pub value: f64,
    /// How exact it is meant to be.
    pub precision: Precision,
    /// What is counted: the next words in lower case, up to three.
    pub unit: String,
}
