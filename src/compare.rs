//! The engine: ground state in, comparison out.
