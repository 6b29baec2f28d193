//! What each control word does.

use super::group::{Characters, Destination, Ending, Paragraph, Tracking};
use super::{Reader, codepage};

/// Destinations whose characters are no text of the document.
const SKIPPED: &[&str] = &[
    "info",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "themedata",
    "colorschememapping",
    "latentstyles",
    "datastore",
    "xmlnstbl",
    "pgptbl",
    "filetbl",
    "bkmkstart",
    "bkmkend",
    "private",
    "template",
    "nonshppict",
    "shprslt",
    "sp",
    "tc",
    "tcn",
    "xe",
    "rxe",
    "ftnsep",
    "ftnsepc",
    "ftncn",
    "aftnsep",
    "aftnsepc",
    "aftncn",
    "falt",
    "panose",
    "fontemb",
    "fontfile",
    "pntxta",
    "pntxtb",
    "pnseclvl",
    "background",
    "objdata",
    "objclass",
    "objname",
    "atnicon",
    "userprops",
    "docvar",
    "formfield",
    "atnid",
    "picprop",
    "mmathPr",
    "protusertbl",
    "blipuid",
];

/// Characters that have a control word of their own.
const CHARACTERS: &[(&str, &str)] = &[
    ("tab", "\t"),
    ("emdash", "—"),
    ("endash", "–"),
    ("lquote", "‘"),
    ("rquote", "’"),
    ("ldblquote", "“"),
    ("rdblquote", "”"),
    ("bullet", "•"),
    ("emspace", "\u{2003}"),
    ("enspace", "\u{2002}"),
    ("qmspace", "\u{2005}"),
    ("zwj", "\u{200d}"),
    ("zwnj", "\u{200c}"),
    ("ltrmark", "\u{200e}"),
    ("rtlmark", "\u{200f}"),
];

impl Reader {
    /// A control word with its number.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
        let optional = std::mem::take(&mut self.group().optional);
        let on = number != Some(0);
        let n = number.unwrap_or(0);
        let destination = self.group().destination;
        if matches!(destination, Destination::Skip | Destination::Head) {
            return;
        }
        if self.destination(word, optional) || destination == Destination::Shape {
            return;
        }
        if let Some((_, text)) = CHARACTERS.iter().find(|(name, _)| *name == word) {
            return self.push(text);
        }
        if destination == Destination::Styles {
            match word {
                "s" => self.style = n,
                "outlinelevel" => drop(self.outlines.insert(self.style, n)),
                _ => {}
            }
            return;
        }
        match word {
            "par" | "sect" | "nestcell" => self.end_paragraph(),
            "line" | "page" | "column" | "softline" | "lbr" => {
                if destination == Destination::Text {
                    let format = self.format();
                    self.flow.line_break(&format);
                }
            }
            "cell" => self.end_cell(),
            "row" => self.end_row(),
            "u" => self.unicode(n),
            "uc" => self.group().fallback = usize::try_from(n).unwrap_or(0).min(100),
            "ansicpg" => self.page = codepage::by_number(n),
            "mac" => self.page = codepage::by_number(10000),
            "pc" | "pca" => self.page = codepage::by_number(850),
            "plain" => *self.characters() = Characters::default(),
            "pard" => *self.paragraph() = Paragraph::default(),
            "f" => self.font(n),
            "fcharset" => self.charset(n),
            "cpg" if destination == Destination::Fonts => {
                let number = self.characters().font;
                self.fonts.entry(number).or_default().page = Some(codepage::by_number(n));
            }
            "red" => self.rgb[0] = u8::try_from(n).unwrap_or(0),
            "green" => self.rgb[1] = u8::try_from(n).unwrap_or(0),
            "blue" => self.rgb[2] = u8::try_from(n).unwrap_or(0),
            "v" => self.characters().hidden = on,
            "strike" | "striked" => self.characters().strike = on,
            "super" => self.characters().raised = on,
            "sub" | "nosupersub" => self.characters().raised = false,
            "highlight" => self.characters().highlight = n,
            "chcbpat" | "cb" => self.characters().background = n,
            "cbpat" => self.paragraph().background = n,
            "s" => {
                let outline = self.outlines.get(&n).copied();
                self.paragraph().outline = outline;
            }
            "outlinelevel" => self.paragraph().outline = Some(n),
            "intbl" => self.paragraph().in_table = on,
            "li" | "lin" => self.paragraph().left = n,
            "fi" => self.paragraph().first = n,
            _ => self.tracking(word, on, n),
        }
    }

    /// The words of tracked changes.
    fn tracking(&mut self, word: &str, on: bool, n: i32) {
        let Characters { inserted, deleted, .. } = self.characters();
        match word {
            "revised" => *inserted = Tracking { on, moved: false, ..*inserted },
            "mvt" => *inserted = Tracking { on, moved: true, ..*inserted },
            "deleted" => *deleted = Tracking { on, moved: false, ..*deleted },
            "mvf" => *deleted = Tracking { on, moved: true, ..*deleted },
            "revauth" => inserted.author = n,
            "revdttm" => inserted.time = n,
            "revauthdel" => deleted.author = n,
            "revdttmdel" => deleted.time = n,
            "mvauth" => (inserted.author, deleted.author) = (n, n),
            "mvdate" => (inserted.time, deleted.time) = (n, n),
            _ => {}
        }
    }

    /// Sets the destination of the group by its first word; whether it was one.
    fn destination(&mut self, word: &str, optional: bool) -> bool {
        let collected = match word {
            "listtext" | "pntext" => Destination::Number,
            "fldinst" => Destination::FieldCode,
            "atnauthor" => Destination::CommentAuthor,
            "atndate" => Destination::CommentDate,
            "atnref" => Destination::CommentReference,
            "atrfstart" => Destination::CommentStart,
            "atrfend" => Destination::CommentEnd,
            "atnparent" => Destination::CommentParent,
            _ => Destination::Text,
        };
        if collected != Destination::Text {
            self.collected.clear();
            self.group().destination = collected;
            self.group().ending = Ending::Collected;
            return true;
        }
        match word {
            "fonttbl" => self.group().destination = Destination::Fonts,
            "colortbl" => self.group().destination = Destination::Colours,
            "stylesheet" => self.group().destination = Destination::Styles,
            "revtbl" => {
                self.collected.clear();
                self.group().destination = Destination::Authors;
            }
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
                self.group().destination = Destination::Head;
            }
            "shpinst" | "do" => self.group().destination = Destination::Shape,
            "shptxt" | "dptxbxtext" => {
                let outer = self.begin_apart(None);
                self.group().ending = Ending::TextBox { outer };
            }
            "footnote" => {
                self.signs += 1;
                let sign = self.signs.to_string();
                let outer = self.begin_apart(Some(&sign));
                self.group().ending = Ending::Note { outer, sign };
            }
            "annotation" => {
                let outer = self.begin_apart(None);
                self.group().ending = Ending::Comment { outer };
            }
            "pict" => {
                self.flow.tally.pictures += 1;
                self.group().destination = Destination::Skip;
            }
            "object" => self.flow.tally.objects += 1,
            "mmath" => {
                self.flow.tally.objects += 1;
                self.group().destination = Destination::Skip;
            }
            // The Unicode half of a text that is there twice.
            "ud" => self.group().destination = Destination::Text,
            "shppict" => {}
            "upr" => self.group().destination = Destination::Shape,
            _ if SKIPPED.contains(&word) || optional => self.group().destination = Destination::Skip,
            _ => return false,
        }
        true
    }

    fn font(&mut self, number: i32) {
        self.characters().font = number;
    }

    fn charset(&mut self, charset: i32) {
        let number = self.characters().font;
        let font = self.fonts.entry(number).or_default();
        font.page = codepage::by_charset(charset);
        font.is_symbol = charset == 2;
    }

    /// A control word that is one sign.
    pub(super) fn sign(&mut self, sign: u8) {
        match sign {
            b'*' => self.group().optional = true,
            b'~' => self.push("\u{a0}"),
            b'_' => self.push("-"),
            b'\\' | b'{' | b'}' => self.push(char::from(sign).encode_utf8(&mut [0; 4])),
            b'\n' | b'\r' => self.end_paragraph(),
            b'\t' => self.push("\t"),
            _ => {}
        }
    }
}
