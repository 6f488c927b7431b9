//! What `penholder brief` answers: where a mandate stands on a day, with a source for every line.

mod votes;

use penholder_mandate as mandate;
use penholder_mandate::{ConsentStanding, Timeline};
use penholder_record::{DeployedRow, EventRow, MandateDecision, PositionRow, RecommendationRow, Record};
use penholder_words::{
    Action, ChapterVii, Component, ConsentStatus, Date, MemberCode, OperationEntry, PartialDate, Priority,
    Source, Stance, Status, StrengthKind, Symbol, Task,
};
use serde::Serialize;
pub use votes::LastVote;

/// Where a mandate stands on a day. Null is not known.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Brief {
    /// Key of the operation.
    pub operation: String,
    /// Its full name.
    pub name: String,
    /// Host States.
    pub host: Vec<MemberCode>,
    /// The day asked about.
    pub on: Date,
    /// The day whose knowledge was asked for, where one was.
    pub as_known_on: Option<Date>,
    /// Last day of the record.
    pub record_until: Option<Date>,
    /// Whether the day asked about lies past it.
    pub beyond_record: bool,
    /// Where the mandate stands.
    pub status: Status,
    /// The decision that established the operation.
    pub established: Option<DecisionRef>,
    /// The latest decision that set, changed or ended the mandate on or before the day.
    pub latest_decision: Option<DecisionRef>,
    /// The end of the period.
    pub until: Option<UntilAnswer>,
    /// Days from the day asked about to the last day of the period; null where it is past or none is set.
    pub days_left: Option<i32>,
    /// What follows an end that was decided.
    pub ending: Option<Ending>,
    /// How far the mandate stands under Chapter VII.
    pub chapter_vii: Option<ChapterVii>,
    /// Where that is said.
    pub chapter_vii_source: Option<Source>,
    /// Whether the use of force is authorised; null before the operation exists.
    pub use_of_force: Option<bool>,
    /// Who may use it.
    pub use_of_force_by: Option<String>,
    /// Where that is said.
    pub use_of_force_source: Option<Source>,
    /// Authorised strength in force.
    pub strength: Vec<StrengthAnswer>,
    /// Strength deployed, as far as known.
    pub deployed: Option<DeployedAnswer>,
    /// Tasks in force.
    pub tasks: Vec<TaskAnswer>,
    /// The host's consent.
    pub consent: Option<ConsentAnswer>,
    /// What States and officials want.
    pub positions: Vec<PositionAnswer>,
    /// Incidents of the current period.
    pub incidents: Vec<EventAnswer>,
    /// Context of the current period.
    pub context: Vec<EventAnswer>,
    /// What the Secretary-General recommends.
    pub recommendation: Option<RecommendationAnswer>,
    /// Reports asked for and not yet past.
    pub reports_due: Vec<ReportDueAnswer>,
    /// The decision that is needed next.
    pub decision_needed: Option<DecisionNeededAnswer>,
    /// The last votes on the file, the latest first.
    pub last_votes: Vec<LastVote>,
    /// How the next vote may go; null until a forecast is asked for.
    pub forecast: Option<()>,
    /// What may come next; null until an outlook is asked for.
    pub outlook: Option<()>,
}

/// A decision by symbol and day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionRef {
    /// Symbol.
    pub symbol: Symbol,
    /// Day on which it was taken.
    pub date: Date,
    /// What it did to the mandate.
    pub actions: Vec<Action>,
}

/// The end of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UntilAnswer {
    /// Last day in force, inclusive; null where the mandate is open-ended or no end is known.
    pub date: Option<Date>,
    /// Whether the mandate runs until the Council decides otherwise.
    pub open_ended: bool,
    /// Whether the day was computed from a length of time.
    pub computed: bool,
    /// Decision and paragraph.
    pub source: Source,
}

/// What follows an end that was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ending {
    /// Last day of the mandate.
    pub mandate_until: Option<Date>,
    /// Day by which withdrawal is to be complete.
    pub withdrawal_until: Option<Date>,
    /// Where that is said.
    pub withdrawal_source: Option<Source>,
    /// First day of liquidation.
    pub liquidation_from: Option<Date>,
    /// Where that is said.
    pub liquidation_source: Option<Source>,
    /// The decision.
    pub source: Source,
}

/// A figure of authorised strength.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StrengthAnswer {
    /// Component.
    pub component: Component,
    /// Persons.
    pub number: u32,
    /// Meaning of the figure.
    pub kind: StrengthKind,
    /// Decision and paragraph.
    pub source: Source,
}

/// Strength deployed at the end of a month; never the ceiling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeployedAnswer {
    /// The month.
    pub month: PartialDate,
    /// Troops.
    pub troops: Option<u32>,
    /// Police.
    pub police: Option<u32>,
    /// Observers and experts on mission.
    pub observers: Option<u32>,
    /// Their sum, where all are known.
    pub total: Option<u32>,
    /// Source of the figures.
    pub source: String,
    /// What is uncertain.
    pub note: String,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskAnswer {
    /// The task.
    pub task: Task,
    /// Rank, where the text gives one.
    pub priority: Option<Priority>,
    /// Decision and paragraph.
    pub source: Source,
}

/// The host's consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConsentAnswer {
    /// Where it stands.
    pub status: ConsentStatus,
    /// Since when.
    pub since: Option<PartialDate>,
    /// The host's own document.
    pub document: Option<Symbol>,
    /// In our words.
    pub note: String,
    /// What bears it out.
    pub source: Source,
    /// Further documents that say the same, each with the host's own document where it names one.
    pub further: Vec<FurtherConsent>,
}

/// A further document that says the same of the host's consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FurtherConsent {
    /// Day on which it says so.
    pub known_from: Date,
    /// The host's own document that it names.
    pub document: Option<Symbol>,
    /// In our words.
    pub note: String,
    /// What bears it out.
    pub source: Source,
}

/// A position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PositionAnswer {
    /// Who stated it.
    pub who: String,
    /// In which role.
    pub role: Option<String>,
    /// For which State.
    pub member: Option<MemberCode>,
    /// For which organisation.
    pub organisation: Option<String>,
    /// What the speaker wants.
    pub stance: Stance,
    /// In our words.
    pub gist: String,
    /// Day.
    pub on: Date,
    /// Where it was said or reported.
    pub source: Source,
}

/// An incident or a fact of the context.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EventAnswer {
    /// Day or period.
    pub date: PartialDate,
    /// In our words.
    pub what: String,
    /// A figure.
    pub figure: Option<u64>,
    /// Where it stands.
    pub source: Source,
}

/// A recommendation of the Secretary-General.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecommendationAnswer {
    /// Day or month.
    pub date: PartialDate,
    /// What is recommended.
    pub action: Action,
    /// For how many months.
    pub months: Option<i32>,
    /// Strength, as far as given.
    pub strength: Option<u32>,
    /// In our words.
    pub gist: String,
    /// Where it stands.
    pub source: Source,
}

/// A report asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportDueAnswer {
    /// Next day on which it is due; null where the request gives none.
    pub date: Option<Date>,
    /// When, as the request has it.
    pub due: String,
    /// Months between reports.
    pub every_months: Option<i32>,
    /// Decision and paragraph.
    pub source: Source,
}

/// The decision needed next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionNeededAnswer {
    /// Last day on which it can be taken without a lapse.
    pub by: Date,
    /// The rule under which it is taken, in words.
    pub rule: String,
    /// Affirmative votes needed.
    pub votes_needed: u64,
    /// Members whose negative vote defeats it.
    pub permanent_members: Vec<MemberCode>,
    /// The rule's source.
    pub source: Source,
    /// Where the end stands that makes it necessary.
    pub end_source: Source,
}

/// Answers where `operation` stands on `day`, from what was known on `known_on` where that is given.
pub fn brief(record: &Record, operation: &OperationEntry, day: Date, known_on: Option<Date>) -> Brief {
    let timeline = Timeline::new(record, operation, known_on);
    let powers = mandate::powers(&timeline, day);
    let exists = timeline.step(day).is_some();
    let established = timeline.established().filter(|d| d.date <= day);
    let force = powers.use_of_force;
    Brief {
        operation: operation.operation.clone(),
        name: operation.name.clone(),
        host: operation.host.to_vec(),
        on: day,
        as_known_on: known_on,
        record_until: record.until,
        beyond_record: timeline.beyond_record(day),
        status: timeline.status(day),
        established: established.map(decision_ref),
        latest_decision: timeline.latest_decision(day).map(decision_ref),
        until: until(&timeline, day),
        days_left: days_left(&timeline, day),
        ending: timeline.step(day).and_then(|s| s.ended_by).map(ending),
        chapter_vii: powers.chapter_vii.as_ref().map(|(how, _)| *how),
        chapter_vii_source: powers.chapter_vii.map(|(_, source)| source),
        use_of_force: exists.then_some(force.is_some()),
        use_of_force_by: force.as_ref().map(|(by, _)| by.clone()),
        use_of_force_source: force.map(|(_, source)| source),
        strength: strength(record, &timeline, day),
        deployed: mandate::deployed(record, &timeline, day)
            .filter(|_| exists)
            .map(deployed),
        tasks: tasks(record, &timeline, day),
        consent: mandate::consent(record, &timeline, day).map(consent),
        positions: mandate::positions(record, &timeline, day)
            .into_iter()
            .map(position)
            .collect(),
        incidents: mandate::events(record, &timeline, day, "incident")
            .into_iter()
            .map(event)
            .collect(),
        context: mandate::events(record, &timeline, day, "context")
            .into_iter()
            .map(event)
            .collect(),
        recommendation: mandate::recommendation(record, &timeline, day).map(recommendation),
        reports_due: reports_due(record, &timeline, day),
        decision_needed: votes::decision_needed(record, &timeline, day),
        last_votes: votes::last_votes(record, &timeline, day),
        forecast: None,
        outlook: None,
    }
}

fn at(symbol: &Symbol, paragraph: Option<&String>) -> Source {
    Source {
        symbol: symbol.clone(),
        paragraph: paragraph.cloned(),
    }
}

pub(crate) fn decision_ref(decision: &MandateDecision) -> DecisionRef {
    DecisionRef {
        symbol: decision.symbol.clone(),
        date: decision.date,
        actions: decision.actions.clone(),
    }
}

pub(crate) fn until(timeline: &Timeline<'_>, day: Date) -> Option<UntilAnswer> {
    let step = timeline.step(day)?;
    match &step.end {
        Some(end) => Some(UntilAnswer {
            date: Some(end.date),
            open_ended: false,
            computed: end.computed,
            source: end.source.clone(),
        }),
        None => {
            let sets = |d: &&&MandateDecision| d.open_ended || d.actions.contains(&Action::Establish);
            let decision = timeline.decisions_by(day).iter().rev().find(sets)?;
            let source = at(&decision.symbol, decision.para.as_ref());
            Some(UntilAnswer {
                date: None,
                open_ended: step.open_ended,
                computed: false,
                source,
            })
        }
    }
}

pub(crate) fn days_left(timeline: &Timeline<'_>, day: Date) -> Option<i32> {
    let end = timeline.step(day)?.end.as_ref()?;
    let left = day.until(end.date).ok()?.get_days();
    (left >= 0).then_some(left)
}

fn ending(decision: &MandateDecision) -> Ending {
    let source = |day: Option<Date>, para: &Option<String>| day.map(|_| at(&decision.symbol, para.as_ref()));
    Ending {
        mandate_until: decision.terminates_on.or(decision.until),
        withdrawal_until: decision.withdrawal_until,
        withdrawal_source: source(decision.withdrawal_until, &decision.withdrawal_para),
        liquidation_from: decision.liquidation_from,
        liquidation_source: source(decision.liquidation_from, &decision.liquidation_para),
        source: at(&decision.symbol, decision.para.as_ref()),
    }
}

fn strength(record: &Record, timeline: &Timeline<'_>, day: Date) -> Vec<StrengthAnswer> {
    let rows = mandate::strength(record, timeline, day);
    rows.into_iter()
        .map(|r| StrengthAnswer {
            component: r.component,
            number: r.number,
            kind: r.kind,
            source: at(&r.symbol, Some(&r.para)),
        })
        .collect()
}

fn deployed(row: &DeployedRow) -> DeployedAnswer {
    DeployedAnswer {
        month: row.month,
        troops: row.troops,
        police: row.police,
        observers: row.observers,
        total: row.total,
        source: row.source.clone(),
        note: row.note.clone(),
    }
}

fn tasks(record: &Record, timeline: &Timeline<'_>, day: Date) -> Vec<TaskAnswer> {
    let rows = mandate::tasks(record, timeline, day);
    rows.into_iter()
        .map(|r| TaskAnswer {
            task: r.task,
            priority: r.priority,
            source: at(&r.symbol, Some(&r.para)),
        })
        .collect()
}

fn consent(standing: ConsentStanding<'_>) -> ConsentAnswer {
    let first = standing.first;
    let named = standing.further.iter().find_map(|r| r.document.clone());
    let further = standing.further.iter().map(|r| FurtherConsent {
        known_from: r.known_from,
        document: r.document.clone(),
        note: r.note.clone(),
        source: at(&r.symbol, r.para.as_ref()),
    });
    ConsentAnswer {
        status: first.status,
        since: first.since,
        document: first.document.clone().or(named),
        note: first.note.clone(),
        source: at(&first.symbol, first.para.as_ref()),
        further: further.collect(),
    }
}

fn position(row: &PositionRow) -> PositionAnswer {
    PositionAnswer {
        who: row.who.clone(),
        role: row.role.clone(),
        member: row.member,
        organisation: row.organisation.clone(),
        stance: row.stance,
        gist: row.gist.clone(),
        on: row.date,
        source: at(&row.source, row.para.as_ref()),
    }
}

fn event(row: &EventRow) -> EventAnswer {
    EventAnswer {
        date: row.date,
        what: row.what.clone(),
        figure: row.figure,
        source: at(&row.source, row.para.as_ref()),
    }
}

fn recommendation(row: &RecommendationRow) -> RecommendationAnswer {
    RecommendationAnswer {
        date: row.date,
        action: row.action,
        months: row.months,
        strength: row.strength,
        gist: row.gist.clone(),
        source: at(&row.source, row.para.as_ref()),
    }
}

fn reports_due(record: &Record, timeline: &Timeline<'_>, day: Date) -> Vec<ReportDueAnswer> {
    let due = mandate::reports_due(record, timeline, day);
    due.into_iter()
        .map(|d| ReportDueAnswer {
            date: d.next,
            due: d.request.due.clone(),
            every_months: d.request.every_months,
            source: at(&d.request.symbol, Some(&d.request.para)),
        })
        .collect()
}
