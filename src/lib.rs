//! Travaux compares drafts of a peace plan point by point.
//!
//! Sources are imported, segmented into points, aligned across drafts, diffed and
//! judged; the reader's decisions are laid over the result; screen, export and
//! command line show the same thing.
//!
//! ```text
//! file ─import→ Source ─segment→ Draft(points) ─align→ links, lineages ─diff→ redlines ─judge→ signals, status
//!                                    ▲                                                        │
//!                             Decisions (the reader's) ─────── compare() ─────────→ Comparison ──present──→ ui · export · cli
//! ```
//!
//! What is saved, the [`model::Project`], is small: drafts, articles, decisions and
//! settings. The [`model::Comparison`] is a pure function of it and is computed
//! anew, never patched.
//!
//! The modules below stand in the order of their layers: each imports only from
//! lower layers, and `tests/tidy.rs` holds that.

// 1: data, and the words of the interface
pub mod model;
pub mod words;
// 2: words, and all processors
pub mod parallel;
pub mod text;
// 3: what texts mean
pub mod meaning;
// 4: the engine's parts, which do not know each other
pub mod align;
pub mod diff;
pub mod import;
pub mod segment;
pub mod status;
// 5: the engine
pub mod compare;
// 6: what is shown, what is kept
pub mod present;
pub mod project;
// 7: what is sent, what the reader prefers
pub mod desk;
pub mod export;
// 8: the application without a window
pub mod workspace;
// 9: its two faces
pub mod cli;
#[cfg(feature = "gui")]
pub mod ui;
