//! What the fonts of the printed report cannot show, so that nothing is left out of it in silence.

use super::letters::{FACES, Face};
use crate::export::{Report, content};
use crate::words::{say, say_with};
use rustybuzz::UnicodeBuffer;
use std::collections::BTreeSet;

/// How many signs that belong to no script are named.
const SIGNS: usize = 5;

/// The letters that the fonts lack, by their scripts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    letters: BTreeSet<char>,
}

/// What of a report cannot be printed; none where all can.
pub fn missing(report: &Report) -> Option<Missing> {
    let faces: Vec<Face<'_>> = FACES.iter().filter_map(|font| Face::from_slice(font, 0)).collect();
    let mut seen: BTreeSet<char> = BTreeSet::new();
    let mut see = |text: &str| seen.extend(text.chars().filter(|c| !c.is_ascii()));
    for draft in report.project.drafts.iter().chain(&report.project.articles) {
        [&draft.siglum, &draft.title].into_iter().for_each(|text| see(text));
        see(&draft.text);
    }
    for note in &report.notes {
        let note = content::annotation(report, note);
        [&note.body, &note.author].into_iter().for_each(|text| see(text));
        note.tags().for_each(&mut see);
        note.replies.iter().flat_map(|reply| [&reply.body, &reply.author]).for_each(|text| see(text));
    }
    report.table.rows.iter().flat_map(|row| &row.verdicts).for_each(|text| see(text));
    report.about().iter().for_each(|text| see(text));
    see(&report.options.author);
    let lacks = |c: &char| !is_unseen(*c) && faces.iter().any(|face| face.glyph_index(*c).is_none());
    let letters: BTreeSet<char> = seen.into_iter().filter(lacks).collect();
    (!letters.is_empty()).then_some(Missing { letters })
}

/// Whether nothing is to be seen of a sign in any font.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

impl Missing {
    /// In one sentence, in the language that the thread speaks: which scripts and signs, and what to do.
    pub fn told(&self) -> String {
        let mut named: Vec<String> = Vec::new();
        let mut signs: Vec<char> = Vec::new();
        for &letter in &self.letters {
            match script(letter) {
                Some(name) if named.iter().all(|known| known != name) => named.push(name.to_owned()),
                Some(_) => {}
                None => signs.push(letter),
            }
        }
        let code = |sign: &char| format!("U+{:04X}", u32::from(*sign));
        named.extend(
            signs.iter().take(SIGNS).map(|sign| say_with("missing-sign", &[("code", code(sign).into())])),
        );
        if signs.len() > SIGNS {
            named.push(say("missing-others").to_owned());
        }
        say_with("missing-letters", &[("what", named.join(", ").into())])
    }
}

/// The name of the script of a letter; none for those that are named one by one.
fn script(letter: char) -> Option<&'static str> {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(letter.encode_utf8(&mut [0; 4]));
    buffer.guess_segment_properties();
    Some(match buffer.script().tag().to_string().as_str() {
        "Arab" => say("missing-arabic"),
        "Hebr" => say("missing-hebrew"),
        "Hani" | "Hira" | "Kana" | "Bopo" => say("missing-chinese"),
        "Hang" => say("missing-korean"),
        "Deva" => say("missing-devanagari"),
        "Beng" => say("missing-bengali"),
        "Taml" => say("missing-tamil"),
        "Thai" => say("missing-thai"),
        "Laoo" => say("missing-lao"),
        "Geor" => say("missing-georgian"),
        "Armn" => say("missing-armenian"),
        "Ethi" => say("missing-ethiopic"),
        _ => return None,
    })
}
