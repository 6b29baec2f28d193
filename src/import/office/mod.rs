//! What the readers of office documents share: archives of XML parts, the text as it
//! grows with its marks, and the numbers of automatic lists.

pub(super) mod archive;
pub(super) mod counting;
pub(super) mod flow;
pub(super) mod symbols;
pub(super) mod xml;
