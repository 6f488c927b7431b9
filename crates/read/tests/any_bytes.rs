//! Laws that hold for any bytes: no panic, paragraphs in order without overlap, places inside the file.

#![allow(clippy::panic, reason = "a test that cannot go on must fail")]

use penholder_read::{Reader, document::Document};
use penholder_words::Lexicon;
use proptest::prelude::*;

fn check(bytes: &[u8]) {
    let lexicon = Lexicon::default();
    let reader = Reader::new(&lexicon);
    if let Ok(document) = reader.read_document(bytes, None) {
        laws(&document, bytes.len());
        if document.paragraphs.is_empty() {
            return;
        }
        let written = reader.to_akoma_ntoso(&document);
        let again = reader
            .read_document(written.as_bytes(), None)
            .unwrap_or_else(|e| panic!("what is written can be read: {e}\n{written}"));
        let letters = |d: &Document| {
            d.paragraphs
                .iter()
                .flat_map(|p| p.text.as_str().chars())
                .filter(|c| !c.is_whitespace())
                .count()
        };
        assert_eq!(letters(&again), letters(&document), "{written}");
    }
}

fn laws(document: &Document, len: usize) {
    let mut end = 0;
    for paragraph in &document.paragraphs {
        let span = paragraph.span;
        assert!(span.end <= len, "{} ends at {} of {len}", paragraph.id, span.end);
        assert!(
            span.start >= end,
            "{} begins at {} before {end}",
            paragraph.id,
            span.start
        );
        end = span.end;
        let text = paragraph.text.span();
        assert!(text.start >= span.start && text.end <= span.end || paragraph.text.is_empty());
        assert!(!paragraph.id.is_empty());
    }
}

/// Pieces of which resolutions are made, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Resolution 9 (1990)\n",
        "The Security Council,\n",
        "Recalling its resolution 7 (1989),\n",
        "1. Decides to wait;\n",
        "2. Requests",
        " (a) first;",
        "(b) second;\n",
        "\n\n",
        "\r",
        "A\n",
        "B\n",
        "Annex II\n",
        "Adopted at the 9th meeting",
        " by 9 votes to none.\n",
        "3 Ibid.\n",
        "S/RES/9 (1990)\n",
        "12-34567 (E)\n",
        "– dash\n",
        "(i)",
        "(ii) two,\n",
        "co-\n",
        "é",
        "\u{ad}",
        "\u{2011}",
        "* Reissued.\n",
        "Footnotes\n",
        "I\n",
        "“",
        "l. Condemns",
        "14. Calls\n",
        "zz",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|p| p.concat())
}

/// Tags and texts of Akoma Ntoso in any order.
fn markup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<num>",
        "</num>",
        "1.",
        "(a)",
        "<paragraph>",
        "</paragraph>",
        "<content>",
        "</content>",
        "text ",
        "<container>",
        "</container>",
        "<preamble>",
        "</preamble>",
        "<mainBody>",
        "</mainBody>",
        "&amp;",
        "&#8217;",
        "&x;",
        "<authorialNote>",
        "</authorialNote>",
        "<heading>",
        "</heading>",
        "<attachments>",
        "</attachments>",
        "<list>",
        "</list>",
        "<section>",
        "</section>",
        "<sup>2</sup>",
        "<meta>",
        "</meta>",
        "<br/>",
        "<!-- c -->",
        "<![CDATA[ c ]]>",
        "Annex I",
        "<docTitle>",
        "</docTitle>",
        "<coverPage>",
        "</coverPage>",
    ]);
    prop::collection::vec(piece, 0..60)
        .prop_map(|p| format!("<akomaNtoso><statement>{}</statement></akomaNtoso>", p.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes);
    }

    #[test]
    fn any_text_is_read(text in pieces()) {
        check(text.as_bytes());
    }

    #[test]
    fn any_markup_is_read_or_refused(xml in markup()) {
        check(xml.as_bytes());
    }

    #[test]
    fn any_html_is_read(text in "(<p>|<b>|</p>|&amp;|&#x41;|&nbsp|é|1\\. Decides |<td>|\n|<script>|<!--|x|The Security Council,){0,40}") {
        check(format!("<html>{text}").as_bytes());
    }
}
