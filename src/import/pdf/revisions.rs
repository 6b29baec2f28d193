//! Signs that a document was printed with its tracked changes shown, so that old and new words stand
//! side by side: numbers run together (`600,000800,000`), words that stand twice, text struck through.

use super::paragraphs::Piece;
use crate::model::Trace;

/// What was seen, and in which piece first.
pub(super) struct Sign {
    pub trace: Trace,
    pub piece: usize,
}

/// So many words that stand twice in a row are more than slips.
const DOUBLED: usize = 3;

/// The first sign in a text, where there are enough of them. `struck` words are crossed out.
pub(super) fn sign(pieces: &[Piece], struck: usize) -> Option<Sign> {
    let mut doubled: Vec<(usize, Trace)> = Vec::new();
    let mut jammed = None;
    for (at, piece) in pieces.iter().enumerate() {
        let mut before = "";
        for word in piece.text.split_whitespace() {
            if jammed.is_none() && runs_together(word) {
                jammed = Some((at, Trace::Together(word.to_owned())));
            }
            let long = word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
            if long && word == before && word.chars().any(char::is_lowercase) {
                doubled.push((at, Trace::Doubled(word.to_owned())));
            }
            before = word;
        }
    }
    let crossed = (struck > 0).then_some((0, Trace::Struck));
    let twice = (doubled.len() >= DOUBLED).then(|| doubled.swap_remove(0));
    let (piece, trace) = jammed.or(crossed).or(twice)?;
    Some(Sign { trace, piece })
}

/// `600,000800,000`: a group of thousands with more than three digits before the next comma.
fn runs_together(word: &str) -> bool {
    let groups: Vec<&str> = word.split([',', '.']).collect();
    let digits = |group: &&str| group.bytes().all(|b| b.is_ascii_digit());
    groups.len() >= 3
        && groups[1..groups.len() - 1].iter().any(|g| digits(g) && (4..=6).contains(&g.len()))
        && groups[groups.len() - 1].bytes().take_while(u8::is_ascii_digit).count() == 3
        && groups[0].ends_with(|c: char| c.is_ascii_digit())
}
