//! Questions that nobody asks in good faith, over a real port: the right status, the one error shape, nothing disturbed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot ask must fail"
)]

mod common;

use penholder_web::{Serve, Site, serve};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, OnceLock, mpsc};
use std::time::Duration;

/// Returns the address of a server that runs as long as the tests do.
fn server() -> SocketAddr {
    static AT: OnceLock<SocketAddr> = OnceLock::new();
    *AT.get_or_init(|| {
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
    })
}

/// Sends bytes and returns all that comes back until the server closes or is silent.
fn send(bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(server()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    // The server may close before all is sent.
    let _ = stream.write_all(bytes);
    let mut back = Vec::new();
    let mut buffer = [0; 64 * 1024];
    while let Ok(n) = stream.read(&mut buffer) {
        back.extend_from_slice(&buffer[..n]);
        if n == 0 || back.ends_with(b"0\r\n\r\n") || complete(&back) {
            break;
        }
    }
    String::from_utf8_lossy(&back).into_owned()
}

fn complete(answer: &[u8]) -> bool {
    let text = String::from_utf8_lossy(answer).into_owned();
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .to_lowercase()
        .lines()
        .find_map(|l| l.strip_prefix("content-length: ")?.parse::<usize>().ok());
    length.is_some_and(|n| body.len() >= n)
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0)
}

fn get(address: &str) -> String {
    send(format!("GET {address} HTTP/1.1\r\nHost: penholder.test\r\nConnection: close\r\n\r\n").as_bytes())
}

/// The server still answers as it did.
fn undisturbed() {
    let answer = get("/decisions/2640.json");
    assert_eq!(status(&answer), 200, "{answer}");
}

fn one_shape(answer: &str) {
    let body = answer.split_once("\r\n\r\n").unwrap().1;
    let error: serde_json::Value = serde_json::from_str(body).unwrap_or_else(|e| panic!("{e}: {answer}"));
    let keys: Vec<&str> = error.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["ok", "status", "error", "hint"]);
    assert_eq!(error["status"].as_u64().unwrap(), u64::from(status(answer)));
}

#[test]
fn unsound_addresses() {
    let many = format!("/operations.json?{}", "a=b&".repeat(1500));
    let longer = format!("/operations.json?q={}", "x".repeat(9000));
    for (address, expected) in [
        ("/../../etc/passwd.json", 400),
        ("/assets/../../Cargo.toml.json", 400),
        ("/%2e%2e/%2e%2e/etc/passwd.json", 400),
        ("/operations/%2e%2e%2f%2e%2e%2fetc%2fpasswd.json", 400),
        ("/operations/%ff%fe.json", 400),
        ("/operations/%00.json", 400),
        ("/operations.json?on=%c3%28", 400),
        ("/operations/MINUSMA/on/2023-02-30.json", 400),
        ("/operations/MINUSMA/on/99999-01-01.json", 400),
        ("/operations/MINUSMA/on/0000-00-00.json", 400),
        ("/operations/MINUSMA/on/-2023-01-01.json", 400),
        ("/operations/MINUSMA/on.json?at=99999999999999999999", 400),
        ("/operations/MINUSMA/on.json?at=2000000000", 400),
        ("/operations.json?status=%27%20OR%201=1", 400),
        ("/vote/on/2023-06-30.json?no=RUS&abstain=RUS", 400),
        ("/vote/on/1900-01-01.json", 400),
        ("/vote/on/9999-12-31.json?no=NOBODY", 400),
        ("/decisions/65536.json", 404),
        ("/decisions/-1.json", 404),
        ("/decisions/in/99999.json", 404),
        ("/members/%F0%9F%92%A9.json", 404),
        ("/nowhere.json", 404),
        (&many, 400),
        (&longer, 414),
    ] {
        let answer = get(address);
        assert_eq!(
            status(&answer),
            expected,
            "{}: {answer}",
            &address[..address.len().min(80)]
        );
        one_shape(&answer);
    }
    undisturbed();
}

#[test]
fn days_at_the_ends_of_the_calendar_are_answered() {
    for day in ["0001-01-01", "1945-10-24", "9999-12-31", "2024-02-29"] {
        for address in [
            format!("/operations/UNTSO/on/{day}"),
            format!("/operations.json?on={day}"),
        ] {
            let answer = get(&address);
            assert_eq!(status(&answer), 200, "{address}: {answer}");
        }
    }
}

#[test]
fn ten_thousand_parameters_and_huge_heads() {
    let many = format!("/operations.json?{}", "p=1&".repeat(10_000));
    assert!([400, 414, 431].contains(&status(&get(&many))));
    let header = format!(
        "GET / HTTP/1.1\r\nHost: a\r\nX-Big: {}\r\n\r\n",
        "y".repeat(200_000)
    );
    assert!([400, 431].contains(&status(&send(header.as_bytes()))));
    let headers: String = (0..500).map(|n| format!("X-{n}: 1\r\n")).collect();
    assert!([400, 431].contains(&status(&send(
        format!("GET / HTTP/1.1\r\nHost: a\r\n{headers}\r\n").as_bytes()
    ))));
    undisturbed();
}

#[test]
fn what_is_no_http() {
    for bytes in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n",
        b"\0\0\0\0\0\0\0\0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    ] {
        let answer = send(bytes);
        assert!(answer.is_empty() || status(&answer) >= 400, "{bytes:?}: {answer}");
    }
    undisturbed();
}

#[test]
fn a_body_where_none_is_wanted_and_one_that_never_ends() {
    let posted = send(
        b"POST /decisions/2640.json HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
    );
    assert_eq!(status(&posted), 405, "{posted}");
    one_shape(&posted);
    let mut slow: Vec<TcpStream> = (0..50).map(|_| TcpStream::connect(server()).unwrap()).collect();
    for stream in &mut slow {
        stream
            .write_all(b"GET /operations HTTP/1.1\r\nHost: a\r\nX-Slow: ")
            .unwrap();
    }
    let mut waiting: Vec<TcpStream> = (0..20).map(|_| TcpStream::connect(server()).unwrap()).collect();
    for stream in &mut waiting {
        let head = "POST /check.json HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 900000\r\n\r\nThe ";
        stream.write_all(head.as_bytes()).unwrap();
    }
    undisturbed();
    drop((slow, waiting));
    undisturbed();
}

#[test]
fn many_at_once_get_the_same_answer() {
    let first = get("/operations/MINUSMA/on/2023-06-16.json");
    let body = |a: &str| a.split_once("\r\n\r\n").map(|(_, b)| b.to_owned()).unwrap();
    let askers: Vec<_> = (0..16)
        .map(|_| std::thread::spawn(|| get("/operations/MINUSMA/on/2023-06-16.json")))
        .collect();
    for asker in askers {
        assert_eq!(body(&asker.join().unwrap()), body(&first));
    }
}
