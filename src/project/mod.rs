//! The project file: written atomically, read with care.

use crate::model::Project;
use std::path::Path;

/// Opens a saved comparison.
///
/// # Errors
/// When it cannot be read.
pub fn open(path: &Path) -> Result<Project, ProjectError> {
    let bytes = std::fs::read(path)?;
    Ok(serde_json::from_slice(&bytes)?)
}

/// Saves.
///
/// # Errors
/// When it cannot be written.
pub fn save(path: &Path, project: &Project) -> Result<(), ProjectError> {
    std::fs::write(path, serde_json::to_vec_pretty(project)?)?;
    Ok(())
}

/// Stand-in.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    /// I/O.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}
