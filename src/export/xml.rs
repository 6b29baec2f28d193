//! XML that is written in place, and archives of it: the same parts give the same bytes.

use super::ExportError;
use quick_xml::escape::escape;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// An XML text.
#[derive(Default)]
pub struct Xml {
    text: String,
}

impl Xml {
    /// A document with its declaration.
    pub fn new() -> Self {
        Xml { text: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned() }
    }

    /// An element without content.
    pub fn leaf(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.text.push_str("/>");
    }

    /// An element and what is in it.
    pub fn within(&mut self, name: &str, attributes: &[(&str, &str)], inner: impl FnOnce(&mut Xml)) {
        self.start(name, attributes);
        self.text.push('>');
        inner(self);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    /// An element with a text, which must hold no control characters but tabs and line ends.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.within(name, attributes, |xml| xml.text.push_str(&escape(text)));
    }

    /// XML that is ready.
    pub fn raw(&mut self, xml: &str) {
        self.text.push_str(xml);
    }

    /// The text.
    pub fn finish(self) -> String {
        self.text
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            self.text.push(' ');
            self.text.push_str(key);
            self.text.push_str("=\"");
            self.text.push_str(&escape(*value));
            self.text.push('"');
        }
    }
}

/// An archive of named parts in this order. The part `mimetype` is stored as it is, as OpenDocument wants it.
pub fn archive(parts: &[(&str, String)]) -> Result<Vec<u8>, ExportError> {
    let write = || -> zip::result::ZipResult<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            let method = match *name {
                "mimetype" => CompressionMethod::Stored,
                _ => CompressionMethod::Deflated,
            };
            // The time is that of no day, so that the same comparison gives the same bytes.
            let options = SimpleFileOptions::default().compression_method(method);
            zip.start_file(*name, options.last_modified_time(DateTime::default()))?;
            zip.write_all(text.as_bytes())?;
        }
        Ok(zip.finish()?.into_inner())
    };
    write().map_err(|error| ExportError::Unsuitable(format!("the document cannot be packed ({error})")))
}
