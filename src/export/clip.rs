//! An excerpt for the clipboard: a row of the table or one draft's part of it, as formatted text that Word and
//! LibreOffice Writer take, as plain text, and as Markdown.

use super::markdown;
use super::styled::{self, Ink, Paragraph};
use crate::compare;
use crate::model::{Comparison, Project, Span, Tag};
use crate::present::words::fold;
use crate::present::{Block, Cell, Run, Table, Told, pieces_of};
use maud::{Markup, PreEscaped, html};

/// What is copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What it is: `US-28 12 → F-20 9 · changed in substance`.
    title: String,
    /// The short names of the drafts, and the text of each.
    cells: Vec<(String, Vec<Paragraph>)>,
}

impl Excerpt {
    /// A row with the texts of all drafts; none where there is no such row.
    pub fn row(
        project: &Project,
        comparison: &Comparison,
        table: &Table,
        told: &[Told],
        row: usize,
    ) -> Option<Self> {
        let (found, told) = (table.rows.get(row)?, told.get(row)?);
        let cell = |(column, (siglum, cell)): (usize, (&String, &Cell))| {
            (fold(siglum), styled::cell_of(project, comparison, column, cell))
        };
        let sigla = compare::sigla(&project.drafts);
        let states = told.states.iter().map(|(_, words)| words.clone());
        let title = [told.numbers.clone(), told.change.clone()].into_iter().chain(states);
        Some(Excerpt {
            title: title.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            cells: sigla.iter().zip(&found.cells).enumerate().map(cell).collect(),
        })
    }

    /// One draft's part of a row; none where it has none.
    pub fn cell(
        project: &Project,
        comparison: &Comparison,
        table: &Table,
        (row, column): (usize, usize),
    ) -> Option<Self> {
        let cell = table.rows.get(row)?.cells.get(column).filter(|cell| !cell.points.is_empty())?;
        let siglum = fold(compare::sigla(&project.drafts).get(column)?);
        let labels = cell.points.iter().map(|&point| fold(&project.drafts[column].points[point].label.path));
        Some(Excerpt {
            title: format!("{siglum} {}", labels.collect::<Vec<_>>().join(" + ")),
            cells: vec![(siglum, styled::cell_of(project, comparison, column, cell))],
        })
    }

    /// Words of one draft with what was changed in them, which are bytes of its text; none where the row has nothing of
    /// them in that column.
    pub fn words(
        project: &Project,
        table: &Table,
        (row, column): (usize, usize),
        words: &Span,
    ) -> Option<Self> {
        let cell = table.rows.get(row)?.cells.get(column)?;
        let siglum = fold(compare::sigla(&project.drafts).get(column)?);
        let blocks = cell.blocks.iter().filter(|block| !block.ghost && !block.is_only_told());
        let cut = blocks.map(|block| (block, within(&block.runs, column, words)));
        let found: Vec<(&Block, Vec<Run>)> = cut.filter(|(_, runs)| !runs.is_empty()).collect();
        let first = found.first()?.0.at;
        let paragraph = |(block, runs): (&Block, Vec<Run>)| {
            let pieces = pieces_of(&project.drafts, &runs);
            Paragraph { pieces: styled::pieces_in(pieces, block.is_heading), depth: block.depth }
        };
        Some(Excerpt {
            title: format!("{siglum} {}", fold(&project.drafts[first.draft].points[first.point].label.path)),
            cells: vec![(siglum, found.into_iter().map(paragraph).collect())],
        })
    }

    /// As HTML with all its looks in it. Every text is escaped.
    pub fn html(&self) -> String {
        let cell = "border:1px solid #999999;padding:4pt 6pt;vertical-align:top;text-align:left";
        let page = html! {
            (PreEscaped("<meta charset=\"utf-8\">"))
            p { b { (self.title) } }
            @match self.cells.as_slice() {
                [(_, only)] => { (paragraphs(only)) }
                cells => {
                    table style="border-collapse:collapse" {
                        tr { @for (siglum, _) in cells { th style=(cell) { (siglum) } } }
                        tr { @for (_, text) in cells { td style=(cell) { (paragraphs(text)) } } }
                    }
                }
            }
        };
        page.into_string()
    }

    /// As plain text, what was removed as `[-removed-]`, what was added as `{+added+}`.
    pub fn text(&self) -> String {
        let piece = |piece: &styled::Piece| match piece.ink {
            Ink::Added => format!("{{+{}+}}", piece.text),
            Ink::Removed => format!("[-{}-]", piece.text),
            _ => piece.text.clone(),
        };
        let line = |paragraph: &Paragraph| {
            let text: String = paragraph.pieces.iter().map(piece).collect();
            format!("{}{text}\n", "  ".repeat(usize::from(paragraph.depth)))
        };
        let mut out = format!("{}\n", self.title);
        for (siglum, text) in &self.cells {
            if self.cells.len() > 1 {
                out.push_str(&format!("\n{siglum}\n"));
            }
            out.extend(text.iter().map(line));
        }
        out
    }

    /// As Markdown, what was removed ~~struck out~~, what was added **bold**; several drafts as a table.
    pub fn markdown(&self) -> String {
        let plain = |text: &str| markdown::paragraph(&[(Tag::Equal, text.to_owned())]).trim_end().to_owned();
        let line = |paragraph: &Paragraph| {
            let run = |piece: &styled::Piece| {
                let tag = match piece.ink {
                    Ink::Added => Tag::Insert,
                    Ink::Removed => Tag::Delete,
                    _ => Tag::Equal,
                };
                // A space at an end is lost where it is not a run of its own.
                let text = piece.text.trim_matches(' ').to_owned();
                let space = |is: bool| (Tag::Equal, if is { " " } else { "" }.to_owned());
                let after = space(!text.is_empty() && piece.text.ends_with(' '));
                [space(piece.text.starts_with(' ')), (tag, text), after]
            };
            let runs = paragraph.pieces.iter().flat_map(run).filter(|(_, text)| !text.is_empty());
            let runs: Vec<_> = runs.collect();
            markdown::paragraph(&runs).trim_end().to_owned()
        };
        let title = plain(&self.title);
        match self.cells.as_slice() {
            [(_, only)] => {
                let lines: Vec<String> = std::iter::once(title).chain(only.iter().map(line)).collect();
                format!("{}\n", lines.join("\n\n"))
            }
            cells => {
                let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
                let text = |text: &Vec<Paragraph>| text.iter().map(line).collect::<Vec<_>>().join("<br>");
                let head = row(cells.iter().map(|(siglum, _)| plain(siglum)).collect());
                let rule = row(vec!["---".to_owned(); cells.len()]);
                format!("{title}\n\n{head}{rule}{}", row(cells.iter().map(|(_, own)| text(own)).collect()))
            }
        }
    }
}

/// The runs of a column that show words of its draft, cut at their ends, with what was removed between them.
fn within(runs: &[Run], column: usize, words: &Span) -> Vec<Run> {
    let cut = |run: &Run| run.span.start.max(words.start)..run.span.end.min(words.end);
    let shows = |run: &&Run| run.draft == column && !cut(run).is_empty();
    let first = runs.iter().position(|run| shows(&run));
    let last = runs.iter().rposition(|run| shows(&run));
    let shown = first.zip(last).map_or(&[][..], |(first, last)| &runs[first..=last]);
    let cut =
        |run: &Run| if run.draft == column { Run { span: cut(run), ..run.clone() } } else { run.clone() };
    shown.iter().map(cut).collect()
}

/// Paragraphs with their looks. A mark of change is one by its name, by its line and by its colour, for programs
/// differ in which of them they keep.
fn paragraphs(paragraphs: &[Paragraph]) -> Markup {
    html! {
        @for paragraph in paragraphs {
            p style={ "margin:0 0 3pt " (14 * u32::from(paragraph.depth)) "pt" } {
                @for piece in &paragraph.pieces {
                    @let colour = format!("color:{}", piece.ink.colour());
                    @let words = html! { @if piece.is_strong { b { (piece.text) } } @else { (piece.text) } };
                    @match piece.ink {
                        Ink::Plain => (words),
                        Ink::Added => { ins style={ (colour) ";text-decoration:underline" } { (words) } }
                        Ink::Removed => { del style={ (colour) ";text-decoration:line-through" } { (words) } }
                        Ink::Soft | Ink::Open | Ink::Agreed => { span style=(colour) { (words) } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DraftId;
    use crate::present;
    use std::sync::Arc;

    /// Two drafts and their comparison.
    fn compared(before: &str, after: &str) -> (Project, Comparison, Table, Vec<Told>) {
        let draft = |id: u32, text: &str, siglum: &str| {
            let mut draft =
                compare::draft_of(text.as_bytes(), "plan.txt", DraftId(id), None).expect("a text");
            draft.siglum = siglum.to_owned();
            Arc::new(draft)
        };
        let project =
            Project { drafts: vec![draft(0, before, "A<b>"), draft(1, after, "B")], ..Project::default() };
        let comparison = compare::compare(&project.drafts, &[], &project.decisions, &project.settings);
        let table = present::table(&project, &comparison);
        let told = present::told(&project, &comparison, &table);
        (project, comparison, table, told)
    }

    /// The excerpts of the first row of two drafts: all of it, and the later draft's part.
    fn excerpts(before: &str, after: &str) -> [Excerpt; 2] {
        let (project, comparison, table, told) = compared(before, after);
        [
            Excerpt::row(&project, &comparison, &table, &told, 0).expect("a row"),
            Excerpt::cell(&project, &comparison, &table, (0, 1)).expect("a point"),
        ]
    }

    const BEFORE: &str =
        "1. Prisoners <script>alert(1)</script> are exchanged within 30 days & nights.\n\n2. Fish.\n";
    const AFTER: &str =
        "1. Prisoners <script>alert(1)</script> are exchanged within 90 days & nights.\n\n2. Fish.\n";

    #[test]
    fn a_point_has_its_redline_in_every_form() {
        let [row, point] = excerpts(BEFORE, AFTER);
        let html = point.html();
        assert!(html.contains(";text-decoration:line-through\">30</del>"), "{html}");
        assert!(html.contains(";text-decoration:underline\">90</ins>"), "{html}");
        assert!(
            html.contains("&lt;script&gt;") && html.contains("&amp; nights") && !html.contains("<script"),
            "{html}"
        );
        assert!(point.text().contains("within [-30-] {+90+} days & nights."), "{}", point.text());
        assert!(point.markdown().contains("within ~~30~~ **90** days \\& nights."), "{}", point.markdown());
        let html = row.html();
        assert!(html.contains("A&lt;b&gt;</th>") && html.contains(">B</th>"), "{html}");
        assert_eq!(html.matches("<td").count(), 2);
        let markdown = row.markdown();
        assert!(markdown.contains("| A\\<b\\> | B |\n| --- | --- |\n| 1"), "{markdown}");
        assert_eq!(markdown.lines().filter(|line| line.starts_with('|')).count(), 3, "{markdown}");
    }

    #[test]
    fn words_are_copied_with_what_was_changed_in_them() {
        let [_, point] = excerpts(BEFORE, AFTER);
        let text = point.text();
        assert!(text.contains("within [-30-] {+90+} days"), "{text}");
        let (project, _, table, _) = compared(BEFORE, AFTER);
        let place = |words: &str| {
            let start = project.drafts[1].text.find(words).expect("the words");
            start..start + words.len()
        };
        let copied =
            |words: &str| Excerpt::words(&project, &table, (0, 1), &place(words)).map(|own| own.text());
        let told = "B 1\nexchanged within [-30-] {+90+} days\n";
        assert_eq!(copied("exchanged within 90 days").as_deref(), Some(told));
        assert_eq!(copied("days & nights").as_deref(), Some("B 1\ndays & nights\n"));
        assert_eq!(copied("Fish"), None, "in another row");
    }

    #[test]
    fn a_row_that_is_not_there_is_not_copied() {
        let project = Project::default();
        assert_eq!(Excerpt::row(&project, &Comparison::default(), &Table::default(), &[], 3), None);
        assert_eq!(Excerpt::cell(&project, &Comparison::default(), &Table::default(), (0, 0)), None);
    }
}
