//! The evidence of each point gathered: all that articles say of it, with who says so and how far it is agreed.

use super::contest::name;
use crate::model::{At, Evidence, Stance};
use crate::present::words;
use crate::ui::prose;
use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Action, Tab, Workspace};
use egui::text::LayoutJob;
use egui::{Color32, RichText, Ui};
use std::collections::BTreeMap;
use std::sync::Arc;

/// In which order stances are counted: what is in dispute first.
const STANCES: [Stance; 4] = [Stance::Open, Stance::Rejected, Stance::Agreed, Stance::Reported];

/// What is said of each row, as indices into the evidence of the comparison.
#[derive(Default)]
pub struct Voices {
    rows: BTreeMap<usize, Vec<usize>>,
    gathered_for: usize,
}

impl Voices {
    /// Shows them, row by row. Returns the statement that is to be read in its article.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        t: &Tokens,
        actions: &mut Vec<Action>,
    ) -> Option<At> {
        self.gather(workspace);
        let shown: Vec<_> = self.rows.iter().filter(|(row, _)| workspace.shows(**row)).collect();
        if shown.is_empty() {
            ui.label(RichText::new(say("voices-none")).color(t.soft));
        }
        let mut goal = None;
        // Who says it belongs to what is said, nearer than to what comes next.
        ui.spacing_mut().interact_size.y = 18.0;
        ui.spacing_mut().item_spacing.y = 2.0;
        for (&row, voices) in shown {
            let voices: Vec<&Evidence> =
                voices.iter().filter_map(|&nth| workspace.comparison().evidence.get(nth)).collect();
            head(ui, workspace, row, &voices, t, actions);
            for evidence in voices {
                goal = voice(ui, workspace, evidence, t).or(goal);
            }
            ui.add_space(24.0);
        }
        goal
    }

    fn gather(&mut self, workspace: &Workspace) {
        let key = Arc::as_ptr(workspace.table()) as usize;
        if std::mem::replace(&mut self.gathered_for, key) == key {
            return;
        }
        self.rows.clear();
        for (nth, evidence) in workspace.comparison().evidence.iter().enumerate() {
            let rows = evidence.about.iter().filter_map(|&at| workspace.row_with(workspace.id_of(at)?));
            for row in rows {
                let voices = self.rows.entry(row).or_default();
                if voices.last() != Some(&nth) {
                    voices.push(nth);
                }
            }
        }
    }
}

/// The point, which leads to its row, and how often it is called what.
fn head(
    ui: &mut Ui,
    workspace: &Workspace,
    row: usize,
    voices: &[&Evidence],
    t: &Tokens,
    actions: &mut Vec<Action>,
) {
    let Some(told) = workspace.told().get(row) else { return };
    let mut topic = LayoutJob::single_section(told.topic.clone(), theme::sans(15.0, 650.0, t.ink));
    topic.wrap.max_width = ui.available_width();
    prose::label(ui, topic);
    ui.horizontal_wrapped(|ui| {
        if ui.link(RichText::new(&told.numbers).size(theme::CAPTION)).clicked() {
            actions.push(Action::Go(Tab::SideBySide, row));
        }
        for (state, word) in &told.states {
            let color = prose::status_color(*state, t);
            ui.label(RichText::new(word).color(color).size(theme::CAPTION));
        }
        let count = |stance: Stance| voices.iter().filter(|voice| voice.stance == stance).count();
        let counts = STANCES.into_iter().filter(|stance| count(*stance) > 0);
        let counts = counts.map(|stance| {
            let parts = [("n", count(stance).into()), ("stance", words::stance(stance).into())];
            say_with("voices-count", &parts)
        });
        let counts = counts.collect::<Vec<_>>().join(" · ");
        ui.label(RichText::new(counts).color(t.soft).size(theme::CAPTION));
    });
    ui.add_space(4.0);
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), egui::Stroke::new(1.0, t.line));
    ui.add_space(8.0);
}

/// A statement with who says so and in which article, where it is to be read if that is clicked.
fn voice(ui: &mut Ui, workspace: &Workspace, evidence: &Evidence, t: &Tokens) -> Option<At> {
    let article = workspace.project().articles.get(evidence.statement.draft)?;
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    job.append(&words::fold(article.body(evidence.statement.point)), 0.0, theme::text(t.ink));
    prose::label(ui, prose::seek(job, workspace.query(), None, t));
    let mut goal = None;
    ui.horizontal_wrapped(|ui| {
        let said = words::evidence(evidence, article);
        ui.label(RichText::new(said).color(color(evidence.stance, t)).size(theme::CAPTION));
        if ui.link(RichText::new(&article.title).size(theme::CAPTION)).clicked() {
            goal = Some(evidence.statement);
        }
    });
    ui.add_space(10.0);
    goal
}

/// The points of which a statement speaks, each leading to its row.
pub fn about(ui: &mut Ui, workspace: &Workspace, evidence: &Evidence, actions: &mut Vec<Action>) {
    for &at in &evidence.about {
        if ui.link(RichText::new(name(workspace, at)).size(theme::CAPTION)).clicked() {
            let row = workspace.id_of(at).and_then(|id| workspace.row_with(id));
            actions.extend(row.map(|row| Action::Go(Tab::SideBySide, row)));
        }
    }
}

/// The colour of a stance. Its word always stands in it.
pub fn color(stance: Stance, t: &Tokens) -> Color32 {
    match stance {
        Stance::Open => t.open,
        Stance::Agreed => t.agreed,
        Stance::Rejected => t.removed,
        Stance::Reported => t.soft,
    }
}
