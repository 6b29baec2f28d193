//! The file from which a document was read, as it was.

use std::fmt;

/// The bytes of one file, packed. What they were before is known by the SHA-256 under which it is kept.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Original {
    /// A ZIP archive with this one file in it.
    pub packed: Vec<u8>,
    /// How many bytes the file has.
    pub bytes: u64,
}

impl fmt::Debug for Original {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Original({} bytes in {})", self.bytes, self.packed.len())
    }
}
