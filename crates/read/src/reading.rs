//! What was read: the facts of one document, each with its place.

use penholder_words::{
    Action, ChapterVii, Component, ConsentStatus, Date, DocumentKind, MemberCode, Part, Priority, Span,
    Stance, StrengthKind, Symbol, Task,
};

/// Everything that was read from one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What kind of document it is.
    pub kind: DocumentKind,
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
