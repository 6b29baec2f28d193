//! The page in a real browser: laid out at three widths, filtered, searched, attacked.
//!
//! Chromium is asked where it is installed. The page is put into a frame, whose width is that of the screen;
//! the page around it looks at what is shown and writes down what it saw.

use crate::{draft, note, reply, report, sample, write};
use std::fs;
use std::process::Command;
use travaux::model::{DraftKind, Project};

/// What the page around the frame does: it goes through the steps, each a width, a hash and an expression
/// in which `d` is the document of the page and `w` its window.
const OBSERVER: &str = r#"<!doctype html><meta charset="utf-8"><body><script>
const steps = STEPS;
const wait = (time) => new Promise((go) => setTimeout(go, time));
(async () => {
  const seen = [];
  for (const [width, hash, look] of steps) {
    const frame = document.createElement("iframe");
    frame.width = width; frame.height = 900; frame.src = "page.html" + hash;
    const loaded = new Promise((go) => frame.onload = go);
    document.body.append(frame);
    await loaded;
    await wait(100);
    const w = frame.contentWindow, d = w.document;
    seen.push(String(await eval(look)(d, w)));
    frame.remove();
  }
  document.body.innerHTML = "<pre></pre>";
  document.querySelector("pre").textContent = "SEEN" + JSON.stringify(seen) + "SEEN";
})();
</script>"#;

/// What is seen in a page, step by step. Nothing where there is no Chromium.
fn look(page: &[u8], steps: &[(u32, &str, &str)]) -> Option<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("page.html"), page).unwrap();
    let observer = OBSERVER.replace("STEPS", &serde_json::to_string(steps).unwrap());
    let path = folder.path().join("observer.html");
    fs::write(&path, observer).unwrap();
    let mut command = Command::new("chromium");
    command.args(["--headless=new", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"]);
    command.args([
        "--enable-logging=stderr",
        "--v=0",
        "--virtual-time-budget=60000",
        "--window-size=2000,1000",
    ]);
    command.arg(format!("--user-data-dir={}", folder.path().join("profile").display()));
    let answer = match command.arg("--dump-dom").arg(format!("file://{}", path.display())).output() {
        Ok(answer) => answer,
        Err(error) => {
            println!("skipped: Chromium cannot be asked ({error}); install chromium");
            return None;
        }
    };
    let log = String::from_utf8_lossy(&answer.stderr);
    let console: Vec<&str> = log.lines().filter(|line| line.contains("CONSOLE")).collect();
    assert_eq!(console, Vec::<&str>::new(), "the page complains");
    let dom = String::from_utf8_lossy(&answer.stdout);
    let seen = dom.split("SEEN").nth(1).unwrap_or_else(|| panic!("nothing was seen: {dom} {log}"));
    Some(serde_json::from_str(&seen.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")).unwrap())
}

/// How far the page reaches beyond its width, in pixels.
const OVERFLOW: &str = "(d) => d.documentElement.scrollWidth - d.documentElement.clientWidth";
/// How many rows are shown, and what the page says of it.
const SHOWN: &str = "(d) => [...d.querySelectorAll('.points > tbody > tr')].filter((r) => r.checkVisibility()).length \
                     + ' / ' + d.querySelector('#found').textContent";

#[test]
fn the_page_fits_and_filters() {
    let page = write(&report(&sample()), "html");
    let steps = [
        (390, "", OVERFLOW),
        (1280, "", OVERFLOW),
        (1920, "", OVERFLOW),
        (390, "#view=table", OVERFLOW),
        (1280, "#view=table", OVERFLOW),
        (1280, "", SHOWN),
        (1280, "#filter=added", SHOWN),
        (1280, "#filter=added,removed", SHOWN),
        (1280, "#q=LÉGAL+team", SHOWN),
        (1280, "#q=nowhere+to+be+found", SHOWN),
        (1280, "", "(d) => d.querySelector('td.about').checkVisibility()"),
        (1280, "#view=table", "(d) => d.querySelector('td.about').checkVisibility()"),
        // A click on a filter, and what becomes of the address.
        (1280, "", "(d, w) => { d.querySelector('[data-filter=added]').click(); return w.location.hash }"),
        (
            1280,
            "",
            "(d, w) => { d.dispatchEvent(new w.KeyboardEvent('keydown', {key: 'ArrowDown', altKey: true})); \
             return d.activeElement.id }",
        ),
    ];
    let Some(seen) = look(&page, &steps) else { return };
    let expected = [
        "0",
        "0",
        "0",
        "0",
        "0",
        "29 / ",
        "1 / 1 of 29 rows",
        "10 / 10 of 29 rows",
        "1 / 1 of 29 rows",
        "0 / 0 of 29 rows",
        "false",
        "true",
        "#filter=added",
        "r1",
    ];
    assert_eq!(seen, expected);
}

#[test]
fn all_is_there_without_scripts() {
    let project = sample();
    let page = String::from_utf8(write(&report(&project), "html")).unwrap();
    let body = page.split("<script").next().unwrap();
    let seen = dom_text(body);
    // A space stands beside what is struck out, so the texts are compared without any.
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let shown = squeezed(&seen);
    for draft in &project.drafts {
        for point in &draft.points {
            let text = draft.slice(&point.body);
            assert!(shown.contains(&squeezed(text)), "{text} is lost");
        }
    }
    for words in
        ["Ask the legal team.", "O. Koval", &project.drafts[0].provenance.sha256, "From 28 points to 20"]
    {
        assert!(seen.contains(words), "{words} is lost");
    }
}

/// The text of a page without what is struck out, which may stand within a word.
fn dom_text(html: &str) -> String {
    let page = dom_query::Document::from(html);
    page.select("del").remove();
    page.select("body").text().to_string()
}

#[test]
fn no_text_becomes_code() {
    let attack = "\"'></td></title></style><script>top.broken = 1</script><img src=x onerror=\"top.broken = 1\">&lt;b&gt;";
    let plan = |word: &str| {
        format!(
            "Plan {attack}\n\n1. The Parties {word} {attack} withdraw.\n\n2. {attack} is not agreed.\n\n3. [{attack}] [other]\n"
        )
    };
    let mut project = Project {
        drafts: vec![
            draft(0, attack, &plan("shall"), DraftKind::Draft),
            draft(1, "late", &plan("may"), DraftKind::Draft),
        ],
        articles: vec![draft(
            2,
            attack,
            &format!(
                "Report {attack}\n\nMr Smith said that point 2 {attack} was not agreed by the Parties.\n"
            ),
            DraftKind::Article,
        )],
        ..Project::default()
    };
    for document in project.drafts.iter_mut().chain(&mut project.articles) {
        let document = std::sync::Arc::make_mut(document);
        document.title = attack.to_owned();
        document.provenance.path = format!("{attack}.txt");
        document.language = Some(attack.to_owned());
        document.points[0].label.path = attack.to_owned();
    }
    for document in project.drafts.iter_mut().chain(&mut project.articles) {
        std::sync::Arc::make_mut(document).siglum = attack.to_owned();
    }
    note(&mut project, 1, 0, attack, attack);
    reply(&mut project, attack, attack);
    let last = std::sync::Arc::make_mut(project.decisions.annotations.last_mut().unwrap());
    last.tags.insert(attack.to_owned(), travaux::model::Switch(1));
    last.resolved.set(true);
    let anchor = last.anchor.clone();
    project.decisions.verdicts.push(travaux::model::Ruling {
        anchor,
        verdict: attack.to_owned(),
        ..travaux::model::Ruling::default()
    });
    let page = write(&report(&project), "html");
    let nothing = "(d) => [d.images.length, d.scripts.length, d.querySelectorAll('[onerror]').length, top.broken].join()";
    let steps = [(1280, "", nothing), (390, "#view=table&q=%22%3E%3Cimg", nothing), (390, "", OVERFLOW)];
    let Some(seen) = look(&page, &steps) else { return };
    assert_eq!(seen, ["0,1,0,", "0,1,0,", "0"]);
}
