//! What people send each other.
