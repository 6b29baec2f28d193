//! How well a name fits what a reader types of it: `zap nuc` finds *The Zaporizhzhia nuclear power plant*.

use super::search;

/// What is typed, ready to be held against many names.
#[derive(Clone, Debug)]
pub struct Wanted(Vec<String>);

impl Wanted {
    /// Takes what is typed apart at its spaces.
    pub fn new(typed: &str) -> Self {
        Wanted(search::folded(typed).split_whitespace().map(str::to_owned).collect())
    }

    /// How well a name fits that was [`folded`](search::folded): the more the better, none where it does not. Each
    /// part that was typed has to begin a word, stand inside one, or have its letters in this order.
    pub fn fits(&self, folded: &str) -> Option<u32> {
        self.0.iter().map(|part| of_part(part, folded)).sum()
    }
}

fn of_part(part: &str, name: &str) -> Option<u32> {
    let mut places = name.match_indices(part).map(|(at, _)| at).peekable();
    if let Some(&first) = places.peek() {
        let begins = |at: usize| !name[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        return Some(match () {
            () if first == 0 => 1000,
            () if places.any(begins) => 600,
            () => 300,
        });
    }
    if part.chars().count() < 3 {
        return None;
    }
    // The letters in this order: the closer together, the better.
    let mut rest = name.char_indices();
    let mut ends = (name.len(), 0);
    for letter in part.chars() {
        let (at, _) = rest.find(|(_, c)| *c == letter)?;
        ends = (ends.0.min(at), at);
    }
    let spread = (ends.1 - ends.0) / part.len().max(1);
    (spread < 6).then(|| 100 / (spread as u32 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that fit, the best first.
    fn check(typed: &str, names: &[&str], expected: &[&str]) {
        let wanted = Wanted::new(typed);
        let mut fitting: Vec<(u32, &str)> =
            names.iter().filter_map(|name| Some((wanted.fits(&search::folded(name))?, *name))).collect();
        fitting.sort_by_key(|(fit, _)| std::cmp::Reverse(*fit));
        assert_eq!(fitting.into_iter().map(|(_, name)| name).collect::<Vec<_>>(), expected, "{typed}");
    }

    #[test]
    fn parts_of_names_find_them() {
        let names =
            ["Next change", "Previous change", "Open drafts…", "The Zaporizhzhia nuclear power plant"];
        check("", &names, &names);
        check("zap nuc", &names, &names[3..]);
        check("change", &names, &names[..2]);
        check("prevch", &names, &names[1..2]);
        check("PREV", &names, &names[1..2]);
        check("xyz", &names, &[]);
    }

    #[test]
    fn beginnings_come_first() {
        check(
            "open",
            &["Reopened talks", "Mark as open", "Open drafts…"],
            &["Open drafts…", "Mark as open", "Reopened talks"],
        );
    }
}
