//! What `penholder forecast` answers: how a vote will go, from what was known the day before.

mod track;

use penholder_forecast::draft::{self, Question};
use penholder_forecast::predict::{self, Forecast, Moved, Part};
use penholder_forecast::{Chain, FIRST_YEAR, Fit, Kind, history};
use penholder_read::reading::Reading;
use penholder_record::{FitRow, Record};
use penholder_words::{Action, ChapterVii, Date, Lang, MemberCode, OperationEntry, Source, Symbol};
use serde::Serialize;
pub use track::{SpanAnswer, Spans, TrackRecord, predictions, track_record};

/// What is asked about a vote.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Title of the draft, where known.
    pub title: Option<String>,
    /// Its sponsors; with them the forecast is one with the draft.
    pub sponsors: Option<Vec<MemberCode>>,
    /// Whether it stands under Chapter VII, where known.
    pub chapter_vii: Option<bool>,
    /// The draft itself, where it was read.
    pub draft: Option<Symbol>,
}

/// A forecast of one vote.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ForecastAnswer {
    /// Key of the operation, where one was asked about.
    pub operation: Option<String>,
    /// What the draft would do with it.
    pub action: Option<Action>,
    /// The draft, where it was read.
    pub draft: Option<Symbol>,
    /// Day of the vote.
    pub on: Date,
    /// `early` (no draft yet) or `with_draft`.
    pub kind: &'static str,
    /// File that the draft belongs to: topic and kind.
    pub file: String,
    /// Probability that the draft is adopted.
    pub pass: f64,
    /// What the tally may be.
    pub tally: TallyAnswer,
    /// Each member in office that day.
    pub members: Vec<MemberForecast>,
    /// What moves the probability most, with the documents behind it.
    pub moved_by: Vec<MovedAnswer>,
    /// The earlier votes that weighed most.
    pub like_drafts: Vec<LikeDraftAnswer>,
    /// The rule by which the draft would pass.
    pub rule: RuleAnswer,
    /// The model.
    pub model: ModelAnswer,
    /// Last day whose votes were used.
    pub trained_until: Date,
    /// Last day of the record.
    pub record_until: Option<Date>,
    /// Whether that day lies before the day before the vote.
    pub beyond_record: bool,
}

/// What the tally may be.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TallyAnswer {
    /// Mean of the votes in favour.
    pub mean: f64,
    /// Probability of each number of votes in favour, from none to all.
    pub yes: Vec<f64>,
    /// The likeliest tallies, yes-no-abstain.
    pub likeliest: Vec<OneTally>,
}

/// One tally with its probability.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OneTally {
    /// Yes-no-abstain.
    pub tally: String,
    /// Its probability.
    pub p: f64,
}

/// One member's forecast.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MemberForecast {
    /// The member.
    pub member: MemberCode,
    /// Whether its no defeats the draft.
    pub permanent: bool,
    /// Probability of voting in favour.
    pub yes: f64,
    /// Probability of abstaining.
    pub abstain: f64,
    /// Probability of voting against.
    pub no: f64,
}

/// What moves the forecast.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MovedAnswer {
    /// In words.
    pub fact: String,
    /// What the log odds of adoption would lose if this were average.
    pub effect: f64,
    /// Documents that bear it out.
    pub sources: Vec<Source>,
}

/// An earlier vote like this one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LikeDraftAnswer {
    /// Resolution, or draft that failed.
    pub symbol: Symbol,
    /// Day of the vote.
    pub date: Date,
    /// Title.
    pub title: String,
    /// Yes-no-abstain.
    pub tally: String,
    /// Whether it was adopted.
    pub adopted: bool,
    /// How much it weighed, the first being 1.
    pub weight: f64,
}

/// The rule of the vote.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleAnswer {
    /// Votes in favour needed.
    pub needed: usize,
    /// In words.
    pub text: &'static str,
    /// Where it stands.
    pub source: Source,
}

/// What stands behind the figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelAnswer {
    /// Its name.
    pub name: &'static str,
    /// Last day whose votes its coefficients have seen.
    pub coefficients_until: Date,
    /// Correlation of the votes on one draft.
    pub dependence: f64,
    /// Where it is written up.
    pub written_up: &'static str,
}

/// Why no forecast can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoForecast {
    /// The day lies before the first year forecast.
    TooEarly,
    /// The operation has no decision before that day.
    NoFile {
        /// The operation.
        operation: String,
        /// The day.
        on: Date,
    },
    /// The document is none that can be put to the vote, or does not show what it is about.
    NoDraft,
}

impl std::fmt::Display for NoForecast {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NoForecast::TooEarly => write!(
                f,
                "expected a day from {FIRST_YEAR} on: the model learns from the votes since 1990"
            ),
            NoForecast::NoFile { operation, on } => {
                write!(
                    f,
                    "there is no decision on {operation} before {on} to forecast from"
                )
            }
            NoForecast::NoDraft => f.write_str(
                "expected a draft with a title or an operation in it, so that its file can be told",
            ),
        }
    }
}

impl std::error::Error for NoForecast {}

/// Forecasts a vote on an operation's mandate.
///
/// # Errors
/// If the day is too early or nothing was decided on the operation before.
pub fn on_operation(
    record: &Record,
    operation: &OperationEntry,
    action: Option<Action>,
    on: Date,
    asked: &Asked,
) -> Result<ForecastAnswer, NoForecast> {
    let key = &operation.operation;
    let before = record.mandates.of(key).iter().filter(|m| m.date < on);
    let latest = before
        .filter_map(|m| record.decision(m.symbol.resolution_number()?))
        .max_by_key(|d| (d.date, d.number));
    let Some(latest) = latest else {
        return Err(NoForecast::NoFile {
            operation: key.clone(),
            on,
        });
    };
    let title = asked
        .title
        .clone()
        .unwrap_or_else(|| supposed_title(operation, action));
    let latest_title = latest.title.as_deref().unwrap_or_default();
    let agenda = latest.agenda_item.as_deref().unwrap_or_default();
    let topic = match penholder_forecast::topic::topic(latest_title, agenda) {
        penholder_forecast::topic::OTHER => penholder_forecast::topic::topic(&title, agenda),
        topic => topic,
    };
    let seven = asked.chapter_vii.or(latest.chapter_vii);
    let mut answer = ask(
        record,
        on,
        &title,
        agenda,
        Some(topic),
        Asked {
            chapter_vii: seven,
            ..asked.clone()
        },
    )?;
    answer.operation = Some(key.clone());
    answer.action = action;
    Ok(answer)
}

/// A title in the manner of the Council for a draft that nobody has seen yet.
fn supposed_title(operation: &OperationEntry, action: Option<Action>) -> String {
    let what = match action {
        Some(Action::Terminate) => "termination",
        Some(Action::Establish) => "establishment",
        _ => "extension",
    };
    let name = operation.name.replace("United Nations", "UN");
    format!("on {what} of the mandate of the {name} ({})", operation.operation)
}

/// Forecasts the vote on a draft that was read; `file` holds its bytes as given.
///
/// A draft bears its sponsors where a resolution bears its title. Then its topic is the one that most paragraphs show,
/// and the earlier title on that topic whose words its text covers best stands for a title.
///
/// # Errors
/// If the day is too early, or the draft does not show what it is about.
pub fn on_draft(
    record: &Record,
    reading: &Reading,
    file: &[u8],
    on: Date,
    asked: &Asked,
) -> Result<ForecastAnswer, NoForecast> {
    let first = reading.mandates.first();
    let operation = first.and_then(|m| record.operations.iter().find(|o| o.operation == m.operation));
    let action = first.and_then(|m| m.actions.first()).map(|a| a.what);
    let seven = reading
        .mandates
        .iter()
        .any(|m| m.chapter_vii != ChapterVii::None)
        .then_some(true)
        .or(Some(reading.cites.charter.iter().any(|c| c == "Chapter VII")));
    let sponsors = (!reading.sponsors.is_empty()).then(|| reading.sponsors.clone());
    let asked = Asked {
        title: asked.title.clone().or_else(|| title(reading)),
        sponsors: asked.sponsors.clone().or(sponsors),
        chapter_vii: asked.chapter_vii.or(seven),
        draft: reading.draft.clone().or(reading.symbol.clone()),
    };
    let draft = asked.draft.clone();
    let mut answer = match (operation, &asked.title) {
        (Some(operation), _) => on_operation(record, operation, action, on, &asked)?,
        (None, Some(title)) => ask(record, on, &title.clone(), "", None, asked)?,
        (None, None) => {
            let (topic, title) = supposed(record, reading, file, on).ok_or(NoForecast::NoDraft)?;
            ask(record, on, &title, "", Some(topic), asked)?
        }
    };
    answer.draft = draft;
    Ok(answer)
}

/// Returns the title, unless it only says who submits the draft.
fn title(reading: &Reading) -> Option<String> {
    let only_sponsors = |t: &String| t.to_lowercase().contains("draft resolution");
    reading.title.clone().filter(|t| !only_sponsors(t))
}

/// Returns what a draft without a title is about, and the earlier title that stands for its own.
fn supposed(record: &Record, reading: &Reading, file: &[u8], on: Date) -> Option<(&'static str, String)> {
    use penholder_forecast::topic;
    let texts: Vec<String> = reading
        .paragraphs
        .iter()
        .filter_map(|p| file.get(p.span.start..p.span.end))
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    let mut counts = std::collections::BTreeMap::new();
    for text in &texts {
        let found = topic::topic(text, "");
        if found != topic::OTHER {
            *counts.entry(found).or_insert(0) += 1;
        }
    }
    let (topic, _) = counts.into_iter().max_by_key(|(_, n)| *n)?;
    let text = texts.join(" ").to_lowercase();
    let covered = |title: &str| {
        let words: Vec<&str> = title.split_whitespace().filter(|w| w.len() > 3).collect();
        let found = words.iter().filter(|w| text.contains(&w.to_lowercase())).count();
        found as f64 / words.len().max(4) as f64
    };
    let earlier = draft::drafts(record)
        .into_iter()
        .filter(|d| d.question.date < on && d.question.topic == topic);
    let best = earlier
        .map(|d| (covered(&d.question.title), d.question.title))
        .fold(
            (0.0, String::new()),
            |best, one| if one.0 >= best.0 { one } else { best },
        );
    Some((topic, best.1))
}

fn ask(
    record: &Record,
    on: Date,
    title: &str,
    agenda: &str,
    topic: Option<&'static str>,
    asked: Asked,
) -> Result<ForecastAnswer, NoForecast> {
    if on.year() < FIRST_YEAR {
        return Err(NoForecast::TooEarly);
    }
    let kind = if asked.sponsors.is_some() {
        Kind::WithDraft
    } else {
        Kind::Early
    };
    let members = draft::members_on(record, on);
    let question = Question {
        sponsors: asked.sponsors,
        ..draft::question(on, title, agenda, topic, asked.chapter_vii, members)
    };
    let drafts = draft::drafts(record);
    let fit = fit(record, &drafts, on.year(), kind).ok_or(NoForecast::TooEarly)?;
    let found = predict::forecast(&drafts, &question, &fit);
    Ok(answer(record, &question, &fit, found))
}

/// Returns the coefficients that serve a year: from the record's table, or fitted on the years before.
fn fit(record: &Record, drafts: &[draft::Draft], year: i16, kind: Kind) -> Option<Fit> {
    let years = record.forecast_fits.keys().filter_map(|k| k.parse::<i16>().ok());
    let served = years.filter(|y| *y <= year).max();
    let rows: &[FitRow] = served.map_or(&[], |y| record.forecast_fits.of(&y.to_string()));
    Fit::from_rows(rows, kind).or_else(|| {
        let seen = drafts.partition_point(|d| d.year() < year);
        let walk = history::walk(drafts[..seen].to_vec());
        Chain::new(&walk, kind).take_while(|f| f.year <= year).last()
    })
}

fn answer(record: &Record, question: &Question, fit: &Fit, found: Forecast) -> ForecastAnswer {
    let trained_until = question.date.yesterday().unwrap_or(question.date);
    let member = |(seated, p): &(draft::Seated, [f64; 3])| MemberForecast {
        member: seated.member,
        permanent: seated.permanent(),
        yes: digits(p[0]),
        abstain: digits(p[1]),
        no: digits(p[2]),
    };
    let n = found.members.len();
    let tally = |(yes, no, p): &(usize, usize, f64)| OneTally {
        tally: format!("{yes}-{no}-{}", n - yes - no),
        p: digits(*p),
    };
    let mean: f64 = found
        .tallies
        .yes
        .iter()
        .enumerate()
        .map(|(k, p)| k as f64 * p)
        .sum();
    let rule = penholder_law::article_27::substantive(question.date);
    ForecastAnswer {
        operation: None,
        action: None,
        draft: None,
        on: question.date,
        kind: found.kind.as_str(),
        file: format!("{}/{}", question.topic, question.kind),
        pass: digits(found.tallies.pass),
        tally: TallyAnswer {
            mean: digits(mean),
            yes: found.tallies.yes.iter().map(|p| digits(*p)).collect(),
            likeliest: found.tallies.tallies.iter().take(5).map(tally).collect(),
        },
        members: found.members.iter().map(member).collect(),
        moved_by: found
            .moved_by
            .iter()
            .take(3)
            .map(|m| moved(record, question, &found, m))
            .collect(),
        like_drafts: found.like.iter().map(like).collect(),
        rule: RuleAnswer {
            needed: found.needed,
            text: "votes in favour, and no negative vote of a permanent member",
            source: rule.map_or_else(penholder_law::article_27::proviso, |r| r.source),
        },
        model: ModelAnswer {
            name: "pooled logit with dependent votes",
            coefficients_until: jiff::civil::date(fit.year - 1, 12, 31),
            dependence: fit.dependence,
            written_up: "docs/forecast.md",
        },
        trained_until,
        record_until: record.until,
        beyond_record: record.until.is_none_or(|until| until < trained_until),
    }
}

fn like(draft: &predict::LikeDraft) -> LikeDraftAnswer {
    LikeDraftAnswer {
        symbol: draft.document.clone(),
        date: draft.date,
        title: draft.title.clone(),
        tally: draft.tally.to_string(),
        adopted: draft.adopted,
        weight: digits(draft.weight),
    }
}

fn moved(record: &Record, question: &Question, found: &Forecast, moved: &Moved) -> MovedAnswer {
    let name = |m: MemberCode| record.state_name(m, question.date).to_string();
    let fact = match moved.by {
        Part::LikeDrafts => {
            let adopted = found.like.iter().filter(|l| l.adopted).count();
            let all = found
                .like
                .iter()
                .filter(|l| l.tally.no == 0 && l.tally.abstain == 0)
                .count();
            format!(
                "of the {} earlier votes most like it, {adopted} were adopted, {all} with every vote in favour",
                found.like.len()
            )
        }
        Part::OwnRecord => {
            let who = moved
                .member
                .map_or_else(|| "members".to_owned(), |m| name(m.member));
            format!("how {who} and others voted on this topic and file before")
        }
        Part::Sponsors => "who sponsors it, and how far the members agree with them".to_owned(),
        Part::FileRecord => "how often drafts on this topic failed or were contested before".to_owned(),
        Part::Climate => "how contested the Council's votes are of late, on whatever".to_owned(),
        Part::Subject => "what kind of draft it is".to_owned(),
    };
    let way = if moved.effect >= 0.0 { "raises" } else { "lowers" };
    MovedAnswer {
        fact: format!("{fact}; {way} adoption against an average draft"),
        effect: digits(moved.effect),
        sources: moved
            .sources
            .iter()
            .map(|symbol| Source {
                symbol: symbol.clone(),
                paragraph: None,
            })
            .collect(),
    }
}

/// Four digits after the point are more than the model knows.
pub(crate) fn digits(x: f64) -> f64 {
    (x * 1e4).round() / 1e4
}

/// Returns a label for people.
pub fn kind_label(kind: &str, _lang: Lang) -> &'static str {
    match kind {
        "early" => "early: from the file and its history, no draft yet",
        _ => "with the draft: its sponsors and title are known",
    }
}
