//! A text in the spelling that the pieces of words have: NFKC and a little more, by the table that comes with them.

/// The table: a trie in two arrays and the spellings it leads to.
pub(crate) struct Spelling {
    units: Vec<u32>,
    spellings: Vec<u8>,
}

/// Stands for a space.
const SPACE: &str = "\u{2581}";

impl Spelling {
    /// None where the table is cut short.
    pub(crate) fn new(table: &[u8]) -> Option<Spelling> {
        let (length, rest) = table.split_first_chunk::<4>()?;
        let length = u32::from_le_bytes(*length) as usize;
        let (trie, spellings) = rest.split_at_checked(length)?;
        let units = trie.as_chunks::<4>().0.iter().map(|unit| u32::from_le_bytes(*unit)).collect();
        Some(Spelling { units, spellings: spellings.to_vec() })
    }

    /// A text with one mark for each run of spaces, and one before it; empty where there is nothing else.
    pub(crate) fn of(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + text.len() / 4 + SPACE.len());
        let (mut rest, mut after_space) = (text, true);
        while !rest.is_empty() {
            let (spelling, used) = self.prefix(rest);
            rest = &rest[used..];
            let spelling = if after_space { spelling.trim_start_matches(' ') } else { spelling };
            if let Some(last) = spelling.chars().last() {
                if out.is_empty() {
                    out.push_str(SPACE);
                }
                let pushed = |c| if c == ' ' { out.push_str(SPACE) } else { out.push(c) };
                spelling.chars().for_each(pushed);
                after_space = last == ' ';
            }
        }
        while out.ends_with(SPACE) {
            out.truncate(out.len() - SPACE.len());
        }
        out
    }

    /// How the beginning of a text is spelt, and how long it is, in bytes.
    fn prefix<'t>(&'t self, text: &'t str) -> (&'t str, usize) {
        let first = text.chars().next().map_or(0, char::len_utf8);
        self.longest(text.as_bytes()).unwrap_or((&text[..first], first))
    }

    fn longest(&self, text: &[u8]) -> Option<(&str, usize)> {
        let step = |unit: u32| (unit >> 10) << ((unit & 0x200) >> 6);
        let mut node = step(*self.units.first()?);
        let mut found = None;
        for (at, &byte) in text.iter().enumerate() {
            node ^= u32::from(byte);
            let Some(&unit) = self.units.get(node as usize) else { break };
            if unit & 0x8000_00FF != u32::from(byte) {
                break;
            }
            node ^= step(unit);
            if unit & 0x100 != 0 {
                found = self.units.get(node as usize).map(|leaf| (leaf & 0x7FFF_FFFF, at + 1));
            }
        }
        let (place, length) = found?;
        let spelling = self.spellings.get(place as usize..)?;
        let end = spelling.iter().position(|&byte| byte == 0)?;
        // What ends within a character is not in the table.
        Some((std::str::from_utf8(&spelling[..end]).ok()?, length))
    }
}
