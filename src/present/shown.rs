//! A block as it is read: its redline as stretches of folded text, and what is said below it.

use super::{Block, Look, Run, words};
use crate::model::{At, Comparison, Draft, Link, Origin, Project, Relation, Span, State, Wording};
use crate::words::{say, say_with};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The text of a block with its white space folded. What is plain or added is the text of the later draft, and
/// the space beside what was removed or added is plain; only a space that the later text has not is a part of
/// what was removed. Control characters are shown as `U+FFFD`.
pub fn pieces(drafts: &[Arc<Draft>], block: &Block) -> Vec<(Look, String)> {
    pieces_of(drafts, &block.runs)
}

/// The same of any runs.
pub fn pieces_of(drafts: &[Arc<Draft>], runs: &[Run]) -> Vec<(Look, String)> {
    let stretches = stretches(drafts, runs);
    let mut pieces: Vec<(Look, String)> = Vec::new();
    for (at, stretch) in stretches.iter().enumerate() {
        match space(&stretches, at) {
            Some(look) if !pieces.last().is_some_and(|(_, text)| text.ends_with(' ')) => {
                push(&mut pieces, look, " ");
            }
            _ => {}
        }
        push(&mut pieces, stretch.look, &stretch.text);
    }
    pieces
}

/// A stretch of text of one look without the space around it.
struct Stretch {
    look: Look,
    text: String,
    /// In the texts of which looks there is a space before it.
    spaced: Vec<Look>,
}

fn stretches(drafts: &[Arc<Draft>], runs: &[Run]) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut spaced = Vec::new();
    for run in runs {
        let Some(text) = drafts.get(run.draft).and_then(|d| d.text.get(run.span.clone())) else { continue };
        if text.starts_with(is_space) {
            spaced.push(run.look);
        }
        let inner = folded(text);
        if !inner.is_empty() {
            stretches.push(Stretch { look: run.look, text: inner, spaced: std::mem::take(&mut spaced) });
            if text.ends_with(is_space) {
                spaced.push(run.look);
            }
        }
    }
    stretches
}

/// The look of the space before a stretch; none where there is no space.
fn space(stretches: &[Stretch], at: usize) -> Option<Look> {
    let (before, own) = (stretches.get(at.checked_sub(1)?)?, stretches.get(at)?);
    let is_removed = |stretch: &Stretch| stretch.look == Look::Deleted;
    // Where a removed word meets an added one, the two would be read as one.
    let meets = before.look != own.look && !before.look.is_text() && !own.look.is_text();
    if own.spaced.is_empty() && !meets {
        return None;
    }
    // Whether the later text has a space between what it has before this place and what it has behind it.
    let first = stretches[..at].iter().rposition(|stretch| !is_removed(stretch)).map_or(0, |last| last + 1);
    let last = at + stretches[at..].iter().take_while(|stretch| is_removed(stretch)).count();
    let is_inside = first > 0 && last < stretches.len();
    let around = stretches[first..].iter().take(last + 1 - first);
    if !is_inside || around.flat_map(|stretch| &stretch.spaced).any(|&look| look != Look::Deleted) {
        return Some(Look::Plain);
    }
    let ends = own.text.starts_with(['.', ',', ';', ':', '!', '?', ')', ']', '»', '”', '’', '…']);
    (!own.spaced.is_empty() || !ends).then_some(Look::Deleted)
}

/// Where the text of [`pieces_of`] comes from: for each of its letters the column of its draft and the byte of
/// that draft's text. A space comes from behind the letter before it.
pub fn places_of(drafts: &[Arc<Draft>], runs: &[Run], pieces: &[(Look, String)]) -> Vec<(usize, usize)> {
    let letters = runs.iter().flat_map(|run| {
        let text =
            drafts.get(run.draft).and_then(|draft| draft.text.get(run.span.clone())).unwrap_or_default();
        let letters = text.char_indices().filter(|(_, c)| !is_space(*c));
        letters.map(|(at, c)| (run.draft, run.span.start + at, c.len_utf8()))
    });
    // Folding changes white space only, so that the letters of both follow each other alike.
    let mut letters = letters;
    let mut behind = (runs.first().map_or(0, |run| run.draft), runs.first().map_or(0, |run| run.span.start));
    let shown = pieces.iter().flat_map(|(_, text)| text.chars());
    shown
        .map(|c| match is_space(c) {
            true => behind,
            false => {
                let (draft, at, length) = letters.next().unwrap_or((behind.0, behind.1, 0));
                behind = (draft, at + length);
                (draft, at)
            }
        })
        .collect()
}

/// A space at which a line may break; others are part of a word.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')
}

fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().map(|c| if words::is_unreadable(c) { '\u{FFFD}' } else { c }));
    }
    folded
}

fn push(pieces: &mut Vec<(Look, String)>, look: Look, text: &str) {
    match pieces.last_mut() {
        Some((last, before)) if *last == look => before.push_str(text),
        _ => pieces.push((look, text.to_owned())),
    }
}

/// One thing that is said below a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// What it is about.
    pub tone: Tone,
    /// The words, with a sign where there is one: `↕ moved, was 12`.
    pub words: String,
    /// Which of their bytes name points, and which points.
    pub names: Vec<(Span, At)>,
}

/// What a caption is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// How far the point is agreed.
    Status(State),
    /// Where the point comes from, or went.
    Place,
    /// How far the wording went, where the meaning did not move.
    Wording,
    /// That it changed in substance.
    Substance,
    /// That it is new.
    Added,
    /// A change of a kind that matters.
    Signal,
    /// What else can be compared of texts in two languages.
    Compared,
}

impl Block {
    /// Whether only its place is told: a sub-point that lives on elsewhere was not removed.
    pub fn is_only_told(&self) -> bool {
        self.ghost && self.went_to.is_some()
    }
}

/// What is said below a block of a column: status, relation, wording and signals, each by sign and word.
pub fn captions(project: &Project, comparison: &Comparison, column: usize, block: &Block) -> Vec<Caption> {
    let drafts = &project.drafts;
    let mut said = Vec::new();
    if block.is_heading {
        return said;
    }
    if let Some(to) = block.went_to {
        said.push(place(drafts, &[At { draft: column, point: to }], |point| {
            say_with("caption-now", &[("point", point.into())])
        }));
        return said;
    }
    if block.ghost {
        return said;
    }
    let status = comparison.statuses.get(block.at.draft).and_then(|s| s.get(block.at.point));
    if let Some((status, words)) = status.and_then(|s| Some((s, words::status(s)?))) {
        said.push(caption(Tone::Status(status.state), format!("{words}{}", words::origin(status.origin))));
    }
    if let (Some(part), Some(draft)) = (block.document, drafts.get(column)) {
        said.push(caption(Tone::Place, format!("→ {}", words::document(draft, part))));
    }
    match block.link.and_then(|link| comparison.links.get(link)) {
        Some(link) => about_link(drafts, comparison, block, link, &mut said),
        None if block.depth == 0 && block.runs.iter().all(|r| r.look == Look::Inserted) => {
            said.push(caption(Tone::Added, format!("+ {}", say("fate-added"))));
        }
        None => {}
    }
    said
}

fn about_link(
    drafts: &[Arc<Draft>],
    comparison: &Comparison,
    block: &Block,
    link: &Link,
    said: &mut Vec<Caption>,
) {
    match link.relation {
        Relation::Same => {}
        Relation::Moved => said.push(place(drafts, &[link.before], |point| {
            say_with("caption-moved", &[("point", point.into())])
        })),
        Relation::Split => said.push(place(drafts, &[link.before], |point| {
            say_with("caption-split", &[("point", point.into())])
        })),
        Relation::Merged => {
            let sources: Vec<At> = comparison.merged_with(link).into_iter().map(|l| l.before).collect();
            said.push(place(drafts, &sources, |points| {
                say_with("caption-merged", &[("points", points.into())])
            }));
        }
    }
    let mut add = |tone: Tone, words: String| said.push(caption(tone, words));
    if block.depth == 0 && link.origin != Origin::Computed {
        add(Tone::Place, format!("{}{}", say("caption-paired"), words::origin(link.origin)));
    }
    let by = words::origin(link.change.origin);
    let all = comparison.merged_with(link);
    // What came from several is as far from them as from any; what the reader says of one holds.
    let wording = match link.change.origin {
        Origin::Computed => {
            all.iter().map(|link| link.change.wording).fold(link.change.wording, Wording::max)
        }
        _ => link.change.wording,
    };
    match wording {
        Wording::Unchanged if by.is_empty() => {}
        Wording::Unchanged => add(Tone::Wording, format!("= {}{by}", words::wording(Wording::Unchanged))),
        Wording::Translated if block.depth == 0 => {
            add(Tone::Wording, format!("≈ {}{by}", words::wording(Wording::Translated)));
        }
        Wording::Editorial => add(Tone::Wording, format!("~ {}{by}", say("caption-editorial"))),
        Wording::Reworded if block.depth == 0 => {
            add(Tone::Wording, format!("≈ {}{by}", words::wording(Wording::Reworded)))
        }
        Wording::Substantive if block.depth == 0 => {
            add(Tone::Substance, format!("≠ {}{by}", words::wording(Wording::Substantive)));
        }
        Wording::Translated | Wording::Reworded | Wording::Substantive => {}
    }
    let (Some(before), Some(after)) = (drafts.get(link.before.draft), drafts.get(link.after.draft)) else {
        return;
    };
    let mut signals: Vec<_> = all.into_iter().flat_map(|link| &link.change.signals).collect();
    signals.sort_by_key(|signal| signal.kind);
    let mut told = BTreeSet::new();
    for signal in signals {
        let what = words::signal_text(signal, before, after);
        let words = format!("{} {what}", words::signal(signal.kind));
        if told.insert(words.clone()) {
            add(Tone::Signal, words);
        }
    }
    for line in words::compared_besides(&link.change, before, after) {
        add(Tone::Compared, line);
    }
}

fn caption(tone: Tone, words: String) -> Caption {
    Caption { tone, words, names: Vec::new() }
}

/// What `tell` says of the labels of these points.
fn place(drafts: &[Arc<Draft>], points: &[At], tell: impl Fn(&str) -> String) -> Caption {
    let labels = points.iter().map(|&at| label(drafts, at)).collect::<Vec<_>>().join(", ");
    let words = tell(&labels);
    // A label may be a letter, which a message has as well: what is filled in stands at its end.
    let mut start = words.rfind(&labels).unwrap_or(words.len());
    let names = points.iter().map(|&at| {
        let name = start..(start + label(drafts, at).len()).min(words.len());
        start = (name.end + ", ".len()).min(words.len());
        (name, at)
    });
    let names = names.collect();
    Caption { tone: Tone::Place, words, names }
}

/// The label of a point; `another point` where there is none.
fn label(drafts: &[Arc<Draft>], at: At) -> &str {
    let point = drafts.get(at.draft).and_then(|draft| draft.points.get(at.point));
    point.map_or_else(|| say("another-point"), |point| &point.label.path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare;
    use crate::model::DraftId;
    use crate::present::Run;

    /// The pieces of runs over two texts, in the notation of redlines.
    fn check(before: &str, after: &str, runs: &[(usize, Span, Look)], expected: &str) {
        let drafts = [before, after].map(|text| {
            let draft = compare::draft_of(text.as_bytes(), "plan.txt", DraftId(0), None);
            Arc::new(draft.expect("a text of a few words"))
        });
        let run = |(draft, span, look): &(usize, Span, Look)| Run {
            draft: *draft,
            span: span.clone(),
            look: *look,
        };
        let block = Block {
            at: At { draft: 1, point: 0 },
            ghost: false,
            went_to: None,
            document: None,
            depth: 0,
            number: String::new(),
            is_heading: false,
            runs: runs.iter().map(run).collect(),
            link: None,
        };
        // Each letter that is shown stands where it is said to stand.
        let shown = pieces(&drafts, &block);
        let places = places_of(&drafts, &block.runs, &shown);
        let letters: Vec<char> = shown.iter().flat_map(|(_, text)| text.chars()).collect();
        assert_eq!(letters.len(), places.len());
        for (letter, (draft, at)) in letters.into_iter().zip(places) {
            let there = drafts[draft].text[at..].chars().next();
            assert!(letter == ' ' || letter == '\u{FFFD}' || there == Some(letter), "{letter:?} at {at}");
        }
        let write = |(look, text): (Look, String)| match look {
            Look::Plain => text,
            Look::Inserted => format!("{{+{text}+}}"),
            Look::Deleted => format!("[-{text}-]"),
            Look::Same | Look::Other => unreachable!("one language"),
        };
        let written: String = pieces(&drafts, &block).into_iter().map(write).collect();
        assert_eq!(written, expected);
    }

    #[test]
    fn spaces_stand_outside_the_marks() {
        use Look::{Deleted, Inserted, Plain};
        let (before, after) = ("A  force of\n600 men ", "A force of 800 men in\tall\u{1}\n");
        check(
            before,
            after,
            &[
                (1, 0..11, Plain),
                (0, 12..15, Deleted),
                (1, 11..14, Inserted),
                (1, 14..19, Plain),
                (1, 19..27, Inserted),
            ],
            "A force of [-600-] {+800+} men {+in all\u{FFFD}+}",
        );
        check(before, after, &[(0, 11..12, Deleted)], "");
    }

    /// The pieces of the redline of two texts.
    fn check_redline(before: &str, after: &str, expected: &str) {
        use crate::diff;
        use crate::model::Tag;
        let redline = diff::redline(before, after);
        let run = |op: &crate::model::Op| match op.tag {
            Tag::Equal => (1, op.after.clone(), Look::Plain),
            Tag::Insert => (1, op.after.clone(), Look::Inserted),
            Tag::Delete => (0, op.before.clone(), Look::Deleted),
        };
        check(before, after, &redline.ops.iter().map(run).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn no_space_is_left_before_a_full_stop() {
        for (before, after, expected) in [
            ("The Parties meet at once.", "The Parties meet.", "The Parties meet[- at once-]."),
            ("The Parties meet.", "The Parties meet at once.", "The Parties meet {+at once+}."),
            ("They meet (in Tarn), and part.", "They meet, and part.", "They meet[- (in Tarn)-], and part."),
            ("A force of 600 men.", "A force of 800 men.", "A force of [-600-] {+800+} men."),
            ("It lasts for 30 days.", "It lasts for 30 years.", "It lasts for 30 [-days-] {+years+}."),
            ("Вони зустрінуться негайно.", "Вони зустрінуться.", "Вони зустрінуться[- негайно-]."),
        ] {
            check_redline(before, after, expected);
        }
    }

    #[test]
    fn plain_and_added_pieces_are_the_later_text() {
        let texts = [
            "The Parties (all of them) meet, in Tarn; at once.",
            "The Parties meet.",
            "Parties may meet in Tarn, at the border.",
            "(All) the Parties shall, in peacetime, meet in Tarn now.",
            "They part!",
        ];
        for before in texts {
            for after in texts {
                let drafts = [before, after].map(|text| {
                    let draft = compare::draft_of(text.as_bytes(), "plan.txt", DraftId(0), None);
                    Arc::new(draft.expect("a text of a few words"))
                });
                let redline = crate::diff::redline(before, after);
                let run = |op: &crate::model::Op| match op.tag {
                    crate::model::Tag::Equal => Run { draft: 1, span: op.after.clone(), look: Look::Plain },
                    crate::model::Tag::Insert => {
                        Run { draft: 1, span: op.after.clone(), look: Look::Inserted }
                    }
                    crate::model::Tag::Delete => {
                        Run { draft: 0, span: op.before.clone(), look: Look::Deleted }
                    }
                };
                let runs: Vec<Run> = redline.ops.iter().map(run).collect();
                let pieces = pieces_of(&drafts, &runs);
                let later = pieces.iter().filter(|(look, _)| *look != Look::Deleted);
                let later: String = later.map(|(_, text)| text.as_str()).collect();
                assert_eq!(folded(&later), after, "{before}");
            }
        }
    }

    /// What is said below the points of the second of two drafts, a line for each that something is said of.
    fn check_said(before: &str, after: &str, expected: &[&str]) {
        let draft = |id: u32, text: &str| {
            Arc::new(compare::draft_of(text.as_bytes(), "plan.txt", DraftId(id), None).expect("a text"))
        };
        let project = Project { drafts: vec![draft(0, before), draft(1, after)], ..Project::default() };
        let comparison = compare::compare(&project.drafts, &[], &project.decisions, &project.settings);
        let table = crate::present::table(&project, &comparison);
        let blocks = table.rows.iter().flat_map(|row| &row.cells[1].blocks);
        let line = |block: &Block| {
            let said = captions(&project, &comparison, 1, block).into_iter().map(|caption| caption.words);
            let said = said.collect::<Vec<_>>().join(" | ");
            (!said.is_empty()).then(|| format!("{}: {said}", block.number))
        };
        assert_eq!(blocks.filter_map(line).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_came_from_several_is_judged_by_all_of_them() {
        check_said(
            "1. All fire stops at once.\n\n2. Each island keeps no more than 600 soldiers.\n\n3. Each island keeps no more than 40 heavy guns. Guns beyond that number are handed to the League.\n\n4. Observers of the League count the heavy weapons:\n   a. on the northern island every month;\n   b. on the southern island every two months.\n",
            "1. All fire stops at once.\n\n2. Each island keeps no more than 800 soldiers and no more than 40 heavy guns. Guns beyond that number are handed to the League.\n\n3. Observers of the League count the heavy weapons on the northern island every month.\n\n4. Observers of the League count the heavy weapons on the southern island every three months.\n",
            &[
                "2: ↗ merged from 2, 3 | ≠ changed in substance | quantity 600 → 800",
                "3: ↘ split from 4 | ~ spelling only",
                "4: ↘ split from 4 | ≠ changed in substance | duration every two months → every three months",
            ],
        );
    }
}
