//! ZIP archives of XML parts. Nothing is unpacked to disk and no name in them is followed.

use super::xml::{self, Tree};
use crate::import::Fault;
use crate::words::{say, say_with};
use std::io::{BufReader, Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The largest part that is read, in bytes after unpacking: 64 MB.
const LARGEST_PART: u64 = 64 * 1024 * 1024;

/// All parts that are read together, in bytes after unpacking: 256 MB.
const LARGEST_DOCUMENT: u64 = 256 * 1024 * 1024;

/// An office document has dozens of parts, one with many pictures has hundreds.
const MOST_PARTS: usize = 10_000;

/// The parts of a document.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The names of the parts in the order of the archive.
    names: Vec<String>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'a> Archive<'a> {
    /// Reads the list of parts.
    ///
    /// # Errors
    /// When it is no archive, has too many parts, or a part's name leads out of it.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let zip =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::damaged(say("fault-archive-cut")))?;
        if zip.len() > MOST_PARTS {
            let reason = say_with("fault-many-parts", &[("n", zip.len().into())]);
            return Err(Fault::new(reason, say("advice-anew")));
        }
        let names: Vec<String> =
            zip.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
        match names.iter().find(|name| leads_out(name)) {
            Some(name) => Err(Fault::new(
                say_with("fault-leads-out", &[("name", shortened(name).into())]),
                say("advice-distrust"),
            )),
            None => Ok(Archive { zip, names, left: LARGEST_DOCUMENT }),
        }
    }

    /// The names of the parts.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The tree of an XML part, if there is such a part. Names differ in more than their case.
    ///
    /// # Errors
    /// When the part is protected, damaged, too large or not the XML it should be.
    pub fn part(&mut self, name: &str) -> Result<Option<Tree>, Fault> {
        let name = name.trim_start_matches('/');
        let Some(at) = self.names.iter().position(|n| n.eq_ignore_ascii_case(name)) else { return Ok(None) };
        let part = self.zip.by_index(at).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
                Fault::locked()
            }
            _ => Fault::damaged(&say_with("fault-part-packed", &[("part", name.into())])),
        })?;
        let limit = LARGEST_PART.min(self.left);
        let mut part = part.take(limit + 1);
        let tree = xml::parse(BufReader::new(&mut part), name);
        if part.limit() == 0 {
            let reason =
                say_with("fault-part-long", &[("part", name.into()), ("n", (limit / (1024 * 1024)).into())]);
            return Err(Fault::new(reason, say("advice-text-alone")));
        }
        self.left -= limit - part.limit().min(limit);
        tree.map(Some)
    }
}

/// Whether a name would reach outside the folder into which the archive is unpacked.
fn leads_out(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    drive || name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|step| step == "..")
}

fn shortened(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(60).collect()
}
