//! The files from which the documents were read, kept in the comparison so that it outlives them.
//!
//! Each lies in a ZIP archive of its own under the SHA-256 of its bytes. Nothing in a file is believed:
//! what is unpacked is counted while it is, and its hash is that under which it is kept.

use crate::compare::{self, MAX_BYTES};
use crate::model::{Draft, Original, Project, Provenance};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// How many bytes are kept altogether, before they are packed: 128 MB.
pub const MOST: u64 = MAX_BYTES;

/// Originals by the SHA-256 of their bytes, lower-case hexadecimal.
pub type Originals = BTreeMap<String, Arc<Original>>;

/// What came of looking for originals.
#[derive(Debug, Default)]
pub struct Gathered {
    /// What was found.
    pub found: Originals,
    /// The paths at which there is nothing any more, or another file.
    pub missing: Vec<String>,
    /// The paths of files for which there is no room.
    pub too_large: Vec<String>,
}

/// The files from which the documents of a comparison were read, each once. Pasted text has none.
pub fn sources(project: &Project) -> Vec<&Provenance> {
    let documents = project.drafts.iter().chain(&project.articles);
    let documents = documents.flat_map(|draft| [draft].into_iter().chain(&draft.renderings));
    let all = documents.flat_map(|draft| match draft.parts.as_slice() {
        [] => vec![&draft.provenance],
        parts => parts.iter().map(|part| &part.provenance).collect(),
    });
    let mut seen = BTreeSet::new();
    all.filter(|source| !source.path.is_empty() && seen.insert(source.sha256.as_str())).collect()
}

/// The place of a file that a comparison names: a name without a folder of its own counts from where the
/// comparison lies. Pasted text has no name and no place, and a share of another machine stays what it is.
pub fn beside(name: &str, comparison: Option<&Path>) -> PathBuf {
    let folder = comparison.and_then(Path::parent).filter(|_| !name.is_empty() && !name.starts_with('\\'));
    folder.map_or_else(|| PathBuf::from(name), |folder| folder.join(name))
}

/// Whether a path leads to another machine, which no name in a comparison makes this one call.
pub fn is_elsewhere(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().replace('\\', "/").starts_with("//")
}

/// The Word files from which drafts were read, by the SHA-256 of their bytes: those that lie where they lay and are
/// as they were, and else those that the comparison holds.
pub fn word_files(project: &Project, comparison: Option<&Path>) -> BTreeMap<String, Arc<[u8]>> {
    let of = |draft: &Arc<Draft>| {
        let Provenance { path, sha256, format, .. } = &draft.provenance;
        if format != "docx" || path.is_empty() || !draft.parts.is_empty() {
            return None;
        }
        let place = beside(path, comparison);
        let there = Some(place).filter(|place| !is_elsewhere(place));
        let there = there.and_then(|place| compare::load(&place, MAX_BYTES).ok());
        let held = || unpack(project.originals.get(sha256)?, sha256).ok();
        let bytes = there.filter(|bytes| hash(bytes) == *sha256).or_else(held)?;
        Some((sha256.clone(), bytes.into()))
    };
    project.drafts.iter().filter_map(of).collect()
}

/// The originals that go into the file of a comparison: none unless they are to be kept, and of those that
/// are held the ones of its documents, as far as there is room.
pub fn kept(project: &Project) -> Originals {
    let mut room = MOST;
    let mut kept = Originals::new();
    for source in sources(project).into_iter().filter(|_| project.settings.originals) {
        let held = project.originals.get(&source.sha256);
        if let Some(original) = held.filter(|original| original.bytes <= room) {
            room -= original.bytes;
            kept.insert(source.sha256.clone(), Arc::clone(original));
        }
    }
    kept
}

/// Reads files again and packs those that are still the ones that were read.
pub fn gather(sources: &[Provenance], mut room: u64) -> Gathered {
    let mut gathered = Gathered::default();
    for source in sources {
        let Some(bytes) = compare::load(Path::new(&source.path), MAX_BYTES)
            .ok()
            .filter(|bytes| hash(bytes) == source.sha256)
        else {
            gathered.missing.push(source.path.clone());
            continue;
        };
        let length = bytes.len() as u64;
        match pack(&bytes) {
            Ok(original) if length <= room => {
                room -= length;
                gathered.found.insert(source.sha256.clone(), Arc::new(original));
            }
            _ => gathered.too_large.push(source.path.clone()),
        }
    }
    gathered
}

/// Packs the bytes of a file. The same bytes are packed the same, whatever the file was called.
///
/// # Errors
/// When memory takes no more.
pub fn pack(bytes: &[u8]) -> io::Result<Original> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("original", options.last_modified_time(DateTime::default()))?;
    zip.write_all(bytes)?;
    Ok(Original { packed: zip.finish()?.into_inner(), bytes: bytes.len() as u64 })
}

/// The bytes of an original, which are those of which `sha256` is the hash.
///
/// # Errors
/// When they are not, in words.
pub fn unpack(original: &Original, sha256: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let (_, found) = read(&original.packed, MOST, &mut bytes)?;
    (found == sha256).then_some(bytes).ok_or_else(other)
}

/// An original as it was packed in a file, with its bytes counted and its hash looked at; they are at most `room`.
///
/// # Errors
/// When it is not what it is said to be, in words.
pub fn checked(packed: Vec<u8>, sha256: &str, room: u64) -> Result<Original, String> {
    let (bytes, found) = read(&packed, room, &mut io::sink())?;
    (found == sha256).then_some(Original { packed, bytes }).ok_or_else(other)
}

/// The name that a file is given when it is taken out: that which it had, without its folder and without signs
/// that a name does not show.
pub fn name(source: &Provenance) -> String {
    let last = source.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let hidden = |c: &char| {
        !c.is_control()
            && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | ':')
    };
    let name: String = last.chars().filter(hidden).take(100).collect();
    match name.trim_matches(['.', ' ']) {
        "" => "original".to_owned(),
        name => name.to_owned(),
    }
}

/// Unpacks the first file of an archive: how many bytes it has, and their hash.
fn read(packed: &[u8], room: u64, to: &mut dyn Write) -> Result<(u64, String), String> {
    let broken = |_| "it cannot be unpacked".to_owned();
    // The list at the end of an archive is not read: it could be of any length.
    let mut packed = packed;
    let file = zip::read::read_zipfile_from_stream(&mut packed).ok().flatten();
    let mut file = file.ok_or("it is not packed as it should be")?.take(room.saturating_add(1));
    let (mut count, mut digest) = (0u64, Sha256::new());
    let mut some = [0; 16 * 1024];
    loop {
        let length = file.read(&mut some).map_err(broken)?;
        if length == 0 {
            break;
        }
        count += length as u64;
        if count > room {
            return Err(format!("the originals have more than {} MB altogether", MOST / (1024 * 1024)));
        }
        digest.update(&some[..length]);
        to.write_all(&some[..length]).map_err(broken)?;
    }
    Ok((count, digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn other() -> String {
    "it is not the file that was read".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is taken out of a packed file that claims to be these bytes.
    fn check(packed: &[u8], claimed: &[u8], expected: &str) {
        let told = checked(packed.to_vec(), &hash(claimed), 1000);
        let told = told.map_or_else(|why| why, |original| format!("{} bytes", original.bytes));
        assert_eq!(told, expected);
    }

    #[test]
    fn what_is_packed_comes_out_and_nothing_else() {
        let plan = b"1. Fire ceases at noon.\n".repeat(20);
        let original = pack(&plan).expect("packed");
        assert!(original.packed.len() < plan.len() / 2 && original.bytes == plan.len() as u64);
        assert_eq!(pack(&plan).expect("packed"), original, "the same again");
        assert_eq!(unpack(&original, &hash(&plan)), Ok(plan.clone()));
        assert_eq!(unpack(&original, &hash(b"")), Err(other()));
        check(&original.packed, &plan, "480 bytes");
        check(&original.packed, b"another", "it is not the file that was read");
        check(b"", b"", "it is not packed as it should be");
        check(&plan, &plan, "it is not packed as it should be");
        check(&original.packed[..original.packed.len() / 3], &plan, "it cannot be unpacked");
        let mut torn = original.packed.clone();
        torn[50] ^= 0x55;
        let told = checked(torn, &hash(&plan), 1000);
        assert!(told.is_err(), "{told:?}");
        let bomb = vec![0; 200_000];
        let packed = pack(&bomb).expect("packed").packed;
        assert!(packed.len() < 1000);
        check(&packed, &bomb, "the originals have more than 128 MB altogether");
    }

    #[test]
    fn names_count_from_where_the_comparison_lies() {
        let file = Some(Path::new("/home/me/talks/plan.travaux"));
        for (name, comparison, expected) in [
            ("plan.docx", file, "/home/me/talks/plan.docx"),
            ("rounds/plan.docx", file, "/home/me/talks/rounds/plan.docx"),
            ("/srv/plan.docx", file, "/srv/plan.docx"),
            ("plan.docx", None, "plan.docx"),
            ("", file, ""),
            ("\\\\server\\share\\plan.docx", file, "\\\\server\\share\\plan.docx"),
        ] {
            assert_eq!(beside(name, comparison), Path::new(expected), "{name}");
        }
    }

    #[test]
    fn a_name_says_what_it_is_and_leads_nowhere() {
        for (path, expected) in [
            ("/home/me/plan.docx", "plan.docx"),
            ("C:\\Users\\me\\plan.docx", "plan.docx"),
            ("../../.profile", "profile"),
            ("/home/me/", "original"),
            ("..", "original"),
            ("plan\u{202e}txt.exe\n", "plantxt.exe"),
            ("plan.docx:stream", "plan.docxstream"),
        ] {
            assert_eq!(name(&Provenance { path: path.to_owned(), ..Provenance::default() }), expected);
        }
    }
}
