//! The files from which the documents were read: kept in the comparison where the reader wants it, and taken out again.

use super::{Job, Level, Workspace};
use crate::model::{Draft, Provenance};
use crate::project::originals::{self, Gathered};
use crate::words::{say, say_with};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many files are named of those that could not be kept.
const NAMED: usize = 3;

impl Workspace {
    /// The sources of a document whose files are kept in the comparison.
    pub fn kept_sources<'a>(&self, draft: &'a Draft) -> Vec<&'a Provenance> {
        let sources = match draft.parts.as_slice() {
            [] => vec![&draft.provenance],
            parts => parts.iter().map(|part| &part.provenance).collect(),
        };
        let held = |source: &&Provenance| self.project().originals.contains_key(&source.sha256);
        sources.into_iter().filter(held).filter(|_| self.project().settings.originals).collect()
    }

    pub(super) fn keep_originals(&mut self, keep: bool) -> Vec<Job> {
        if keep {
            self.sought.clear();
        }
        self.edit(say("edit-originals"), |project| {
            std::mem::replace(&mut project.settings.originals, keep) != keep
        })
    }

    /// Has the originals looked for that are to be kept and are not held, each once.
    pub(super) fn gather(&mut self) -> Option<Job> {
        if !self.project().settings.originals {
            return None;
        }
        let known = |source: &&Provenance| {
            self.project().originals.contains_key(&source.sha256) || self.sought.contains(&source.sha256)
        };
        let wanted = originals::sources(self.project()).into_iter().filter(|source| !known(source));
        let place = |source: &Provenance| originals::beside(&source.path, self.path()).display().to_string();
        let wanted: Vec<Provenance> =
            wanted.map(|source| Provenance { path: place(source), ..source.clone() }).collect();
        self.sought.extend(wanted.iter().map(|source| source.sha256.clone()));
        let held: u64 = originals::kept(self.project()).values().map(|original| original.bytes).sum();
        (!wanted.is_empty()).then(|| Job::Gather(wanted, originals::MOST.saturating_sub(held)))
    }

    /// Takes in the originals that were found, and says which were not.
    pub(super) fn gathered(&mut self, gathered: Gathered) -> Vec<Job> {
        let Gathered { found, missing, too_large } = gathered;
        if let Some(names) = names(&missing) {
            self.tell(Level::Info, say_with("originals-missing", &[("names", names.into())]));
        }
        if let Some(names) = names(&too_large) {
            let megabytes = originals::MOST / (1024 * 1024);
            let parts = [("names", names.into()), ("limit", megabytes.into())];
            self.tell(Level::Info, say_with("originals-too-large", &parts));
        }
        if found.is_empty() {
            return Vec::new();
        }
        self.originals_mut().extend(found);
        self.go_on_from_here()
    }

    /// Has an original put here, or asks where.
    pub(super) fn take_out(&self, sha256: String, path: Option<PathBuf>) -> Vec<Job> {
        let Some(original) = self.project().originals.get(&sha256).map(Arc::clone) else { return Vec::new() };
        let sources = originals::sources(self.project());
        let source = sources.into_iter().find(|source| source.sha256 == sha256);
        let to = path.ok_or_else(|| source.map(originals::name).unwrap_or_default());
        vec![Job::TakeOut { original, sha256, to }]
    }
}

/// The names of some files, the first of them where they are many.
fn names(paths: &[String]) -> Option<String> {
    let name = |path: &String| {
        let name = Path::new(path).file_name();
        name.map_or_else(|| path.clone(), |name| name.to_string_lossy().into_owned())
    };
    let mut names: Vec<String> = paths.iter().take(NAMED).map(name).collect();
    if paths.len() > NAMED {
        names.push(say("and-others").to_owned());
    }
    (!names.is_empty()).then(|| names.join(", "))
}
