//! A text as pieces of words: of all ways to cut it the one whose pieces are likeliest.

use crate::normal::Spelling;

/// The pieces, and how likely each is.
pub(crate) struct Tokenizer {
    spelling: Spelling,
    trie: Trie,
    scores: Vec<f32>,
    unknown: f32,
}

impl Tokenizer {
    /// `pieces` are in order; so are the scores, the logarithms of how likely they are.
    pub(crate) fn new(spelling: Spelling, pieces: &[Vec<u8>], scores: Vec<f32>, unknown: f32) -> Tokenizer {
        Tokenizer { spelling, trie: Trie::new(pieces), scores, unknown }
    }

    /// The numbers of the pieces of a text; `unknown` stands for a character that is in none.
    pub(crate) fn tokens(&self, text: &str, unknown: u32) -> Vec<u32> {
        // What is longer is cut off after so many tokens anyway.
        let text = &text[..text.floor_char_boundary(crate::LONGEST * 32)];
        let text = self.spelling.of(text);
        if text.is_empty() {
            return vec![unknown];
        }
        let bytes = text.as_bytes();
        // For each end the best cut so far: its score, where its last piece begins, and that piece.
        let mut best = vec![(f64::NEG_INFINITY, 0, unknown); bytes.len() + 1];
        best[0].0 = 0.0;
        for (start, letter) in text.char_indices() {
            let (score, letter) = (best[start].0, letter.len_utf8());
            let mut reach = |end: usize, more: f32, piece: u32| {
                let score = score + f64::from(more);
                if score > best[end].0 {
                    best[end] = (score, start, piece);
                }
            };
            let mut known = false;
            self.trie.pieces(&bytes[start..], |length, piece| {
                known |= length == letter;
                reach(start + length, self.scores[piece as usize], piece);
            });
            if !known {
                reach(start + letter, self.unknown, unknown);
            }
        }
        let mut tokens = Vec::new();
        let mut end = bytes.len();
        while end > 0 {
            let (_, start, piece) = best[end];
            tokens.push(piece);
            end = start;
        }
        tokens.reverse();
        tokens
    }
}

/// The pieces byte by byte; the nodes below a node stand side by side.
struct Trie {
    /// For each node the first below it; the one after the last is where the next node's begin.
    below: Vec<u32>,
    labels: Vec<u8>,
    pieces: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Trie {
    fn new(pieces: &[Vec<u8>]) -> Trie {
        let mut trie = Trie { below: Vec::new(), labels: vec![0], pieces: Vec::new() };
        // The pieces that begin as the node does, and how many bytes that is.
        let mut waiting = std::collections::VecDeque::from([(0, pieces.len(), 0)]);
        while let Some((mut from, to, depth)) = waiting.pop_front() {
            trie.below.push(trie.labels.len() as u32);
            let whole = from < to && pieces[from].len() == depth;
            trie.pieces.push(if whole { from as u32 } else { NONE });
            from += usize::from(whole);
            while from < to {
                let label = pieces[from][depth];
                let same = pieces[from..to].partition_point(|piece| piece[depth] == label);
                trie.labels.push(label);
                waiting.push_back((from, from + same, depth + 1));
                from += same;
            }
        }
        trie.below.push(trie.labels.len() as u32);
        trie
    }

    /// Calls `found` with the length and number of each piece that the text begins with, the shortest first.
    fn pieces(&self, text: &[u8], mut found: impl FnMut(usize, u32)) {
        let mut node = 0;
        for (at, byte) in text.iter().enumerate() {
            let (from, to) = (self.below[node] as usize, self.below[node + 1] as usize);
            let Ok(child) = self.labels[from..to].binary_search(byte) else { return };
            node = from + child;
            if self.pieces[node] != NONE {
                found(at + 1, self.pieces[node]);
            }
        }
    }
}
