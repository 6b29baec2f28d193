//! What can happen to a workspace, as data.

use super::{
    Alternatives, AtDesk, Came, Chosen, Contest, Exporting, Field, Hangs, MarkEdit, NoteEdit, Paths, Reach,
};
use crate::compare::{Reading, Rendered};
use crate::model::{At, Comparison, Draft, DraftId, Part, PointId, Project, SegmentDecision, State};
use crate::present::picture::Picture;
use crate::present::running::Running;
use crate::present::{Press, Property, Table, Told};
use crate::project::originals::Gathered;
use crate::project::recovery::Left;
use crate::text::search::Options;
use crate::words::say;
use std::collections::{BTreeMap, BTreeSet};
use std::{path::PathBuf, sync::Arc};

/// Something the reader did, or a job that came back.
#[derive(Debug)]
pub enum Action {
    /// Ask for files to open.
    PickFiles,
    /// Open documents and comparisons.
    Open(Vec<PathBuf>),
    /// Ask for another copy of this comparison, to bring both together.
    PickCopy,
    /// Bring in these copies.
    BringIn(Vec<PathBuf>),
    /// Take over what another Travaux left behind unsaved.
    Recover(PathBuf),
    /// Throw it away.
    DiscardLeft(PathBuf),
    /// These are being written, at this time, RFC 3339 in UTC: new notes, other words of notes, answers.
    Typing(Vec<NoteEdit>, String),
    /// Take text from the clipboard as a document.
    Paste(String),
    /// Show the bundled sample.
    ShowSample,
    /// Save where the comparison was saved before, or ask.
    Save,
    /// Ask where to save.
    PickSave,
    /// Save here.
    SaveTo(PathBuf),
    /// Close the window, unless something is unsaved.
    Quit,
    /// Answer the question about unsaved changes.
    Answer(Answer),
    /// Choose a row of the table, or none.
    Select(Option<usize>),
    /// Seek words in the drafts.
    Search {
        /// As they were typed; nothing ends the search.
        typed: String,
        /// How they are sought.
        options: Options,
    },
    /// Go to another row.
    Step(Step),
    /// Ask for rows with a property, or no more.
    Filter(Property),
    /// Show every row.
    ShowAll,
    /// Switch to a view.
    ShowTab(Tab),
    /// Go to a row in a view.
    Go(Tab, usize),
    /// Go to where the reader was before.
    Back,
    /// Go there again from where the reader went back.
    Forward,
    /// Read these two drafts as one text, the first as the earlier.
    ReadAsOne([DraftId; 2]),
    /// Do something to notes, at this time, RFC 3339 in UTC.
    Note(NoteEdit, String),
    /// Rule or mark something, at this time, RFC 3339 in UTC.
    Mark(MarkEdit, String),
    /// Choose words of a draft, or none.
    Choose(Option<Chosen>),
    /// Choose words by key.
    Reach(Reach),
    /// Take up something that hangs, to hang it elsewhere, or put it down.
    TakeUp(Option<Hangs>),
    /// Show the notes of an author, or leave them out.
    ShowAuthor(String, bool),
    /// Give a draft another short name.
    Rename {
        /// The draft.
        id: DraftId,
        /// Its new siglum.
        siglum: String,
    },
    /// Read a draft as another rendering of one, and no draft of its own.
    Render {
        /// The draft.
        id: DraftId,
        /// The draft that it renders.
        of: DraftId,
    },
    /// Read a rendering of a draft as a draft of its own again.
    Part {
        /// The rendering.
        id: DraftId,
        /// The draft that it renders.
        of: DraftId,
    },
    /// Say something against what was found, or for it.
    Contest(Contest),
    /// Take up a point to pair it with another, or put it down.
    Hold(Option<PointId>),
    /// Ask what a point may answer in the draft of a column.
    FindAlternatives {
        /// The point.
        point: At,
        /// The column.
        column: usize,
    },
    /// Look at the reading of a document, or stop looking.
    Inspect(Option<DraftId>),
    /// Correct the points of a document.
    Correct(SegmentDecision),
    /// Take back all corrections of a document's points.
    AsFound(DraftId),
    /// Say what a document is.
    Describe {
        /// The document.
        id: DraftId,
        /// What is said.
        field: Field,
        /// In words; empty takes it away.
        text: String,
    },
    /// Say what the colours mean on which text stands.
    SetColours(BTreeMap<String, State>),
    /// Pair points by their words alone, or ask as well what they mean.
    WordsAlone(bool),
    /// Keep in the comparison the files from which its documents were read, or do not.
    KeepOriginals(bool),
    /// Ask where to put the original whose bytes have this SHA-256.
    PickOriginal(String),
    /// Put it here, over nothing.
    TakeOut {
        /// The SHA-256 of its bytes.
        original: String,
        /// Where.
        path: PathBuf,
    },
    /// Read a document again.
    Reread {
        /// The document.
        id: DraftId,
        /// As what, and with its tracked changes how.
        reading: Reading,
    },
    /// Ask no more to look at the reading of what was opened.
    TrustReading,
    /// Go on with what was read of a document whose file changed.
    KeepAsRead(DraftId),
    /// Ask for files that belong to a draft as further documents of it.
    PickInto(DraftId),
    /// Read files as further documents of a draft.
    AddParts {
        /// The draft.
        id: DraftId,
        /// The files.
        paths: Vec<PathBuf>,
    },
    /// Let a draft consist of these documents, in this order; those without text yet are read from their path.
    Arrange {
        /// The draft.
        id: DraftId,
        /// Its documents.
        parts: Vec<Part>,
    },
    /// Stop reading the files that are being opened, or asking what points mean apart from their words.
    Stop,
    /// Take a document out of the comparison.
    Remove(DraftId),
    /// Move a column by so many places.
    Move {
        /// The draft.
        id: DraftId,
        /// How far to the right; negative is left.
        by: isize,
    },
    /// Take back the last change.
    Undo,
    /// Make the last undone change again.
    Redo,
    /// Put a message away.
    Dismiss(usize),
    /// Do something about exporting.
    Export(Exporting),
    /// Say something to the reader.
    Tell(Level, String),
    /// Put what was found into words again, because another language is spoken.
    Retell,
    /// Something apart from the comparison: what the reader prefers, what was opened lately.
    Desk(AtDesk),
    /// A job came back.
    Finished(Outcome),
}

/// Where to go from the selected row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next row that changed.
    NextChange,
    /// The one before.
    PreviousChange,
    /// The first row that changed.
    FirstChange,
    /// The last.
    LastChange,
    /// The next row with something unresolved.
    NextUnresolved,
    /// The next visible row.
    NextRow,
    /// The visible row before.
    PreviousRow,
    /// The next place where the words stand that are sought.
    NextHit,
    /// The place before.
    PreviousHit,
    /// The next row with a bookmark, round the ends.
    NextBookmark,
    /// The one before.
    PreviousBookmark,
}

/// A view of the comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The drafts beside each other.
    #[default]
    SideBySide,
    /// The four-column document: number, drafts, status, notes.
    Table,
    /// One running text between two drafts.
    Redline,
    /// A picture of what became of each point.
    Lineage,
    /// The press table: the state of the talks on one page.
    Summary,
    /// The articles, statement by statement.
    Articles,
    /// All notes, verdicts and bookmarks in one list.
    Notes,
}

impl Tab {
    /// Every view, in the order of the tabs.
    pub const ALL: [Tab; 7] =
        [Tab::SideBySide, Tab::Table, Tab::Redline, Tab::Lineage, Tab::Summary, Tab::Articles, Tab::Notes];

    /// What it is called.
    pub fn name(self) -> &'static str {
        say(match self {
            Tab::SideBySide => "tab-side-by-side",
            Tab::Table => "tab-table",
            Tab::Redline => "tab-redline",
            Tab::Lineage => "tab-lineage",
            Tab::Summary => "tab-summary",
            Tab::Articles => "tab-articles",
            Tab::Notes => "tab-notes",
        })
    }
}

/// What waits for the answer about unsaved changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pending {
    /// Closing the window.
    Quit,
    /// Opening another comparison in place of this one.
    Open(PathBuf),
    /// Opening other documents in its place.
    Documents(Vec<PathBuf>),
    /// Showing the sample in place of this comparison.
    Sample,
    /// Taking over what was left behind in place of this comparison.
    Recover(PathBuf),
}

/// The answer to "save your changes?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Stay.
    Cancel,
}

/// A sentence for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// How much it matters.
    pub level: Level,
    /// The sentence.
    pub text: String,
}

/// How much a message matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Good to know.
    Info,
    /// Something did not work.
    Error,
    /// The comparison was not saved; it may be in another place.
    Unsaved,
    /// Another window has saved the comparison; what is in its file can be brought in.
    Behind,
    /// Something has lost its place and is kept among the notes; goes once everything hangs again.
    Adrift,
}

/// What is derived from a ground state.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The comparison.
    pub comparison: Arc<Comparison>,
    /// What is shown of it.
    pub table: Arc<Table>,
    /// The same as a picture.
    pub picture: Arc<Picture>,
    /// The rows of the table in words.
    pub told: Arc<Vec<Told>>,
    /// The same on one page.
    pub press: Arc<Press>,
    /// The other renderings of its drafts.
    pub renderings: Arc<Vec<Rendered>>,
}

/// What a job brings back.
#[derive(Debug)]
pub enum Outcome {
    /// The files chosen in the dialog; none were chosen when empty.
    Picked(Vec<PathBuf>),
    /// The place chosen for saving.
    PickedSave(Option<PathBuf>),
    /// This desktop has no file dialog that can be opened.
    NoDialog(Paths),
    /// How far a job has come.
    Progress {
        /// In words.
        text: String,
        /// Whether the reader can stop it.
        stops: bool,
    },
    /// Documents that were read, and a sentence for each that was not.
    Read {
        /// The documents, in the order asked for.
        documents: Vec<Draft>,
        /// A comparison that takes the place of this one, and where it lies.
        project: Option<(Box<Project>, PathBuf)>,
        /// Why others could not be read.
        failures: Vec<String>,
        /// Whether this is the bundled sample.
        sample: bool,
    },
    /// These documents have other files on disk than were read; a notice, not the end of a job.
    Changed(Vec<DraftId>),
    /// The files chosen as further documents of a draft.
    PickedInto(DraftId, Vec<PathBuf>),
    /// This comparison and another copy of it in one, or a sentence that says why not.
    Together {
        /// The ground state it belongs to.
        state: u64,
        /// What they are together.
        project: Result<Box<Project>, String>,
        /// The files of the copies.
        copies: Vec<PathBuf>,
    },
    /// What other processes left behind unsaved; a notice, not the end of a job.
    Left(Vec<Left>),
    /// What of the comparisons opened lately is not there any more; a notice, not the end of a job.
    RecentsGone(BTreeSet<Vec<String>>),
    /// Something the reader should know; a notice, not the end of a job.
    Notice(String),
    /// What was left behind unsaved; a notice, not the end of a job.
    Recovered {
        /// The comparison.
        project: Box<Project>,
        /// Where it was saved before.
        path: Option<PathBuf>,
    },
    /// What came of looking for the files from which documents were read; a notice, not the end of a job.
    Gathered(Gathered),
    /// This desktop has no dialog in which a place for the original of this SHA-256 could be chosen; a notice.
    NoPlace(String),
    /// An original was put here; a notice, not the end of a job.
    TakenOut(PathBuf),
    /// A document that was read again.
    Reread {
        /// The document it takes the place of.
        id: DraftId,
        /// The document, or a sentence that says why it cannot be read.
        document: Result<Box<Draft>, String>,
    },
    /// What a point may answer in another draft.
    Alternatives {
        /// The ground state it belongs to.
        state: u64,
        /// What was found.
        alternatives: Alternatives,
    },
    /// The comparison of a ground state.
    Compared {
        /// The ground state it belongs to.
        state: u64,
        /// What was found.
        found: Found,
    },
    /// The comparison of a ground state was given up before it had an end.
    GivenUp {
        /// The ground state.
        state: u64,
        /// Whether the reader stopped it, and not another ground state that came after it.
        by_reader: bool,
    },
    /// Two drafts as one text.
    Running {
        /// The ground state it belongs to.
        state: u64,
        /// The drafts.
        pair: [DraftId; 2],
        /// The text.
        running: Arc<Running>,
    },
    /// The comparison was saved.
    Saved {
        /// Where.
        path: PathBuf,
        /// Which ground state.
        state: u64,
    },
    /// It was not saved; a sentence says why.
    SaveFailed(String),
    /// It was not saved, because another window has saved it since.
    SaveRefused(PathBuf),
    /// Another window has saved it; a notice, not the end of a job.
    SavedElsewhere(PathBuf),
    /// What comes of an export; a notice, not the end of a job.
    Export(Came),
    /// A job broke off for a reason that is a fault of ours.
    Broken(String),
}

/// An error as a sentence: a capital at its beginning, a full stop at its end.
pub(super) fn sentence(error: &str) -> String {
    let mut chars = error.chars();
    let mut text: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    text.push_str(chars.as_str());
    if !text.ends_with(['.', '!', '?']) {
        text.push('.');
    }
    text
}
