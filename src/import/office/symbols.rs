//! Signs of symbol fonts as Unicode; the table is in `symbols.txt`.

/// Symbol fonts keep their signs in this private block as well as at the places of Latin-1.
const PRIVATE: u32 = 0xF000;

/// The sign that a font has at a place; U+FFFD where nobody can know it.
pub fn symbol(font: &str, code: u32) -> char {
    let font = font.trim().to_lowercase();
    let place = if (PRIVATE..PRIVATE + 0x100).contains(&code) { code - PRIVATE } else { code };
    let known = include_str!("symbols.txt").lines().find_map(|line| {
        let mut fields = line.split(' ');
        let is_font = fields.next() == Some(font.as_str());
        let at = u32::from_str_radix(fields.next()?, 16).ok()?;
        let sign = fields.next()?.chars().next()?;
        (is_font && at == place).then_some(sign)
    });
    let symbolic = code != place || font.contains("dings") || font == "symbol";
    known.or_else(|| char::from_u32(code).filter(|_| !symbolic)).unwrap_or(char::REPLACEMENT_CHARACTER)
}
