//! Finding words as a reader means them: without regard to case, diacritics, kinds of quotes and
//! dashes, and how much white space parts two words.

use crate::model::Span;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// How words are sought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Capitals matter.
    pub case: bool,
    /// Only whole words.
    pub whole_word: bool,
}

/// What is sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    folded: String,
    /// The same with its capitals.
    cased: String,
    options: Options,
}

impl Query {
    /// What a reader typed; none where that is nothing but white space.
    pub fn new(typed: &str, options: Options) -> Option<Query> {
        let typed = typed.trim();
        let folded = Searchable::new(typed).folded;
        (!folded.trim().is_empty()).then(|| Query { folded, cased: fold(typed, false).0, options })
    }

    /// Where it stands in a text. For a long text that is searched again and again see [`Searchable`].
    pub fn find(&self, text: &str) -> Vec<Span> {
        Searchable::new(text).find(text, self)
    }
}

/// A text made ready to be searched often.
#[derive(Clone, Debug, Default)]
pub struct Searchable {
    folded: String,
    /// For each byte of `folded` where the character that it comes from begins in the text.
    from: Vec<u32>,
}

impl Searchable {
    /// Folds a text.
    pub fn new(text: &str) -> Self {
        let (folded, from) = fold(text, true);
        Searchable { folded, from }
    }

    /// Where a query stands in the text, which must be the one that was folded: in order, none within another.
    pub fn find(&self, text: &str, query: &Query) -> Vec<Span> {
        let found = self.folded.match_indices(&query.folded).filter_map(|(at, found)| {
            let start = *self.from.get(at)? as usize;
            let end = end_of(text, *self.from.get(at + found.len() - 1)? as usize);
            Some(start..end)
        });
        let is_meant = |span: &Span| {
            let (options, span) = (query.options, span.clone());
            (!options.whole_word || is_whole(text, &span))
                && (!options.case || fold(&text[span], false).0.trim() == query.cased)
        };
        found.filter(is_meant).collect()
    }
}

/// Behind a character and the marks on it.
fn end_of(text: &str, start: usize) -> usize {
    let mut chars = text[start..].char_indices();
    chars.next();
    start + chars.find(|(_, c)| !is_combining_mark(*c)).map_or(text.len() - start, |(at, _)| at)
}

/// Whether no letter or digit stands directly before or behind.
fn is_whole(text: &str, span: &Span) -> bool {
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// A text as it is compared with what is sought, without options.
pub fn folded(text: &str) -> String {
    fold(text, true).0
}

fn fold(text: &str, lower: bool) -> (String, Vec<u32>) {
    let mut folded = String::with_capacity(text.len());
    let mut from = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let before = folded.len();
        match c {
            c if c.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            '`' => folded.push('\''),
            c if c.is_ascii() && lower => folded.push(c.to_ascii_lowercase()),
            c if c.is_ascii() => folded.push(c),
            '\u{ad}' => {}
            '‘' | '’' | 'ʼ' | '‛' => folded.push('\''),
            '“' | '”' | '„' | '«' | '»' | '‟' => folded.push('"'),
            '\u{2010}'..='\u{2015}' | '−' => folded.push('-'),
            'ς' if lower => folded.push('σ'),
            c if lower => c.to_lowercase().nfkd().for_each(|c| push(&mut folded, c)),
            c => std::iter::once(c).nfkd().for_each(|c| push(&mut folded, c)),
        }
        from.resize(folded.len().max(before), at);
    }
    (folded, from)
}

/// Adds a character without its mark, but for the letters й and ї, which are no и and і.
fn push(folded: &mut String, c: char) {
    if !is_combining_mark(c) {
        return folded.push(c);
    }
    let marked = match (folded.chars().next_back(), c) {
        (Some('и'), '\u{306}') => 'й',
        (Some('И'), '\u{306}') => 'Й',
        (Some('і'), '\u{308}') => 'ї',
        (Some('І'), '\u{308}') => 'Ї',
        _ => return,
    };
    folded.pop();
    folded.push(marked);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks what is found: the hits stand in brackets.
    fn check(typed: &str, options: Options, marked: &str) {
        let text = marked.replace(['[', ']'], "");
        let query = Query::new(typed, options).expect("something to seek");
        let mut shown = text.clone();
        for span in query.find(&text).iter().rev() {
            shown.insert(span.end, ']');
            shown.insert(span.start, '[');
        }
        assert_eq!(shown, marked, "{typed}");
    }

    const ANY: Options = Options { case: false, whole_word: false };

    #[test]
    fn case_and_diacritics_do_not_matter() {
        check("ukraine", ANY, "[UKRAINE] and [Ukraine]'s forces");
        check("Zelenski", ANY, "[Żeleńsḱi] and [zelenski]");
        check("cafe", ANY, "a [cafe\u{301}] and a [café]");
        check("київ", ANY, "[КИЇВ] [Київ] Киів");
        check("мой", ANY, "[мой] [мои\u{306}] мои");
        check("елка", ANY, "[ёлка]");
        check("ΟΔΟΣ", ANY, "[οδος]");
    }

    #[test]
    fn quotes_dashes_and_spaces_are_of_one_kind() {
        check("\"Russia's\" non-aggression", ANY, "the [“Russia’s” non‑aggression] pact");
        check("thirty   years", ANY, "for [thirty\n years] to come");
        check("years ", ANY, "ten [years]");
        check("office", ANY, "the o\u{fb03}ce".replace("o\u{fb03}ce", "[o\u{fb03}ce]").as_str());
        check("agreement", ANY, "an [agree\u{ad}ment]");
    }

    #[test]
    fn options_narrow_it() {
        check("nato", Options { case: true, whole_word: false }, "NATO, Nato, [nato]");
        check("NATO", Options { case: true, whole_word: false }, "[NATO], Nato, nato");
        check("arm", Options { case: false, whole_word: true }, "army, [arm], disarm, [Arm]'s length");
        check("30", Options { case: false, whole_word: true }, "[30] days, 300 days");
    }

    #[test]
    fn nothing_is_not_sought() {
        assert_eq!(Query::new("  \n", ANY), None);
        assert_eq!(Query::new("\u{ad}", ANY), None);
        check("x", ANY, "");
    }

    #[test]
    fn three_hundred_pages_are_searched_while_typing() {
        let page = "The Parties shall withdraw all forces from Запоріжжя within 30 days. ".repeat(45);
        let text = page.repeat(300);
        let ready = Searchable::new(&text);
        let began = std::time::Instant::now();
        let hits = ready.find(&text, &Query::new("withdraw all", ANY).expect("words"));
        assert_eq!(hits.len(), 45 * 300);
        assert!(began.elapsed().as_millis() < 500, "{:?}", began.elapsed());
    }
}
