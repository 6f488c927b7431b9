//! `/check`: which statements of an article does the record bear out, contradict, or not cover?
//!
//! What is sent lives in memory while it is answered, and nowhere after.

use crate::address::{Ask, day};
use crate::answered::{Reply, no_such_form, reply, reply_rows, response};
use crate::error::WebError;
use crate::format::Format;
use crate::frame::Frame;
use crate::site::Site;
use askama::Template;
use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::{StatusCode, header};
use axum::response::Response;
use penholder_answer::check::{CheckAnswer, ClaimAnswer, NotChecked, check};
use penholder_words::{Date, Source, Verdict};
use serde::Serialize;
use std::sync::Arc;

/// Most bytes of an article.
pub const MOST: usize = 1024 * 1024;

#[derive(Template)]
#[template(path = "check.html")]
struct CheckPage<'a> {
    f: Frame<'a>,
    checked: Option<Checked<'a>>,
}

/// An article with what the record says of it.
struct Checked<'a> {
    answer: &'a CheckAnswer<'a>,
    pieces: Vec<Piece<'a>>,
}

/// A stretch of the article, with the number of its claim where it is one.
struct Piece<'a> {
    text: &'a str,
    claim: Option<(usize, Verdict)>,
}

/// What was sent.
#[derive(Debug, Default)]
struct Sent {
    bytes: Vec<u8>,
    name: Option<String>,
    on: Option<Date>,
}

/// How the page is asked, for those who read it as data.
#[derive(Debug, Serialize)]
struct How {
    method: &'static str,
    body: [&'static str; 2],
    fields: [&'static str; 3],
    most_bytes: usize,
}

/// Answers with the form.
pub fn form(site: &Site, ask: &Ask) -> Result<Reply, WebError> {
    let how = How {
        method: "POST",
        body: ["multipart/form-data", "text/plain"],
        fields: ["text", "file", "on"],
        most_bytes: MOST,
    };
    reply(frame(site, ask), &how, |f| CheckPage { f, checked: None })
}

fn frame<'a>(site: &'a Site, ask: &Ask) -> Frame<'a> {
    let frame = Frame::new(site, ask).within("/check");
    let title = frame.t("Check an article", "Vérifier un article").to_owned();
    let about = frame
        .t(
            "Which statements of an article the record bears out, contradicts, or does not cover",
            "Quelles affirmations d’un article le recueil confirme, contredit ou ne couvre pas",
        )
        .to_owned();
    frame.titled(title).about(about)
}

/// Answers with what the record says of the article that was sent.
pub async fn judge(State(site): State<Arc<Site>>, ask: Ask, request: Request) -> Response {
    let sent = match sent(&ask, request).await {
        Ok(sent) => sent,
        Err(error) => return error.page(&site, ask.lang, ask.format),
    };
    let Ok(_place) = site.checks.acquire().await else {
        return WebError::internal("no place for a check").page(&site, ask.lang, ask.format);
    };
    let (in_work, asked) = (site.clone(), ask.clone());
    let work = tokio::task::spawn_blocking(move || answer(&in_work, &asked, &sent));
    match work.await {
        Ok(Ok(reply)) => response(&site, &ask, reply),
        Ok(Err(error)) => error.page(&site, ask.lang, ask.format),
        Err(cause) => WebError::internal(cause).page(&site, ask.lang, ask.format),
    }
}

async fn sent(ask: &Ask, request: Request) -> Result<Sent, WebError> {
    let kind = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    let mut sent = Sent {
        on: ask.day("on")?,
        ..Sent::default()
    };
    if kind.starts_with("multipart/form-data") {
        let form = Multipart::from_request(request, &()).await;
        fields(
            form.map_err(|e| WebError::new(e.status(), "the form cannot be read"))?,
            &mut sent,
        )
        .await?;
    } else if kind.starts_with("text/")
        || kind.starts_with("application/pdf")
        || kind.starts_with("application/xml")
    {
        let bytes = Bytes::from_request(request, &()).await;
        sent.bytes = bytes.map_err(|e| too_much(e.status()))?.to_vec();
    } else {
        let wrong = WebError::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "expected an article as a form or as text",
        );
        return Err(wrong.with_hint(Some("send it as multipart/form-data or text/plain".to_owned())));
    }
    if sent.bytes.is_empty() {
        return Err(WebError::bad("expected an article, but nothing was sent"));
    }
    Ok(sent)
}

async fn fields(mut form: Multipart, sent: &mut Sent) -> Result<(), WebError> {
    let broken = |e: axum::extract::multipart::MultipartError| too_much(e.status());
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let (name, file) = (
            field.name().unwrap_or_default().to_owned(),
            field.file_name().map(str::to_owned),
        );
        let bytes = field.bytes().await.map_err(broken)?;
        match name.as_str() {
            "file" if !bytes.is_empty() => (sent.bytes, sent.name) = (bytes.to_vec(), file),
            "text" if sent.bytes.is_empty() => sent.bytes = bytes.to_vec(),
            "on" if !bytes.is_empty() => sent.on = Some(day(&String::from_utf8_lossy(&bytes))?),
            _ => {}
        }
    }
    Ok(())
}

fn too_much(status: StatusCode) -> WebError {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => {
            WebError::new(status, format!("an article may have at most {MOST} bytes"))
        }
        _ => WebError::new(status, "what was sent cannot be read"),
    }
}

fn answer(site: &Site, ask: &Ask, sent: &Sent) -> Result<Reply, WebError> {
    let reading = site
        .reader()
        .read_news(&sent.bytes, sent.name.as_deref(), sent.on);
    let reading = reading.map_err(|e| WebError::bad(e.to_string()))?;
    let answer = check(&reading, &sent.bytes, sent.on, &site.record, None).map_err(|error| match error {
        NotChecked::NoDay => WebError::bad(error.to_string())
            .with_hint(Some("say as of which day it is to be judged".to_owned()))
            .or("/check", "Check an article"),
        NotChecked::NoText => WebError::bad(error.to_string()),
    })?;
    let text = String::from_utf8_lossy(&sent.bytes);
    let frame = frame(site, ask).on(answer.on);
    if !matches!(ask.format, Format::Html | Format::Json | Format::Csv) {
        return Err(no_such_form(&frame));
    }
    reply_rows(frame, &answer, &answer.claims, |f| CheckPage {
        f,
        checked: Some(Checked {
            pieces: pieces(&text, &answer.claims),
            answer: &answer,
        }),
    })
}

/// Cuts the article at its claims; where two overlap the first is marked.
fn pieces<'a>(text: &'a str, claims: &[ClaimAnswer<'_>]) -> Vec<Piece<'a>> {
    let mut order: Vec<(usize, &ClaimAnswer<'_>)> = claims.iter().enumerate().collect();
    order.sort_by_key(|(_, c)| c.span);
    let mut pieces = Vec::new();
    let mut at = 0;
    for (number, claim) in order {
        let [start, end] = claim.span;
        let (Some(before), Some(said)) = (text.get(at..start), text.get(start..end)) else {
            continue;
        };
        pieces.push(Piece {
            text: before,
            claim: None,
        });
        pieces.push(Piece {
            text: said,
            claim: Some((number + 1, claim.verdict)),
        });
        at = end;
    }
    pieces.push(Piece {
        text: text.get(at..).unwrap_or_default(),
        claim: None,
    });
    pieces.retain(|p| !p.text.is_empty());
    pieces
}

impl CheckPage<'_> {
    fn verdict(&self, verdict: &Verdict) -> &'static str {
        match verdict {
            Verdict::BorneOut => self.f.t("borne out", "confirmé"),
            Verdict::Contradicted => self.f.t("contradicted", "contredit"),
            Verdict::Outdated => self.f.t("outdated", "dépassé"),
            Verdict::NotCovered => self.f.t("not covered", "non couvert"),
        }
    }

    fn count(&self, answer: &CheckAnswer<'_>, verdict: &Verdict) -> usize {
        answer.claims.iter().filter(|c| c.verdict == *verdict).count()
    }

    fn source(&self, evidence: &penholder_answer::check::EvidenceAnswer) -> Source {
        Source {
            symbol: evidence.symbol.clone(),
            paragraph: evidence.paragraph.clone(),
        }
    }
}
