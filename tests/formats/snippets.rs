//! What one format has and the others have not, in the words of the format.

use crate::{marks, paragraphs, write_docx, write_odt};
use travaux::import;
use travaux::model::Revisions::{self, Accepted, AsTheyStand, Rejected};
use travaux::model::{MarkupKind, Source, Style};

/// Words of a format, how they are read, and the lines they give.
type Snippet = (&'static str, Revisions, &'static [&'static str]);

fn check(snippets: &[Snippet], write: impl Fn(&str) -> Vec<u8>) {
    for (body, revisions, expected) in snippets {
        let source = import::read_as(&write(body), "a", *revisions).expect(body);
        assert_eq!(paragraphs(&source), *expected, "{body}");
    }
}

fn docx(body: &str) -> Vec<u8> {
    // `~text~` stands for a run, ` BY` for the attributes of a tracked change.
    let mut written = String::new();
    for (at, part) in body.split('~').enumerate() {
        match at % 2 {
            1 => written += &format!(r#"<w:r><w:t xml:space="preserve">{part}</w:t></w:r>"#),
            _ => written += &part.replace(" BY", r#" w:id="1" w:author="Ada" w:date="2031-01-01T00:00:00Z""#),
        }
    }
    write_docx::write_raw(&written, "")
}

#[test]
fn word() {
    const MOVE: &str = "<w:p><w:moveFrom BY>~The ferry. ~</w:moveFrom>~The quay.~<w:moveTo BY>~ The ferry.~</w:moveTo></w:p>";
    const ROWS: &str = "<w:tbl><w:tr><w:tc><w:p>~kept~</w:p></w:tc></w:tr><w:tr><w:trPr><w:ins BY/></w:trPr><w:tc><w:p>~new~</w:p></w:tc></w:tr><w:tr><w:trPr><w:del BY/></w:trPr><w:tc><w:p>~old~</w:p></w:tc></w:tr></w:tbl>";
    const JOINED: &str =
        "<w:p><w:pPr><w:rPr><w:del BY/></w:rPr></w:pPr>~One ~</w:p><w:p>~two.~</w:p><w:p>~Three.~</w:p>";
    const GONE: &str = "<w:p>~One.~</w:p><w:p><w:pPr><w:rPr><w:del BY/></w:rPr></w:pPr><w:del BY><w:r><w:delText>Two.</w:delText></w:r></w:del></w:p><w:p>~Three.~</w:p>";
    const BOTH: &str =
        "<w:p>~a~<w:ins BY><w:del BY><w:r><w:delText>b</w:delText></w:r></w:del></w:ins>~c~</w:p>";
    check(
        &[
            (MOVE, AsTheyStand, &["The ferry. The quay. The ferry."]),
            (MOVE, Accepted, &["The quay. The ferry."]),
            (MOVE, Rejected, &["The ferry. The quay."]),
            (ROWS, AsTheyStand, &["kept", "new", "old"]),
            (ROWS, Accepted, &["kept", "new"]),
            (ROWS, Rejected, &["kept", "old"]),
            (JOINED, AsTheyStand, &["One", "two.", "Three."]),
            (JOINED, Accepted, &["One two.", "Three."]),
            (GONE, Accepted, &["One.", "Three."]),
            (GONE, Rejected, &["One.", "Two.", "Three."]),
            (BOTH, AsTheyStand, &["abc"]),
            (BOTH, Accepted, &["ac"]),
            (BOTH, Rejected, &["ac"]),
            // A drawing and what stands in for it in an older program are one text box.
            (
                r#"<w:p>~Text.~<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:drawing><w:txbxContent><w:p>~Box~</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>~Box~</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"#,
                AsTheyStand,
                &["Text.", "Box"],
            ),
            (
                r#"<w:p>~See ~<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>~Article 4~<w:r><w:fldChar w:fldCharType="end"/></w:r>~ and ~<w:fldSimple w:instr="PAGE">~7~</w:fldSimple>~.~</w:p>"#,
                AsTheyStand,
                &["See Article 4 and 7."],
            ),
            (
                r#"<w:p>~cease~<w:r><w:noBreakHyphen/></w:r>~fire~<w:r><w:softHyphen/></w:r>~s ~<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:tab/></w:r>~x~<w:r><w:cr/></w:r>~y~</w:p>"#,
                AsTheyStand,
                &["cease-fires ✓\tx", "y"],
            ),
            (
                r#"<w:sdt><w:sdtContent><w:p><w:hyperlink>~a~</w:hyperlink><w:sdt><w:sdtContent>~b~</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>"#,
                AsTheyStand,
                &["ab"],
            ),
            (r#"<w:p><w:r><w:t> trimmed </w:t></w:r>~.~</w:p>"#, AsTheyStand, &["trimmed."]),
        ],
        docx,
    );
}

#[test]
fn strict_word_is_word() {
    let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let parts: Vec<(String, String)> = write_docx::parts("<w:p><w:r><w:t>One.</w:t></w:r></w:p>", "", "", "")
        .into_iter()
        .map(|(name, content)| {
            (
                name,
                content
                    .replace(main, "http://purl.oclc.org/ooxml/wordprocessingml/main")
                    .replace("w:", "q:")
                    .replace("xmlns:w", "xmlns:q"),
            )
        })
        .collect();
    assert_eq!(paragraphs(&import::read(&write_docx::package(&parts), "a").unwrap()), ["One."]);
}

/// Each comment: its number, the one that it answers, whether it is done, the words it covers.
fn comments(source: &Source) -> Vec<(u32, Option<u32>, bool, &str)> {
    let comment = |mark: &travaux::model::Markup| match &mark.kind {
        MarkupKind::Comment(c) => Some((c.id, c.answers, c.resolved, mark.span.clone())),
        _ => None,
    };
    let found = source.marks.iter().filter_map(comment);
    found.map(|(id, answers, resolved, span)| (id, answers, resolved, &source.text[span])).collect()
}

#[test]
fn answers_to_comments_know_what_they_answer() {
    let body = r#"<w:p><w:commentRangeStart w:id="5"/><w:r><w:t>One.</w:t></w:r><w:commentRangeEnd w:id="5"/></w:p>"#;
    let comment = |id: &str, para: &str| {
        format!(
            r#"<w:comment w:id="{id}" w:author="Ada"><w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="{para}"><w:r><w:t>x</w:t></w:r></w:p></w:comment>"#
        )
    };
    let mut parts = write_docx::parts(body, "", "", &(comment("5", "0A") + &comment("6", "0B")));
    parts.push(("word/commentsExtended.xml".to_owned(), r#"<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="0A" w15:done="1"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="0"/></w15:commentsEx>"#.to_owned()));
    let source = import::read(&write_docx::package(&parts), "a").unwrap();
    assert_eq!(comments(&source), [(0, None, true, "One."), (1, Some(0), false, "One.")]);
}

#[test]
fn open_document() {
    const CHANGED: &str = r#"<text:tracked-changes><text:changed-region xml:id="d"><text:deletion><office:change-info><dc:creator>Ada</dc:creator></office:change-info><text:p> and the quay</text:p><text:p>The ferry </text:p></text:deletion></text:changed-region><text:changed-region xml:id="i"><text:insertion><office:change-info><dc:creator>Ben</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes><text:p>The bridge<text:change text:change-id="d"/> is open<text:change-start text:change-id="i"/>.</text:p><text:p>Always<text:change-end text:change-id="i"/>.</text:p>"#;
    check(
        &[
            (CHANGED, AsTheyStand, &["The bridge and the quay", "The ferry is open.", "Always."]),
            (CHANGED, Accepted, &["The bridge is open.", "Always."]),
            (CHANGED, Rejected, &["The bridge and the quay", "The ferry is open."]),
            (
                r#"<text:p>a<text:s text:c="2"/>b
                   c<text:span>d </text:span> e<text:bookmark/><text:page-number>7</text:page-number></text:p>"#,
                AsTheyStand,
                &["a  b cd e7"],
            ),
            (
                r#"<text:table-of-content><text:index-body><text:p>1. Of tolls 3</text:p></text:index-body></text:table-of-content><text:section><text:p>Tolls.</text:p></text:section>"#,
                AsTheyStand,
                &["1. Of tolls 3", "Tolls."],
            ),
        ],
        |body| write_odt::write_raw(body, ""),
    );
    let outline = r#"<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>"#;
    let heading = |level: u8| format!(r#"<text:h text:outline-level="{level}">x</text:h>"#);
    let body = heading(1) + &heading(2) + &heading(2) + &heading(1) + &heading(2);
    let source = import::read(&write_odt::write_raw(&body, outline), "a").unwrap();
    assert_eq!(paragraphs(&source), ["I. x", "I.1 x", "I.2 x", "II. x", "II.1 x"]);
    assert!(source.paragraphs.iter().all(|p| matches!(p.style, Style::Heading(_))));
}

#[test]
fn a_flat_text_is_read_as_a_packed_one() {
    let body = r#"<text:p>Tolls.</text:p><text:list><text:list-item><text:p>x</text:p></text:list-item></text:list>"#;
    let content = write_odt::parts(body, "").remove(1).1;
    let flat =
        format!("<?xml version=\"1.0\"?>\n{}", content.replace("office:document-content", "office:document"));
    let source = import::read(flat.as_bytes(), "a.fodt").unwrap();
    assert_eq!(source.provenance.format, "fodt");
    let packed = import::read(&write_odt::write_raw(body, ""), "a.odt").unwrap();
    assert_eq!((source.text, source.paragraphs), (packed.text, packed.paragraphs));
    let cut = import::read(&flat.as_bytes()[..flat.len() - 40], "a.fodt").unwrap_err().to_string();
    assert!(cut.contains("damaged") && cut.ends_with("a.fodt"), "{cut}");
}

#[test]
fn words_deleted_here_and_inserted_there_were_moved() {
    let by = |name| format!("<office:change-info><dc:creator>{name}</dc:creator></office:change-info>");
    let changes = |second| {
        format!(
            r#"<text:tracked-changes><text:changed-region xml:id="a"><text:deletion>{}<text:p>The ferry runs at night.</text:p></text:deletion></text:changed-region><text:changed-region xml:id="b"><text:insertion>{}</text:insertion></text:changed-region></text:tracked-changes>"#,
            by("Ada"),
            by(second)
        )
    };
    let body = r#"<text:p>First.<text:change text:change-id="a"/></text:p><text:p>Last. <text:change-start text:change-id="b"/>The ferry runs at night.<text:change-end text:change-id="b"/></text:p>"#;
    for (second, expected) in [("Ada", ["moved away", "moved here"]), ("Ben", ["deleted", "inserted"])] {
        let file = write_odt::write_raw(&format!("{}{body}", changes(second)), "");
        let marks = crate::marks(&import::read(&file, "a").unwrap());
        assert!(marks.iter().zip(expected).all(|(mark, kind)| mark.starts_with(kind)), "{marks:?}");
        assert_eq!(marks.len(), 2);
    }
}

#[test]
fn rich_text() {
    const CHANGED: &str = r"{\*\revtbl{Unknown;}{Ada;}}The {\deleted\revauthdel1 old }{\revised\revauth1 new }bridge.{\revised\revauth1\par}Next.\par";
    check(
        &[
            (r"\'e9t\'e9 \u8212\'97 {\uc0\u8364}5 {\uc2\u1078 zhx}\par", AsTheyStand, &["été — €5 жx"]),
            (
                r"{\fonttbl{\f0 A;}{\f1\fcharset204 B;}{\f2\fcharset2 Symbol;}}{\f1\'e4\'e0} {\f2\'b7}\par",
                AsTheyStand,
                &["да •"],
            ),
            (r"\ansicpg1251 \'ec\'e8\'f0\par", AsTheyStand, &["мир"]),
            (
                r"A{\v hidden} {\*\unknown gone}b\~c\_d\-e\emdash f\{g\}\line h\tab i\par",
                AsTheyStand,
                &["A b\u{a0}c-de—f{g}", "h\ti"],
            ),
            (
                r"{\info{\title T}}{\header H}{\stylesheet{\s1 S;}}{\pict 00ff}\bin3 }}}Text\par",
                AsTheyStand,
                &["Text"],
            ),
            (
                r"{\field{\*\fldinst REF a}{\fldrslt Article 4}} holds.\par",
                AsTheyStand,
                &["Article 4 holds."],
            ),
            (r"{\pntext\f2 1)\tab}{\*\pn\pnlvlbody{\pntxta )}}One\par", AsTheyStand, &["1) One"]),
            ("One\\\nTwo\\\r\nThree", AsTheyStand, &["One", "Two", "Three"]),
            (r"{\upr{twice}{\*\ud twice \u8212-}}\par", AsTheyStand, &["twice —"]),
            (CHANGED, AsTheyStand, &["The old new bridge.", "Next."]),
            (
                r"{\listtext 1.\tab}{\deleted One\par}{\listtext 2.\tab}Two\par",
                AsTheyStand,
                &["1. One", "2. Two"],
            ),
            (r"{\listtext 1.\tab}{\deleted One\par}{\listtext 2.\tab}Two\par", Accepted, &["2. Two"]),
            (CHANGED, Accepted, &["The new bridge.", "Next."]),
            (CHANGED, Rejected, &["The old bridge.Next."]),
        ],
        |body| format!("{{\\rtf1\\ansi {body}}}").into_bytes(),
    );
}

#[test]
fn colours_come_from_styles_cells_and_shading_too() {
    let body = r#"<w:p><w:r><w:rPr><w:shd w:val="clear" w:fill="92D050"/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:shd w:fill="auto"/></w:rPr><w:t>b</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="FFFF00"/></w:tcPr><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
        <w:p><w:pPr><w:shd w:fill="FFC000"/></w:pPr><w:r><w:t>d</w:t></w:r><w:r><w:rPr><w:highlight w:val="none"/></w:rPr><w:t>e</w:t></w:r></w:p>"#;
    let source = import::read(&write_docx::write_raw(body, ""), "a").unwrap();
    assert_eq!(marks(&source), ["highlight #92d050: a", "highlight #ffff00: c", "highlight #ffc000: de"]);
}
