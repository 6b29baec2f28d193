//! What holds inside a group: destination, characters, paragraph.

use crate::import::office::flow::{Change, Flow, Format};
use crate::model::Revision;
use std::rc::Rc;

/// What becomes of the characters in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// They are text.
    Text,
    /// They are left out.
    Skip,
    /// The head or foot of the pages: left out, and said so.
    Head,
    /// The drawing of a shape: only its text counts.
    Shape,
    Fonts,
    Colours,
    Styles,
    Authors,
    /// The number of a paragraph.
    Number,
    FieldCode,
    /// Who wrote the next comment.
    CommentAuthor,
    /// When, which one it is, where it begins and ends, and which one it answers.
    CommentDate,
    CommentReference,
    CommentStart,
    CommentEnd,
    CommentParent,
}

/// What happens when a group ends.
pub enum Ending {
    Nothing,
    /// The characters that were collected are used.
    Collected,
    /// The flow is the text of the note with this sign.
    Note {
        outer: Box<Flow>,
        sign: String,
    },
    TextBox {
        outer: Box<Flow>,
    },
    Comment {
        outer: Box<Flow>,
    },
}

/// How characters look.
#[derive(Clone, Default)]
pub struct Characters {
    pub font: i32,
    pub hidden: bool,
    pub strike: bool,
    pub raised: bool,
    /// Indices of colours.
    pub highlight: i32,
    pub background: i32,
    pub inserted: Tracking,
    pub deleted: Tracking,
}

/// A tracked change by the numbers of its author and time.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Tracking {
    pub on: bool,
    pub moved: bool,
    pub author: i32,
    pub time: i32,
}

/// How a paragraph looks.
#[derive(Clone, Default)]
pub struct Paragraph {
    pub outline: Option<i32>,
    pub in_table: bool,
    /// Twips.
    pub left: i32,
    pub first: i32,
    pub background: i32,
}

/// A group that has not ended.
pub struct Group {
    pub destination: Destination,
    pub characters: Characters,
    pub paragraph: Paragraph,
    /// How many characters stand in for one of `\u`.
    pub fallback: usize,
    /// Whether `\*` came just before.
    pub optional: bool,
    /// Whether it is a table of contents.
    pub contents: bool,
    pub ending: Ending,
}

impl Group {
    pub fn new() -> Self {
        Group {
            destination: Destination::Text,
            characters: Characters::default(),
            paragraph: Paragraph::default(),
            fallback: 1,
            optional: false,
            contents: false,
            ending: Ending::Nothing,
        }
    }

    /// A group inside this one.
    pub fn inner(&self) -> Self {
        let (characters, paragraph) = (self.characters.clone(), self.paragraph.clone());
        Group { characters, paragraph, optional: false, ending: Ending::Nothing, ..*self }
    }
}

/// The format of characters, given the tables of the document.
pub fn format(characters: &Characters, colours: &[Option<Rc<str>>], authors: &[String]) -> Format {
    let colour = |at: i32| usize::try_from(at).ok().and_then(|at| colours.get(at)).cloned().flatten();
    let change = |tracking: &Tracking| {
        let author = usize::try_from(tracking.author).ok().and_then(|at| authors.get(at));
        let by = Revision { author: author.cloned().unwrap_or_default(), date: date(tracking.time) };
        tracking.on.then(|| Rc::new(Change { moved: tracking.moved, by }))
    };
    Format {
        highlight: colour(characters.highlight).or_else(|| colour(characters.background)),
        strike: characters.strike,
        raised: characters.raised,
        hidden: characters.hidden,
        inserted: change(&characters.inserted),
        deleted: change(&characters.deleted),
    }
}

/// A packed time: minutes, hours, day, month and years since 1900, from the lowest bits up.
pub fn date(packed: i32) -> Option<String> {
    let bits = |from: u32, count: u32| (packed as u32 >> from) & ((1 << count) - 1);
    let (minute, hour, day, month, year) = (bits(0, 6), bits(6, 5), bits(11, 5), bits(16, 4), bits(20, 9));
    let is_date = (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60;
    is_date.then(|| format!("{:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00", year + 1900))
}
