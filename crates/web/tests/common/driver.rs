//! A browser, driven over HTTP by the WebDriver protocol; just what the tests need.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot drive must fail"
)]

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// A running chromedriver; ended when dropped.
pub struct Driver {
    child: Child,
    port: u16,
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Driver {
    /// Starts the driver; `None` where there is none on this machine.
    pub fn start() -> Option<Driver> {
        let mut child = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let lines = BufReader::new(child.stdout.take()?).lines();
        let port = lines.map_while(Result::ok).find_map(|line| {
            let (_, after) = line.split_once("started successfully on port ")?;
            after.trim_end_matches('.').parse().ok()
        })?;
        Some(Driver { child, port })
    }

    /// Opens a window of a width, with scripts on or off.
    pub fn open(&self, width: u32, scripts: bool, dark: bool) -> Window<'_> {
        let javascript = if scripts { 1 } else { 2 };
        let mut args = vec![
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--lang=en-GB",
        ];
        if dark {
            args.push("--blink-settings=preferredColorScheme=0");
        }
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": {
                "args": args,
                "prefs": {"profile.managed_default_content_settings.javascript": javascript},
            },
        }}});
        let session = self.ask("POST", "/session", &wanted);
        let id = session["sessionId"]
            .as_str()
            .unwrap_or_else(|| panic!("no window: {session}"))
            .to_owned();
        let window = Window { driver: self, id };
        window.cdp(
            "Emulation.setDeviceMetricsOverride",
            &json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}),
        );
        window
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let body = if method == "GET" || method == "DELETE" {
            String::new()
        } else {
            body.to_string()
        };
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.port,
            body.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body.as_bytes()).unwrap();
        let mut answer = BufReader::new(stream);
        let mut length = None;
        loop {
            let mut line = String::new();
            if answer.read_line(&mut line).unwrap() == 0 || line.trim().is_empty() {
                break;
            }
            if let Some(n) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = n.trim().parse::<usize>().ok();
            }
        }
        let mut text = vec![0; length.unwrap()];
        answer.read_exact(&mut text).unwrap();
        serde_json::from_slice::<Value>(&text).unwrap()["value"].take()
    }
}

/// A window; closed when dropped.
pub struct Window<'d> {
    driver: &'d Driver,
    id: String,
}

impl Drop for Window<'_> {
    fn drop(&mut self) {
        let _ = self
            .driver
            .ask("DELETE", &format!("/session/{}", self.id), &Value::Null);
    }
}

impl Window<'_> {
    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let value = self
            .driver
            .ask(method, &format!("/session/{}{path}", self.id), body);
        assert!(value.get("error").is_none(), "{method} {path} {body}: {value}");
        value
    }

    /// Sends a command of the browser's own protocol.
    pub fn cdp(&self, command: &str, params: &Value) -> Value {
        self.ask(
            "POST",
            "/goog/cdp/execute",
            &json!({"cmd": command, "params": params}),
        )
    }

    /// Goes to an address.
    pub fn go(&self, address: &str) {
        self.ask("POST", "/url", &json!({"url": address}));
    }

    /// Returns the address that it is at.
    pub fn address(&self) -> String {
        self.ask("GET", "/url", &Value::Null).as_str().unwrap().to_owned()
    }

    fn find(&self, using: &str, what: &str) -> String {
        let element = self.ask("POST", "/element", &json!({"using": using, "value": what}));
        element
            .as_object()
            .unwrap()
            .values()
            .next()
            .unwrap()
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// Clicks what a CSS selector finds first.
    pub fn click(&self, selector: &str) {
        let element = self.find("css selector", selector);
        self.ask("POST", &format!("/element/{element}/click"), &json!({}));
    }

    /// Clicks the first link whose text holds `text`.
    pub fn follow(&self, text: &str) {
        let element = self.find("partial link text", text);
        self.ask("POST", &format!("/element/{element}/click"), &json!({}));
    }

    /// Types into what a CSS selector finds first.
    pub fn type_into(&self, selector: &str, text: &str) {
        let element = self.find("css selector", selector);
        self.ask(
            "POST",
            &format!("/element/{element}/value"),
            &json!({"text": text}),
        );
    }

    /// Returns the text that a person sees in what a CSS selector finds first.
    pub fn text(&self, selector: &str) -> String {
        let element = self.find("css selector", selector);
        let text = self.ask("GET", &format!("/element/{element}/text"), &Value::Null);
        text.as_str().unwrap().to_owned()
    }

    /// Waits until what a selector finds holds `text`; the page may change under way.
    pub fn wait_for(&self, selector: &str, text: &str) {
        let script = format!("document.querySelector({})?.textContent ?? ''", json!(selector));
        let mut said = String::new();
        for _ in 0..200 {
            let params = json!({"expression": script, "returnByValue": true});
            let found = self.cdp("Runtime.evaluate", &params);
            let words = found["result"]["value"]
                .as_str()
                .unwrap_or_default()
                .split_whitespace();
            said = words.collect::<Vec<_>>().join(" ");
            if said.contains(text) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("`{selector}` never said `{text}`: {said}");
    }

    /// Runs a script that calls back with its result.
    pub fn run(&self, script: &str) -> Value {
        self.ask("POST", "/execute/async", &json!({"script": script, "args": []}))
    }

    /// Returns a number from the page.
    pub fn measure(&self, expression: &str) -> f64 {
        let result = self.cdp(
            "Runtime.evaluate",
            &json!({"expression": expression, "returnByValue": true}),
        );
        result["result"]["value"]
            .as_f64()
            .unwrap_or_else(|| panic!("{expression}: {result}"))
    }

    /// Takes a picture of the whole page.
    pub fn picture(&self, file: &std::path::Path) {
        let shot = self.cdp(
            "Page.captureScreenshot",
            &json!({"format": "png", "captureBeyondViewport": true}),
        );
        std::fs::write(file, base64(shot["data"].as_str().unwrap())).unwrap();
    }
}

/// Reads base64 as the browser writes it.
fn base64(text: &str) -> Vec<u8> {
    let value = |b: u8| match b {
        b'A'..=b'Z' => u32::from(b - b'A'),
        b'a'..=b'z' => u32::from(b - b'a') + 26,
        b'0'..=b'9' => u32::from(b - b'0') + 52,
        b'+' => 62,
        _ => 63,
    };
    let letters: Vec<u8> = text
        .bytes()
        .filter(|b| *b != b'=' && !b.is_ascii_whitespace())
        .collect();
    let mut bytes = Vec::new();
    for four in letters.chunks(4) {
        let bits = four.iter().fold(0, |all, b| all << 6 | value(*b)) << (6 * (4 - four.len()));
        bytes.extend(&bits.to_be_bytes()[1..four.len()]);
    }
    bytes
}
