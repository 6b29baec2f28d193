//! PDF files, web pages and texts in old encodings: what is read from them.

#[path = "reading/notation.rs"]
mod notation;
#[path = "formats/pdf.rs"]
mod pdf;

use notation::{Case, cases, outline, read};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use travaux::import;
use travaux::model::{Draft, DraftId, PointKind};
use travaux::words::Language;

/// Compares every case of a file, as `read` reads it, with its outline.
fn check(file: &str, read: fn(&Case) -> Draft) {
    let mut wrong = Vec::new();
    for case in cases(file) {
        let found = outline(&read(&case));
        if found != case.expected {
            wrong.push(format!("=== {}\n--- expected\n{}\n--- found\n{found}\n", case.name, case.expected));
        }
    }
    assert!(wrong.is_empty(), "{} cases are read otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

fn draft(bytes: &[u8], name: &str) -> Draft {
    let source = import::read(bytes, name).expect("it can be read");
    travaux::segment::segment(source, DraftId(1), None)
}

#[test]
fn printed_pages() {
    check(include_str!("formats/printed.txt"), |case| {
        let pages: Vec<&str> = case.input.split("\n=====\n").collect();
        draft(&pdf::printed(&pages), &case.name)
    });
}

#[test]
fn web_pages() {
    check(include_str!("formats/pages.txt"), read);
    let list = b"<ol reversed><li>Sund</li><li>Holm</li></ol>";
    check_text(list, "a.html", "2. Sund\n\n1. Holm", None);
}

#[test]
fn points_keep_their_page() {
    let bytes = pdf::printed(&["1. The parties cease fire.", "2. All prisoners go home."]);
    let pages: Vec<_> = draft(&bytes, "a.pdf").points.iter().map(|p| p.page).collect();
    assert_eq!(pages, [Some(1), Some(2)]);
}

/// The sentence in which a document is refused.
fn check_refused(bytes: &[u8], sentence: &str) {
    assert_eq!(import::read(bytes, "in/a.pdf").expect_err("it is refused").to_string(), sentence);
}

#[test]
fn refusals() {
    check_refused(
        &pdf::empty(""),
        "it is a PDF file without text, probably scanned, so run it through text recognition (OCR) and open the result: in/a.pdf",
    );
    let locked = format!(
        "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >>",
        "41".repeat(32)
    );
    check_refused(
        &pdf::empty(&locked),
        "it is a PDF file that is protected by a password, so open it in a PDF reader with its password, print it to a new PDF and open that: in/a.pdf",
    );
    check_refused(
        b"%PDF-1.7\nnothing",
        "it is a damaged PDF file, so open it in a PDF reader, print it to a new PDF and open that, or copy its text and paste it: in/a.pdf",
    );
}

#[test]
fn a_page_is_read_or_refused_soon_however_deep_it_nests() {
    let page = |depth: usize| format!("<html><body>{}<p>1. The parties cease fire.", "<div>".repeat(depth));
    for depth in [10, 500, 2000] {
        check_text(page(depth).as_bytes(), "a.html", "1. The parties cease fire.", None);
    }
    let started = Instant::now();
    check_refused(
        page(100_000).as_bytes(),
        "it is a web page that nests more than 2000 elements, so copy the text of the draft from a browser and paste it: in/a.pdf",
    );
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
}

/// The text that bytes give, and what is said about them.
fn check_text(bytes: &[u8], name: &str, text: &str, warning: Option<&str>) {
    let source = import::read(bytes, name).expect("it can be read");
    assert_eq!(source.text.trim(), text);
    let said = source.warnings.first().map(travaux::present::doubt);
    assert!(
        said.as_ref()
            .zip(warning)
            .map_or(said.is_none() && warning.is_none(), |(said, part)| said.contains(part)),
        "{said:?} and not {warning:?}"
    );
}

#[test]
fn encodings() {
    let ru = "1. Стороны прекращают огонь и отводят войска от границы.";
    let uk = "1. Сторони припиняють вогонь і відводять війська від її кордону.";
    let fr = "1. Les parties cessent le feu dès la signature, à l’été près.";
    let mac = "1. Сторони припиняють вогонь і відводять війська від її кордону. Україна зобов’язується скликати раду.";
    let sr = "1. Стране обустављају ватру и повлаче војску са границе. Људи се враћају кући.";
    for (label, text) in [
        ("windows-1251", ru),
        ("windows-1251", sr),
        ("windows-1251", "АЛЯСКА. Россия и Япония договорились."),
        ("koi8-u", uk),
        ("iso-8859-5", ru),
        ("x-mac-cyrillic", mac),
        ("x-mac-cyrillic", "1. Россия и Япония договорились. Время истекло."),
        ("windows-1252", fr),
    ] {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("it is known");
        let (bytes, _, _) = encoding.encode(text);
        check_text(&bytes, "a.txt", text, Some("the encoding was guessed as"));
        let page = [format!("<html><meta charset={label}><body><p>").as_bytes(), &bytes].concat();
        check_text(&page, "a.html", text, None);
    }
    let little: Vec<u8> = ru.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = ru.encode_utf16().flat_map(u16::to_be_bytes).collect();
    check_text(&[b"\xFF\xFE", little.as_slice()].concat(), "a.txt", ru, None);
    check_text(&little, "a.txt", ru, Some("UTF-16, little-endian"));
    check_text(&big, "a.txt", ru, Some("UTF-16, big-endian"));
    check_text(
        &[ru.as_bytes(), b" \xFF"].concat(),
        "a.txt",
        &format!("{ru} \u{fffd}"),
        Some("one character"),
    );
}

/// A file of the corpus, where it is at hand.
#[expect(clippy::print_stdout, reason = "a skipped test says so")]
fn corpus(name: &str) -> Option<Vec<u8>> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/formats").join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        println!("skipped: there is no {name} here");
    }
    bytes
}

/// The labels of the top-level points of a file of the corpus, headings aside.
fn labels(name: &str) -> Option<Vec<String>> {
    let draft = draft(&corpus(name)?, name);
    let tops = draft.points.iter().filter(|p| p.depth == 0 && p.kind != PointKind::Heading);
    Some(tops.map(|p| p.label.path.clone()).collect())
}

#[test]
fn the_articles_of_a_treaty_are_all_there() {
    if let Some(found) = labels("bbnj-agreement-2023.pdf") {
        let annexes = ["I#2", "II#2"].map(str::to_owned);
        let articles: Vec<String> = (1..=76).map(|n| n.to_string()).chain(annexes).collect();
        assert_eq!(found, articles);
    }
    if let Some(found) = labels("chile_2023_propuesta.pdf") {
        let articles: Vec<String> = (1..=216).map(|n| n.to_string()).collect();
        assert_eq!(found, articles);
    }
}

#[test]
fn a_page_in_three_columns() {
    let Some(bytes) = corpus("pdfplumber_federal-register.pdf") else { return };
    let source = import::read(&bytes, "a.pdf").expect("it can be read");
    assert!(source.warnings.iter().any(|w| travaux::present::doubt(w).starts_with("three columns on page")));
    for sentence in [
        "This proposed AD would require installing new flight control computer (FCC) software, revising the existing",
        "The FAA invites you to participate in this rulemaking by submitting written comments, data, or views",
    ] {
        assert!(source.text.contains(sentence), "{sentence}");
    }
}

#[test]
fn articles_of_news_sites() {
    for (name, first, never) in [
        (
            "readability_guardian-1.html",
            "Whale whisperer Hori Parata was just seven years old",
            "Support The Guardian",
        ),
        ("readability_nytimes-1.html", "LONDON — After nearly 20 years of hostile relations", "Subscribe"),
        ("readability_liberation-1.html", "Un troisième Français a été tué", "Abonnez-vous"),
    ] {
        let Some(bytes) = corpus(name) else { continue };
        let draft = draft(&bytes, name);
        assert!(draft.body(0).starts_with(first), "{name}: {}", draft.body(0));
        let statements: Vec<&str> = (0..draft.points.len()).map(|p| draft.body(p)).collect();
        assert!(statements.iter().all(|s| !s.contains(never)), "{name} has {never}");
    }
}

/// Reads `count` damaged versions of a document: none may panic or take long.
fn damaged(bytes: &[u8], name: &str, count: u64) {
    let mut state = 0x9E37_79B9_7F4A_7C15u64 ^ bytes.len() as u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for _ in 0..count {
        let mut damaged = bytes.to_vec();
        for _ in 0..=random(12) {
            if damaged.len() < 16 {
                break;
            }
            let at = random(damaged.len());
            match random(4) {
                0 => damaged[at] = random(256) as u8,
                1 => damaged.truncate(at.max(16)),
                2 => drop(damaged.drain(at..(at + random(64)).min(damaged.len()))),
                _ => {
                    let copy: Vec<u8> = damaged[at..(at + 48).min(damaged.len())].to_vec();
                    let to = random(damaged.len());
                    damaged.splice(to..to, copy);
                }
            }
        }
        let started = Instant::now();
        if let Ok(source) = import::read(&damaged, name) {
            travaux::segment::segment(source, DraftId(1), None);
        }
        assert!(started.elapsed() < Duration::from_secs(8), "{name}: {:?}", started.elapsed());
    }
}

fn damage_all(count: u64) {
    let page = include_str!("formats/pages.txt");
    let printed = pdf::printed(&[include_str!("formats/printed.txt"), page]);
    damaged(&printed, "a.pdf", count);
    damaged(page.as_bytes(), "a.html", count);
    damaged("1. Стороны прекращают огонь.\n2. Обмен пленными.\n".repeat(20).as_bytes(), "a.txt", count);
}

#[test]
fn damaged_files_do_no_harm() {
    damage_all(60);
}

/// Long: `cargo test --test pages -- --ignored`.
#[test]
#[ignore = "takes minutes"]
fn a_thousand_damaged_files_do_no_harm() {
    damage_all(1000);
    for name in ["pdfplumber_scotus-transcript.pdf", "un_partXI_1994.pdf", "readability_heise.html"] {
        if let Some(bytes) = corpus(name) {
            damaged(&bytes, name, 1000);
        }
    }
}

#[test]
fn what_stands_against_reading_is_said_in_the_language_that_is_spoken() {
    let check = |bytes: &[u8], name: &str, english: &str, other: &str| {
        let said = || import::read(bytes, name).map_err(|error| error.to_string());
        assert_eq!(said().err().as_deref(), Some(english));
        let ukrainian = Language::of("uk").expect("a second language");
        assert_eq!(ukrainian.during(said).err().as_deref(), Some(other));
    };
    check(
        b"7z\xBC\xAF\x27\x1C",
        "drafts.7z",
        "it is a 7-Zip archive, which Travaux does not read, so unpack it and open the document inside: drafts.7z",
        "це архів 7-Zip, а такого Travaux не читає, тож розпакуйте його й відкрийте документ усередині: drafts.7z",
    );
    // A PDF is read on a thread of its own.
    check(
        b"%PDF-1.4 and no more",
        "plan.pdf",
        "it is a damaged PDF file, so open it in a PDF reader, print it to a new PDF and open that, or copy its \
         text and paste it: plan.pdf",
        "це пошкоджений файл PDF, тож відкрийте його в переглядачі PDF, надрукуйте в новий PDF і відкрийте той, \
         або скопіюйте його текст і вставте: plan.pdf",
    );
    check(
        b" \n",
        "",
        "there is no text in it, so choose the file that holds the draft: the pasted text",
        "у ньому немає тексту, тож виберіть файл із проєктом: вставлений текст",
    );
}
