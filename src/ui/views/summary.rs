//! The press table: what is unresolved and who says so, which figures moved, what was dropped, what is new,
//! and each draft in numbers. A click leads to the point.

use super::tall::{Goal, Place as Standing, Tall};
use crate::model::State;
use crate::present::{Figure, Place, Press, Sticking, Told, sides, words};
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
/// How many changes are named of a row.
const SIGNALS: usize = 3;

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
    /// A figure that moved, likewise.
    Figure(usize),
    /// A row and its topic.
    Row(usize),
    /// A row, its topic and what changed.
    Changed(usize),
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
            Line::Figure(i) => Some(press.figures.get(i)?.row),
            Line::Row(row) | Line::Changed(row) => Some(row),
            _ => None,
        }
    }
}

fn lines(press: &Press) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut section = |title: &'static str, nothing: &'static str, own: Vec<Line>| {
        lines.push(Line::Section(title, own.len()));
        match own.is_empty() {
            true => lines.push(Line::Nothing(nothing)),
            false => lines.extend(own),
        }
    };
    let rows = |rows: &[usize]| rows.iter().map(|&row| Line::Row(row)).collect();
    section(
        say("summary-unresolved"),
        say("summary-unresolved-none"),
        (0..press.sticking.len()).map(Line::Sticking).collect(),
    );
    section(
        say("summary-figures"),
        say("summary-figures-none"),
        (0..press.figures.len()).map(Line::Figure).collect(),
    );
    section(say("summary-dropped"), say("summary-dropped-none"), rows(&press.dropped));
    section(say("summary-new"), say("summary-new-none"), rows(&press.new));
    section(
        say("summary-substance"),
        say("summary-substance-none"),
        press.substance.iter().map(|&row| Line::Changed(row)).collect(),
    );
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
            Line::Figure(i) => self.figure(ui, index, &self.press.figures[i], rect, actions),
            Line::Row(row) => self.entry(ui, index, row, rect, Vec::new(), actions),
            Line::Changed(row) => {
                let signals = self.told(row).map_or(&[][..], |told| &told.signals);
                let shown = signals.iter().take(SIGNALS).map(String::as_str).collect::<Vec<_>>().join("   ");
                let said = (!shown.is_empty())
                    .then(|| LayoutJob::single_section(shown, theme::sans(theme::CAPTION, 500.0, t.soft)));
                self.entry(ui, index, row, rect, said.into_iter().collect(), actions)
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

    /// A row: its numbers, its topic, and below it what is said of it.
    fn entry(
        &self,
        ui: &mut Ui,
        index: usize,
        row: usize,
        rect: Rect,
        below: Vec<LayoutJob>,
        actions: &mut Vec<Action>,
    ) -> f32 {
        let t = self.tokens;
        let Some(told) = self.told(row) else { return rect.height() };
        let said = below.iter().map(|job| job.text.as_str());
        let spoken =
            [told.numbers.as_str(), &told.topic].into_iter().chain(said).collect::<Vec<_>>().join(". ");
        self.back(ui, index, row, rect, &spoken, actions);
        let painter = ui.painter();
        // A line breaks between drafts, and not between a draft and its number.
        let numbers = told.numbers.replace(' ', "\u{a0}").replace("\u{a0}→\u{a0}", "\u{a0}→ ");
        let numbers = LayoutJob::single_section(numbers, theme::sans(theme::CAPTION, 600.0, t.soft));
        let beside = paint(painter, rect.min + Vec2::new(PAD, PAD + 2.0), numbers, NUMBERS - 2.0 * PAD);
        let room = self.width - NUMBERS - PAD;
        let mut y = PAD;
        let query = self.workspace.query();
        let topic = LayoutJob::single_section(told.topic.clone(), theme::text(t.ink));
        let topic = prose::seek(topic, query, None, t);
        y += paint(painter, rect.min + Vec2::new(NUMBERS, y), topic, room);
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
            below.push(LayoutJob::single_section(word, theme::sans(theme::CAPTION, 650.0, color)));
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
        self.entry(ui, index, sticking.row, rect, below, actions)
    }

    /// A figure: what it is about, what it was, what it is.
    fn figure(
        &self,
        ui: &mut Ui,
        index: usize,
        figure: &Figure,
        rect: Rect,
        actions: &mut Vec<Action>,
    ) -> f32 {
        let t = self.tokens;
        let (project, comparison) = (self.workspace.project(), self.workspace.comparison());
        let Some(link) = comparison.links.get(figure.link) else { return rect.height() };
        let [before, after] = sides(project, comparison, figure).map(words::fold);
        let name = |at: crate::model::At| super::contest::name(self.workspace, at);
        let kind = words::signal(link.change.signals[figure.signal].kind);
        let mut job = LayoutJob::default();
        job.append(&before, 0.0, theme::sans(theme::SMALL, 600.0, t.removed));
        job.append("  →  ", 0.0, theme::sans(theme::SMALL, 400.0, t.soft));
        job.append(&after, 0.0, theme::sans(theme::SMALL, 600.0, t.added));
        let where_to = format!("   {kind}, {} → {}", name(link.before), name(link.after));
        let small = theme::sans(theme::CAPTION, 400.0, t.soft);
        job.append(&where_to, 0.0, theme::beside(small, &theme::sans(theme::SMALL, 600.0, t.soft)));
        self.entry(ui, index, figure.row, rect, vec![job], actions)
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
