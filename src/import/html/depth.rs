//! How deep the elements of a page nest, told before it is parsed: parsing takes longer with every level.

use std::collections::BTreeMap;

/// Elements that hold nothing, or that end where the next one begins.
const LOOSE: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "body", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp", "rt",
    "tbody", "td", "tfoot", "th", "thead", "tr",
];

/// What is no markup: how it begins and how it ends.
const OTHER: &[(&str, &str)] = &[("!--", "-->"), ("script", "</script"), ("style", "</style")];

/// How many elements are open at once at the most. Ends that close nothing count for nothing.
pub(super) fn depth(html: &str) -> usize {
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let (mut depth, mut deepest, mut rest) = (0, 0, html);
    while let Some((_, tag)) = rest.split_once('<') {
        rest = tag;
        let begins = |name: &&(&str, &str)| {
            tag.get(..name.0.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name.0))
        };
        if let Some((_, end)) = OTHER.iter().find(begins) {
            // The ends of scripts are written in small letters nearly everywhere.
            rest = tag.split_once(end).map_or("", |(_, behind)| behind);
            continue;
        }
        let (ends, name) = tag.strip_prefix('/').map_or((false, tag), |name| (true, name));
        let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name[..length.min(20)].to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_lowercase()) || LOOSE.contains(&name.as_str()) {
            continue;
        }
        // Where no tag ever ends, looking for its end to the end of the page would take long.
        let closed = tag.find(['<', '>']).is_some_and(|end| tag[..end].ends_with('/'));
        let count = open.entry(name).or_default();
        if ends && *count > 0 {
            (*count, depth) = (*count - 1, depth - 1);
        } else if !ends && !closed {
            (*count, depth) = (*count + 1, depth + 1);
            deepest = deepest.max(depth);
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_what_is_open_counts() {
        for (html, expected) in [
            ("", 0),
            ("<p>One<p>Two<br>", 0),
            ("<div><b>One</b></div><DIV><i>Two</i></DIV>", 2),
            ("<div></span></p><div></span><div>", 3),
            ("<script>if (a<b) c = '<div><div>';</script><!-- <div><div> --><em>x</em>", 1),
            ("<svg><path d=''/><path d=''/></svg> 1 < 2", 1),
            ("<i><i", 2),
            ("<br/><em/><em x=1/><em", 1),
        ] {
            assert_eq!(super::depth(html), expected, "{html}");
        }
    }
}
