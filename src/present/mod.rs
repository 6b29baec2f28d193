//! What any reader is shown: rows of cells, redlines as styled runs, reasons in words.
//!
//! Screen, export and command line are fed from here, so that they say the same.

mod doubts;
mod facets;
mod filter;
mod hits;
pub mod ledger;
pub mod markdown;
pub mod palette;
pub mod picture;
mod press;
pub mod reading;
mod rows;
pub mod running;
mod shares;
mod shown;
mod told;
pub mod words;

pub use doubts::doubt;
pub use facets::{Facet, Facets};
pub use filter::{Filter, Property};
pub use hits::{Hit, Place, hits};
pub use ledger::{Noted, noted};
pub use press::{Figure, Press, Sticking, changed, press, sides};
pub use rows::{Absence, Block, Cell, Look, Passage, Row, Run, Table, table};
pub use shares::Shares;
pub use shown::{Caption, Tone, captions, pieces, pieces_of, places_of};
pub use told::{Told, change, opening, states, told};
