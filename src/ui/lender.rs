//! Letters that the bundled fonts lack, from the fonts on the reader's own machine. They are looked for when a text
//! needs them, on a thread of their own, and one font for each script is enough.

use egui::epaint::text::{FallbackRequest, FontInsert, FontProvider};
use egui::{Context, FontData};
use rustybuzz::Face;
use rustybuzz::ttf_parser::fonts_in_collection;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{fs, thread};

/// How many files are looked at, how deep folders may lie in each other, and how many bytes are read in one search.
const MOST_FILES: usize = 6_000;
const DEEPEST: usize = 6;
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// What lends fonts to the window.
#[derive(Default)]
pub struct Lender {
    folders: Vec<PathBuf>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Letters that the window lacks.
    wanted: BTreeSet<char>,
    /// Letters that no font has.
    nowhere: BTreeSet<char>,
    found: Vec<Found>,
    is_searching: bool,
    /// Whether something was found that the window does not know of.
    is_news: bool,
}

/// A font of the machine.
#[derive(Clone)]
struct Found {
    name: String,
    bytes: Arc<Vec<u8>>,
    index: u32,
}

impl Found {
    fn has(&self, letter: char) -> bool {
        Face::from_slice(&self.bytes, self.index).is_some_and(|face| face.glyph_index(letter).is_some())
    }
}

impl Lender {
    /// A lender that looks into the folders in which desktops keep their fonts.
    pub fn of_machine() -> Arc<Lender> {
        let home = directories::BaseDirs::new().map(|own| own.home_dir().to_owned());
        let own = [".local/share/fonts", ".fonts", "Library/Fonts", "AppData/Local/Microsoft/Windows/Fonts"];
        let own = home.iter().flat_map(|home| own.map(|folder| home.join(folder)));
        let windows = std::env::var_os("WINDIR").map(|root| Path::new(&root).join("Fonts"));
        let common =
            ["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts"];
        let folders = common.map(PathBuf::from).into_iter().chain(windows).chain(own).collect();
        Arc::new(Lender { folders, state: Mutex::default() })
    }

    /// Has what the window lacked in this frame looked for, and gives it what was found since.
    pub fn serve(self: &Arc<Self>, ctx: &Context) {
        let mut state = self.state();
        if std::mem::take(&mut state.is_news) {
            ctx.set_font_providers(vec![Arc::clone(self) as Arc<dyn FontProvider>]);
        }
        if state.is_searching || state.wanted.is_empty() {
            return;
        }
        state.is_searching = true;
        drop(state);
        let (lender, ctx) = (Arc::clone(self), ctx.clone());
        let search = move || {
            lender.search();
            ctx.request_repaint();
        };
        if thread::Builder::new().name("fonts".to_owned()).spawn(search).is_err() {
            self.state().is_searching = false;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn search(&self) {
        let mut wanted = self.state().wanted.clone();
        let mut found = Vec::new();
        let mut left = MOST_BYTES;
        for file in files(&self.folders) {
            if wanted.is_empty() {
                break;
            }
            let size = fs::metadata(&file).map_or(u64::MAX, |about| about.len());
            let Some(rest) = left.checked_sub(size) else { continue };
            left = rest;
            found.extend(fs::read(&file).ok().and_then(|bytes| of_file(&file, bytes, &mut wanted)));
        }
        let mut state = self.state();
        state.is_news |= !found.is_empty();
        state.found.extend(found);
        // What was asked for meanwhile is looked for in what was found before anything else.
        let known = std::mem::take(&mut state.wanted);
        let rest = known.into_iter().filter(|letter| !state.found.iter().any(|font| font.has(*letter)));
        let rest: BTreeSet<char> = rest.collect();
        state.wanted = rest.difference(&wanted).copied().collect();
        state.nowhere.append(&mut wanted);
        state.is_searching = false;
    }
}

impl FontProvider for Lender {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let letter = request.cluster.chars().next()?;
        let mut state = self.state();
        let Some(font) = state.found.iter().find(|font| font.has(letter)) else {
            if !state.nowhere.contains(&letter) {
                state.wanted.insert(letter);
            }
            return None;
        };
        let data = FontData::from_blob(Arc::clone(&font.bytes) as _, font.index);
        Some(FontInsert::new(&font.name, data, Vec::new()))
    }
}

/// The first font of a file that has letters that are wanted, which are wanted no more.
fn of_file(file: &Path, bytes: Vec<u8>, wanted: &mut BTreeSet<char>) -> Option<Found> {
    let count = fonts_in_collection(&bytes).unwrap_or(1);
    let index = (0..count).find(|&index| {
        let Some(face) = Face::from_slice(&bytes, index) else { return false };
        let before = wanted.len();
        wanted.retain(|letter| face.glyph_index(*letter).is_none());
        wanted.len() < before
    })?;
    Some(Found { name: file.display().to_string(), bytes: Arc::new(bytes), index })
}

/// The font files of some folders, those first in which running text is set.
fn files(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in folders {
        gather(folder, DEEPEST, &mut files);
    }
    files.sort_by_cached_key(|file| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
        let special = says(&["bold", "italic", "oblique", "condensed", "mono", "light", "thin", "black"]);
        (special, !says(&["noto", "dejavu"]), !says(&["serif", "naskh"]), file.clone())
    });
    files
}

fn gather(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is = |ending: &str| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
        if path.is_dir() {
            gather(&path, depth, files);
        } else if files.len() < MOST_FILES && ["ttf", "otf", "ttc"].into_iter().any(is) {
            files.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::FontFamily;

    #[test]
    fn letters_are_lent_by_the_fonts_that_have_them() {
        let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
        let lender = Lender { folders: vec![fonts], state: Mutex::default() };
        let ask = |cluster: &str| {
            let family = FontFamily::Proportional;
            lender.font_for(&FallbackRequest { cluster, family: &family }).is_some()
        };
        let wanted = |letters: &str| assert_eq!(lender.state().wanted, letters.chars().collect());
        assert!(!ask("Ж") && !ask("א"), "nothing is known before it is looked for");
        wanted("Жא");
        lender.search();
        assert!(ask("Ж") && lender.state().is_news);
        assert!(!ask("א"));
        wanted("");
    }
}
