//! What a frame of the window costs the processor, without a display: layout, painting lists and
//! tessellation, over two drafts of 5,000 points, and over 10,000 notes on 2,000 points. `cargo bench --bench window`
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "the table is the result")]

use eframe::App as _;
use egui::{Context, Event, MouseWheelUnit, Pos2, RawInput, Rect, Vec2};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use travaux::compare;
use travaux::model::{About, DraftId, DraftKind, Project};
use travaux::present::ledger::{Ledger, Wanted};
use travaux::project::{self, anchors, notes};
use travaux::ui::{App, Start};
use travaux::words::Language;
use travaux::workspace::{Action, NoDialogs, NoteEdit, Tab};

const POINTS: usize = 5_000;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<PathBuf> = [0, 7].iter().map(|&round| draft(folder.path(), round)).collect();
    let mut window = Window::open(paths);
    println!("{:<34}{:>9}{:>9}{:>9}", "milliseconds per frame", "median", "p99", "most");
    for tab in [Tab::SideBySide, Tab::Table, Tab::Redline] {
        window.apply(Action::ShowTab(tab));
        window.settle();
        let frames: Vec<Duration> = (0..600).map(|_| window.frame(vec![wheel(-90.0)])).collect();
        tell(&format!("scrolling, {}", tab.name()), frames);
    }
    window.apply(Action::ShowTab(Tab::SideBySide));
    window.settle();
    let rows = window.app.workspace().table().rows.len();
    let jump = |i: usize, window: &mut Window| {
        window.apply(Action::Select(Some((i * 7_919) % rows)));
        window.frame(Vec::new())
    };
    let frames = (0..300).map(|i| jump(i, &mut window)).collect();
    tell("jumping to a point", frames);
    let views: Vec<Tab> = Tab::ALL.into_iter().filter(|&tab| window.app.workspace().has(tab)).collect();
    let switch = |i: usize, window: &mut Window| {
        window.apply(Action::ShowTab(views[i % views.len()]));
        window.frame(Vec::new())
    };
    let frames = (0..120).map(|i| switch(i, &mut window)).collect();
    tell("switching the view", frames);
    drop(window);
    noted(folder.path());
}

/// 10,000 notes on 2,000 points: the list scrolled and sought in, the drafts with the words marked, a note written.
fn noted(folder: &std::path::Path) {
    let text: String = (1..=2_000)
        .map(|n| {
            format!(
                "{n}. The Parties shall withdraw {n} observers from the harbour of Venn within 30 days.\n\n"
            )
        })
        .collect();
    let read = |name: &str, id: u32, text: &str| {
        let draft = compare::draft_of(text.as_bytes(), name, DraftId(id), Some(DraftKind::Draft)).unwrap();
        Arc::new(draft)
    };
    let drafts = vec![read("march.md", 0, &text), read("june.md", 1, &text.replace("30 days", "90 days"))];
    let mut project = Project { drafts, ..Project::default() };
    for n in 0..10_000 {
        let draft = &project.drafts[n % 2];
        let point = (n * 7) % draft.points.len();
        let start = draft.points[point].body.start as u32;
        let about = match n % 3 {
            0 => About::Words { start: start + 4, end: start + 26 },
            _ => About::Point,
        };
        let anchor = anchors::anchor(draft, draft.id_of(point), about).unwrap();
        let body = format!("Note {n}: *who* counts them, and see https://example.org/{n}?");
        let author = ["O. Koval", "A. Reader"][n % 2];
        let mut note = notes::new(&Project::default(), anchor, author, &body, "2026-03-01T12:00:00Z");
        note.tags.entry(format!("tag {}", n % 20)).or_default().set(true);
        project.decisions.annotations.push(Arc::new(note));
    }
    let path = folder.join("noted.travaux");
    project::save(&path, &project).unwrap();
    let mut window = Window::open(vec![path]);
    window.apply(Action::ShowTab(Tab::Notes));
    let first = window.frame(Vec::new());
    println!("{:<34}{:>9.2}", "10,000 notes: the list, first frame", first.as_secs_f64() * 1e3);
    window.settle();
    let frames = (0..600).map(|_| window.frame(vec![wheel(-90.0)])).collect();
    tell("10,000 notes: the list, scrolled", frames);
    window.apply(Action::ShowTab(Tab::SideBySide));
    window.settle();
    let frames = (0..600).map(|_| window.frame(vec![wheel(-90.0)])).collect();
    tell("10,000 notes: side by side", frames);
    let point = window.app.workspace().project().drafts[1].id_of(1_000);
    let write = |n: usize, window: &mut Window| {
        let note = NoteEdit::Add { point, about: About::Point, body: format!("One more, {n}") };
        let began = Instant::now();
        window.apply(Action::Note(note, "2026-03-02T12:00:00Z".to_owned()));
        began.elapsed() + window.frame(Vec::new())
    };
    let frames = (0..60).map(|n| write(n, &mut window)).collect();
    tell("10,000 notes: writing one more", frames);
    let hidden = std::collections::BTreeSet::new();
    let workspace = window.app.workspace();
    let began = Instant::now();
    let ledger = Ledger::new(workspace.project(), workspace.table(), &hidden);
    let listed = began.elapsed().as_secs_f64() * 1e3;
    let typed = |typed: &str| Wanted { typed: typed.to_owned(), ..Wanted::default() };
    let began = Instant::now();
    assert!(!ledger.find(workspace.project(), &typed("venn")).is_empty());
    let first = began.elapsed().as_secs_f64() * 1e3;
    let began = Instant::now();
    ledger.find(workspace.project(), &typed("venn within"));
    let next = began.elapsed().as_secs_f64() * 1e3;
    println!(
        "10,000 notes: listed in {listed:.1} ms, first letters sought in {first:.1} ms, further ones in {next:.1} ms"
    );
}

/// A draft in which every seventh point has another figure in each round.
fn draft(folder: &std::path::Path, round: usize) -> PathBuf {
    const WORDS: [&str; 12] = [
        "harbour",
        "islands",
        "fishery",
        "observers",
        "court",
        "prisoners",
        "customs",
        "lighthouse",
        "ferry",
        "council",
        "archive",
        "bridge",
    ];
    let mut text = String::new();
    for point in 1..=POINTS {
        let word = |n: usize| WORDS[(point * 31 + n * 17 + point / 12) % WORDS.len()];
        let days = if point % 7 == 0 { 30 + round } else { 30 };
        writeln!(
            text,
            "{point}. The {} and the {} number {point} are placed under the {} of both parties within {days} days, and the {} reports to the {}.\n",
            word(0), word(1), word(2), word(3), word(4)
        )
        .unwrap();
    }
    let path = folder.join(format!("round-{round}.txt"));
    std::fs::write(&path, text).unwrap();
    path
}

/// The application without a display.
struct Window {
    ctx: Context,
    app: App,
    frame: eframe::Frame,
    time: f64,
}

impl Window {
    fn open(paths: Vec<PathBuf>) -> Self {
        let ctx = Context::default();
        let app = App::new(
            &ctx,
            None,
            Start { paths, data: None, language: Language::ENGLISH, dialogs: Arc::new(NoDialogs) },
        )
        .unwrap();
        let mut window = Window { ctx, app, frame: eframe::Frame::_new_kittest(), time: 0.0 };
        window.settle();
        window
    }

    fn apply(&mut self, action: Action) {
        self.app.apply(vec![action]);
    }

    /// Draws frames until nothing is being computed and nothing moves.
    fn settle(&mut self) {
        let busy = |app: &App| app.workspace().progress().is_some() || !app.workspace().is_current();
        while busy(&self.app) {
            self.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(2));
        }
        for _ in 0..8 {
            self.frame(Vec::new());
        }
    }

    /// Draws one frame and says how long that took.
    fn frame(&mut self, mut events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        events.insert(0, Event::PointerMoved(Pos2::new(400.0, 500.0)));
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1280.0, 800.0))),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let began = Instant::now();
        self.app.logic(&self.ctx, &mut self.frame);
        let output = self.ctx.run_ui(input, |ui| self.app.ui(ui, &mut self.frame));
        let shapes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let took = began.elapsed();
        std::hint::black_box(shapes);
        took
    }
}

fn wheel(y: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: Vec2::new(0.0, y),
        source: egui::MouseWheelSource::Unknown,
        phase: egui::TouchPhase::Move,
        modifiers: egui::Modifiers::NONE,
    }
}

fn tell(what: &str, mut frames: Vec<Duration>) {
    frames.sort();
    let at = |part: f64| frames[((frames.len() - 1) as f64 * part) as usize].as_secs_f64() * 1e3;
    println!("{what:<34}{:>9.2}{:>9.2}{:>9.2}", at(0.5), at(0.99), at(1.0));
}
