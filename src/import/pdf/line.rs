//! Words and lines with their places on the page.

/// A word as it stands on its page. Lengths are points; `y` grows downwards.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub text: String,
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
        Line { page, y, size, bold: bold * 2 > all, words }
    }
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
