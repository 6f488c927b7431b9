//! What a claim is judged against: the record, the day, and the decision that is spoken of.

use crate::Texts;
use crate::claim::has;
use penholder_mandate::Timeline;
use penholder_read::reading::{Claim, Found, Noted, Passage, Reading, When};
use penholder_read::speech::Names;
use penholder_record::{Decision, FailedDraft, MandateDecision, Record, VoteRecord};
use penholder_words::{Date, Lexicon, MemberCode};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// A vote of the Council that a report speaks of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Act<'r> {
    /// A resolution.
    Adopted(&'r Decision),
    /// A draft that failed.
    Failed(&'r FailedDraft),
}

pub(crate) struct Ground<'r> {
    pub record: &'r Record,
    pub texts: &'r dyn Texts,
    /// The article's day.
    pub on: Date,
    /// The vote spoken of last.
    pub act: Option<Act<'r>>,
    /// The vote that the article is about: the latest on its operation, if it was taken in the week before.
    main: Option<Act<'r>>,
    last_failed: Option<Act<'r>>,
    paragraph: usize,
    /// Operations named in the article.
    pub named: Vec<String>,
    /// Resolutions cited in the article.
    pub cited: Vec<u16>,
    timelines: RefCell<HashMap<String, Option<Rc<Timeline<'r>>>>>,
    by_number: OnceCell<HashMap<u16, Vec<&'r MandateDecision>>>,
    names: OnceCell<Names>,
}

/// Words that say that the Council decided something.
const DECIDED: [&str; 44] = [
    "decided",
    "decides",
    "agreed",
    "voted",
    "votes",
    "adopted",
    "adopts",
    "extended",
    "extends",
    "renewed",
    "renews",
    "raised",
    "lifted",
    "cut",
    "created",
    "backed",
    "approved",
    "approves",
    "changed",
    "kept",
    "set up",
    "established",
    "reduced",
    "increased",
    "increases",
    "authorised",
    "authorized",
    "authorizes",
    "authorises",
    "prolonged",
    "ended",
    "terminated",
    "decision",
    "vote",
    "resolution",
    "text",
    "trimmed",
    "doubled",
    "expanded",
    "sent",
    "gave",
    "given",
    "ordered",
    "passed",
];

/// Words that say that a draft failed.
const FAILED: [&str; 12] = [
    "vetoed",
    "vetoes",
    "veto",
    "rejected",
    "defeated",
    "failed",
    "fell short",
    "blocked",
    "killed",
    "not adopted",
    "was lost",
    "struck down",
];

impl<'r> Ground<'r> {
    pub fn new(record: &'r Record, texts: &'r dyn Texts, on: Date, reading: &Reading) -> Self {
        let mut named: Vec<String> = Vec::new();
        for claim in &reading.claims {
            let inside = claim.lead.found.iter().chain(&claim.body.found);
            let operations = inside.filter_map(|f| match &f.what {
                Noted::Operation(o) => Some(o),
                _ => None,
            });
            for operation in operations.chain(&claim.about) {
                if !named.contains(operation) {
                    named.push(operation.clone());
                }
            }
        }
        let cites = |p: &Passage| {
            p.found
                .iter()
                .filter_map(|f| match f.what {
                    Noted::Resolution(n) => Some(n),
                    _ => None,
                })
                .collect::<Vec<_>>()
        };
        let cited = reading
            .claims
            .iter()
            .flat_map(|c| [cites(&c.lead), cites(&c.body)].concat())
            .collect();
        let mut ground = Ground {
            record,
            texts,
            on,
            act: None,
            main: None,
            last_failed: None,
            paragraph: 0,
            named,
            cited,
            timelines: RefCell::default(),
            by_number: OnceCell::new(),
            names: OnceCell::new(),
        };
        ground.main = ground.just_decided(reading.claims.first().and_then(|c| c.about.as_deref()));
        ground.act = ground.main;
        ground
    }

    pub fn on_is_beyond_record(&self) -> bool {
        self.record.until.is_some_and(|last| self.on > last)
    }

    /// Returns the life of an operation as known on the article's day.
    pub fn timeline(&self, operation: &str) -> Option<Rc<Timeline<'r>>> {
        if let Some(known) = self.timelines.borrow().get(operation) {
            return known.clone();
        }
        let entry = self
            .record
            .operations
            .rows()
            .iter()
            .find(|o| o.operation == operation);
        let timeline = entry.map(|e| Rc::new(Timeline::new(self.record, e, Some(self.on))));
        self.timelines
            .borrow_mut()
            .insert(operation.to_owned(), timeline.clone());
        timeline
    }

    /// Returns the names of States made ready to be found in texts.
    pub fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            Names::new(&Lexicon {
                states: self.record.states.rows().to_vec(),
                state_names: self.record.state_names.rows().to_vec(),
                ..Lexicon::default()
            })
        })
    }

    /// Returns what a resolution does to each operation.
    pub fn rows_of(&self, number: u16) -> &[&'r MandateDecision] {
        let by_number = self.by_number.get_or_init(|| {
            let mut map: HashMap<u16, Vec<&MandateDecision>> = HashMap::new();
            for row in self.record.mandates.iter() {
                if let Some(number) = row.symbol.resolution_number() {
                    map.entry(number).or_default().push(row);
                }
            }
            map
        });
        by_number.get(&number).map_or(&[], Vec::as_slice)
    }

    /// Returns the resolution with this number, if it was adopted by the article's day.
    pub fn decision(&self, number: u16) -> Option<&'r Decision> {
        self.record.decision(number).filter(|d| d.date <= self.on)
    }

    pub fn votes(&self, decision: &Decision) -> Option<&'r VoteRecord> {
        self.record.vote(decision.number)
    }

    /// Returns the hosts of an operation.
    pub fn hosts(&self, operation: Option<&str>) -> &'r [MemberCode] {
        let rows = self.record.operations.rows();
        let entry = operation.and_then(|o| rows.iter().find(|e| e.operation == o));
        entry.map_or(&[], |e| &e.host.0)
    }

    /// Returns the decision on an operation that a report of this day is likely to be about: the latest, if it was
    /// taken in the week before.
    fn just_decided(&self, operation: Option<&str>) -> Option<Act<'r>> {
        let timeline = self.timeline(operation?)?;
        let latest = timeline.latest_decision(self.on)?;
        let recent = (self.on - latest.date).get_days() <= 8;
        self.decision(latest.symbol.resolution_number().filter(|_| recent)?)
            .map(Act::Adopted)
    }

    /// Follows which vote a claim speaks of; in a new paragraph that is the article's own again.
    pub fn follow(&mut self, claim: &Claim) {
        if claim.paragraph != self.paragraph {
            self.paragraph = claim.paragraph;
            self.act = self.main.or(self.act);
        }
        for passage in [&claim.lead, &claim.body] {
            if let Some(act) = self.act_in(passage, claim.about.as_deref()) {
                if matches!(act, Act::Failed(_)) {
                    self.last_failed = Some(act);
                } else if self.main.is_none() {
                    self.main = Some(act).filter(|_| self.is_recent(act));
                }
                self.act = Some(act);
            } else if has(&passage.text.to_ascii_lowercase(), &FAILED) && self.last_failed.is_some() {
                self.act = self.last_failed;
            }
        }
    }

    fn is_recent(&self, act: Act<'_>) -> bool {
        let day = match act {
            Act::Adopted(d) => d.date,
            Act::Failed(d) => d.date,
        };
        (self.on - day).get_days() <= 8
    }

    /// Returns the vote that a passage names by number, or by day and operation; the last one if there are several.
    fn act_in(&self, passage: &Passage, about: Option<&str>) -> Option<Act<'r>> {
        let number = passage.found.iter().rev().find_map(|f| match f.what {
            Noted::Resolution(n) => Some(n),
            _ => None,
        });
        if let Some(decision) = number.and_then(|n| self.decision(n)) {
            return Some(Act::Adopted(decision));
        }
        let lower = passage.text.to_ascii_lowercase();
        let whens = passage.found.iter().rev().filter_map(|f| when(f, &lower));
        let past: Vec<&When> = whens.filter(|w| w.first <= self.on).collect();
        if has(&lower, &FAILED) {
            let failed = past.iter().find_map(|w| self.failed(w, about, passage));
            if failed.is_some() {
                return failed;
            }
        }
        if !has(&lower, &DECIDED) {
            return None;
        }
        past.iter().find_map(|w| self.taken(w, about))
    }

    /// Returns the one decision on an operation that was taken in a stretch of days.
    fn taken(&self, when: &When, about: Option<&str>) -> Option<Act<'r>> {
        let timeline = self.timeline(about?)?;
        let mut inside: Vec<u16> = timeline
            .decisions
            .iter()
            .filter(|d| when.holds(d.date) && d.date <= self.on)
            .filter_map(|d| d.symbol.resolution_number())
            .collect();
        inside.dedup();
        match inside[..] {
            [one] => self.decision(one).map(Act::Adopted),
            [] => self
                .taken_on_agenda(when, about)
                .or_else(|| self.only_one_taken(when)),
            _ => None,
        }
    }

    /// Returns the one resolution of a day or month whose title or agenda item names the operation's host.
    fn taken_on_agenda(&self, when: &When, about: Option<&str>) -> Option<Act<'r>> {
        if (when.last - when.first).get_days() > 31 {
            return None;
        }
        let names = self.host_names(about);
        let on_day = |d: &&Decision| {
            when.holds(d.date) && d.date <= self.on && {
                let text = [d.title.as_deref(), d.agenda_item.as_deref()]
                    .map(Option::unwrap_or_default)
                    .join(" ");
                names.iter().any(|n| text.contains(n.as_str()))
            }
        };
        let mut found = self.record.decisions.iter().filter(on_day);
        let first = found.next()?;
        found.next().is_none().then_some(Act::Adopted(first))
    }

    /// Returns the resolution of a day on which the Council adopted one only, shortly before the article.
    fn only_one_taken(&self, when: &When) -> Option<Act<'r>> {
        let day = when.day().filter(|d| (self.on - *d).get_days() <= 8)?;
        let mut on_day = self.record.decisions.iter().filter(|d| d.date == day);
        let first = on_day.next()?;
        on_day.next().is_none().then_some(Act::Adopted(first))
    }

    /// Returns the one failed draft of a stretch of days, of those on a State that the passage or operation names.
    fn failed(&self, when: &When, about: Option<&str>, passage: &Passage) -> Option<Act<'r>> {
        let mut names = self.host_names(about);
        names.extend(passage.found.iter().filter_map(|f| match f.what {
            Noted::State(code, true) => Some(self.record.state_name(code, self.on)),
            _ => None,
        }));
        let inside = |d: &&FailedDraft| when.holds(d.date) && d.date <= self.on;
        let mut found: Vec<&FailedDraft> = self.record.failed_drafts.iter().filter(inside).collect();
        if found.len() > 1 {
            found.retain(|d| {
                let item = d.agenda_item.as_deref().unwrap_or_default();
                names.iter().any(|n| item.contains(n.as_str()))
            });
        }
        match found[..] {
            [one] => Some(Act::Failed(one)),
            _ => None,
        }
    }

    /// Returns the names of an operation's hosts.
    fn host_names(&self, operation: Option<&str>) -> Vec<String> {
        let hosts = self.hosts(operation);
        let names = self.record.state_names.rows().iter();
        names
            .filter(|n| {
                hosts.contains(&n.code)
                    && n.lang == "en"
                    && !matches!(n.kind.as_str(), "adjective" | "capital")
            })
            .map(|n| n.name.clone())
            .collect()
    }
}

/// Returns the day or days of a decision; what follows "until" or "by" is an end, not the day of a vote.
fn when<'p>(found: &'p Found, lower: &str) -> Option<&'p When> {
    let Noted::When(when) = &found.what else {
        return None;
    };
    let before = lower[..found.range.start].trim_end();
    let is_end = [
        "until",
        "till",
        "through",
        "by",
        "ends",
        "expires",
        "ends on",
        "expires on",
        "expire on",
        "end on",
        "report of",
        "to",
    ]
    .iter()
    .any(|w| before.ends_with(w));
    (!is_end).then_some(when)
}
