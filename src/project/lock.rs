//! A sign beside a comparison that it is open, for other windows to see.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// The sign; it is taken away when this is dropped, and means nothing once the process has ended.
pub struct Lock {
    path: PathBuf,
    sign: PathBuf,
    _held: File,
}

impl Lock {
    /// Whether it stands beside this comparison.
    pub fn is_for(&self, path: &Path) -> bool {
        self.path == path
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        fs::remove_file(&self.sign).ok();
    }
}

/// Puts the sign up. None where the folder does not allow it: then no window sees another.
///
/// # Errors
/// When another window has its sign there; says which, in words.
pub fn take(path: &Path) -> Result<Option<Lock>, String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let sign = path.with_file_name(format!(".{name}.lock"));
    let opened = File::options().create(true).truncate(false).read(true).write(true).open(&sign);
    let Ok(mut held) = opened else { return Ok(None) };
    match held.try_lock() {
        Ok(()) => {}
        Err(fs::TryLockError::WouldBlock) => {
            let mut who = String::new();
            // On some systems a locked file cannot be read by others.
            held.take(200).read_to_string(&mut who).ok();
            return Err(if who.is_empty() { "another process".to_owned() } else { who });
        }
        Err(fs::TryLockError::Error(_)) => return Ok(None),
    }
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs() % 86_400);
    let who = format!("process {}, since {:02}:{:02} UTC", std::process::id(), since / 3600, since / 60 % 60);
    // The lock itself is what counts; the words are for people.
    held.set_len(0).and_then(|()| held.write_all(who.as_bytes())).ok();
    Ok(Some(Lock { path: path.to_owned(), sign, _held: held }))
}
