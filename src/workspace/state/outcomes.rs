//! What comes back from jobs, and what the workspace makes of it.

use super::Workspace;
use crate::meaning;
use crate::words::{say, say_with};
use crate::workspace::action::sentence;
use crate::workspace::{Alternatives, Job, Level, Outcome, Paths, jobs, watch};
use std::path::Path;

impl Workspace {
    /// Takes up the outcome of a job, and returns the work that follows from it.
    pub(super) fn finished(&mut self, outcome: Outcome) -> Vec<Job> {
        if let Outcome::Progress { text, stops } = outcome {
            (self.progress, self.stops) = (text, stops);
            return Vec::new();
        }
        if let Outcome::Changed(documents) = outcome {
            self.changed = documents;
            return Vec::new();
        }
        if let Outcome::Notice(text) = outcome {
            self.tell(Level::Error, sentence(&text));
            return Vec::new();
        }
        if let Outcome::SavedElsewhere(path) = outcome {
            self.fell_behind(&path, false);
            return Vec::new();
        }
        if let Outcome::RecentsGone(gone) = outcome {
            self.recents_gone(gone);
            return Vec::new();
        }
        if let Outcome::Left(left) = outcome {
            self.recovery.left = left;
            return Vec::new();
        }
        if let Outcome::Gathered(gathered) = outcome {
            return self.gathered(gathered);
        }
        if let Outcome::TakenOut(path) = outcome {
            self.tell(
                Level::Info,
                say_with("original-saved", &[("path", path.display().to_string().into())]),
            );
            return Vec::new();
        }
        if let Outcome::Recovered { project, path } = outcome {
            self.start_over(*project, path);
            self.saved_state = 0;
            return vec![self.compare(), Job::Watch(watch::files(&self.project, self.path.as_deref()))];
        }
        self.running = self.running.saturating_sub(1);
        // What is still under way, if anything, says so itself; a dialog that is open has nothing to say.
        (self.progress, self.stops) = (String::new(), false);
        match outcome {
            Outcome::Picked(paths) => return self.open(paths),
            Outcome::PickedSave(Some(path)) => return vec![self.save_to(jobs::with_extension(path), true)],
            Outcome::PickedSave(None) => self.after_save = None,
            Outcome::NoDialog(what) => {
                self.after_save = None;
                let instead = say(match what {
                    Paths::Open => "tell-no-dialog",
                    Paths::Save => "tell-no-dialog-save",
                    Paths::Copies | Paths::Into(_) => "tell-no-dialog-path",
                });
                self.tell(Level::Info, instead.to_owned());
            }
            Outcome::Read { documents, project, failures, sample } => {
                for failure in failures {
                    self.tell(Level::Error, sentence(&failure));
                }
                return match project {
                    Some((project, path)) => self.replace(*project, path),
                    None => self.add(documents, sample),
                };
            }
            Outcome::Alternatives { state, alternatives } => {
                if state == self.state {
                    self.alternatives = alternatives;
                }
            }
            Outcome::Together { state, project, copies } => return self.take_copy(state, project, copies),
            Outcome::Reread { id, document } => match document {
                Ok(fresh) => return self.take_again(id, *fresh),
                Err(why) => self.tell(Level::Error, sentence(&why)),
            },
            Outcome::Running { state, pair, running } => self.as_one.take(state, pair, running),
            Outcome::Compared { state, found } => {
                if state == self.state {
                    self.found = found;
                    self.compared = state;
                    self.alternatives = Alternatives::default();
                    let followed = self.follow.take().and_then(|point| self.row_with(point));
                    self.selection = followed.or(self.selection);
                    self.mark();
                    self.sift();
                    self.keep_selection_visible();
                    self.search_again();
                }
                if let Some(fault) = meaning::fault() {
                    self.tell(Level::Info, sentence(fault));
                }
            }
            Outcome::GivenUp { state, by_reader } => {
                // Where another ground state is compared by now, nobody has stopped anything.
                if by_reader && state == self.state {
                    self.tell(Level::Info, say("meaning-stopped").to_owned());
                    return self.words_alone(true);
                }
            }
            Outcome::Saved { path, state } => {
                self.path = Some(path);
                self.is_sample = false;
                self.saved_state = state;
                self.messages.retain(|message| !matches!(message.level, Level::Unsaved | Level::Behind));
                if let Some(pending) = self.after_save.take() {
                    return self.unless_dirty(pending);
                }
            }
            Outcome::SaveFailed(why) => {
                self.after_save = None;
                self.tell(Level::Unsaved, sentence(&why));
            }
            Outcome::SaveRefused(path) => {
                self.after_save = None;
                self.fell_behind(&path, true);
            }
            Outcome::Broken(why) => self.tell(Level::Error, sentence(&why)),
            Outcome::PickedInto(id, paths) => return self.add_parts(id, paths),
            Outcome::Progress { .. }
            | Outcome::Changed(_)
            | Outcome::Notice(_)
            | Outcome::SavedElsewhere(_)
            | Outcome::Left(_)
            | Outcome::RecentsGone(_)
            | Outcome::Export(_)
            | Outcome::Gathered(_)
            | Outcome::NoPlace(_)
            | Outcome::TakenOut(_)
            | Outcome::Recovered { .. } => {}
        }
        Vec::new()
    }

    /// Says that another window has saved the comparison, where it is still the one that is open, and, where saving
    /// was `refused`, that it is not saved.
    fn fell_behind(&mut self, path: &Path, refused: bool) {
        if self.path.as_deref() == Some(path) {
            self.messages.retain(|known| known.level != Level::Behind);
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let parts = [("name", name.into())];
            let told = match refused {
                true => say_with("saved-by-another", &parts),
                false => say_with("saved-elsewhere", &parts),
            };
            self.tell(Level::Behind, sentence(&told));
        }
    }
}
