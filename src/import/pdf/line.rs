//! Words and lines with their places on the page.

use crate::text::raised::raised;
use ecow::EcoString;

/// A word as it stands on its page. Lengths are points; `y` grows downwards.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Short ones need no memory of their own: a book has hundreds of thousands of words.
    pub text: EcoString,
    pub x0: f32,
    pub x1: f32,
    /// The base line.
    pub y: f32,
    pub size: f32,
    pub bold: bool,
    /// Whether a line is drawn through it.
    pub struck: bool,
}

/// A page and what stands on it.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// Counted from 1.
    pub number: u32,
    pub height: f32,
    pub words: Vec<Word>,
    /// Text that runs up or down the margin.
    pub turned: Vec<String>,
    /// Whether pictures cover a good part of it.
    pub pictured: bool,
}

/// A line of words from left to right.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub words: Vec<Word>,
    pub page: u32,
    pub y: f32,
    /// The size of most of its letters.
    pub size: f32,
    /// Whether most of its letters are bold.
    pub bold: bool,
}

impl Line {
    pub fn x0(&self) -> f32 {
        self.words.first().map_or(0.0, |w| w.x0)
    }

    pub fn x1(&self) -> f32 {
        self.words.iter().map(|w| w.x1).fold(0.0, f32::max)
    }

    pub fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|w| w.text.as_str()).collect();
        words.join(" ")
    }

    fn new(mut words: Vec<Word>, page: u32) -> Self {
        words.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        let letters = |w: &Word| w.text.chars().count();
        let all: usize = words.iter().map(letters).sum();
        let bold: usize = words.iter().filter(|w| w.bold).map(letters).sum();
        let main = words.iter().max_by_key(|w| letters(w));
        let (y, size) = main.map_or((0.0, 0.0), |w| (w.y, w.size));
        Line { page, y, size, bold: bold * 2 > all, words: with_raised(words, y, size) }
    }
}

/// Words with what is small and raised and touches them: `km²`, `27th`. It is drawn on a base line of its own.
fn with_raised(words: Vec<Word>, y: f32, size: f32) -> Vec<Word> {
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    let mut after_raised = false;
    for mut word in words {
        let before = joined.last_mut().filter(|before| (word.x0 - before.x1).abs() < 0.08 * size);
        let is_raised = before.is_some() && word.size < 0.8 * size && y - word.y > 0.15 * size;
        let touches = is_raised || after_raised && !word.text.starts_with(char::is_alphanumeric);
        if let Some(digits) = raised(&word.text).filter(|_| is_raised) {
            word.text = digits.into();
        }
        after_raised = is_raised;
        match before.filter(|_| touches) {
            Some(before) => {
                before.text.push_str(&word.text);
                before.x1 = word.x1;
            }
            None => joined.push(word),
        }
    }
    joined
}

/// Words gathered to lines, from the top of the page to its bottom.
pub(super) fn lines(mut words: Vec<Word>, page: u32) -> Vec<Line> {
    words.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut lines: Vec<Vec<Word>> = Vec::new();
    for word in words {
        // A raised number stands higher than its line, by less than half of its size.
        let fits = |line: &Vec<Word>| {
            line.first().is_some_and(|first| (word.y - first.y).abs() < 0.45 * word.size.max(first.size))
        };
        match lines.last_mut() {
            Some(line) if fits(line) => line.push(word),
            _ => lines.push(vec![word]),
        }
    }
    lines.into_iter().map(|words| Line::new(words, page)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of a line as `text@x0-x1`, with `^` where they are small and raised.
    fn check(row: &str, expected: &str) {
        let word = |part: &str| {
            let (text, place) = part.rsplit_once('@').expect("a place");
            let (x0, x1) = place.split_once('-').expect("two edges");
            let (text, y, size) = match text.strip_prefix('^') {
                Some(raised) => (raised, 96.0, 6.0),
                None => (text, 100.0, 10.0),
            };
            let [x0, x1] = [x0, x1].map(|x| x.parse().expect("a length"));
            Word { text: text.into(), x0, x1, y, size, bold: false, struck: false }
        };
        let lines = lines(row.split(' ').map(word).collect(), 1);
        assert_eq!(lines.iter().map(Line::text).collect::<Vec<_>>().join(" / "), expected);
    }

    #[test]
    fn what_is_raised_stays_with_the_word_that_it_touches() {
        for (row, expected) in [
            ("daily@0-25 ^1@25-28 ,@28-30 and@33-48", "daily¹, and"),
            ("10@0-10 km@13-25 ^2@25-28 around@31-60", "10 km² around"),
            ("^1@0-3 See@6-20 the@23-35 protocol@38-70", "1 See the protocol"),
            ("27@0-10 ^th@10-16 May@19-40", "27th May"),
            ("pay@0-20 5@23-28 crowns@31-60", "pay 5 crowns"),
        ] {
            check(row, expected);
        }
    }
}
