//! Redlines as text: `The Parties [-shall-]{+may+} withdraw`.

use crate::model::{Redline, Tag};

/// A redline in the notation, white space folded: what was removed in `[-…-]`, what was
/// added in `{+…+}`, what is kept as the text after has it.
pub fn write(redline: &Redline, before: &str, after: &str) -> String {
    let mut out = String::new();
    for op in &redline.ops {
        let (text, open, close) = match op.tag {
            Tag::Equal => (&after[op.after.clone()], "", ""),
            Tag::Delete => (&before[op.before.clone()], "[-", "-]"),
            Tag::Insert => (&after[op.after.clone()], "{+", "+}"),
        };
        let inner = text.trim();
        if text.starts_with(char::is_whitespace) {
            space(&mut out);
        }
        if inner.is_empty() {
            continue;
        }
        out.push_str(open);
        for (i, word) in inner.split_whitespace().enumerate() {
            if i > 0 {
                out.push(' ');
            }
            out.push_str(word);
        }
        out.push_str(close);
        if text.ends_with(char::is_whitespace) {
            space(&mut out);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// One space, unless there is one or nothing stands before it.
fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// The texts before and after that a line of the notation speaks of, white space as it is.
/// A mark without its other half is plain text.
pub fn parse(line: &str) -> (String, String) {
    let (mut before, mut after) = (String::new(), String::new());
    let mut rest = line;
    while let Some(at) = rest.find(['[', '{']) {
        let (plain, marked) = rest.split_at(at);
        before.push_str(plain);
        after.push_str(plain);
        let close = if marked.starts_with("[-") { "-]" } else { "+}" };
        let opens = marked.starts_with("[-") || marked.starts_with("{+");
        match marked.find(close).filter(|_| opens) {
            Some(end) => {
                let side = if close == "-]" { &mut before } else { &mut after };
                side.push_str(marked.get(2..end).unwrap_or_default());
                rest = &marked[end + 2..];
            }
            None => {
                before.push_str(&marked[..1]);
                after.push_str(&marked[..1]);
                rest = &marked[1..];
            }
        }
    }
    before.push_str(rest);
    after.push_str(rest);
    (before, after)
}
