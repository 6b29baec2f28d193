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
    /// The scores, the logarithms of how likely they are, are in the order of the pieces. None where they are not as
    /// many.
    pub(crate) fn new(spelling: Spelling, trie: Trie, scores: Vec<f32>, unknown: f32) -> Option<Tokenizer> {
        (trie.count == scores.len()).then_some(Tokenizer { spelling, trie, scores, unknown })
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

/// The pieces byte by byte.
pub(crate) struct Trie {
    /// For each node where those below it begin; those of the next node follow.
    below: Vec<u32>,
    /// What stands below nodes: the bytes in order and the nodes they lead to.
    labels: Vec<u8>,
    nodes: Vec<u32>,
    /// The piece that ends at a node.
    pieces: Vec<u32>,
    count: usize,
}

const NONE: u32 = u32::MAX;

impl Trie {
    /// Reads pieces in order, each by what it shares with the one before and what it has of its own. None where they
    /// are not.
    pub(crate) fn read(mut bytes: &[u8]) -> Option<Trie> {
        // Most bytes become a node.
        let (mut pieces, mut parents) = (Vec::with_capacity(bytes.len()), Vec::with_capacity(bytes.len()));
        pieces.push(NONE);
        parents.push((0, 0));
        // The nodes from the root to the last piece.
        let mut path = vec![0];
        let mut count = 0;
        while let Some((&[same, own], rest)) = bytes.split_first_chunk::<2>() {
            let (own, rest) = rest.split_at_checked(usize::from(own))?;
            let same = usize::from(same);
            let before = path.get(same + 1).map(|&node: &u32| parents[node as usize].1);
            let in_order = before.is_none_or(|before| own.first().is_some_and(|&first| first > before));
            (same < path.len() && in_order && !own.is_empty()).then_some(())?;
            path.truncate(same + 1);
            for &byte in own {
                let node = parents.len() as u32;
                parents.push((path[path.len() - 1], byte));
                pieces.push(NONE);
                path.push(node);
            }
            pieces[path[path.len() - 1] as usize] = count;
            count += 1;
            bytes = rest;
        }
        let mut below = vec![0; pieces.len() + 1];
        parents.iter().skip(1).for_each(|&(parent, _)| below[parent as usize] += 1);
        (1..below.len()).for_each(|node| below[node] += below[node - 1]);
        // Each stands now where those below its node end; the last of them first, they move it to where they begin.
        let (mut labels, mut nodes) = (vec![0; parents.len() - 1], vec![0; parents.len() - 1]);
        for (node, &(parent, label)) in parents.iter().enumerate().skip(1).rev() {
            let at = &mut below[parent as usize];
            *at -= 1;
            (labels[*at as usize], nodes[*at as usize]) = (label, node as u32);
        }
        Some(Trie { below, labels, nodes, pieces, count: count as usize })
    }

    /// Calls `found` with the length and number of each piece that the text begins with, the shortest first.
    fn pieces(&self, text: &[u8], mut found: impl FnMut(usize, u32)) {
        let mut node = 0;
        for (at, byte) in text.iter().enumerate() {
            let (from, to) = (self.below[node] as usize, self.below[node + 1] as usize);
            let Ok(child) = self.labels[from..to].binary_search(byte) else { return };
            node = self.nodes[from + child] as usize;
            if self.pieces[node] != NONE {
                found(at + 1, self.pieces[node]);
            }
        }
    }
}
