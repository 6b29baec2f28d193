//! Places of a text found again in another version of it, by the words that stand there.

use crate::model::{Draft, PointId};

/// How many bytes of the text behind and before a place are its quote: the longest first.
const QUOTES: [usize; 3] = [96, 40, 16];

/// The byte of `new` at which stand the words that stand at byte `at` of `old`; none where they are gone.
///
/// Of several such places it is the one with the same words before it, then the one nearest.
pub fn place(old: &str, new: &str, at: usize) -> Option<usize> {
    let behind = old.get(at..)?;
    let expected = at.min(new.len());
    for length in QUOTES {
        let quote = behind[..behind.floor_char_boundary(length)].trim_end();
        let before = &old[old.ceil_char_boundary(at.saturating_sub(length))..at];
        if quote.len() * 2 < length.min(behind.trim_end().len()) || quote.is_empty() {
            continue;
        }
        let alike = |found: &usize| common_end(before, &new[..*found]);
        let near = |found: &usize| std::cmp::Reverse(found.abs_diff(expected));
        let found = new.match_indices(quote).map(|(found, _)| found);
        if let Some(best) = found.max_by_key(|found| (alike(found), near(found))) {
            return Some(best);
        }
    }
    None
}

/// How many bytes two points must share in one run, or else half of the earlier one, to be the same.
const ENOUGH: usize = 32;

/// The point of `new` that holds most of the words of the point `id` of `old`, asked at four places of it. None where
/// it is gone: a few words in common, or a point that `old` has beside it word for word, are not the point.
pub fn point(old: &Draft, new: &Draft, id: PointId) -> Option<PointId> {
    let own = old.find(id)?;
    let body = &old.points[own].body;
    let asked = (0..4).map(|quarter| old.text.floor_char_boundary(body.start + body.len() * quarter / 4));
    let holds = |at: usize| new.points.iter().position(|p| p.body.start <= at && at < p.body.end);
    let found = asked.filter_map(|at| {
        let place = place(&old.text, &new.text, at)?;
        let before = common_end(&old.text[body.start..at], &new.text[..place]);
        let run = before + common_start(&old.text[at..body.end], &new.text[place..]);
        holds(place).filter(|_| run >= ENOUGH.min(body.len() / 2))
    });
    let stayed = |&point: &usize| {
        let text = new.body(point);
        text != old.body(own) && (0..old.points.len()).any(|other| other != own && old.body(other) == text)
    };
    let found: Vec<usize> = found.filter(|point| !stayed(point)).collect();
    let votes = |point: usize| found.iter().filter(|&&other| other == point).count();
    let best = found.iter().rev().max_by_key(|&&point| votes(point))?;
    Some(new.id_of(*best))
}

/// How many bytes at their ends two texts share.
pub fn common_end(a: &str, b: &str) -> usize {
    a.bytes().rev().zip(b.bytes().rev()).take_while(|(a, b)| a == b).count()
}

/// How many bytes at their beginnings two texts share.
pub fn common_start(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::place;

    /// The words of `new` at the place of `|` in `old`.
    fn check(old: &str, new: &str, expected: Option<&str>) {
        let at = old.find('|').expect("a place");
        let found = place(&old.replace('|', ""), new, at).map(|at| &new[at..]);
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_found_where_they_went() {
        check(
            "1. Fire ceases. |Grain leaves the harbour.",
            "0. New.\n1. Grain leaves the harbour.",
            Some("Grain leaves the harbour."),
        );
        check("1. Fire. 2. |Fire. 3. Sea.", "1. Fire. 1a. Bread. 2. Fire. 3. Sea.", Some("Fire. 3. Sea."));
        check(
            "1. |The harbour of Venn is closed.",
            "1. The harbour of Venn opens at noon.",
            Some("The harbour of Venn opens at noon."),
        );
        check("1. |The harbour is closed.", "1. Grain leaves.", None);
    }
}
