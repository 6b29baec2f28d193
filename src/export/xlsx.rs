//! The comparison as a workbook: the table with its redlines, the changes one by one, notes, articles, sources.

use super::styled::{self, Ink, Paragraph, Piece};
use super::threads::Thread;
use super::{ExportError, Format, Progress, Report, content};
use crate::present::Told;
use crate::present::palette::LIGHT;
use crate::present::words::{self, fold};
use rust_xlsxwriter as sheets;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, FormatAlign, FormatBorder, FormatUnderline, Workbook, Worksheet,
    XlsxError,
};

/// A workbook for those who sort and filter.
pub const FORMAT: Format = Format { name: "xlsx", extension: "xlsx", is_text: false, write };

/// As many UTF-16 units as a cell may hold. What is longer goes on in the next row. The library counts the
/// marks of a styled text as well.
const CELL: usize = 32_767;
/// What the marks of a piece take at most.
const MARKS: usize = 200;
/// As many rows as a sheet may have.
const ROWS: usize = 1_048_576;
/// How often the progress is told, in rows.
const TOLD_EVERY: usize = 50;

fn write(report: &Report, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let told = content::told(report);
    let mut tables = vec![table(report, &told, progress)?, changes(report, &told)];
    if !report.notes.is_empty() {
        tables.push(notes(report));
    }
    if !report.comparison.evidence.is_empty() {
        tables.push(articles(report, &told));
    }
    tables.push(sources(report));
    for table in &mut tables {
        table.rows = std::mem::take(&mut table.rows).into_iter().flat_map(parted).collect();
    }
    if tables.iter().any(|table| table.rows.len() >= ROWS) {
        let reason =
            "the comparison has more rows than a sheet can hold; export fewer by a filter, or as CSV";
        return Err(ExportError::Unsuitable(reason.to_owned()));
    }
    workbook(report, &tables).map_err(|error| {
        ExportError::Unsuitable(format!("the workbook cannot be written ({error}); export another form"))
    })
}

/// A sheet before it is written.
struct Table {
    name: &'static str,
    /// The head of each column, and its width in characters.
    columns: Vec<(String, f64)>,
    rows: Vec<Vec<Value>>,
    /// Whether its rows can be filtered.
    is_list: bool,
}

enum Value {
    Number(usize),
    /// Text with its line breaks, without empty pieces.
    Text(Vec<Piece>),
}

fn text(text: &str) -> Value {
    lines(vec![Paragraph::of(text, Ink::Plain)])
}

/// Paragraphs as the lines of one text.
fn lines(paragraphs: Vec<Paragraph>) -> Value {
    let mut lines: Vec<Piece> = Vec::new();
    for Paragraph { pieces, depth } in paragraphs {
        let indent = "    ".repeat(usize::from(depth.min(4)));
        for (nth, piece) in pieces.into_iter().filter(|piece| !piece.text.is_empty()).enumerate() {
            match lines.last_mut().filter(|_| nth == 0) {
                // What is added or removed ends at the end of its line.
                Some(last) if matches!(last.ink, Ink::Added | Ink::Removed) => {
                    let (text, is_strong) = (format!("\n{indent}"), false);
                    lines.extend([Piece { text, ink: Ink::Plain, is_strong }, piece]);
                }
                Some(last) => {
                    last.text += &format!("\n{indent}");
                    lines.push(piece);
                }
                None => lines.push(piece),
            }
        }
    }
    Value::Text(lines)
}

fn column(head: &str, width: f64) -> (String, f64) {
    (fold(head), width)
}

fn table(report: &Report, told: &[Told], progress: Progress<'_>) -> Result<Table, ExportError> {
    let width = if report.sigla.len() > 3 { 45.0 } else { 60.0 };
    let drafts = report.sigla.iter().map(|siglum| column(siglum, width));
    let about = [("Change", 22.0), ("Status", 18.0), ("Signals", 34.0), ("Notes", 40.0)];
    let columns = std::iter::once(column("№", 6.0)).chain(drafts);
    let mut rows = Vec::new();
    for (index, (row, told)) in report.table.rows.iter().zip(told).enumerate() {
        if index % TOLD_EVERY == 0 {
            ExportError::check(progress, index, 2 * report.table.rows.len())?;
        }
        let cells = row.cells.iter().enumerate();
        let mut line = vec![Value::Number(index + 1)];
        line.extend(cells.map(|(column, cell)| lines(styled::cell(report, column, cell))));
        let voices = styled::voices(report, told);
        line.push(lines(styled::change(told)));
        let verdict = styled::verdict(report, index);
        line.push(lines(styled::states(told).into_iter().chain(verdict).chain(voices).collect()));
        line.push(lines(styled::signals(told)));
        line.push(lines(styled::notes(report, index)));
        rows.push(line);
    }
    let columns = columns.chain(about.map(|(head, width)| column(head, width))).collect();
    Ok(Table { name: "Table", columns, rows, is_list: true })
}

fn changes(report: &Report, told: &[Told]) -> Table {
    let columns = [
        ("№", 6.0),
        ("Points", 28.0),
        ("Beginning", 60.0),
        ("Change", 26.0),
        ("Status", 22.0),
        ("Signal", 60.0),
    ];
    let mut rows = Vec::new();
    for (index, told) in told.iter().enumerate() {
        let states: Vec<&str> = told.states.iter().map(|(_, words)| words.as_str()).collect();
        let signals = if told.signals.is_empty() { &[String::new()][..] } else { &told.signals };
        for signal in signals {
            let said = [&told.numbers, &told.topic, &told.change, &states.join(", "), signal];
            let row = std::iter::once(Value::Number(index + 1)).chain(said.map(|said| text(said)));
            rows.push(row.collect());
        }
    }
    let mut columns = columns.map(|(head, width)| column(head, width)).to_vec();
    columns[1].1 = columns[1].1.max(14.0 * report.sigla.len() as f64);
    Table { name: "Changes", columns, rows, is_list: true }
}

/// A row for each note and each answer, those of one thread below each other.
fn notes(report: &Report) -> Table {
    let columns = [
        ("№", 6.0),
        ("Point", 24.0),
        ("Note", 80.0),
        ("Author and time", 34.0),
        ("Tags", 20.0),
        ("State", 12.0),
    ];
    let mut rows = Vec::new();
    for note in &report.notes {
        let thread = Thread::new(report, note);
        let state = if thread.is_resolved { "resolved" } else { "open" };
        for (at, said) in thread.said.iter().enumerate() {
            let mut body: Vec<Paragraph> =
                said.lines.iter().map(|line| Paragraph::of(line, Ink::Plain)).collect();
            if at > 0 {
                body.insert(0, Paragraph::of("in reply", Ink::Soft));
            }
            rows.push(vec![
                note.row.map_or_else(|| text(""), |row| Value::Number(row + 1)),
                text(&thread.place),
                lines(body),
                text(&said.by()),
                text(&thread.tags.join(", ")),
                text(state),
            ]);
        }
    }
    Table {
        name: "Notes",
        columns: columns.map(|(head, width)| column(head, width)).to_vec(),
        rows,
        is_list: true,
    }
}

fn articles(report: &Report, told: &[Told]) -> Table {
    let columns = [("Article", 16.0), ("Speaker and stance", 30.0), ("Statement", 80.0), ("Points", 30.0)];
    let row = |(voice, evidence): (usize, &crate::model::Evidence)| {
        let article = report.project.articles.get(evidence.statement.draft)?;
        let about = told.iter().filter(|row| row.voices.contains(&voice)).map(|row| row.numbers.as_str());
        Some(vec![
            text(&article.siglum),
            text(&words::evidence(evidence, article)),
            text(article.body(evidence.statement.point)),
            text(&about.collect::<Vec<_>>().join("; ")),
        ])
    };
    let rows = report.comparison.evidence.iter().enumerate().filter_map(row).collect();
    let columns = columns.map(|(head, width)| column(head, width)).to_vec();
    Table { name: "Articles", columns, rows, is_list: true }
}

fn sources(report: &Report) -> Table {
    let columns = [
        ("Short name", 16.0),
        ("Title", 60.0),
        ("File", 34.0),
        ("Date", 14.0),
        ("Points", 9.0),
        ("Words", 9.0),
        ("SHA-256", 70.0),
    ];
    let number = |n: Option<usize>| n.map_or_else(|| text(""), Value::Number);
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for source in &report.sources {
        let (points, words) = (number(source.points), number(source.words));
        let [siglum, title, file, date, hash] =
            [&source.siglum, &source.title, &source.file, &source.date, &source.sha256]
                .map(|said| text(said));
        rows.push(vec![siglum, title, file, date, points, words, hash]);
    }
    rows.push(Vec::new());
    let by = [report.options.author.as_str(), report.options.date.as_str()].map(fold);
    let by = by.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let mut say = |what: &str, words: &str| {
        if !words.is_empty() {
            rows.push(vec![lines(vec![Paragraph::strong(what)]), text(words)]);
        }
    };
    say("Comparison", &report.title);
    say("Answer", &report.answer);
    say("Settings", &report.settings.join("; "));
    for pairing in &report.pairings {
        say("Own pairing", &pairing.told());
    }
    say("Made by", &by);
    Table {
        name: "Sources",
        columns: columns.map(|(head, width)| column(head, width)).to_vec(),
        rows,
        is_list: false,
    }
}

/// A row, as several where a cell has more than fits.
fn parted(row: Vec<Value>) -> Vec<Vec<Value>> {
    let mut columns: Vec<Vec<Value>> = Vec::new();
    let mut height = 1;
    for value in row {
        let column = match value {
            Value::Text(pieces) => parts(pieces).into_iter().map(Value::Text).collect(),
            number @ Value::Number(_) => vec![number],
        };
        height = height.max(column.len());
        columns.push(column);
    }
    let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
    let line = |at: usize| {
        let value = |column: &mut std::vec::IntoIter<Value>| column.next().unwrap_or_else(|| text(""));
        let mut line: Vec<Value> = columns.iter_mut().map(value).collect();
        if let Some(first) = line.first_mut().filter(|_| at > 0) {
            *first = text("…");
        }
        line
    };
    (0..height).map(line).collect()
}

/// Pieces in parts that fit into a cell each.
fn parts(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let length = |text: &str| {
        let escaped = text.matches(['&', '<', '>', '_']).count();
        text.encode_utf16().count() + 6 * escaped
    };
    if pieces.iter().map(|piece| MARKS + length(&piece.text)).sum::<usize>() <= CELL {
        return vec![pieces];
    }
    let mut parts: Vec<Vec<Piece>> = Vec::new();
    let mut room = 0;
    for piece in pieces {
        for word in piece.text.split_inclusive([' ', '\n']).flat_map(pressed) {
            if length(&word) + MARKS > room {
                parts.push(Vec::new());
                room = CELL;
            }
            room -= length(&word);
            let Some(part) = parts.last_mut() else { continue };
            match part.last_mut() {
                Some(last) if (last.ink, last.is_strong) == (piece.ink, piece.is_strong) => {
                    last.text += &word
                }
                _ => {
                    room -= MARKS;
                    part.push(Piece { text: word, ..piece.clone() });
                }
            }
        }
    }
    parts
}

/// A word in pieces that fit.
fn pressed(word: &str) -> Vec<String> {
    if word.len() < CELL / 10 {
        return vec![word.to_owned()];
    }
    let signs: Vec<char> = word.chars().collect();
    signs.chunks(CELL / 10).map(|some| some.iter().collect()).collect()
}

fn workbook(report: &Report, tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let (title, author) = (fold(&report.title), fold(&report.options.author));
    // Excel allows 255 signs, and a date is always written; this one says nothing.
    let short = |text: &str| text.chars().take(255).collect::<String>();
    let properties = DocProperties::new().set_title(short(&title)).set_author(short(&author));
    workbook.set_properties(&properties.set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    for table in tables {
        sheet(workbook.add_worksheet(), table, &title)?;
    }
    workbook.save_to_buffer()
}

fn sheet(sheet: &mut Worksheet, table: &Table, title: &str) -> Result<(), XlsxError> {
    let line = Color::RGB(LIGHT.line.0);
    let cell =
        sheets::Format::new().set_align(FormatAlign::Top).set_text_wrap().set_border(FormatBorder::Thin);
    let cell = cell.set_border_color(line).set_font_color(Color::RGB(LIGHT.ink.0));
    let head = cell.clone().set_bold().set_background_color(Color::RGB(LIGHT.hover.0));
    sheet.set_name(table.name)?;
    for (at, (name, width)) in (0..).zip(&table.columns) {
        sheet.set_column_width(at, *width)?;
        sheet.write_string_with_format(0, at, name, &head)?;
    }
    let first = cell.clone().set_align(FormatAlign::Left);
    for (at, row) in (1..).zip(&table.rows) {
        sheet.set_row_height(at, height(row, &table.columns))?;
        for (column, value) in (0..).zip(row) {
            match value {
                Value::Number(number) => {
                    let look = if column == 0 { &first } else { &cell };
                    sheet.write_number_with_format(at, column, *number as f64, look)?
                }
                Value::Text(pieces) => words(sheet, (at, column), pieces, &cell)?,
            };
        }
    }
    let last = u16::try_from(table.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    if table.is_list && !table.rows.is_empty() {
        sheet.autofilter(0, 0, u32::try_from(table.rows.len()).unwrap_or(u32::MAX), last)?;
    }
    sheet.set_freeze_panes(1, u16::from(table.is_list))?.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
    // In a header an ampersand begins a code, and 255 signs are allowed.
    let title: String = title.chars().take(100).collect();
    sheet.set_header(format!("&L{}&R&A", title.replace('&', "&&"))).set_footer("&R&P / &N");
    Ok(())
}

/// How high a row is to be, in points. Not every program finds that out by itself.
fn height(row: &[Value], columns: &[(String, f64)]) -> f64 {
    const LINE: f64 = 15.0;
    const HIGHEST: f64 = 409.0;
    let lines = |(value, (_, width)): (&Value, &(String, f64))| {
        let Value::Text(pieces) = value else { return 1.0 };
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let signs = |line: &str| line.chars().map(|c| if c < '\u{2e80}' { 1.0 } else { 2.0 }).sum::<f64>();
        text.lines().map(|line| (signs(line) / width).ceil().max(1.0)).sum()
    };
    (row.iter().zip(columns).map(lines).fold(1.0, f64::max) * LINE).min(HIGHEST)
}

/// Writes styled text. A text is never a formula, whatever it begins with.
fn words<'a>(
    sheet: &'a mut Worksheet,
    (row, column): (u32, u16),
    pieces: &[Piece],
    cell: &sheets::Format,
) -> Result<&'a mut Worksheet, XlsxError> {
    let look = |piece: &Piece| {
        let format = sheets::Format::new().set_font_color(Color::RGB(piece.ink.colour().0));
        let format = if piece.is_strong { format.set_bold() } else { format };
        match piece.ink {
            Ink::Added => format.set_underline(FormatUnderline::Single),
            Ink::Removed => format.set_font_strikethrough(),
            _ => format,
        }
    };
    match pieces {
        [] => sheet.write_blank(row, column, cell),
        [one] => sheet.write_string_with_format(row, column, &one.text, &look(one).merge(cell)),
        _ => {
            let looks: Vec<sheets::Format> = pieces.iter().map(look).collect();
            let parts: Vec<_> =
                looks.iter().zip(pieces).map(|(look, piece)| (look, piece.text.as_str())).collect();
            sheet.write_rich_string_with_format(row, column, &parts, cell)
        }
    }
}
