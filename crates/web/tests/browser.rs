//! The pages in a real browser: the Mali case clicked through, and every kind of page judged by axe-core.
//!
//! Skipped with a line where chromedriver is not here. `PENHOLDER_SHOTS` names a folder for pictures of the pages;
//! `PENHOLDER_AXE` names `axe.min.js` (`.ci/run` fetches it).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot drive must fail"
)]

mod common;
#[path = "common/driver.rs"]
mod driver;

use driver::{Driver, Window};
use penholder_web::{Serve, Site, serve};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};

/// Widths of a phone and of a desk.
const WIDTHS: [u32; 2] = [390, 1280];

fn server() -> SocketAddr {
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let site = Arc::new(Site::new(
            penholder_store::record(),
            "http://penholder.test",
            common::today,
        ));
        let how = Serve {
            listen: "127.0.0.1:0".parse().unwrap(),
            log_answers: false,
        };
        serve(site, &how, |at| tell.send(at).unwrap()).unwrap();
    });
    told.recv().unwrap()
}

fn driver() -> Option<Driver> {
    let driver = Driver::start();
    if driver.is_none() {
        println!("skipped: chromedriver is not here");
    }
    driver
}

fn shot(window: &Window<'_>, name: &str) {
    if let Some(folder) = std::env::var_os("PENHOLDER_SHOTS") {
        window.picture(&PathBuf::from(folder).join(format!("{name}.png")));
    }
}

/// Nothing may stick out to the side.
fn fits(window: &Window<'_>, width: u32) {
    let wide = window.measure("document.documentElement.scrollWidth");
    assert!(
        wide <= f64::from(width),
        "{} is {wide} wide at {width}",
        window.address()
    );
}

/// Clicks from the start to the brief, past the end of the mandate, to the vote, and turns it.
fn mali(driver: &Driver, at: SocketAddr, width: u32, scripts: bool) {
    let window = driver.open(width, scripts, false);
    let name = |page: &str| format!("{page}-{width}-{}", if scripts { "on" } else { "off" });
    window.go(&format!("http://{at}/"));
    fits(&window, width);
    shot(&window, &name("start"));

    window.follow("MINUSMA");
    window.wait_for("h1", "MINUSMA on 16 June 2023");
    window.wait_for(".standing", "until 30 June 2023 (inclusive, 14 days left)");
    fits(&window, width);
    shot(&window, &name("brief"));

    window.follow("decision of 30 June 2023");
    window.wait_for("h1", "MINUSMA on 30 June 2023");
    window.wait_for("#votes + table", "S/RES/2690 (2023)");

    window.follow("S/RES/2690 (2023)");
    window.wait_for("h1", "S/RES/2690 (2023)");
    window.wait_for("main", "15-0-0");
    fits(&window, width);
    shot(&window, &name("decision"));

    window.follow("Try this vote otherwise");
    window.wait_for(".standing", "Adopted, 15-0-0");
    window.click("[data-seat=RUS]");
    window.wait_for(".standing", "Not adopted, 14-1-0");
    assert!(
        window.address().ends_with("/vote/on/2023-06-30?no=RUS"),
        "{}",
        window.address()
    );
    window.click("[data-seat=RUS]");
    window.wait_for(".standing", "Adopted, 14-0-1");
    fits(&window, width);
    shot(&window, &name("vote"));

    window.follow("Check");
    window.wait_for("h1", "Check an article");
    window.type_into("#text", ARTICLE);
    window.click("main form button");
    window.wait_for(".claims", "borne out");
    window.wait_for(".claims", "S/RES/2640 (2022), para. 15");
    fits(&window, width);
    shot(&window, &name("check"));
}

/// Our own report in the genre's style.
const ARTICLE: &str = "Council weighs future of Mali mission\n16 June 2023\n\nThe mandate of MINUSMA ends on 30 June 2023. \
                       A resolution needs nine votes in the Council and no veto. The mission was set up in 2011.\n";

#[test]
fn the_mali_case_on_phone_and_desk_with_scripts_and_without() {
    let Some(driver) = driver() else { return };
    let at = server();
    for width in WIDTHS {
        for scripts in [true, false] {
            mali(&driver, at, width, scripts);
        }
    }
}

/// One page of every kind.
const KINDS: &[&str] = &[
    "/",
    "/operations",
    "/operations?on=2023-06-16&status=active&kind=PKO",
    "/operations/MINUSMA/on/2023-06-16",
    "/operations/MINUSMA/on/2023-07-01",
    "/operations/UNTSO",
    "/operations/MINUSMA/history",
    "/operations/MINUSMA/tasks",
    "/operations/MINUSMA/strength",
    "/decisions/in/2023",
    "/decisions/2640",
    "/decisions/1",
    "/members/on/2023-06-16",
    "/members/RUS",
    "/members/GAB",
    "/compare",
    "/compare/2584/2640",
    "/check",
    "/calendar?on=2023-06-16&operation=MINUSMA",
    "/vote/on/2023-06-30?no=RUS&abstain=CHN&absent=GAB",
    "/about",
    "/operations/MINUSAM",
    "/fr/operations/MINUSMA/on/2023-06-16",
];

#[test]
fn axe_finds_nothing_on_any_kind_of_page() {
    let Some(driver) = driver() else { return };
    let axe = std::env::var("PENHOLDER_AXE").unwrap_or_default();
    let Ok(axe) = std::fs::read_to_string(&axe) else {
        println!("skipped: axe.min.js is not here (PENHOLDER_AXE names it)");
        return;
    };
    let at = server();
    let mut wrong = Vec::new();
    for (width, dark) in [(1280, false), (1280, true), (390, false)] {
        let window = driver.open(width, true, dark);
        for path in KINDS {
            window.go(&format!("http://{at}{path}"));
            fits(&window, width);
            let script = format!(
                "{axe}; const done = arguments[arguments.length - 1]; axe.run({{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', \
                 'wcag21aa', 'wcag22aa', 'best-practice']}}).then(r => done(r.violations.map(v => v.id + ': ' + \
                 v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' ' + n.any.map(a => a.message).join()).join(' | '))), e => done([String(e)]));"
            );
            let found = window.run(&script);
            let found = found.as_array().unwrap();
            wrong.extend(
                found
                    .iter()
                    .map(|f| format!("{path} at {width}{}: {f}", if dark { " dark" } else { "" })),
            );
            shot(
                &window,
                &format!(
                    "axe{}-{width}{}",
                    path.replace(['/', '?', '&', '='], "_"),
                    if dark { "-dark" } else { "" }
                ),
            );
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
