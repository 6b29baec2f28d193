//! What the reader chooses to export, what will be in it, and how far the writing has come.

use super::{Job, Level, Outcome, Workspace};
use crate::compare;
use crate::export::{self, Format, Notes, Options, Preview, Which};
use crate::model::{Comparison, DraftId, Project};
use crate::present::Filter;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is chosen for an export. What belongs to one comparison only is not remembered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// The name of the form.
    pub format: String,
    /// Only the rows that the filter shows.
    pub filtered: bool,
    /// Notes by whether their matter is settled, as on the command line.
    pub notes: String,
    /// Passages that went elsewhere as moves, where the form can.
    pub moves: bool,
    /// What the articles say.
    pub articles: bool,
    /// Whether the document says when it was made.
    pub dated: bool,
    /// Who makes it.
    pub author: String,
    /// Where the last one was put.
    pub folder: Option<PathBuf>,
    /// The drafts; all where it is empty.
    #[serde(skip)]
    pub drafts: Vec<DraftId>,
    /// The two drafts of a redline, the earlier first.
    #[serde(skip)]
    pub pair: Option<[DraftId; 2]>,
    /// The draft that the others are read against; that of the comparison where it is none.
    #[serde(skip)]
    pub base: Option<DraftId>,
    /// Only notes of these authors; of all where it is empty.
    #[serde(skip)]
    pub authors: Vec<String>,
    /// Today, RFC 3339 in UTC.
    #[serde(skip)]
    pub today: String,
}

impl Default for Choice {
    fn default() -> Self {
        Choice {
            format: "docx".to_owned(),
            filtered: true,
            notes: Which::All.key().to_owned(),
            moves: false,
            articles: true,
            dated: true,
            author: String::new(),
            folder: None,
            drafts: Vec::new(),
            pair: None,
            base: None,
            authors: Vec::new(),
            today: String::new(),
        }
    }
}

impl Choice {
    /// The form; tracked changes where a remembered name is none.
    pub fn form(&self) -> &'static Format {
        export::find(&self.format).or_else(|| export::find("docx")).unwrap_or(export::FORMATS[0])
    }

    /// Whether the form is one running text of two drafts.
    pub fn is_redline(&self) -> bool {
        self.form().name == "docx"
    }

    /// Which notes go with it.
    pub fn which(&self) -> Which {
        Which::ALL.into_iter().find(|which| which.key() == self.notes).unwrap_or_default()
    }

    /// What is asked for, where the window shows what passes `filter`.
    pub fn options(&self, project: &Project, filter: &Filter) -> Options {
        let is_there = |id: &DraftId| project.drafts.iter().any(|draft| draft.id == *id);
        let pair = self.pair.filter(|pair| pair.iter().all(is_there));
        let drafts = match pair.filter(|_| self.is_redline()) {
            Some(pair) => pair.to_vec(),
            None if self.is_redline() => Vec::new(),
            None => self.drafts.iter().copied().filter(is_there).collect(),
        };
        Options {
            filter: if self.filtered { filter.clone() } else { Filter::default() },
            drafts,
            base: self.base.filter(|id| is_there(id) && !self.is_redline()),
            notes: Notes { which: self.which(), authors: self.authors.clone() },
            without_articles: !self.articles,
            moves: self.moves,
            date: if self.dated { self.today.clone() } else { String::new() },
            author: self.author.trim().to_owned(),
            ..Options::default()
        }
    }
}

/// What the reader does about exporting.
#[derive(Clone, Debug, PartialEq)]
pub enum Exporting {
    /// Begin; today is this, RFC 3339 in UTC.
    Open(String),
    /// Choose something.
    Choose(Box<Choice>),
    /// Ask where to put it.
    Go,
    /// Put it here, over nothing.
    To(PathBuf),
    /// Put it where something is already.
    Replace,
    /// Give up the writing.
    Stop,
    /// Show the written file in its folder.
    Reveal,
    /// Open it with its program.
    Launch,
    /// End; what is being written is given up.
    Close,
    /// Put an excerpt on the clipboard.
    Copy {
        /// With its looks; nothing where it has none.
        html: String,
        /// As plain text.
        text: String,
    },
}

/// How far an export has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stage {
    /// Something is chosen.
    #[default]
    Choosing,
    /// The reader is asked for a place by the desktop.
    Asking,
    /// The desktop cannot ask; a path is typed.
    Typing,
    /// Something is at this place already.
    Taken(PathBuf),
    /// It is being written: how much of it, from 0 to 1.
    Writing(f32),
    /// It is to be given up; what was begun comes to its end first.
    Stopping,
    /// It was given up.
    Stopped,
    /// It is written, in so many bytes.
    Done(PathBuf, usize),
    /// It is not, for this reason.
    Failed(String),
}

impl Stage {
    /// Whether nothing can be chosen now.
    pub fn is_busy(&self) -> bool {
        matches!(self, Stage::Asking | Stage::Writing(_) | Stage::Stopping)
    }
}

/// A comparison of which something is exported.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Which ground state it is.
    pub state: u64,
    /// The ground state.
    pub project: Project,
    /// The file in which it lies.
    pub place: Option<PathBuf>,
    /// Its comparison.
    pub comparison: Arc<Comparison>,
    /// What of it.
    pub options: Options,
}

impl Subject {
    /// Whether another one gives the same report.
    pub(super) fn is(&self, other: &Subject) -> bool {
        self.state == other.state && self.options == other.options
    }
}

/// Work for an export.
#[derive(Debug)]
pub enum Work {
    /// Look at what will be in it.
    Show {
        /// The number of the request.
        ticket: u64,
        /// Of what.
        subject: Subject,
        /// In which form.
        format: &'static Format,
    },
    /// Write it.
    Write {
        /// The number of the request.
        ticket: u64,
        /// Of what.
        subject: Subject,
        /// In which form.
        format: &'static Format,
        /// Where.
        path: PathBuf,
        /// Whether a file that is there may be replaced.
        replaces: bool,
    },
    /// Give up the writing of this number.
    Stop(u64),
    /// Ask where to put it.
    Pick(Suggestion),
    /// Show a file in its folder.
    Reveal(PathBuf),
    /// Open a file with its program.
    Launch(PathBuf),
    /// Put something on the clipboard.
    Copy {
        /// With its looks; nothing where it has none.
        html: String,
        /// As plain text.
        text: String,
    },
}

/// What the dialog for a place begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The name of the file.
    pub name: String,
    /// The folder, where one is known.
    pub folder: Option<PathBuf>,
    /// What its form is called.
    pub title: &'static str,
    /// The end of its name.
    pub extension: &'static str,
}

/// What comes of it.
#[derive(Debug)]
pub enum Came {
    /// What will be in it, or why there is nothing.
    Preview(u64, Result<Arc<Preview>, String>),
    /// So much of it is written.
    Progress(u64, f32),
    /// It is written.
    Done {
        /// The number of the request.
        ticket: u64,
        /// Where.
        path: PathBuf,
        /// How large it is.
        bytes: usize,
    },
    /// It was given up.
    Stopped(u64),
    /// Something is there already.
    Taken(u64, PathBuf),
    /// It is not written, for this reason.
    Failed(u64, String),
    /// The place that was chosen; none where it was called off.
    Place(Option<PathBuf>),
    /// The desktop cannot ask for a place.
    NoDialog,
    /// A file could not be shown or opened, for this reason.
    NotShown(String),
    /// Nothing was put on the clipboard with its looks, for this reason; it is to be put there as plain text.
    NotCopied {
        /// Why, and what was done instead.
        why: String,
        /// The plain text.
        text: String,
    },
    /// It is on the clipboard.
    Copied,
}

/// The export that is being chosen, and the last choice.
#[derive(Debug, Default)]
pub struct Export {
    is_open: bool,
    choice: Choice,
    ticket: u64,
    /// What was last asked to be looked at.
    asked: Option<(u64, &'static str, Options)>,
    shown: Option<Result<Arc<Preview>, String>>,
    is_fresh: bool,
    /// The number of what is being written.
    writing: u64,
    stage: Stage,
    /// Why the file could not be shown.
    aside: String,
}

impl Export {
    /// Whether the dialog is open.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// What is chosen.
    pub fn choice(&self) -> &Choice {
        &self.choice
    }

    /// What will be in it, or why there is nothing; none until it was looked at.
    pub fn preview(&self) -> Option<&Result<Arc<Preview>, String>> {
        self.shown.as_ref()
    }

    /// Whether the preview is that of the choice as it is.
    pub fn is_fresh(&self) -> bool {
        self.is_fresh
    }

    /// How far it has come.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// Why the file could not be shown in its folder or opened; empty where it could.
    pub fn aside(&self) -> &str {
        &self.aside
    }

    /// Takes up what was chosen in an earlier session.
    pub fn remember(&mut self, choice: Choice) {
        self.choice = choice;
    }
}

impl Workspace {
    /// The export that is being chosen.
    pub fn export(&self) -> &Export {
        &self.export
    }

    /// Takes up what was chosen in an earlier session.
    pub fn remember_export(&mut self, choice: Choice) {
        self.export.remember(choice);
    }

    pub(super) fn exporting(&mut self, what: Exporting) -> Vec<Job> {
        match what {
            Exporting::Open(today) => {
                if self.project().drafts.is_empty() || self.export.is_open {
                    return Vec::new();
                }
                let (from, to) = compare::reach(&self.project().drafts, &self.project().settings);
                let ends = [from, to].map(|column| self.project().drafts[column].id);
                let read =
                    self.as_one.chosen.filter(|pair| pair.iter().all(|id| self.document(*id).is_some()));
                let base = self.project().settings.base;
                let reader = self.preferences().reader.clone();
                let export = &mut self.export;
                let (pair, last) = (read.or((from != to).then_some(ends)), export.choice.clone());
                export.choice = Choice { drafts: Vec::new(), pair, base, authors: Vec::new(), today, ..last };
                if export.choice.author.is_empty() {
                    export.choice.author = reader;
                }
                export.is_open = true;
                export.stage = Stage::Choosing;
                export.shown = None;
                export.asked = None;
                export.aside.clear();
            }
            Exporting::Choose(choice) => {
                self.export.choice = *choice;
                self.export.aside.clear();
                if !self.export.stage.is_busy() && self.export.stage != Stage::Typing {
                    self.export.stage = Stage::Choosing;
                }
            }
            Exporting::Go => {
                if !self.is_current() || self.export.stage.is_busy() {
                    return Vec::new();
                }
                self.export.stage = Stage::Asking;
                return vec![job(Work::Pick(self.suggestion()))];
            }
            Exporting::To(path) => return self.write_export(path, false),
            Exporting::Replace => {
                if let Stage::Taken(path) = self.export.stage.clone() {
                    return self.write_export(path, true);
                }
            }
            Exporting::Stop => return self.stop_export(),
            Exporting::Reveal | Exporting::Launch => {
                self.export.aside.clear();
                if let Stage::Done(path, _) = &self.export.stage {
                    let path = path.clone();
                    let shows = what == Exporting::Reveal;
                    return vec![job(if shows { Work::Reveal(path) } else { Work::Launch(path) })];
                }
            }
            Exporting::Copy { html, text } => return vec![job(Work::Copy { html, text })],
            Exporting::Close => {
                self.export.is_open = false;
                return self.stop_export();
            }
        }
        Vec::new()
    }

    fn stop_export(&mut self) -> Vec<Job> {
        match self.export.stage {
            Stage::Writing(_) => {
                self.export.stage = Stage::Stopping;
                vec![job(Work::Stop(self.export.writing))]
            }
            _ => Vec::new(),
        }
    }

    fn suggestion(&self) -> Suggestion {
        let choice = &self.export.choice;
        let format = choice.form();
        let stem = self.path().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        let stem = stem.unwrap_or_else(|| "comparison".to_owned());
        Suggestion {
            name: format!("{stem}.{}", format.extension),
            folder: choice.folder.clone(),
            title: format.title(),
            extension: format.extension,
        }
    }

    fn subject(&self) -> Subject {
        Subject {
            state: self.state(),
            project: self.project().clone(),
            place: self.path().map(Path::to_owned),
            comparison: Arc::clone(self.shared_comparison()),
            options: self.export.choice.options(self.project(), self.filter()),
        }
    }

    fn write_export(&mut self, path: PathBuf, replaces: bool) -> Vec<Job> {
        if !self.is_current() {
            return Vec::new();
        }
        let format = self.export.choice.form();
        let subject = self.subject();
        self.export.ticket += 1;
        self.export.writing = self.export.ticket;
        self.export.stage = Stage::Writing(0.0);
        self.export.aside.clear();
        let ticket = self.export.ticket;
        vec![job(Work::Write { ticket, subject, format, path, replaces })]
    }

    /// Asks for a preview where the choice or the comparison is another one than was last looked at.
    pub(super) fn look_at_export(&mut self) -> Option<Job> {
        if !self.export.is_open || !self.is_current() {
            return None;
        }
        let format = self.export.choice.form();
        let subject = self.subject();
        let known = self.export.asked.as_ref().is_some_and(|(state, name, options)| {
            *state == subject.state && *name == format.name && *options == subject.options
        });
        if known {
            return None;
        }
        self.export.asked = Some((subject.state, format.name, subject.options.clone()));
        self.export.ticket += 1;
        self.export.is_fresh = false;
        Some(job(Work::Show { ticket: self.export.ticket, subject, format }))
    }

    pub(super) fn exported(&mut self, came: Came) -> Vec<Job> {
        let ticket = self.export.ticket;
        let writes = |this: &Self, of: u64| {
            of == this.export.writing && matches!(this.export.stage, Stage::Writing(_) | Stage::Stopping)
        };
        match came {
            Came::Preview(of, preview) if of == ticket => {
                self.export.shown = Some(preview);
                self.export.is_fresh = true;
            }
            Came::Progress(of, done) if writes(self, of) && self.export.stage != Stage::Stopping => {
                self.export.stage = Stage::Writing(done);
            }
            Came::Done { ticket, path, bytes } if writes(self, ticket) => {
                self.export.choice.folder = path.parent().map(Path::to_owned);
                self.export.stage = Stage::Done(path, bytes);
            }
            Came::Stopped(of) if writes(self, of) => self.export.stage = Stage::Stopped,
            Came::Taken(of, path) if writes(self, of) => self.export.stage = Stage::Taken(path),
            Came::Failed(of, why) if writes(self, of) => self.export.stage = Stage::Failed(why),
            Came::Failed(of, why) if of == ticket => {
                self.export.shown = Some(Err(why));
                self.export.is_fresh = true;
            }
            Came::Place(Some(path)) if self.export.is_open => {
                // The dialog asked about the name that was chosen, not about the one that it becomes.
                let (path, is_other) = with_extension(path, self.export.choice.form().extension);
                return self.write_export(path, !is_other);
            }
            Came::Place(_) => self.export.stage = Stage::Choosing,
            Came::NoDialog => self.export.stage = Stage::Typing,
            Came::NotShown(why) => self.export.aside = super::action::sentence(&why),
            Came::NotCopied { why, .. } => self.tell(Level::Info, super::action::sentence(&why)),
            Came::Preview(..)
            | Came::Progress(..)
            | Came::Done { .. }
            | Came::Stopped(_)
            | Came::Taken(..)
            | Came::Failed(..)
            | Came::Copied => {}
        }
        Vec::new()
    }
}

/// A path with the end of its form, and whether it had none.
fn with_extension(path: PathBuf, extension: &str) -> (PathBuf, bool) {
    let has = path.extension().is_some_and(|own| own.eq_ignore_ascii_case(extension));
    if has || path.extension().is_some_and(|own| extension == "md" && own == "markdown") {
        return (path, false);
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(extension);
    (PathBuf::from(name), true)
}

/// Asks the desktop.
pub(super) fn ask(work: Work, dialogs: &dyn super::Dialogs) -> Outcome {
    let shown = |result: Result<(), String>| result.err().map_or(Came::Copied, Came::NotShown);
    Outcome::Export(match work {
        Work::Pick(suggestion) => dialogs.export(&suggestion).map_or(Came::NoDialog, Came::Place),
        Work::Reveal(path) => shown(dialogs.reveal(&path)),
        Work::Launch(path) => shown(dialogs.launch(&path)),
        Work::Copy { html, text } => match dialogs.copy(&html, &text) {
            Ok(()) => Came::Copied,
            Err(why) => Came::NotCopied { why, text },
        },
        Work::Show { .. } | Work::Write { .. } | Work::Stop(_) => Came::Copied,
    })
}

fn job(work: Work) -> Job {
    Job::Export(Box::new(work))
}
