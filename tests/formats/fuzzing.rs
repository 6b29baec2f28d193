//! Documents of every format, damaged by chance: each is read or refused, and soon.
//!
//! What chance does is the same at every run. `cargo test --test formats -- --ignored fuzzing` goes on for as
//! long as `FUZZ_SECONDS` says with each of `FUZZ_FORMATS`, from `FUZZ_SEED` on; what fails is left
//! in the folder `FUZZ_FINDINGS`.

use crate::{FORMATS, cases, corpus, pdf, write_docx};
use std::env;
use std::fs;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use travaux::import;
use travaux::model::{DraftId, MarkupKind, Revisions};
use travaux::segment::segment;

/// How many damaged documents of each format are read.
const MUTATIONS: usize = 1000;

/// Reading takes no longer than this, whatever the document.
const LONGEST: Duration = Duration::from_secs(5);

/// Numbers that look random and are the same at every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % n.max(1)
    }
}

/// Bytes of a format, whole or in the parts of an archive.
#[derive(Clone)]
enum Seed {
    Whole(Vec<u8>),
    Parts(Vec<(String, Vec<u8>)>),
}

/// Signs on which readers turn.
const SIGNS: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "&",
    "&#0;",
    "&#x10FFFF;",
    "{",
    "}",
    "\\",
    "\\u-1?",
    "\\'ff",
    "\\bin99 ",
    "4294967296",
    "-1",
    "65535",
    "0",
    "1. ",
    "(a) ",
    "\n\n",
    "\r",
    "\0",
    "\u{feff}",
    "\u{2028}",
    "\u{202e}",
    "]",
    "[",
    "> ",
    "# ",
    "- ",
    "| ",
    "```",
    "<ol start=\"-2147483648\">",
    "<table><tr><td>",
    "<!--",
    "endobj",
    "stream\n",
    "<<",
    ">>",
    "/Length",
    "\u{1F600}",
    "e\u{301}",
    "i\u{307}",
    "ß",
    "\u{ad}",
];

fn mutated(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len());
        let length = dice.below(60).min(bytes.len() - at);
        match dice.below(9) {
            0 if dice.below(3) == 0 => bytes.truncate(at),
            1 => {
                let chunk = bytes[at..at + length].to_vec();
                let to = dice.below(bytes.len());
                bytes.splice(to..to, chunk);
            }
            2 => drop(bytes.drain(at..at + length)),
            3 | 4 => drop(bytes.splice(at..at, SIGNS[dice.below(SIGNS.len())].bytes())),
            5 => {
                // The same passage very often: depth and length that nobody writes.
                let chunk = bytes[at..at + length.min(24)].repeat(1 + dice.below(400));
                bytes.splice(at..at, chunk);
            }
            6 if at < bytes.len() => bytes[at] = u8::try_from(dice.below(256)).unwrap_or(0),
            _ if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            _ => {}
        }
    }
    bytes
}

impl Seed {
    fn new(bytes: Vec<u8>) -> Self {
        if bytes.starts_with(b"PK") { Seed::Parts(unpacked(&bytes)) } else { Seed::Whole(bytes) }
    }

    /// Most damage to an archive is found by its checksums, so three of four hit a part of it.
    fn damaged(&self, dice: &mut Dice) -> Vec<u8> {
        match self {
            Seed::Whole(bytes) => mutated(bytes, dice),
            Seed::Parts(parts) => {
                let mut parts = parts.clone();
                if dice.below(4) == 0 {
                    return mutated(&write_docx::package(&parts), dice);
                }
                let at = dice.below(parts.len());
                parts[at].1 = mutated(&parts[at].1, dice);
                write_docx::package(&parts)
            }
        }
    }
}

/// The parts of an archive.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    let part = |name: String| {
        let mut content = Vec::new();
        zip.by_name(&name).unwrap().read_to_end(&mut content).unwrap();
        (name, content)
    };
    names.into_iter().map(part).collect()
}

/// Whatever a document is, it is read or refused, and soon.
fn holds(bytes: &[u8], name: &str, revisions: Revisions) {
    let began = Instant::now();
    if let Ok(source) = import::read_as(bytes, name, revisions) {
        let mut end = 0;
        for paragraph in &source.paragraphs {
            assert!(end <= paragraph.span.start && source.text.get(paragraph.span.clone()).is_some());
            assert!(source.text[end..paragraph.span.start].trim().is_empty());
            end = paragraph.span.end;
            let number = paragraph.number.as_ref();
            assert!(number.is_none_or(|n| n.start == paragraph.span.start && n.end <= end), "{paragraph:?}");
        }
        assert!(source.text[end..].trim().is_empty());
        for mark in &source.marks {
            assert!(source.text.get(mark.span.clone()).is_some_and(|text| !text.is_empty()), "{mark:?}");
            if let MarkupKind::Note { text } = &mark.kind {
                assert!(source.text.get(text.clone()).is_some(), "{mark:?}");
            }
        }
        segment(source, DraftId(0), None);
    }
    assert!(began.elapsed() < LONGEST, "took {:?}", began.elapsed());
}

/// Texts with points, in the encodings of this part of the world.
fn texts() -> Vec<Vec<u8>> {
    let plan = include_str!("../reading/nesting.txt");
    let ru =
        "1. Стороны прекращают огонь и отводят войска.\n(а) до полудня;\nб) до ночи.\n2. Обмен пленными.\n"
            .repeat(6);
    let mut texts =
        vec![plan.as_bytes().to_vec(), include_str!("../reading/languages.txt").as_bytes().to_vec()];
    for label in ["windows-1251", "koi8-u", "iso-8859-5", "ibm866", "x-mac-cyrillic", "gb18030", "shift_jis"]
    {
        texts.push(encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(&ru).0.into_owned());
    }
    texts.push(ru.encode_utf16().flat_map(u16::to_le_bytes).collect());
    texts.push([b"\xFE\xFF".to_vec(), ru.encode_utf16().flat_map(u16::to_be_bytes).collect()].concat());
    texts
}

/// The formats with our own documents.
fn formats() -> Vec<(&'static str, Vec<Seed>)> {
    let office = FORMATS.iter().map(|(name, write)| {
        let own = cases().into_iter().map(|case| write(&case.blocks));
        (*name, own.collect::<Vec<_>>())
    });
    let page = include_str!("pages.txt");
    let printed: Vec<&str> = include_str!("printed.txt").split("\n=====\n").collect();
    let others = [
        ("pdf", printed.chunks(3).map(pdf::printed).collect()),
        ("html", page.split("\n== ").map(|page| page.as_bytes().to_vec()).collect()),
        ("md", texts().into_iter().take(2).collect()),
        ("txt", texts()),
    ];
    let seeds = |(name, documents): (_, Vec<_>)| (name, documents.into_iter().map(Seed::new).collect());
    office.chain(others).map(seeds).collect()
}

/// Adds the documents beside the project, where they are at hand and small.
fn add_corpus(formats: &mut [(&'static str, Vec<Seed>)]) {
    let Some(folder) = corpus() else { return };
    for (name, seeds) in formats {
        let mut found: Vec<PathBuf> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        found.sort();
        let fitting = found.iter().filter(|path| path.extension().is_some_and(|ending| ending == *name));
        let read = fitting.map(|path| fs::read(path).unwrap()).filter(|bytes| bytes.len() < 100_000);
        seeds.extend(read.map(Seed::new));
    }
}

const WAYS: [Revisions; 3] = [Revisions::AsTheyStand, Revisions::Accepted, Revisions::Rejected];

#[test]
fn a_thousand_damaged_documents_of_each_format_are_read_or_refused() {
    let only = setting("FUZZ_FORMATS", "");
    for (format, seeds) in formats() {
        if !only.is_empty() && !only.split(',').any(|one| one == format) {
            continue;
        }
        // A PDF takes a hundred times as long; a test of its own reads a thousand.
        damage(format, &seeds, if format == "pdf" { MUTATIONS / 40 } else { MUTATIONS });
    }
}

#[test]
#[ignore = "takes minutes: cargo test --test formats -- --ignored a_thousand_damaged_pdf"]
fn a_thousand_damaged_pdf_files_are_read_or_refused() {
    let (_, seeds) = formats().into_iter().find(|(format, _)| *format == "pdf").unwrap();
    damage("pdf", &seeds, MUTATIONS);
}

fn damage(format: &str, seeds: &[Seed], count: usize) {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for round in 0..count {
        let bytes = seeds[round % seeds.len()].damaged(&mut dice);
        let read = || holds(&bytes, &format!("a.{format}"), WAYS[round % 3]);
        let read = catch_unwind(AssertUnwindSafe(read));
        assert!(read.is_ok(), "document {round} of {format}: {:?}", String::from_utf8_lossy(&bytes));
    }
}

/// A setting of the environment, or what holds without it.
fn setting(name: &str, default: &str) -> String {
    env::var(name).unwrap_or_else(|_| default.to_owned())
}

#[test]
#[ignore = "takes as long as FUZZ_SECONDS says for each format"]
fn fuzzing() {
    let seconds = Duration::from_secs(setting("FUZZ_SECONDS", "60").parse().unwrap());
    let seed: u64 = setting("FUZZ_SEED", "1").parse().unwrap();
    let only = setting("FUZZ_FORMATS", "");
    let findings = PathBuf::from(setting("FUZZ_FINDINGS", "."));
    let mut found = 0;
    let mut formats = formats();
    add_corpus(&mut formats);
    for (format, seeds) in formats {
        if !only.is_empty() && !only.split(',').any(|one| one == format) {
            continue;
        }
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let (began, mut round, mut longest) = (Instant::now(), 0usize, Duration::ZERO);
        while began.elapsed() < seconds {
            let bytes = seeds[dice.below(seeds.len())].damaged(&mut dice);
            let name = format!("a.{format}");
            let from = Instant::now();
            if catch_unwind(AssertUnwindSafe(|| holds(&bytes, &name, WAYS[round % 3]))).is_err() {
                found += 1;
                let path = findings.join(format!("found-{seed}-{round}.{format}"));
                fs::write(&path, &bytes).unwrap();
                println!("{format}: {} fails, read as {:?}", path.display(), WAYS[round % 3]);
            }
            longest = longest.max(from.elapsed());
            round += 1;
        }
        println!("{format}: {round} documents, the longest took {longest:?}");
    }
    assert_eq!(found, 0, "documents fail");
}
