//! A document prepared for reading, and what its short words refer to.

use super::actions::{self, Event};
use super::clause::{Clause, Cut, actor};
use super::lang::{Actor, Lang, Verb};
use super::names::{Mention, Names, Who};
use super::norm::Norm;
use super::{consent, powers, reporting, strength, tasks};
use crate::document::{Document, Paragraph};
use crate::reading::{Located, Mandate, Strength, Until, UseOfForce};
use penholder_words::{Action, ChapterVii, Date, Part};
use std::ops::Range;

/// Plain texts and mentions of every paragraph, which the cuts borrow.
pub(crate) struct Source {
    norms: Vec<Norm>,
    mentions: Vec<Vec<Mention>>,
    title: Vec<Mention>,
}

impl Source {
    /// Brings every paragraph into plain spelling and finds the operations in it.
    ///
    /// Where no operative paragraph names an operation, or speaks of a force or mission that the recitals may name,
    /// nothing can be decided on one and the rest is left unread.
    pub(crate) fn new(document: &Document, names: &Names) -> Self {
        let on = document.head.date;
        let mut source = Source {
            norms: vec![Norm::default(); document.paragraphs.len()],
            mentions: vec![Vec::new(); document.paragraphs.len()],
            title: Vec::new(),
        };
        source.fill(document, names, |part| part == Part::Operative);
        if source.mentions.iter().any(|m| !m.is_empty()) {
            source.fill(document, names, |part| part == Part::Preamble);
            let title = document.head.title.as_deref().unwrap_or("");
            source.title = names.mentions(&Norm::new(title), title, on);
        }
        source
    }

    fn fill(&mut self, document: &Document, names: &Names, wanted: impl Fn(Part) -> bool) {
        for (i, para) in document
            .paragraphs
            .iter()
            .enumerate()
            .filter(|(_, p)| wanted(p.part))
        {
            let clean = para.text.as_str();
            self.norms[i] = Norm::new(clean);
            self.mentions[i] = names.mentions(&self.norms[i], clean, document.head.date);
        }
    }

    /// Says whether any paragraph names an operation.
    pub(crate) fn names_an_operation(&self) -> bool {
        self.mentions
            .iter()
            .flatten()
            .any(|m| matches!(m.who, Who::Named(_)))
    }
}

/// A clause with what it inherits from the paragraph above it.
#[derive(Debug, Clone)]
pub(crate) struct Ruled {
    pub(crate) verb: Verb,
    pub(crate) tokens: Range<usize>,
    /// Who is asked or allowed, or the subject of what is decided.
    pub(crate) actor: Option<Actor>,
    /// Operations among those named as actors.
    pub(crate) ops: Vec<usize>,
    /// Whether the verb stands in the paragraph above.
    pub(crate) inherited: bool,
    /// Whether a point continues a bare verb: `Decides: (b) To renew the mandate`.
    pub(crate) bare: bool,
}

/// A paragraph ready for the modules of facts.
pub(crate) struct View<'a> {
    pub(crate) para: &'a Paragraph,
    pub(crate) cut: Cut<'a>,
    pub(crate) clauses: Vec<Ruled>,
    /// The paragraph above, for a point.
    pub(crate) parent: Option<usize>,
}

/// The whole document ready for the modules of facts.
pub(crate) struct Context<'a> {
    pub(crate) document: &'a Document,
    pub(crate) names: &'a Names,
    pub(crate) lang: &'static Lang,
    pub(crate) views: Vec<View<'a>>,
    /// Operations named anywhere, with how much the text is about them.
    weight: Vec<(usize, f32)>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(document: &'a Document, names: &'a Names, source: &'a Source) -> Self {
        let lang = Lang::of(&document.head.lang);
        let mut context = Context {
            document,
            names,
            lang,
            views: Vec::new(),
            weight: weights(document, source),
        };
        for (i, para) in document.paragraphs.iter().enumerate() {
            let needed =
                para.part == Part::Operative || para.part == Part::Preamble && tells(&source.norms[i]);
            let cut = if needed {
                Cut::new(&source.norms[i], &source.mentions[i], lang)
            } else {
                Cut::unread(&source.norms[i], &source.mentions[i])
            };
            let parent = context.parent_of(para);
            let clauses = if needed {
                context.ruled(&cut, parent)
            } else {
                Vec::new()
            };
            context.views.push(View {
                para,
                cut,
                clauses,
                parent,
            });
        }
        context
    }

    /// Returns the day of adoption.
    pub(crate) fn adopted(&self) -> Option<Date> {
        self.document.head.date
    }

    /// Returns the operation that the text is most about.
    pub(crate) fn main(&self) -> Option<usize> {
        self.weight.first().map(|w| w.0)
    }

    /// Returns the operations that a mention means; "the Mission" means the one that the text is most about.
    pub(crate) fn meant(&self, mention: &Mention) -> Option<usize> {
        let candidates = match &mention.who {
            Who::Named(ops) if ops.len() == 1 => return ops.first().copied(),
            Who::Named(ops) | Who::Generic(ops) => ops,
        };
        let named = self.weight.iter().map(|w| w.0).find(|op| candidates.contains(op));
        named.or(match &mention.who {
            Who::Named(ops) => ops.first().copied(),
            Who::Generic(_) => None,
        })
    }

    fn parent_of(&self, para: &Paragraph) -> Option<usize> {
        if para.part != Part::Operative || para.depth() == 0 {
            return None;
        }
        let mut id = para.id.as_str();
        if id.starts_with('(') {
            // Points under a paragraph without a number: `Decides: (a) … (b) …`.
            return self
                .views
                .iter()
                .rposition(|v| v.para.part == para.part && v.para.depth() == 0);
        }
        while let Some(cut) = id.rfind(" (") {
            id = &id[..cut];
            let found = self
                .views
                .iter()
                .rposition(|v| v.para.part == para.part && v.para.id == id);
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Returns the clauses of a paragraph; words before its first own verb fall under the paragraph above.
    fn ruled(&self, cut: &Cut<'_>, parent: Option<usize>) -> Vec<Ruled> {
        let mut out = Vec::new();
        let first = cut
            .clauses
            .first()
            .map_or(cut.tokens.len(), |c| c.tokens.start.saturating_sub(1));
        let above = parent.and_then(|p| governing(&self.views[p]));
        if let Some(above) = above
            && (first > 2 || cut.clauses.is_empty())
        {
            out.push(Ruled {
                tokens: 0..cut
                    .clauses
                    .first()
                    .map_or(cut.tokens.len(), |c| c.tokens.start.saturating_sub(1)),
                inherited: true,
                bare: above.bare || above.tokens.len() <= 3,
                ..above.clone()
            });
        }
        out.extend(cut.clauses.iter().map(|c| self.rule(cut, c)));
        out
    }

    fn rule(&self, cut: &Cut<'_>, clause: &Clause) -> Ruled {
        let found = actor(cut, &clause.who, self.lang).map(|(who, at)| {
            // "Urges that the United Nations take": the Organization acts in the field by its operation.
            let itself = who == Actor::SecretaryGeneral
                && cut.tokens[clause.who.clone()]
                    .iter()
                    .all(|t| t.is(&["the", "un"]));
            (
                if itself && clause.who.start > clause.tokens.start {
                    Actor::Operation
                } else {
                    who
                },
                at,
            )
        });
        let mut ops = Vec::new();
        if let Some((Actor::Operation, at)) = found {
            for (i, mention) in cut.ops(at..clause.who.end) {
                if i > at + 8 {
                    break;
                }
                ops.extend(self.meant(mention));
            }
        }
        Ruled {
            verb: clause.verb,
            tokens: clause.tokens.clone(),
            actor: found.map(|f| f.0),
            ops,
            inherited: false,
            bare: false,
        }
    }

    /// Returns the operative paragraphs with their places in the document.
    pub(crate) fn operative(&self) -> impl Iterator<Item = (usize, &View<'a>)> {
        self.views
            .iter()
            .enumerate()
            .filter(|(_, v)| v.para.part == Part::Operative)
    }

    /// Returns the recitals.
    pub(crate) fn preamble(&self) -> impl Iterator<Item = (usize, &View<'a>)> {
        self.views
            .iter()
            .enumerate()
            .filter(|(_, v)| v.para.part == Part::Preamble)
    }

    /// Reads every fact and puts those of one operation together.
    pub(crate) fn mandates(&self) -> Vec<Mandate> {
        let events = actions::events(self);
        let mut out: Vec<Mandate> = Vec::new();
        for event in &events {
            self.add_event(&mut out, event);
        }
        let tasks = tasks::tasks(self, &events);
        let mut lines = Lines {
            context: self,
            mandates: out,
        };
        lines.add_strength(&events);
        lines.add_tasks(tasks);
        lines.add_powers();
        lines.add_reports(&events);
        lines.add_consent();
        lines.finish()
    }

    fn add_event(&self, out: &mut Vec<Mandate>, event: &Event) {
        let mandate = line(self, out, event.op);
        let seen = &self.views[event.seen];
        if !mandate.actions.iter().any(|a| a.what == event.action) {
            mandate.actions.push(Located {
                what: event.action,
                para: seen.para.id.clone(),
                span: seen.cut.span(&seen.para.text, &event.tokens),
            });
        }
        let view = &self.views[event.view];
        if let Some(end) = &event.end {
            let better = mandate
                .until
                .as_ref()
                .is_none_or(|u| u.computed && end.convention.is_none());
            if better {
                mandate.until = Some(Until {
                    date: end.date,
                    computed: end.convention.is_some(),
                    convention: end.convention.clone(),
                    para: view.para.id.clone(),
                    span: view.cut.span(&view.para.text, &end.tokens),
                });
            }
        }
        for (kind, date, tokens) in &event.phases {
            let known = mandate.phases.iter().any(|p| (p.kind, p.date) == (*kind, *date));
            if !known {
                mandate.phases.push(crate::reading::Phase {
                    kind: *kind,
                    date: *date,
                    para: view.para.id.clone(),
                    span: view.cut.span(&view.para.text, tokens),
                });
            }
        }
    }
}

/// Says whether a recital can hold anything that is taken from recitals: Chapter VII, or consent.
fn tells(norm: &Norm) -> bool {
    let text = norm.as_str();
    [
        "act", "agi", "request", "consent", "agree", "favour", "demand", "accord",
    ]
    .iter()
    .any(|w| text.contains(w))
}

/// Returns the clause of a paragraph that its points continue.
///
/// A point hands on what it is under itself; a paragraph its last clause that decides or asks.
fn governing<'v>(view: &'v View<'_>) -> Option<&'v Ruled> {
    if let Some(first) = view.clauses.first().filter(|c| c.inherited) {
        return Some(first);
    }
    let opens = |c: &&Ruled| {
        !matches!(c.verb, Verb::Note | Verb::Recall | Verb::Stress) && tasks::names_a_list(view, c)
    };
    let asks = |c: &&Ruled| !matches!(c.verb, Verb::Note | Verb::Recall | Verb::Stress);
    let clauses = &view.clauses;
    clauses
        .iter()
        .rfind(opens)
        .or_else(|| clauses.iter().rfind(asks))
        .or(clauses.last())
}

/// Returns the line of an operation, made if there is none yet.
fn line<'m>(context: &Context<'_>, out: &'m mut Vec<Mandate>, op: usize) -> &'m mut Mandate {
    let known = &context.names.ops[op];
    let at = match out.iter().position(|m| m.operation == known.key) {
        Some(at) => at,
        None => {
            out.push(Mandate {
                operation: known.key.clone(),
                host: known.hosts.clone(),
                actions: Vec::new(),
                until: None,
                phases: Vec::new(),
                strength: Vec::new(),
                chapter_vii: ChapterVii::None,
                chapter_vii_para: None,
                use_of_force: None,
                tasks: Vec::new(),
                reporting: Vec::new(),
                consent: None,
            });
            out.len() - 1
        }
    };
    &mut out[at]
}

/// Lines in the making.
struct Lines<'c, 'a> {
    context: &'c Context<'a>,
    mandates: Vec<Mandate>,
}

impl Lines<'_, '_> {
    /// Returns the lines that go on after this decision: not only ended or handed over.
    fn going_on(&mut self) -> impl Iterator<Item = &mut Mandate> {
        self.mandates.iter_mut().filter(|m| goes_on(m))
    }

    fn add_strength(&mut self, events: &[Event]) {
        let context = self.context;
        for (index, view) in context.operative() {
            for clause in view.clauses.iter().filter(|c| c.verb.decides()) {
                let own = Clause {
                    verb: clause.verb,
                    tokens: clause.tokens.clone(),
                    who: clause.tokens.start..clause.tokens.start,
                };
                let theirs = clause.verb == Verb::Authorize && clause.actor == Some(Actor::Others);
                if theirs || actions::is_review(view, clause) {
                    continue;
                }
                let figures = strength::figures(&view.cut, &own, context.lang);
                if figures.is_empty() {
                    continue;
                }
                let Some(op) = actions::op_of_clause(context, view, clause, events, index) else {
                    continue;
                };
                let key = &context.names.ops[op].key;
                let Some(mandate) = self.mandates.iter_mut().find(|m| &m.operation == key) else {
                    continue;
                };
                for figure in figures {
                    let seen = mandate
                        .strength
                        .iter()
                        .any(|s| s.component == figure.component && s.number == figure.number);
                    if !seen {
                        mandate.strength.push(Strength {
                            component: figure.component,
                            number: figure.number,
                            kind: figure.kind,
                            para: view.para.id.clone(),
                            span: view.cut.span(&view.para.text, &figure.tokens),
                        });
                    }
                }
            }
        }
    }

    fn add_tasks(&mut self, found: Vec<tasks::Given>) {
        for given in found {
            let mandate = line(self.context, &mut self.mandates, given.op);
            let new = mandate
                .actions
                .iter()
                .all(|a| a.what != Action::Establish && a.what != Action::Modify);
            if given.verb.decides() && new {
                mandate.actions.push(Located {
                    what: Action::Modify,
                    para: given.fact.para.clone(),
                    span: given.fact.span,
                });
            }
            mandate.tasks.push(given.fact);
        }
        for mandate in &mut self.mandates {
            if mandate.actions.is_empty()
                && let Some(first) = mandate.tasks.first()
            {
                mandate.actions.push(Located {
                    what: Action::Modify,
                    para: first.para.clone(),
                    span: first.span,
                });
            }
        }
    }

    fn add_powers(&mut self) {
        let context = self.context;
        let whole = context
            .preamble()
            .find_map(|(i, v)| powers::invoked(&v.cut).map(|f| (i, f.0)));
        for mandate in &mut self.mandates {
            if let Some((at, how)) = whole {
                mandate.chapter_vii = match how {
                    powers::Invoked::Whole => ChapterVii::All,
                    powers::Invoked::Limited => ChapterVii::Partial,
                };
                let _ = at;
                mandate.chapter_vii_para = Some("preamble".to_owned());
            }
        }
        let ended: Vec<bool> = self.mandates.iter().map(|m| !goes_on(m)).collect();
        for (index, view) in context.operative() {
            let invoked = powers::invoked(&view.cut);
            let above = view
                .parent
                .is_some_and(|p| powers::invoked(&context.views[p].cut).is_some());
            if invoked.is_some() || above {
                for (mandate, _) in self.mandates.iter_mut().zip(&ended).filter(|(_, e)| !**e) {
                    let about = view.cut.ops(0..view.cut.tokens.len()).any(|(_, m)| {
                        context
                            .meant(m)
                            .is_some_and(|op| context.names.ops[op].key == mandate.operation)
                    });
                    if about && mandate.chapter_vii == ChapterVii::None {
                        mandate.chapter_vii = ChapterVii::Partial;
                        mandate.chapter_vii_para = Some(view.para.top().to_owned());
                    }
                }
            }
            for clause in &view.clauses {
                let Some(place) = actions::gives_force(context, view, clause) else {
                    continue;
                };
                let by = actions::force_holder(context, view, clause);
                let keys: Vec<String> = clause
                    .ops
                    .iter()
                    .map(|&op| context.names.ops[op].key.clone())
                    .collect();
                let target = self
                    .mandates
                    .iter()
                    .position(|m| goes_on(m) && keys.contains(&m.operation))
                    .or_else(|| self.mandates.iter().position(goes_on));
                let Some(mandate) = target.map(|t| &mut self.mandates[t]) else {
                    continue;
                };
                match &mut mandate.use_of_force {
                    Some(known) if !known.by.contains(&by) => {
                        known.by = format!("{}; {by}", known.by);
                    }
                    Some(_) => {}
                    none => {
                        *none = Some(UseOfForce {
                            by,
                            para: view.para.id.clone(),
                            span: view.cut.span(&view.para.text, &place),
                        });
                    }
                }
            }
            let _ = index;
        }
    }

    fn add_reports(&mut self, events: &[Event]) {
        let reports = reporting::reports(self.context);
        let _ = events;
        if self.mandates.iter().any(goes_on) {
            for mandate in self.going_on() {
                mandate.reporting.extend(reports.iter().cloned());
            }
        } else if let Some(mandate) = self.mandates.first_mut() {
            mandate.reporting = reports;
        }
    }

    fn add_consent(&mut self) {
        let found = consent::consent(self.context);
        let absorbed = |m: &Mandate| {
            let has = |a: Action| m.actions.iter().any(|l| l.what == a);
            has(Action::Terminate) && has(Action::Transfer)
        };
        for mandate in self.mandates.iter_mut().filter(|m| !absorbed(m)) {
            mandate.consent.clone_from(&found);
        }
    }

    fn finish(self) -> Vec<Mandate> {
        self.mandates
            .into_iter()
            .filter(|m| !m.actions.is_empty())
            .collect()
    }
}

/// Says whether an operation goes on after what is decided on it.
pub(crate) fn goes_on(mandate: &Mandate) -> bool {
    let has = |a: Action| mandate.actions.iter().any(|l| l.what == a);
    let begins = has(Action::Establish) || has(Action::Modify) || has(Action::Reinforce);
    if has(Action::Terminate) || has(Action::Liquidate) {
        return false;
    }
    begins || !has(Action::Transfer)
}

/// Returns how much a document is about each operation that it names, most first.
fn weights(document: &Document, source: &Source) -> Vec<(usize, f32)> {
    let mut sum: Vec<(usize, f32)> = Vec::new();
    let mut add = |op: usize, by: f32| match sum.iter_mut().find(|s| s.0 == op) {
        Some(s) => s.1 += by,
        None => sum.push((op, by)),
    };
    for (para, mentions) in document.paragraphs.iter().zip(&source.mentions) {
        let by = match para.part {
            Part::Operative => 1.0,
            Part::Preamble => 0.5,
            Part::Annex => 0.05,
        };
        for mention in mentions {
            if let Who::Named(ops) = &mention.who {
                for &op in ops {
                    add(op, by / ops.len() as f32);
                }
            }
        }
    }
    for (i, mention) in source.title.iter().enumerate() {
        if let Who::Named(ops) = &mention.who {
            for &op in ops {
                add(op, if i == 0 { 20.0 } else { 3.0 } / ops.len() as f32);
            }
        }
    }
    sum.sort_by(|a, b| b.1.total_cmp(&a.1));
    sum
}
