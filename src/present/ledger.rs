//! All that the reader wrote and marked, in one list: notes, verdicts and bookmarks, each with its place;
//! what of it is asked for, and in which order.

use super::Table;
use super::words::fold;
use crate::model::{About, Anchor, Annotation, Draft, PointId, Project};
use crate::text::search::folded;
use crate::words::say_with;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// What can stand in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A note.
    Note,
    /// A verdict on a row.
    Verdict,
    /// A bookmark.
    Bookmark,
}

/// One thing that the reader wrote or marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its place in the list of the decisions.
    pub index: usize,
    /// The row of the table on which it hangs; none in an article, and where it is lost.
    pub row: Option<usize>,
    /// Whether its words are in no document that is open.
    pub lost: bool,
    /// Where it stands among all: row, document, byte of the text.
    place: (usize, usize, u32),
}

/// In which order the list is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As the rows stand; articles after them, what is lost at the end.
    #[default]
    Place,
    /// The latest first.
    Time,
    /// By who wrote it, then as the rows stand.
    Author,
}

/// What of the list is asked for. The default is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Words that stand in it: in its text, its replies, its quotation or its tags.
    pub typed: String,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only what has lost its place.
    pub lost: bool,
    /// Only what this reader wrote, or answered.
    pub author: Option<String>,
    /// Only what has this tag, or this verdict.
    pub tag: Option<String>,
    /// Only what is settled, or what is not.
    pub resolved: Option<bool>,
    /// In which order.
    pub order: Order,
}

/// The list.
#[derive(Debug, Default)]
pub struct Ledger {
    entries: Vec<Entry>,
    /// The words of each entry as they are sought; made when something is sought.
    words: OnceCell<Vec<String>>,
}

impl Ledger {
    /// Lists what a project holds, as the rows stand. Notes of `hidden` authors are left out.
    pub fn new(project: &Project, table: &Table, hidden: &BTreeSet<String>) -> Ledger {
        let mut rows: HashMap<(usize, usize), usize> = HashMap::new();
        for (row, shown) in table.rows.iter().enumerate() {
            let cells = shown.cells.iter().enumerate();
            rows.extend(cells.flat_map(|(draft, c)| c.points.iter().map(move |&p| ((draft, p), row))));
        }
        let said = &project.decisions;
        let notes = said.annotations.iter().map(|note| (&note.anchor, &note.author, !note.is_deleted()));
        let verdicts = said.verdicts.iter().map(|ruling| (&ruling.anchor, &ruling.author, true));
        let bookmarks = said.bookmarks.iter().map(|bookmark| (&bookmark.anchor, &bookmark.author, true));
        let mut entries = Vec::new();
        let mut list = |kind: Kind, all: &mut dyn Iterator<Item = (&Anchor, &String, bool)>| {
            for (index, (anchor, author, lives)) in all.enumerate() {
                if lives && !hidden.contains(author) {
                    entries.push(entry(project, &rows, kind, index, anchor));
                }
            }
        };
        list(Kind::Note, &mut notes.into_iter());
        list(Kind::Verdict, &mut verdicts.into_iter());
        list(Kind::Bookmark, &mut bookmarks.into_iter());
        entries.sort_by_key(|entry| (entry.place, entry.kind, entry.index));
        Ledger { entries, words: OnceCell::new() }
    }

    /// Everything, as the rows stand.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries that are asked for, in the order that is asked for.
    pub fn find(&self, project: &Project, wanted: &Wanted) -> Vec<Entry> {
        let typed = folded(wanted.typed.trim());
        let all_words = if typed.is_empty() { &[][..] } else { self.words(project) };
        let fits = |(nth, entry): &(usize, &Entry)| {
            let note = entry.note(project);
            wanted.kind.is_none_or(|kind| kind == entry.kind)
                && (!wanted.lost || entry.lost)
                && wanted.author.as_ref().is_none_or(|author| entry.is_by(project, author))
                && wanted.tag.as_ref().is_none_or(|tag| entry.has_tag(project, tag))
                && wanted.resolved.is_none_or(|on| note.is_some_and(|note| note.resolved.is_on() == on))
                && all_words.get(*nth).is_none_or(|words| words.contains(&typed))
        };
        let mut found: Vec<Entry> =
            self.entries.iter().enumerate().filter(fits).map(|(_, entry)| *entry).collect();
        match wanted.order {
            Order::Place => {}
            Order::Time => found.sort_by(|a, b| b.time(project).cmp(a.time(project))),
            Order::Author => found.sort_by(|a, b| a.author(project).cmp(b.author(project))),
        }
        found
    }

    fn words(&self, project: &Project) -> &[String] {
        self.words.get_or_init(|| {
            let words = |entry: &Entry| {
                let mut words = entry.text(project).to_owned();
                let note = entry.note(project);
                let replies = note.into_iter().flat_map(|note| &note.replies);
                let replies = replies.flat_map(|reply| [reply.body.as_str(), &reply.author]);
                let tags = note.into_iter().flat_map(Annotation::tags);
                let own = [entry.author(project), entry.anchor(project).exact.as_str()];
                for more in replies.chain(tags).chain(own) {
                    words.push('\n');
                    words.push_str(more);
                }
                folded(&words)
            };
            self.entries.iter().map(words).collect()
        })
    }
}

fn entry(
    project: &Project,
    rows: &HashMap<(usize, usize), usize>,
    kind: Kind,
    index: usize,
    anchor: &Anchor,
) -> Entry {
    let at = anchor
        .about
        .words()
        .map_or(anchor.point.start, |words| u32::try_from(words.start).unwrap_or(u32::MAX));
    let found = place(project, anchor.point);
    let row = found.filter(|(document, _)| *document < project.drafts.len());
    let row =
        row.and_then(|(column, point)| rows.get(&(column, top(&project.drafts[column], point))).copied());
    let (outer, document) = match found {
        Some((document, _)) => (row.unwrap_or(usize::MAX - 1), document),
        None => (usize::MAX, 0),
    };
    Entry { kind, index, row, lost: found.is_none(), place: (outer, document, at) }
}

/// Whether a note, a verdict or a bookmark has lost its place.
pub fn has_lost(project: &Project) -> bool {
    let said = &project.decisions;
    let notes = said.annotations.iter().filter(|note| !note.is_deleted()).map(|note| &note.anchor);
    let anchors = notes.chain(said.verdicts.iter().map(|ruling| &ruling.anchor));
    let mut anchors = anchors.chain(said.bookmarks.iter().map(|bookmark| &bookmark.anchor));
    anchors.any(|anchor| place(project, anchor.point).is_none())
}

/// The document of a point, counted over drafts and articles, and the point in it.
fn place(project: &Project, id: PointId) -> Option<(usize, usize)> {
    let documents = project.drafts.iter().chain(&project.articles);
    let (nth, document) = documents.enumerate().find(|(_, document)| document.id == id.draft)?;
    Some((nth, document.find(id)?))
}

/// The top-level point above a point; a top-level point is its own.
fn top(draft: &Draft, point: usize) -> usize {
    let above = std::iter::successors(Some(point), |&p| draft.points[p].parent);
    above.filter(|&p| draft.points[p].is_provision()).last().unwrap_or(point)
}

impl Entry {
    /// The note, where it is one.
    pub fn note<'p>(&self, project: &'p Project) -> Option<&'p Annotation> {
        let notes = &project.decisions.annotations;
        if self.kind == Kind::Note { notes.get(self.index).map(Arc::as_ref) } else { None }
    }

    /// Where it hangs.
    pub fn anchor<'p>(&self, project: &'p Project) -> &'p Anchor {
        let said = &project.decisions;
        match self.kind {
            Kind::Note => &said.annotations[self.index].anchor,
            Kind::Verdict => &said.verdicts[self.index].anchor,
            Kind::Bookmark => &said.bookmarks[self.index].anchor,
        }
    }

    /// What it says; nothing where it is a bookmark.
    pub fn text<'p>(&self, project: &'p Project) -> &'p str {
        let said = &project.decisions;
        match self.kind {
            Kind::Note => &said.annotations[self.index].body,
            Kind::Verdict => &said.verdicts[self.index].verdict,
            Kind::Bookmark => "",
        }
    }

    /// Who wrote it.
    pub fn author<'p>(&self, project: &'p Project) -> &'p str {
        let said = &project.decisions;
        match self.kind {
            Kind::Note => &said.annotations[self.index].author,
            Kind::Verdict => &said.verdicts[self.index].author,
            Kind::Bookmark => &said.bookmarks[self.index].author,
        }
    }

    /// When it was written, or last changed or answered, RFC 3339 in UTC.
    pub fn time<'p>(&self, project: &'p Project) -> &'p str {
        let said = &project.decisions;
        match self.kind {
            Kind::Note => {
                let note = &said.annotations[self.index];
                let answered = note.replies.iter().map(|reply| reply.created.as_str());
                answered.chain([note.created.as_str(), note.modified.as_str()]).max().unwrap_or_default()
            }
            Kind::Verdict => &said.verdicts[self.index].created,
            Kind::Bookmark => &said.bookmarks[self.index].created,
        }
    }

    fn is_by(&self, project: &Project, author: &str) -> bool {
        let replies = self.note(project).into_iter().flat_map(|note| &note.replies);
        self.author(project) == author || replies.into_iter().any(|reply| reply.author == author)
    }

    fn has_tag(&self, project: &Project, tag: &str) -> bool {
        match self.kind {
            Kind::Note => self.note(project).is_some_and(|note| note.tags().any(|own| own == tag)),
            Kind::Verdict => self.text(project) == tag,
            Kind::Bookmark => false,
        }
    }
}

/// Where something hangs, for a reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Noted {
    /// The place: `F-20 9`, `F-20 9 and US-28 12`, `the row of F-20 9`; empty where it is lost.
    pub place: String,
    /// The words that it is about, folded; empty where it is about a whole point, pair or row that is there.
    pub quote: String,
}

/// Where something hangs: its place by the sigla of its documents, and the words that it is about.
pub fn noted(project: &Project, anchor: &Anchor) -> Noted {
    let name = |id: PointId| {
        let (nth, point) = place(project, id)?;
        let document = project.drafts.iter().chain(&project.articles).nth(nth)?;
        Some(format!("{} {}", fold(&document.siglum), fold(&document.points[point].label.path)))
    };
    let quote = || {
        let shown = anchor.about.words().map_or(0, |words| words.len());
        let more = if shown > anchor.exact.len() { "…" } else { "" };
        fold(&anchor.exact) + more
    };
    let Some(own) = name(anchor.point) else {
        return Noted { place: String::new(), quote: quote() };
    };
    match &anchor.about {
        About::Point => Noted { place: own, quote: String::new() },
        About::Words { .. } => Noted { place: own, quote: quote() },
        About::Row => {
            Noted { place: say_with("note-on-row", &[("point", own.into())]), quote: String::new() }
        }
        About::Link(other) => {
            let pair = |other: String| {
                say_with("note-on-pair", &[("one", other.into()), ("other", own.as_str().into())])
            };
            let place = name(*other).map_or(own.clone(), pair);
            Noted { place, quote: String::new() }
        }
    }
}
