//! The comparison as one page for a browser: complete and readable without scripts, with filters, search
//! and two layouts where they run. Nothing is fetched, and no text of a draft can become code.

mod parts;
mod table;

use super::{ExportError, Format, Progress, Report};
use crate::export::content;
use crate::present::Told;
use crate::present::palette::{DARK, LIGHT, Palette};
use crate::present::words::fold;
use crate::text::base64;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

/// A page for a newsroom.
pub const FORMAT: Format = Format { name: "html", extension: "html", is_text: true, write };

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

fn write(report: &Report, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let told = content::told(report);
    ExportError::check(progress, 1, 3)?;
    let table = table::table(report, &told);
    ExportError::check(progress, 2, 3)?;
    Ok(page(report, &told, &table).into_string().into_bytes())
}

fn page(report: &Report, told: &[Told], table: &Markup) -> Markup {
    let style = format!("{}\n{STYLE}", colours());
    // Nothing may be loaded, and of styles and scripts only these two may run.
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        hash(&style),
        hash(SCRIPT)
    );
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(concat!("Travaux ", env!("CARGO_PKG_VERSION")));
                title { (fold(&report.title)) }
                style { (PreEscaped(&style)) }
            }
            body {
                a.skip href="#points" { "To the points" }
                header.wide { (parts::head(report)) }
                (parts::tools(report))
                main {
                    div.wide { (table) (parts::outside(report)) }
                    div.wide { (parts::articles(report, told)) (parts::loose_notes(report)) (parts::sources(report)) }
                }
                footer.wide { p { "Made with Travaux. The marks are those of the comparison, not of the drafts." } }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// The colours of both themes, under the names that the style uses.
fn colours() -> String {
    let list = |p: &Palette| {
        let named = [
            ("paper", p.paper),
            ("panel", p.panel),
            ("ink", p.ink),
            ("soft", p.soft),
            ("faint", p.faint),
            ("line", p.line),
            ("hover", p.hover),
            ("selected", p.selected),
            ("added", p.added),
            ("added-back", p.added_back),
            ("removed", p.removed),
            ("removed-back", p.removed_back),
            ("open", p.open),
            ("agreed", p.agreed),
            ("accent", p.accent),
            ("on-accent", p.on_accent),
        ];
        named.map(|(name, colour)| format!("--{name}: {colour}")).join("; ")
    };
    format!(
        ":root {{ color-scheme: light dark; {} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {} }} }}",
        list(&LIGHT),
        list(&DARK)
    )
}

/// The hash by which a content policy knows an inline style or script.
fn hash(text: &str) -> String {
    format!("sha256-{}", base64::letters(&Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_written_as_browsers_read_them() {
        assert_eq!(hash("alert('Hello, world.');"), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }
}
