//! The articles, statement by statement, with the points each speaks about; or point by point, with all that is said
//! of it.

use super::overview;
use super::tall::Place as Standing;
use super::voices::{self, Voices};
use crate::model::{At, Draft, Span};
use crate::present::{self, Place, words};
use crate::ui::theme::{self, Tokens};
use crate::ui::{markdown, prose};
use crate::words::{say, say_with};
use crate::workspace::{Action, Workspace};
use egui::text::LayoutJob;
use egui::{Align, Button, RichText, Ui};

const MEASURE: f32 = 680.0;

/// The state of the view that is nobody else's business.
#[derive(Default)]
pub struct ArticlesView {
    by_point: bool,
    voices: Voices,
    /// The statement to be scrolled to.
    goal: Option<At>,
}

/// What an article is drawn from.
struct Page<'a> {
    workspace: &'a Workspace,
    t: &'a Tokens,
    /// The statement to be scrolled to.
    goal: Option<At>,
    /// The words to be scrolled to, and the article in which they are.
    sought: Option<(usize, usize)>,
    /// Where words stand that are sought, and whether they are those that are looked at.
    ticks: Vec<(f32, bool)>,
}

impl ArticlesView {
    /// Shows the articles one below the other.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        place: &mut Standing,
        actions: &mut Vec<Action>,
    ) {
        let t = Tokens::of(ui.ctx());
        let sought = place.fresh_hit(workspace).and_then(|hit| match hit.place {
            Place::Article(article) => Some((article, hit.span.start)),
            _ => None,
        });
        self.by_point &= sought.is_none();
        let mut page = Page { workspace, t, goal: self.goal.take(), sought, ticks: Vec::new() };
        let by_point = self.by_point;
        let area = ui.available_rect_before_wrap();
        let shown = egui::ScrollArea::vertical().id_salt(by_point).auto_shrink(false).show(ui, |ui| {
            ui.add_space(12.0);
            let top = ui.cursor().top();
            ui.horizontal(|ui| {
                ui.add_space(((ui.available_width() - MEASURE) / 2.0).max(18.0));
                ui.vertical(|ui| {
                    ui.set_max_width(MEASURE.min(ui.available_width() - 18.0));
                    self.choice(ui);
                    if by_point {
                        self.goal = self.voices.ui(ui, workspace, t, actions);
                        self.by_point &= self.goal.is_none();
                        return;
                    }
                    for (i, article) in workspace.project().articles.iter().enumerate() {
                        page.article(ui, i, article, actions);
                        ui.add_space(28.0);
                    }
                });
            });
            top
        });
        let scale = area.height() / shown.content_size.y.max(1.0);
        for (y, is_current) in page.ticks {
            let y = area.top() + (y - shown.inner) * scale.min(1.0);
            overview::tick(ui.painter(), egui::pos2(area.right() - 16.0, y), is_current, t);
        }
    }

    fn choice(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            for (by_point, words) in [(false, say("articles-in-full")), (true, say("articles-by-point"))] {
                if ui.add(Button::selectable(self.by_point == by_point, words)).clicked() {
                    self.by_point = by_point;
                }
            }
        });
        ui.add_space(10.0);
    }
}

impl Page<'_> {
    fn article(&mut self, ui: &mut Ui, index: usize, article: &Draft, actions: &mut Vec<Action>) {
        let t = self.t;
        let mut title = LayoutJob::default();
        title.wrap.max_width = ui.available_width();
        title.append(&article.title, 0.0, theme::sans(20.0, 650.0, t.ink));
        prose::label(ui, title);
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
            ui.label(
                RichText::new(format!("⚠ {}", present::doubt(warning))).color(t.removed).size(theme::CAPTION),
            );
        }
        ui.add_space(8.0);
        let mut passages: Vec<(Option<usize>, Span)> = Vec::new();
        passages.extend(article.points.iter().enumerate().map(|(i, p)| (Some(i), p.body.clone())));
        passages.extend(article.outside.iter().map(|s| (None, s.clone())));
        passages.sort_by_key(|(_, span)| span.start);
        let mut end = 0;
        let mut aside = Vec::new();
        for (point, span) in passages {
            let new_paragraph = article.text.get(end..span.start).is_some_and(|gap| gap.contains("\n\n"));
            end = span.end;
            let Some(point) = point else {
                aside.push(span);
                continue;
            };
            self.furniture(ui, index, article, &std::mem::take(&mut aside));
            if new_paragraph {
                ui.add_space(8.0);
            }
            self.statement(ui, At { draft: index, point }, article, actions);
        }
        self.furniture(ui, index, article, &aside);
    }

    /// What was taken for furniture of the page, folded away but never lost.
    fn furniture(&mut self, ui: &mut Ui, index: usize, article: &Draft, passages: &[Span]) {
        let Some(first) = passages.first() else { return };
        let t = self.t;
        let what = say_with("article-aside", &[("n", passages.len().into())]);
        let title = RichText::new(what).color(t.soft).size(theme::CAPTION);
        let sought =
            self.sought.filter(|(own, at)| *own == index && passages.iter().any(|span| span.contains(at)));
        let header = egui::CollapsingHeader::new(title).id_salt((article.id.0, first.start));
        header.open(sought.map(|_| true)).show(ui, |ui| {
            for span in passages {
                self.passage(ui, index, article, span, &theme::sans(theme::CAPTION, 400.0, t.faint), false);
            }
        });
    }

    /// Words of an article, with those marked that are sought.
    fn passage(
        &mut self,
        ui: &mut Ui,
        index: usize,
        article: &Draft,
        span: &Span,
        format: &egui::TextFormat,
        is_goal: bool,
    ) {
        let workspace = self.workspace;
        let mut job = LayoutJob::default();
        job.wrap.max_width = ui.available_width();
        job.append(&words::fold(article.slice(span)), 0.0, format.clone());
        let here =
            |hit: &&crate::present::Hit| hit.place == Place::Article(index) && span.contains(&hit.span.start);
        let mut hits = workspace.hits().iter().filter(here);
        let current = hits.clone().position(|hit| Some(hit) == workspace.current_hit());
        let response = prose::label(ui, prose::seek(job, workspace.query(), current, self.t));
        if hits.next().is_some() {
            self.ticks.push((response.rect.top(), current.is_some()));
        }
        let is_sought = self.sought.is_some_and(|(own, at)| own == index && span.contains(&at));
        if is_sought || is_goal {
            response.scroll_to_me(Some(Align::Center));
        }
    }

    fn statement(&mut self, ui: &mut Ui, at: At, article: &Draft, actions: &mut Vec<Action>) {
        let (workspace, t) = (self.workspace, self.t);
        let body = article.points[at.point].body.clone();
        self.passage(ui, at.draft, article, &body, &theme::text(t.ink), self.goal == Some(at));
        let said = &workspace.project().decisions.annotations;
        let id = article.id_of(at.point);
        let here = said.iter().filter(|note| note.anchor.point == id && !note.is_deleted());
        for note in here.filter(|note| !workspace.hidden_authors().contains(&note.author)) {
            ui.indent(note.id, |ui| {
                markdown::show(ui, &note.body, t);
                ui.label(RichText::new(crate::export::signature(note)).color(t.soft).size(theme::CAPTION));
            });
        }
        let mut evidence = workspace.comparison().evidence.iter();
        let Some(evidence) = evidence.find(|e| e.statement == at && !e.about.is_empty()) else { return };
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = 18.0;
            ui.horizontal_wrapped(|ui| {
                let said = words::evidence(evidence, article);
                ui.label(RichText::new(said).color(voices::color(evidence.stance, t)).size(theme::CAPTION));
                voices::about(ui, workspace, evidence, actions);
            });
        });
        ui.add_space(6.0);
    }
}
