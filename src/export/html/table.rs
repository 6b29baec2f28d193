//! The points side by side. The same table is the four-column document: numbers, drafts, status, notes.

use crate::export::content;
use crate::export::threads::{self, Said, Thread};
use crate::export::{Note, Report};
use crate::model::{State, Status};
use crate::present::Told;
use crate::present::markdown::Piece;
use crate::present::words::{self, fold};
use crate::present::{Absence, Block, Cell, Facet, Facets, Look, Tone};
use maud::{Markup, html};

/// Numbers longer than this stand before the text instead of beside it, in characters.
const NUMBER: usize = 3;

/// The whole table.
pub fn table(report: &Report, told: &[Told]) -> Markup {
    let has_notes = report.notes.iter().any(|note| note.row.is_some());
    html! {
        section {
            h2 id="points" { "Point by point" }
            table.points role="table" {
                thead role="rowgroup" {
                    tr role="row" {
                        th.nr role="columnheader" scope="col" { "№" }
                        @for (draft, siglum) in report.project.drafts.iter().zip(&report.sigla) {
                            th role="columnheader" scope="col" {
                                b { (fold(siglum)) }
                                span dir="auto" { (fold(&words::title(draft, siglum))) }
                            }
                        }
                        th.about role="columnheader" scope="col" { "Change and status" }
                        @if has_notes { th.notes role="columnheader" scope="col" { "Notes" } }
                    }
                }
                tbody role="rowgroup" {
                    @for (index, row) in told.iter().enumerate() { (tr(report, index, row, has_notes)) }
                }
            }
            p.none id="none" hidden { "No point fits. Take a filter away, or search for fewer words." }
        }
    }
}

fn tr(report: &Report, index: usize, told: &Told, has_notes: bool) -> Markup {
    let row = &report.table.rows[index];
    let ruled = threads::verdict(report, index);
    html! {
        tr role="row" id={ "r" (index + 1) } tabindex="-1" aria-label=(told.topic) data-facets=(keys(row.facets)) {
            td.nr role="cell" { a href={ "#r" (index + 1) } { (index + 1) } }
            @for (column, cell) in row.cells.iter().enumerate() { (td(report, column, cell)) }
            td.about role="cell" { (about(report, told)) (verdict(&ruled)) }
            @if has_notes {
                td.notes.empty[report.notes_of_row(index).next().is_none()] role="cell" {
                    @for note in report.notes_of_row(index) { (self::note(report, note)) }
                }
            }
        }
    }
}

/// What the reader ruled on the row.
fn verdict(ruled: &str) -> Markup {
    html! { @if !ruled.is_empty() { strong.verdict dir="auto" { (ruled) } } }
}

/// The facets of a row, as the filters name them.
fn keys(facets: Facets) -> String {
    let own = Facet::ALL.into_iter().filter(|&facet| facets.contains(facet));
    own.map(Facet::key).collect::<Vec<_>>().join(" ")
}

fn td(report: &Report, column: usize, cell: &Cell) -> Markup {
    let siglum = html! { span.siglum { (fold(&report.sigla[column])) } };
    if let Some(words) = content::absence(report, column, cell) {
        let look = match cell.absence {
            Some(Absence::Removed | Absence::Deleted) => "absence gone",
            Some(Absence::Inside(_) | Absence::Elsewhere | Absence::Unpublished) => "absence told",
            _ => "absence",
        };
        return html! { td.cell.empty role="cell" { (siglum) span class=(look) { (fold(&words)) } } };
    }
    html! {
        td.cell role="cell" lang=[report.project.drafts[column].language.as_deref()] {
            (siglum)
            @for block in &cell.blocks { (self::block(report, column, block)) }
        }
    }
}

fn block(report: &Report, column: usize, block: &Block) -> Markup {
    if block.is_heading {
        return html! { div.block.heading dir="auto" { (text(report, block)) } };
    }
    let status = report.comparison.statuses.get(block.at.draft).and_then(|s| s.get(block.at.point));
    let mark = status.filter(|status| !block.ghost && words::status(status).is_some()).map_or("", marked);
    let number = fold(&block.number);
    let long = if number.chars().count() > NUMBER { " long" } else { "" };
    let ghost = if block.ghost { " ghost" } else { "" };
    let captions = content::said(report, column, block);
    html! {
        div class={ "block d" (block.depth.min(4)) (long) (ghost) (mark) } dir="auto" {
            @if !number.is_empty() { span.number { (number) } " " }
            (text(report, block))
            @if !captions.is_empty() {
                div.captions dir="ltr" {
                    @for caption in captions { span class=(tone(caption.tone)) { (fold(&caption.words)) } " " }
                }
            }
        }
    }
}

fn marked(status: &Status) -> &'static str {
    match status.state {
        State::Plain => "",
        State::Open | State::Alternatives | State::Placeholder => " status s-open",
        State::Agreed | State::Provisional => " status s-agreed",
        State::Deleted => " status s-deleted",
    }
}

/// The style of a status.
pub fn state(state: State) -> &'static str {
    match state {
        State::Plain => "",
        State::Open | State::Alternatives | State::Placeholder => "s-open",
        State::Agreed | State::Provisional => "s-agreed",
        State::Deleted => "s-deleted",
    }
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Status(of) => state(of),
        Tone::Place => "c-place",
        Tone::Wording => "c-wording",
        Tone::Substance => "c-substance",
        Tone::Added => "c-added",
        Tone::Signal => "c-signal",
        Tone::Compared => "c-wording",
    }
}

fn text(report: &Report, block: &Block) -> Markup {
    html! {
        @for (look, piece) in content::text(report, block) {
            @match look {
                Look::Plain => (piece),
                Look::Inserted => ins { (piece) },
                Look::Deleted => del { (piece) },
                Look::Same => span.same { (piece) },
                Look::Other => strong.other { (piece) },
            }
        }
    }
}

fn about(report: &Report, told: &Told) -> Markup {
    html! {
        @if !told.change.is_empty() { strong { (told.change) } }
        @for (of, words) in &told.states { div class=(state(*of)) { (fold(words)) } }
        @if !told.signals.is_empty() {
            ul { @for signal in &told.signals { li dir="auto" { (fold(signal)) } } }
        }
        @for &voice in &told.voices {
            @let evidence = &report.comparison.evidence[voice];
            @if let Some(article) = report.project.articles.get(evidence.statement.draft) {
                div { a href={ "#v" (voice + 1) } { (fold(&article.siglum)) ": " (fold(&words::evidence(evidence, article))) } }
            }
        }
    }
}

/// A note of the reader with its thread.
pub fn note(report: &Report, note: &Note) -> Markup {
    let thread = Thread::new(report, note);
    let by = thread.first().by();
    html! {
        div.note.resolved[thread.is_resolved] {
            (said(thread.first()))
            span.by { (thread.place) @if !by.is_empty() { " · " (by) } }
            @for reply in thread.replies() {
                div.reply {
                    (said(reply))
                    span.by { (reply.by()) }
                }
            }
            @if !thread.state().is_empty() { span.by.state { (thread.state()) } }
        }
    }
}

/// What somebody said, with its light marks; a link leads where it says by a click only.
fn said(said: &Said) -> Markup {
    let piece = |piece: &Piece| {
        let text = html! { @if piece.code { code { (piece.text) } } @else { (piece.text) } };
        let text = html! { @if piece.emphasis { em { (text) } } @else { (text) } };
        let text = html! { @if piece.strong { strong { (text) } } @else { (text) } };
        match &piece.link {
            Some(link) => html! { a href=(link) rel="noopener noreferrer" { (text) } },
            None => text,
        }
    };
    html! {
        @for paragraph in &said.paragraphs {
            p.in[paragraph.indent > 0].deep[paragraph.indent > 1] dir="auto" {
                @if !paragraph.bullet.is_empty() { (paragraph.bullet) " " }
                @for own in &paragraph.pieces { (piece(own)) }
            }
        }
    }
}
