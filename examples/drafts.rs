//! Writes synthetic drafts to a folder, to measure the whole program with:
//! `cargo run --release --example drafts -- FOLDER DRAFTS WORDS`.

#[path = "../benches/texts/mod.rs"]
mod texts;

use anyhow::Context;
use std::path::PathBuf;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().context("usage: drafts FOLDER DRAFTS WORDS");
    let folder = PathBuf::from(next()?);
    let (drafts, words) = (next()?.parse()?, next()?.parse()?);
    std::fs::create_dir_all(&folder)?;
    for (number, text) in (1..).zip(texts::series(drafts, words)) {
        std::fs::write(folder.join(format!("draft-{number}.txt")), text)?;
    }
    Ok(())
}
