//! The encoder against the published one, and against texts that no sentence should be.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::time::Instant;
use travaux::meaning::{self, Meaning, Vector};

fn encoder() -> &'static dyn Meaning {
    meaning::encoder().unwrap()
}

/// A sentence and its language.
fn sentences() -> Vec<(&'static str, &'static str)> {
    let lines = include_str!("meaning/sentences.txt").lines();
    lines.map(|line| line.split_once('\t').unwrap()).collect()
}

#[test]
fn sentences_get_the_vectors_of_the_reference() {
    let mut reference = Vec::new();
    let packed = &include_bytes!("meaning/vectors.bin")[..];
    flate2::read::ZlibDecoder::new(packed).read_to_end(&mut reference).unwrap();
    let sentences = sentences();
    assert_eq!(reference.len(), sentences.len() * 512);
    assert_eq!(sentences.len(), 1000);
    let texts: Vec<&str> = sentences.iter().map(|(_, text)| *text).collect();
    encoder();
    let start = Instant::now();
    let found = encoder().vectors(&texts).unwrap();
    println!("{:.3} ms for a sentence, on all processors", start.elapsed().as_secs_f64());
    let mut below = 0;
    let mut least: BTreeMap<&str, (f64, f64, &str)> = BTreeMap::new();
    for (((language, text), found), reference) in sentences.iter().zip(&found).zip(reference.chunks(512)) {
        let cosine = cosine(found, reference);
        below += usize::from(cosine < 0.99);
        let known = least.entry(language).or_insert((1.0, 0.0, text));
        known.1 += cosine;
        if cosine < known.0 {
            (known.0, known.2) = (cosine, text);
        }
    }
    for (language, (least, sum, text)) in &least {
        let count = sentences.iter().filter(|(l, _)| l == language).count();
        println!("{language}: least {least:.4}, mean {:.4}; {text}", sum / count as f64);
    }
    assert_eq!(below, 0, "sentences below 0.99");
}

fn cosine(found: &Vector, reference: &[u8]) -> f64 {
    let (mut dot, mut own, mut other) = (0.0, 0.0, 0.0);
    for (x, y) in found.0.iter().zip(reference) {
        let (x, y) = (f64::from(*x), f64::from(y.cast_signed()));
        (dot, own, other) = (dot + x * y, own + x * x, other + y * y);
    }
    dot / (own * other).sqrt()
}

#[test]
fn any_text_has_a_vector_that_does_not_depend_on_the_others() {
    let long = "слово word ".repeat(10_000);
    let texts =
        ["", " \n\t", "🕊", "🕊🕊🏽\u{200d}", "Мир and 和平 שלום", "\0\u{feff}\u{202e}", "a", &long, "<s></s>"];
    let together = encoder().vectors(&texts).unwrap();
    for (text, vector) in texts.iter().zip(&together) {
        let fresh = meaning_of(text);
        assert_eq!(fresh, *vector);
        assert!((vector.cosine(vector) - 1.0).abs() < 0.001);
    }
}

/// What an encoder says that has not been asked before.
fn meaning_of(text: &str) -> Vector {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/meaning/encoder.bin");
    static OWN: std::sync::OnceLock<travaux_encoder::Encoder> = std::sync::OnceLock::new();
    OWN.get_or_init(|| meaning::from_file(&path).unwrap())
        .encode(&[text], &meaning::Processors)
        .pop()
        .unwrap()
}

#[test]
fn the_same_in_another_language_is_nearer_than_another_thing_in_the_same() {
    let texts = [
        "The armed forces of the republic are limited to 600,000.",
        "Чисельність збройних сил республіки не перевищує 800 000 осіб.",
        "Численность вооружённых сил республики ограничивается 600 000 человек.",
        "Frozen assets pay for the reconstruction.",
        "Заморожені активи спрямовуються на відбудову.",
    ];
    let v = encoder().vectors(&texts).unwrap();
    assert!(v[0].cosine(&v[1]) > v[0].cosine(&v[3]) + 0.2);
    assert!(v[1].cosine(&v[2]) > v[1].cosine(&v[4]) + 0.2);
    assert!(v[3].cosine(&v[4]) > v[3].cosine(&v[0]) + 0.2);
}

#[test]
fn a_file_that_is_missing_or_damaged_is_said_to_be() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("encoder.bin");
    let said = || meaning::from_file(&path).err().unwrap();
    assert!(said().starts_with("points are paired by their words alone: "), "{}", said());
    let whole =
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/meaning/encoder.bin")).unwrap();
    for (cut, what) in [(0, "no file of weights"), (10, "cut short"), (10_000_000, "cut short")] {
        std::fs::write(&path, &whole[..cut]).unwrap();
        assert!(said().contains(what) && said().lines().count() == 1, "{}", said());
    }
    let mut changed = whole;
    changed[5_000_000] ^= 1;
    std::fs::write(&path, &changed).unwrap();
    assert!(said().contains("damaged"), "{}", said());
}
