//! What is doubtful about the reading of a document, as a kind with its parts. It is put into words where it is shown.

use super::{Revisions, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something about the reading that a person should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Warning {
    /// What it is.
    #[serde(flatten)]
    pub doubt: Doubt,
    /// The document of a package of which it speaks, by its siglum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// The place it speaks of, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

impl From<Doubt> for Warning {
    fn from(doubt: Doubt) -> Self {
        Warning { doubt, document: None, span: None }
    }
}

impl Doubt {
    /// The warning of it at a place.
    pub fn at(self, span: Span) -> Warning {
        Warning { span: Some(span), ..self.into() }
    }
}

/// What can be doubtful. A kind without parts is an empty object, so that all of them are written alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// A sentence, as files of earlier versions have it.
    Message(String),
    /// The encoding was guessed as this.
    Guessed(String),
    /// So many characters do not fit the encoding.
    Undecoded {
        /// The encoding.
        encoding: String,
        /// How many characters.
        n: usize,
    },
    /// The document has tracked changes.
    Changes {
        /// How many.
        n: usize,
        /// How many people made them.
        authors: usize,
        /// The first of those, two at most.
        names: Vec<String>,
        /// How they were read.
        read: Revisions,
    },
    /// So many comments, kept beside the text.
    Comments(usize),
    /// So many footnotes, kept behind the text.
    Footnotes(usize),
    /// So many text boxes.
    Boxes(usize),
    /// So many pictures, not read.
    Pictures(usize),
    /// So many embedded objects, not read.
    Objects(usize),
    /// So many formulas, read as plain signs.
    Formulas(usize),
    /// So many hidden passages, left out.
    Hidden(usize),
    /// There is a table of contents.
    Contents {},
    /// There is text in the heads and feet of the pages.
    Heads {},
    /// The end of the document is missing.
    CutShort {},
    /// Tables set a text against its amendment.
    Amendments {
        /// How many.
        n: usize,
        /// What stands over their columns.
        heads: [String; 2],
        /// How the amendments were read.
        read: Revisions,
    },
    /// This page could not be read.
    DamagedPage(u32),
    /// The fonts do not say which letters they show.
    Unlettered {},
    /// The numbers of so many articles have digits without letters, and were told by their order.
    NumbersTold(usize),
    /// Some signs have no letter.
    SignsLost {},
    /// Pages with a picture and no text.
    Scanned {
        /// The first of them.
        first: u32,
        /// The last of them.
        last: u32,
    },
    /// Pages that were read in columns.
    Columns {
        /// How many columns.
        n: usize,
        /// The first of the pages.
        first: u32,
        /// The last of them.
        last: u32,
    },
    /// The document seems to have been printed with its tracked changes.
    Printed(Trace),
    /// Numbers of points are left out.
    Missing {
        /// How many.
        n: usize,
        /// The number before.
        from: String,
        /// The number behind.
        to: String,
    },
    /// This number stands twice.
    Twice(String),
    /// A list was taken for commentary.
    ListOutside {
        /// How long it is.
        n: usize,
        /// The number with which it begins; none for a bullet.
        begins: Option<String>,
    },
    /// A paragraph was taken for commentary.
    ParagraphOutside {
        /// The number of the point before it; none for a bullet.
        after: Option<String>,
    },
    /// No point was found.
    NoPoint {},
    /// No sentence was found that belongs to the article.
    NoSentence {},
    /// A square bracket of this point has no partner.
    Bracket(String),
}

/// What tells that a document was printed with its tracked changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Trace {
    /// Numbers run together: this.
    Together(String),
    /// Words stand twice: this one.
    Doubled(String),
    /// Words are struck through.
    Struck,
}
