//! Data into words: reasons, signals and statuses as a reader would say them.

use crate::model::{
    Change, Draft, Evidence, Reason, Relation, Signal, SignalKind, Stance, State, Status, Wording,
};

/// White space folded: what is printed on several lines reads on one.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// How far the wording went, as the word of a table.
pub fn wording_word(wording: Wording) -> &'static str {
    match wording {
        Wording::Unchanged => "unchanged",
        Wording::Editorial => "spelling only",
        Wording::Reworded => "reworded",
        Wording::Substantive => "changed in substance",
    }
}

/// What happened between two linked points: `moved · changed in substance`.
pub fn change_words(relation: Relation, change: &Change) -> String {
    let relation = match relation {
        Relation::Same => None,
        Relation::Moved => Some("moved"),
        Relation::Split => Some("split"),
        Relation::Merged => Some("merged"),
    };
    let wording = wording_word(change.wording);
    relation.map_or_else(|| wording.to_owned(), |r| format!("{r} · {wording}"))
}

/// The kind of a signal as a word.
pub fn signal_words(kind: SignalKind) -> &'static str {
    match kind {
        SignalKind::Quantity => "quantity",
        SignalKind::Date => "date",
        SignalKind::Duration => "time",
        SignalKind::Modality => "obligation",
        SignalKind::Negation => "negation",
        SignalKind::Party => "party",
        SignalKind::Place => "place",
        SignalKind::Condition => "condition",
        SignalKind::CrossReference => "reference",
        SignalKind::Scope => "scope",
    }
}

/// What a signal says: `600,000 → 800,000`, `+ in peacetime`, `− without cause`.
pub fn signal_text(signal: &Signal, before: &Draft, after: &Draft) -> String {
    let old = folded(before.slice(&signal.before));
    let new = folded(after.slice(&signal.after));
    match (old.is_empty(), new.is_empty()) {
        (true, _) => format!("+ {new}"),
        (_, true) => format!("− {old}"),
        _ => format!("{old} → {new}"),
    }
}

/// A status in words, or none where nothing marks the point: `open · 2 options`.
pub fn status_words(status: &Status) -> Option<String> {
    let word = match status.state {
        State::Plain => return None,
        State::Agreed => "agreed",
        State::Open => "open",
        State::Alternatives if status.options.len() > 1 => {
            return Some(format!("open · {} options", status.options.len()));
        }
        State::Alternatives => "open · alternatives",
        State::Placeholder => "to be completed",
        State::Deleted => "expressly deleted",
    };
    Some(word.to_owned())
}

/// One reason for a pairing, as a clause.
pub fn reason_words(reason: &Reason) -> String {
    let pairs = |pairs: &[(String, String)], arrow: &str| {
        pairs.iter().map(|(a, b)| format!("{a}{arrow}{b}")).collect::<Vec<_>>().join(", ")
    };
    match reason {
        Reason::SameText => "the same text".to_owned(),
        Reason::Shares(words) => format!("shares {}", words.join(", ")),
        Reason::Synonyms(words) => format!("says the same with {}", pairs(words, " ~ ")),
        Reason::Neighbours(labels) => format!("neighbours {} are paired", pairs(labels, "→")),
        Reason::Children(labels) => format!("sub-points {} are paired", pairs(labels, "→")),
        Reason::Parents => "the points they stand under are paired".to_owned(),
        Reason::SameLabel(label) => format!("both are printed as {label}"),
        Reason::Leftover => "fits what is left after the best pairs".to_owned(),
        Reason::ByHand => "paired by hand".to_owned(),
    }
}

/// What a statement says of a point, as a word.
pub fn stance_word(stance: Stance) -> &'static str {
    match stance {
        Stance::Open => "open",
        Stance::Agreed => "agreed",
        Stance::Rejected => "rejected",
        Stance::Reported => "reported",
    }
}

/// Who says it and what of it: `Zelenskyy · open`.
pub fn evidence_words(evidence: &Evidence, article: &Draft) -> String {
    let stance = stance_word(evidence.stance);
    match &evidence.speaker {
        Some(speaker) => format!("{} · {stance}", folded(article.slice(speaker))),
        None => stance.to_owned(),
    }
}
