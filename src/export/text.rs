//! The comparison in a terminal: the answer in the first lines, then point by point.
//!
//! Every mark is a word or a sign as well as a colour; without colour a redline is
//! written `[-removed-]{+added+}`.

use super::threads::{self, Said, Thread};
use super::{Format, Report, content};
use crate::compare::{self, Entry, Step};
use crate::model::{
    At, Comparison, Draft, Evidence, Lineage, Link, PointKind, Project, Relation, Signal, Stance, State,
    Status, Tag, Wording,
};
use crate::present::words::{self, fold};
use crate::present::{Shares, doubt};
use anstyle::{Ansi256Color, Style};
use std::collections::BTreeSet;

/// Text to read in a terminal.
pub const FORMAT: Format = Format {
    name: "text",
    extension: "txt",
    is_text: true,
    write: |report, _| Ok(page(report).into_bytes()),
};

/// The whole comparison, its notes, and below it what a reader needs to check it.
fn page(report: &Report) -> String {
    let layout = report.options.layout;
    let mut page = Page::new(layout);
    page.out = comparison(&report.project, &report.comparison, layout);
    if page.out.is_empty() {
        return page.out;
    }
    if !report.notes.is_empty() {
        page.blank();
        page.line(0, &[(Tone::Strong, "Notes".to_owned())]);
    }
    for note in &report.notes {
        let thread = Thread::new(report, note);
        page.said(2, thread.head(), thread.first());
        for reply in thread.replies() {
            let by = ["in reply".to_owned(), reply.by()];
            page.said(
                4,
                by.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
                reply,
            );
        }
    }
    if report.table.rows.iter().any(|row| !row.verdicts.is_empty()) {
        page.blank();
        page.line(0, &[(Tone::Strong, "Verdicts".to_owned())]);
        for (row, told) in content::told(report).into_iter().enumerate() {
            let verdicts = threads::verdicts(report, row);
            if !verdicts.is_empty() {
                page.line(2, &[(Tone::Quiet, told.numbers), (Tone::Plain, format!(": {verdicts}"))]);
            }
        }
    }
    page.blank();
    report.about().into_iter().for_each(|line| page.line(0, &[(Tone::Quiet, line)]));
    page.out
}

/// How the text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Whether to write ANSI colour codes.
    pub colour: bool,
    /// The width of a line in characters; at least 40 are used.
    pub width: usize,
}

impl Default for Layout {
    /// Without colour, 100 characters wide.
    fn default() -> Self {
        Layout { colour: false, width: 100 }
    }
}

/// The whole comparison. For three drafts and more, one section for each step.
pub fn comparison(project: &Project, comparison: &Comparison, layout: Layout) -> String {
    let sigla = compare::sigla(&project.drafts);
    let mut page = Page::new(layout);
    let Some(last) = project.drafts.len().checked_sub(1) else { return String::new() };
    let titles: Vec<String> = project.drafts.iter().zip(&sigla).map(|(d, s)| words::title(d, s)).collect();
    page.line(0, &[(Tone::Strong, titles.join(" → "))]);
    page.blank();
    let (from, to) = compare::reach(&project.drafts, &project.settings);
    page.line(0, &[(Tone::Strong, words::answer(project, &comparison.summary, from, to))]);
    let open = compare::open_points(&project.drafts[last], comparison, last);
    if !open.is_empty() {
        let labels: Vec<&str> = open.iter().map(|&p| label(&project.drafts[last], p)).collect();
        page.line(0, &[(Tone::Status, format!("Open in {}: {}", fold(&sigla[last]), labels.join(", ")))]);
    }
    let pairs = compare::told(&project.drafts, &project.settings);
    let shares = Shares::new(&project.drafts, &comparison.links);
    for &(from, to) in &pairs {
        page.blank();
        if pairs.len() > 1 {
            page.rule(&format!("{} → {}", fold(&sigla[from]), fold(&sigla[to])));
            let summary = compare::summary(&project.drafts, comparison, from, to);
            page.line(0, &[(Tone::Strong, words::answer(project, &summary, from, to))]);
            page.blank();
        }
        page.section(project, comparison, &shares, (from, to));
    }
    page.articles(project, comparison, &sigla);
    page.warnings(project, &sigla);
    page.out
}

/// One draft, point by point, with what stands outside its points.
pub fn draft(draft: &Draft, layout: Layout) -> String {
    let mut page = Page::new(layout);
    page.line(0, &[(Tone::Strong, words::title(draft, &draft.siglum))]);
    let unit =
        if draft.points.iter().any(|p| p.kind == PointKind::Statement) { "statement" } else { "point" };
    let top = draft.points.iter().filter(|p| p.depth == 0 && p.kind != PointKind::Heading).count();
    page.line(
        0,
        &[(
            Tone::Quiet,
            format!("{} · {}", words::plural(top, unit), words::plural(words::count(draft), "word")),
        )],
    );
    for (point, status) in compare::statuses(draft).iter().enumerate() {
        let (own, indent) = (&draft.points[point], 2 * usize::from(draft.points[point].depth).min(10));
        page.blank();
        let mut head = vec![(Tone::Strong, fold(&own.label.path))];
        if own.kind == PointKind::Heading {
            head.push((Tone::Quiet, " heading".to_owned()));
        }
        head.extend(own.heading.as_ref().map(|span| (Tone::Strong, format!(" {}", fold(draft.slice(span))))));
        head.extend(words::state(status.state).map(|state| (Tone::Status, format!(" · {state}"))));
        page.line(indent, &head);
        page.line(indent + 4, &[(Tone::Plain, fold(draft.body(point)))]);
        page.marks(indent + 4, draft, status);
    }
    if !draft.outside.is_empty() {
        page.blank();
        page.line(0, &[(Tone::Strong, "Outside the points".to_owned())]);
        for span in &draft.outside {
            page.line(4, &[(Tone::Quiet, fold(draft.slice(span)))]);
        }
    }
    for warning in &draft.warnings {
        page.line(0, &[(Tone::Status, format!("Note: {}", fold(&doubt(warning))))]);
    }
    page.out
}

/// What a piece of text is to the reader.
#[derive(Clone, Copy, PartialEq)]
enum Tone {
    Plain,
    Strong,
    Quiet,
    Removed,
    Added,
    Status,
}

impl Tone {
    fn style(self) -> Style {
        let colour = |index: u8| Style::new().fg_color(Some(Ansi256Color(index).into()));
        match self {
            Tone::Plain => Style::new(),
            Tone::Strong => Style::new().bold(),
            Tone::Quiet => Style::new().dimmed(),
            // Orange and blue: told apart by colour-blind readers as well.
            Tone::Removed => colour(172).strikethrough(),
            Tone::Added => colour(33).underline(),
            Tone::Status => colour(133).bold(),
        }
    }
}

/// The text being written.
struct Page {
    layout: Layout,
    out: String,
    /// The colour that is switched on at the end of `out`.
    tone: Tone,
}

impl Page {
    fn new(layout: Layout) -> Self {
        Page { layout, out: String::new(), tone: Tone::Plain }
    }

    fn section(
        &mut self,
        project: &Project,
        comparison: &Comparison,
        shares: &Shares,
        (from, to): (usize, usize),
    ) {
        let step = Step::new(&project.drafts, &comparison.links, from, to);
        let view = View {
            old: &project.drafts[from],
            new: &project.drafts[to],
            old_status: &comparison.statuses[from],
            new_status: &comparison.statuses[to],
            shares,
        };
        let mut same: Vec<String> = Vec::new();
        for row in comparison.lineages.iter().filter(|r| !r.cells[from].is_empty() || !r.cells[to].is_empty())
        {
            let entries = step.entries(row);
            let moved =
                |entry: &Entry<'_>| !matches!(entry, Entry::Linked(link) if link.relation == Relation::Same);
            let document = row.absent[to].as_ref().and_then(|absence| absence.part);
            let unchanged = step.wording(row) == Some(Wording::Unchanged);
            if unchanged && document.is_none() && !entries.iter().any(moved) {
                same.push(view.unchanged(row, from, to));
                continue;
            }
            self.unchanged(&mut same);
            if let Some(part) = document {
                self.line(0, &[(Tone::Status, format!("→ {}", words::document(view.new, part)))]);
            }
            self.row(&view, &entries, words::coming(row, from, to));
        }
        self.unchanged(&mut same);
    }

    /// One row of the table; sub-points that stayed as they were are named in one line.
    fn row(&mut self, view: &View<'_>, entries: &[Entry<'_>], (gone, come): (&str, &str)) {
        let mut same: Vec<String> = Vec::new();
        for entry in entries {
            match entry {
                Entry::Linked(link) if view.is_quiet(link) => {
                    same.push(arrow(label(view.old, link.before.point), label(view.new, link.after.point)));
                    continue;
                }
                _ => self.same_sub_points(&mut same),
            }
            match *entry {
                Entry::Linked(link) => self.link(view, link),
                Entry::Left(link) => {
                    let (old, new) = (label(view.old, link.before.point), label(view.new, link.after.point));
                    let indent = view.indent(view.old, link.before.point);
                    self.line(
                        indent,
                        &[(Tone::Strong, format!("→ {old}")), (Tone::Quiet, format!("  now {new}"))],
                    );
                }
                Entry::Removed(point) => {
                    self.alone(view.old, point, view.old_status, ("−", gone, Tone::Removed))
                }
                Entry::Added(point) => self.alone(view.new, point, view.new_status, ("+", come, Tone::Added)),
            }
        }
        self.same_sub_points(&mut same);
        self.blank();
    }

    fn link(&mut self, view: &View<'_>, link: &Link) {
        let (old, new) = (link.before.point, link.after.point);
        let indent = view.indent(view.new, new);
        let status = &view.new_status[new];
        let mut about = Vec::new();
        about.extend(words::relation(link.relation));
        about.push(words::wording(link.change.wording));
        let mut head = vec![
            (Tone::Strong, format!("~ {}", arrow(label(view.old, old), label(view.new, new)))),
            (
                if link.change.wording == Wording::Substantive { Tone::Strong } else { Tone::Quiet },
                format!("  {}", about.join(" · ")),
            ),
        ];
        head.extend(words::state(status.state).map(|state| (Tone::Status, format!(" · {state}"))));
        self.line(indent, &head);
        if !link.change.signals.is_empty() {
            let mut signals: Vec<String> = link.change.signals.iter().map(|s| view.signal(s)).collect();
            let mut seen = BTreeSet::new();
            signals.retain(|signal| seen.insert(signal.clone()));
            self.line(indent + 4, &[(Tone::Status, signals.join(" · "))]);
        }
        for line in words::compared_besides(&link.change, view.old, view.new) {
            self.line(indent + 4, &[(Tone::Quiet, line)]);
        }
        match link.change.compared {
            // Both texts, one below the other: between two languages there is no redline.
            Some(_) => {
                for (draft, span) in
                    [(view.old, link.change.redline.before()), (view.new, link.change.redline.after())]
                {
                    self.line(
                        indent + 4,
                        &[
                            (Tone::Quiet, format!("{}: ", fold(&draft.siglum))),
                            (Tone::Plain, fold(draft.slice(&span))),
                        ],
                    );
                }
            }
            None => {
                let pieces = self.redline(view, link);
                self.line(indent + 4, &pieces);
            }
        }
        self.marks(indent + 4, view.new, status);
    }

    /// A point without a partner.
    fn alone(
        &mut self,
        draft: &Draft,
        point: usize,
        statuses: &[Status],
        (sign, word, tone): (&str, &str, Tone),
    ) {
        let indent = 2 * usize::from(draft.points[point].depth).min(10);
        let mut head = vec![
            (Tone::Strong, format!("{sign} {}", label(draft, point))),
            (Tone::Strong, format!("  {word}")),
        ];
        head.extend(words::state(statuses[point].state).map(|state| (Tone::Status, format!(" · {state}"))));
        self.line(indent, &head);
        let piece = self.marked(tone, fold(draft.slice(&draft.own(point))));
        self.line(indent + 4, &[piece]);
        self.marks(indent + 4, draft, &statuses[point]);
    }

    fn redline(&self, view: &View<'_>, link: &Link) -> Vec<(Tone, String)> {
        let piece = |(tag, text)| match tag {
            Tag::Equal => (Tone::Plain, text),
            Tag::Delete => self.marked(Tone::Removed, text),
            Tag::Insert => self.marked(Tone::Added, text),
        };
        words::runs(view.shares.of_link(link), &view.old.text, &view.new.text)
            .into_iter()
            .map(piece)
            .collect()
    }

    /// What was removed or added, by colour or by brackets.
    fn marked(&self, tone: Tone, text: String) -> (Tone, String) {
        match tone {
            _ if self.layout.colour => (tone, text),
            Tone::Removed => (tone, format!("[-{text}-]")),
            Tone::Added => (tone, format!("{{+{text}+}}")),
            _ => (tone, text),
        }
    }

    /// The words that gave a point its status.
    fn marks(&mut self, indent: usize, draft: &Draft, status: &Status) {
        let quote = |span| format!("“{}”", words::shortened(&fold(draft.slice(span))));
        let marks: Vec<String> = status.marks.iter().map(quote).collect();
        if let (Some(state), false) = (words::state(status.state), marks.is_empty()) {
            self.line(indent, &[(Tone::Status, format!("{state}: {}", marks.join(" · ")))]);
        }
    }

    fn unchanged(&mut self, same: &mut Vec<String>) {
        if !same.is_empty() {
            let text = format!("= {} unchanged: {}", words::plural(same.len(), "point"), same.join(", "));
            self.line(0, &[(Tone::Quiet, text)]);
            self.blank();
            same.clear();
        }
    }

    fn same_sub_points(&mut self, same: &mut Vec<String>) {
        if !same.is_empty() {
            self.line(2, &[(Tone::Quiet, format!("= unchanged: {}", same.join(", ")))]);
            same.clear();
        }
    }

    /// What the articles say: who says what of which points, and what they say is open, agreed or rejected.
    fn articles(&mut self, project: &Project, comparison: &Comparison, sigla: &[String]) {
        let name = |at: &At| {
            let label = &project.drafts[at.draft].points[at.point].label.path;
            format!("{} {}", fold(&sigla[at.draft]), fold(label))
        };
        for (index, article) in project.articles.iter().enumerate() {
            self.blank();
            self.rule(&words::title(article, &article.siglum));
            let own = comparison.evidence.iter().filter(|e| e.statement.draft == index);
            let says = |e: &&&Evidence| e.stance != Stance::Reported;
            let telling: Vec<_> = own.clone().filter(|e| says(&e) || !e.about.is_empty()).collect();
            let (all, with) = (words::plural(own.count(), "statement"), telling.iter().filter(says).count());
            self.line(0, &[(Tone::Quiet, format!("{all}, {with} with a word on what is agreed or open"))]);
            for evidence in telling {
                let text = fold(article.body(evidence.statement.point));
                let points: Vec<String> = evidence.about.iter().map(name).collect();
                let points =
                    if points.is_empty() { String::new() } else { format!(" → {}", points.join(", ")) };
                let by = format!("{}{points}: ", words::evidence(evidence, article));
                self.line(4, &[(Tone::Status, by), (Tone::Plain, text)]);
            }
        }
    }

    fn warnings(&mut self, project: &Project, sigla: &[String]) {
        let articles = project.articles.iter().map(|article| (article, &article.siglum));
        for (draft, siglum) in project.drafts.iter().zip(sigla).chain(articles) {
            for warning in &draft.warnings {
                self.line(
                    0,
                    &[(Tone::Status, format!("Note on {}: {}", fold(siglum), fold(&doubt(warning))))],
                );
            }
        }
    }

    /// A line with a name in it, over the width of the page.
    fn rule(&mut self, name: &str) {
        let rest = self.width().saturating_sub(name.chars().count() + 4);
        self.line(0, &[(Tone::Quiet, format!("── {name} {}", "─".repeat(rest)))]);
    }

    fn width(&self) -> usize {
        self.layout.width.max(40)
    }

    /// One empty line, never two.
    fn blank(&mut self) {
        if !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// What one person said, below who said it.
    fn said(&mut self, indent: usize, by: String, said: &Said) {
        self.line(indent, &[(Tone::Quiet, by)]);
        said.lines.iter().for_each(|line| self.line(indent + 2, &[(Tone::Plain, line.clone())]));
    }

    /// A paragraph, broken between words at the width of the page.
    fn line(&mut self, indent: usize, pieces: &[(Tone, String)]) {
        let room = self.width() - indent.min(30);
        let start = " ".repeat(indent);
        let (mut used, mut begun) = (0, false);
        let mut word: Vec<(Tone, &str)> = Vec::new();
        let mut gap = String::new();
        let mut gap_tone = Tone::Plain;
        // An end of the text is an end of the last word.
        let ends = pieces.iter().map(|(tone, text)| (*tone, text.as_str())).chain([(Tone::Plain, " ")]);
        for (tone, text) in ends {
            for part in text.split_inclusive(' ') {
                let letters = part.trim_end_matches(' ');
                if !letters.is_empty() {
                    word.push((tone, letters));
                }
                if letters.len() == part.len() {
                    continue;
                }
                if word.is_empty() {
                    gap.push(' ');
                    continue;
                }
                let length: usize = word.iter().map(|(_, letters)| letters.chars().count()).sum();
                if !begun {
                    self.out.push_str(&start);
                    begun = true;
                } else if used + gap.len() + length > room {
                    self.paint(Tone::Plain, "\n");
                    self.out.push_str(&start);
                    used = 0;
                } else {
                    self.paint(gap_tone, &gap);
                    used += gap.len();
                }
                used += length;
                for (tone, letters) in word.drain(..) {
                    self.paint(tone, letters);
                }
                gap = " ".to_owned();
                gap_tone = tone;
            }
        }
        if begun {
            self.paint(Tone::Plain, "\n");
        }
    }

    fn paint(&mut self, tone: Tone, text: &str) {
        if self.layout.colour && tone != self.tone {
            let (old, new) = (self.tone.style(), tone.style());
            self.out.push_str(&format!("{old:#}{new}"));
            self.tone = tone;
        }
        self.out.push_str(text);
    }
}

/// Two drafts side by side.
struct View<'a> {
    old: &'a Draft,
    new: &'a Draft,
    old_status: &'a [Status],
    new_status: &'a [Status],
    shares: &'a Shares,
}

impl View<'_> {
    /// Whether a link needs no lines of its own: a sub-point that stayed as it was.
    fn is_quiet(&self, link: &Link) -> bool {
        self.new.points[link.after.point].depth > 0
            && link.relation == Relation::Same
            && link.change.wording == Wording::Unchanged
            && self.new_status[link.after.point].state == State::Plain
    }

    fn unchanged(&self, row: &Lineage, from: usize, to: usize) -> String {
        let labels = |draft: &Draft, cell: &[usize]| {
            cell.iter().map(|&point| label(draft, point).to_owned()).collect::<Vec<_>>().join(", ")
        };
        let text = arrow(&labels(self.old, &row.cells[from]), &labels(self.new, &row.cells[to]));
        let states = row.cells[to].iter().filter_map(|&point| words::state(self.new_status[point].state));
        let states: Vec<&str> = states.collect();
        if states.is_empty() { text } else { format!("{text} ({})", states.join(", ")) }
    }

    fn indent(&self, draft: &Draft, point: usize) -> usize {
        2 * usize::from(draft.points[point].depth).min(10)
    }

    /// `quantity 600,000 → 800,000`, `condition + in peacetime`, `negation − not`.
    fn signal(&self, signal: &Signal) -> String {
        let before = words::shortened(&fold(self.old.slice(&signal.before)));
        let after = words::shortened(&fold(self.new.slice(&signal.after)));
        let kind = words::signal(signal.kind);
        match (before.is_empty(), after.is_empty()) {
            (true, _) => format!("{kind} + {after}"),
            (_, true) => format!("{kind} − {before}"),
            _ => format!("{kind} {before} → {after}"),
        }
    }
}

fn label(draft: &Draft, point: usize) -> &str {
    &draft.points[point].label.path
}

fn arrow(old: &str, new: &str) -> String {
    format!("{old} → {new}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        let mut page = Page::new(Layout { colour: false, width: 40 });
        let piece = |text: &str| (Tone::Plain, text.to_owned());
        page.line(
            4,
            &[
                piece("The Parties shall re"),
                piece("-open the canal to all ships, "),
                piece("day and night."),
            ],
        );
        assert_eq!(page.out, "    The Parties shall re-open the canal\n    to all ships, day and night.\n");
        let mut page = Page::new(Layout { colour: false, width: 0 });
        page.line(0, &[piece(&"x".repeat(90)), piece(" y")]);
        assert_eq!(page.out, format!("{}\ny\n", "x".repeat(90)), "a long word stays whole");
    }

    #[test]
    fn colour_ends_with_the_line() {
        let mut page = Page::new(Layout { colour: true, width: 40 });
        page.line(0, &[(Tone::Added, "a".repeat(30)), (Tone::Added, format!(" {}", "b".repeat(30)))]);
        for line in page.out.lines() {
            assert!(line.starts_with("\u{1b}[4m") && line.ends_with("\u{1b}[0m"), "{line:?}");
        }
    }
}
