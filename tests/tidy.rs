//! Holds the layer rule: a module imports only from lower layers.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::{fs, path::Path};

const LAYERS: &[&[&str]] = &[
    &["model", "words"],
    &["parallel", "text"],
    &["meaning"],
    &["align", "diff", "import", "segment", "status"],
    &["compare"],
    &["present", "project"],
    &["desk", "export"],
    &["workspace"],
    &["cli", "ui"],
];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

/// Calls `check` with the module and the text of every file under `src/`.
fn each_file(dir: &Path, module: Option<&str>, check: &mut dyn FnMut(&str, &Path, &str)) {
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let path = entry.path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            each_file(&path, Some(module.unwrap_or(&stem)), check);
        } else if path.extension().is_some_and(|e| e == "rs") {
            check(module.unwrap_or(&stem), &path, &fs::read_to_string(&path).unwrap());
        }
    }
}

/// The modules that a text imports by `crate::name`, also inside `crate::{…}`.
fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        let name = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        match rest.strip_prefix('{') {
            None => found.push(name(rest)),
            Some(list) => {
                let mut depth = 0;
                let mut fresh = true;
                for (i, c) in list.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => fresh = true,
                        c if fresh && c.is_alphabetic() => {
                            found.push(name(&list[i..]));
                            fresh = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    found
}

#[test]
fn modules_import_only_from_lower_layers() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut seen = 0;
    each_file(&src, None, &mut |module, path, text| {
        seen += 1;
        let Some(own) = layer(module) else {
            assert!(matches!(module, "lib" | "main"), "{module} has no layer in tests/tidy.rs");
            return;
        };
        for import in imports(text) {
            if import != module && layer(&import).is_none_or(|l| l >= own) {
                wrong.push(format!("{}: crate::{import}", path.display()));
            }
        }
    });
    assert!(seen > 20, "only {seen} files seen");
    assert_eq!(wrong, Vec::<String>::new(), "imports that go up or sideways");
}

#[test]
fn imports_are_found() {
    let text = "use crate::model::Span; use crate::{text::{a, b}, diff}; crate::align::x()";
    assert_eq!(imports(text), ["model", "text", "diff", "align"]);
}
