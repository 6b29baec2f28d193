//! Files that are there as a whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The steps by which a file is put in place: what the system does, and what a test lets fail.
pub trait Disk {
    /// Makes a file under another name in a folder.
    ///
    /// # Errors
    /// When the folder is gone or cannot be written.
    fn make(&self, folder: &Path) -> io::Result<NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".travaux-");
        // A temporary file is private by default; this one is to be as readable as any new file.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        builder.tempfile_in(folder)
    }

    /// Writes into it.
    ///
    /// # Errors
    /// When the disk is full.
    fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    /// Waits until its bytes are on the disk.
    ///
    /// # Errors
    /// When they do not arrive there.
    fn sync(&self, file: &NamedTempFile) -> io::Result<()> {
        file.as_file().sync_all()
    }

    /// Gives it the permissions of the file whose place it takes.
    ///
    /// # Errors
    /// When the disk has no permissions.
    fn permit(&self, file: &NamedTempFile, permissions: fs::Permissions) -> io::Result<()> {
        file.as_file().set_permissions(permissions)
    }

    /// Keeps what another file holds under a second name, in place of what that name held before.
    ///
    /// # Errors
    /// When the folder allows only one file.
    fn keep(&self, path: &Path, second: &Path) -> io::Result<()> {
        keep(path, second)
    }

    /// Puts it in its place.
    ///
    /// # Errors
    /// When the name cannot be given.
    fn rename(&self, file: NamedTempFile, target: &Path) -> io::Result<()> {
        file.persist(target).map(drop).map_err(|error| error.error)
    }

    /// Waits until its name is on the disk.
    ///
    /// # Errors
    /// When it does not arrive there.
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Not every system lets a folder be opened, or waited for.
        let Ok(folder) = File::open(folder) else { return Ok(()) };
        match folder.sync_all() {
            Err(error)
                if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) =>
            {
                Ok(())
            }
            synced => synced,
        }
    }
}

/// The disk itself.
pub struct System;

impl Disk for System {}

/// Puts bytes in the place of a file, or makes it. Its permissions stay; a symbolic
/// link is followed. After an error or a power cut the old file is still there.
///
/// # Errors
/// When the folder cannot be written, the disk is full, or the file is read-only.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_on(&System, path, bytes, None)
}

/// Like [`replace`], by the steps of a disk; what the file held before is kept under a `second` name, if
/// one is given and the folder allows it.
///
/// # Errors
/// As for [`replace`], from any of the steps. Where it is the last, the file is the new one already.
pub fn replace_on(disk: &dyn Disk, path: &Path, bytes: &[u8], second: Option<&Path>) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&target).is_ok_and(|m| !m.is_file() && !m.is_dir()) {
        // A pipe or a device is written to, never put aside.
        return fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes);
    }
    let (file, folder) = prepared(disk, &target, bytes)?;
    if let Ok(old) = fs::metadata(&target) {
        if old.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if old.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        disk.permit(&file, old.permissions())?;
        if let Some(second) = second {
            // The new file matters more than the one before it.
            disk.keep(&target, second).ok();
        }
    }
    disk.rename(file, &target)?;
    disk.sync_folder(&folder)
}

/// Like [`replace`], but never over a file that is there.
///
/// # Errors
/// As for [`replace`], and [`io::ErrorKind::AlreadyExists`].
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (file, folder) = prepared(&System, path, bytes)?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    System.sync_folder(&folder)
}

/// Keeps what a file holds under a second name, in place of what that name held before.
fn keep(path: &Path, second: &Path) -> io::Result<()> {
    let folder = tempfile::Builder::new().prefix(".travaux-").tempdir_in(second.parent().unwrap_or(path))?;
    let fresh = folder.path().join("previous");
    // A link costs nothing; where a disk has none the file is copied.
    fs::hard_link(path, &fresh).or_else(|_| fs::copy(path, &fresh).map(drop))?;
    fs::rename(&fresh, second)
}

/// A finished file under another name in the same folder.
fn prepared(disk: &dyn Disk, target: &Path, bytes: &[u8]) -> io::Result<(NamedTempFile, PathBuf)> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let mut file = disk.make(&folder)?;
    disk.write(&mut file, bytes)?;
    disk.sync(&file)?;
    Ok((file, folder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Project;
    use crate::project;

    /// A disk on which one step fails.
    struct Failing(&'static str);

    impl Failing {
        fn at(&self, step: &str) -> io::Result<()> {
            match self.0 == step {
                true => Err(io::ErrorKind::StorageFull.into()),
                false => Ok(()),
            }
        }
    }

    impl Disk for Failing {
        fn make(&self, folder: &Path) -> io::Result<NamedTempFile> {
            self.at("make").and_then(|()| System.make(folder))
        }

        fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()> {
            let some = if self.0 == "write" { &bytes[..bytes.len() / 2] } else { bytes };
            System.write(file, some).and_then(|()| self.at("write"))
        }

        fn sync(&self, file: &NamedTempFile) -> io::Result<()> {
            self.at("sync").and_then(|()| System.sync(file))
        }

        fn permit(&self, file: &NamedTempFile, permissions: fs::Permissions) -> io::Result<()> {
            self.at("permit").and_then(|()| System.permit(file, permissions))
        }

        fn keep(&self, path: &Path, second: &Path) -> io::Result<()> {
            self.at("keep").and_then(|()| System.keep(path, second))
        }

        fn rename(&self, file: NamedTempFile, target: &Path) -> io::Result<()> {
            self.at("rename").and_then(|()| System.rename(file, target))
        }

        fn sync_folder(&self, folder: &Path) -> io::Result<()> {
            self.at("sync folder").and_then(|()| System.sync_folder(folder))
        }
    }

    /// Saves over a comparison on a disk on which a step fails, and checks what is there afterwards: the old
    /// file or the new one, a sentence, and which files beside it.
    fn check(step: &'static str, there: &str, told: &str, beside: &[&str]) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("talks.travaux");
        let old = Project::default();
        let mut new = Project::default();
        new.settings.pair_by_label = true;
        project::save(&path, &old).expect("saved");
        let says = project::save_on(&Failing(step), &path, &new).err().map(|error| error.to_string());
        let says = says.unwrap_or_default();
        assert!(says.starts_with(told) && says.is_empty() == told.is_empty(), "{step}: {says}");
        assert!(told.is_empty() || says.ends_with("talks.travaux"), "{step}: {says}");
        let found = project::open(&path).unwrap_or_else(|error| panic!("{step}: {error}"));
        assert_eq!(found, if there == "old" { old } else { new }, "{step}");
        let entries = fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("an entry"));
        let mut names: Vec<_> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        assert_eq!(names, [&["talks.travaux"], beside].concat(), "{step}");
    }

    #[test]
    fn whatever_step_fails_the_file_is_whole() {
        let full =
            "the comparison cannot be saved (the disk is full); make room there, or choose another folder: ";
        check("none", "new", "", &["talks.travaux~"]);
        check("make", "old", full, &[]);
        check("write", "old", full, &[]);
        check("sync", "old", full, &[]);
        check("permit", "old", full, &[]);
        check("keep", "new", "", &[]);
        check("rename", "old", full, &["talks.travaux~"]);
        check("sync folder", "new", full, &["talks.travaux~"]);
    }
}
