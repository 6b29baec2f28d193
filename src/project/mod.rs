//! The project file: written atomically, read with care.
