//! What the reader says against what was found, with the mouse: the menu of a point, dragging one point onto
//! another, and the choices beside a selected row.

use crate::model::{AbsenceDecision, At, Link, Missing, Origin, PointId, State, Wording};
use crate::present::words;
use crate::ui::theme::{self, Tokens};
use crate::words::{Value, say, say_with};
use crate::workspace::{Action, Command, Contest, Workspace};
use egui::text::LayoutJob;
use egui::{
    Button, ComboBox, CursorIcon, Id, LayerId, Order, Rect, Response, RichText, Stroke, StrokeKind, Ui, Vec2,
};

/// The point that is being dragged, and its row.
#[derive(Clone, Copy)]
struct Dragged {
    point: PointId,
    row: usize,
}

const WORDINGS: [Wording; 4] =
    [Wording::Unchanged, Wording::Editorial, Wording::Reworded, Wording::Substantive];
const STATES: [State; 7] = [
    State::Plain,
    State::Agreed,
    State::Provisional,
    State::Open,
    State::Alternatives,
    State::Placeholder,
    State::Deleted,
];
const ABSENCES: [Missing; 4] = [Missing::Silent, Missing::Deleted, Missing::Moved, Missing::Unpublished];

/// `E3 12`: a point by its draft and label.
pub fn name(workspace: &Workspace, at: At) -> String {
    let Some(draft) = workspace.draft(at.draft) else { return String::new() };
    format!("{} {}", draft.siglum, draft.points.get(at.point).map_or("", |p| p.label.path.as_str()))
}

/// The same of a point by its identity.
pub fn name_of(workspace: &Workspace, id: PointId) -> String {
    let column = workspace.project().drafts.iter().position(|draft| draft.id == id.draft);
    let at = column.and_then(|draft| Some(At { draft, point: workspace.draft(draft)?.find(id)? }));
    at.map(|at| name(workspace, at)).unwrap_or_default()
}

/// The two ends of a link, to be filled into a message.
fn both(workspace: &Workspace, link: &Link) -> [(&'static str, Value<'static>); 2] {
    [("one", name(workspace, link.before).into()), ("other", name(workspace, link.after).into())]
}

/// The word for a state as a choice.
fn state_word(state: State) -> &'static str {
    words::state(state).unwrap_or_else(|| say("no-status"))
}

/// The word for a kind of absence as a choice.
fn absence_word(kind: Missing) -> &'static str {
    words::missing(kind).unwrap_or_else(|| say("contest-silent"))
}

/// The part of a row's menu that says something of its points. `column` is the one under the pointer.
pub fn menu(ui: &mut Ui, workspace: &Workspace, row: usize, column: usize, actions: &mut Vec<Action>) {
    if !workspace.is_current() {
        return;
    }
    let mut chosen = None;
    // Where the draft under the pointer lacks the row, the latest that has it is meant.
    let columns = std::iter::once(column).chain((0..workspace.project().drafts.len()).rev());
    let mut points = columns.filter_map(|column| Some((column, point_in(workspace, row, column)?)));
    if let Some((column, point)) = points.next() {
        match workspace.held().filter(|held| workspace.row_with(*held) != Some(row)) {
            None => {
                let text = say_with("contest-take-up", &[("point", name_of(workspace, point).into())]);
                if ui.add(with_key(text, Command::Pair)).clicked() {
                    chosen = Some(Action::Hold(Some(point)));
                }
            }
            Some(held) => {
                let pair = pairing(workspace, held, point, row);
                let of = |pair: Option<[PointId; 2]>| pair.map(|pair| pair.map(|id| name_of(workspace, id)));
                let [one, other] = of(pair).unwrap_or_else(|| [held, point].map(|id| name_of(workspace, id)));
                let parts = [("one", one.into()), ("other", other.into())];
                let text = say_with("contest-pair", &parts);
                if ui.add_enabled(pair.is_some(), Button::new(text)).clicked() {
                    chosen = pair.map(|pair| Action::Contest(Contest::Pair(pair)));
                }
                let join = say_with("contest-join-keeping", &parts);
                if ui.add_enabled(pair.is_some(), Button::new(join)).clicked() {
                    chosen = pair.map(|pair| Action::Contest(Contest::Join(pair)));
                }
            }
        }
        let at = workspace.project().drafts[column].find(point).map(|point| At { draft: column, point });
        if let Some(at) = at {
            let found = workspace.status_of(at).filter(|status| status.origin == Origin::Computed);
            if let Some(state) = found.map(|status| status.state).filter(|state| *state != State::Plain) {
                let parts = [("state", state_word(state).into())];
                for (text, command, said) in [
                    (say_with("contest-confirm-state", &parts), Command::Confirm, state),
                    (say_with("contest-dismiss-state", &parts), Command::Dismiss, State::Plain),
                ] {
                    if ui.add(with_key(text, command)).clicked() {
                        chosen = Some(Action::Contest(Contest::Status(point, said)));
                    }
                }
            }
            ui.menu_button(say_with("contest-status-of", &[("point", name(workspace, at).into())]), |ui| {
                for state in STATES {
                    let on = workspace.state_of(at) == state;
                    if ui.add(Button::selectable(on, state_word(state))).clicked() {
                        chosen = Some(Action::Contest(Contest::Status(point, state)));
                    }
                }
            });
        }
    }
    for link in workspace.links_of(row) {
        let Some(ends) = workspace.ends(link) else { continue };
        let both = both(workspace, link);
        if link.origin == Origin::Computed && ui.button(say_with("contest-confirm-both", &both)).clicked() {
            chosen = Some(Action::Contest(Contest::Confirm(ends)));
        }
        if ui.button(say_with("contest-part-both", &both)).clicked() {
            chosen = Some(Action::Contest(Contest::Part(ends)));
        }
        ui.menu_button(say_with("contest-words-of", &both), |ui| {
            for wording in WORDINGS {
                let on = link.change.wording == wording;
                if ui.add(Button::selectable(on, words::wording(wording))).clicked() {
                    chosen = Some(Action::Contest(Contest::Wording(ends, wording)));
                }
            }
        });
    }
    if let Some(decision) = workspace.deletion(row) {
        ui.menu_button(say("contest-absence"), |ui| {
            for kind in ABSENCES {
                if ui.button(absence_word(kind)).clicked() {
                    chosen = Some(Action::Contest(Contest::Absence(AbsenceDecision { kind, ..decision })));
                }
            }
        });
    }
    if workspace.is_contested(row)
        && let Some(id) = workspace.status_point(row).and_then(|at| workspace.id_of(at))
        && ui.add(with_key(say("contest-as-found").to_owned(), Command::AsFound)).clicked()
    {
        chosen = Some(Action::Contest(Contest::AsFound(id)));
    }
    if chosen.is_some() {
        ui.close();
    }
    actions.extend(chosen);
}

fn with_key(text: String, command: Command) -> Button<'static> {
    let key = command.shortcuts().first().map(|key| key.text()).unwrap_or_default();
    Button::new(text).shortcut_text(key)
}

/// The first point of a row in a column.
fn point_in(workspace: &Workspace, row: usize, column: usize) -> Option<PointId> {
    let cell = workspace.table().rows.get(row)?.cells.get(column)?;
    workspace.id_of(At { draft: column, point: *cell.points.first()? })
}

/// The two points that are paired when a point is brought to a point of another row: these two where
/// their drafts are compared, or else those by which their rows meet.
fn pairing(workspace: &Workspace, held: PointId, point: PointId, row: usize) -> Option<[PointId; 2]> {
    let direct = Some([held, point]).filter(|pair| workspace.can_pair(*pair));
    direct.or_else(|| workspace.between(workspace.row_with(held)?, row))
}

/// Lets a row be dragged onto another one by the point under the pointer, and shows what would come of it.
pub fn drag(
    ui: &Ui,
    response: &Response,
    workspace: &Workspace,
    row: usize,
    column_width: f32,
    t: &Tokens,
    actions: &mut Vec<Action>,
) {
    let column = |x: f32| ((x - response.rect.left()) / column_width).max(0.0) as usize;
    if response.drag_started()
        && let Some(from) = ui.input(|input| input.pointer.press_origin())
        && let Some(point) = point_in(workspace, row, column(from.x)).filter(|_| workspace.is_current())
    {
        response.dnd_set_drag_payload(Dragged { point, row });
    }
    if let Some(dragged) = response.dnd_hover_payload::<Dragged>()
        && let Some(pointer) = ui.ctx().pointer_interact_pos()
    {
        let on = column(pointer.x);
        let pair = (dragged.row != row).then(|| {
            let point = point_in(workspace, row, on);
            let direct = point.and_then(|point| pairing(workspace, dragged.point, point, row));
            direct.or_else(|| workspace.between(dragged.row, row))
        });
        let pair = pair.flatten();
        let joins = ui.input(|input| input.modifiers.shift);
        if dragged.row == row {
            // Within its row it is words that are chosen.
            return;
        }
        target(ui, response.rect, on, column_width, pair.is_some(), t);
        let ends = |pair: [PointId; 2]| {
            let [one, other] = pair.map(|id| name_of(workspace, id).into());
            [("one", one), ("other", other)]
        };
        let words = match pair.map(ends) {
            Some(ends) if joins => say_with("contest-join", &ends),
            Some(ends) => say_with("contest-pair-or-join", &ends),
            None => say("contest-cannot-pair").to_owned(),
        };
        preview(ui, pointer, &words, t);
        ui.ctx().set_cursor_icon(if pair.is_some() { CursorIcon::Grabbing } else { CursorIcon::NoDrop });
        if response.dnd_release_payload::<Dragged>().is_some()
            && let Some(pair) = pair
        {
            actions.push(Action::Contest(if joins { Contest::Join(pair) } else { Contest::Pair(pair) }));
        }
    }
}

/// The outline of the cell on which the dragged point would fall.
fn target(ui: &Ui, row: Rect, column: usize, width: f32, can: bool, t: &Tokens) {
    let left = row.left() + column as f32 * width;
    let rect = Rect::from_min_size(egui::pos2(left, row.top()), Vec2::new(width, row.height())).shrink(2.0);
    let color = if can { t.accent } else { t.faint };
    ui.painter().rect_stroke(rect, 4.0, Stroke::new(2.0, color), StrokeKind::Inside);
}

/// Says beside the pointer what would come of letting go.
pub fn preview(ui: &Ui, pointer: egui::Pos2, words: &str, t: &Tokens) {
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("dragged point")));
    let mut job = LayoutJob::default();
    job.append(words, 0.0, theme::sans(theme::SMALL, 600.0, t.on_accent));
    let galley = painter.layout_job(job);
    let screen = ui.ctx().content_rect();
    let mut at = pointer + Vec2::new(14.0, 14.0);
    at.x = at.x.min(screen.right() - galley.size().x - 20.0);
    at.y = at.y.min(screen.bottom() - galley.size().y - 12.0);
    let back = Rect::from_min_size(at, galley.size() + Vec2::new(16.0, 8.0));
    painter.rect_filled(back, 6.0, t.accent);
    painter.galley(at + Vec2::new(8.0, 4.0), galley, t.on_accent);
}

/// The choices about a link: is it right, how far did its words change, what else may answer.
pub fn link(ui: &mut Ui, workspace: &Workspace, link: &Link, t: &Tokens, actions: &mut Vec<Action>) {
    let Some(ends) = workspace.ends(link).filter(|_| workspace.is_current()) else { return };
    let both = both(workspace, link);
    ui.horizontal_wrapped(|ui| {
        let mut offer = |ui: &mut Ui, text: &str, spoken: String, contest: Contest| {
            if ui.button(text).on_hover_text(&spoken).clicked() {
                actions.push(Action::Contest(contest));
            }
        };
        if link.origin == Origin::Computed {
            let spoken = say_with("contest-confirm-hint", &both);
            offer(ui, say("contest-confirm"), spoken, Contest::Confirm(ends));
        }
        offer(ui, say("contest-part"), say_with("contest-part-hint", &both), Contest::Part(ends));
        let mut wording = link.change.wording;
        let combo = ComboBox::from_id_salt(("wording", ends[0].start, ends[1].start, ends[1].draft.0));
        let shown = combo.selected_text(words::wording(wording)).show_ui(ui, |ui| {
            for one in WORDINGS {
                super::option(ui, &mut wording, one, words::wording(one));
            }
        });
        shown.response.accessible_name(say_with("contest-wording-of", &both));
        if wording != link.change.wording {
            actions.push(Action::Contest(Contest::Wording(ends, wording)));
        }
    });
    alternatives(ui, workspace, link.before, link.after.draft, Some(link.after.point), t, actions);
}

/// The points of another draft that a point may answer, each to be paired with instead.
pub fn alternatives(
    ui: &mut Ui,
    workspace: &Workspace,
    point: At,
    column: usize,
    partner: Option<usize>,
    t: &Tokens,
    actions: &mut Vec<Action>,
) {
    let Some(other) = workspace.draft(column) else { return };
    let known = workspace.alternatives();
    if known.point != Some(point) || known.column != column {
        let parts = [("draft", other.siglum.as_str().into()), ("point", name(workspace, point).into())];
        let ask = say_with(if partner.is_some() { "contest-others" } else { "contest-any" }, &parts);
        if ui.link(RichText::new(ask).size(theme::CAPTION)).clicked() {
            actions.push(Action::FindAlternatives { point, column });
        }
        return;
    }
    let others = known.found.iter().filter(|(found, _)| Some(*found) != partner);
    let mut any = false;
    for &(found, score) in others {
        any = true;
        let at = At { draft: column, point: found };
        let (Some(one), Some(two)) = (workspace.id_of(point), workspace.id_of(at)) else { continue };
        ui.horizontal(|ui| {
            let instead = say(if partner.is_some() { "contest-pair-instead" } else { "contest-pair-this" });
            let text = words::fold(other.text.get(other.own(found)).unwrap_or_default());
            if ui.button(say("contest-pair-short")).on_hover_text(instead).clicked() {
                actions.push(Action::Contest(Contest::Pair([one, two])));
            }
            let mut job = LayoutJob::default();
            job.append(&name(workspace, at), 0.0, theme::sans(theme::CAPTION, 600.0, t.ink));
            job.append(&format!("  {score:.2}  "), 0.0, theme::sans(theme::CAPTION, 400.0, t.soft));
            job.append(&text, 0.0, theme::sans(theme::CAPTION, 400.0, t.soft));
            job.wrap = egui::text::TextWrapping::truncate_at_width(ui.available_width());
            ui.label(job).on_hover_text(text);
        });
    }
    if !any {
        ui.label(RichText::new(say("contest-no-other")).color(t.soft).size(theme::CAPTION));
    }
}

/// What the reader can say of a status: that it is right, that it is none, or what it is.
pub fn status(ui: &mut Ui, workspace: &Workspace, at: At, actions: &mut Vec<Action>) {
    let Some(point) = workspace.id_of(at).filter(|_| workspace.is_current()) else { return };
    let Some(status) = workspace.status_of(at) else { return };
    ui.horizontal_wrapped(|ui| {
        let mut decide = |contest: Contest| actions.push(Action::Contest(contest));
        if status.origin == Origin::Computed && status.state != State::Plain {
            if ui.button(say("contest-confirm")).on_hover_text(say("contest-confirm-status")).clicked() {
                decide(Contest::Status(point, status.state));
            }
            if ui.button(say("contest-dismiss")).on_hover_text(say("contest-dismiss-hint")).clicked() {
                decide(Contest::Status(point, State::Plain));
            }
        }
        let mut state = status.state;
        let combo = ComboBox::from_id_salt(("status", point.draft.0, point.start));
        let shown = combo.selected_text(state_word(state)).show_ui(ui, |ui| {
            for one in STATES {
                super::option(ui, &mut state, one, state_word(one));
            }
        });
        shown
            .response
            .accessible_name(say_with("contest-status-of", &[("point", name(workspace, at).into())]));
        if state != status.state {
            decide(Contest::Status(point, state));
        }
    });
}
