//! Files that are there as a whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Puts bytes in the place of a file, or makes it. Its permissions stay; a symbolic
/// link is followed. After an error or a power cut the old file is still there.
///
/// # Errors
/// When the folder cannot be written, the disk is full, or the file is read-only.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&target).is_ok_and(|m| !m.is_file() && !m.is_dir()) {
        // A pipe or a device is written to, never put aside.
        return fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes);
    }
    let (file, folder) = prepared(&target, bytes)?;
    if let Ok(old) = fs::metadata(&target) {
        if old.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if old.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        file.as_file().set_permissions(old.permissions())?;
    }
    file.persist(&target).map_err(|error| error.error)?;
    settle(&folder);
    Ok(())
}

/// Like [`replace`], but never over a file that is there.
///
/// # Errors
/// As for [`replace`], and [`io::ErrorKind::AlreadyExists`].
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (file, folder) = prepared(path, bytes)?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    settle(&folder);
    Ok(())
}

/// Keeps what a file holds under a second name, in place of what that name held before. Best effort: a
/// folder may allow one file and not two.
///
/// # Errors
/// When the second name cannot be written.
pub fn keep(path: &Path, second: &Path) -> io::Result<()> {
    let folder = tempfile::Builder::new().prefix(".travaux-").tempdir_in(second.parent().unwrap_or(path))?;
    let fresh = folder.path().join("previous");
    // A link costs nothing; where a disk has none the file is copied.
    fs::hard_link(path, &fresh).or_else(|_| fs::copy(path, &fresh).map(drop))?;
    fs::rename(&fresh, second)
}

/// A finished file under another name in the same folder.
fn prepared(target: &Path, bytes: &[u8]) -> io::Result<(NamedTempFile, PathBuf)> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".travaux-");
    // A temporary file is private by default; this one is to be as readable as any new file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(&folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok((file, folder))
}

/// Writes the new name itself to disk, where the system can do that.
fn settle(folder: &Path) {
    // The data is safe already; not every system lets a folder be opened.
    File::open(folder).and_then(|folder| folder.sync_all()).ok();
}
