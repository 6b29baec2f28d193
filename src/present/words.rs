//! The words in which a comparison is told, on screen, in exports and on the command line alike.

use super::Absence;
use crate::model::{
    Change, Compared, Draft, Evidence, Form, Lineage, Matter, Missing, Origin, Project, Reason, Redline,
    Relation, Signal, SignalKind, Span, Stance, Standing, State, Status, Summary, Tag, Verdict, Wording,
};
use crate::text::words::words;
use crate::words::{say, say_with};

/// White space folded to single spaces, and control characters, which a terminal would obey, made visible.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // Letters with single spaces between them stay as they are. With the bytes from 0x80 on that are
    // left out here begin the white space and the control characters beyond ASCII, and little else.
    let letter = |b: u8| b > b' ' && !matches!(b, 0x7f | 0xc2 | 0xe1..=0xe3);
    let bytes = text.as_bytes();
    let plain = |pair: &[u8]| letter(pair[0]) || pair[0] == b' ' && pair[1] != b' ';
    let ends = |end: Option<&u8>| end.is_none_or(|b| letter(*b));
    if ends(bytes.first()) && ends(bytes.last()) && bytes.windows(2).all(plain) {
        folded.push_str(text);
        return folded;
    }
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        match word.contains(is_unreadable) {
            false => folded.push_str(word),
            true => folded.extend(word.chars().map(|c| if is_unreadable(c) { '\u{FFFD}' } else { c })),
        }
    }
    folded
}

/// What a terminal would obey, and what no XML may hold.
pub fn is_unreadable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// A redline as stretches of folded text. What was removed or added neither begins
/// nor ends with a space: the space beside it is a stretch of its own.
pub fn runs(redline: &Redline, before: &str, after: &str) -> Vec<(Tag, String)> {
    let mut runs: Vec<(Tag, String)> = Vec::new();
    for op in &redline.ops {
        let text = match op.tag {
            Tag::Delete => &before[op.before.clone()],
            Tag::Equal | Tag::Insert => &after[op.after.clone()],
        };
        if text.starts_with(char::is_whitespace) {
            space(&mut runs);
        }
        let inner = fold(text);
        if inner.is_empty() {
            continue;
        }
        runs.push((op.tag, inner));
        if text.ends_with(char::is_whitespace) {
            space(&mut runs);
        }
    }
    if runs.last().is_some_and(|(_, text)| text == " ") {
        runs.pop();
    }
    runs
}

/// One space, unless there is one or nothing stands before it.
fn space(runs: &mut Vec<(Tag, String)>) {
    if runs.last().is_some_and(|(_, text)| text != " ") {
        runs.push((Tag::Equal, " ".to_owned()));
    }
}

/// The counts in the order in which a reader asks for them, each with its word; zeros are left out.
pub fn counts(summary: &Summary) -> Vec<String> {
    let counts = [
        (summary.removed, say("fate-removed")),
        (summary.added, say("fate-added")),
        (summary.substantive, say("wording-substantive")),
        (summary.reworded, say("wording-reworded")),
        (summary.editorial, say("wording-editorial")),
        (summary.translated, say("wording-translated")),
        (summary.unchanged, say("wording-unchanged")),
        (summary.moved, say("relation-moved")),
        (summary.split, say("relation-split")),
        (summary.merged, say("relation-merged")),
        (summary.open, say("state-open")),
    ];
    counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect()
}

/// How many top-level provisions a draft has.
pub fn top_level(draft: &Draft) -> usize {
    draft.points.iter().filter(|point| point.depth == 0 && point.is_provision()).count()
}

/// `1 point`, `20 points`.
pub fn plural(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

/// The word for a relation; nothing for a point that stayed.
pub fn relation(relation: Relation) -> Option<&'static str> {
    match relation {
        Relation::Same => None,
        Relation::Moved => Some(say("relation-moved")),
        Relation::Split => Some(say("relation-split")),
        Relation::Merged => Some(say("relation-merged")),
    }
}

/// The word for how far the wording went.
pub fn wording(wording: Wording) -> &'static str {
    match wording {
        Wording::Unchanged => say("wording-unchanged"),
        Wording::Translated => say("wording-translated"),
        Wording::Editorial => say("wording-editorial"),
        Wording::Reworded => say("wording-reworded"),
        Wording::Substantive => say("wording-substantive"),
    }
}

/// The word for a status; nothing for a plain point.
pub fn state(state: State) -> Option<&'static str> {
    match state {
        State::Plain => None,
        State::Agreed => Some(say("state-agreed")),
        State::Provisional => Some(say("state-provisional")),
        State::Open => Some(say("state-open")),
        State::Alternatives => Some(say("state-alternatives")),
        State::Placeholder => Some(say("state-placeholder")),
        State::Deleted => Some(say("state-deleted")),
    }
}

/// What is added to a finding that the reader made or agreed with: `open, by hand`.
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Computed => "",
        Origin::Confirmed => say("origin-confirmed"),
        Origin::Manual => say("origin-manual"),
    }
}

/// The word for a signal.
pub fn signal(kind: SignalKind) -> &'static str {
    match kind {
        SignalKind::Quantity => say("signal-quantity"),
        SignalKind::Date => say("signal-date"),
        SignalKind::Duration => say("signal-duration"),
        SignalKind::Modality => say("signal-modality"),
        SignalKind::Negation => say("signal-negation"),
        SignalKind::Party => say("signal-party"),
        SignalKind::Place => say("signal-place"),
        SignalKind::Condition => say("signal-condition"),
        SignalKind::CrossReference => say("signal-cross-reference"),
        SignalKind::Scope => say("signal-scope"),
    }
}

/// What the reader says of two points.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Together => say("verdict-together"),
        Verdict::Confirmed => say("verdict-confirmed"),
        Verdict::Apart => say("verdict-apart"),
    }
}

/// The word for a stance.
pub fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Open => say("stance-open"),
        Stance::Agreed => say("stance-agreed"),
        Stance::Rejected => say("stance-rejected"),
        Stance::Reported => say("stance-reported"),
    }
}

/// Why there is nothing in a cell of a draft.
pub fn absence(absence: Absence, draft: &Draft) -> String {
    match absence {
        Absence::NotYet => say("absence-not-yet").to_owned(),
        Absence::Removed => say("absence-removed").to_owned(),
        Absence::Gone => "—".to_owned(),
        Absence::LeftOut => say("absence-left-out").to_owned(),
        Absence::Inside(point) => {
            let label = draft.points.get(point).map(|p| p.label.path.as_str());
            say_with("absence-inside", &[("point", label.unwrap_or_else(|| say("another-point")).into())])
        }
        Absence::Deleted => say("absence-deleted").to_owned(),
        Absence::Elsewhere => say("absence-elsewhere").to_owned(),
        Absence::Unpublished => say("absence-unpublished").to_owned(),
    }
}

/// The word for a kind of absence; nothing for a draft that is silent.
pub fn missing(kind: Missing) -> Option<&'static str> {
    match kind {
        Missing::Silent => None,
        Missing::Deleted => Some(say("missing-deleted")),
        Missing::Moved => Some(say("missing-moved")),
        Missing::Unpublished => Some(say("missing-unpublished")),
    }
}

/// What is said of a row's points that the later of two drafts lacks, and of those that the earlier lacks.
pub fn coming(row: &Lineage, from: usize, to: usize) -> (&'static str, &'static str) {
    let kind = |column: usize| match row.cells[column].is_empty() {
        true => row.absent[column].as_ref().map(|absence| absence.kind),
        false => None,
    };
    let gone = kind(to).and_then(missing).unwrap_or_else(|| say("fate-removed"));
    let come = match kind(from) {
        Some(Missing::Unpublished) => say("fate-added-or-unpublished"),
        _ => say("fate-added"),
    };
    (gone, come)
}

/// Into which document of its package a point went: `moved to dam`.
pub fn document(draft: &Draft, part: usize) -> String {
    let siglum = draft.parts.get(part).map(|part| part.siglum.as_str());
    match siglum {
        Some(siglum) => say_with("moved-to-document", &[("document", siglum.into())]),
        None => say("missing-moved").to_owned(),
    }
}

/// What a document calls itself, or else its short name.
pub fn title(draft: &Draft, siglum: &str) -> String {
    let title = fold(&draft.title);
    if title.is_empty() { fold(siglum) } else { title }
}

/// The first words of a point, its number left out: `Ukraine will be given security guarantees and …`.
pub fn topic(draft: &Draft, point: usize, words: usize) -> String {
    let own = draft.own(point);
    // A point may have all its words in its sub-points.
    let own = if own.is_empty() { draft.extent(point) } else { own };
    let mut all = draft.slice(&own).split_whitespace();
    let first: Vec<&str> = all.by_ref().take(words).collect();
    let first = fold(&first.join(" "));
    match all.next() {
        Some(_) => format!("{}…", first.trim_end_matches([',', ';', ':', '.'])),
        None => first.trim_end_matches([',', ';', ':']).to_owned(),
    }
}

/// How many words a document has in its points and their headings.
pub fn count(draft: &Draft) -> usize {
    (0..draft.points.len()).map(|point| words(draft.slice(&draft.own(point))).count()).sum()
}

/// The answer in one line: `From 28 points to 20: 9 removed · 1 added`.
pub fn answer(project: &Project, summary: &Summary, from: usize, to: usize) -> String {
    let (old, new) = (top_level(&project.drafts[from]), top_level(&project.drafts[to]));
    let counts = counts(summary);
    let counts = match counts.is_empty() {
        true => say("nothing-to-compare").to_owned(),
        false => counts.join(" · "),
    };
    say_with("answer", &[("old", old.into()), ("new", new.into()), ("counts", counts.into())])
}

/// A status in words, or none where nothing marks the point: `open · 2 options`.
pub fn status(status: &Status) -> Option<String> {
    match status.state {
        State::Alternatives if status.options.len() > 1 => {
            Some(say_with("state-options", &[("n", status.options.len().into())]))
        }
        state_found => state(state_found).map(str::to_owned),
    }
}

/// What happened between two linked points: `moved · changed in substance`.
pub fn change(moved: Relation, change: &Change) -> String {
    relation(moved).into_iter().chain([wording(change.wording)]).collect::<Vec<_>>().join(" · ")
}

/// What a signal says: `600,000 → 800,000`, `+ in peacetime`, `− without cause`, `point 5, now another provision`.
pub fn signal_text(signal: &Signal, before: &Draft, after: &Draft) -> String {
    let (old, new) = (fold(before.slice(&signal.before)), fold(after.slice(&signal.after)));
    match (old.is_empty(), new.is_empty()) {
        (true, _) => format!("+ {new}"),
        (_, true) => format!("− {old}"),
        _ if old == new && signal.kind == SignalKind::CrossReference => {
            say_with("signal-now-another", &[("reference", old.into())])
        }
        _ => format!("{old} → {new}"),
    }
}

/// A party by the name of its class in `party.txt`, as the language that the thread speaks calls it.
pub fn party(class: &str) -> String {
    // What chooses a form of a message is of ASCII letters.
    let key: String = class.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    say_with("party-name", &[("party", key.into()), ("name", class.into())])
}

/// The word for what texts in two languages are compared by.
pub fn matter(matter: Matter) -> &'static str {
    match matter {
        Matter::Signal(kind) => signal(kind),
        Matter::Form(Form::Name) => say("matter-name"),
        Matter::Form(Form::Bracket) => say("matter-bracket"),
        Matter::Form(Form::Option) => say("matter-option"),
        Matter::Form(Form::SubPoints) => say("matter-sub-points"),
    }
}

/// What a thing compared across languages says: `600,000 = 600 тис.`, `600,000 → 800 тис.`, `+ [Крим]`.
pub fn compared_text(compared: &Compared, before: &Draft, after: &Draft) -> String {
    let said = |draft: &Draft, span: &Span| match compared.matter {
        Matter::Form(Form::SubPoints) => {
            let inside = draft.points.iter().filter(|point| span.contains(&(point.start() as usize)));
            let depth = inside.clone().map(|point| point.depth).min();
            inside.filter(|point| Some(point.depth) == depth).count().to_string()
        }
        _ => shortened(&fold(draft.slice(span))),
    };
    let (old, new) = (said(before, &compared.before), said(after, &compared.after));
    match compared.standing {
        Standing::Same if old == new => old,
        Standing::Same => format!("{old} = {new}"),
        Standing::Differs => format!("{old} → {new}"),
        Standing::OnlyBefore => format!("− {old}"),
        Standing::OnlyAfter => format!("+ {new}"),
    }
}

/// What can be compared across languages and is no signal, a line each: what differs in form, what one text says
/// and the other may say otherwise, and in one line all that is the same in both.
pub fn compared_besides(change: &Change, before: &Draft, after: &Draft) -> Vec<String> {
    let all = || change.compared.iter().flatten();
    let is_signal = |item: &Compared| {
        let own = |signal: &Signal| signal.before == item.before && signal.after == item.after;
        change.signals.iter().any(|signal| Matter::Signal(signal.kind) == item.matter && own(signal))
    };
    let text = |item: &Compared| format!("{} {}", matter(item.matter), compared_text(item, before, after));
    let others = all().filter(|item| item.standing != Standing::Same && !is_signal(item));
    let mut lines: Vec<String> = others.map(text).collect();
    let same: Vec<String> = all().filter(|item| item.standing == Standing::Same).map(text).collect();
    if !same.is_empty() {
        lines.push(say_with("compared-same", &[("items", same.join(" · ").into())]));
    }
    lines
}

/// A point as another rendering of its draft has it: with its differences, or in another language as it is.
pub fn rendering(change: &Change, draft: &Draft, other: &Draft) -> Vec<(Tag, String)> {
    match change.compared {
        Some(_) => vec![(Tag::Equal, fold(other.slice(&change.redline.after())))],
        None => runs(&change.redline, &draft.text, &other.text),
    }
}

/// At most sixty characters of a text.
pub fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}

/// One reason for a pairing, as a clause.
pub fn reason(reason: &Reason) -> String {
    let pairs = |pairs: &[(String, String)], arrow: &str| {
        pairs.iter().map(|(a, b)| format!("{a}{arrow}{b}")).collect::<Vec<_>>().join(", ")
    };
    match reason {
        Reason::SameText => say("reason-same-text").to_owned(),
        Reason::Shares(words) => say_with("reason-shares", &[("words", words.join(", ").into())]),
        Reason::Synonyms(words) => say_with("reason-synonyms", &[("pairs", pairs(words, " ~ ").into())]),
        Reason::Meaning(alike) => say_with("reason-meaning", &[("alike", format!("{alike:.2}").into())]),
        Reason::Neighbours(labels) => say_with("reason-neighbours", &[("pairs", pairs(labels, "→").into())]),
        Reason::Children(labels) => say_with("reason-children", &[("pairs", pairs(labels, "→").into())]),
        Reason::Parents => say("reason-parents").to_owned(),
        Reason::SameLabel(label) => say_with("reason-same-label", &[("label", label.as_str().into())]),
        Reason::Leftover => say("reason-leftover").to_owned(),
        Reason::ByHand => say("reason-by-hand").to_owned(),
    }
}

/// Who says it and what of it: `Zelenskyy · open`.
pub fn evidence(evidence: &Evidence, article: &Draft) -> String {
    let said = stance(evidence.stance);
    match &evidence.speaker {
        Some(speaker) => format!("{} · {said}", fold(article.slice(speaker))),
        None => said.to_owned(),
    }
}
