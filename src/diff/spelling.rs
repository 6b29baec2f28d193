//! A word in one of its spellings; the rules are data (`spelling.txt`).

use aho_corasick::AhoCorasick;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::sync::LazyLock;

/// Words of fewer bytes have no endings or parts.
const LEAST: usize = 5;

/// A folded word in the spelling in which it is compared: `organise` as `organize`, `non-nuclear`
/// as `nonnuclear`, `ещё` as `еще`, `проєкт` as `проект`.
pub fn spelled(word: &str) -> String {
    let rules = &*RULES;
    let mut spelled = String::with_capacity(word.len());
    for c in word.chars().filter(|c| !matches!(c, '-' | '\'' | '.')) {
        let letter = if c.is_ascii() { None } else { rules.letters.iter().find(|(from, _)| *from == c) };
        match letter {
            Some((_, to)) => spelled.push_str(to),
            None => spelled.push(c),
        }
    }
    if let Some(to) = rules.words.get(spelled.as_str()) {
        return (*to).to_owned();
    }
    if spelled.len() < LEAST {
        return spelled;
    }
    // The endings are English ones.
    if spelled.is_ascii()
        && let Some(endings) = spelled.bytes().last().and_then(|last| rules.endings.get(&last))
        && let Some((from, to)) = endings.iter().find(|(from, _)| spelled.ends_with(from))
    {
        spelled.truncate(spelled.len() - from.len());
        spelled.push_str(to);
    }
    // Few words have any of the parts.
    let parts = if rules.any_part.is_match(&spelled) { &rules.parts[..] } else { &[] };
    for (from, to) in parts {
        if spelled.contains(from) {
            spelled = spelled.replace(from, to);
        }
    }
    spelled
}

/// Whether a folded word or a mark joins the items of a list.
pub fn joins_a_list(word: &str) -> bool {
    RULES.lists.contains(word)
}

struct Rules {
    letters: Vec<(char, &'static str)>,
    words: HashMap<&'static str, &'static str>,
    /// By their last letter.
    endings: HashMap<u8, Vec<(&'static str, &'static str)>>,
    parts: Vec<(&'static str, &'static str)>,
    any_part: AhoCorasick,
    lists: HashSet<&'static str>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let mut rules = Rules {
        letters: Vec::new(),
        words: HashMap::new(),
        endings: HashMap::new(),
        parts: Vec::new(),
        any_part: AhoCorasick::new([""; 0]).expect("no part at all"),
        lists: HashSet::new(),
    };
    let mut section = "";
    for line in include_str!("spelling.txt").lines().map(str::trim).filter(|l| !l.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            section = name;
            continue;
        }
        if section == "lists" {
            rules.lists.extend(line.split_whitespace());
        }
        let Some((from, to)) = line.split_once(" = ") else { continue };
        match section {
            "letters" => rules.letters.extend(from.chars().next().map(|from| (from, to))),
            "endings" => {
                let last = from.bytes().last().unwrap_or_default();
                rules.endings.entry(last).or_default().push((from, to));
            }
            "parts" => rules.parts.push((from, to)),
            _ => rules.words.extend([(from, to)]),
        }
    }
    let parts = rules.parts.iter().map(|(from, _)| from);
    rules.any_part = AhoCorasick::new(parts).expect("spelling.txt is part of the program");
    rules
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::fold;

    /// The words of a line are one.
    #[test]
    fn spellings_are_one() {
        for line in [
            "organise organize",
            "demilitarisation demilitarization",
            "harbour harbor",
            "favourable favorable",
            "centre center",
            "programme program",
            "fulfil fulfill",
            "labelled labeled",
            "non-nuclear nonnuclear",
            "проєкт проект",
            "п’ять п'ять",
            "у в",
            "ещё еще",
            "во в",
            "Fluß Fluss",
            "cœur coeur",
            "substancia sustancia",
        ] {
            let mut found: Vec<_> = line.split(' ').map(|w| spelled(&fold(w))).collect();
            found.dedup();
            assert_eq!(found.len(), 1, "{line}: {found:?}");
        }
    }

    #[test]
    fn no_rule_leads_to_another() {
        let ends = RULES.words.values().map(|to| (*to, spelled(to)));
        let wrong: Vec<_> = ends.filter(|(to, again)| to != again).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
