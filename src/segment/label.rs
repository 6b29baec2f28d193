//! Names of points: the printed numbers joined by dots, unique within the draft.

use super::mark::Mark;
use super::number::{System, roman_of, spelled};
use super::outline::Entry;
use super::sequence::Chosen;
use super::shape::Shape;
use crate::model::{Doubt, Label, Point, PointKind, Warning};
use std::collections::BTreeMap;

/// Gives each point its label and its parent, and reports gaps in the numbers.
pub(super) fn name(entries: Vec<Entry>, marks: &[Mark], warnings: &mut Vec<Warning>) -> Vec<Point> {
    report_gaps(&entries, marks, warnings);
    let restarts = restarts(&entries);
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    let mut points: Vec<Point> = Vec::with_capacity(entries.len());
    // The open points by depth, and how many bullets each has had.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let (mut head, mut headings, mut bullets) = (String::new(), 0, 0);
    for entry in entries {
        let heading = entry.kind == PointKind::Heading;
        open.truncate(usize::from(entry.depth));
        let mark = entry.number.as_ref().map(|c| &marks[c.mark]);
        let own = match (&entry.number, mark) {
            (Some(chosen), Some(mark)) if mark.shape != Shape::Bullet => printed_name(chosen, mark),
            (Some(_), _) => String::new(),
            _ => {
                headings += 1;
                format!("H{headings}")
            }
        };
        let path = if heading {
            head = if mark.is_some() { own.clone() } else { String::new() };
            own
        } else if let Some((parent, count)) = open.last_mut() {
            let above = &points[*parent].label.path;
            if own.is_empty() {
                *count += 1;
                format!("{above}.#{count}")
            } else if own.starts_with(&format!("{above}.")) {
                own
            } else {
                let decimal = entry.number.as_ref().filter(|c| c.number.parts > 1);
                let last = decimal.map_or(own.clone(), |c| c.number.value().to_string());
                match decimal.filter(|c| c.number.prefix().last() == last_value(above).as_ref()) {
                    Some(_) => format!("{above}.{last}"),
                    None => format!("{above}.{own}"),
                }
            }
        } else if own.is_empty() {
            bullets += 1;
            format!("¶{bullets}")
        } else if restarts && !head.is_empty() && entry.kind != PointKind::Annex {
            format!("{head}.{own}")
        } else {
            own
        };
        let path = unique(path, &mut used);
        let parent = open.last().map(|(p, _)| *p).filter(|_| !heading);
        if !heading {
            open.push((points.len(), 0));
        }
        let depth = if heading { 0 } else { u8::try_from(open.len() - 1).unwrap_or(u8::MAX) };
        let label = Label { printed: mark.map_or(String::new(), |m| m.printed.clone()), path };
        points.push(Point {
            label,
            kind: entry.kind,
            depth,
            parent,
            mark: entry.mark,
            heading: entry.heading,
            body: entry.body,
            page: None,
        });
    }
    points
}

/// The number as its system writes it.
fn printed_name(chosen: &Chosen, mark: &Mark) -> String {
    match chosen.number.system {
        _ if chosen.number.parts > 1 => mark.name.clone(),
        System::RomanUpper => roman_of(chosen.number.value()),
        System::RomanLower => roman_of(chosen.number.value()).to_ascii_lowercase(),
        _ => spelled(&mark.name, chosen.number),
    }
}

fn last_value(path: &str) -> Option<u32> {
    path.rsplit('.').next()?.parse().ok()
}

/// The later one of two equal labels becomes `12#2`.
fn unique(path: String, used: &mut BTreeMap<String, usize>) -> String {
    let count = used.entry(path.clone()).or_default();
    *count += 1;
    if *count == 1 {
        return path;
    }
    let mut place = *count;
    loop {
        let name = format!("{path}#{place}");
        if !used.contains_key(&name) {
            used.insert(path, place);
            used.insert(name.clone(), 1);
            return name;
        }
        place += 1;
    }
}

/// Whether the top-level numbers start again under a numbered heading.
fn restarts(entries: &[Entry]) -> bool {
    let (mut head, mut last) = (0, None);
    for entry in entries {
        match (&entry.number, entry.kind) {
            (Some(_), PointKind::Heading) => head += 1,
            (Some(chosen), PointKind::Provision) if entry.depth == 0 => {
                if last.is_some_and(|(h, value)| h != head && chosen.number.value() <= value) {
                    return true;
                }
                last = Some((head, chosen.number.value()));
            }
            _ => {}
        }
    }
    false
}

/// Says where numbers of top-level points are missing or stand twice.
fn report_gaps(entries: &[Entry], marks: &[Mark], warnings: &mut Vec<Warning>) {
    let mut last: Option<Chosen> = None;
    for entry in entries.iter().filter(|e| e.depth == 0 && e.kind == PointKind::Provision) {
        let Some(chosen) = entry.number else { continue };
        let (to, parts) = (chosen.number.value(), chosen.number.parts);
        if let Some(before) = last.filter(|b| b.run == chosen.run && b.number.system == chosen.number.system)
            && parts == 1
            && before.number.parts == 1
            && !matches!(chosen.number.system, System::Bullet(_))
        {
            let from = before.number.value();
            let (a, b) =
                (printed_name(&before, &marks[before.mark]), printed_name(&chosen, &marks[chosen.mark]));
            let doubt = match to.saturating_sub(from) {
                0 if to == from && chosen.number.suffix == before.number.suffix => Some(Doubt::Twice(b)),
                0 | 1 => None,
                more => Some(Doubt::Missing { n: more as usize - 1, from: a, to: b }),
            };
            warnings.extend(doubt.map(|doubt| doubt.at(entry.mark.clone())));
        }
        last = Some(chosen);
    }
}
