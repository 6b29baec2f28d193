//! The panel beside the drafts: what changed in the selected row, why it was paired, who says what, notes.

use super::contest::{self, name};
use super::note::Notes;
use super::writing::Writing;
use super::{now, verdict};
use crate::model::{At, Draft, Evidence, Link, Origin, Relation, Standing, State, Tag, Wording};
use crate::present::words;
use crate::ui::prose;
use crate::ui::theme::{self, Tokens};
use crate::words::{Value, say, say_with};
use crate::workspace::{Action, Contest, NoteEdit, Workspace};
use egui::text::LayoutJob;
use egui::{Frame, Margin, RichText, Ui};
use std::sync::Arc;

/// What is left around it, in points; its bar for scrolling lies within [`GUTTER`], beside its words.
pub const MARGIN: Margin = Margin { left: 18, right: 4, top: 0, bottom: 0 };
const GUTTER: i8 = 14;
/// What is left above and below its words, and scrolls with them.
const ENDS: i8 = 14;
/// The width of the words that say what a signal is about.
const KIND: f32 = 96.0;
const SIGNALS: usize = 12;

/// How wide it is in a window of a width, in points.
pub fn width(window: f32) -> f32 {
    (window * 0.2).clamp(324.0, 400.0).min(window * 0.34)
}

/// What is being written in the panel.
#[derive(Default)]
pub struct Detail {
    writing: Writing,
    notes: Notes,
    /// What was being written when that was told last.
    told: Vec<NoteEdit>,
}

impl Detail {
    /// Puts the cursor into the field for a new note.
    pub fn focus_note(&mut self) {
        self.writing.focus();
    }

    /// Shows the panel.
    pub fn ui(&mut self, ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
        let t = Tokens::of(ui.ctx());
        let Some(index) = workspace.selection() else {
            let frame = Frame::new().inner_margin(Margin { right: GUTTER, top: ENDS, ..Margin::ZERO });
            frame.show(ui, |ui| nothing_selected(ui, t));
            return;
        };
        self.writing.keep_typed(index, workspace, actions);
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width() - f32::from(GUTTER));
            ui.add_space(f32::from(ENDS));
            self.row(ui, workspace, index, t, actions);
            ui.add_space(f32::from(ENDS));
        });
        self.tell(workspace, actions);
    }

    /// Tells what is being written where that is something else now, so that a crash does not lose it.
    fn tell(&mut self, workspace: &Workspace, actions: &mut Vec<Action>) {
        let typing: Vec<NoteEdit> =
            self.writing.typing().into_iter().chain(self.notes.typing(workspace)).collect();
        if typing != self.told {
            self.told.clone_from(&typing);
            actions.push(Action::Typing(typing, now()));
        }
    }

    fn row(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        index: usize,
        t: &Tokens,
        actions: &mut Vec<Action>,
    ) {
        let row = &workspace.table().rows[index];
        let drafts = &workspace.project().drafts;
        let labels: Vec<String> = row
            .cells
            .iter()
            .enumerate()
            .filter(|(_, c)| !c.points.is_empty())
            .map(|(i, c)| {
                let labels: Vec<_> =
                    c.points.iter().map(|&p| drafts[i].points[p].label.path.as_str()).collect();
                format!("{} {}", drafts[i].siglum, labels.join(" + "))
            })
            .collect();
        let mut title = LayoutJob::default();
        title.wrap.max_width = ui.available_width();
        title.append(
            workspace.told().get(index).map_or("", |told| &told.topic),
            0.0,
            theme::sans(15.0, 650.0, t.ink),
        );
        prose::label(ui, title);
        ui.label(RichText::new(labels.join("  →  ")).color(t.soft).size(theme::CAPTION));

        let links = row_links(workspace, index);
        let mut any = false;
        for link in &links {
            any |= changed(ui, workspace, link, links.len() > 1, t);
        }
        if !any {
            section(ui, say("filter-signals"), t);
            let worst = links.iter().map(|l| l.change.wording).max();
            let words = say(match worst {
                None => "panel-alone",
                Some(Wording::Unchanged) => "panel-unchanged",
                Some(Wording::Translated) => "panel-translated",
                Some(Wording::Editorial) => "panel-editorial",
                Some(Wording::Reworded) => "panel-reworded",
                Some(Wording::Substantive) => "panel-substantive",
            });
            ui.label(RichText::new(words).color(t.soft));
        }
        renderings(ui, workspace, index, t);
        voices(ui, workspace, index, t);
        statuses(ui, workspace, index, t, actions);
        self.notes(ui, workspace, index, t, actions);
        // Last, for it is looked at where it is doubted, and long where there are many drafts.
        for link in &links {
            why(ui, workspace, link, links.len() > 1, t, actions);
        }
        unpaired(ui, workspace, index, t, actions);
        if workspace.is_contested(index)
            && let Some(point) = points_of(workspace, index).first().and_then(|&at| workspace.id_of(at))
            && ui.button(say("command-as-found")).clicked()
        {
            actions.push(Action::Contest(Contest::AsFound(point)));
        }
    }

    fn notes(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        index: usize,
        t: &Tokens,
        actions: &mut Vec<Action>,
    ) {
        section(ui, say("panel-verdict"), t);
        verdict::ui(ui, workspace, index, t, actions);
        section(ui, say("tab-notes"), t);
        for note in workspace.notes_on(index) {
            self.notes.ui(ui, workspace, note, t, actions);
        }
        self.writing.ui(ui, workspace, index, t, actions);
    }

    /// Turns words still being typed into notes, before saving, closing or opening something else.
    pub fn flush(&mut self, actions: &mut Vec<Action>) {
        self.writing.flush(actions);
        self.notes.flush(actions);
        if !std::mem::take(&mut self.told).is_empty() {
            actions.push(Action::Typing(Vec::new(), String::new()));
        }
    }
}

fn nothing_selected(ui: &mut Ui, t: &Tokens) {
    ui.add_space(8.0);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    job.append(say("panel-choose"), 0.0, theme::sans(15.0, 650.0, t.ink));
    ui.label(job);
    ui.label(RichText::new(say("panel-choose-how")).color(t.soft));
    ui.add_space(6.0);
    for (keys, what) in [
        ("Alt+↓  Alt+↑", say("panel-keys-changes")),
        ("Alt+Shift+↓", say("panel-keys-unresolved")),
        ("F1", say("panel-keys-all")),
    ] {
        ui.horizontal(|ui| {
            ui.label(RichText::new(keys).color(t.ink).size(theme::CAPTION));
            ui.label(RichText::new(what).color(t.soft).size(theme::CAPTION));
        });
    }
}

fn section(ui: &mut Ui, title: &str, t: &Tokens) {
    ui.add_space(12.0);
    let mut job = LayoutJob::default();
    job.append(title, 0.0, theme::sans(theme::CAPTION, 650.0, t.soft));
    ui.label(job);
}

/// The links whose redlines the row shows, in the order of the columns.
fn row_links(workspace: &Workspace, index: usize) -> Vec<&Link> {
    let row = &workspace.table().rows[index];
    let shown = row.cells.iter().flat_map(|c| &c.blocks).filter_map(|b| b.link);
    let comparison = workspace.comparison();
    shown.filter_map(|l| comparison.links.get(l)).flat_map(|link| comparison.merged_with(link)).collect()
}

/// The signals of a link. Whether there were any.
fn changed(ui: &mut Ui, workspace: &Workspace, link: &Link, named: bool, t: &Tokens) -> bool {
    let (Some(before), Some(after)) = (workspace.draft(link.before.draft), workspace.draft(link.after.draft))
    else {
        return false;
    };
    if link.change.compared.is_some() {
        return compared(ui, workspace, link, (before, after), named, t);
    }
    if link.change.signals.is_empty() {
        return false;
    }
    let title = match named {
        true => say_with("panel-changed-between", &ends(workspace, link)),
        false => say("filter-signals").to_owned(),
    };
    section(ui, &title, t);
    let mut signals: Vec<_> = link.change.signals.iter().collect();
    signals.sort_by_key(|s| s.kind);
    for signal in signals.into_iter().take(SIGNALS) {
        matter(ui, words::signal(signal.kind), &words::signal_text(signal, before, after), 600.0, t);
    }
    if link.change.signals.len() > SIGNALS {
        ui.label(
            RichText::new(say_with("and-more", &[("n", (link.change.signals.len() - SIGNALS).into())]))
                .color(t.soft),
        );
    }
    true
}

/// What two texts in different languages can be compared by, by how it stands. Whether there was anything.
fn compared(
    ui: &mut Ui,
    workspace: &Workspace,
    link: &Link,
    (before, after): (&Draft, &Draft),
    named: bool,
    t: &Tokens,
) -> bool {
    let only = |draft: &Draft| say_with("compared-only", &[("draft", draft.siglum.as_str().into())]);
    let mut any = false;
    for (standing, title) in [
        (Standing::Differs, say("compared-differs").to_owned()),
        (Standing::OnlyBefore, only(before)),
        (Standing::OnlyAfter, only(after)),
        (Standing::Same, say("compared-in-both").to_owned()),
    ] {
        let mut items =
            link.change.compared.iter().flatten().filter(|item| item.standing == standing).peekable();
        if items.peek().is_none() {
            continue;
        }
        let title = if named { format!("{} · {title}", name(workspace, link.after)) } else { title };
        section(ui, &title, t);
        any = true;
        for item in items {
            let weight = if standing == Standing::Same { 400.0 } else { 600.0 };
            matter(ui, words::matter(item.matter), &words::compared_text(item, before, after), weight, t);
        }
    }
    any
}

/// One line of a list: what is meant, and what is said of it.
fn matter(ui: &mut Ui, kind: &str, text: &str, weight: f32, t: &Tokens) {
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(
            [KIND, 18.0].into(),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_min_width(KIND);
                ui.label(RichText::new(kind).color(t.soft));
            },
        );
        let mut job = LayoutJob::default();
        job.append(&prose::unbroken_values(text), 0.0, theme::sans(theme::SMALL, weight, t.ink));
        let response = prose::label(ui, job);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, text));
    });
}

/// The points of a row as the other renderings of their drafts have them, with what differs there.
fn renderings(ui: &mut Ui, workspace: &Workspace, index: usize, t: &Tokens) {
    let cells = &workspace.table().rows[index].cells;
    for rendered in workspace.renderings() {
        let Some(draft) = workspace.draft(rendered.column) else { continue };
        let Some(other) = draft.renderings.get(rendered.rendering) else { continue };
        let is_here = |point: usize| {
            let points = cells.get(rendered.column).map_or(&[][..], |cell| &cell.points);
            points.iter().any(|&top| (top..draft.end_of(top)).contains(&point))
        };
        let parts = [("rendering", other.siglum.as_str().into()), ("draft", draft.siglum.as_str().into())];
        let mut said = false;
        for link in rendered.links.iter().filter(|link| is_here(link.before.point)) {
            if !said {
                section(ui, &say_with("panel-rendering", &parts), t);
                said = true;
            }
            let mut job = LayoutJob::default();
            job.wrap.max_width = ui.available_width();
            let label = format!("{}  ", other.points[link.after.point].label.path);
            job.append(&label, 0.0, theme::sans(theme::CAPTION, 600.0, t.soft));
            let line = |color| egui::Stroke::new(1.0, color);
            for (tag, text) in words::rendering(&link.change, draft, other) {
                let format = match tag {
                    Tag::Equal => theme::text(t.ink),
                    Tag::Delete => {
                        egui::TextFormat { strikethrough: line(t.removed), ..theme::text(t.removed) }
                    }
                    Tag::Insert => egui::TextFormat { underline: line(t.added), ..theme::text(t.added) },
                };
                job.append(&text, 0.0, format);
            }
            prose::label(ui, job);
            let signals = link.change.signals.iter();
            let signals = signals.map(|signal| words::signal_text(signal, draft, other));
            let alike = link.change.wording <= Wording::Translated;
            let differs =
                if alike { words::wording(link.change.wording) } else { say("panel-rendering-differs") };
            let about = [differs.to_owned()].into_iter().chain(signals);
            let about = about.collect::<Vec<_>>().join(" · ");
            ui.add(egui::Label::new(RichText::new(about).color(t.soft).size(theme::CAPTION)).wrap());
        }
    }
}

/// The two ends of a link, to be filled into a message.
fn ends(workspace: &Workspace, link: &Link) -> [(&'static str, Value<'static>); 2] {
    [("one", name(workspace, link.before).into()), ("other", name(workspace, link.after).into())]
}

fn why(ui: &mut Ui, workspace: &Workspace, link: &Link, named: bool, t: &Tokens, actions: &mut Vec<Action>) {
    let sub = |at: At| workspace.draft(at.draft).is_some_and(|d| d.points[at.point].depth > 0);
    if sub(link.before) && sub(link.after) {
        return;
    }
    let title = match named {
        true => say_with("panel-why-between", &ends(workspace, link)),
        false => say("panel-why").to_owned(),
    };
    section(ui, &title, t);
    let by = words::origin(link.change.origin);
    // The wording alone stands in the choice below.
    if link.relation != Relation::Same || !by.is_empty() {
        ui.label(RichText::new(words::change(link.relation, &link.change) + by).color(t.ink));
    }
    let reasons: Vec<_> = link.why.iter().map(words::reason).collect();
    let (reasons, score) = (reasons.join("; "), format!("{:.2}", link.score));
    let text = match link.runner_up {
        None => say_with("panel-reasons", &[("reasons", reasons.into()), ("score", score.into())]),
        Some((at, next)) => say_with(
            "panel-reasons-and-next",
            &[
                ("reasons", reasons.into()),
                ("score", score.into()),
                ("point", name(workspace, at).into()),
                ("next", format!("{next:.2}").into()),
            ],
        ),
    };
    ui.add(egui::Label::new(RichText::new(capital(&text)).color(t.soft).size(theme::CAPTION)).wrap());
    contest::link(ui, workspace, link, t, actions);
}

/// What the points of a row may answer in the drafts beside theirs, where they answer nothing.
fn unpaired(ui: &mut Ui, workspace: &Workspace, index: usize, t: &Tokens, actions: &mut Vec<Action>) {
    let cells = &workspace.table().rows[index].cells;
    let ways = (1..cells.len()).flat_map(|right| [(right - 1, right), (right, right - 1)]);
    let lacks =
        |&(here, there): &(usize, usize)| !cells[here].points.is_empty() && cells[there].points.is_empty();
    for (here, there) in ways.filter(lacks) {
        ui.add_space(4.0);
        let at = At { draft: here, point: cells[here].points[0] };
        contest::alternatives(ui, workspace, at, there, None, t, actions);
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// The points of a row and their sub-points.
fn points_of(workspace: &Workspace, index: usize) -> Vec<At> {
    let cells = workspace.table().rows[index].cells.iter().enumerate();
    cells.flat_map(|(draft, c)| c.points.iter().map(move |&point| At { draft, point })).collect()
}

fn statuses(ui: &mut Ui, workspace: &Workspace, index: usize, t: &Tokens, actions: &mut Vec<Action>) {
    section(ui, say("panel-status"), t);
    let mut any = false;
    for at in points_of(workspace, index) {
        let Some(draft) = workspace.draft(at.draft) else { continue };
        for point in at.point..draft.end_of(at.point) {
            let at = At { draft: at.draft, point };
            let Some(status) = workspace.status_of(at) else { continue };
            if status.state == State::Plain && status.origin == Origin::Computed {
                continue;
            }
            any = true;
            let words = words::status(status).unwrap_or_else(|| say("no-status").to_owned());
            let color = crate::ui::prose::status_color(status.state, t);
            let mut job = LayoutJob::default();
            job.wrap.max_width = ui.available_width();
            job.append(&name(workspace, at), 0.0, theme::sans(theme::CAPTION, 400.0, t.soft));
            job.append(&words, 8.0, theme::sans(theme::CAPTION, 650.0, color));
            let by = match status.origin {
                Origin::Computed => say("panel-found"),
                said => words::origin(said),
            };
            job.append(by, 0.0, theme::sans(theme::CAPTION, 400.0, t.soft));
            ui.label(job);
            for mark in status.marks.iter().take(3) {
                let quote = words::fold(draft.text.get(mark.clone()).unwrap_or_default());
                let quote = say_with("quoted", &[("text", quote.into())]);
                ui.add(egui::Label::new(RichText::new(quote).color(t.soft).size(theme::CAPTION)).wrap());
            }
            contest::status(ui, workspace, at, actions);
        }
    }
    if let Some(at) = workspace.status_point(index).filter(|_| !any) {
        contest::status(ui, workspace, at, actions);
    }
}

/// What articles say about the points of a row, each with the article it stands in.
pub fn evidence_on<'a>(workspace: &'a Workspace, points: &[At]) -> Vec<&'a Evidence> {
    let covers = |at: &At| {
        points.iter().any(|p| {
            let end = workspace.draft(p.draft).map_or(p.point, |d| d.end_of(p.point));
            p.draft == at.draft && (p.point..end).contains(&at.point)
        })
    };
    workspace.comparison().evidence.iter().filter(|e| e.about.iter().any(covers)).collect()
}

fn voices(ui: &mut Ui, workspace: &Workspace, index: usize, t: &Tokens) {
    let found = evidence_on(workspace, &points_of(workspace, index));
    if found.is_empty() {
        return;
    }
    section(ui, say("panel-voices"), t);
    for evidence in found {
        let Some(article): Option<&Arc<_>> = workspace.project().articles.get(evidence.statement.draft)
        else {
            continue;
        };
        let mut job = LayoutJob::default();
        job.wrap.max_width = ui.available_width();
        let quote = words::fold(article.body(evidence.statement.point));
        job.append(
            &quote,
            0.0,
            egui::TextFormat {
                font_id: egui::FontId::new(14.0, theme::serif()),
                line_height: Some(21.0),
                ..theme::text(t.ink)
            },
        );
        prose::label(ui, job);
        let by = format!("{} · {}", words::evidence(evidence, article), article.title);
        ui.add(egui::Label::new(RichText::new(by).color(t.soft).size(theme::CAPTION)).wrap());
        ui.add_space(4.0);
    }
}
