//! The articles, statement by statement, with the points each speaks about.

use crate::model::{At, Draft};
use crate::present::words;
use crate::ui::markdown;
use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Action, Tab, Workspace};
use egui::text::LayoutJob;
use egui::{RichText, Ui};

const MEASURE: f32 = 680.0;

/// Shows the articles one below the other.
pub fn ui(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui.ctx());
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            ui.add_space(((ui.available_width() - MEASURE) / 2.0).max(0.0));
            ui.vertical(|ui| {
                ui.set_max_width(MEASURE.min(ui.available_width()));
                for (i, article) in workspace.project().articles.iter().enumerate() {
                    one(ui, workspace, i, article, t, actions);
                    ui.add_space(24.0);
                }
            });
        });
    });
}

fn one(
    ui: &mut Ui,
    workspace: &Workspace,
    index: usize,
    article: &Draft,
    t: &Tokens,
    actions: &mut Vec<Action>,
) {
    let mut title = LayoutJob::default();
    title.wrap.max_width = ui.available_width();
    title.append(&article.title, 0.0, theme::sans(20.0, 650.0, t.ink));
    ui.label(title);
    ui.horizontal(|ui| {
        ui.label(RichText::new(&article.provenance.path).color(t.soft).size(theme::CAPTION));
        if ui.button(say("command-inspect")).clicked() {
            actions.push(Action::Inspect(Some(article.id)));
        }
        if ui.button(say("remove")).clicked() {
            actions.push(Action::Remove(article.id));
        }
    });
    for warning in &article.warnings {
        ui.label(RichText::new(format!("⚠ {}", warning.message)).color(t.removed).size(theme::CAPTION));
    }
    ui.add_space(8.0);
    let mut passages: Vec<(usize, Option<usize>, std::ops::Range<usize>)> = Vec::new();
    passages.extend(article.points.iter().enumerate().map(|(i, p)| (p.body.start, Some(i), p.body.clone())));
    passages.extend(article.outside.iter().map(|s| (s.start, None, s.clone())));
    passages.sort_by_key(|(start, ..)| *start);
    let mut end = 0;
    let mut aside = Vec::new();
    for (start, point, span) in passages {
        let new_paragraph = article.text.get(end..start).is_some_and(|gap| gap.contains("\n\n"));
        if new_paragraph {
            ui.add_space(8.0);
        }
        end = span.end;
        match point {
            Some(point) => {
                furniture(ui, article, &std::mem::take(&mut aside), t);
                statement(ui, workspace, At { draft: index, point }, article, t, actions);
            }
            None => aside.push(span),
        }
    }
    furniture(ui, article, &aside, t);
}

/// What was taken for furniture of the page, folded away but never lost.
fn furniture(ui: &mut Ui, article: &Draft, passages: &[std::ops::Range<usize>], t: &Tokens) {
    let Some(first) = passages.first() else { return };
    let text =
        |span: &std::ops::Range<usize>| words::fold(article.text.get(span.clone()).unwrap_or_default());
    let what = say_with("article-aside", &[("n", passages.len().into())]);
    let title = RichText::new(what).color(t.soft).size(theme::CAPTION);
    egui::CollapsingHeader::new(title).id_salt((article.id.0, first.start)).show(ui, |ui| {
        passages.iter().for_each(|span| outside(ui, &text(span), t));
    });
}

fn outside(ui: &mut Ui, text: &str, t: &Tokens) {
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    job.append(text, 0.0, theme::sans(theme::CAPTION, 400.0, t.faint));
    ui.label(job);
}

fn statement(
    ui: &mut Ui,
    workspace: &Workspace,
    at: At,
    article: &Draft,
    t: &Tokens,
    actions: &mut Vec<Action>,
) {
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    job.append(&words::fold(article.body(at.point)), 0.0, theme::text(t.ink));
    ui.label(job);
    let said = &workspace.project().decisions.annotations;
    let id = article.id_of(at.point);
    let here = said.iter().filter(|note| note.anchor.point == id && !note.is_deleted());
    for note in here.filter(|note| !workspace.hidden_authors().contains(&note.author)) {
        ui.indent(note.id, |ui| {
            markdown::show(ui, &note.body, t);
            ui.label(RichText::new(crate::export::signature(note)).color(t.soft).size(theme::CAPTION));
        });
    }
    let Some(evidence) = workspace.comparison().evidence.iter().find(|e| e.statement == at) else { return };
    if evidence.about.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(words::evidence(evidence, article)).color(t.open).size(theme::CAPTION));
        for &about in &evidence.about {
            let Some(draft) = workspace.draft(about.draft) else { continue };
            let Some(point) = draft.points.get(about.point) else { continue };
            let name = format!("{} {}", draft.siglum, point.label.path);
            if ui.link(RichText::new(name).size(theme::CAPTION)).clicked() {
                let mut top = about.point;
                while draft.points[top].depth > 0 {
                    let Some(parent) = draft.points[top].parent else { break };
                    top = parent;
                }
                actions.push(Action::ShowTab(Tab::SideBySide));
                actions.push(Action::Select(workspace.table().row_of(about.draft, top)));
            }
        }
    });
}
