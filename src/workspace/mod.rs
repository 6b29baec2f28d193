//! The application without a window: what is open, what the reader does to it, and the work it causes.
//!
//! "Views read, actions write, jobs return": [`Workspace::apply`] is the only door
//! through which anything changes. It does no I/O; what needs a file, a dialog or a
//! long computation comes back as a [`Job`], runs elsewhere, and returns as an
//! [`Outcome`] inside an [`Action`].

mod action;
mod as_one;
mod choosing;
mod command;
mod contest;
mod dialogs;
mod exporter;
mod exporting;
mod history;
mod jobs;
mod judging;
mod keeper;
mod keys;
mod noting;
mod originals;
mod reading;
mod recovering;
mod sample;
mod saver;
mod state;
mod visits;
mod watch;

pub use action::{Action, Answer, Found, Level, Message, Outcome, Pending, Step, Tab};
pub use choosing::{Chosen, Reach};
pub use command::{Command, Group};
pub use contest::{Alternatives, Contest};
pub use dialogs::{Dialogs, NoDialogs, Paths};
pub use exporting::{Came, Choice, Export, Exporting, Stage, Subject, Suggestion, Work};
pub use jobs::{Job, Jobs, Task};
pub use judging::{Hangs, MarkEdit};
pub use keys::{Key, Shortcut};
pub use noting::NoteEdit;
pub use reading::Field;
pub use state::{AtDesk, Lead, Workspace};
