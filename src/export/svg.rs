//! The lineage picture as one SVG file: bars and ribbons that name themselves, nothing fetched, no script.

use super::{ExportError, Format, Progress, Report};
use crate::model::State;
use crate::present::palette::{LIGHT, Palette, Rgb};
use crate::present::picture::{self, Bar, Kind, Picture, Ribbon};
use crate::present::words::{self, fold};
use maud::{Markup, PreEscaped, html};
use std::ops::Range;

/// A picture for a page or a slide.
pub const FORMAT: Format = Format { name: "svg", extension: "svg", is_text: true, write };

const MARGIN: f32 = 28.0;
/// From the top to the first bar, without the lines of the legend.
const HEAD: f32 = 158.0;
const LEGEND_LINE: f32 = 22.0;
/// How far the stub of a point that begins or ends reaches.
const STUB: f32 = 44.0;
/// The width of a letter of the topics, on average and with some room.
const LETTER: f32 = 5.7;

fn write(report: &Report, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let picture = picture::picture(&report.project.drafts, &report.comparison, &report.table);
    ExportError::check(progress, 1, 2)?;
    let drawn = Drawing::new(report, &picture).svg().into_string();
    // XML has no place for these two even where they are escaped.
    Ok(drawn.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}").into_bytes())
}

/// A picture with what its letters say and the widths of its columns.
struct Drawing<'a> {
    report: &'a Report,
    picture: &'a Picture,
    /// The width of a bar, and of the space between two columns.
    bar: f32,
    between: f32,
    top: f32,
    width: f32,
    legend: Vec<Entry>,
}

/// A colour of the legend with its words, and where it stands.
struct Entry {
    x: f32,
    y: f32,
    fill: (Rgb, f32),
    line: Option<Rgb>,
    words: String,
}

impl<'a> Drawing<'a> {
    fn new(report: &'a Report, picture: &'a Picture) -> Self {
        let columns = picture.columns.len();
        let (bar, between) = match columns {
            0..=2 => (260.0, 300.0),
            3 => (220.0, 230.0),
            _ => (190.0, 180.0),
        };
        let gaps = columns.saturating_sub(1) as f32;
        let width = (2.0 * MARGIN + columns as f32 * bar + gaps * between).max(640.0);
        let legend = legend(picture, width, &LIGHT);
        let lines = legend.last().map_or(0.0, |last| last.y);
        Drawing { report, picture, bar, between, top: HEAD + lines, width, legend }
    }

    fn left(&self, column: usize) -> f32 {
        MARGIN + column as f32 * (self.bar + self.between)
    }

    fn svg(&self) -> Markup {
        let p = &LIGHT;
        let about = self.report.about();
        let foot = self.top + self.picture.height + MARGIN;
        let height = foot + 16.0 * about.len() as f32 + MARGIN;
        let title = format!("Lineage: {}", fold(&self.report.title));
        html! {
            (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
            svg xmlns="http://www.w3.org/2000/svg" width=(n(self.width)) height=(n(height))
                viewBox={ "0 0 " (n(self.width)) " " (n(height)) } role="graphics-document"
                aria-labelledby="title answer" font-family="Inter, 'Helvetica Neue', Arial, sans-serif" font-size="11" {
                title id="title" { (title) }
                desc id="answer" { (self.report.answer) }
                rect width="100%" height="100%" fill=(p.paper) {}
                text x=(n(MARGIN)) y="44" font-size="20" font-weight="600" fill=(p.ink) { (fold(&self.report.title)) }
                text x=(n(MARGIN)) y="67" font-size="12.5" fill=(p.soft) { (self.report.answer) }
                @for entry in &self.legend { (self.entry(entry)) }
                defs {
                    @for column in 0..self.picture.columns.len() {
                        clipPath id={ "column" (column) } {
                            rect x=(n(self.left(column))) y="0" width=(n(self.bar - 6.0)) height=(n(height)) {}
                        }
                    }
                }
                @for ribbon in &self.picture.ribbons { (self.ribbon(ribbon)) }
                @for bar in &self.picture.bars { (self.stubs(bar)) }
                @for column in 0..self.picture.columns.len() { (self.column(column)) }
                @for (line, words) in about.iter().enumerate() {
                    text x=(n(MARGIN)) y=(n(foot + 16.0 * line as f32 + 8.0)) font-size="9.5" fill=(p.soft) { (fold(words)) }
                }
            }
        }
    }

    fn entry(&self, entry: &Entry) -> Markup {
        let (x, y) = (MARGIN + entry.x, 86.0 + entry.y);
        html! {
            rect x=(n(x)) y=(n(y)) width="22" height="11" rx="2" fill=(entry.fill.0) fill-opacity=(entry.fill.1)
                stroke=[entry.line] {}
            text x=(n(x + 29.0)) y=(n(y + 9.5)) fill=(LIGHT.soft) { (entry.words) }
        }
    }

    fn ribbon(&self, ribbon: &Ribbon) -> Markup {
        let Ribbon { from, to, left, right, kind, .. } = ribbon;
        let bars = &self.picture.bars;
        let xs = self.left(bars[*from].at.draft) + self.bar..self.left(bars[*to].at.draft);
        let (ink, opacity) = kind.tint(&LIGHT);
        let said = picture::ribbon_words(&self.report.project.drafts, self.picture, ribbon);
        let has_room = right.end - right.start >= 8.0;
        html! {
            g {
                title { (said) }
                path d=(band(&xs, &self.down(left), &self.down(right))) fill=(ink) fill-opacity=(opacity) {}
                @if has_room && !kind.sign().is_empty() {
                    text x=(n(xs.end - 7.0)) y=(n(self.top + f32::midpoint(right.start, right.end) + 4.0))
                        text-anchor="end" fill=(LIGHT.ink) { (kind.sign()) }
                }
            }
        }
    }

    fn down(&self, stretch: &Range<f32>) -> Range<f32> {
        self.top + stretch.start..self.top + stretch.end
    }

    /// What tapers off behind a bar that ends, and before one that begins.
    fn stubs(&self, bar: &Bar) -> Markup {
        let stretch = self.down(&(bar.top..bar.bottom()));
        let middle = f32::midpoint(stretch.start, stretch.end);
        let left = self.left(bar.at.draft);
        let stub = |x: f32, to: f32, ink: Rgb, anchor: &str, said: &str| {
            let words = if to > x { to + 5.0 } else { to - 5.0 };
            html! {
                path d=(band(&(x..to), &stretch, &(middle..middle))) fill=(ink) fill-opacity="0.3" {}
                text x=(n(words)) y=(n(middle + 4.0)) text-anchor=(anchor) fill=(ink)
                    stroke=(LIGHT.paper) stroke-width="3" paint-order="stroke" { (said) }
            }
        };
        html! {
            @if let Some(said) = picture::ended(&self.report.project.drafts, bar) {
                (stub(left + self.bar, left + self.bar + STUB, LIGHT.removed, "start", &said))
            }
            @if let Some(said) = picture::began(bar) {
                (stub(left, left - STUB, LIGHT.added, "end", said))
            }
        }
    }

    fn column(&self, column: usize) -> Markup {
        let siglum = &self.report.sigla[column];
        let title = words::title(&self.report.project.drafts[column], siglum);
        let at = n(self.left(column));
        html! {
            g {
                title { (fold(siglum)) ": " (title) }
                text x=(at) y=(n(self.top - 28.0)) font-size="14" font-weight="600" fill=(LIGHT.ink) { (fold(siglum)) }
                text x=(at) y=(n(self.top - 11.0)) fill=(LIGHT.soft) { (picture::heading(self.picture, column)) }
            }
            @for bar in &self.picture.bars[self.picture.columns[column].bars.clone()] { (self.one(column, bar)) }
        }
    }

    fn one(&self, column: usize, bar: &Bar) -> Markup {
        let draft = &self.report.project.drafts[column];
        let (x, y) = (self.left(column), self.top + bar.top);
        let ink = ink(bar, &LIGHT);
        let status = words::state(bar.state).map(|said| said.split(" · ").next().unwrap_or(said));
        let label = fold(&draft.points[bar.at.point].label.path);
        let room = self.bar - 24.0 - status.map_or(0.0, |said| (said.chars().count() + 2) as f32 * LETTER);
        let room = (room / LETTER) as usize;
        let topic =
            shortened(&words::topic(draft, bar.at.point, 40), room.saturating_sub(label.chars().count() + 1));
        let line = y + bar.height.min(26.0) / 2.0 + 4.0;
        html! {
            g {
                title { (picture::bar_words(&self.report.project.drafts, bar)) }
                rect x=(n(x)) y=(n(y)) width=(n(self.bar)) height=(n(bar.height)) rx="3" fill=(LIGHT.panel)
                    stroke=(ink.unwrap_or(LIGHT.line)) {}
                text x=(n(x + 8.0)) y=(n(line)) clip-path={ "url(#column" (column) ")" } fill=(ink.unwrap_or(LIGHT.ink)) {
                    tspan font-weight="600" { (label) } " " (topic)
                }
                @if let Some(status) = status {
                    text x=(n(x + self.bar - 8.0)) y=(n(line)) text-anchor="end" font-weight="600" fill=(status_ink(bar.state, &LIGHT)) { (status) }
                }
            }
        }
    }
}

/// The colour of a bar's outline and letters; none where nothing marks it.
fn ink(bar: &Bar, p: &Palette) -> Option<Rgb> {
    match () {
        () if bar.state.is_unresolved() => Some(p.open),
        () if bar.ends.is_some() => Some(p.removed),
        () if bar.is_new => Some(p.added),
        () => None,
    }
}

fn status_ink(state: State, p: &Palette) -> Rgb {
    match state {
        State::Agreed | State::Provisional => p.agreed,
        State::Deleted => p.removed,
        State::Plain | State::Open | State::Alternatives | State::Placeholder => p.open,
    }
}

/// What the colours mean, as far as the picture has them.
fn legend(picture: &Picture, width: f32, p: &Palette) -> Vec<Entry> {
    let kinds =
        Kind::ALL.into_iter().filter(|kind| picture.ribbons.iter().any(|ribbon| ribbon.kind == *kind));
    let kinds = kinds.map(|kind| (kind.tint(p), None, format!("{} {}", kind.sign(), kind.word())));
    let has = |is: fn(&Bar) -> bool| picture.bars.iter().any(is);
    let bars = [
        (has(|bar| bar.ends.is_some()), p.removed, "− gone from the next draft"),
        (has(|bar| bar.is_new), p.added, "+ added"),
        (has(|bar| bar.state.is_unresolved()), p.open, "not settled"),
    ];
    let bars = bars.into_iter().filter(|(has, ..)| *has);
    let bars = bars.map(|(_, ink, words)| ((p.panel, 1.0), Some(ink), words.to_owned()));
    let (mut x, mut y) = (0.0, 0.0);
    let entry = |(fill, line, words): ((Rgb, f32), Option<Rgb>, String)| {
        let words = words.trim().to_owned();
        let own = 29.0 + words.chars().count() as f32 * LETTER + 18.0;
        if x + own > width - 2.0 * MARGIN {
            (x, y) = (0.0, y + LEGEND_LINE);
        }
        let entry = Entry { x, y, fill, line, words };
        x += own;
        entry
    };
    kinds.chain(bars).map(entry).collect()
}

/// The outline of a ribbon between two stretches.
fn band(xs: &Range<f32>, left: &Range<f32>, right: &Range<f32>) -> String {
    let middle = f32::midpoint(xs.start, xs.end);
    let [a, b, m] = [xs.start, xs.end, middle].map(n);
    let [top, bottom, to, from] = [left.start, left.end, right.start, right.end].map(n);
    format!("M{a} {top}C{m} {top} {m} {to} {b} {to}L{b} {from}C{m} {from} {m} {bottom} {a} {bottom}Z")
}

/// A length with one digit behind the point, where it has one.
fn n(length: f32) -> String {
    let tenths = (length * 10.0).round() / 10.0;
    format!("{tenths}")
}

fn shortened(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(letters.saturating_sub(1)).collect();
    let kept = kept.trim_end_matches([' ', ',', ';', '…']);
    if kept.is_empty() { String::new() } else { format!("{kept}…") }
}
