//! What pages answer, asked without a port.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot ask must fail"
)]

mod common;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use common::{ask, get, get_with, pages, run};

#[test]
fn json_is_what_the_command_line_prints() {
    run(async {
        let record = penholder_store::record();
        let operation = penholder_answer::resolve::operation(&record, "MINUSMA").unwrap();
        let day = jiff::civil::date(2023, 6, 16);
        let brief = penholder_answer::brief::brief(&record, operation, day, None);
        let expected = serde_json::to_string_pretty(&brief).unwrap() + "\n";
        let got = get(&pages(), "/operations/MINUSMA/on/2023-06-16.json").await;
        assert_eq!(got.status, StatusCode::OK);
        assert_eq!(got.text, expected);
        assert_eq!(got.header("content-type"), "application/json");
        assert_eq!(got.header("penholder-as-of"), "2023-06-16");
        assert_eq!(
            got.header("penholder-record-until"),
            record.until.unwrap().to_string()
        );
    });
}

#[test]
fn a_page_and_its_other_forms() {
    run(async {
        let pages = pages();
        for (ending, media_type, holds) in [
            ("", "text/html; charset=utf-8", "<h1>MINUSMA"),
            (
                ".csv",
                "text/csv; charset=utf-8; header=present",
                "operation,MINUSMA",
            ),
            (
                ".bib",
                "application/x-bibtex; charset=utf-8",
                "@misc{penholder:operations-minusma",
            ),
            (
                ".csl.json",
                "application/vnd.citationstyles.csl+json",
                "\"type\": \"webpage\"",
            ),
        ] {
            let got = get(&pages, &format!("/operations/MINUSMA/on/2023-06-16{ending}")).await;
            assert_eq!(got.status, StatusCode::OK, "{ending}");
            assert_eq!(got.header("content-type"), media_type);
            assert!(got.text.contains(holds), "{ending}: {}", got.text);
        }
        let none = get(&pages, "/operations/MINUSMA/on/2023-06-16.ics").await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
        assert_eq!(none.json()["hint"], "it has .json, .csv, .bib, .csl.json");
    });
}

#[test]
fn labels_are_french_where_french_is_asked_for() {
    run(async {
        let got = get(&pages(), "/fr/operations/MINUSMA/on/2023-06-16").await;
        assert!(got.text.contains("<html lang=\"fr\">"));
        assert!(got.text.contains("Mission multidimensionnelle intégrée"));
        assert!(
            got.text
                .contains("href=\"/operations/MINUSMA/on/2023-06-16\" hreflang=\"en\"")
        );
    });
}

#[test]
fn other_names_lead_to_the_one_address() {
    run(async {
        let pages = pages();
        for (asked, to) in [
            (
                "/operations/minusma/on/2023-06-16",
                "/operations/MINUSMA/on/2023-06-16",
            ),
            ("/operations/UNAVEM%20II.json", "/operations/UNAVEM-II.json"),
            ("/fr/operations/mali.csv", "/fr/operations/MINUSMA.csv"),
            (
                "/operations/MINUSMA/on?day=2023-06-16",
                "/operations/MINUSMA/on/2023-06-16",
            ),
            ("/decisions", "/decisions/in/2026"),
        ] {
            let got = get(&pages, asked).await;
            assert_eq!(got.status, StatusCode::SEE_OTHER, "{asked}");
            assert_eq!(got.header("location"), to);
        }
    });
}

#[test]
fn what_is_not_there_is_said_and_something_near_is_offered() {
    run(async {
        let pages = pages();
        let got = get(&pages, "/operations/MINUSAM").await;
        assert_eq!(got.status, StatusCode::NOT_FOUND);
        assert!(
            got.text.contains("<a href=\"/operations/MINUSMA\">MINUSMA</a>"),
            "{}",
            got.text
        );
        let data = get(&pages, "/decisions/9999.json").await.json();
        assert_eq!((&data["ok"], &data["status"]), (&false.into(), &404.into()));
        assert_eq!(data["error"], "the record has no resolution 9999");
        assert_eq!(
            get(&pages, "/operations/MINUSMA/on/2023-02-30").await.status,
            StatusCode::BAD_REQUEST
        );
    });
}

#[test]
fn what_is_known_is_not_sent_again() {
    run(async {
        let pages = pages();
        let first = get(&pages, "/decisions/2640.json").await;
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with("W/\""));
        let again = get_with(&pages, "/decisions/2640.json", header::IF_NONE_MATCH, &tag).await;
        assert_eq!(
            (again.status, again.text.as_str()),
            (StatusCode::NOT_MODIFIED, "")
        );
        let day = first.header("last-modified").to_owned();
        let since = get_with(&pages, "/decisions/2640.json", header::IF_MODIFIED_SINCE, &day).await;
        assert_eq!(since.status, StatusCode::NOT_MODIFIED);
        let other = get_with(&pages, "/decisions/2640.json", header::IF_NONE_MATCH, "\"else\"").await;
        assert_eq!(other.status, StatusCode::OK);
        assert_eq!(
            get(&self::pages(), "/decisions/2640.json").await.header("etag"),
            tag
        );
    });
}

#[test]
fn every_answer_is_guarded_and_free_to_read_elsewhere() {
    run(async {
        let pages = pages();
        for address in [
            "/",
            "/decisions/2640",
            "/nowhere",
            "/assets/style.css",
            "/healthz",
        ] {
            let got = get_with(&pages, address, header::ORIGIN, "https://elsewhere.test").await;
            let policy = got.header("content-security-policy");
            assert!(
                policy.contains("default-src 'none'") && !policy.contains("unsafe"),
                "{address}"
            );
            assert_eq!(got.header("x-content-type-options"), "nosniff");
            assert_eq!(got.header("access-control-allow-origin"), "*");
        }
        let post = Request::builder()
            .method(Method::POST)
            .uri("/decisions/2640")
            .body(Body::empty());
        assert_eq!(
            ask(&pages, post.unwrap()).await.status,
            StatusCode::METHOD_NOT_ALLOWED
        );
        let head = Request::builder()
            .method(Method::HEAD)
            .uri("/decisions/2640")
            .body(Body::empty());
        let head = ask(&pages, head.unwrap()).await;
        assert_eq!((head.status, head.text.as_str()), (StatusCode::OK, ""));
    });
}

#[test]
fn what_a_reader_types_comes_back_escaped() {
    run(async {
        let pages = pages();
        for address in [
            "/operations/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "/decisions/%22%3E%3Cimg%20src=x%3E",
            "/operations?status=%3Cscript%3E",
            "/%3Cscript%3E",
            "/about?x=%22%3E%3Cscript%3E",
            "/about?\"><script>",
        ] {
            let Ok(request) = Request::get(address).body(Body::empty()) else {
                continue;
            };
            let got = ask(&pages, request).await;
            let scripts = got.text.matches("<script").count();
            assert!(
                scripts <= 1 && !got.text.contains("<img"),
                "{address}: {}",
                got.text
            );
        }
    });
}

fn article(body: &str, kind: &str, address: &str) -> Request<Body> {
    let request = Request::post(address).header(header::CONTENT_TYPE, kind);
    request.body(Body::from(body.to_owned())).unwrap()
}

/// Our own report in the genre's style.
const REPORT: &str = "Council weighs future of Mali mission\n16 June 2023\n\nThe mandate of MINUSMA ends on 30 June 2023. \
                      It needs nine votes in the Council. The mission <b>was</b> set up in 2011.\n";

#[test]
fn an_article_is_checked_as_form_and_as_text() {
    run(async {
        let pages = pages();
        let text = ask(&pages, article(REPORT, "text/plain", "/check.json?on=2023-06-16")).await;
        assert_eq!(text.status, StatusCode::OK, "{}", text.text);
        let claims = text.json()["claims"].as_array().unwrap().clone();
        assert!(
            claims
                .iter()
                .any(|c| c["kind"] == "mandate_end" && c["verdict"] == "borne_out"),
            "{claims:?}"
        );
        for claim in &claims {
            let (start, end) = (
                claim["span"][0].as_u64().unwrap(),
                claim["span"][1].as_u64().unwrap(),
            );
            assert_eq!(claim["text"], REPORT[start as usize..end as usize]);
        }
        let form = format!(
            "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n{REPORT}\r\n--x\r\nContent-Disposition: form-data; \
             name=\"on\"\r\n\r\n2023-06-16\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--x--\r\n"
        );
        let page = ask(
            &pages,
            article(&form, "multipart/form-data; boundary=x", "/check"),
        )
        .await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        assert!(page.text.contains("&#60;b&#62;was") && !page.text.contains("<b>was"));
        assert_eq!(page.header("cache-control"), "no-store");
    });
}

#[test]
fn an_article_that_cannot_be_checked_is_told_why() {
    run(async {
        let pages = pages();
        for (body, kind, status) in [
            ("", "text/plain", StatusCode::BAD_REQUEST),
            (" \n ", "text/plain", StatusCode::BAD_REQUEST),
            (
                "text=a",
                "application/x-www-form-urlencoded",
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
            ),
            (
                "no boundary here",
                "multipart/form-data; boundary=x",
                StatusCode::BAD_REQUEST,
            ),
            ("no boundary", "multipart/form-data", StatusCode::BAD_REQUEST),
            (&"a ".repeat(600_000), "text/plain", StatusCode::PAYLOAD_TOO_LARGE),
        ] {
            let got = ask(&pages, article(body, kind, "/check.json")).await;
            assert_eq!(got.status, status, "{kind}: {}", got.text);
            assert_eq!(got.json()["ok"], false);
        }
    });
}

#[test]
fn the_calendar_can_be_subscribed_to() {
    run(async {
        let pages = pages();
        let ics = get(&pages, "/calendar.ics?operation=MINUSMA").await;
        assert_eq!(ics.header("content-type"), "text/calendar; charset=utf-8");
        assert!(
            ics.text.starts_with("BEGIN:VCALENDAR") && ics.text.contains("20230630"),
            "{}",
            ics.text
        );
        let atom = get(&pages, "/calendar.atom?country=MLI&kind=expiry").await;
        assert_eq!(atom.header("content-type"), "application/atom+xml");
        assert!(
            atom.text.contains("<feed") && atom.text.contains("MINUSMA"),
            "{}",
            atom.text
        );
        let page = get(&pages, "/calendar?operation=MINUSMA").await;
        assert!(
            page.text
                .contains("href=\"webcal://penholder.test/calendar.ics?operation=MINUSMA\"")
        );
        assert_eq!(
            get(&pages, "/calendar.json?days=99999").await.status,
            StatusCode::BAD_REQUEST
        );
    });
}

#[test]
fn a_number_or_symbol_leads_straight_to_its_document() {
    run(async {
        let pages = pages();
        for (asked, to) in [
            ("2640", "/decisions/2640"),
            ("S/RES/2640%20(2022)", "/decisions/2640"),
            ("resolution+2640", "/decisions/2640"),
            ("No.+2640+(2022)", "/decisions/2640"),
            ("minusma", "/operations/MINUSMA"),
            ("Mali", "/operations/MINUSMA"),
        ] {
            assert_eq!(
                get(&pages, &format!("/find?q={asked}")).await.header("location"),
                to,
                "{asked}"
            );
        }
        assert_eq!(get(&pages, "/find?q=MINUSAM").await.status, StatusCode::NOT_FOUND);
    });
}
