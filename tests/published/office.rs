//! Files of office programs: what is in their archives, and what LibreOffice makes of them.

use std::fs;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

/// A part of an archive as text.
pub fn part(archive: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).unwrap();
    text
}

/// The files that LibreOffice makes of a document; none where it is not installed.
pub fn convert(bytes: &[u8], extension: &str, to: &str) -> Option<(TempDir, Vec<PathBuf>)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("document").with_extension(extension);
    fs::write(&path, bytes).unwrap();
    let out = folder.path().join("out");
    // By the program of its own for a workbook, which may be missing where that for texts is not.
    let mut command = Command::new(if extension == "xlsx" { "localc" } else { "soffice" });
    command.arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()));
    command.args(["--headless", "--convert-to", to, "--outdir"]).arg(&out).arg(&path);
    if let Err(error) = command.output() {
        println!("skipped: LibreOffice cannot be asked ({error}); install libreoffice");
        return None;
    }
    let mut files: Vec<PathBuf> = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    Some((folder, files))
}
