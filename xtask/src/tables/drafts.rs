//! Drafts put to the vote and not adopted: the UN's meeting tables and list of vetoes, members' votes from two
//! compilations, and the metadata of drafts in Akoma Ntoso, merged draft by draft.

use crate::sheet::Fault;
use crate::sources::akn::Meta;
use crate::sources::facts::{Facts, FailedDraft as Voted, ShortDraft, Veto};
use crate::sources::meetings::{Outcome, Tables};
use crate::tables::names::Names;
use penholder_record::{DisagreementRow, FailedDraft, Term};
use penholder_words::{Date, MemberCode, Symbol, Tally};

/// The four lists of one source.
#[derive(Debug, Clone, Default, PartialEq)]
struct Lists {
    source: &'static str,
    yes: Vec<MemberCode>,
    no: Vec<MemberCode>,
    abstain: Vec<MemberCode>,
    not_voting: Vec<MemberCode>,
}

impl Lists {
    fn tally(&self) -> Tally {
        let n = |list: &[MemberCode]| u8::try_from(list.len()).unwrap_or(u8::MAX);
        Tally {
            yes: n(&self.yes),
            no: n(&self.no),
            abstain: n(&self.abstain),
        }
    }

    fn all(&self) -> Vec<MemberCode> {
        let mut all = [&self.yes[..], &self.no, &self.abstain, &self.not_voting].concat();
        all.sort();
        all
    }

    /// Says whether each member of the day stands in one list, and nobody else does.
    fn complete(&self, members: &[MemberCode]) -> bool {
        self.all() == members
    }

    /// Adds members that no list names to those not voting.
    fn rest_not_voting(&mut self, members: &[MemberCode]) {
        let named = self.all();
        self.not_voting
            .extend(members.iter().filter(|m| !named.contains(m)));
    }
}

/// One draft with what every source says of it.
#[derive(Debug, Clone)]
struct Entry {
    dates: Vec<(&'static str, Date)>,
    draft: String,
    meeting: Option<String>,
    agenda_item: Option<String>,
    kind: &'static str,
    sponsors: Vec<MemberCode>,
    tallies: Vec<(&'static str, Tally)>,
    lists: Vec<Lists>,
    vetoed_by: Vec<(&'static str, Vec<MemberCode>)>,
    sources: Vec<&'static str>,
    note: Vec<String>,
    /// Other symbols that a source gives it.
    symbols: Vec<(&'static str, String)>,
}

const TABLES: &str = "meeting tables";
const VETOES: &str = "list of vetoes";
const VOTES: &str = "failed drafts 1994-2025";
const SHORT: &str = "failed drafts by vote";
const AKN: &str = "akn";

/// What the merge gives.
#[derive(Debug)]
pub struct Drafts {
    pub rows: Vec<FailedDraft>,
    pub disagreements: Vec<DisagreementRow>,
}

/// Merges all sources.
pub fn drafts(
    facts: &Facts,
    tables: &Tables,
    akn: &[Meta],
    names: &Names,
    terms: &[Term],
) -> Result<Drafts, Fault> {
    let mut entries: Vec<Entry> = tables
        .outcomes
        .iter()
        .filter(|o| o.resolution.is_none())
        .filter_map(|o| from_table(o, names))
        .collect();
    let mut unmatched = Vec::new();
    for veto in &facts.vetoes {
        if !merge_veto(veto, names, &mut entries, false)? {
            unmatched.push(veto);
        }
    }
    for veto in unmatched {
        merge_veto(veto, names, &mut entries, true)?;
    }
    for voted in &facts.failed {
        merge_voted(voted, names, terms, &mut entries)?;
    }
    // Rows whose tally fits go first, so that a second vote under one symbol does not take the place of the first.
    let (mut exact, mut rest) = (Vec::new(), Vec::new());
    for short in &facts.short {
        let row = ShortRow::of(short, names, terms, tables);
        let fits = entries
            .iter()
            .any(|e| row.same(e) && e.tallies.iter().any(|(_, t)| *t == row.tally));
        if fits { exact.push(row) } else { rest.push(row) }
    }
    for row in exact.into_iter().chain(rest) {
        row.merge(&mut entries);
    }
    for meta in akn {
        merge_akn(meta, names, terms, &mut entries);
    }
    let mut disagreements = Vec::new();
    let mut rows = Vec::new();
    for mut entry in entries {
        let day = entry.meeting.as_ref().and_then(|m| tables.days.get(m));
        if let Some(day) = day
            && !entry.dates.iter().any(|(s, _)| *s == TABLES)
        {
            entry.dates.push((TABLES, *day));
        }
        if entry.agenda_item.is_none() {
            let same = |o: &&Outcome| o.meeting.is_some() && o.meeting == entry.meeting;
            entry.agenda_item = tables.outcomes.iter().find(same).map(|o| o.topic.clone());
        }
        rows.push(settle(entry, terms, &mut disagreements)?);
    }
    rows.sort_by(|a, b| {
        (a.date, &a.meeting, &a.draft, &a.kind).cmp(&(b.date, &b.meeting, &b.draft, &b.kind))
    });
    Ok(Drafts { rows, disagreements })
}

fn members(terms: &[Term], day: Date) -> Vec<MemberCode> {
    let mut all: Vec<MemberCode> = terms
        .iter()
        .filter(|t| t.first <= day && t.last.is_none_or(|l| day <= l))
        .map(|t| t.member)
        .collect();
    all.sort();
    all
}

/// The seat of the Soviet Union is called Russia by some sources throughout.
fn at_the_time(code: MemberCode, day: Date) -> MemberCode {
    let soviet = day < Date::constant(1991, 12, 24);
    match code.as_str() {
        "RUS" if soviet => "SUN".parse().unwrap_or(code),
        "CZE" if day < Date::constant(1993, 1, 1) => "CSK".parse().unwrap_or(code),
        _ => code,
    }
}

fn permanent(name: &str, names: &Names, day: Date) -> Option<MemberCode> {
    names.code(name).map(|c| at_the_time(c, day))
}

fn kind_of(draft: &str, detail: &str) -> &'static str {
    let text = format!("{draft} {detail}").to_lowercase();
    match () {
        () if text.contains("preliminary") => "preliminary",
        () if text.contains("amendment") => "amendment",
        () if text.contains("para") || text.contains("part") => "part",
        () => "draft",
    }
}

fn from_table(o: &Outcome, names: &Names) -> Option<Entry> {
    let date = o.date?;
    let draft = o.draft.clone()?;
    let vetoed_by: Vec<MemberCode> = o
        .vetoed_by
        .iter()
        .filter_map(|v| permanent(v, names, date))
        .collect();
    Some(Entry {
        dates: vec![(TABLES, date)],
        kind: kind_of("", &o.detail),
        draft,
        meeting: o.meeting.clone(),
        agenda_item: Some(o.topic.clone()).filter(|t| !t.is_empty()),
        sponsors: Vec::new(),
        tallies: o.tally.map(|t| (TABLES, t)).into_iter().collect(),
        lists: Vec::new(),
        vetoed_by: if vetoed_by.is_empty() {
            Vec::new()
        } else {
            vec![(TABLES, vetoed_by)]
        },
        sources: vec![TABLES],
        note: if o.detail.is_empty() {
            Vec::new()
        } else {
            vec![o.detail.clone()]
        },
        symbols: Vec::new(),
    })
}

fn blank(source: &'static str, date: Date, draft: String) -> Entry {
    Entry {
        dates: vec![(source, date)],
        draft,
        meeting: None,
        agenda_item: None,
        kind: "draft",
        sponsors: Vec::new(),
        tallies: Vec::new(),
        lists: Vec::new(),
        vetoed_by: Vec::new(),
        sources: Vec::new(),
        note: Vec::new(),
        symbols: Vec::new(),
    }
}

fn bare(draft: &str) -> String {
    let cut = draft.split([' ', '(', ',', ';']).next().unwrap_or(draft);
    cut.trim().to_owned()
}

fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |s| s.get_days().abs())
}

/// Finds the entry that a source without entry of its own speaks of: same draft, closest day within a year, and
/// not yet spoken of by that source.
fn find<'e>(
    entries: &'e mut [Entry],
    source: &str,
    draft: &str,
    date: Date,
    fits: impl Fn(&Entry) -> bool,
) -> Option<&'e mut Entry> {
    let distance = |e: &Entry| e.dates.first().map_or(i32::MAX, |(_, d)| days_between(*d, date));
    entries
        .iter_mut()
        .filter(|e| bare(&e.draft) == draft && !e.sources.contains(&source) && fits(e) && distance(e) <= 366)
        .min_by_key(|e| distance(e))
}

/// Merges a veto by its draft's symbol; with `loose`, by day and vetoing members, or as a draft of its own.
/// Returns whether it found its place.
fn merge_veto(veto: &Veto, names: &Names, entries: &mut Vec<Entry>, loose: bool) -> Result<bool, Fault> {
    let fail = || {
        format!(
            "vetoes_1946_2022.csv: expected month/day/year, found `{}`",
            veto.date
        )
    };
    let parts: Vec<i16> = veto.date.split('/').filter_map(|p| p.parse().ok()).collect();
    let [month, day, year] = parts[..] else {
        return Err(fail());
    };
    let (month, day) = (month as i8, day as i8);
    let date = Date::new(year, month, day).map_err(|_| fail())?;
    let draft = bare(&veto.draft);
    let by: Vec<MemberCode> = [&veto.member_veto1, &veto.member_veto2, &veto.member_veto3]
        .into_iter()
        .filter(|n| !n.is_empty())
        .filter_map(|n| permanent(n, names, date))
        .collect();
    let preliminary = veto.agenda_item.contains("preliminary question");
    let same_kind = |e: &Entry| !e.vetoed_by.is_empty() && (e.kind == "preliminary") == preliminary;
    let near =
        |e: &Entry| e.dates.iter().any(|(_, d)| days_between(*d, date) <= 3) && !e.sources.contains(&VETOES);
    let same = |e: &Entry| bare(&e.draft) == draft;
    let exact: [&dyn Fn(&Entry) -> bool; 3] = [
        &|e| same(e) && same_kind(e) && near(e),
        &|e| same(e) && near(e),
        &|e| {
            same(e)
                && !e.sources.contains(&VETOES)
                && e.dates.iter().any(|(_, d)| days_between(*d, date) <= 70)
        },
    ];
    let by_day: [&dyn Fn(&Entry) -> bool; 1] =
        [&|e| near(e) && e.vetoed_by.iter().any(|(_, v)| *v == by) && e.kind != "preliminary"];
    let tests = if loose { &by_day[..] } else { &exact[..] };
    let at = tests
        .iter()
        .find_map(|t| entries.iter().position(t))
        .and_then(|i| entries.get_mut(i));
    let entry = if let Some(entry) = at {
        entry.dates.push((VETOES, date));
        entry
    } else if !loose {
        return Ok(false);
    } else {
        let mut entry = blank(VETOES, date, draft.clone());
        entry.meeting = veto.meeting_record.lines().next().map(str::to_owned);
        entries.push(entry);
        let Some(last) = entries.last_mut() else {
            return Ok(false);
        };
        last
    };
    if bare(&entry.draft) != draft {
        entry.symbols.push((VETOES, draft));
    }
    entry.vetoed_by.push((VETOES, by));
    entry.sources.push(VETOES);
    if preliminary {
        entry.kind = "preliminary";
    }
    entry.agenda_item.get_or_insert(veto.agenda_item.clone());
    Ok(true)
}

fn merge_voted(v: &Voted, names: &Names, terms: &[Term], entries: &mut Vec<Entry>) -> Result<(), Fault> {
    let fail =
        |e: &dyn std::fmt::Display| format!("failed_drafts_1994_2025.csv, {} {}: {e}", v.date, v.draft);
    let date: Date = v.date.parse().map_err(|e| fail(&e))?;
    let digits = v.meeting.trim_start_matches(|c: char| !c.is_ascii_digit());
    let meeting = if v.meeting.starts_with('V') {
        None
    } else {
        Some(format!("S/PV.{digits}"))
    };
    let codes = |text: &str| crate::tables::decisions::codes(text).map_err(|e| fail(&e));
    let tally: Tally = v.tally.parse().map_err(|e| fail(&e))?;
    let vetoed = codes(&v.vetoed_by)?;
    let mut draft = bare(&v.draft);
    let place = meeting.clone().unwrap_or_else(|| v.date.clone());
    if draft.is_empty() {
        draft = format!("draft, {place}");
    } else if draft == "Oral" {
        draft = format!("{}, {place}", v.draft.to_lowercase());
    }
    let veto = !vetoed.is_empty();
    let same_meeting = |e: &Entry| e.meeting.is_some() && e.meeting == meeting;
    let close = |e: &Entry| same_meeting(e) || e.dates.iter().any(|(_, d)| days_between(*d, date) <= 70);
    let fits = |e: &Entry| close(e) && veto != e.vetoed_by.is_empty();
    let fits_tally = |e: &Entry| fits(e) && e.tallies.iter().any(|(_, t)| *t == tally);
    let found = if find(entries, VOTES, &draft, date, fits_tally).is_some() {
        find(entries, VOTES, &draft, date, fits_tally)
    } else if let Some(e) = entries
        .iter()
        .position(|e| draft.starts_with("draft, ") && same_meeting(e) && !e.sources.contains(&VOTES))
    {
        entries.get_mut(e)
    } else {
        find(entries, VOTES, &draft, date, fits)
    };
    let entry = match found {
        Some(entry) => {
            entry.dates.push((VOTES, date));
            entry
        }
        None => {
            entries.push(blank(VOTES, date, draft));
            let Some(last) = entries.last_mut() else {
                return Ok(());
            };
            last
        }
    };
    entry.meeting = entry.meeting.take().or(meeting);
    entry.agenda_item = entry
        .agenda_item
        .take()
        .or(Some(v.agenda_item.clone()).filter(|a| !a.is_empty()));
    if !v.amendment.is_empty() || v.note.contains("amendment") {
        entry.kind = "amendment";
    }
    entry.sponsors = names.codes(&v.submitted_by).0;
    entry.tallies.push((VOTES, tally));
    let mut lists = Lists {
        source: VOTES,
        yes: codes(&v.yes)?,
        no: codes(&v.no)?,
        abstain: codes(&v.abstain)?,
        not_voting: codes(&v.not_listed)?,
    };
    lists.rest_not_voting(&members(terms, date));
    entry.lists.push(lists);
    if veto {
        entry.vetoed_by.push((VOTES, vetoed));
    }
    if !v.note.is_empty() {
        entry.note.push(v.note.clone());
    }
    entry.sources.push(VOTES);
    Ok(())
}

/// Names in a list as Python prints it: `['Poland', "Côte d'Ivoire"]`.
fn python_list(text: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\'', '"']) {
        let quote = if rest[at..].starts_with('"') { '"' } else { '\'' };
        let inner = &rest[at + 1..];
        let Some(end) = inner.find(quote) else { break };
        items.push(inner[..end].to_owned());
        rest = &inner[end + 1..];
    }
    items
}

/// A row of the compilation of votes 1947 to 2022, in our codes.
struct ShortRow {
    meeting: String,
    /// The draft's symbol; `None` where the row only names the meeting.
    symbol: Option<String>,
    day: Date,
    detail: String,
    sponsors: Vec<MemberCode>,
    tally: Tally,
    lists: Lists,
}

impl ShortRow {
    fn of(s: &ShortDraft, names: &Names, terms: &[Term], tables: &Tables) -> ShortRow {
        let meeting = format!("S/PV.{}", s.meeting);
        let day = tables.days.get(&meeting).copied();
        let day = day.unwrap_or_else(|| Date::new(s.year, 1, 1).unwrap_or(Date::ZERO));
        let of = |text: &str| -> Vec<MemberCode> {
            python_list(text)
                .iter()
                .filter_map(|n| names.code(n))
                .map(|c| at_the_time(c, day))
                .collect()
        };
        let mut lists = Lists {
            source: SHORT,
            yes: of(&s.yes),
            no: of(&s.no),
            abstain: of(&s.abstain),
            not_voting: Vec::new(),
        };
        let tally = lists.tally();
        lists.rest_not_voting(&members(terms, day));
        let (symbol, detail) = match s.on.trim().split_once(' ') {
            None => (Some(s.on.trim().to_owned()), String::new()),
            Some((first, rest)) if first.starts_with("S/") => (Some(first.to_owned()), rest.to_lowercase()),
            Some(_) => (None, String::new()),
        };
        ShortRow {
            meeting,
            symbol,
            day,
            detail,
            sponsors: of(&s.submitted_by),
            tally,
            lists,
        }
    }

    fn in_meeting(&self, e: &Entry) -> bool {
        e.meeting.as_deref() == Some(&self.meeting) && !e.sources.contains(&SHORT)
    }

    fn same(&self, e: &Entry) -> bool {
        self.in_meeting(e) && bare(&e.draft) == *self.symbol.as_ref().unwrap_or(&self.meeting)
    }

    fn merge(self, entries: &mut Vec<Entry>) {
        let kind = kind_of("", &self.detail);
        let fits = |e: &Entry| e.tallies.iter().any(|(_, t)| *t == self.tally);
        let taken = |e: &&Entry| {
            e.meeting.as_deref() == Some(&self.meeting)
                && self.symbol.as_deref() == Some(&bare(&e.draft))
                && e.sources.contains(&SHORT)
        };
        let second = entries.iter().any(|e| taken(&e));
        let place = entries
            .iter()
            .position(|e| self.same(e) && fits(e))
            .or_else(|| {
                entries
                    .iter()
                    .position(|e| self.same(e) && e.kind == kind && !second)
            })
            .or_else(|| entries.iter().position(|e| self.in_meeting(e) && fits(e)));
        let at = place.unwrap_or_else(|| {
            let mut entry = blank(
                SHORT,
                self.day,
                self.symbol.clone().unwrap_or_else(|| self.meeting.clone()),
            );
            entry.meeting = Some(self.meeting.clone());
            entry.kind = kind;
            if !self.detail.is_empty() {
                entry.note.push(self.detail.clone());
            } else if second {
                entry
                    .note
                    .push("a second vote under the same symbol in the source".to_owned());
            }
            entries.push(entry);
            entries.len() - 1
        });
        let entry = &mut entries[at];
        if let Some(symbol) = &self.symbol
            && bare(&entry.draft) != *symbol
        {
            entry.symbols.push((SHORT, symbol.clone()));
        }
        entry.tallies.push((SHORT, self.tally));
        entry.lists.push(self.lists);
        if !self.sponsors.is_empty() {
            entry.sponsors = self.sponsors;
        }
        entry.sources.push(SHORT);
    }
}

fn merge_akn(meta: &Meta, names: &Names, terms: &[Term], entries: &mut Vec<Entry>) {
    let Some(date) = meta.step_date.or(meta.work_date) else {
        return;
    };
    let of = |list: &[String]| list.iter().filter_map(|n| names.code(n)).collect::<Vec<_>>();
    let mut lists = Lists {
        source: AKN,
        yes: of(&meta.yes.names),
        no: of(&meta.no.names),
        abstain: of(&meta.abstain.names),
        not_voting: Vec::new(),
    };
    lists.rest_not_voting(&members(terms, date));
    let symbol = meta.symbol.clone();
    let at = entries.iter().position(|e| bare(&e.draft) == symbol);
    let entry = match at {
        Some(at) => &mut entries[at],
        None => {
            entries.push(blank(AKN, date, symbol));
            let Some(last) = entries.last_mut() else { return };
            last
        }
    };
    entry.dates.insert(0, (AKN, date));
    if lists.yes.is_empty() && lists.no.is_empty() {
        entry.note.push("no votes in the Akoma Ntoso metadata".to_owned());
    } else {
        entry.tallies.push((AKN, lists.tally()));
    }
    let sponsors = names.codes(&meta.sponsors.join(", ")).0;
    if !sponsors.is_empty() {
        entry.sponsors = sponsors;
    }
    entry.meeting = meta.meeting.clone().or(entry.meeting.take());
    if !(lists.yes.is_empty() && lists.no.is_empty()) {
        entry.lists.insert(0, lists);
    }
    entry.sources.push(AKN);
}

/// Chooses among the sources: the UN's metadata first, then the meeting tables, then compilations.
fn settle(mut e: Entry, terms: &[Term], out: &mut Vec<DisagreementRow>) -> Result<FailedDraft, Fault> {
    let rank = |s: &str| [AKN, TABLES, VETOES, SHORT, VOTES].iter().position(|r| *r == s);
    e.dates.sort_by_key(|(s, _)| rank(s));
    e.tallies.sort_by_key(|(s, _)| rank(s));
    e.lists.sort_by_key(|l| rank(l.source));
    let Some(&(date_source, date)) = e.dates.first() else {
        return Err(format!("{}: no date", e.draft));
    };
    let subject = e.draft.clone();
    let mut differ = |property: &str, chosen: (&str, String), other: (&str, String), reason: &str| {
        if chosen.1 != other.1 {
            out.push(DisagreementRow {
                subject: subject.clone(),
                property: property.to_owned(),
                chosen_source: chosen.0.to_owned(),
                chosen: chosen.1,
                other_source: other.0.to_owned(),
                other: other.1,
                reason: reason.to_owned(),
            });
        }
    };
    for (source, other) in &e.dates[1..] {
        if date_source != SHORT && *source != SHORT {
            differ(
                "date",
                (date_source, date.to_string()),
                (source, other.to_string()),
                "the UN's own table",
            );
        }
    }
    let sitting = members(terms, date);
    let n_vetoes = e.vetoed_by.first().map_or(0, |v| v.1.len());
    let possible = |t: Tally| {
        let cast = usize::from(t.yes) + usize::from(t.no) + usize::from(t.abstain);
        cast > 0 && cast <= sitting.len() && usize::from(t.no) >= n_vetoes
    };
    let table_tally = e.tallies.iter().find(|t| possible(t.1)).copied();
    let good = |l: &&Lists| {
        l.complete(&sitting) && table_tally.is_none_or(|(s, t)| s == VOTES || s == SHORT || l.tally() == t)
    };
    let chosen = e.lists.iter().find(good).cloned();
    let tally = chosen.as_ref().map(Lists::tally).or(table_tally.map(|t| t.1));
    let tally_source = chosen
        .as_ref()
        .map_or(table_tally.map_or("", |t| t.0), |l| l.source);
    if let Some(tally) = tally {
        for (source, other) in &e.tallies {
            differ(
                "tally",
                (tally_source, tally.to_string()),
                (source, other.to_string()),
                "fits the UN's own table and the members of the day",
            );
        }
    }
    let mut vetoed_by = e.vetoed_by.first().map(|v| v.1.clone()).unwrap_or_default();
    vetoed_by.sort();
    for (source, other) in e.vetoed_by.iter().skip(1) {
        let mut other = other.clone();
        other.sort();
        differ(
            "vetoed_by",
            (e.vetoed_by[0].0, join(&vetoed_by)),
            (source, join(&other)),
            "the UN's own table",
        );
    }
    let mut sources: Vec<&str> = Vec::new();
    for source in [AKN, TABLES, VETOES, SHORT, VOTES] {
        if e.sources.contains(&source) {
            sources.push(source);
        }
    }
    for (source, symbol) in &e.symbols {
        differ(
            "symbol",
            (TABLES, e.draft.clone()),
            (source, symbol.clone()),
            "same meeting and tally",
        );
    }
    let lists = chosen
        .or_else(|| derived(tally, &vetoed_by, &sitting, &mut e.note))
        .unwrap_or_default();
    Ok(FailedDraft {
        date,
        draft: Symbol::named(e.draft),
        meeting: e.meeting.map(Symbol::named),
        agenda_item: e.agenda_item,
        kind: e.kind.to_owned(),
        sponsors: dedup(e.sponsors),
        tally,
        yes: sorted(lists.yes),
        no: sorted(lists.no),
        abstain: sorted(lists.abstain),
        not_voting: sorted(lists.not_voting),
        vetoed_by,
        source: sources.join("; "),
        note: e.note.join("; "),
    })
}

/// Names that the tally leaves no choice about: the vetoes are all the votes against, nobody abstained or was away.
fn derived(
    tally: Option<Tally>,
    vetoed_by: &[MemberCode],
    sitting: &[MemberCode],
    note: &mut Vec<String>,
) -> Option<Lists> {
    let tally = tally?;
    let all_vote = usize::from(tally.yes) + usize::from(tally.no) == sitting.len() && tally.abstain == 0;
    if !all_vote || usize::from(tally.no) != vetoed_by.len() {
        return None;
    }
    note.push("names follow from tally, vetoes and membership".to_owned());
    Some(Lists {
        source: "derived",
        yes: sitting
            .iter()
            .filter(|m| !vetoed_by.contains(m))
            .copied()
            .collect(),
        no: vetoed_by.to_vec(),
        ..Lists::default()
    })
}

fn join(codes: &[MemberCode]) -> String {
    codes
        .iter()
        .map(MemberCode::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

fn sorted(mut codes: Vec<MemberCode>) -> Vec<MemberCode> {
    codes.sort();
    codes
}

fn dedup(codes: Vec<MemberCode>) -> Vec<MemberCode> {
    let mut codes = sorted(codes);
    codes.dedup();
    codes
}
