//! The press table: what is unresolved and who says so, what is still to be written, which figures moved, what was
//! dropped, what is new, what changed otherwise, and each draft in numbers. A click leads to the point.

use super::tall::{Goal, Place as Standing, Tall};
use crate::model::State;
use crate::present::{self, Figure, Place, Press, Sticking, Told, sides, words};
use crate::ui::prose;
use crate::ui::theme::{self, Tokens};
use crate::words::{Value, say, say_with};
use crate::workspace::{Action, Tab, Workspace};
use egui::text::LayoutJob;
use egui::{Color32, Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo};
use std::sync::Arc;

const MEASURE: f32 = 940.0;
const PAD: f32 = 10.0;
/// The place of the numbers that name a row, at the left of each line.
const NUMBERS: f32 = 240.0;
/// How many voices are quoted for one point.
const VOICES: usize = 3;
/// How many words of a point are laid out at most: more than fit.
const WORDS: usize = 80;
/// How many lines are shown of a point that is named, of one that is quoted, and of a redline.
const NAMED: usize = 1;
const QUOTED: usize = 3;
const CHANGED: usize = 4;
/// How many of the words that mark a point are quoted.
const MARKS: usize = 2;

/// The state of the view that is nobody else's business.
#[derive(Default)]
pub struct SummaryView {
    lines: Vec<Line>,
    heights: Vec<f32>,
    made_for: (usize, u32),
    tall: Tall,
}

/// One line of the page.
#[derive(Clone, Copy, Debug)]
enum Line {
    /// The head of a section with the number of its lines.
    Section(&'static str, usize),
    /// What a section says that has no lines.
    Nothing(&'static str),
    /// An unsettled point, as an index into those of the page.
    Sticking(usize),
    /// A point that is still to be written, likewise.
    Pending(usize),
    /// The figures of one row: the first of them, likewise, and how many they are.
    Figures(usize, usize),
    /// A row and what it says.
    Row(usize),
    /// A row and what changed.
    Changed(usize),
    /// A row and where it went.
    Moved(usize),
    /// The heads of the columns of numbers.
    CountHeads,
    /// A draft in numbers.
    Counts(usize),
}

impl SummaryView {
    /// Shows the page.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        place: &mut Standing,
        actions: &mut Vec<Action>,
    ) {
        let area = ui.available_rect_before_wrap();
        let width = MEASURE.min(area.width() - 36.0);
        let press = Arc::clone(workspace.press());
        let key = (Arc::as_ptr(&press) as usize, width as u32);
        if self.made_for != key {
            self.made_for = key;
            self.lines = lines(&press);
            self.heights = vec![30.0; self.lines.len()];
        }
        let hit = place.fresh_hit(workspace).map(|hit| hit.place);
        let goal = hit.and_then(|place| {
            let Place::Row(row, _) = place else { return None };
            self.lines.iter().position(|line| line.row(&press) == Some(row)).map(Goal::Seen)
        });
        let mut tall = std::mem::take(&mut self.tall);
        let page = Page { workspace, press: &press, tokens: Tokens::of(ui.ctx()), width };
        let heights = self.heights.clone();
        tall.show(ui, "summary", area, area.width(), &heights, goal, |ui, i, rect| {
            let left = rect.left() + ((rect.width() - width) / 2.0).max(18.0);
            let rect = Rect::from_min_size(Pos2::new(left, rect.top()), Vec2::new(width, rect.height()));
            self.heights[i] = page.line(ui, i, self.lines[i], rect, actions);
            self.heights[i]
        });
        self.tall = tall;
    }
}

impl Line {
    /// The row of the table to which it leads.
    fn row(self, press: &Press) -> Option<usize> {
        match self {
            Line::Sticking(i) => Some(press.sticking.get(i)?.row),
            Line::Pending(i) => Some(press.pending.get(i)?.row),
            Line::Figures(i, _) => Some(press.figures.get(i)?.row),
            Line::Row(row) | Line::Changed(row) | Line::Moved(row) => Some(row),
            _ => None,
        }
    }
}

fn lines(press: &Press) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut section = |title: &'static str, nothing: &'static str, count: usize, own: Vec<Line>| {
        lines.push(Line::Section(title, count));
        match own.is_empty() {
            true => lines.push(Line::Nothing(nothing)),
            false => lines.extend(own),
        }
    };
    let rows = |rows: &[usize], line: fn(usize) -> Line| rows.iter().map(|&row| line(row)).collect();
    let sticking: Vec<Line> = (0..press.sticking.len()).map(Line::Sticking).collect();
    section(say("summary-unresolved"), say("summary-unresolved-none"), sticking.len(), sticking);
    if !press.pending.is_empty() {
        let pending: Vec<Line> = (0..press.pending.len()).map(Line::Pending).collect();
        section(say("summary-pending"), "", pending.len(), pending);
    }
    let mut told = 0;
    let by_row = press.figures.chunk_by(|a, b| a.row == b.row).map(|own| {
        told += own.len();
        Line::Figures(told - own.len(), own.len())
    });
    let figures = by_row.collect();
    section(say("summary-figures"), say("summary-figures-none"), press.figures.len(), figures);
    let (dropped, new) = (&press.dropped, &press.new);
    section(say("summary-dropped"), say("summary-dropped-none"), dropped.len(), rows(dropped, Line::Row));
    section(say("summary-new"), say("summary-new-none"), new.len(), rows(new, Line::Row));
    let (substance, moved) = (&press.substance, &press.moved);
    let none = say("summary-substance-none");
    section(say("summary-substance"), none, substance.len(), rows(substance, Line::Changed));
    if !moved.is_empty() {
        section(say("summary-moved"), "", moved.len(), rows(moved, Line::Moved));
    }
    let drafts = press.counts.len();
    lines.push(Line::Section(say("summary-numbers"), drafts));
    lines.push(Line::CountHeads);
    lines.extend((0..drafts).map(Line::Counts));
    lines
}

/// What lines are drawn from.
struct Page<'a> {
    workspace: &'a Workspace,
    press: &'a Press,
    tokens: &'a Tokens,
    width: f32,
}

impl Page<'_> {
    /// Draws a line and returns the height that it needs.
    fn line(&self, ui: &mut Ui, index: usize, line: Line, rect: Rect, actions: &mut Vec<Action>) -> f32 {
        let t = self.tokens;
        match line {
            Line::Section(title, count) => {
                let mut job = LayoutJob::default();
                job.append(title, 0.0, theme::sans(17.0, 650.0, t.ink));
                if count > 0 {
                    let small = theme::sans(theme::SMALL, 500.0, t.soft);
                    let small = theme::beside(small, &theme::sans(17.0, 650.0, t.ink));
                    job.append(&count.to_string(), 10.0, small);
                }
                self.spoken(ui, index, rect, &job.text);
                let space = if index == 0 { 16.0 } else { 30.0 };
                let height = paint(ui.painter(), rect.min + Vec2::new(PAD, space), job, self.width);
                let bottom = rect.top() + space + height + 7.0;
                ui.painter().hline(rect.x_range(), bottom, Stroke::new(1.0, t.faint));
                space + height + 8.0
            }
            Line::Nothing(words) => {
                let job =
                    LayoutJob::single_section(words.to_owned(), theme::sans(theme::SMALL, 400.0, t.soft));
                self.spoken(ui, index, rect, words);
                paint(ui.painter(), rect.min + Vec2::new(PAD, 10.0), job, self.width) + 20.0
            }
            Line::Sticking(i) => self.sticking(ui, index, &self.press.sticking[i], rect, actions),
            Line::Pending(i) => self.sticking(ui, index, &self.press.pending[i], rect, actions),
            Line::Figures(first, count) => {
                let figures = &self.press.figures[first..first + count];
                let below = figures.iter().filter_map(|figure| self.figure(figure)).collect();
                self.entry(ui, index, figures[0].row, rect, self.topic(figures[0].row, NAMED), below, actions)
            }
            Line::Row(row) => self.entry(ui, index, row, rect, self.topic(row, QUOTED), Vec::new(), actions),
            Line::Changed(row) => {
                let signals = self.told(row).map_or(&[][..], |told| &told.signals);
                let (topic, below) = match self.redline(row).filter(|_| signals.is_empty()) {
                    Some(redline) => (redline, Vec::new()),
                    None => {
                        let signals: Vec<String> = signals.iter().map(|one| prose::unbroken(one)).collect();
                        (self.topic(row, NAMED), self.said(signals.join("   ")))
                    }
                };
                self.entry(ui, index, row, rect, topic, below, actions)
            }
            Line::Moved(row) => {
                let change = self.told(row).map_or(String::new(), |told| told.change.clone());
                self.entry(ui, index, row, rect, self.topic(row, NAMED), self.said(change), actions)
            }
            Line::CountHeads => {
                let heads = [
                    say("summary-points"),
                    say("summary-sub-points"),
                    say("summary-words"),
                    say("summary-brackets"),
                    say("summary-options"),
                ];
                self.numbers(ui, rect, (say("summary-draft"), ""), &heads.map(str::to_owned), t.soft)
            }
            Line::Counts(column) => {
                let Some(draft) = self.workspace.draft(column) else { return rect.height() };
                let counts = self.press.counts[column];
                let numbers =
                    [counts.points, counts.sub_points, counts.words, counts.brackets, counts.options];
                let parts = ["points", "subpoints", "words", "brackets", "options"].into_iter().zip(numbers);
                let mut parts: Vec<(&str, Value<'_>)> = parts.map(|(name, n)| (name, n.into())).collect();
                parts.push(("draft", draft.siglum.as_str().into()));
                let said = say_with("summary-counts", &parts);
                self.spoken(ui, index, rect, &said);
                let title = if draft.title == draft.siglum { "" } else { &draft.title };
                self.numbers(ui, rect, (&draft.siglum, title), &numbers.map(grouped), t.ink)
            }
        }
    }

    fn told(&self, row: usize) -> Option<&Told> {
        self.workspace.told().get(row)
    }

    /// What a row says, as much of it as a number of lines takes.
    fn topic(&self, row: usize, rows: usize) -> LayoutJob {
        let shown = self.workspace.table().rows.get(row);
        let words = shown.map_or(String::new(), |row| present::opening(self.workspace.project(), row, WORDS));
        let mut job = LayoutJob::single_section(words, theme::text(self.tokens.ink));
        job.wrap.max_rows = rows;
        job
    }

    /// The redline of a row that changed in substance, as much of it as a few lines take.
    fn redline(&self, row: usize) -> Option<LayoutJob> {
        let block = present::changed(self.workspace.comparison(), self.workspace.table().rows.get(row)?)?;
        let mut job =
            prose::block_job(&self.workspace.project().drafts, block, self.tokens, self.width - NUMBERS);
        job.wrap.max_rows = CHANGED;
        Some(job)
    }

    /// A line in small letters, if there is anything to say.
    fn said(&self, words: String) -> Vec<LayoutJob> {
        let format = theme::sans(theme::CAPTION, 500.0, self.tokens.soft);
        let job = (!words.is_empty()).then(|| LayoutJob::single_section(words, format));
        job.into_iter().collect()
    }

    /// A row: its numbers, its topic, and below it what is said of it.
    #[expect(clippy::too_many_arguments, reason = "where it stands and what it says")]
    fn entry(
        &self,
        ui: &mut Ui,
        index: usize,
        row: usize,
        rect: Rect,
        topic: LayoutJob,
        below: Vec<LayoutJob>,
        actions: &mut Vec<Action>,
    ) -> f32 {
        let t = self.tokens;
        let Some(told) = self.told(row) else { return rect.height() };
        let said = below.iter().map(|job| job.text.as_str());
        let spoken =
            [told.numbers.as_str(), &topic.text].into_iter().chain(said).collect::<Vec<_>>().join(". ");
        self.back(ui, index, row, rect, &spoken, actions);
        let painter = ui.painter();
        // A line breaks between drafts, and not between a draft and its number.
        let numbers = told.numbers.replace(' ', "\u{a0}").replace("\u{a0}→\u{a0}", "\u{a0}→ ");
        let numbers = LayoutJob::single_section(numbers, theme::sans(theme::CAPTION, 600.0, t.soft));
        let beside = paint(painter, rect.min + Vec2::new(PAD, PAD + 2.0), numbers, NUMBERS - 2.0 * PAD);
        let room = self.width - NUMBERS - PAD;
        let mut y = PAD;
        let query = self.workspace.query();
        let mut topic = prose::seek(topic, query, None, t);
        topic.wrap.max_width = room;
        let galley = prose::laid(painter, topic);
        prose::paint(painter, rect.min + Vec2::new(NUMBERS, y), &galley, None, t);
        y += galley.size().y;
        for job in below {
            y += 3.0;
            y += paint(painter, rect.min + Vec2::new(NUMBERS, y), prose::seek(job, query, None, t), room);
        }
        self.foot(painter, rect, y.max(beside + PAD) + PAD)
    }

    /// An unsettled point: its status, its options, and who says what of it.
    fn sticking(
        &self,
        ui: &mut Ui,
        index: usize,
        sticking: &Sticking,
        rect: Rect,
        actions: &mut Vec<Action>,
    ) -> f32 {
        let t = self.tokens;
        let (project, comparison) = (self.workspace.project(), self.workspace.comparison());
        let mut below = Vec::new();
        let status = comparison.statuses.get(sticking.at.draft).and_then(|s| s.get(sticking.at.point));
        if let (Some(status), Some(draft)) = (status, project.drafts.get(sticking.at.draft)) {
            let color = prose::status_color(status.state, t);
            let word = words::status(status).unwrap_or_default() + words::origin(status.origin);
            let mut job = LayoutJob::single_section(word, theme::sans(theme::CAPTION, 650.0, color));
            let marks = status.marks.iter().take(MARKS).filter(|_| status.state != State::Alternatives);
            for mark in marks {
                let words = quoted(&words::fold(draft.slice(mark)));
                let small = theme::sans(theme::CAPTION, 650.0, color);
                job.append(&words, 8.0, theme::beside(theme::text(t.ink), &small));
            }
            below.push(job);
            if status.state == State::Alternatives {
                for (i, option) in status.options.iter().enumerate() {
                    let mut job = LayoutJob::default();
                    job.append(
                        &format!("{}  ", say(if i == 0 { "summary-either" } else { "summary-or" })),
                        0.0,
                        theme::beside(theme::sans(theme::CAPTION, 650.0, color), &theme::text(t.ink)),
                    );
                    job.append(&words::fold(draft.slice(option)), 0.0, theme::text(t.ink));
                    below.push(job);
                }
            }
        }
        for evidence in
            sticking.voices.iter().take(VOICES).filter_map(|&voice| comparison.evidence.get(voice))
        {
            let Some(article) = project.articles.get(evidence.statement.draft) else { continue };
            let quote = quoted(&words::fold(article.body(evidence.statement.point)));
            below.push(LayoutJob::single_section(quote, theme::text(t.soft)));
            let by = format!("{} · {}", words::evidence(evidence, article), article.title);
            below.push(LayoutJob::single_section(by, theme::sans(theme::CAPTION, 400.0, t.soft)));
        }
        self.entry(ui, index, sticking.row, rect, self.topic(sticking.row, NAMED), below, actions)
    }

    /// A figure: what it was, what it is, and where.
    fn figure(&self, figure: &Figure) -> Option<LayoutJob> {
        let t = self.tokens;
        let (project, comparison) = (self.workspace.project(), self.workspace.comparison());
        let link = comparison.links.get(figure.link)?;
        let [before, after] = sides(project, comparison, figure).map(words::fold);
        let name = |at: crate::model::At| super::contest::name(self.workspace, at);
        let kind = words::signal(link.change.signals[figure.signal].kind);
        let mut job = LayoutJob::default();
        let (soft, ink) =
            (theme::sans(theme::SMALL, 400.0, t.soft), |color| theme::sans(theme::SMALL, 600.0, color));
        match (before.is_empty(), after.is_empty()) {
            (true, _) => job.append("+ ", 0.0, ink(t.added)),
            (_, true) => job.append("− ", 0.0, ink(t.removed)),
            _ => {}
        }
        job.append(&before, 0.0, ink(t.removed));
        if !before.is_empty() && !after.is_empty() {
            job.append("  →  ", 0.0, soft);
        }
        job.append(&after, 0.0, ink(t.added));
        let where_to = format!("   {kind}, {} → {}", name(link.before), name(link.after));
        let small = theme::sans(theme::CAPTION, 400.0, t.soft);
        job.append(&where_to, 0.0, theme::beside(small, &ink(t.soft)));
        Some(job)
    }

    /// A line of numbers, right-aligned in their columns, behind a name.
    fn numbers(&self, ui: &Ui, rect: Rect, name: (&str, &str), numbers: &[String], ink: Color32) -> f32 {
        const COLUMN: f32 = 92.0;
        let t = self.tokens;
        let painter = ui.painter();
        let mut job = LayoutJob::default();
        job.append(name.0, 0.0, theme::sans(theme::SMALL, 650.0, ink));
        let small = theme::sans(theme::CAPTION, 400.0, t.soft);
        job.append(name.1, 10.0, theme::beside(small, &theme::sans(theme::SMALL, 650.0, ink)));
        let room = self.width - COLUMN * numbers.len() as f32 - 2.0 * PAD;
        let mut height = paint(painter, rect.min + Vec2::new(PAD, PAD), job, room);
        for (i, number) in numbers.iter().rev().enumerate() {
            let job = LayoutJob::single_section(number.clone(), theme::sans(theme::SMALL, 450.0, ink));
            let galley = painter.layout_job(job);
            let x = rect.left() + self.width - PAD - COLUMN * i as f32 - galley.size().x;
            height = height.max(galley.size().y);
            painter.galley(Pos2::new(x, rect.top() + PAD), galley, ink);
        }
        self.foot(painter, rect, height + 2.0 * PAD)
    }

    /// What lies behind a line that leads to a row.
    fn back(
        &self,
        ui: &mut Ui,
        index: usize,
        row: usize,
        rect: Rect,
        spoken: &str,
        actions: &mut Vec<Action>,
    ) {
        let t = self.tokens;
        let response = ui.interact(rect, ui.scope_id().with(("line", index)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, spoken));
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        let hit = self.workspace.current_hit().map(|hit| hit.place);
        let is_sought = matches!(hit, Some(Place::Row(sought, _)) if sought == row);
        if response.hovered() || response.has_focus() || is_sought {
            ui.painter().rect_filled(rect, 4.0, t.hover);
        }
        if response.clicked() {
            actions.push(Action::Go(Tab::SideBySide, row));
        }
    }

    /// A line that is read and leads nowhere.
    fn spoken(&self, ui: &mut Ui, index: usize, rect: Rect, words: &str) {
        let response = ui.interact(rect, ui.scope_id().with(("line", index)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Label, true, words));
    }

    fn foot(&self, painter: &Painter, rect: Rect, height: f32) -> f32 {
        painter.hline(rect.x_range(), rect.top() + height - 0.5, Stroke::new(1.0, self.tokens.line));
        height
    }
}

/// Lays out and paints a text and returns its height.
fn paint(painter: &Painter, at: Pos2, mut job: LayoutJob, width: f32) -> f32 {
    job.wrap.max_width = width.max(60.0);
    let galley = prose::laid(painter, job);
    let height = galley.size().y;
    painter.galley(at, galley, Color32::PLACEHOLDER);
    height
}

/// In quotation marks, unless it has its own.
fn quoted(text: &str) -> String {
    match text.starts_with(['"', '“', '„', '«']) {
        true => text.to_owned(),
        false => say_with("quoted", &[("text", text.into())]),
    }
}

/// `12,345`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + 2);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
