//! What the reader prefers: the one struct of settings, for all comparisons.

use crate::words::say;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// How large everything in the window may be shown; 1 is as designed.
pub const ZOOM: RangeInclusive<f32> = 0.5..=3.0;

/// How large the drafts' text may be, in points.
pub const TEXT: RangeInclusive<f32> = 12.0..=24.0;

/// After how many minutes a comparison may be saved by itself; 0 is never.
pub const AUTOSAVE: [u32; 4] = [0, 1, 5, 15];

/// The longest name or word that is kept, in characters.
const MAX_WORDS: usize = 60;

/// How many verdicts or tags a reader's list has at most.
const MAX_LIST: usize = 40;

/// What the reader prefers. What a file does not say is as usual, and what it says beyond is passed over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The reader's name, put below notes; empty for none.
    pub reader: String,
    /// The language of the interface, ISO 639-1; empty as the desktop has it.
    pub language: String,
    /// Light, dark, or as the desktop has it.
    pub theme: Theme,
    /// Colours far apart.
    pub high_contrast: bool,
    /// Nothing slides or fades.
    pub still: bool,
    /// How large everything is; within [`ZOOM`].
    pub zoom: f32,
    /// The size of the drafts' text in points; within [`TEXT`].
    pub text_size: f32,
    /// Keep what is not saved where a crash does not reach it.
    pub recovery: bool,
    /// Save a comparison that has a file by itself after so many minutes; 0 never.
    pub autosave: u32,
    /// Remember what was opened and where the reader was in it.
    pub recents: bool,
    /// Open at the start what was open last.
    pub open_last: bool,
    /// The verdicts from which the reader chooses, in order; none for the usual ones.
    pub verdicts: Vec<String>,
    /// The tags that are offered for notes, in order.
    pub tags: Vec<String>,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the desktop has it.
    #[default]
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on a dark ground.
    Dark,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            reader: String::new(),
            language: String::new(),
            theme: Theme::System,
            high_contrast: false,
            still: false,
            zoom: 1.0,
            text_size: 15.0,
            recovery: true,
            autosave: 0,
            recents: true,
            open_last: false,
            verdicts: Vec::new(),
            tags: Vec::new(),
        }
    }
}

/// The verdicts of a reader who has no list of their own, in the language that the thread speaks.
pub fn usual_verdicts() -> Vec<String> {
    let usual = [
        say("verdict-accept"),
        say("verdict-reject"),
        say("verdict-renegotiate"),
        say("verdict-needs-a-lawyer"),
    ];
    usual.map(str::to_owned).to_vec()
}

impl Preferences {
    /// The verdicts from which the reader chooses: their own, or the usual ones.
    pub fn offered_verdicts(&self) -> Vec<String> {
        if self.verdicts.is_empty() { usual_verdicts() } else { self.verdicts.clone() }
    }

    /// The same, with everything within its bounds: numbers in their ranges, names on one line, no word twice.
    pub fn sound(mut self) -> Self {
        self.reader = one_line(&self.reader);
        self.language = one_line(&self.language);
        self.zoom = within(self.zoom, &ZOOM, 1.0);
        self.text_size = within(self.text_size, &TEXT, 15.0);
        if !AUTOSAVE.contains(&self.autosave) {
            self.autosave = 0;
        }
        for list in [&mut self.verdicts, &mut self.tags] {
            let mut sound: Vec<String> = Vec::new();
            for word in list.iter().map(|word| one_line(word)) {
                if !word.is_empty() && !sound.contains(&word) && sound.len() < MAX_LIST {
                    sound.push(word);
                }
            }
            *list = sound;
        }
        self
    }
}

fn within(number: f32, range: &RangeInclusive<f32>, usual: f32) -> f32 {
    if number.is_nan() { usual } else { number.clamp(*range.start(), *range.end()) }
}

fn one_line(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(MAX_WORDS).collect::<String>().trim_end().to_owned()
}
