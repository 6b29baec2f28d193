//! The views: each reads the workspace and says what the reader wants done.

pub mod articles;
pub mod bar;
mod cells;
mod contest;
pub mod detail;
pub mod dialogs;
mod filter;
pub mod find;
mod heads;
pub mod inspect;
pub mod lineage;
pub mod offers;
pub mod overview;
pub mod palette;
pub mod recents;
pub mod redline;
pub mod settings;
pub mod side_by_side;
pub mod summary;
pub mod table;
pub mod tall;
mod thread;
pub mod welcome;
