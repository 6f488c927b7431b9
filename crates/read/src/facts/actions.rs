//! What is done to each operation's mandate, and until when.

use super::context::{Context, Ruled, View};
use super::lang::{Actor, Move, Verb};
use super::names::Who;
use super::pattern::Found;
use super::period::{self, End, Lead};
use super::powers;
use super::token::{Kind, Length, Token};
use crate::reading::PhaseKind;
use penholder_words::{Action, Date};
use std::ops::Range;

/// Something done to an operation's mandate.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) op: usize,
    pub(crate) action: Action,
    /// Index of the paragraph that bears out the end.
    pub(crate) view: usize,
    /// Index of the paragraph that bears out the action.
    pub(crate) seen: usize,
    /// Tokens that bear it out.
    pub(crate) tokens: Range<usize>,
    pub(crate) end: Option<End>,
    pub(crate) phases: Vec<(PhaseKind, Date, Range<usize>)>,
}

/// Returns everything that the operative part does to mandates, in the order of the text.
pub(crate) fn events(context: &Context<'_>) -> Vec<Event> {
    let mut out: Vec<Event> = Vec::new();
    for (index, view) in context.operative() {
        for clause in &view.clauses {
            if is_review(view, clause) {
                continue;
            }
            in_clause(context, index, view, clause, &mut out);
        }
    }
    withdrawals(context, &mut out);
    later_periods(context, &mut out);
    settle(&mut out);
    out
}

fn in_clause(context: &Context<'_>, index: usize, view: &View<'_>, clause: &Ruled, out: &mut Vec<Event>) {
    let asked = clause.verb == Verb::Request && clause.actor != Some(Actor::Others)
        || clause.verb == Verb::Call && clause.actor == Some(Actor::SecretaryGeneral);
    let theirs = clause.verb == Verb::Authorize && clause.actor == Some(Actor::Others);
    if !clause.verb.decides() && !asked || clause.inherited && !clause.bare || theirs {
        return;
    }
    let tokens = &view.cut.tokens;
    // The verb itself can be the move: "Extends the stationing".
    let from = if clause.inherited {
        clause.tokens.start
    } else {
        clause.tokens.start.saturating_sub(1)
    };
    let moves = context
        .lang
        .moves
        .all(&tokens[..clause.tokens.end], from..clause.tokens.end);
    let extends = moves.iter().any(|m| m.0 == Move::Extend);
    for (what, place) in moves {
        if extends && what == Move::Terminate {
            continue;
        }
        let decided = clause.verb.decides();
        let may_be_asked = matches!(
            what,
            Move::Establish
                | Move::Reinforce
                | Move::Reduce
                | Move::HandOver
                | Move::TakeOver
                | Move::Absorb
                | Move::Liquidate
        );
        let stretched = what == Move::Establish
            && !may_establish(clause)
            && !matches!(tokens[place.start].kind, Kind::Op(_));
        if stretched
            || !(decided || may_be_asked)
            || hedged(tokens, clause.tokens.start, place.start, context.lang.hedges)
        {
            continue;
        }
        let Some((op, at)) = bind(context, view, clause, what, place) else {
            continue;
        };
        push(context, index, view, clause, (what, place), (op, at), out);
    }
}

/// Says whether a clause can establish: the Council itself or the Secretary-General acts, not an operation.
fn may_establish(clause: &Ruled) -> bool {
    clause.actor.is_none_or(|a| a == Actor::SecretaryGeneral)
}

/// Says whether an operation can be new on a day.
fn is_new(context: &Context<'_>, op: usize) -> bool {
    let start = context.names.ops[op].start;
    match (start, context.adopted()) {
        (Some(start), Some(day)) => {
            period::add(start, Length { months: 4, days: 0 }).is_some_and(|last| day <= last)
        }
        _ => true,
    }
}

/// Says whether the words before a move make it a plan, a wish or a question.
fn hedged(tokens: &[Token<'_>], from: usize, at: usize, hedges: &[&str]) -> bool {
    let window = &tokens[at.saturating_sub(6).max(from).min(at)..at];
    window
        .iter()
        .rev()
        .take_while(|t| !t.stops())
        .any(|t| t.is(hedges))
}

/// Says whether the clause only decides to look again: "decides to review", "decides to consider".
pub(crate) fn is_review(view: &View<'_>, clause: &Ruled) -> bool {
    view.cut.tokens[clause.tokens.clone()].iter().take(5).any(|t| {
        t.is(&[
            "review", "consider", "remain", "keep", "examiner", "rester", "demeurer", "examine", "whether",
        ])
    })
}

/// Returns the operation that a move is made on, with the token that names it.
fn bind(
    context: &Context<'_>,
    view: &View<'_>,
    clause: &Ruled,
    what: Move,
    place: Found,
) -> Option<(usize, usize)> {
    let tokens = &view.cut.tokens;
    let reach = (place.start + 30).min(clause.tokens.end);
    let inside = |range: Range<usize>| {
        view.cut
            .ops(range)
            .find_map(|(i, m)| Some((context.meant(m)?, i)))
    };
    let strange = |range: Range<usize>| tokens[range].iter().any(|t| t.is(context.lang.other_bodies));
    match what {
        // "transfer of authority from A to B": B takes over.
        Move::TakeOver => {
            return view
                .cut
                .ops(place.start..place.end)
                .last()
                .and_then(|(i, m)| Some((context.meant(m)?, i)));
        }
        Move::Absorb => return inside(place.start..place.end),
        Move::HandOver => {
            let found = inside(place.start..place.end)?;
            let authority = tokens[place.start..place.end]
                .iter()
                .any(|t| t.is(&["authority"]));
            let other = view
                .cut
                .ops(clause.tokens.clone())
                .filter_map(|(_, m)| context.meant(m))
                .any(|op| op != found.0);
            return (authority || other).then_some(found);
        }
        Move::Establish => {
            let mut ops = view
                .cut
                .ops(place.start..place.end)
                .filter_map(|(i, m)| Some((context.meant(m)?, i)));
            return ops.find(|f| is_new(context, f.0));
        }
        Move::Terminate => {
            let turns = |r: Range<usize>| {
                tokens[r]
                    .iter()
                    .any(|t| t.is(&["on", "upon", "with", "when", "establishment"]))
            };
            let found = inside(place.start..reach)?;
            return (!strange(place.start..found.1) && !turns(place.start..found.1)).then_some(found);
        }
        _ => {}
    }
    if let Some(found) = inside(place.start..place.end) {
        return (!strange(place.start..found.1)).then_some(found);
    }
    if let Some(found) = inside(place.end..reach) {
        let crosses = tokens[place.end..found.1].iter().any(Token::stops);
        if !crosses && !strange(place.start..found.1) {
            return Some(found);
        }
        if !crosses && matches!(what, Move::Extend | Move::Terminate) {
            return None;
        }
    }
    if strange(place.start..(place.end + 6).min(clause.tokens.end)) {
        return None;
    }
    let before = view
        .cut
        .ops(clause.tokens.start..place.start)
        .last()
        .and_then(|(i, m)| Some((context.meant(m)?, i)));
    before.or_else(|| Some((context.main()?, place.start)))
}

fn push(
    context: &Context<'_>,
    index: usize,
    view: &View<'_>,
    clause: &Ruled,
    (what, place): (Move, Found),
    (op, at): (usize, usize),
    out: &mut Vec<Event>,
) {
    if what == Move::Absorb {
        push(
            context,
            index,
            view,
            clause,
            (Move::Terminate, place),
            (op, at),
            out,
        );
        push(
            context,
            index,
            view,
            clause,
            (Move::HandOver, place),
            (op, at),
            out,
        );
        return;
    }
    let action = match what {
        Move::Absorb => return,
        Move::Extend => Action::Extend,
        Move::Establish => Action::Establish,
        Move::Reinforce => Action::Reinforce,
        Move::Reduce => Action::Reduce,
        Move::Modify => Action::Modify,
        Move::HandOver | Move::TakeOver => Action::Transfer,
        Move::Terminate => Action::Terminate,
        Move::Liquidate => Action::Liquidate,
    };
    let tokens = &view.cut.tokens;
    if action == Action::Establish && participle(tokens, place) {
        return;
    }
    let range = place.start.max(clause.tokens.start)..clause.tokens.end;
    let (adopted, lang) = (context.adopted(), context.lang);
    let mut phases = Vec::new();
    let end = match action {
        Action::Extend => period::stated(&view.cut, &range, adopted, lang)
            .or_else(|| period::computed(&view.cut, &clause.tokens, adopted, lang)),
        Action::Establish => period::stated(&view.cut, &range, adopted, lang)
            .or_else(|| period::computed(&view.cut, &clause.tokens, adopted, lang)),
        Action::Terminate => ends_on(context, view, &range),
        _ => None,
    };
    if let (Action::Terminate, Some(end)) = (action, &end) {
        phases.push((PhaseKind::MandateEnds, end.date, end.tokens.clone()));
    }
    if action == Action::Liquidate
        && let Some((date, at)) = any_date(tokens, &range, adopted)
    {
        phases.push((PhaseKind::LiquidationFrom, date, at..at + 1));
    }
    // "the mandates of A and B": both.
    let mut ops = vec![op];
    if matches!(action, Action::Extend) {
        let mut last = at;
        for (i, mention) in view.cut.ops(at + 1..clause.tokens.end) {
            if i == last + 2 && tokens[i - 1].is(context.lang.and) {
                ops.extend(context.meant(mention));
                last = i;
            }
        }
    }
    for op in ops {
        out.push(Event {
            op,
            action,
            view: index,
            seen: index,
            tokens: place.start..place.end,
            end: end.clone(),
            phases: phases.clone(),
        });
    }
}

/// Says whether "established" only tells of an older decision: `the Force, established under resolution 186`.
fn participle(tokens: &[Token<'_>], place: Found) -> bool {
    tokens[place.start..place.end]
        .iter()
        .any(|t| t.is(&["established", "created"]))
        && !tokens[place.start..place.end]
            .iter()
            .any(|t| t.is(&["shall", "be", "is", "will"]))
}

fn any_date(tokens: &[Token<'_>], range: &Range<usize>, adopted: Option<Date>) -> Option<(Date, usize)> {
    range.clone().find_map(|i| match tokens[i].kind {
        Kind::Date(d) if adopted.is_none_or(|a| d >= a) => Some((d, i)),
        _ => None,
    })
}

/// Returns the day on which a mandate is ended: a date, or the day of adoption for "with immediate effect".
fn ends_on(context: &Context<'_>, view: &View<'_>, range: &Range<usize>) -> Option<End> {
    let tokens = &view.cut.tokens;
    let adopted = context.adopted();
    let dated = range.clone().find_map(|i| match tokens[i].kind {
        Kind::Date(date) if adopted.is_none_or(|a| date >= a) => {
            let lead = period::lead(tokens, i, context.lang);
            lead.is_some().then_some(End {
                date,
                convention: None,
                tokens: i..i + 1,
            })
        }
        _ => None,
    });
    dated.or_else(|| {
        let now = range.clone().find(|&i| {
            tokens[i].is(&["immediate", "immediately"])
                || tokens[i].is(&["adoption"])
                    && i > 1
                    && tokens[range.start..i].iter().any(|t| t.is(&["date"]))
        })?;
        Some(End {
            date: adopted?,
            convention: Some("with immediate effect: the day of adoption".to_owned()),
            tokens: now..now + 1,
        })
    })
}

/// Finds the day by which an operation that is ended has to have left.
fn withdrawals(context: &Context<'_>, out: &mut Vec<Event>) {
    let Some(ended) = out.iter().find(|e| e.action == Action::Terminate).cloned() else {
        return;
    };
    for (index, view) in context.operative() {
        let tokens = &view.cut.tokens;
        for clause in view
            .clauses
            .iter()
            .filter(|c| c.verb.decides() || c.verb == Verb::Request)
        {
            let range = clause.tokens.clone();
            let leaves = range
                .clone()
                .find(|&i| tokens[i].starts(&["withdraw", "retrait", "drawdown"]));
            let day = range.clone().find_map(|i| match tokens[i].kind {
                Kind::Date(date) if context.adopted().is_none_or(|a| date >= a) => {
                    let lead = period::lead(tokens, i, context.lang);
                    matches!(lead, Some(Lead::By | Lead::Until)).then_some((date, i))
                }
                _ => None,
            });
            if let (Some(at), Some((date, i))) = (leaves, day) {
                out.push(Event {
                    view: index,
                    seen: index,
                    tokens: at..at + 1,
                    end: None,
                    phases: vec![(PhaseKind::WithdrawalUntil, date, i..i + 1)],
                    ..ended.clone()
                });
                return;
            }
        }
    }
}

/// Finds the period of an operation that is established in one clause and given its period in another.
fn later_periods(context: &Context<'_>, out: &mut [Event]) {
    for event in out
        .iter_mut()
        .filter(|e| e.action == Action::Establish && e.end.is_none())
    {
        for (index, view) in context.operative().filter(|(i, _)| *i >= event.view) {
            let found = view
                .clauses
                .iter()
                .filter(|c| c.verb.decides())
                .find_map(|clause| period_clause(context, view, clause, event.op));
            if let Some(end) = found {
                event.end = Some(end);
                event.view = index;
                break;
            }
        }
    }
}

fn period_clause(context: &Context<'_>, view: &View<'_>, clause: &Ruled, op: usize) -> Option<End> {
    let tokens = &view.cut.tokens[clause.tokens.clone()];
    let about = view
        .cut
        .ops(clause.tokens.clone())
        .any(|(_, m)| context.meant(m) == Some(op));
    let subject = tokens.iter().any(|t| {
        t.is(&[
            "established",
            "mandate",
            "stationing",
            "period",
            "deployed",
            "establish",
        ])
    });
    if !about || !subject {
        return None;
    }
    period::stated(&view.cut, &clause.tokens, context.adopted(), context.lang)
        .or_else(|| period::computed(&view.cut, &clause.tokens, context.adopted(), context.lang))
}

/// Settles what contradicts itself: what is established is not also modified.
fn settle(events: &mut Vec<Event>) {
    let established: Vec<usize> = events
        .iter()
        .filter(|e| e.action == Action::Establish)
        .map(|e| e.op)
        .collect();
    events.retain(|e| {
        !(established.contains(&e.op)
            && matches!(
                e.action,
                Action::Modify | Action::Reinforce | Action::Reduce | Action::Extend
            ))
    });
}

/// Returns the operation that a clause is about: named in it, or the one decided on nearest before.
pub(crate) fn op_of_clause(
    context: &Context<'_>,
    view: &View<'_>,
    clause: &Ruled,
    events: &[Event],
    index: usize,
) -> Option<usize> {
    let decided = |op: &usize| events.iter().any(|e| e.op == *op);
    let mut named = view
        .cut
        .ops(clause.tokens.clone())
        .filter_map(|(_, m)| context.meant(m));
    if let Some(op) = named.find(decided) {
        return Some(op);
    }
    let here = events.iter().rfind(|e| e.view == index).map(|e| e.op);
    here.or_else(|| events.iter().rfind(|e| e.view < index).map(|e| e.op))
        .or_else(|| events.first().map(|e| e.op))
}

/// Returns the tokens of a clause that authorise the use of force, if it does.
pub(crate) fn gives_force(context: &Context<'_>, view: &View<'_>, clause: &Ruled) -> Option<Range<usize>> {
    let place = powers::force(&view.cut.tokens, clause.tokens.clone())?;
    let tokens = &view.cut.tokens[clause.tokens.clone()];
    let allowed = match clause.verb {
        Verb::Authorize => clause.actor != Some(Actor::SecretaryGeneral) || !clause.ops.is_empty(),
        Verb::Decide | Verb::Approve => tokens
            .iter()
            .any(|t| t.starts(&["authoriz", "authoris", "may", "autoris"])),
        Verb::Call => tokens.iter().any(|t| t.is(&["last"])) && tokens.iter().any(|t| t.is(&["resort"])),
        _ => false,
    };
    // Others may use force as well; that counts where it is in defence or support of an operation.
    let others = tokens
        .iter()
        .take(12)
        .any(|t| t.is(&["states", "french", "francaises"]));
    let for_operation = view.cut.ops(clause.tokens.clone()).next().is_some();
    let _ = context;
    (allowed && (!others || for_operation)).then_some(place)
}

/// Returns who may use force by a clause, as a name.
pub(crate) fn force_holder(context: &Context<'_>, view: &View<'_>, clause: &Ruled) -> String {
    let tokens = &view.cut.tokens;
    let subject = &tokens[clause.tokens.start..(clause.tokens.start + 12).min(clause.tokens.end)];
    let french = subject.iter().any(|t| t.is(&["french", "francaises"]));
    if french {
        return "French forces".to_owned();
    }
    let states = subject.iter().any(|t| t.is(&["member"])) && subject.iter().any(|t| t.is(&["states"]));
    if states {
        return "Member States".to_owned();
    }
    let named = clause.ops.first().copied().or_else(|| {
        view.cut
            .ops(clause.tokens.clone())
            .find_map(|(_, m)| match &m.who {
                Who::Named(_) | Who::Generic(_) => context.meant(m),
            })
    });
    let op = named.or_else(|| context.main());
    op.map_or_else(String::new, |op| context.names.ops[op].key.clone())
}
