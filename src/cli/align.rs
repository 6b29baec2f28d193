//! `travaux align`: units that are split already, line by line.

use super::args::AlignArgs;
use super::input::is_stdin;
use super::{Troubles, output};
use crate::align::align_units;
use crate::compare;
use crate::meaning::{self, Meaning};
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::ExitCode;

/// One line of the input. Other fields are left alone.
#[derive(Deserialize)]
struct Units {
    id: serde_json::Value,
    old: Vec<String>,
    new: Vec<String>,
}

/// One line of the answer.
#[derive(Serialize)]
struct Links {
    id: serde_json::Value,
    links: Vec<(usize, usize)>,
}

/// Pairs the units of each line and prints the pairs as they are found.
pub fn run(args: &AlignArgs) -> Result<ExitCode, Troubles> {
    let path: &Path = &args.units;
    let meaning = (!args.no_meaning).then_some(&meaning::Own as &dyn Meaning);
    let input: Box<dyn BufRead> = match is_stdin(path) {
        true => Box::new(io::stdin().lock()),
        false => Box::new(BufReader::new(compare::open_file(path, u64::MAX)?)),
    };
    for (index, line) in input.split(b'\n').enumerate() {
        let wrong = |reason: String| {
            let shown = path.display();
            Troubles::one(format!("line {} {reason}: {shown}", index + 1))
        };
        let line = line.map_err(|error| wrong(format!("cannot be read ({error})")))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let units: Units = serde_json::from_slice(&line).map_err(|error| {
            wrong(format!("is not an object with \"id\", \"old\" and \"new\" ({error}); correct it"))
        })?;
        let links = Links { id: units.id, links: align_units(&units.old, &units.new, meaning) };
        let mut answer = serde_json::to_vec(&links).map_err(|error| wrong(error.to_string()))?;
        answer.push(b'\n');
        if !output::print(&answer)? {
            break;
        }
    }
    if let Some(fault) = meaning::fault() {
        output::error(&format!("travaux: {fault}"));
    }
    Ok(ExitCode::SUCCESS)
}
