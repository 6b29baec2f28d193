//! Word files held against the rules of their format: which elements stand in which, in which order; numbers
//! that are used once; ranges that end; parts that are there and say what they are.

use crate::{draft, note, reply, sample, write};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::sync::Arc;
use travaux::compare;
use travaux::export::{Options, Report};
use travaux::model::{DraftKind, Project};

/// What may stand in an element, in this order (ECMA-376, part 1, as read by Word and LibreOffice). Those with
/// `*` may be repeated; a name in brackets must be there.
const ORDER: &str = "
w:document: [w:body]
w:pPr: w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr w:suppressLineNumbers w:pBdr w:shd w:tabs w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:bidi w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr w:sectPr w:pPrChange
w:rPr: w:ins w:del w:moveFrom w:moveTo w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:outline w:shadow w:emboss w:imprint w:noProof w:snapToGrid w:vanish w:webHidden w:color w:spacing w:w w:kern w:position w:sz w:szCs w:highlight w:u w:effect w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang w:eastAsianLayout w:specVanish w:oMath w:rPrChange
w:numPr: w:ilvl w:numId
w:numbering: w:abstractNum* w:num*
w:abstractNum: w:nsid w:multiLevelType w:tmpl w:name w:styleLink w:numStyleLink w:lvl*
w:lvl: w:start w:numFmt w:lvlRestart w:pStyle w:isLgl w:suff w:lvlText w:lvlPicBulletId w:lvlJc w:pPr w:rPr
w:num: [w:abstractNumId] w:lvlOverride*
w:tbl: [w:tblPr] [w:tblGrid] w:tr*
w:tblPr: w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual w:tblStyleRowBandSize w:tblStyleColBandSize w:tblW w:jc w:tblCellSpacing w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription
w:tblBorders: w:top w:left w:bottom w:right w:insideH w:insideV
w:tblCellMar: w:top w:left w:bottom w:right
w:tblGrid: w:gridCol*
w:tr: w:trPr w:tc*
w:trPr: w:cantSplit w:tblHeader
w:tc: w:tcPr w:p*
w:tcPr: w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:textDirection w:tcFitText w:vAlign w:hideMark
w:sectPr: w:headerReference* w:footerReference* w:footnotePr w:endnotePr w:type w:pgSz w:pgMar w:paperSrc w:pgBorders w:lnNumType w:pgNumType w:cols w:formProt w:vAlign w:noEndnote w:titlePg w:textDirection w:bidi w:rtlGutter w:docGrid
w:styles: w:docDefaults w:latentStyles w:style*
w:docDefaults: w:rPrDefault w:pPrDefault
w:rPrDefault: w:rPr
w:pPrDefault: w:pPr
w:style: [w:name] w:aliases w:basedOn w:next w:link w:autoRedefine w:hidden w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:locked w:rsid w:pPr w:rPr w:tblPr w:trPr w:tcPr
w:settings: w:zoom w:trackRevisions w:defaultTabStop w:characterSpacingControl w:compat w:themeFontLang w:decimalSymbol w:listSeparator
w:compat: w:compatSetting*
w:comments: w:comment*
w:comment: w:p*
w15:commentsEx: w15:commentEx*
w:hdr: w:p*
w:ftr: w:p*
w:r: w:rPr w:t w:delText w:tab w:br w:commentReference
w:fldSimple: w:r*
";
/// What may stand in the text of a paragraph and of a document, in any order.
const IN_PARAGRAPH: &[&str] = &[
    "w:pPr",
    "w:r",
    "w:ins",
    "w:del",
    "w:moveFrom",
    "w:moveTo",
    "w:moveFromRangeStart",
    "w:moveFromRangeEnd",
    "w:moveToRangeStart",
    "w:moveToRangeEnd",
    "w:commentRangeStart",
    "w:commentRangeEnd",
    "w:fldSimple",
];
const IN_BODY: &[&str] = &["w:p", "w:tbl", "w:sectPr"];
/// Elements that say who changed something, and have a number of their own.
const CHANGES: &[&str] =
    &["w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:moveFromRangeStart", "w:moveToRangeStart"];

#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    inner: Vec<Element>,
}

impl Element {
    fn new(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            (attribute.key.as_ref().to_owned(), attribute.value.to_string())
        });
        Element {
            name: start.name().as_ref().to_owned(),
            attributes: attributes.collect(),
            inner: Vec::new(),
        }
    }

    /// This element and all in it, in the order of the text.
    fn all(&self) -> Vec<&Element> {
        std::iter::once(self).chain(self.inner.iter().flat_map(Element::all)).collect()
    }

    fn has(&self, name: &str) -> &str {
        self.attributes.get(name).unwrap_or_else(|| panic!("{} without {name}", self.name))
    }
}

/// The root of an XML text, which must be well-formed.
fn parsed(xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(Element::new(&start)),
            Event::Empty(start) => open.last_mut().unwrap().inner.push(Element::new(&start)),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().inner.push(done);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.len() == 1 && open[0].inner.len() == 1, "one root");
    open.remove(0).inner.remove(0)
}

fn check_order(part: &str, root: &Element) {
    let rules: BTreeMap<&str, Vec<&str>> = ORDER
        .lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(name, inner)| (name, inner.split(' ').collect()))
        .collect();
    for element in root.all() {
        let inner: Vec<&str> = element.inner.iter().map(|inner| inner.name.as_str()).collect();
        let within = |allowed: &[&str]| {
            let other = inner.iter().find(|name| !allowed.contains(name));
            assert!(other.is_none(), "{part}: {other:?} in {}", element.name);
        };
        match element.name.as_str() {
            "w:body" => {
                within(IN_BODY);
                assert_eq!(
                    inner.iter().position(|name| *name == "w:sectPr"),
                    Some(inner.len() - 1),
                    "{part}"
                );
            }
            "w:p" => {
                within(IN_PARAGRAPH);
                let last = inner.iter().rposition(|name| *name == "w:pPr").unwrap_or(0);
                assert_eq!(last, 0, "{part}: the looks of a paragraph behind its text");
            }
            // In the looks of a paragraph they have nothing in them.
            "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => within(&["w:r"]),
            name => {
                let Some(rule) = rules.get(name) else {
                    assert!(inner.is_empty(), "{part}: {inner:?} in {name}");
                    continue;
                };
                let mut at = 0;
                for (nth, own) in inner.iter().enumerate() {
                    let bare = |rule: &str| rule.trim_matches(['[', ']', '*']).to_owned();
                    let found = rule[at..].iter().position(|rule| bare(rule) == *own);
                    let found = found.unwrap_or_else(|| panic!("{part}: {own} in {name} among {inner:?}"));
                    at += found;
                    let again = inner.get(nth + 1) == Some(own);
                    assert!(!again || rule[at].ends_with('*'), "{part}: {own} twice in {name}");
                }
                for must in rule.iter().filter_map(|rule| rule.strip_prefix('[')?.strip_suffix(']')) {
                    assert!(inner.contains(&must), "{part}: {name} without {must}");
                }
                assert!(name != "w:tc" || inner.last() == Some(&"w:p"), "{part}: a cell without a paragraph");
            }
        }
    }
}

/// Checks what is removed and added, what was moved, and the numbers of all marks.
fn check_marks(document: &Element, comments: Option<&Element>) {
    let all = document.all();
    let of = |name: &str| -> Vec<&str> {
        all.iter().filter(|element| element.name == name).map(|element| element.has("w:id")).collect()
    };
    let mut ids = BTreeSet::new();
    for change in all.iter().filter(|element| CHANGES.contains(&element.name.as_str())) {
        assert!(ids.insert(change.has("w:id")), "{} is used twice", change.has("w:id"));
        assert!(!change.has("w:author").is_empty());
        let date = change.attributes.get("w:date");
        assert!(date.is_none_or(|date| date.len() == 20 && date.ends_with('Z')), "{date:?}");
        let text = if change.name == "w:del" { "w:t" } else { "w:delText" };
        assert!(change.all().iter().all(|inner| inner.name != text), "{text} in {}", change.name);
    }
    for id in of("w:commentRangeStart") {
        assert!(ids.insert(id), "{id} is used twice");
    }
    for (begins, ends) in [
        ("w:commentRangeStart", "w:commentRangeEnd"),
        ("w:commentRangeStart", "w:commentReference"),
        ("w:moveFromRangeStart", "w:moveFromRangeEnd"),
        ("w:moveToRangeStart", "w:moveToRangeEnd"),
    ] {
        let sorted = |mut ids: Vec<&str>| {
            ids.sort_unstable();
            ids.into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(sorted(of(begins)), sorted(of(ends)), "{begins} and {ends}");
    }
    let moves = |name: &str| -> BTreeSet<&str> {
        all.iter().filter(|element| element.name == name).map(|element| element.has("w:name")).collect()
    };
    assert_eq!(moves("w:moveFromRangeStart"), moves("w:moveToRangeStart"));
    let own = comments.into_iter().flat_map(|comments| &comments.inner).map(|comment| comment.has("w:id"));
    assert_eq!(own.collect::<BTreeSet<_>>(), of("w:commentReference").into_iter().collect());
}

/// Checks that threads speak of comments that are there, an answer behind what it answers.
fn check_threads(comments: &Element, threads: &Element) {
    let last = |comment: &Element| comment.inner.last().map(|end| end.has("w14:paraId").to_owned());
    let comments: Vec<String> = comments.inner.iter().filter_map(last).collect();
    let mut known = BTreeSet::new();
    for (comment, thread) in comments.iter().zip(&threads.inner) {
        assert_eq!(comment, thread.has("w15:paraId"));
        assert!(
            u32::from_str_radix(comment, 16).is_ok_and(|n| n > 0 && n < 0x8000_0000) && comment.len() == 8
        );
        let above = thread.attributes.get("w15:paraIdParent");
        assert!(above.is_none_or(|above| known.contains(above)), "{above:?} is not there");
        assert!(known.insert(comment.clone()), "{comment} is used twice");
    }
    assert_eq!(comments.len(), threads.inner.len());
}

/// Checks that every part is there, has a kind, and is referred to by numbers that are used once.
fn check_package(parts: &BTreeMap<String, Element>) {
    let types = &parts["[Content_Types].xml"];
    let named: BTreeSet<&str> =
        types.inner.iter().filter(|kind| kind.name == "Override").map(|kind| kind.has("PartName")).collect();
    for name in parts.keys().filter(|name| !name.ends_with(".rels") && *name != "[Content_Types].xml") {
        assert!(named.contains(format!("/{name}").as_str()), "{name} has no kind");
    }
    assert!(named.iter().all(|name| parts.contains_key(&name[1..])), "{named:?}");
    for (folder, file) in [("", "_rels/.rels"), ("word/", "word/_rels/document.xml.rels")] {
        let mut ids = BTreeSet::new();
        for relation in &parts[file].inner {
            assert!(ids.insert(relation.has("Id")), "{} is used twice in {file}", relation.has("Id"));
            assert!(parts.contains_key(&format!("{folder}{}", relation.has("Target"))), "{relation:?}");
        }
    }
    let related = &parts["word/_rels/document.xml.rels"];
    for element in parts["word/document.xml"].all() {
        let Some(id) = element.attributes.get("r:id") else { continue };
        let relation = related.inner.iter().find(|relation| relation.has("Id") == id).unwrap();
        let kind = element.name.trim_start_matches("w:").trim_end_matches("Reference");
        assert!(relation.has("Type").ends_with(&format!("/{kind}")), "{element:?} {relation:?}");
    }
}

/// Checks a Word file.
pub fn check(document: &[u8]) {
    let mut archive = zip::ZipArchive::new(Cursor::new(document)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut xml = String::new();
        file.read_to_string(&mut xml).unwrap();
        let name = file.name().unwrap().into_owned();
        let before = parts.insert(name.clone(), parsed(&xml));
        assert!(before.is_none(), "{name} is there twice");
    }
    for (name, root) in parts.iter().filter(|(name, _)| name.starts_with("word/") && !name.ends_with(".rels"))
    {
        check_order(name, root);
    }
    let styles: BTreeSet<&str> = parts["word/styles.xml"]
        .inner
        .iter()
        .filter_map(|own| own.attributes.get("w:styleId"))
        .map(String::as_str)
        .collect();
    for root in parts.values() {
        for style in root.all().iter().filter(|element| element.name == "w:pStyle") {
            assert!(styles.contains(style.has("w:val")), "there is no style {}", style.has("w:val"));
        }
    }
    let comments = parts.get("word/comments.xml");
    check_marks(&parts["word/document.xml"], comments);
    comments.into_iter().for_each(|comments| check_threads(comments, &parts["word/commentsExtended.xml"]));
    check_package(&parts);
}

#[test]
fn word_files_keep_the_rules_of_their_format() {
    let attack = "\u{1}\u{ffff}</w:t></w:p>& \"<script>\" ]]> \u{10ffff}";
    let plan = |word: &str| {
        format!(
            "Plan {attack}\n\nPart I\n\n1. The Parties {word} {attack} agree:\n\na) now;\n\nb) later.\n\n2. They meet.\n"
        )
    };
    let mut harsh = Project {
        drafts: vec![
            draft(0, attack, &plan("shall"), DraftKind::Draft),
            draft(1, "b", &plan("may").replace("They meet", "They meet at once"), DraftKind::Draft),
        ],
        ..Project::default()
    };
    let mut calm = sample();
    for project in [&mut harsh, &mut calm] {
        note(project, 1, 0, "O. Koval", attack);
        reply(project, "A. Bondar", "So be it.\n\nIn two lines.");
        reply(project, "", attack);
        Arc::make_mut(project.decisions.annotations.last_mut().unwrap()).resolved.set(true);
        note(project, 1, 1, "", "\n\n");
        for moves in [false, true] {
            let comparison =
                compare::compare(&project.drafts, &project.articles, &project.decisions, &project.settings);
            let options = Options {
                moves,
                date: "2025-12-24T10:00:00Z".to_owned(),
                author: "O. Koval".to_owned(),
                ..Options::default()
            };
            let report = Report::new(project, &Arc::new(comparison), options);
            check(&write(&report, "docx"));
            check(&write(&report, "docx-table"));
        }
    }
}

#[test]
#[should_panic(expected = "w:b in w:rPr")]
fn looks_in_another_order_are_found() {
    check_order("a", &parsed("<w:r><w:rPr><w:color w:val=\"000000\"/><w:b/></w:rPr></w:r>"));
}

#[test]
#[should_panic(expected = "w:commentRangeStart and w:commentRangeEnd")]
fn a_range_without_an_end_is_found() {
    check_marks(&parsed("<w:p><w:commentRangeStart w:id=\"1\"/></w:p>"), None);
}
