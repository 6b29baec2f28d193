//! The words of the interface, in every language that has a file in `assets/words`.
//!
//! [`say`] and [`say_with`] look a message up by its id in the language that the thread speaks, which is English
//! until [`speak`] says otherwise. Threads are told apart so that an export, a test or a job can speak its own.

pub use fluent_bundle::FluentValue as Value;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use foldhash::HashMap;
use std::cell::Cell;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// Tag, name in the language itself, and messages of each language; English, on which the others fall back, is first.
const FILES: [(&str, &str, &str); 2] = [
    ("en", "English", include_str!("../assets/words/en.ftl")),
    ("uk", "Українська", include_str!("../assets/words/uk.ftl")),
];

static ALL: [LazyLock<Words>; FILES.len()] =
    [LazyLock::new(|| Words::new(0)), LazyLock::new(|| Words::new(1))];

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(Language::ENGLISH) };
}

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language(usize);

impl Language {
    /// The one in which everything can be said.
    pub const ENGLISH: Language = Language(0);

    /// Every language there is.
    pub fn all() -> impl Iterator<Item = Language> {
        (0..FILES.len()).map(Language)
    }

    /// Its tag, as in `LANG` and in the settings: `en`.
    pub fn tag(self) -> &'static str {
        FILES[self.0].0
    }

    /// What it calls itself.
    pub fn name(self) -> &'static str {
        FILES[self.0].1
    }

    /// The language of a tag or a locale, its country and encoding left out: `uk`, `uk-UA`, `uk_UA.UTF-8`.
    pub fn of(tag: &str) -> Option<Language> {
        let own = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Language::all().find(|language| language.tag().eq_ignore_ascii_case(own))
    }

    /// The language the desktop speaks, or English.
    pub fn of_desktop() -> Language {
        let set = |name: &&str| std::env::var(name).is_ok_and(|locale| !locale.is_empty());
        let name = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find(set);
        let locale = name.and_then(|name| std::env::var(name).ok()).unwrap_or_default();
        Language::of(&locale).unwrap_or(Language::ENGLISH)
    }

    /// Speaks it while something is done.
    pub fn during<T>(self, work: impl FnOnce() -> T) -> T {
        // Put back also when the work panics: the thread may live on.
        struct Back(Language);
        impl Drop for Back {
            fn drop(&mut self) {
                speak(self.0);
            }
        }
        let _back = Back(spoken());
        speak(self);
        work()
    }
}

/// Lets this thread speak a language from now on.
pub fn speak(language: Language) {
    SPOKEN.set(language);
}

/// The language this thread speaks.
pub fn spoken() -> Language {
    SPOKEN.get()
}

/// A message without parts to fill in. Cheap enough to be said in every frame.
///
/// Ids are written out where they are used, so that `tests/words.rs` finds each of them.
pub fn say(id: &'static str) -> &'static str {
    let found = ALL[spoken().0].plain.get(id);
    debug_assert!(found.is_some(), "no message without arguments is called {id}");
    found.map_or(id, String::as_str)
}

/// A message with its parts filled in: `say_with("points", &[("n", 3.into())])`.
pub fn say_with(id: &'static str, parts: &[(&'static str, Value<'_>)]) -> String {
    let filled = ALL[spoken().0].fill(id, parts).or_else(|| ALL[0].fill(id, parts));
    debug_assert!(filled.is_some(), "no message is called {id}");
    filled.unwrap_or_else(|| id.to_owned())
}

/// The messages of one language.
struct Words {
    /// Those without parts, in English where this language lacks them.
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    fn new(index: usize) -> Words {
        let (tag, _, text) = FILES[index];
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, errors)| {
            debug_assert!(errors.is_empty(), "assets/words/{tag}.ftl: {errors:?}");
            resource
        });
        let mut bundle =
            FluentBundle::new_concurrent(vec![tag.parse().unwrap_or(LanguageIdentifier::default())]);
        // The marks that set a part apart from right-to-left text beside it show as boxes in a window.
        bundle.set_use_isolating(false);
        let added = bundle.add_resource(resource);
        debug_assert!(added.is_ok(), "assets/words/{tag}.ftl: {added:?}");
        let mut words = Words { plain: HashMap::default(), bundle };
        if index > 0 {
            words.plain.clone_from(&ALL[0].plain);
        }
        for id in ids(text) {
            if let Some(said) = words.plainly(id) {
                words.plain.insert(id.to_owned(), said);
            }
        }
        words
    }

    /// A message as it reads without any parts; none where it needs some.
    fn plainly(&self, id: &str) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, None, &mut errors);
        errors.is_empty().then(|| said.into_owned())
    }

    fn fill(&self, id: &str, parts: &[(&'static str, Value<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let args: FluentArgs = parts.iter().cloned().collect();
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&args), &mut errors);
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        Some(said.into_owned())
    }
}

/// The ids of the messages in a file, which begin at the margin.
fn ids(text: &str) -> impl Iterator<Item = &str> {
    let id = |line: &str| line.split_once(" =").map(|(id, _)| id.len());
    text.lines().filter_map(move |line| {
        let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
        begins.then(|| id(line)).flatten().map(|end| &line[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_tag_and_locale() {
        for (tag, language) in [
            ("en", Some("en")),
            ("en_GB.UTF-8", Some("en")),
            ("EN-us", Some("en")),
            ("uk_UA.UTF-8", Some("uk")),
            ("uk", Some("uk")),
            ("C.UTF-8", None),
            ("", None),
        ] {
            assert_eq!(Language::of(tag).map(Language::tag), language, "{tag}");
        }
    }

    #[test]
    fn counts_choose_their_form() {
        let said = |tag: &str| {
            let language = Language::of(tag).expect("a language");
            let count = |n: usize| say_with("point-count", &[("n", n.into())]);
            language.during(|| [1, 2, 5, 11, 21, 22, 28].map(count).join(" · "))
        };
        assert_eq!(
            said("en"),
            "1 point · 2 points · 5 points · 11 points · 21 points · 22 points · 28 points"
        );
        assert_eq!(
            said("uk"),
            "1 пункт · 2 пункти · 5 пунктів · 11 пунктів · 21 пункт · 22 пункти · 28 пунктів"
        );
    }

    #[test]
    fn a_language_is_spoken_while_something_is_done_and_on_this_thread_only() {
        assert_eq!(spoken(), Language::ENGLISH);
        let other = Language::of("uk").expect("a second language");
        let inside = other.during(|| (spoken(), std::thread::spawn(spoken).join().ok()));
        assert_eq!((inside, spoken()), ((other, Some(Language::ENGLISH)), Language::ENGLISH));
    }
}
