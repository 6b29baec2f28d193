//! What the reader says against what was found, or for it: which points answer each other, how far words
//! changed, how far a point is agreed, why a row is absent.

use super::{Action, Job, Level, Workspace};
use crate::compare;
use crate::model::{
    AbsenceDecision, At, Decisions, Draft, Link, LinkDecision, Missing, PointId, State, Status,
    StatusDecision, Verdict, Wording, WordingDecision,
};
use crate::words::say;

/// Something the reader says of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contest {
    /// These two answer each other, and neither of them anything else between their drafts.
    Pair([PointId; 2]),
    /// These two answer each other, besides what they answer already: a split or a merger.
    Join([PointId; 2]),
    /// These two do not answer each other.
    Part([PointId; 2]),
    /// These two answer each other, as was found.
    Confirm([PointId; 2]),
    /// How far the words of these two changed.
    Wording([PointId; 2], Wording),
    /// How far this point is agreed; `Plain` dismisses what was found.
    Status(PointId, State),
    /// Why the row of a point is absent from a draft.
    Absence(AbsenceDecision),
    /// Nothing: what was found of the row of this point is right after all.
    AsFound(PointId),
}

/// The points that a point may answer in another draft, as far as their texts say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alternatives {
    /// The point.
    pub point: Option<At>,
    /// The column in which they stand.
    pub column: usize,
    /// The best first, each with how well it fits, from 0 to 1.
    pub found: Vec<(usize, f32)>,
}

/// Reading: what can be contested.
impl Workspace {
    /// The row in which a point stands, itself or under a point above it.
    pub fn row_with(&self, id: PointId) -> Option<usize> {
        let column = self.project().drafts.iter().position(|draft| draft.id == id.draft)?;
        let draft = &self.project().drafts[column];
        self.table().row_of(column, top(draft, draft.find(id)?))
    }

    /// The links of a row between its top-level points, in the order of the drafts.
    pub fn links_of(&self, row: usize) -> impl Iterator<Item = &Link> {
        let cells = self.table().rows.get(row).map_or(&[][..], |row| &row.cells);
        let stands = move |at: At| cells.get(at.draft).is_some_and(|cell| cell.points.contains(&at.point));
        self.comparison().links.iter().filter(move |link| stands(link.before) && stands(link.after))
    }

    /// The points at the ends of a link.
    pub fn ends(&self, link: &Link) -> Option<[PointId; 2]> {
        Some([self.id_of(link.before)?, self.id_of(link.after)?])
    }

    /// The two points by which two rows are paired: of drafts that are compared with each other, where
    /// each row lacks what the other has as far as that can be, the latest drafts first.
    pub fn between(&self, row: usize, other: usize) -> Option<[PointId; 2]> {
        let rows = &self.table().rows;
        let (one, other) = (rows.get(row)?, rows.get(other)?);
        let has = |row: &crate::present::Row, column: usize| !row.cells[column].points.is_empty();
        let pairs = compare::linked(&self.project().drafts, &self.project().settings);
        let ways = pairs.into_iter().flat_map(|(a, b)| [(a, b), (b, a)]);
        let ways = ways.filter(|&(a, b)| has(one, a) && has(other, b));
        let free = |&(a, b): &(usize, usize)| usize::from(!has(one, b)) + usize::from(!has(other, a));
        let (a, b) = ways.max_by_key(|way| (free(way), way.0.max(way.1)))?;
        let id = |row: &crate::present::Row, draft: usize| {
            self.id_of(At { draft, point: row.cells[draft].points[0] })
        };
        Some([id(one, a)?, id(other, b)?])
    }

    /// Whether two points are of drafts that are compared with each other, and can answer each other.
    pub fn can_pair(&self, points: [PointId; 2]) -> bool {
        let place = |id: PointId| {
            let column = self.project().drafts.iter().position(|draft| draft.id == id.draft)?;
            let draft = &self.project().drafts[column];
            draft.find(id).filter(|&point| draft.points[point].is_provision()).map(|_| column)
        };
        let [Some(a), Some(b)] = points.map(place) else { return false };
        let pairs = compare::linked(&self.project().drafts, &self.project().settings);
        pairs.contains(&(a.min(b), a.max(b)))
    }

    /// The point of a row whose status is asked about: the latest with one that is found, or the latest.
    pub fn status_point(&self, row: usize) -> Option<At> {
        let cells = self.table().rows.get(row)?.cells.iter().enumerate().rev();
        let points: Vec<At> =
            cells.flat_map(|(draft, c)| c.points.iter().map(move |&point| At { draft, point })).collect();
        let below = points.iter().flat_map(|at| {
            let end = self.draft(at.draft).map_or(at.point + 1, |draft| draft.end_of(at.point));
            (at.point..end).map(move |point| At { point, ..*at })
        });
        let mut below = below;
        below.find(|&at| self.state_of(at) != State::Plain).or_else(|| points.first().copied())
    }

    /// How far a point is agreed.
    pub fn state_of(&self, at: At) -> State {
        self.status_of(at).map(|status| status.state).unwrap_or_default()
    }

    /// The status of a point.
    pub fn status_of(&self, at: At) -> Option<&Status> {
        self.comparison().statuses.get(at.draft)?.get(at.point)
    }

    /// The absence of a row that can be called deliberate: from the first draft that lacks it after one
    /// that has it.
    pub fn deletion(&self, row: usize) -> Option<AbsenceDecision> {
        let cells = &self.table().rows.get(row)?.cells;
        let column =
            (1..cells.len()).find(|&c| cells[c].points.is_empty() && !cells[c - 1].points.is_empty())?;
        let point = self.id_of(At { draft: column - 1, point: cells[column - 1].points[0] })?;
        Some(AbsenceDecision { point, draft: self.draft(column)?.id, kind: Missing::Deleted })
    }

    /// Whether the reader has said anything of the points of a row.
    pub fn is_contested(&self, row: usize) -> bool {
        spoken_of(&self.project().decisions).any(|id| self.row_with(id) == Some(row))
    }

    /// What a key does to the selected row with what the reader says; none where it says nothing.
    pub fn contest_selected(&self, make: impl Fn(&Workspace, usize) -> Option<Contest>) -> Option<Action> {
        let row = self.selection().filter(|_| self.is_current())?;
        make(self, row).map(Action::Contest)
    }
}

/// Writing.
impl Workspace {
    pub(super) fn contest(&mut self, contest: Contest) -> Vec<Job> {
        let (label, point) = match contest {
            Contest::Pair([_, point]) => (say("edit-pair"), point),
            Contest::Join([_, point]) => (say("edit-join"), point),
            Contest::Part([_, point]) => (say("edit-part"), point),
            Contest::Confirm([_, point]) => (say("edit-confirm"), point),
            Contest::Wording([_, point], _) => (say("edit-wording"), point),
            Contest::Status(point, _) => (say("edit-status"), point),
            Contest::Absence(decision) => (say("edit-absence"), decision.point),
            Contest::AsFound(point) => (say("edit-as-found"), point),
        };
        if let Contest::Pair(pair) | Contest::Join(pair) = contest
            && !self.can_pair(pair)
        {
            self.tell(Level::Info, say("tell-cannot-pair").to_owned());
            return Vec::new();
        }
        let rivals = self.rivals(contest);
        let row: Vec<PointId> = match contest {
            Contest::AsFound(point) => {
                let row = self.row_with(point);
                spoken_of(&self.project().decisions).filter(|&id| self.row_with(id) == row).collect()
            }
            _ => Vec::new(),
        };
        let jobs = self.edit(label, |project| {
            let before = project.decisions.clone();
            lay(&mut project.decisions, contest, &rivals, &row);
            project.decisions != before
        });
        if !jobs.is_empty() {
            self.follow = Some(point);
        }
        jobs
    }

    /// The pairs that a new one takes the place of, or, where it joins them, that stay beside it.
    fn rivals(&self, contest: Contest) -> Vec<[PointId; 2]> {
        let (true, Contest::Pair(pair) | Contest::Join(pair)) = (self.is_current(), contest) else {
            return Vec::new();
        };
        let ends = self.comparison().links.iter().filter_map(|link| self.ends(link));
        let shares = |ends: &[PointId; 2]| {
            ends.iter().filter(|end| pair.contains(end)).count() == 1
                && ends.iter().all(|end| pair.iter().any(|point| point.draft == end.draft))
        };
        ends.filter(shares).collect()
    }
}

fn lay(decisions: &mut Decisions, contest: Contest, rivals: &[[PointId; 2]], row: &[PointId]) {
    let same = |a: [PointId; 2], b: [PointId; 2]| a == b || a == [b[1], b[0]];
    let mut link = |points: [PointId; 2], verdict: Verdict| {
        decisions.links.retain(|known| !same(known.points, points));
        decisions.links.push(LinkDecision { points, verdict });
    };
    match contest {
        Contest::Pair(points) => {
            rivals.iter().for_each(|&rival| link(rival, Verdict::Apart));
            link(points, Verdict::Together);
        }
        Contest::Join(points) => {
            rivals.iter().for_each(|&rival| link(rival, Verdict::Confirmed));
            link(points, Verdict::Together);
        }
        Contest::Part(points) => link(points, Verdict::Apart),
        Contest::Confirm(points) => link(points, Verdict::Confirmed),
        Contest::Wording(points, wording) => {
            decisions.wordings.retain(|known| !same(known.points, points));
            decisions.wordings.push(WordingDecision { points, wording });
        }
        Contest::Status(point, state) => {
            decisions.statuses.retain(|known| known.point != point);
            decisions.statuses.push(StatusDecision { point, state });
        }
        Contest::Absence(decision) => {
            decisions.absences.retain(|known| (known.point, known.draft) != (decision.point, decision.draft));
            decisions.absences.push(decision);
        }
        Contest::AsFound(_) => {
            let stays = |points: &[PointId]| points.iter().all(|point| !row.contains(point));
            decisions.links.retain(|known| stays(&known.points));
            decisions.wordings.retain(|known| stays(&known.points));
            decisions.statuses.retain(|known| stays(&[known.point]));
            decisions.absences.retain(|known| stays(&[known.point]));
        }
    }
}

/// The points of which the reader says anything but notes.
fn spoken_of(decisions: &Decisions) -> impl Iterator<Item = PointId> + '_ {
    let links = decisions.links.iter().flat_map(|known| known.points);
    let wordings = decisions.wordings.iter().flat_map(|known| known.points);
    let statuses = decisions.statuses.iter().map(|known| known.point);
    links.chain(wordings).chain(statuses).chain(decisions.absences.iter().map(|known| known.point))
}

/// The top-level point above a point; a top-level point is its own.
fn top(draft: &Draft, point: usize) -> usize {
    let above = std::iter::successors(Some(point), |&p| draft.points[p].parent);
    above.filter(|&p| draft.points[p].is_provision()).last().unwrap_or(point)
}
