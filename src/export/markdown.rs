//! The comparison as Markdown, to paste into a mail: sources, the answer, a table,
//! and the redlines with ~~what was removed~~ and **what was added**.

use super::threads::{self, Said, Thread};
use super::{Format, Report};
use crate::compare::{self, Entry, Step};
use crate::model::{Comparison, Draft, Lineage, Link, Project, Relation, Status, Tag, Wording};
use crate::present::markdown::{Paragraph, Piece};
use crate::present::words::{self, fold};
use crate::present::{self, Shares};

/// Markdown for a mail.
pub const FORMAT: Format = Format {
    name: "markdown",
    extension: "md",
    is_text: true,
    write: |report, _| Ok(page(report).into_bytes()),
};

/// The whole comparison.
fn page(report: &Report) -> String {
    let (project, comparison) = (&report.project, &report.comparison);
    if project.drafts.is_empty() {
        return String::new();
    }
    let sigla = compare::sigla(&project.drafts);
    let titles =
        project.drafts.iter().zip(&sigla).map(|(draft, siglum)| escape(&words::title(draft, siglum)));
    let mut out = format!("# {}\n\n", titles.collect::<Vec<_>>().join(" → "));
    sources(&mut out, report);
    let (from, to) = compare::reach(&project.drafts, &project.settings);
    let answer = words::answer(project, &comparison.summary, from, to);
    out.push_str(&format!("\n**{}**\n\n", escape(&answer)));
    table(&mut out, report, &sigla);
    let shares = Shares::new(&project.drafts, &comparison.links);
    for (from, to) in compare::told(&project.drafts, &project.settings) {
        out.push_str(&format!("\n## {} → {}\n", escape(&sigla[from]), escape(&sigla[to])));
        section(&mut out, project, comparison, &shares, (from, to));
    }
    notes(&mut out, report);
    out
}

/// The notes with their replies, in the order of the drafts and their points.
fn notes(out: &mut String, report: &Report) {
    if !report.notes.is_empty() {
        out.push_str("\n## Notes\n");
    }
    let mut say = |depth: usize, by: &str, said: &Said| {
        let quoted = "> ".repeat(depth);
        out.push_str(&format!("\n{quoted}*{}*\n", escape(by)));
        for own in &said.paragraphs {
            out.push_str(&format!("{}\n{quoted}{}\n", quoted.trim_end(), marked(own)));
        }
    };
    for note in &report.notes {
        let thread = Thread::new(report, note);
        say(0, &thread.head(), thread.first());
        thread.replies().iter().for_each(|reply| say(1, &reply.by(), reply));
    }
}

/// A paragraph of a note with the marks that its writer gave it.
fn marked(paragraph: &Paragraph) -> String {
    let text: String = paragraph.pieces.iter().map(piece).collect();
    let text = text.split('\n').map(|line| unlisted(line.to_owned())).collect::<Vec<_>>().join("  \n");
    let bullet = match paragraph.bullet.as_str() {
        "" => String::new(),
        "•" => "- ".to_owned(),
        number => format!("{number} "),
    };
    format!("{}{bullet}{text}", "  ".repeat(paragraph.indent))
}

fn piece(piece: &Piece) -> String {
    let spaced = |line: &str| {
        let ends = [line.starts_with(' '), line.ends_with(' ') && line.trim() != ""];
        let [before, behind] = ends.map(|is_space| if is_space { " " } else { "" });
        format!("{before}{}{behind}", escape(line.trim()))
    };
    let text = match piece.code && !piece.text.contains(['`', '\n']) {
        true => format!("`{}`", fold(&piece.text)),
        false => piece.text.split('\n').map(spaced).collect::<Vec<_>>().join("\n"),
    };
    let text = if piece.emphasis { format!("*{text}*") } else { text };
    let text = if piece.strong { format!("**{text}**") } else { text };
    match &piece.link {
        Some(link) if *link == piece.text => format!("<{}>", fold(link)),
        Some(link) => format!("[{text}](<{}>)", fold(link)),
        None => text,
    }
}

/// Where the drafts and articles came from, how they were compared, what the reader said of pairs.
fn sources(out: &mut String, report: &Report) {
    line(out, &["Siglum", "Title", "File", "Date", "Points", "Words", "SHA-256"].map(str::to_owned));
    line(out, &["---", "---", "---", "---", "---:", "---:", "---"].map(str::to_owned));
    let number = |n: Option<usize>| n.map(|n| n.to_string()).unwrap_or_default();
    for source in &report.sources {
        let said = [&source.siglum, &source.title, &source.file, &source.date].map(|said| escape(said));
        let counts = [number(source.points), number(source.words), source.sha256.clone()];
        line(out, &said.into_iter().chain(counts).collect::<Vec<_>>());
    }
    out.push_str(&format!("\nHow it was compared: {}.\n", escape(&report.settings.join("; "))));
    for pairing in &report.pairings {
        out.push_str(&format!("\nBy the reader\u{2019}s word {}.\n", escape(&pairing.told())));
    }
}

/// A row for each lineage: its numbers, what became of it, its status in the last draft.
fn table(out: &mut String, report: &Report, sigla: &[String]) {
    let (project, comparison) = (&report.project, &report.comparison);
    let is_ruled = report.table.rows.iter().any(|row| !row.verdicts.is_empty());
    let numbers = sigla.iter().map(|siglum| format!("№ {}", escape(siglum)));
    let heads =
        ["Change", "Status", "Verdict"].map(str::to_owned).into_iter().take(2 + usize::from(is_ruled));
    let head: Vec<String> = numbers.chain(heads).collect();
    line(out, &head);
    line(out, &vec!["---".to_owned(); head.len()]);
    let last = project.drafts.len() - 1;
    let (from, to) = compare::reach(&project.drafts, &project.settings);
    let outcomes = compare::outcomes(&project.drafts, comparison, from, to);
    for (index, (row, outcome)) in comparison.lineages.iter().zip(outcomes).enumerate() {
        let columns = project.drafts.iter().zip(&row.cells).zip(&row.absent);
        let cells = columns.map(|((draft, cell), absence)| {
            let missing = absence.as_ref().and_then(|absence| match absence.part {
                Some(part) => Some(words::document(draft, part)),
                None => words::missing(absence.kind).map(str::to_owned),
            });
            [labels(draft, cell)]
                .into_iter()
                .chain(missing.map(|m| escape(&m)))
                .filter(|s| !s.is_empty())
                .collect::<Vec<_>>()
                .join(" · ")
        });
        let mut about = vec![
            outcome.map_or(String::new(), |o| present::change(&o)),
            status(row, &comparison.statuses[last], last),
        ];
        if is_ruled {
            about.push(escape(&threads::verdicts(report, index)));
        }
        line(out, &cells.chain(about).collect::<Vec<_>>());
    }
}

fn section(
    out: &mut String,
    project: &Project,
    comparison: &Comparison,
    shares: &Shares,
    (from, to): (usize, usize),
) {
    let step = Step::new(&project.drafts, &comparison.links, from, to);
    let (old, new) = (&project.drafts[from], &project.drafts[to]);
    for row in &comparison.lineages {
        let (gone, come) = words::coming(row, from, to);
        for entry in step.entries(row) {
            match entry {
                Entry::Linked(link) => linked(out, (old, new), shares, link),
                Entry::Left(_) => {}
                Entry::Removed(point) => alone(out, old, point, Tag::Delete, gone),
                Entry::Added(point) => alone(out, new, point, Tag::Insert, come),
            }
        }
    }
}

fn linked(out: &mut String, (old, new): (&Draft, &Draft), shares: &Shares, link: &Link) {
    if link.change.wording == Wording::Unchanged && link.relation == Relation::Same {
        return;
    }
    let labels =
        [(old, link.before.point), (new, link.after.point)].map(|(d, p)| escape(&d.points[p].label.path));
    let about: Vec<&str> =
        words::relation(link.relation).into_iter().chain([words::wording(link.change.wording)]).collect();
    out.push_str(&format!("\n### {} · {}\n\n", labels.join(" → "), about.join(" · ")));
    for signal in &link.change.signals {
        let (before, after) = (fold(old.slice(&signal.before)), fold(new.slice(&signal.after)));
        let kind = words::signal(signal.kind);
        let sides: Vec<String> =
            [before, after].iter().map(|s| escape(if s.is_empty() { "–" } else { s })).collect();
        out.push_str(&format!("- {kind}: {}\n", sides.join(" → ")));
    }
    let besides = words::compared_besides(&link.change, old, new);
    besides.iter().for_each(|line| out.push_str(&format!("- {}\n", escape(line))));
    if !link.change.signals.is_empty() || !besides.is_empty() {
        out.push('\n');
    }
    if link.change.compared.is_some() {
        // Between two languages there is no redline: both texts, one below the other.
        let (before, after) = (link.change.redline.before(), link.change.redline.after());
        out.push_str(&paragraph(&[(Tag::Equal, fold(old.slice(&before)))]));
        out.push('\n');
        out.push_str(&paragraph(&[(Tag::Equal, fold(new.slice(&after)))]));
        return;
    }
    out.push_str(&paragraph(&words::runs(shares.of_link(link), &old.text, &new.text)));
}

fn alone(out: &mut String, draft: &Draft, point: usize, tag: Tag, word: &str) {
    out.push_str(&format!("\n### {} · {word}\n\n", escape(&draft.points[point].label.path)));
    out.push_str(&paragraph(&[(tag, fold(draft.slice(&draft.own(point))))]));
}

/// A redline as one line of Markdown.
pub(super) fn paragraph(runs: &[(Tag, String)]) -> String {
    let mut line = String::new();
    for (i, (tag, text)) in runs.iter().enumerate().filter(|(_, (_, text))| !text.is_empty()) {
        let marks = match tag {
            Tag::Equal => {
                line.push_str(&escape(text));
                continue;
            }
            Tag::Delete => ("~~", "~~", "<del>", "</del>"),
            Tag::Insert => ("**", "**", "<ins>", "</ins>"),
        };
        let next = runs.get(i + 1).and_then(|(tag, text)| match tag {
            Tag::Equal => text.chars().next(),
            Tag::Delete => Some('~'),
            Tag::Insert => Some('*'),
        });
        let (open, close, open_tag, close_tag) = marks;
        let (open, close) =
            if marks_hold(line.chars().last(), text, next) { (open, close) } else { (open_tag, close_tag) };
        line.extend([open, &escape(text), close]);
    }
    line = unlisted(line);
    line.push('\n');
    line
}

/// At the beginning of a line a number is a list and a sign a bullet or a heading.
fn unlisted(mut line: String) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if line.starts_with(['#', '+', '-', '=']) || line[digits..].starts_with(['.', ')']) && digits > 0 {
        line.insert(digits, '\\');
    }
    line
}

/// Whether marks like `**` are read as marks here: beside a letter outside they need
/// a letter inside (CommonMark 0.31, left- and right-flanking delimiter runs).
fn marks_hold(previous: Option<char>, text: &str, next: Option<char>) -> bool {
    let holds = |outside: Option<char>, inside: Option<char>| {
        outside.is_none_or(|c| c == ' ' || c.is_ascii_punctuation())
            || inside.is_some_and(char::is_alphanumeric)
    };
    holds(previous, text.chars().next()) && holds(next, text.chars().last())
}

/// Text in which nothing is read as Markdown, also inside a table.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in fold_keeping_space(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Folded, except that a lone space stays one.
fn fold_keeping_space(text: &str) -> String {
    if text == " " { text.to_owned() } else { fold(text) }
}

fn labels(draft: &Draft, cell: &[usize]) -> String {
    cell.iter().map(|&point| escape(&draft.points[point].label.path)).collect::<Vec<_>>().join(", ")
}

fn status(row: &Lineage, statuses: &[Status], column: usize) -> String {
    let mut states: Vec<&str> =
        row.cells[column].iter().filter_map(|&p| words::state(statuses[p].state)).collect();
    states.dedup();
    states.join(", ")
}

fn line(out: &mut String, cells: &[String]) {
    out.push_str(&format!("| {} |\n", cells.join(" | ")));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::{notation, redline};
    use pulldown_cmark::{Event, Options, Parser, Tag as Mark, TagEnd};

    /// What a reader of the Markdown sees, in the notation of redlines.
    fn seen(markdown: &str) -> String {
        let mut seen = String::new();
        for event in Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Text(text) | Event::Code(text) => seen.push_str(&text),
                Event::Start(Mark::Strikethrough) => seen.push_str("[-"),
                Event::End(TagEnd::Strikethrough) => seen.push_str("-]"),
                Event::Start(Mark::Strong) => seen.push_str("{+"),
                Event::End(TagEnd::Strong) => seen.push_str("+}"),
                Event::InlineHtml(tag) => seen.push_str(match &*tag {
                    "<del>" => "[-",
                    "</del>" => "-]",
                    "<ins>" => "{+",
                    "</ins>" => "+}",
                    other => panic!("{other} was read as HTML"),
                }),
                Event::Start(Mark::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                other => panic!("{other:?} in {markdown}"),
            }
        }
        seen
    }

    #[test]
    fn a_note_keeps_the_marks_of_its_writer() {
        use crate::present::markdown::paragraphs;
        for body in [
            "Ask *the lawyers*, **soon**, and read `4(b)`.",
            "One line\nand another; see https://example.org/a_b.",
            "As [the *old* draft](https://example.org/a) has it:\n\n- 600,000 < 800,000\n- \\[jointly\\]\n\n3. the third",
            "1\\. is no list, a_b no emphasis, <b>no</b> HTML.",
        ] {
            let own = paragraphs(body);
            let written: Vec<String> = own.iter().map(marked).collect();
            assert_eq!(paragraphs(&written.join("\n\n")), own, "{written:#?}");
        }
    }

    #[test]
    fn a_redline_is_read_as_it_was_written() {
        for line in [
            "The Parties [-shall-]{+may+} withdraw.",
            "a force of 600,000 personnel{+, in peacetime+}.",
            "the guarantee[- (Article 5)-] of the States",
            "[-[jointly]-]{+[separately]+} by both",
            "{+*+}starred*[-_under_-] **bold** ~~gone~~ `code`",
            "<b>no</b> &amp; [link](x) | cell \\ end",
            "1. not a list",
            "- not a bullet",
            "# not a heading",
            "2) [-not-] a list",
            "вода[-, газ-]{+ і світло+}; «Канал»{+ – відкрито+}",
            "[-Everything before.-]{+Everything after.+}",
        ] {
            let (before, after) = notation::parse(line);
            let redline = redline(&before, &after);
            let runs = words::runs(&redline, &before, &after);
            let text = paragraph(&runs);
            assert_eq!(seen(&text), notation::write(&redline, &before, &after), "{text}");
        }
    }

    #[test]
    fn marks_beside_a_letter() {
        let runs = |runs: &[(Tag, &str)]| -> Vec<(Tag, String)> {
            runs.iter().map(|(tag, text)| (*tag, (*text).to_owned())).collect()
        };
        for (line, markdown) in [
            (runs(&[(Tag::Equal, "re"), (Tag::Insert, "placed")]), "re**placed**\n"),
            (runs(&[(Tag::Equal, "men"), (Tag::Insert, ", all")]), "men<ins>, all</ins>\n"),
            (runs(&[(Tag::Delete, "men,"), (Tag::Equal, "all")]), "<del>men,</del>all\n"),
            (runs(&[(Tag::Delete, "a"), (Tag::Insert, "(b)")]), "~~a~~**(b)**\n"),
        ] {
            assert_eq!(paragraph(&line), markdown);
        }
    }
}
