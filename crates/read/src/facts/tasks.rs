//! Tasks given to an operation, each with its paragraph.

use super::actions::Event;
use super::context::{Context, Ruled, View};
use super::lang::{Actor, Verb};
use super::pattern::Table;
use super::task_table::{SCREENS, TASKS};
use super::token::{Kind, Token};
use crate::reading::TaskFact;
use penholder_words::{Action, Priority, Task};
use std::ops::Range;
use std::sync::LazyLock;

static CUES: LazyLock<Table<(Task, bool)>> =
    LazyLock::new(|| Table::new(TASKS.iter().map(|r| ((r.task, r.weak), r.pattern))));
static SCREENED: LazyLock<Table<()>> = LazyLock::new(|| Table::new(SCREENS.iter().map(|s| ((), s.0))));

/// Words that open a list of tasks.
static LIST: LazyLock<Table<()>> = LazyLock::new(|| {
    Table::new([
        (
            (),
            "following ~3 mandate|tasks|functions|responsibilities|priorities|objectives|elements|activities|duties|purposes",
        ),
        (
            (),
            "mandate|tasks|functions|responsibilities|objectives|duties ~8 following|include|includes|be|comprise|follows|below",
        ),
        ((), "mandated ~2 tasks"),
        ((), "as follows"),
        ((), "focus ~6 on"),
    ])
});

/// Clauses that are about how an operation is made up or run, not about what it does.
static MAKEUP: LazyLock<Table<()>> = LazyLock::new(|| {
    Table::new([
        (
            (),
            "shall|will|should|to ~3 consist|comprise|headed|deployed|established|composed|extended|terminate|remain|led|reduced|reviewed|located",
        ),
        ((), "consist*|comprises|comprise|comprised"),
        ((), "shall|will|should ~6 transfer"),
        ((), "unit ~4 will include"),
        ((), "presence of its"),
        (
            (),
            "reconfiguration*|deployment|withdrawal|reduction|size|drawdown|transfer|establishment|review|expenses|extension ~6 of ~2 <op>",
        ),
        ((), "<op> transition|liquidation|withdrawal|drawdown"),
        ((), "including in <op>"),
        ((), "<op> ~2 personnel|staff ~6 training"),
        ((), "appropriate training"),
        ((), "statusofforces|statusofmission"),
        ((), "status of forces|mission"),
        ((), "zero|zerotolerance tolerance?"),
    ])
});

/// A task with the operation that it is given to.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    pub(crate) op: usize,
    /// The verb that gives it.
    pub(crate) verb: Verb,
    pub(crate) fact: TaskFact,
}

/// Returns the tasks that the operative part gives.
pub(crate) fn tasks(context: &Context<'_>, events: &[Event]) -> Vec<Given> {
    let decided: Vec<usize> = events
        .iter()
        .filter(|e| !matches!(e.action, Action::Terminate | Action::Transfer | Action::Liquidate))
        .map(|e| e.op)
        .collect();
    let mut out: Vec<Given> = Vec::new();
    for (index, view) in context.operative() {
        let last = !context.operative().any(|(_, v)| v.parent == Some(index));
        for (nth, clause) in view.clauses.iter().enumerate() {
            if !last
                && nth + 1 == view.clauses.len()
                && (view.parent.is_none() || view.cut.tokens.len() <= 16)
            {
                continue;
            }
            if let Some((op, task, place)) = by_the_way(context, view, clause, &decided) {
                add(context, &mut out, view, clause, op, task, place);
            }
            if let Some((op, range)) = purpose(index, view, clause, events) {
                for (task, place) in cues(view, range) {
                    add(context, &mut out, view, clause, op, task, place);
                }
            }
            let Some(op) = given_to(context, view, clause, &decided) else {
                continue;
            };
            let mut found = cues(view, scope(view, clause));
            if found.is_empty() && points_back(view, clause) {
                found = cues(view, 0..clause.tokens.start);
            }
            let beside = |t: Task| cuts_across(t) || t == Task::Coordination;
            if last && clause.inherited && found.iter().all(|f| beside(f.0)) {
                let place = clause.tokens.clone();
                found.extend(
                    heading_cues(context, view)
                        .into_iter()
                        .map(|(task, _)| (task, place.clone())),
                );
            }
            for (task, place) in found {
                add(context, &mut out, view, clause, op, task, place);
            }
        }
    }
    out
}

fn add(
    context: &Context<'_>,
    out: &mut Vec<Given>,
    view: &View<'_>,
    clause: &Ruled,
    op: usize,
    task: Task,
    place: Range<usize>,
) {
    let known = out
        .iter()
        .any(|g| g.op == op && g.fact.task == task && g.fact.para == view.para.id);
    if known {
        return;
    }
    out.push(Given {
        op,
        verb: clause.verb,
        fact: TaskFact {
            task,
            priority: priority(context, view),
            para: view.para.id.clone(),
            by_reference: by_reference(view, clause),
            span: view.cut.span(&view.para.text, &place),
        },
    });
}

/// Returns the tokens of a clause that can give a task; in a point, a heading run in after its end is left out.
fn scope(view: &View<'_>, clause: &Ruled) -> Range<usize> {
    let tokens = &view.cut.tokens;
    let range = clause.tokens.clone();
    if view.parent.is_none() {
        return range;
    }
    let end = range.clone().find(|&i| {
        let left = range.end - i;
        tokens[i].kind == Kind::Punct(b';') && left <= 16 && left > 1
    });
    range.start..end.unwrap_or(range.end)
}

/// Words that open a side thought: what it names is a circumstance, not a task, where the main thought names one.
static ASIDE: LazyLock<Table<()>> = LazyLock::new(|| {
    Table::new(
        [
            "in order to",
            "with a view",
            "so as to",
            "in ~1 context of",
            "not suspected",
            "in accordance with",
            "consistent with",
            "in ~1 compliance with",
            "in line with",
            "taking ~2 into account|consideration",
            "as guided by",
            "including",
            "inter alia",
            "through",
            "such as",
            "as well as in",
            "as part of",
            "in light of",
            "with respect to",
            "aimed at",
            "in support of",
            "especially",
            "in preparation",
            "based on",
            "building on",
            "without",
            "while",
            "whose",
            ", which",
            "in particular",
            "bearing in mind",
            "under",
            "pursuant to",
            "following",
            "as called for",
        ]
        .map(|p| ((), p)),
    )
});

/// Verbs with which a new main thought goes on after a side thought.
const RESUME: &[&str] = &[
    "support",
    "assist",
    "monitor",
    "protect",
    "provide",
    "ensure",
    "facilitate",
    "promote",
    "help",
    "contribute",
    "coordinate",
    "establish",
    "carry",
    "advise",
    "develop",
    "verify",
    "investigate",
    "report",
    "observe",
    "implement",
    "undertake",
    "conduct",
    "encourage",
    "deter",
    "prevent",
    "strengthen",
    "maintain",
    "exercise",
    "use",
    "liaise",
    "cooperate",
    "work",
    "supporting",
    "assisting",
    "monitoring",
    "protecting",
    "providing",
    "ensuring",
    "facilitating",
    "promoting",
    "helping",
    "contributing",
    "coordinating",
    "establishing",
    "advising",
    "developing",
    "seize",
    "collect",
    "participate",
    "train",
    "engage",
    "fight",
    "create",
    "organize",
    "supervise",
    "mobilize",
    "build",
    "enhance",
    "restore",
    "extend",
    "to",
];

/// Words in -ing that open no new thought.
const NO_ACT: &[&str] = &[
    "including",
    "taking",
    "bearing",
    "following",
    "noting",
    "according",
    "depending",
    "existing",
    "ongoing",
    "regarding",
    "training",
    "peacekeeping",
    "peacebuilding",
    "building",
    "contributing",
    "concerning",
    "using",
];

/// Marks the tokens of `range` that belong to a main thought.
fn main_thought(tokens: &[Token<'_>], range: &Range<usize>) -> Vec<bool> {
    let asides = ASIDE.all(tokens, range.clone());
    let mut main = true;
    let mut infinitive = false;
    let mut out = Vec::with_capacity(range.len());
    for at in range.clone() {
        let token = &tokens[at];
        if let Some((_, aside)) = asides.iter().find(|a| a.1.start == at) {
            main = false;
            infinitive = [aside.end - 1, aside.end]
                .iter()
                .any(|&i| tokens.get(i).is_some_and(|t| t.is(&["to"])));
        } else if !main {
            let mark = matches!(token.kind, Kind::Punct(b';' | b'-' | b':'));
            let next = |i: usize| tokens[..range.end].get(i);
            let comma = token.kind == Kind::Punct(b',');
            let skip = usize::from(next(at + 1).is_some_and(|t| t.is(&["and"])));
            let acting = |t: &Token<'_>| {
                t.is(RESUME) || t.kind == Kind::Word && t.text.ends_with("ing") && !t.is(NO_ACT)
            };
            let goes_on = next(at + 1 + skip).is_some_and(acting);
            let and = token.is(&["and"])
                && next(at + 1).is_some_and(|t| t.is(&["to"]) || !infinitive && t.is(RESUME));
            main = mark || comma && goes_on || and;
        }
        out.push(main);
    }
    out
}

/// Says whether a task cuts across all others, so that it is named beside them.
fn cuts_across(task: Task) -> bool {
    matches!(task, Task::WomenPeaceSecurity | Task::Children)
}

/// A task named in a clause.
struct Cue {
    task: Task,
    weak: bool,
    main: bool,
    place: Range<usize>,
}

/// Returns the tasks named in a range, each once, with its tokens.
fn cues(view: &View<'_>, range: Range<usize>) -> Vec<(Task, Range<usize>)> {
    let tokens = &view.cut.tokens;
    let screens = SCREENED.all(tokens, range.clone());
    let main = main_thought(tokens, &range);
    let mut out: Vec<Cue> = Vec::new();
    for ((task, weak), place) in CUES.all(tokens, range.clone()) {
        let hidden = screens
            .iter()
            .any(|(_, s)| s.start <= place.start && place.start < s.end);
        if hidden {
            continue;
        }
        let main = main[place.start - range.start];
        match out.iter_mut().find(|o| o.task == task) {
            Some(known) => {
                if (main, !weak) > (known.main, !known.weak) {
                    known.place = place.start..place.end;
                    (known.weak, known.main) = (weak, main);
                }
            }
            None => out.push(Cue {
                task,
                weak,
                main,
                place: place.start..place.end,
            }),
        }
    }
    select(tokens, range, out)
}

/// Keeps what the clause is about: its main thought before side thoughts, plain words before faint ones.
fn select(tokens: &[Token<'_>], range: Range<usize>, mut cues: Vec<Cue>) -> Vec<(Task, Range<usize>)> {
    let words = &tokens[range];
    let across = words
        .windows(2)
        .any(|w| w[0].is(&["cross"]) && w[1].is(&["cutting"]));
    if across || words.iter().any(|t| t.is(&["crosscutting"])) {
        cues.retain(|c| cuts_across(c.task));
    }
    if cues
        .iter()
        .any(|c| c.task == Task::ArmsEmbargo && !c.weak && c.main)
    {
        cues.retain(|c| c.task == Task::ArmsEmbargo);
    }
    let own = |c: &Cue| !cuts_across(c.task);
    if cues.iter().any(|c| own(c) && c.main && !c.weak) {
        cues.retain(|c| !own(c) || c.main && !c.weak);
    } else if cues.iter().any(|c| own(c) && !c.weak) {
        cues.retain(|c| !own(c) || !c.weak);
    } else if cues.iter().any(|c| own(c) && c.task != Task::Coordination) {
        cues.retain(|c| c.task != Task::Coordination);
    }
    if cues.iter().all(|c| !own(c) || c.weak) && cues.iter().any(|c| !own(c) && c.main) {
        cues.retain(|c| !own(c));
    }
    cues.into_iter().map(|c| (c.task, c.place)).collect()
}

/// Returns the tasks of the heading that a point stands under.
fn heading_cues(context: &Context<'_>, view: &View<'_>) -> Vec<(Task, Range<usize>)> {
    let Some(parent) = view.parent.map(|p| &context.views[p]) else {
        return Vec::new();
    };
    if parent.parent.is_none() || parent.cut.tokens.len() > 20 {
        return Vec::new();
    }
    cues(parent, 0..parent.cut.tokens.len())
}

/// Says whether a clause points back to what the paragraph says before it: "to address these issues".
fn points_back(view: &View<'_>, clause: &Ruled) -> bool {
    let tokens = &view.cut.tokens[clause.tokens.clone()];
    tokens.windows(2).any(|w| {
        w[0].is(&["this", "these", "that"])
            && w[1].is(&["regard", "issues", "efforts", "matter", "end", "process"])
    })
}

fn by_reference(view: &View<'_>, clause: &Ruled) -> bool {
    let tokens = &view.cut.tokens[clause.tokens.clone()];
    let points = tokens.windows(3).any(|w| {
        w[0].is(&["as"])
            && w[1].is(&["set", "described", "specified", "outlined", "proposed"])
            && w[2].is(&["out", "in", "by"])
    });
    points
        && tokens
            .iter()
            .any(|t| t.is(&["report", "letter", "secretarygeneral's"]))
}

/// Returns the rank of a task by the words of the list or heading that it stands under.
fn priority(context: &Context<'_>, view: &View<'_>) -> Option<Priority> {
    let mut at = Some(view);
    while let Some(v) = at {
        let tokens = &v.cut.tokens;
        for w in tokens.windows(2) {
            if w[1].is(&["tasks"]) && v.parent.is_none() {
                if w[0].is(&["priority"]) {
                    return Some(Priority::Priority);
                }
                if w[0].is(&["other", "additional"]) {
                    return Some(Priority::Other);
                }
            }
        }
        at = v.parent.map(|p| &context.views[p]);
    }
    None
}

/// Tasks that are given without the operation being asked as such: the words stand at the head of the clause.
static BY_THE_WAY: LazyLock<Table<Task>> = LazyLock::new(|| {
    Table::new([
        (
            Task::Coordination,
            "cooperation|coordination|collaboration ~4 between|among|of ~12 <op>",
        ),
        (Task::Coordination, "coordinate ~4 activities|efforts ~3 un|<op>"),
        (Task::Coordination, "intermission cooperation|arrangements"),
        (Task::PublicInformation, "need for ~3 public information"),
        (
            Task::CeasefireMonitoring,
            "consultations with <op> on ~10 buffer zone",
        ),
        (Task::Children, "monitoring and reporting ~6 children"),
        (
            Task::ProtectUnPersonnel,
            "security|guard ~16 protect ~2 <op> ~2 personnel",
        ),
    ])
});

fn by_the_way(
    context: &Context<'_>,
    view: &View<'_>,
    clause: &Ruled,
    decided: &[usize],
) -> Option<(usize, Task, Range<usize>)> {
    if clause.inherited || clause.verb == Verb::Recall {
        return None;
    }
    let tokens = &view.cut.tokens;
    let end = clause.tokens.end.min(clause.tokens.start + 45);
    let (task, place) = BY_THE_WAY
        .all(&tokens[..clause.tokens.end], clause.tokens.start..end)
        .into_iter()
        .next()?;
    let head = place.start - clause.tokens.start;
    if tokens[place.start..place.end]
        .iter()
        .any(|t| t.is(&["states", "all", "governments", "parties"]))
    {
        return None;
    }
    let right = match (task, clause.verb) {
        (Task::Coordination, Verb::Note) => tokens[clause.tokens.clone()]
            .iter()
            .take(6)
            .any(|t| t.is(&["appointment"])),
        (Task::Coordination, Verb::Stress | Verb::Call) => head <= 8,
        (Task::Coordination, _) => clause.actor == Some(Actor::SecretaryGeneral) && head <= 12,
        (Task::CeasefireMonitoring, v) => v == Verb::Call,
        (Task::Children, v) => v == Verb::Request,
        (Task::PublicInformation, v) => v == Verb::Stress,
        (_, v) => v.decides(),
    };
    let op = decided
        .first()
        .copied()
        .or_else(|| context.main())
        .filter(|_| right)?;
    Some((op, task, place.start..place.end))
}

/// Words that say what an operation is established or extended for.
static PURPOSE: LazyLock<Table<()>> = LazyLock::new(|| {
    Table::new(
        [
            "in order to", "for the purpose of", "with the aim|purpose of", "so as to", "with a view to",
            "to assist|help|support|monitor|supervise|contribute|verify|observe|ensure|facilitate|provide|continue",
        ]
        .map(|p| ((), p)),
    )
});

/// Returns the tokens that say what an operation is established or extended for in a clause, with the operation.
fn purpose(index: usize, view: &View<'_>, clause: &Ruled, events: &[Event]) -> Option<(usize, Range<usize>)> {
    if !clause.verb.decides() || clause.actor == Some(Actor::Operation) {
        return None;
    }
    let event = events.iter().find(|e| {
        matches!(e.action, Action::Establish | Action::Extend)
            && e.seen == index
            && clause.tokens.start <= e.tokens.end
            && e.tokens.start < clause.tokens.end
    })?;
    let tokens = &view.cut.tokens;
    let from = event.tokens.end.max(clause.tokens.start);
    let (_, place) = PURPOSE
        .all(&tokens[..clause.tokens.end], from..clause.tokens.end)
        .into_iter()
        .next()?;
    let hedge = tokens[from..place.start]
        .iter()
        .any(|t| t.is(&["proviso", "review", "allow", "intention", "ceiling", "personnel"]));
    (!hedge).then_some((event.op, place.end - 1..clause.tokens.end))
}

/// Returns the operation that a clause gives tasks to, if it gives any.
fn given_to(context: &Context<'_>, view: &View<'_>, clause: &Ruled, decided: &[usize]) -> Option<usize> {
    if !gives(context, view, clause) {
        return None;
    }
    let named = clause
        .ops
        .iter()
        .find(|op| decided.contains(op))
        .or(clause.ops.first())
        .copied();
    match named {
        Some(op) if decided.is_empty() || decided.contains(&op) => Some(op),
        Some(_) => None,
        None => decided.first().copied().or_else(|| context.main()),
    }
}

fn gives(context: &Context<'_>, view: &View<'_>, clause: &Ruled) -> bool {
    let tokens = &view.cut.tokens;
    if clause.inherited {
        return view
            .parent
            .is_some_and(|p| opens_list(context, &context.views[p], clause));
    }
    let makeup = || {
        !MAKEUP
            .all(&tokens[..clause.tokens.end], clause.tokens.clone())
            .is_empty()
            && !names_a_list(view, clause)
    };
    let operation = clause.actor == Some(Actor::Operation);
    match clause.verb {
        Verb::Request | Verb::Call => operation,
        Verb::Authorize | Verb::Decide | Verb::Approve => operation && !makeup(),
        Verb::Stress => operation && acts(view, clause) && !makeup(),
        Verb::Recall | Verb::Note => false,
    }
}

/// Says whether what is stressed is that the operation does something: "the need for the Force to patrol".
fn acts(view: &View<'_>, clause: &Ruled) -> bool {
    let tokens = &view.cut.tokens;
    let near = clause.tokens.start..clause.tokens.end.min(clause.tokens.start + 14);
    view.cut.ops(near).next().is_some_and(|(at, _)| {
        tokens.get(at + 1).is_some_and(|t| {
            t.is(&[
                "to", "should", "must", "shall", "will", "may", "can", "in", "and", "with",
            ]) || t.kind == Kind::Punct(b',')
                || t.kind == Kind::Word && t.text.ends_with("ing")
        })
    })
}

/// Says whether the paragraph above opens a list of what the operation is to do.
fn opens_list(context: &Context<'_>, above: &View<'_>, clause: &Ruled) -> bool {
    let asks = matches!(
        clause.verb,
        Verb::Request | Verb::Call | Verb::Authorize | Verb::Decide | Verb::Approve
    );
    if !asks || clause.actor == Some(Actor::Others) {
        return false;
    }
    if clause.actor == Some(Actor::Operation) {
        return true;
    }
    let mut top = above;
    while let Some(p) = top.parent {
        top = &context.views[p];
    }
    let Some(last) = top.clauses.last() else {
        return false;
    };
    clause.verb.decides() && names_a_list(top, last)
}

/// Says whether a clause speaks of a list of tasks that follows.
pub(crate) fn names_a_list(view: &View<'_>, clause: &Ruled) -> bool {
    !LIST
        .all(&view.cut.tokens[..clause.tokens.end], clause.tokens.clone())
        .is_empty()
}
