//! When a draft was written or published, as its opening or the name of its file says.

use crate::diff;
use crate::model::Draft;
use crate::text::phrases::Phrases;
use crate::text::tokens::Tokens;
use std::path::Path;
use std::sync::LazyLock;

/// What stands before the date of a document in its opening.
static PUBLISHED: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("published.txt")));

/// How much of a document is its opening, in bytes.
const OPENING: usize = 4_000;
/// How many bytes may stand between such a word and the date.
const NEAR: usize = 120;

/// The date of a draft as `2025-11-21`: that of its publication where the text before the first
/// point names one, else that in the name of its file. A date of which nothing of the kind is
/// said is no more than a date, unless it stands alone in its line.
pub(super) fn date(draft: &Draft) -> Option<String> {
    let first = draft.points.first().map_or(draft.text.len(), |point| point.start() as usize);
    let end = draft.text.floor_char_boundary(first.min(OPENING));
    in_opening(&draft.text[..end]).or_else(|| in_name(&draft.provenance.path))
}

fn in_opening(text: &str) -> Option<String> {
    let dates = diff::dates(text);
    let tokens = Tokens::new(text);
    let said: Vec<usize> =
        PUBLISHED.find(&tokens).iter().map(|found| tokens.span(found.tokens.end - 1).end).collect();
    let is_said = |start: usize| {
        said.iter().any(|&end| {
            end <= start
                && start - end <= NEAR
                && !text[end..start].contains(['\n', ';'])
                && !text[end..start].contains(". ")
        })
    };
    let is_alone = |start: usize, end: usize| {
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let until = text[end..].find('\n').map_or(text.len(), |at| end + at);
        !text[line..start].chars().chain(text[end..until].chars()).any(char::is_alphanumeric)
    };
    let found = dates.iter().find(|(span, _)| is_said(span.start));
    let found = found.or_else(|| dates.iter().find(|(span, _)| is_alone(span.start, span.end)));
    found.map(|(_, date)| date.clone())
}

/// `2025-11-21` or `20251121` in the name of a file.
fn in_name(path: &str) -> Option<String> {
    let name = Path::new(path).file_stem()?.to_str()?;
    let is_day = |digits: &str| {
        let number = |range: std::ops::Range<usize>| digits[range].parse::<u32>().unwrap_or(0);
        matches!((number(0..4), number(4..6), number(6..8)), (1900..=2100, 1..=12, 1..=31))
    };
    let runs = name.split(|c: char| !c.is_ascii_digit()).collect::<Vec<_>>();
    let whole = runs.iter().find(|run| run.len() == 8).map(|&run| run.to_owned());
    let parted = runs.windows(3).find(|run| [run[0].len(), run[1].len(), run[2].len()] == [4, 2, 2]);
    let digits = parted.map(|run| run.concat()).into_iter().chain(whole).find(|digits| is_day(digits))?;
    Some(format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..8]))
}

#[cfg(test)]
mod tests {
    use crate::compare::draft_of;
    use crate::model::DraftId;

    /// The date of a draft that begins like this, in a file of this name; `-` for none.
    fn check(name: &str, opening: &str, expected: &str) {
        let text = format!(
            "{opening}\n\n1. The line of contact is frozen.\n\n2. Prisoners are exchanged by 3 May 2026.\n"
        );
        let draft = draft_of(text.as_bytes(), name, DraftId(0), None).unwrap();
        assert_eq!(draft.provenance.date.as_deref().unwrap_or("-"), expected, "{name}: {opening}");
    }

    #[test]
    fn the_date_of_a_draft_is_found() {
        check("a.txt", "A plan\n\nPublished on 24 December 2025 by the press.", "2025-12-24");
        check("a.txt", "Circulated on 20 and 21 November 2025.", "2025-11-21");
        check("a.txt", "Based on the talks of 3 March 2025. Reported on November 23, 2025.", "2025-11-23");
        check("a.txt", "Опубліковано 24 грудня 2025 року", "2025-12-24");
        check("a.txt", "Проект от 5 января 2026 г.", "2026-01-05");
        check("a.txt", "Stand: 24.12.2025", "2025-12-24");
        check("a.txt", "Peace plan\n\n24 December 2025\n\nPreamble", "2025-12-24");
        check("a.txt", "After the invasion of 24 February 2022 the parties agree.", "-");
        check("a.txt", "Reported in December 2025.", "-");
        check("plan-2025-11-21.txt", "A plan", "2025-11-21");
        check("20251121_plan.txt", "A plan", "2025-11-21");
        check("plan-2025-11-21.txt", "Published on 24 December 2025", "2025-12-24");
        check("20259999.txt", "A plan", "-");
        check("v1-2-3.txt", "A plan", "-");
    }
}
