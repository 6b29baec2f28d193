//! What is not saved yet, kept where a crash does not reach it, and found again at the next start.
//!
//! Each running Travaux has a file of its own in the folder and holds a lock beside it. The system gives
//! the lock back whenever the process ends, in whatever way: a file without a lock was left behind.

use super::{ProjectError, atomic, stored};
use crate::model::{Annotation, Project};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// The recovery file of this process.
pub struct Journal {
    file: PathBuf,
    lock: PathBuf,
    /// Held for as long as this process lives.
    _held: File,
}

/// What another process left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The recovery file.
    pub file: PathBuf,
    /// Where the comparison was saved before; none where it never was.
    pub original: Option<PathBuf>,
    /// What it has that the saved one has not, in a few words.
    pub differs: String,
}

impl Journal {
    /// A journal in a folder, which is made where there is none.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub fn open(folder: &Path) -> io::Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        fs::create_dir_all(folder)?;
        loop {
            let name = format!("{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
            let (file, lock) = (folder.join(format!("{name}.travaux")), folder.join(format!("{name}.lock")));
            let held = File::options().create(true).truncate(false).write(true).open(&lock)?;
            // Another process had this number before, and what it left is still wanted.
            if held.try_lock().is_ok() && !file.exists() {
                return Ok(Self { file, lock, _held: held });
            }
        }
    }

    /// Keeps a comparison in place of the one kept before.
    ///
    /// # Errors
    /// When the disk is full or the folder cannot be written any more.
    pub fn keep(&self, project: &Project, original: Option<&Path>) -> io::Result<()> {
        let original = original.map(|path| path.display().to_string());
        atomic::replace(&self.file, &stored::write(project, original))
    }

    /// Keeps nothing any more, for all is saved.
    pub fn forget(&self) {
        fs::remove_file(&self.file).ok();
    }

    /// Takes over what another process left behind, and reads it.
    ///
    /// # Errors
    /// When it is gone or cannot be read; then it stays where it is.
    pub fn adopt(&self, left: &Path) -> Result<(Project, Option<PathBuf>), ProjectError> {
        let found = super::open_kept(left)?;
        discard_lock(left);
        fs::rename(left, &self.file)
            .map_err(|reason| ProjectError::Unwritable { reason, path: left.display().to_string() })?;
        Ok(found)
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        fs::remove_file(&self.lock).ok();
    }
}

/// What processes that are no more have left behind in a folder, as far as it can be read.
pub fn left(folder: &Path) -> Vec<Left> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|e| e == "travaux")).collect();
    files.sort();
    let orphaned = |file: &PathBuf| match File::options().write(true).open(file.with_extension("lock")) {
        Ok(lock) => lock.try_lock().is_ok(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    let told = |file: PathBuf| {
        let (project, original) = super::open_kept(&file).ok()?;
        let saved = original.as_deref().and_then(|path| super::open(path).ok());
        let differs = differs(saved.as_ref(), &project);
        Some(Left { file, original, differs })
    };
    files.into_iter().filter(orphaned).filter_map(told).collect()
}

/// Throws away what was left behind.
pub fn discard(left: &Path) {
    fs::remove_file(left).ok();
    discard_lock(left);
}

fn discard_lock(left: &Path) {
    fs::remove_file(left.with_extension("lock")).ok();
}

/// What a comparison has that the saved one has not: `2 notes, 1 note changed, 1 decision`.
pub fn differs(saved: Option<&Project>, kept: &Project) -> String {
    let nothing = Project::default();
    let saved = saved.unwrap_or(&nothing);
    let notes = |project: &Project| -> Vec<Annotation> {
        project.decisions.annotations.iter().filter(|note| !note.is_deleted()).cloned().collect()
    };
    let (old, new) = (notes(saved), notes(kept));
    let find = |note: &Annotation| old.iter().find(|other| other.id == note.id);
    let added = new.iter().filter(|note| find(note).is_none()).count();
    let changed = new.iter().filter(|note| find(note).is_some_and(|other| other != *note)).count();
    let gone = old.iter().filter(|note| !new.iter().any(|other| other.id == note.id)).count();
    let count = |project: &Project| project.drafts.len() + project.articles.len();
    let said = |project: &Project| {
        let d = &project.decisions;
        d.links.len() + d.wordings.len() + d.statuses.len() + d.absences.len() + d.segments.len()
    };
    let many = |n: usize, one: &str, rest: &str| {
        let plural = if n == 1 { "" } else { "s" };
        (n > 0).then(|| format!("{n} {one}{plural}{rest}"))
    };
    let parts = [
        many(count(kept).saturating_sub(count(saved)), "document", ""),
        many(added, "note", ""),
        many(changed, "note", " changed"),
        many(gone, "note", " deleted"),
        many(said(kept).abs_diff(said(saved)), "decision", ""),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "small changes".to_owned() } else { parts.join(", ") }
}
