//! What any reader is shown: rows, runs, filters and counts.
