//! The reader's desk: what Travaux keeps on this machine for its reader, apart from any comparison.
//!
//! Two small JSON files in the user's data folder, described in `docs/settings.md`: `settings.json` is what the
//! reader prefers, `recent.json` what was opened lately and where the reader was in it. Neither holds a word of
//! a draft or a note.

mod preferences;
mod recent;

pub use preferences::{AUTOSAVE, Preferences, TEXT, Theme, ZOOM, usual_verdicts};
pub use recent::{Change, MAX_RECENT, Place, Recent, Recents};

use crate::project::atomic;
use crate::words::say_with;
use serde::de::DeserializeOwned;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Larger files than this, in bytes, are none of ours.
const MAX_BYTES: u64 = 1024 * 1024;

/// What lies on the desk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Desk {
    /// What the reader prefers; none where nothing was kept yet.
    pub preferences: Option<Preferences>,
    /// What was opened lately.
    pub recents: Recents,
}

/// Looks at the desk in a folder. A file that cannot be read is as if it were not there, with a sentence that
/// says so; its bytes are put aside under its name with `~`.
pub fn open(folder: &Path) -> (Desk, Vec<String>) {
    let mut told = Vec::new();
    let mut tell = |error: String| told.push(error);
    let preferences: Option<Preferences> = found(read(&settings_file(folder)), &mut |why, kept| {
        tell(match kept {
            Some(path) => say_with("settings-damaged-kept", &[("why", why.into()), ("path", path.into())]),
            None => say_with("settings-damaged", &[("why", why.into())]),
        });
    });
    let recents: Option<Recents> = found(read(&recent_file(folder)), &mut |why, kept| {
        tell(match kept {
            Some(path) => say_with("recents-damaged-kept", &[("why", why.into()), ("path", path.into())]),
            None => say_with("recents-damaged", &[("why", why.into())]),
        });
    });
    let desk = Desk {
        preferences: preferences.map(Preferences::sound),
        recents: recents.unwrap_or_default().sound(),
    };
    (desk, told)
}

/// Keeps what the reader prefers.
///
/// # Errors
/// When the folder cannot be made or written.
pub fn keep_preferences(folder: &Path, preferences: &Preferences) -> io::Result<()> {
    put(&settings_file(folder), serde_json::to_vec_pretty(preferences))
}

/// Carries out changes to what was opened lately. The file is read anew, for another window may have
/// written it meanwhile.
///
/// # Errors
/// When the folder cannot be made or written.
pub fn change_recents(folder: &Path, changes: &[Change]) -> io::Result<()> {
    let file = recent_file(folder);
    let before: Recents = read(&file).ok().flatten().unwrap_or_default();
    let mut recents = before.clone().sound();
    changes.iter().for_each(|change| recents.apply(change));
    if recents == before {
        return Ok(());
    }
    put(&file, serde_json::to_vec_pretty(&recents))
}

fn settings_file(folder: &Path) -> PathBuf {
    folder.join("settings.json")
}

fn recent_file(folder: &Path) -> PathBuf {
    folder.join("recent.json")
}

fn put(file: &Path, bytes: serde_json::Result<Vec<u8>>) -> io::Result<()> {
    let mut bytes = bytes?;
    bytes.push(b'\n');
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    atomic::replace(file, &bytes)
}

/// Why a file says nothing, and where it lies.
type Fault = (String, PathBuf);

fn read<T: DeserializeOwned>(file: &Path) -> Result<Option<T>, Fault> {
    let fault = |why: String| (why, file.to_owned());
    let opened = match File::open(file) {
        Ok(opened) => opened,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(fault(error.to_string())),
    };
    let mut bytes = Vec::new();
    opened.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| fault(error.to_string()))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(fault("it is too large".to_owned()));
    }
    serde_json::from_slice(&bytes).map(Some).map_err(|error| fault(error.to_string()))
}

/// What was read. `tell` is given why nothing was, and where the damaged file was put aside.
fn found<T>(read: Result<Option<T>, Fault>, tell: &mut dyn FnMut(String, Option<String>)) -> Option<T> {
    let (why, file) = match read {
        Ok(found) => return found,
        Err(fault) => fault,
    };
    let mut aside = file.clone().into_os_string();
    aside.push("~");
    let aside = PathBuf::from(aside);
    let kept = fs::rename(&file, &aside).is_ok().then(|| aside.display().to_string());
    tell(why, kept);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Puts bytes where the settings lie, and says whether the usual ones hold and what is told.
    fn check(settings: &[u8]) -> (bool, String) {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(settings_file(folder.path()), settings).expect("a file");
        let (desk, told) = open(folder.path());
        let put_aside = folder.path().join("settings.json~").exists();
        assert_eq!(put_aside, !told.is_empty(), "what is damaged is put aside");
        (desk.preferences.unwrap_or_default() == Preferences::default(), told.join("\n"))
    }

    #[test]
    fn damaged_settings_are_the_usual_ones_with_a_sentence() {
        let deep = [b"[".repeat(100_000), b"]".repeat(100_000)].concat();
        let large = [b"\"".to_vec(), b"x".repeat(2_000_000), b"\"".to_vec()].concat();
        let damaged: [&[u8]; 8] = [
            b"",
            b"{",
            b"[1, 2]",
            b"\xff\xfe\0",
            br#"{"zoom": "large"}"#,
            br#"{"verdicts": {"a": 1}}"#,
            &deep,
            &large,
        ];
        for bytes in damaged {
            let (usual, told) = check(bytes);
            assert!(usual && told.contains("the settings are damaged"), "{told}");
        }
    }

    #[test]
    fn settings_that_say_little_or_too_much_are_read() {
        assert_eq!(check(b"{}"), (true, String::new()));
        assert_eq!(check(br#"{"from a later version": [1, {}]}"#), (true, String::new()));
        let folder = tempfile::tempdir().expect("a folder");
        let wild = br#"{"zoom": 1e300, "text_size": -4, "reader": "  O.\n Koval  ", "verdicts": ["accept", " accept ", ""]}"#;
        fs::write(settings_file(folder.path()), wild).expect("a file");
        let preferences = open(folder.path()).0.preferences.expect("settings");
        assert_eq!((preferences.zoom, preferences.text_size), (*ZOOM.end(), *TEXT.start()));
        assert_eq!((preferences.reader.as_str(), preferences.verdicts.len()), ("O. Koval", 1));
    }

    #[test]
    fn what_is_kept_comes_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let here = folder.path().join("made when needed");
        let preferences = Preferences { reader: "O. Koval".to_owned(), ..Preferences::default() };
        keep_preferences(&here, &preferences).expect("kept");
        let opened = |name: &str| Change::Opened { paths: vec![name.to_owned()], instead_of: None };
        change_recents(&here, &[opened("/a.travaux")]).expect("kept");
        change_recents(&here, &[opened("/b.travaux")]).expect("kept, as by another window");
        let (desk, told) = open(&here);
        assert_eq!((desk.preferences, told.len()), (Some(preferences), 0));
        let names: Vec<_> = desk.recents.list().iter().map(Recent::name).collect();
        assert_eq!(names, ["b.travaux", "a.travaux"]);
    }
}
