//! Files of earlier versions, made into files of this one step by step.

use super::notes;
use serde_json::{Value, json};

/// The file as this version would have written it. What does not fit is left for the reader to refuse.
pub fn newest(mut file: Value, version: u64) -> Value {
    if version < 2 {
        name_notes(&mut file);
    }
    file
}

/// Version 1 counted the notes of each file; the same number meant other notes in other copies.
fn name_notes(file: &mut Value) {
    let Some(list) = file.pointer_mut("/decisions/annotations").and_then(Value::as_array_mut) else { return };
    for note in list {
        let text =
            |at: &str| note.pointer(at).map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned));
        let parts = ["/id", "/author", "/created", "/body", "/anchor/exact", "/anchor/point/start"];
        let parts = parts.map(|at| text(at).unwrap_or_default());
        let name = notes::name(&parts.each_ref().map(String::as_str)).to_string();
        if let Some(id) = note.get_mut("id").filter(|id| id.is_u64()) {
            *id = json!(name);
        }
    }
}
