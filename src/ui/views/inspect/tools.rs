//! What can be done to the points of a document: each tool with its name, its key and the correction it makes.

use crate::model::{Cut, Draft, PointId, PointKind, SegmentDecision, Span};
use crate::present::reading::Passage;
use crate::words::say;
use egui::Key;

/// A way to correct the points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    Merge,
    Split,
    Outdent,
    Indent,
    Exclude,
    Include,
    Commentary,
}

/// Where the reader stands in the text, and what is marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Where marking began.
    pub anchor: usize,
    /// Where it ended, and where a point would be split.
    pub caret: usize,
}

impl Place {
    /// The marked bytes; empty where nothing is.
    pub fn marked(&self) -> Span {
        self.anchor.min(self.caret)..self.anchor.max(self.caret)
    }
}

impl Tool {
    /// All tools, in the order of the bar.
    pub const ALL: [Tool; 7] = [
        Tool::Merge,
        Tool::Split,
        Tool::Outdent,
        Tool::Indent,
        Tool::Exclude,
        Tool::Include,
        Tool::Commentary,
    ];

    /// What it is called on its button.
    pub fn name(self) -> &'static str {
        say(match self {
            Tool::Merge => "tool-merge",
            Tool::Split => "tool-split",
            Tool::Outdent => "tool-outdent",
            Tool::Indent => "tool-indent",
            Tool::Exclude => "tool-exclude",
            Tool::Include => "tool-include",
            Tool::Commentary => "tool-commentary",
        })
    }

    /// What it does, in a sentence.
    pub fn help(self) -> &'static str {
        say(match self {
            Tool::Merge => "tool-merge-help",
            Tool::Split => "tool-split-help",
            Tool::Outdent => "tool-outdent-help",
            Tool::Indent => "tool-indent-help",
            Tool::Exclude => "tool-exclude-help",
            Tool::Include => "tool-include-help",
            Tool::Commentary => "tool-commentary-help",
        })
    }

    /// Its key.
    pub fn key(self) -> Key {
        match self {
            Tool::Merge => Key::M,
            Tool::Split => Key::S,
            Tool::Outdent => Key::ArrowLeft,
            Tool::Indent => Key::ArrowRight,
            Tool::Exclude => Key::X,
            Tool::Include => Key::I,
            Tool::Commentary => Key::C,
        }
    }

    /// How its key is printed.
    pub fn key_name(self) -> &'static str {
        match self.key() {
            Key::ArrowLeft => "←",
            Key::ArrowRight => "→",
            key => key.name(),
        }
    }

    /// The correction it makes at a place in a passage; none where it makes no sense.
    pub fn decision(self, draft: &Draft, passage: &Passage, place: Place) -> Option<SegmentDecision> {
        let here = passage.point;
        let (at, cut) = match self {
            Tool::Merge => (passage.span.start, here.filter(|&point| point > 0).map(|_| Cut::Merge)?),
            Tool::Split => {
                let body = &draft.points[here?].body;
                let at = word_start(&draft.text, place.caret);
                (at, (body.start < at && at < body.end).then_some(Cut::Split)?)
            }
            Tool::Outdent => {
                let depth = draft.points[here?].depth;
                (passage.span.start, Cut::Depth(depth.checked_sub(1)?))
            }
            Tool::Indent => {
                let point = &draft.points[here?];
                let before = draft.points[..here?].last()?;
                let can = point.kind != PointKind::Heading
                    && before.kind != PointKind::Heading
                    && before.depth >= point.depth;
                (passage.span.start, can.then_some(Cut::Depth(point.depth + 1))?)
            }
            Tool::Exclude => (passage.span.start, here.map(|_| Cut::Exclude)?),
            Tool::Include => {
                let end = u32::try_from(passage.span.end).ok()?;
                (passage.span.start, here.is_none().then_some(Cut::Include(end))?)
            }
            Tool::Commentary => {
                let marked = place.marked();
                let span = match marked.is_empty() {
                    false => marked,
                    true => here.map(|_| paragraph(&draft.text, passage, place.caret))?,
                };
                (span.start, Cut::Commentary(u32::try_from(span.end).ok()?))
            }
        };
        let start = u32::try_from(at).ok()?;
        Some(SegmentDecision { at: PointId { draft: draft.id, start }, cut })
    }
}

/// The paragraph of a passage that holds a byte.
fn paragraph(text: &str, passage: &Passage, at: usize) -> Span {
    let at = text.floor_char_boundary(at.clamp(passage.span.start, passage.span.end));
    let start =
        text[passage.span.start..at].rfind('\n').map_or(passage.span.start, |n| passage.span.start + n + 1);
    let end = text[at..passage.span.end].find('\n').map_or(passage.span.end, |n| at + n);
    start..end
}

/// The beginning of the word that holds a byte.
fn word_start(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at.min(text.len()));
    let before = text[..at].trim_end_matches(|c: char| !c.is_whitespace());
    let rest = &text[before.len()..];
    before.len() + rest.len() - rest.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::word_start;

    #[test]
    fn a_split_begins_with_a_word() {
        let text = "one two  three";
        assert_eq!(word_start(text, 5), 4);
        assert_eq!(word_start(text, 4), 4);
        assert_eq!(word_start(text, 11), 9);
        assert_eq!(word_start(text, 99), 9);
    }
}
