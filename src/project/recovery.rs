//! What is not saved yet, kept where a crash does not reach it, and found again at the next start.
//!
//! Each running Travaux has a file of its own in the folder and holds a lock beside it. The system gives
//! the lock back whenever the process ends, in whatever way: a file without a lock was left behind.

use super::difference::{Difference, differences};
use super::{ProjectError, atomic, stored};
use crate::compare::ReadError;
use crate::model::Project;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

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
    /// When it was last written, as far as the system knows.
    pub kept: Option<SystemTime>,
    /// Where the comparison was saved before; none where it never was.
    pub original: Option<PathBuf>,
    /// What is there now.
    pub saved: Saved,
    /// In what it differs from what is there; from nothing at all where that cannot be opened.
    pub differs: Vec<Difference>,
}

/// What became of the saved comparison beside which something was left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// There never was one.
    Never,
    /// It is there, and was written then as far as the system knows.
    There(Option<SystemTime>),
    /// It is not there any more.
    Gone,
    /// It is there and cannot be opened; a sentence says why.
    Unreadable(String),
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
        let (saved, before) = original.as_deref().map_or((Saved::Never, None), look);
        let differs = differences(&before.unwrap_or_default(), &project);
        Some(Left { kept: written(&file), file, original, saved, differs })
    };
    files.into_iter().filter(orphaned).filter_map(told).collect()
}

/// What is there now of a saved comparison. One that a newer Travaux wrote counts as far as it is understood.
fn look(path: &Path) -> (Saved, Option<Project>) {
    match super::look(path) {
        Ok((project, _)) => (Saved::There(written(path)), Some(project)),
        Err(ProjectError::Open(ReadError::Missing { .. })) => (Saved::Gone, None),
        Err(error) => (Saved::Unreadable(error.to_string()), None),
    }
}

fn written(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|about| about.modified()).ok()
}

/// Throws away what was left behind.
pub fn discard(left: &Path) {
    fs::remove_file(left).ok();
    discard_lock(left);
}

fn discard_lock(left: &Path) {
    fs::remove_file(left.with_extension("lock")).ok();
}
