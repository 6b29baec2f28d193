//! What stands around the table: the answer, the tools, what else was said, the sources.

use super::table;
use crate::export::Report;
use crate::model::Stance;
use crate::present::Facet;
use crate::present::Told;
use crate::present::words::{self, fold};
use maud::{Markup, html};

/// The title and the answer.
pub fn head(report: &Report) -> Markup {
    html! {
        h1 { (fold(&report.title)) }
        p.answer { (fold(&report.answer)) }
        @if !report.options.date.is_empty() || !report.options.author.is_empty() {
            p.by { (fold(&[report.options.author.as_str(), report.options.date.as_str()].join(" "))) }
        }
    }
}

/// Filters, search, layouts; shown only where scripts run.
pub fn tools(report: &Report) -> Markup {
    let counts = Facet::ALL.into_iter().map(|facet| (facet, report.table.count(facet)));
    html! {
        div.tools.wide role="toolbar" aria-label="Filters and search" {
            div.chips {
                @for (facet, count) in counts.filter(|(_, count)| *count > 0) {
                    button type="button" aria-pressed="false" data-filter=(facet.key()) class=(facet.key()) {
                        b { (count) } " " (facet.word())
                    }
                }
            }
            input type="search" id="search" placeholder="Search  /" aria-label="Search the points" autocomplete="off";
            span id="found" role="status" {}
            div.views role="group" aria-label="Layout" {
                button type="button" aria-pressed="true" data-view="side" { "Side by side" }
                button type="button" aria-pressed="false" data-view="table" { "Table" }
            }
        }
    }
}

/// What stands in the drafts outside their points.
pub fn outside(report: &Report) -> Markup {
    let drafts = report.project.drafts.iter().enumerate();
    let passages = |column: usize| report.table.outside.iter().filter(move |passage| passage.draft == column);
    html! {
        @if !report.table.outside.is_empty() && !report.is_partial() {
            section {
                h2 { "Outside the points" }
                @for (column, draft) in drafts.filter(|(column, _)| passages(*column).next().is_some()) {
                    details {
                        summary { (fold(&report.sigla[column])) }
                        div.narrow lang=[draft.language.as_deref()] {
                            @for passage in passages(column) {
                                p.draft dir="auto" { (fold(draft.slice(&passage.span))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What the articles say of the points.
pub fn articles(report: &Report, told: &[Told]) -> Markup {
    let statements = |index: usize| {
        let all = report.comparison.evidence.iter().enumerate();
        all.filter(move |(_, evidence)| evidence.statement.draft == index)
    };
    let rows = |voice: usize| told.iter().enumerate().filter(move |(_, row)| row.voices.contains(&voice));
    html! {
        @if !report.project.articles.is_empty() {
            section.narrow {
                h2 { "Who says what" }
                @for (index, article) in report.project.articles.iter().enumerate() {
                    h3 dir="auto" { (fold(&words::title(article, &article.siglum))) }
                    ul.voices lang=[article.language.as_deref()] {
                        @for (voice, evidence) in statements(index)
                            .filter(|(voice, e)| e.stance != Stance::Reported || rows(*voice).next().is_some()) {
                            li id={ "v" (voice + 1) } {
                                blockquote dir="auto" { (fold(article.body(evidence.statement.point))) }
                                span.by {
                                    (fold(&words::evidence(evidence, article)))
                                    @for (row, of) in rows(voice) {
                                        " · " a href={ "#r" (row + 1) } { (fold(&of.numbers)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The notes on points that stand in no row.
pub fn loose_notes(report: &Report) -> Markup {
    let loose: Vec<_> = report.notes.iter().filter(|note| note.row.is_none()).collect();
    html! {
        @if !loose.is_empty() {
            section.narrow {
                h2 { "Notes on headings" }
                @for note in loose { (table::note(report, note)) }
            }
        }
    }
}

/// Where the drafts came from, how they were compared, what the reader said of pairs.
pub fn sources(report: &Report) -> Markup {
    let number = |n: Option<usize>| n.map(|n| n.to_string()).unwrap_or_default();
    html! {
        section {
            h2 { "Sources" }
            table.data {
                thead {
                    tr {
                        th { "Short name" } th { "Title" } th { "File" } th { "Date" } th.n { "Points" } th.n { "Words" } th { "SHA-256" }
                    }
                }
                tbody {
                    @for source in &report.sources {
                        tr {
                            td { strong { (fold(&source.siglum)) } }
                            td dir="auto" { (fold(&source.title)) }
                            td { (fold(&source.file)) }
                            td { (source.date) }
                            td.n { (number(source.points)) }
                            td.n { (number(source.words)) }
                            td.hash { (source.sha256) }
                        }
                    }
                }
            }
            p.soft { "How it was compared: " (fold(&report.settings.join("; "))) "." }
            @if !report.pairings.is_empty() {
                h3 { "Pairs by the reader’s word" }
                ul {
                    @for pairing in &report.pairings {
                        li { (fold(&pairing.told())) }
                    }
                }
            }
        }
    }
}
