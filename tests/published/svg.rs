//! The lineage picture, read as XML: well formed, with a bar and a label for each point and a form for each ribbon,
//! and with nothing in it that is run or fetched.

use crate::{draft, report, sample, write};
use quick_xml::Reader;
use quick_xml::events::Event;
use travaux::model::{DraftKind, Project};
use travaux::present::picture;
use travaux::present::words::fold;

/// What may stand in a picture.
const ELEMENTS: [&str; 10] =
    ["svg", "title", "desc", "defs", "clipPath", "rect", "path", "g", "text", "tspan"];

/// The elements of a picture, each by the path to it and with the text directly in it.
fn elements(svg: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(svg);
    let mut found: Vec<(String, String)> = Vec::new();
    // Which of the elements are open.
    let mut open: Vec<usize> = Vec::new();
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("not well formed: {error}"));
        match event {
            Event::Start(ref start) | Event::Empty(ref start) => {
                let name = start.name().as_ref().to_owned();
                assert!(ELEMENTS.contains(&name.as_str()), "a picture has no {name}");
                for attribute in start.attributes() {
                    let attribute = attribute.unwrap();
                    let (key, value) = (attribute.key.as_ref(), &attribute.value);
                    assert!(!key.starts_with("on") && !key.ends_with("href"), "{key} does something");
                    let is_name = key.starts_with("xmlns");
                    assert!(is_name || !value.contains("//"), "{key} fetches {value}");
                }
                let above = open.last().map_or("", |&above| found[above].0.as_str());
                found.push((format!("{above}/{name}"), String::new()));
                if matches!(event, Event::Start(_)) {
                    open.push(found.len() - 1);
                }
            }
            Event::End(_) => drop(open.pop()),
            Event::Text(text) => {
                if let Some(&at) = open.last() {
                    found[at].1.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                let sign = match &*name {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("{other} is unknown"),
                };
                found[*open.last().expect("a text stands in an element")].1.push_str(sign);
            }
            Event::Decl(_) => {}
            Event::Eof => break,
            other => panic!("a picture has no {other:?}"),
        }
    }
    assert!(open.is_empty() && found[0].0 == "/svg");
    found
}

/// Checks a picture against the comparison that it shows.
fn check(project: &Project) -> String {
    let report = report(project);
    let svg = String::from_utf8(write(&report, "svg")).unwrap();
    let elements = elements(&svg);
    let texts = |path: &str| -> Vec<&str> {
        elements.iter().filter(|(own, _)| own == path).map(|(_, text)| text.as_str()).collect()
    };
    let drafts = &report.project.drafts;
    let expected = picture::picture(drafts, &report.comparison, &report.table);
    assert_eq!(texts("/svg/g/path").len(), expected.ribbons.len(), "ribbons");
    assert_eq!(texts("/svg/g/rect").len(), expected.bars.len(), "bars");
    // A label may be shortened, the title of its bar has all of it.
    let labels = expected.bars.iter().map(|bar| fold(&drafts[bar.at.draft].points[bar.at.point].label.path));
    assert_eq!(texts("/svg/g/text/tspan"), labels.collect::<Vec<_>>());
    let said = expected.ribbons.iter().map(|ribbon| picture::ribbon_words(drafts, &expected, ribbon));
    let columns =
        (0..drafts.len()).map(|column| (column, expected.bars[expected.columns[column].bars.clone()].iter()));
    let bars = columns.flat_map(|(column, bars)| {
        let title = travaux::present::words::title(&drafts[column], &report.sigla[column]);
        let head = format!("{}: {title}", fold(&report.sigla[column]));
        std::iter::once(head).chain(bars.map(|bar| picture::bar_words(drafts, bar)).collect::<Vec<_>>())
    });
    assert_eq!(texts("/svg/g/title"), said.chain(bars).collect::<Vec<_>>());
    let ends = expected.bars.iter().filter(|bar| bar.ends.is_some()).count();
    let begins = expected.bars.iter().filter(|bar| bar.is_new).count();
    assert_eq!(texts("/svg/path").len(), ends + begins, "points that end or begin");
    assert_eq!(texts("/svg/desc"), [report.answer.as_str()]);
    for line in report.about() {
        assert!(texts("/svg/text").contains(&fold(&line).as_str()), "{line} is lost");
    }
    svg
}

#[test]
fn the_picture_shows_every_point_and_what_became_of_it() {
    let svg = check(&sample());
    assert!(svg.len() < 200_000, "{} bytes", svg.len());
}

#[test]
fn no_text_becomes_a_part_of_the_picture() {
    let attack = "]]></text><script>alert(1)</script><a href='https://example.org/x'> &lt; \u{1}\u{ffff} \"";
    let plan = |verb: &str| format!("{attack}\n\n1. {attack} {verb} open.\n\n2. {verb} {attack} ends.\n");
    let project = Project {
        drafts: vec![
            draft(0, "\"><script>", &plan("stays"), DraftKind::Draft),
            draft(1, "<!--", &plan("lies"), DraftKind::Draft),
        ],
        ..Project::default()
    };
    check(&project);
}
