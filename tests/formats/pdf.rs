//! A small writer of PDF files: pages are pictures made of text, in letters of one width.

/// The width of a letter and the height of a row, in points.
const CELL: (i64, i64) = (6, 12);

/// A PDF of pages that look as their pictures do, each word where it stands in the picture.
pub fn printed(pages: &[&str]) -> Vec<u8> {
    let contents: Vec<String> = pages.iter().map(|page| content(page)).collect();
    file(&contents, "")
}

/// A PDF of one page without text, which is said to be locked when `trailer` says so.
pub fn empty(trailer: &str) -> Vec<u8> {
    file(&[String::new()], trailer)
}

fn content(picture: &str) -> String {
    let mut content = String::from("BT /F1 10 Tf\n");
    for (line, row) in picture.lines().zip(0i64..) {
        let mut at = 0i64;
        for word in line.split(' ') {
            let (x, y) = (40 + at * CELL.0, 760 - row * CELL.1);
            let escaped = word.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
            if !word.is_empty() {
                content.push_str(&format!("1 0 0 1 {x} {y} Tm ({escaped}) Tj\n"));
            }
            at += 1 + i64::try_from(word.chars().count()).unwrap_or(0);
        }
    }
    content.push_str("ET\n");
    content
}

fn file(contents: &[String], trailer: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len()).map(|i| format!("{} 0 R", 4 + 2 * i)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{}] >>", kids.len(), kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (at, content) in contents.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * at
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}endstream", content.len()));
    }
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let start = file.len();
    file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    places.iter().for_each(|place| file.push_str(&format!("{place:010} 00000 n \n")));
    file.push_str(&format!(
        "trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    ));
    file.into_bytes()
}
