//! Notices files that changed on disk: a thread that looks now and then, and speaks only when one did.

use crate::compare;
use crate::model::{Draft, DraftId, Project, Provenance};
use crate::project::originals::{beside, is_elsewhere};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, SystemTime};

/// How often the files are looked at.
const PERIOD: Duration = Duration::from_secs(3);

/// A file of a document, and how to tell that it is the one that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// The document.
    pub id: DraftId,
    /// The file.
    pub path: PathBuf,
    /// SHA-256 of its bytes as they were read, lower-case hexadecimal.
    pub sha256: String,
}

/// The files of a project that lies in a file itself, as far as their whole path is known. A comparison may
/// come from anybody, and no name in it makes this machine call another: those on other machines are not
/// looked at.
pub fn files(project: &Project, comparison: Option<&Path>) -> Vec<Watched> {
    let of_draft = |draft: &Draft| {
        let one = |about: &Provenance| Watched {
            id: draft.id,
            path: beside(&about.path, comparison),
            sha256: about.sha256.clone(),
        };
        match draft.parts.is_empty() {
            true => vec![one(&draft.provenance)],
            false => draft.parts.iter().map(|part| one(&part.provenance)).collect(),
        }
    };
    let all = project.drafts.iter().chain(&project.articles).flat_map(|draft| of_draft(draft));
    let here = |file: &Watched| file.path.is_absolute() && !is_elsewhere(&file.path);
    all.filter(|file| here(file) && !file.sha256.is_empty()).collect()
}

/// Looks at the files named last, until nobody names any more. `tell` is called with the documents
/// whose files are others than those that were read, whenever these become others themselves.
pub fn watch(names: &Receiver<Vec<Watched>>, tell: impl Fn(Vec<DraftId>)) {
    let mut files = Vec::new();
    let mut seen = Seen::default();
    let mut told = Vec::new();
    loop {
        match names.recv_timeout(PERIOD) {
            Ok(new) => {
                files = new;
                continue;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        let others: Vec<(DraftId, String)> =
            files.iter().filter_map(|file| Some((file.id, seen.other(file)?))).collect();
        if others != told {
            let mut changed: Vec<DraftId> = others.iter().map(|(id, _)| *id).collect();
            changed.dedup();
            told = others;
            tell(changed);
        }
    }
}

/// The hashes of files by name, time and length, so that an untouched file is hashed once.
#[derive(Default)]
struct Seen(BTreeMap<PathBuf, (SystemTime, u64, String)>);

impl Seen {
    /// The hash of a file that is there and has other bytes than those that were read.
    fn other(&mut self, file: &Watched) -> Option<String> {
        self.hash(&file.path).filter(|hash| *hash != file.sha256)
    }

    fn hash(&mut self, path: &Path) -> Option<String> {
        // A pipe or a device would keep this thread for ever.
        let about = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
        let (time, length) = (about.modified().ok()?, about.len());
        if let Some((.., hash)) = self.0.get(path).filter(|seen| (seen.0, seen.1) == (time, length)) {
            return Some(hash.clone());
        }
        let bytes = compare::load(path, compare::MAX_BYTES).ok()?;
        let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        self.0.insert(path.to_owned(), (time, length, hash.clone()));
        Some(hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_another_when_its_bytes_are() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("draft.txt");
        let mut seen = Seen::default();
        std::fs::write(&path, "1. Fire ceases.").expect("a file");
        let sha256 = seen.hash(&path).expect("a hash");
        let file = Watched { id: DraftId(1), path: path.clone(), sha256 };
        assert_eq!(seen.other(&file), None);
        std::fs::write(&path, "1. Fire ceases at once.").expect("a file");
        assert!(seen.other(&file).is_some());
        std::fs::remove_file(&path).expect("a file");
        assert_eq!(seen.other(&file), None, "a file that is gone cannot be read again");
    }

    #[test]
    fn only_files_of_this_machine_are_looked_at() {
        let mut project = Project::default();
        let draft = compare::draft_of(b"1. Fire ceases.", "plan.md", DraftId(0), None).expect("a draft");
        for path in
            ["/home/me/plan.md", "plan.md", "//server/share/plan.md", "\\\\server\\share\\plan.md", ""]
        {
            let mut draft = draft.clone();
            path.clone_into(&mut draft.provenance.path);
            project.drafts.push(draft.into());
        }
        let looked_at =
            |comparison| files(&project, comparison).into_iter().map(|file| file.path).collect::<Vec<_>>();
        assert_eq!(looked_at(None), [Path::new("/home/me/plan.md")]);
        let beside = [Path::new("/home/me/plan.md"), Path::new("/talks/plan.md")];
        assert_eq!(looked_at(Some(Path::new("/talks/all.travaux"))), beside);
        let zero = Path::new("/dev/zero");
        assert!(!zero.exists() || Seen::default().hash(zero).is_none(), "a device has no end");
    }
}
