//! What the reader says of wordings, statuses and absences. Points are named as in saved data, so that
//! a decision survives splitting and joining other points; one on a point that is no more says nothing.

use super::{DraftId, Missing, PointId, State, Wording};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far the reader says that the words of two linked points changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WordingDecision {
    /// The points, in either order.
    pub points: [PointId; 2],
    /// How far their words changed.
    pub wording: Wording,
}

/// How far the reader says that a point is agreed. To say `plain` dismisses a status that was found, to
/// say what was found confirms it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StatusDecision {
    /// The point.
    pub point: PointId,
    /// How far it is agreed.
    pub state: State,
}

/// Why the reader says that a row is absent from a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AbsenceDecision {
    /// A point of the row, in another draft.
    pub point: PointId,
    /// The draft that lacks it.
    pub draft: DraftId,
    /// The kind of absence.
    pub kind: Missing,
}
