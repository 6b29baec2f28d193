//! Holds the words of the interface together: what `src/` says is in every file of `assets/words`, and nothing else is.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, path::Path};
use travaux::desk::usual_verdicts;
use travaux::present::words::party;
use travaux::words::{Language, say};

/// The ids of a language file, each with the names of what is filled in.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(text: &str) -> Messages {
    let mut found = Messages::new();
    let mut last = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((id, _)) =
            line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            assert!(found.insert(id.to_owned(), BTreeSet::new()).is_none(), "{id} is there twice");
            id.clone_into(&mut last);
        }
        for (at, _) in line.match_indices('$') {
            let name: String = line[at + 1..].chars().take_while(char::is_ascii_alphanumeric).collect();
            found.get_mut(&last).unwrap().insert(name);
        }
    }
    found
}

/// One call of `say` or `say_with`: the ids it may name, and what it fills in, where that is written out.
#[derive(Debug, Default, PartialEq)]
struct Call {
    ids: Vec<String>,
    parts: Option<BTreeSet<String>>,
}

/// The calls in a text of Rust.
fn calls(text: &str) -> Vec<Call> {
    let mut found = Vec::new();
    for name in ["say", "say_with"] {
        for (at, call) in text.match_indices(&format!("{name}(")) {
            let before = text[..at].chars().next_back();
            if before.is_none_or(|c| !c.is_alphanumeric() && c != '_') && !text[..at].ends_with("fn ") {
                let arguments = arguments(&text[at + call.len()..]);
                let parts = arguments.get(1).filter(|parts| parts.contains("&[")).map(|parts| {
                    // A bracket behind a name belongs to another call.
                    let opens = |at: &usize| parts[..*at].ends_with(['[', ' ', '\n']);
                    let names = parts.match_indices("(\"").map(|(at, _)| at).filter(opens);
                    names.map(|at| literals(&parts[at..])[0].clone()).collect()
                });
                let parts = if name == "say" { Some(BTreeSet::new()) } else { parts };
                found.push(Call { ids: literals(&arguments[0]), parts });
            }
        }
    }
    found
}

/// The arguments of a call, from behind its opening bracket.
fn arguments(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    for c in text.chars() {
        match c {
            '"' if !escaped => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted && depth == 0 => return found,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                found.push(String::new());
                continue;
            }
            _ => {}
        }
        escaped = quoted && c == '\\' && !escaped;
        found.last_mut().unwrap().push(c);
    }
    panic!("a call that does not end: {text:.60}")
}

fn literals(text: &str) -> Vec<String> {
    text.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn sources(dir: &Path, texts: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, texts);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("src/words.rs") {
            texts.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

fn file(tag: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/words/{tag}.ftl"));
    fs::read_to_string(path).unwrap()
}

#[test]
fn another_language_has_its_own_names_for_parties_and_verdicts() {
    for (tag, names, first) in [
        ("en", ["United States", "Erdoğan", "E3", "the Islands"], "accept"),
        ("uk", ["США", "Ердоган", "E3", "the Islands"], "прийняти"),
    ] {
        Language::of(tag).unwrap().during(|| {
            let named = ["United States", "Erdoğan", "E3", "the Islands"].map(party);
            assert_eq!((named, usual_verdicts()[0].as_str()), (names.map(str::to_owned), first));
        });
    }
}

#[test]
fn calls_are_found() {
    let text = r#"
        pub fn say(id) {} says("x"); say("one"); say(match a { B => "two", C(_) => "three" });
        say_with("four", &[("n", f("x").into()), ("all", 3.into())]); say_with(if a { "five" } else { "six" }, &parts)
    "#;
    let call = |ids: &[&str], parts: Option<&[&str]>| Call {
        ids: ids.iter().map(|&id| id.to_owned()).collect(),
        parts: parts.map(|parts| parts.iter().map(|&part| part.to_owned()).collect()),
    };
    let expected = [
        call(&["one"], Some(&[])),
        call(&["two", "three"], Some(&[])),
        call(&["four"], Some(&["n", "all"])),
        call(&["five", "six"], None),
    ];
    assert_eq!(calls(text), expected);
}

#[test]
fn what_is_said_has_a_message_and_each_message_is_said() {
    let english = messages(&file("en"));
    let mut texts = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut texts);
    let mut said = BTreeSet::new();
    // Elsewhere a function of that name is another one.
    for (path, text) in texts.iter().filter(|(_, text)| text.contains("crate::words::")) {
        for call in calls(text) {
            assert!(!call.ids.is_empty(), "{path}: an id is not written out where it is said");
            for id in call.ids {
                let wanted = english.get(&id).unwrap_or_else(|| panic!("{path}: {id} is in no file"));
                assert!(
                    call.parts.as_ref().is_none_or(|parts| parts == wanted),
                    "{path}: {id} needs {wanted:?}"
                );
                said.insert(id);
            }
        }
    }
    let unsaid: Vec<&String> = english.keys().filter(|id| !said.contains(*id)).collect();
    assert_eq!(unsaid, Vec::<&String>::new(), "messages that nothing says");
}

#[test]
fn every_language_says_the_same() {
    let english = messages(&file("en"));
    assert!(english.len() > 50, "only {} messages", english.len());
    let known: BTreeSet<String> = Language::all().map(|language| format!("{}.ftl", language.tag())).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(files.collect::<BTreeSet<String>>(), known, "the files and the languages of src/words.rs");
    for language in Language::all() {
        // A file that Fluent cannot read is said by an assertion.
        language.during(|| say("command-save"));
        let own = messages(&file(language.tag()));
        let ids = |of: &Messages| of.keys().cloned().collect::<BTreeSet<String>>();
        let lacks: Vec<String> = ids(&english).difference(&ids(&own)).cloned().collect();
        assert_eq!(lacks, Vec::<String>::new(), "{} lacks these", language.tag());
        for (id, parts) in &own {
            assert_eq!(Some(parts), english.get(id), "{}: {id}", language.tag());
        }
    }
}
