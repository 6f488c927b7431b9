//! What `penholder read` answers: one document with all its facts.

use penholder_read::reading as r;
use penholder_words::{
    Action, ChapterVii, Component, Date, DocumentKind, MemberCode, Part, Priority, Span, Stance,
    StrengthKind, Symbol, Task,
};
use serde::Serialize;

/// Two byte offsets, `[start, end]`, into the file as given.
type Bytes = [usize; 2];

fn bytes(span: Span) -> Bytes {
    [span.start, span.end]
}

/// One document as read.
#[derive(Debug, Serialize)]
pub struct ReadingAnswer<'a> {
    /// What the document says of itself.
    pub document: DocumentAnswer<'a>,
    /// The vote; null where the document does not give it.
    pub vote: Option<VoteAnswer<'a>>,
    /// What it cites.
    pub cites: CitesAnswer<'a>,
    /// Its paragraphs.
    pub paragraphs: Vec<ParagraphAnswer<'a>>,
    /// What it decides on each operation.
    pub mandates: Vec<MandateAnswer<'a>>,
    /// Who says what in it.
    pub statements: Vec<StatementAnswer<'a>>,
}

/// What a document says of itself.
#[derive(Debug, Serialize)]
pub struct DocumentAnswer<'a> {
    /// Kind of document.
    pub kind: DocumentKind,
    /// Symbol.
    pub symbol: Option<&'a Symbol>,
    /// Number of the resolution.
    pub number: Option<u16>,
    /// Year in the symbol.
    pub year: Option<i16>,
    /// Day of adoption, or the document's own date.
    pub adopted: Option<Date>,
    /// Number of the meeting.
    pub meeting: Option<u32>,
    /// Title.
    pub title: Option<&'a str>,
    /// Language, ISO 639-1.
    pub lang: &'a str,
    /// Form in which it was given: `akn`, `text`, `html` or `pdf`.
    pub format: &'static str,
    /// How its characters are written as bytes.
    pub encoding: &'static str,
    /// Draft adopted.
    pub draft: Option<&'a Symbol>,
    /// States that submitted the draft.
    pub sponsors: &'a [MemberCode],
}

/// The vote as the document gives it.
#[derive(Debug, Serialize)]
pub struct VoteAnswer<'a> {
    /// Members in favour.
    pub yes: Option<u8>,
    /// Members against.
    pub no: Option<u8>,
    /// Members abstaining.
    pub abstain: Option<u8>,
    /// Members absent or not participating.
    pub not_voting: Option<u8>,
    /// Who was in favour, where named.
    pub yes_by: &'a [MemberCode],
    /// Who was against.
    pub no_by: &'a [MemberCode],
    /// Who abstained.
    pub abstain_by: &'a [MemberCode],
    /// Who did not vote.
    pub not_voting_by: &'a [MemberCode],
    /// Whether all were in favour.
    pub unanimous: bool,
    /// Where the vote stands.
    pub span: Option<Bytes>,
}

/// What a document cites.
#[derive(Debug, Serialize)]
pub struct CitesAnswer<'a> {
    /// Resolutions of the Council.
    pub resolutions: &'a [u16],
    /// Other documents.
    pub documents: &'a [Symbol],
    /// Provisions of the Charter.
    pub charter: &'a [String],
    /// Each mention with its place.
    pub mentions: Vec<MentionAnswer<'a>>,
}

/// One mention.
#[derive(Debug, Serialize)]
pub struct MentionAnswer<'a> {
    /// What is mentioned.
    pub target: &'a str,
    /// Paragraph.
    pub para: &'a str,
    /// Bytes of the mention.
    pub span: Bytes,
}

/// One paragraph.
#[derive(Debug, Serialize)]
pub struct ParagraphAnswer<'a> {
    /// Its place as printed.
    pub id: &'a str,
    /// Part of the document.
    pub part: Part,
    /// Heading above it.
    pub heading: Option<&'a str>,
    /// Verb that opens it.
    pub verb: Option<&'a str>,
    /// Bytes of number and text.
    pub span: Bytes,
}

/// What is decided on one operation.
#[derive(Debug, Serialize)]
pub struct MandateAnswer<'a> {
    /// Key of the operation.
    pub operation: &'a str,
    /// Host States.
    pub host: &'a [MemberCode],
    /// What is done to the mandate.
    pub actions: Vec<Action>,
    /// Each action with its place.
    pub action_places: Vec<PlaceAnswer<'a>>,
    /// Last day of the period, inclusive.
    pub until: Option<Date>,
    /// Whether that day was computed.
    pub until_computed: bool,
    /// How it was computed.
    pub until_convention: Option<&'a str>,
    /// Paragraph of the end.
    pub until_para: Option<&'a str>,
    /// Bytes of the end.
    pub until_span: Option<Bytes>,
    /// Dated phases of the winding up.
    pub phases: Vec<PhaseAnswer<'a>>,
    /// Authorised strength.
    pub strength: Vec<StrengthAnswer<'a>>,
    /// How far it stands under Chapter VII.
    pub chapter_vii: ChapterVii,
    /// Paragraph that invokes it.
    pub chapter_vii_para: Option<&'a str>,
    /// Whether the use of force is authorised.
    pub use_of_force: bool,
    /// Who may use it.
    pub use_of_force_by: Option<&'a str>,
    /// Paragraph that authorises it.
    pub use_of_force_para: Option<&'a str>,
    /// Tasks.
    pub tasks: Vec<TaskAnswer<'a>>,
    /// Reports asked for.
    pub reporting: Vec<ReportingAnswer<'a>>,
    /// Host's consent in one line.
    pub consent: Option<&'a str>,
    /// The same with its parts.
    pub consent_detail: Option<ConsentAnswer<'a>>,
}

/// A word with its place.
#[derive(Debug, Serialize)]
pub struct PlaceAnswer<'a> {
    /// The word.
    pub what: &'a str,
    /// Paragraph.
    pub para: &'a str,
    /// Bytes.
    pub span: Bytes,
}

/// A dated phase.
#[derive(Debug, Serialize)]
pub struct PhaseAnswer<'a> {
    /// `mandate_ends`, `withdrawal_until` or `liquidation_from`.
    pub phase: &'a str,
    /// Its day.
    pub date: Date,
    /// Paragraph.
    pub para: &'a str,
    /// Bytes.
    pub span: Bytes,
}

/// A figure of authorised strength.
#[derive(Debug, Serialize)]
pub struct StrengthAnswer<'a> {
    /// Component.
    pub component: Component,
    /// Persons.
    pub number: u32,
    /// Meaning of the figure.
    pub kind: StrengthKind,
    /// Paragraph.
    pub para: &'a str,
    /// Bytes of the figure.
    pub span: Bytes,
}

/// A task.
#[derive(Debug, Serialize)]
pub struct TaskAnswer<'a> {
    /// The task.
    pub task: Task,
    /// Rank, where given.
    pub priority: Option<Priority>,
    /// Paragraph.
    pub para: &'a str,
    /// Whether only given by reference.
    pub by_reference: bool,
    /// Bytes that give it.
    pub span: Bytes,
}

/// A report asked for.
#[derive(Debug, Serialize)]
pub struct ReportingAnswer<'a> {
    /// When, as a date or in words.
    pub due: &'a str,
    /// First day on which it is due.
    pub due_date: Option<Date>,
    /// Months between reports.
    pub every_months: Option<i32>,
    /// Paragraph.
    pub para: &'a str,
    /// Bytes of the request.
    pub span: Bytes,
}

/// The host's consent.
#[derive(Debug, Serialize)]
pub struct ConsentAnswer<'a> {
    /// Where consent stands by this text.
    pub status: &'a str,
    /// Document named.
    pub document: Option<&'a Symbol>,
    /// Day named.
    pub date: Option<Date>,
    /// Paragraph.
    pub para: &'a str,
    /// Bytes that say it.
    pub span: Bytes,
}

/// A statement.
#[derive(Debug, Serialize)]
pub struct StatementAnswer<'a> {
    /// Who.
    pub speaker: SpeakerAnswer<'a>,
    /// Bytes of what was said.
    pub text_span: Bytes,
    /// Operation it is about.
    pub about: Option<&'a str>,
    /// What the speaker wants.
    pub stance: Stance,
    /// Quoted or reported.
    pub quote: bool,
}

/// A speaker.
#[derive(Debug, Serialize)]
pub struct SpeakerAnswer<'a> {
    /// Name.
    pub name: Option<&'a str>,
    /// Role.
    pub role: Option<&'a str>,
    /// State.
    pub member: Option<MemberCode>,
    /// Organisation.
    pub organisation: Option<&'a str>,
}

/// Returns the answer for one reading.
pub fn reading(reading: &r::Reading) -> ReadingAnswer<'_> {
    ReadingAnswer {
        document: document(reading),
        vote: reading.vote.as_ref().map(vote),
        cites: CitesAnswer {
            resolutions: &reading.cites.resolutions,
            documents: &reading.cites.documents,
            charter: &reading.cites.charter,
            mentions: reading.cites.mentions.iter().map(mention).collect(),
        },
        paragraphs: reading.paragraphs.iter().map(paragraph).collect(),
        mandates: reading.mandates.iter().map(mandate).collect(),
        statements: reading.statements.iter().map(statement).collect(),
    }
}

pub(crate) fn document(reading: &r::Reading) -> DocumentAnswer<'_> {
    DocumentAnswer {
        kind: reading.kind,
        symbol: reading.symbol.as_ref(),
        number: reading.symbol.as_ref().and_then(Symbol::resolution_number),
        year: reading.symbol.as_ref().and_then(Symbol::resolution_year),
        adopted: reading.adopted,
        meeting: reading.meeting,
        title: reading.title.as_deref(),
        lang: &reading.lang,
        format: reading.format.as_str(),
        encoding: reading.encoding.as_str(),
        draft: reading.draft.as_ref(),
        sponsors: &reading.sponsors,
    }
}

fn vote(vote: &r::Vote) -> VoteAnswer<'_> {
    VoteAnswer {
        yes: vote.yes,
        no: vote.no,
        abstain: vote.abstain,
        not_voting: vote.not_voting,
        yes_by: &vote.yes_by,
        no_by: &vote.no_by,
        abstain_by: &vote.abstain_by,
        not_voting_by: &vote.not_voting_by,
        unanimous: vote.unanimous,
        span: vote.span.map(bytes),
    }
}

fn mention(mention: &r::Mention) -> MentionAnswer<'_> {
    MentionAnswer {
        target: &mention.target,
        para: &mention.para,
        span: bytes(mention.span),
    }
}

fn paragraph(paragraph: &r::ParagraphFacts) -> ParagraphAnswer<'_> {
    ParagraphAnswer {
        id: &paragraph.id,
        part: paragraph.part,
        heading: paragraph.heading.as_deref(),
        verb: paragraph.verb.as_deref(),
        span: bytes(paragraph.span),
    }
}

fn mandate(mandate: &r::Mandate) -> MandateAnswer<'_> {
    let until = mandate.until.as_ref();
    let force = mandate.use_of_force.as_ref();
    MandateAnswer {
        operation: &mandate.operation,
        host: &mandate.host,
        actions: mandate.actions.iter().map(|a| a.what).collect(),
        action_places: mandate
            .actions
            .iter()
            .map(|a| PlaceAnswer {
                what: a.what.as_str(),
                para: &a.para,
                span: bytes(a.span),
            })
            .collect(),
        until: until.map(|u| u.date),
        until_computed: until.is_some_and(|u| u.computed),
        until_convention: until.and_then(|u| u.convention.as_deref()),
        until_para: until.map(|u| u.para.as_str()),
        until_span: until.map(|u| bytes(u.span)),
        phases: mandate.phases.iter().map(phase).collect(),
        strength: mandate.strength.iter().map(strength).collect(),
        chapter_vii: mandate.chapter_vii,
        chapter_vii_para: mandate.chapter_vii_para.as_deref(),
        use_of_force: force.is_some(),
        use_of_force_by: force.map(|f| f.by.as_str()),
        use_of_force_para: force.map(|f| f.para.as_str()),
        tasks: mandate.tasks.iter().map(task).collect(),
        reporting: mandate.reporting.iter().map(reporting).collect(),
        consent: mandate.consent.as_ref().map(|c| c.note.as_str()),
        consent_detail: mandate.consent.as_ref().map(consent),
    }
}

fn phase(phase: &r::Phase) -> PhaseAnswer<'_> {
    let word = match phase.kind {
        r::PhaseKind::MandateEnds => "mandate_ends",
        r::PhaseKind::WithdrawalUntil => "withdrawal_until",
        r::PhaseKind::LiquidationFrom => "liquidation_from",
    };
    PhaseAnswer {
        phase: word,
        date: phase.date,
        para: &phase.para,
        span: bytes(phase.span),
    }
}

fn strength(strength: &r::Strength) -> StrengthAnswer<'_> {
    StrengthAnswer {
        component: strength.component,
        number: strength.number,
        kind: strength.kind,
        para: &strength.para,
        span: bytes(strength.span),
    }
}

fn task(task: &r::TaskFact) -> TaskAnswer<'_> {
    TaskAnswer {
        task: task.task,
        priority: task.priority,
        para: &task.para,
        by_reference: task.by_reference,
        span: bytes(task.span),
    }
}

fn reporting(report: &r::Reporting) -> ReportingAnswer<'_> {
    ReportingAnswer {
        due: &report.due,
        due_date: report.due_date,
        every_months: report.every_months,
        para: &report.para,
        span: bytes(report.span),
    }
}

fn consent(consent: &r::Consent) -> ConsentAnswer<'_> {
    ConsentAnswer {
        status: consent.status.as_str(),
        document: consent.document.as_ref(),
        date: consent.date,
        para: &consent.para,
        span: bytes(consent.span),
    }
}

fn statement(statement: &r::Statement) -> StatementAnswer<'_> {
    StatementAnswer {
        speaker: SpeakerAnswer {
            name: statement.speaker.name.as_deref(),
            role: statement.speaker.role.as_deref(),
            member: statement.speaker.member,
            organisation: statement.speaker.organisation.as_deref(),
        },
        text_span: bytes(statement.text_span),
        about: statement.about.as_deref(),
        stance: statement.stance,
        quote: statement.quote,
    }
}
