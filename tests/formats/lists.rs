//! Numbering that only Word can express: overrides, restarts, links, legal numbers.

use crate::{paragraphs, write_docx, write_odt};
use travaux::compare::{self, Reading};
use travaux::import;
use travaux::model::DraftId;

/// Levels `format pattern extras`, one a line, from level 0.
fn definition(id: usize, levels: &str) -> String {
    let level = |(at, line): (usize, &str)| {
        let mut parts = line.splitn(3, ' ');
        let (format, pattern) = (parts.next().unwrap(), parts.next().unwrap().replace('_', " "));
        let extras = parts.next().unwrap_or("<w:start w:val=\"1\"/>");
        format!(
            r#"<w:lvl w:ilvl="{at}">{extras}<w:numFmt w:val="{format}"/><w:lvlText w:val="{pattern}"/></w:lvl>"#
        )
    };
    let levels: String =
        levels.lines().map(str::trim).filter(|l| !l.is_empty()).enumerate().map(level).collect();
    format!(r#"<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>"#)
}

/// `list.level`, one paragraph each; gives the numbers.
fn numbers(numbering: &str, paragraphs_of: &str) -> String {
    let paragraph = |place: &str| {
        let (list, level) = place.split_once('.').unwrap();
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#
        )
    };
    let body: String = paragraphs_of.split(' ').map(paragraph).collect();
    let source = import::read(&write_docx::write_raw(&body, numbering), "a.docx").unwrap();
    let numbers: Vec<String> =
        paragraphs(&source).iter().map(|p| p.trim_end_matches('x').trim_end().to_owned()).collect();
    numbers.join(" · ")
}

fn list(id: usize, definition: usize, overrides: &str) -> String {
    format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>"#)
}

fn restart(level: usize, at: u32) -> String {
    format!(r#"<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{at}"/></w:lvlOverride>"#)
}

#[test]
fn lists_of_one_definition_count_on_and_overrides_restart_once() {
    let shared = definition(0, "decimal %1.\nlowerLetter (%2)") + &list(1, 0, "") + &list(2, 0, "");
    assert_eq!(numbers(&shared, "1.0 1.0 2.0 1.1 2.1 1.0"), "1. · 2. · 3. · (a) · (b) · 4.");
    let restarted =
        definition(0, "decimal %1.\nlowerLetter (%2)") + &list(1, 0, "") + &list(2, 0, &restart(0, 7));
    assert_eq!(numbers(&restarted, "1.0 1.0 2.0 2.0 1.0"), "1. · 2. · 7. · 8. · 9.");
}

#[test]
fn an_override_may_replace_a_level() {
    let level = r#"<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Part %1"/></w:lvl></w:lvlOverride>"#;
    let numbering = definition(0, "decimal %1.") + &list(1, 0, level);
    assert_eq!(numbers(&numbering, "1.0 1.0"), "Part III · Part IV");
}

#[test]
fn legal_levels_write_all_numbers_in_digits() {
    let numbering = definition(
        0,
        "upperRoman Article_%1 <w:start w:val=\"4\"/>\ndecimalZero %1.%2 <w:start w:val=\"1\"/><w:isLgl/>\nlowerLetter (%3)",
    ) + &list(1, 0, "");
    assert_eq!(
        numbers(&numbering, "1.0 1.1 1.2 1.1 1.0 1.1"),
        "Article IV · 4.01 · (a) · 4.02 · Article V · 5.01"
    );
}

#[test]
fn restarts_follow_the_level_that_is_named() {
    let never = definition(0, "decimal %1.\ndecimal %2) <w:start w:val=\"1\"/><w:lvlRestart w:val=\"0\"/>")
        + &list(1, 0, "");
    assert_eq!(numbers(&never, "1.0 1.1 1.0 1.1"), "1. · 1) · 2. · 2)");
    let first = "decimal %1.\ndecimal %2)\nlowerLetter %3) <w:start w:val=\"1\"/><w:lvlRestart w:val=\"1\"/>";
    let numbering = definition(0, first) + &list(1, 0, "");
    assert_eq!(numbers(&numbering, "1.0 1.1 1.2 1.1 1.2 1.0 1.2"), "1. · 1) · a) · 2) · b) · 2. · a)");
}

#[test]
fn the_number_formats_of_word() {
    for (format, expected) in [
        ("russianLower", "а · б · в"),
        ("russianUpper", "А · Б · В"),
        ("ordinal", "1st · 2nd · 3rd"),
        ("ordinalText", "First · Second · Third"),
        ("cardinalText", "One · Two · Three"),
        ("decimalZero", "01 · 02 · 03"),
        ("chicago", "* · † · ‡"),
        ("decimalEnclosedCircle", "① · ② · ③"),
        ("somethingNew", "1 · 2 · 3"),
    ] {
        let numbering = definition(0, &format!("{format} %1")) + &list(1, 0, "");
        assert_eq!(numbers(&numbering, "1.0 1.0 1.0"), expected, "{format}");
    }
}

#[test]
fn a_list_may_lie_with_a_style() {
    let link = r#"<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Numbered"/></w:abstractNum>"#;
    let numbering = definition(0, "lowerRoman %1)") + link + &list(1, 0, "") + &list(2, 1, "");
    let styles = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:style w:type="numbering" w:styleId="Numbered"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Item"/></w:style></w:styles>"#;
    let item = |properties: &str| format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>");
    let body = item(r#"<w:pStyle w:val="Item"/>"#)
        + &item(r#"<w:pStyle w:val="Sub"/>"#)
        + &item(r#"<w:pStyle w:val="Sub"/><w:numPr><w:numId w:val="0"/></w:numPr>"#)
        + &item(r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>"#);
    let mut parts = write_docx::parts(&body, &numbering, "", "");
    let at = parts.iter().position(|(name, _)| name == "word/styles.xml").unwrap();
    parts[at].1 = styles.to_owned();
    let source = import::read(&write_docx::package(&parts), "a.docx").unwrap();
    assert_eq!(paragraphs(&source), ["i) x", "ii) x", "x", "iii) x"]);
}

#[test]
fn odt_lists_continue_only_where_they_say_so() {
    let style = r#"<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="." text:start-value="4"/></text:list-style>"#;
    let item = |extra: &str| format!("<text:list-item{extra}><text:p>x</text:p></text:list-item>");
    let list = |attributes: &str, items: &str| {
        format!(r#"<text:list text:style-name="L"{attributes}>{items}</text:list>"#)
    };
    let body = list(r#" xml:id="first""#, &(item("") + &item("")))
        + &list("", &item(""))
        + &list(r#" text:continue-numbering="true""#, &item(""))
        + &list(r#" text:continue-list="first""#, &(item("") + &item(r#" text:start-value="20""#)))
        + &list(r#" text:continue-list="first""#, "<text:list-header><text:p>x</text:p></text:list-header>");
    let source = import::read(&write_odt::write_raw(&body, style), "a.odt").unwrap();
    assert_eq!(paragraphs(&source), ["4. x", "5. x", "4. x", "5. x", "6. x", "20. x", "x"]);
}

#[test]
fn a_list_whose_numbers_are_lost_goes_on_where_it_stands() {
    let levels = "decimal %1.\ndecimal %1.%2.\ndecimal %1.%2.%3.";
    let numbering = definition(0, levels)
        + &list(1, 0, "")
        + &definition(1, levels)
        + &list(2, 1, "")
        + &definition(2, levels);
    let numbering = numbering + &list(3, 2, &restart(0, 2));
    let item = |place: &str| {
        let (list, level) = place.split_once('.').unwrap();
        let left = 720 * level.parse::<u32>().unwrap();
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr><w:ind w:left="{left}"/></w:pPr><w:r><w:t>The commission of both banks sees to it.</w:t></w:r></w:p>"#
        )
    };
    let body: String = "1.0 1.0 1.0 1.1 1.1 2.2 2.2 3.0 3.0 3.0 3.0".split(' ').map(item).collect();
    let bytes = write_docx::write_raw(&body, &numbering);
    let draft = compare::draft_as(&bytes, "a.docx", DraftId(0), Reading::default()).unwrap();
    let labels: Vec<&str> = draft.points.iter().map(|point| point.label.path.as_str()).collect();
    assert_eq!(labels, ["1", "2", "3", "3.1", "3.2", "3.2.1.1.1", "3.2.1.1.2", "2#2", "3#2", "4", "5"]);
}
