//! The properties of a paragraph, as WordprocessingML.

/// What turns the number of a paragraph off that its style or list would give it.
const NO_NUMBER: &str = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>"#;
/// What may stand before the number among the properties of a paragraph.
const BEFORE_NUMBER: [&str; 6] =
    ["<w:pStyle", "<w:keepNext", "<w:keepLines", "<w:pageBreakBefore", "<w:framePr", "<w:widowControl"];

/// Where an element of this name begins and ends.
pub fn element(xml: &str, name: &str) -> Option<(usize, usize)> {
    let is_whole = |start: &usize| xml[start + 1 + name.len()..].starts_with(['>', ' ', '/']);
    let start = xml.match_indices(&format!("<{name}")).map(|(at, _)| at).find(is_whole)?;
    let tag = start + xml[start..].find('>')? + 1;
    if xml[..tag].ends_with("/>") {
        return Some((start, tag));
    }
    let close = format!("</{name}>");
    Some((start, tag + xml[tag..].find(&close)? + close.len()))
}

/// Turns the number off among the properties of a paragraph.
pub fn without_number(inner: &mut String) {
    if let Some((start, end)) = element(inner, "w:numPr") {
        inner.replace_range(start..end, NO_NUMBER);
        return;
    }
    let mut at = 0;
    while BEFORE_NUMBER.iter().any(|name| inner[at..].starts_with(name)) {
        let Some(end) = inner[at..].find("/>") else { break };
        at += end + 2;
    }
    inner.insert_str(at, NO_NUMBER);
}
