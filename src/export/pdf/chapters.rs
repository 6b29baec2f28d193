//! The chapters of the printed report.

use super::letters::{Line, Mark, Style, Type};
use super::sheets::{MARGIN, MEASURE, Shape, Sheets};
use super::tree::Role;
use crate::export::threads::{self, Thread};
use crate::export::{Note, Report, content};
use crate::model::State;
use crate::present::palette::{LIGHT, Rgb};
use crate::present::picture::{self, Bar};
use crate::present::running::{Running, Text};
use crate::present::words::{self, fold};
use crate::present::{self, Block, Look, Sticking, Told, sides};

/// The size of the drafts' text, and of what is said about it, in points.
const TEXT: f32 = 9.5;
const SMALL: f32 = 8.5;
/// Between columns, in points.
const GUTTER: f32 = 14.0;
/// Up to this height, in points, what belongs together stays on one sheet.
const TOGETHER: f32 = 160.0;
/// How many words stand for a point that is named, and of one that is quoted.
const NAMED: usize = 16;
const QUOTED: usize = 60;
/// How many drafts stand beside each other; more stand below each other.
const BESIDE: usize = 4;

const fn serif(ink: Rgb, mark: Mark) -> Style {
    Style { face: Type::Serif, size: TEXT, ink, mark }
}

const fn sans(size: f32, ink: Rgb) -> Style {
    Style { face: Type::Sans, size, ink, mark: Mark::Plain }
}

const fn bold(size: f32, ink: Rgb) -> Style {
    Style { face: Type::Bold, size, ink, mark: Mark::Plain }
}

/// What is compared, the answer, and where the texts come from.
pub fn title(sheets: &mut Sheets, report: &Report) {
    sheets.skip(110.0);
    sheets.bookmark(0, "Title");
    sheets.paragraph(MARGIN, MEASURE, &[(sans(10.0, LIGHT.soft), "Comparison of drafts".to_owned())]);
    sheets.skip(6.0);
    sheets.heading(1, MARGIN, MEASURE, &[(bold(24.0, LIGHT.ink), fold(&report.title))]);
    sheets.skip(8.0);
    sheets.paragraph(MARGIN, MEASURE, &[(sans(11.0, LIGHT.ink), fold(&report.answer))]);
    let made = [fold(&report.options.author), report.options.date.chars().take(10).collect()];
    let made = made.into_iter().filter(|part: &String| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    if !made.is_empty() {
        sheets.skip(6.0);
        sheets.paragraph(MARGIN, MEASURE, &[(sans(SMALL, LIGHT.soft), made)]);
    }
    if let Some(missing) = super::missing(report) {
        sheets.skip(6.0);
        sheets.paragraph(MARGIN, MEASURE, &[(bold(SMALL, LIGHT.open), missing.told())]);
    }
    sheets.skip(36.0);
    section(sheets, 1, "Sources");
    for source in &report.sources {
        let counts = source.points.map(|points| words::plural(points, "point"));
        let counts = counts.into_iter().chain(source.words.map(|n| words::plural(n, "word")));
        let file =
            [source.file.clone(), source.date.clone(), source.sha256.chars().take(16).collect::<String>()];
        let rest = counts.chain(file).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let title = if source.title == source.siglum { "" } else { &source.title };
        let name = format!("{}   {title}", source.siglum);
        sheets.need(34.0);
        sheets.paragraph(MARGIN, MEASURE, &[(bold(TEXT, LIGHT.ink), name.trim_end().to_owned())]);
        sheets.paragraph(MARGIN, MEASURE, &[(sans(SMALL, LIGHT.soft), fold(&rest))]);
        sheets.skip(6.0);
    }
    if !report.settings.is_empty() {
        sheets.skip(12.0);
        section(sheets, 1, "Settings");
        sheets.paragraph(MARGIN, MEASURE, &[(sans(SMALL, LIGHT.soft), fold(&report.settings.join(" · ")))]);
    }
    if !report.pairings.is_empty() {
        sheets.skip(12.0);
        section(sheets, 1, "By the reader\u{2019}s word");
        for own in &report.pairings {
            sheets.paragraph(MARGIN, MEASURE, &[(sans(SMALL, LIGHT.soft), fold(&own.told()))]);
        }
    }
}

/// The talks on one page.
pub fn summary(sheets: &mut Sheets, report: &Report, told: &[Told]) {
    if report.project.drafts.len() < 2 {
        return;
    }
    let press = present::press(&report.project, &report.comparison, &report.table, told);
    chapter(sheets, "Summary", false);
    let text = |row: usize, words: usize| {
        let opening = present::opening(&report.project, &report.table.rows[row], words);
        vec![(serif(LIGHT.ink, Mark::Plain), opening)]
    };
    let entry =
        |sheets: &mut Sheets, row: usize, text: Vec<(Style, String)>, below: Vec<Vec<(Style, String)>>| {
            let Some(told) = told.get(row) else { return };
            let head = [text, vec![(sans(7.5, LIGHT.soft), fold(&told.numbers))]];
            // On one sheet, unless it is long.
            let own: f32 = head.iter().map(|runs| sheets.height(MEASURE, runs)).sum();
            let rest: f32 = below.iter().map(|runs| sheets.height(MEASURE - 12.0, runs)).sum();
            sheets.need((own + rest).min(TOGETHER));
            head.iter().for_each(|runs| sheets.paragraph(MARGIN, MEASURE, runs));
            below.iter().for_each(|runs| sheets.paragraph(MARGIN + 12.0, MEASURE - 12.0, runs));
            sheets.skip(6.0);
        };
    let sticking = |sheets: &mut Sheets, sticking: &Sticking| {
        let status = &report.comparison.statuses[sticking.at.draft][sticking.at.point];
        let draft = &report.project.drafts[sticking.at.draft];
        let mut first = vec![(bold(SMALL, LIGHT.open), words::status(status).unwrap_or_default())];
        let mut options = Vec::new();
        if status.state == State::Alternatives {
            let option =
                |span| vec![(serif(LIGHT.ink, Mark::Plain), format!("– {}", fold(draft.slice(span))))];
            options.extend(status.options.iter().map(option));
        } else {
            let marks = status.marks.iter().take(2).map(|mark| fold(draft.slice(mark)));
            first.extend(marks.map(|mark| (serif(LIGHT.ink, Mark::Plain), format!("  “{mark}”"))));
        }
        let mut below = vec![first];
        below.extend(options);
        for evidence in sticking.voices.iter().take(3).map(|&voice| &report.comparison.evidence[voice]) {
            let article = &report.project.articles[evidence.statement.draft];
            let quote = fold(article.body(evidence.statement.point));
            let by = format!(" — {} · {}", words::evidence(evidence, article), fold(&article.title));
            below.push(vec![(serif(LIGHT.soft, Mark::Plain), quote), (sans(7.5, LIGHT.soft), by)]);
        }
        entry(sheets, sticking.row, text(sticking.row, NAMED), below);
    };
    section(sheets, 1, "Unresolved");
    press.sticking.iter().for_each(|open| sticking(sheets, open));
    nothing(sheets, press.sticking.is_empty());
    if !press.pending.is_empty() {
        section(sheets, 1, "Still to be written");
        press.pending.iter().for_each(|open| sticking(sheets, open));
    }
    section(sheets, 1, "Figures that moved, came or went");
    for own in press.figures.chunk_by(|a, b| a.row == b.row) {
        let figure = |figure| {
            let [before, after] = sides(&report.project, &report.comparison, figure).map(fold);
            let sign = match (before.is_empty(), after.is_empty()) {
                (true, _) => "+ ",
                (_, true) => "− ",
                _ => " → ",
            };
            let sign = (sans(SMALL, LIGHT.soft), sign.to_owned());
            let mut runs = vec![(bold(SMALL, LIGHT.removed), before), (bold(SMALL, LIGHT.added), after)];
            runs.insert(if sign.1 == " → " { 1 } else { 0 }, sign);
            runs.retain(|(_, words)| !words.is_empty());
            runs
        };
        entry(sheets, own[0].row, text(own[0].row, NAMED), own.iter().map(figure).collect());
    }
    nothing(sheets, press.figures.is_empty());
    for (title, rows) in [("Dropped", &press.dropped), ("New", &press.new)] {
        section(sheets, 1, title);
        rows.iter().for_each(|&row| entry(sheets, row, text(row, QUOTED), Vec::new()));
        nothing(sheets, rows.is_empty());
    }
    section(sheets, 1, "Changed in substance otherwise");
    for &row in &press.substance {
        let signals = told.get(row).map_or(String::new(), |told| told.signals.join(" · "));
        let block = present::changed(&report.comparison, &report.table.rows[row]);
        match block.filter(|_| signals.is_empty()) {
            Some(block) => entry(sheets, row, runs(block, content::text(report, block)), Vec::new()),
            None => {
                entry(sheets, row, text(row, NAMED), vec![vec![(sans(SMALL, LIGHT.soft), fold(&signals))]])
            }
        }
    }
    nothing(sheets, press.substance.is_empty());
    if !press.moved.is_empty() {
        section(sheets, 1, "Moved, split or merged");
        for &row in &press.moved {
            let change = told.get(row).map_or(String::new(), |told| told.change.clone());
            entry(sheets, row, text(row, NAMED), vec![vec![(sans(SMALL, LIGHT.soft), fold(&change))]]);
        }
    }
}

/// What became of each point, as a picture on one sheet that lies on its side.
pub fn lineage(sheets: &mut Sheets, report: &Report) {
    let picture = picture::picture(&report.project.drafts, &report.comparison, &report.table);
    let columns = picture.columns.len();
    if columns < 2 || picture.bars.is_empty() {
        return;
    }
    chapter(sheets, "Lineage", true);
    let (width, height) = sheets.size();
    let top = sheets.y() + 22.0;
    let scale = ((height - MARGIN - top) / picture.height.max(1.0)).min(1.4);
    let room = width - 2.0 * MARGIN;
    let bar_width = room / (columns as f32 * 1.8 - 0.8);
    let left = |column: usize| MARGIN + column as f32 * bar_width * 1.8;
    let down = |y: f32| top + y * scale;
    let told = format!(
        "What became of each point in {}; the table tells the same in words.",
        fold(&report.sigla.join(", "))
    );
    sheets.picture(told, |sheets| {
        for (column, siglum) in report.sigla.iter().enumerate() {
            sheets.place(left(column), top - 9.0, bold(10.0, LIGHT.ink), &fold(siglum));
        }
        for ribbon in &picture.ribbons {
            let (from, to) = (&picture.bars[ribbon.from], &picture.bars[ribbon.to]);
            let (ink, opacity) = ribbon.kind.tint(&LIGHT);
            let band = [
                left(from.at.draft) + bar_width,
                down(ribbon.left.start),
                down(ribbon.left.end),
                left(to.at.draft),
                down(ribbon.right.start),
                down(ribbon.right.end),
            ];
            sheets.fill(Shape::Band(band), ink, opacity);
        }
        let size = (picture::SHORTEST * scale * 0.5).clamp(2.5, 7.5);
        for bar in &picture.bars {
            let (x, y, high) = (left(bar.at.draft), down(bar.top), bar.height * scale);
            let ink = bar_ink(bar);
            sheets.fill(Shape::Box([x, y, bar_width, high]), LIGHT.hover, 1.0);
            sheets.fill(Shape::Box([x, y, 2.0, high]), ink, 1.0);
            let draft = &report.project.drafts[bar.at.draft];
            let label = fold(&draft.points[bar.at.point].label.path);
            let words = format!("{label}  {}", words::topic(draft, bar.at.point, 12));
            // No bar has room for more letters than these.
            let mut words: String = fold(&words).chars().take(90).collect();
            while sheets.letters.width(Type::Sans, size, &words) > bar_width - 10.0 && words.pop().is_some() {
            }
            sheets.place(x + 6.0, y + high.min(size * 1.9) / 2.0 + size * 0.36, sans(size, ink), &words);
            if let Some(said) = picture::ended(&report.project.drafts, bar) {
                sheets.place(
                    x + bar_width + 4.0,
                    y + high / 2.0 + size * 0.36,
                    sans(size, LIGHT.removed),
                    &said,
                );
            }
            if let Some(said) = picture::began(bar) {
                let own = sheets.letters.width(Type::Sans, size, said);
                sheets.place(x - own - 4.0, y + high / 2.0 + size * 0.36, sans(size, LIGHT.added), said);
            }
        }
    });
}

fn bar_ink(bar: &Bar) -> Rgb {
    match () {
        () if bar.state.is_unresolved() => LIGHT.open,
        () if bar.ends.is_some() => LIGHT.removed,
        () if bar.is_new => LIGHT.added,
        () => LIGHT.ink,
    }
}

/// A row for each lineage with its text in every draft.
pub fn table(sheets: &mut Sheets, report: &Report, told: &[Told]) {
    let drafts = report.project.drafts.len();
    chapter(sheets, "Table", drafts > 2);
    let room = sheets.size().0 - 2.0 * MARGIN;
    let beside = drafts.min(BESIDE);
    let width = (room - GUTTER * (beside - 1) as f32) / beside as f32;
    for (index, told) in told.iter().enumerate() {
        sheets.need(64.0);
        sheets.rule(MARGIN, room, LIGHT.faint);
        sheets.skip(5.0);
        sheets.bookmark(1, &format!("{} {}", index + 1, fold(&told.topic)));
        let mut head = vec![(bold(SMALL, LIGHT.ink), format!("{}   {}", index + 1, fold(&told.numbers)))];
        head.extend([(sans(SMALL, LIGHT.soft), format!("   {}", told.change))]);
        for (_, words) in &told.states {
            head.push((bold(SMALL, LIGHT.open), format!("   {}", fold(words))));
        }
        let ruled = threads::verdict(report, index);
        if !ruled.is_empty() {
            head.push((bold(SMALL, LIGHT.ink), format!("   {ruled}")));
        }
        let notes: Vec<String> = notes_of(report, index).map(|note| format!("[{}]", note + 1)).collect();
        if !notes.is_empty() {
            head.push((sans(SMALL, LIGHT.accent), format!("   Notes {}", notes.join(" "))));
        }
        sheets.heading(2, MARGIN, room, &head);
        let signals = told.signals.join(" · ");
        if !signals.is_empty() {
            sheets.paragraph(MARGIN, room, &[(sans(SMALL, LIGHT.soft), fold(&signals))]);
        }
        sheets.skip(3.0);
        let columns: Vec<usize> = (0..drafts).collect();
        for group in columns.chunks(beside) {
            sheets.within(Role::Table, |sheets| {
                let columns = cells(sheets, report, index, group, width);
                sheets.columns(TEXT, &columns);
            });
            sheets.skip(4.0);
        }
        sheets.skip(6.0);
    }
}

/// The cells of a row in some columns, the names of the drafts above them: from which edge, in which lines.
fn cells(
    sheets: &mut Sheets,
    report: &Report,
    row: usize,
    columns: &[usize],
    width: f32,
) -> Vec<(f32, Vec<(usize, Line)>)> {
    let mut set: Vec<(f32, Vec<(usize, Line)>)> = Vec::new();
    sheets.within(Role::Row, |sheets| {
        for (i, &column) in columns.iter().enumerate() {
            let head = sheets.part(Role::Head);
            let runs = [(bold(TEXT, LIGHT.soft), fold(&report.sigla[column]))];
            let lines = sheets.letters.lines(&runs, width).into_iter().map(|line| (head, line));
            set.push((MARGIN + i as f32 * (width + GUTTER), lines.collect()));
        }
    });
    sheets.within(Role::Row, |sheets| {
        for (&column, (_, lines)) in columns.iter().zip(&mut set) {
            let language = report.project.drafts[column].language.as_deref();
            sheets.within(Role::Cell, |sheets| {
                sheets.in_language(language, |sheets| cell(sheets, report, row, column, width, lines));
            });
        }
    });
    set
}

fn cell(
    sheets: &mut Sheets,
    report: &Report,
    row: usize,
    column: usize,
    width: f32,
    lines: &mut Vec<(usize, Line)>,
) {
    let cell = &report.table.rows[row].cells[column];
    let mut set = |sheets: &mut Sheets, runs: &[(Style, String)]| {
        let part = sheets.part(Role::Text);
        lines.extend(sheets.letters.lines(runs, width).into_iter().map(|line| (part, line)));
    };
    if let Some(words) = content::absence(report, column, cell) {
        return set(sheets, &[(sans(TEXT, LIGHT.soft), fold(&words))]);
    }
    for block in &cell.blocks {
        let pieces = content::text(report, block);
        let said = block.is_only_told().then(|| content::said(report, column, block));
        let said = said.into_iter().flatten().map(|caption| (Look::Plain, fold(&caption.words)));
        set(sheets, &runs(block, pieces.into_iter().chain(said).collect()));
    }
}

/// A block as runs: its number, then its text.
fn runs(block: &Block, pieces: Vec<(Look, String)>) -> Vec<(Style, String)> {
    let mut runs = Vec::new();
    if !block.number.is_empty() {
        runs.push((bold(TEXT, LIGHT.soft), format!("{} ", fold(&block.number))));
    }
    runs.extend(pieces.into_iter().map(|(look, text)| match look {
        Look::Plain if block.is_heading => (bold(TEXT, LIGHT.ink), text),
        Look::Plain | Look::Same => (serif(LIGHT.ink, Mark::Plain), text),
        Look::Other => (serif(LIGHT.ink, Mark::Under), text),
        Look::Inserted => (serif(LIGHT.added, Mark::Under), text),
        Look::Deleted => (serif(LIGHT.removed, Mark::Through), text),
    }));
    runs
}

/// The two drafts between which rows are counted, as one running text.
pub fn redline(sheets: &mut Sheets, report: &Report) {
    let (from, to) = report.reach();
    if from == to {
        return;
    }
    let drafts = &report.project.drafts;
    let running = Running::new(&report.project, [drafts[from].id, drafts[to].id]);
    let title = format!("Redline {} → {}", fold(&report.sigla[from]), fold(&report.sigla[to]));
    chapter(sheets, &title, false);
    let language = drafts[to].language.clone();
    sheets.in_language(language.as_deref(), |sheets| {
        for stretch in &running.stretches {
            match &stretch.text {
                Text::Outside(own) => {
                    let pieces = present::pieces_of(&running.project.drafts, own).into_iter();
                    let runs: Vec<(Style, String)> = pieces.map(|(look, text)| outside(look, text)).collect();
                    sheets.paragraph(MARGIN, MEASURE, &runs);
                }
                Text::Point { blocks, .. } => {
                    for block in blocks {
                        let mut pieces = Vec::new();
                        if block.is_only_told() {
                            let said = present::captions(&running.project, &running.comparison, 1, block);
                            pieces
                                .extend(said.into_iter().map(|caption| (Look::Plain, fold(&caption.words))));
                        } else {
                            pieces.extend(present::pieces(&running.project.drafts, block));
                        }
                        let indent = 16.0 * f32::from(block.depth.min(4));
                        sheets.paragraph(MARGIN + indent, MEASURE - indent, &runs(block, pieces));
                    }
                }
            }
            sheets.skip(5.0);
        }
    });
}

fn outside(look: Look, text: String) -> (Style, String) {
    match look {
        Look::Plain | Look::Same | Look::Other => (serif(LIGHT.soft, Mark::Plain), text),
        Look::Inserted => (serif(LIGHT.added, Mark::Under), text),
        Look::Deleted => (serif(LIGHT.removed, Mark::Through), text),
    }
}

/// The notes, each with its number and place.
pub fn notes(sheets: &mut Sheets, report: &Report) {
    if report.notes.is_empty() {
        return;
    }
    chapter(sheets, "Notes", false);
    for (number, note) in report.notes.iter().enumerate() {
        sheets.need(34.0);
        sheets.within(Role::Note, |sheets| self::note(sheets, report, number, note));
        sheets.skip(8.0);
    }
}

fn note(sheets: &mut Sheets, report: &Report, number: usize, note: &Note) {
    let thread = Thread::new(report, note);
    let place = format!("[{}]  {}", number + 1, thread.place);
    for (at, said) in thread.said.iter().enumerate() {
        let indent = if at > 0 { 16.0 } else { 0.0 };
        let mut set = |runs: &[(Style, String)]| {
            sheets.paragraph(MARGIN + indent, MEASURE - indent, runs);
        };
        let by = said.by();
        match at {
            0 => {
                set(&[(bold(SMALL, LIGHT.ink), place.clone()), (sans(SMALL, LIGHT.soft), format!("   {by}"))])
            }
            _ => set(&[(sans(SMALL, LIGHT.soft), format!("in reply · {by}"))]),
        }
        for line in &said.lines {
            set(&[(sans(TEXT, LIGHT.ink), line.clone())]);
        }
    }
    let state = thread.state();
    if !state.is_empty() {
        sheets.paragraph(MARGIN, MEASURE, &[(sans(SMALL, LIGHT.soft), state)]);
    }
}

/// The numbers of the notes on a row, as indices into the report's.
fn notes_of(report: &Report, row: usize) -> impl Iterator<Item = usize> {
    report.notes.iter().enumerate().filter(move |(_, note)| note.row == Some(row)).map(|(index, _)| index)
}

fn chapter(sheets: &mut Sheets, title: &str, sideways: bool) {
    sheets.turn(sideways);
    sheets.bookmark(0, title);
    let width = sheets.size().0 - 2.0 * MARGIN;
    sheets.heading(1, MARGIN, width, &[(bold(18.0, LIGHT.ink), title.to_owned())]);
    sheets.skip(8.0);
}

fn section(sheets: &mut Sheets, level: usize, title: &str) {
    sheets.skip(8.0);
    sheets.need(48.0);
    sheets.bookmark(level, title);
    sheets.heading(2, MARGIN, MEASURE, &[(bold(11.5, LIGHT.ink), title.to_owned())]);
    sheets.rule(MARGIN, MEASURE, LIGHT.line);
    sheets.skip(6.0);
}

fn nothing(sheets: &mut Sheets, is_empty: bool) {
    if is_empty {
        sheets.paragraph(MARGIN, MEASURE, &[(sans(SMALL, LIGHT.soft), "None.".to_owned())]);
    }
}
