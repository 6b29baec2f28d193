//! Numbers as drafts print them: `12`, `1.1.2`, `IV`, `b`, `в`, `①`.
//!
//! One print can be read in several ways (`i` is a letter and a Roman one, `а` is
//! Latin or Cyrillic by its look); which way is right only the sequence tells.

/// The numbering that a number belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum System {
    Arabic,
    RomanUpper,
    RomanLower,
    LatinUpper,
    LatinLower,
    CyrillicUpper,
    CyrillicLower,
    /// A bullet or dash, by its sign.
    Bullet(char),
}

/// One way to read a printed number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub system: System,
    /// Its parts: `[1, 1, 2]` for `1.1.2`; one part for all but decimal numbers.
    pub path: [u32; 4],
    /// How many parts it has, 1 to 4.
    pub parts: u8,
    /// The place between two numbers: 1 for `5a` or `5 bis` after 5.
    pub suffix: u8,
}

impl Number {
    pub fn new(system: System, value: u32) -> Self {
        Number { system, path: [value, 0, 0, 0], parts: 1, suffix: 0 }
    }

    /// The last part, which counts on.
    pub fn value(&self) -> u32 {
        self.path[usize::from(self.parts) - 1]
    }

    /// The parts before the last.
    pub fn prefix(&self) -> &[u32] {
        &self.path[..usize::from(self.parts) - 1]
    }
}

/// A number found at the beginning of a text.
pub(super) struct Parsed {
    pub readings: Vec<Number>,
    /// How many bytes it takes.
    pub len: usize,
    /// Its name in a label.
    pub name: String,
}

/// The Arabic number at the beginning of a text, decimal parts included: `12`, `1.1.2`, `5a`, `5 bis`.
pub(super) fn arabic(text: &str) -> Option<Parsed> {
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(text);
    if first == 0 || first > 7 || text.starts_with('0') {
        return None;
    }
    let mut number = Number::new(System::Arabic, text[..first].parse().ok()?);
    let mut len = first;
    while let Some(rest) = text[len..].strip_prefix('.') {
        let more = digits(rest);
        if more == 0 {
            break;
        }
        if more > 3 || rest.starts_with('0') || number.parts == 4 || number.path[0] > 999 {
            return None;
        }
        number.path[usize::from(number.parts)] = rest[..more].parse().ok()?;
        number.parts += 1;
        len += 1 + more;
    }
    let mut name = text[..len].to_owned();
    let rest = &text[len..];
    for bis in [" bis", "-bis", "bis", " ter"] {
        if rest.starts_with(bis) && !rest[bis.len()..].starts_with(char::is_alphanumeric) {
            number.suffix = if bis == " ter" { 3 } else { 2 };
            len += bis.len();
            name.push_str(bis.trim_start_matches([' ', '-']));
            return Some(Parsed { readings: vec![number], len, name });
        }
    }
    let mut chars = rest.chars();
    if let (Some(letter @ 'a'..='f'), Some('.' | ')')) = (chars.next(), chars.next()) {
        number.suffix = letter as u8 - b'a' + 1;
        name.push(letter);
        len += 1;
    }
    Some(Parsed { readings: vec![number], len, name })
}

/// A number with a letter below it: `12.a`. The letter counts.
pub(super) fn lettered(text: &str) -> Option<Parsed> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix('.').filter(|_| (1..4).contains(&digits))?;
    let letter = rest.chars().next().filter(|c| c.is_lowercase())?;
    let len = digits + 1 + letter.len_utf8();
    if !text[len..].starts_with(|c: char| c.is_whitespace() || matches!(c, '.' | ')')) {
        return None;
    }
    let above = text[..digits].parse().ok()?;
    let below = |n: Number| Number { path: [above, n.path[0], 0, 0], parts: 2, ..n };
    let readings: Vec<Number> = self::letter(letter).into_iter().map(below).collect();
    (!readings.is_empty()).then(|| Parsed { readings, len, name: text[..len].to_owned() })
}

/// A digit in a circle (`①`), or digits under keycaps (`1️⃣`).
pub(super) fn sign(text: &str) -> Option<Parsed> {
    let first = text.chars().next()?;
    let circled = match first {
        '①'..='⑳' => first as u32 - '①' as u32 + 1,
        '➀'..='➉' => first as u32 - '➀' as u32 + 1,
        '➊'..='➓' => first as u32 - '➊' as u32 + 1,
        '🔟' => 10,
        _ => 0,
    };
    let parsed = |value: u32, len| {
        Some(Parsed { readings: vec![Number::new(System::Arabic, value)], len, name: value.to_string() })
    };
    if circled > 0 {
        return parsed(circled, first.len_utf8());
    }
    let (mut value, mut len) = (0, 0);
    while let Some(digit) = text[len..].chars().next().and_then(|c| c.to_digit(10)) {
        let rest = text[len + 1..].strip_prefix('\u{fe0f}').unwrap_or(&text[len + 1..]);
        let Some(rest) = rest.strip_prefix('\u{20e3}') else { break };
        value = value * 10 + digit;
        len = text.len() - rest.len();
        if value > 999 {
            return None;
        }
    }
    if len > 0 { parsed(value, len) } else { None }
}

/// The Roman number or single letter at the beginning of a text.
pub(super) fn letters(text: &str) -> Option<Parsed> {
    let len = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = &text[..len];
    let first = word.chars().next()?;
    let single = first.len_utf8() == len;
    if len > 16 {
        return None;
    }
    let mut readings = Vec::new();
    let mut name = word.to_owned();
    if single {
        readings.extend(letter(first));
    }
    if let Some((number, latin)) = roman(word) {
        if !single {
            name = latin;
        }
        readings.push(number);
    }
    if readings.is_empty() {
        return None;
    }
    let (mut len, rest) = (len, &text[len..]);
    if let Some(below) = rest.strip_prefix('.').and_then(arabic).filter(|p| p.readings[0].parts == 1) {
        // `A.1`: the number below counts.
        for number in &mut readings {
            (number.path[1], number.parts) = (below.readings[0].path[0], 2);
        }
        len += 1 + below.len;
        name = text[..len].to_owned();
    }
    Some(Parsed { readings, len, name })
}

/// Latin and Cyrillic letters that look alike.
const ALIKE: &[(char, char)] = &[
    ('a', 'а'),
    ('b', 'в'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
];

/// The readings of a single letter. Letters that look alike in both scripts have
/// both, since people mix keyboards.
fn letter(c: char) -> Vec<Number> {
    let upper = c.is_uppercase();
    let lower = c.to_lowercase().next().unwrap_or(c);
    let alike = ALIKE.iter().find_map(|&(latin, cyrillic)| match lower {
        l if l == latin => Some(cyrillic),
        l if l == cyrillic => Some(latin),
        _ => None,
    });
    let mut readings = Vec::new();
    for c in [Some(lower), alike].into_iter().flatten() {
        if c.is_ascii_lowercase() {
            let system = if upper { System::LatinUpper } else { System::LatinLower };
            readings.push(Number::new(system, u32::from(c as u8 - b'a' + 1)));
        } else if let Some((value, suffix)) = cyrillic_place(c) {
            let system = if upper { System::CyrillicUpper } else { System::CyrillicLower };
            readings.push(Number { suffix, ..Number::new(system, value) });
        }
    }
    readings
}

/// The name of a number in the script of the reading that was chosen.
pub(super) fn spelled(name: &str, number: Number) -> String {
    let mut chars = name.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return name.to_owned() };
    let to_cyrillic = matches!(number.system, System::CyrillicUpper | System::CyrillicLower);
    let to_latin = matches!(number.system, System::LatinUpper | System::LatinLower);
    let upper = c.is_uppercase();
    let lower = c.to_lowercase().next().unwrap_or(c);
    let other = ALIKE.iter().find_map(|&(latin, cyrillic)| match lower {
        l if l == latin && to_cyrillic => Some(cyrillic),
        l if l == cyrillic && to_latin => Some(latin),
        _ => None,
    });
    match other {
        Some(o) if upper => o.to_uppercase().collect(),
        Some(o) => o.to_string(),
        None => name.to_owned(),
    }
}

/// The place of a letter in an alphabet. Letters that only one of Ukrainian and
/// Russian has, or that lists tend to skip, share the place of the letter before them.
fn cyrillic_place(c: char) -> Option<(u32, u8)> {
    const PLACES: [&str; 26] = [
        "а", "б", "в", "гґ", "д", "еєё", "ж", "з", "иіїй", "к", "л", "м", "н", "о", "п", "р", "с", "т", "у",
        "ф", "х", "ц", "ч", "ш", "щ", "эюя",
    ];
    let (place, letters) = PLACES.iter().enumerate().find(|(_, letters)| letters.contains(c))?;
    let suffix = letters.chars().position(|l| l == c)?;
    Some((u32::try_from(place).ok()? + 1, u8::try_from(suffix).ok()?))
}

/// A Roman number up to 89 and its Latin letters; Cyrillic І and Х are read as I and X.
fn roman(word: &str) -> Option<(Number, String)> {
    let mut latin = String::new();
    for c in word.chars() {
        latin.push(match c {
            'I' | 'І' => 'I',
            'X' | 'Х' => 'X',
            'i' | 'і' => 'i',
            'x' | 'х' => 'x',
            'V' | 'L' | 'v' | 'l' => c,
            _ => return None,
        });
    }
    let upper = latin.chars().all(|c| c.is_ascii_uppercase());
    if !upper && !latin.chars().all(|c| c.is_ascii_lowercase()) {
        return None;
    }
    let capitals = latin.to_ascii_uppercase();
    let value = (1..90).find(|&n| roman_of(n) == capitals)?;
    let system = if upper { System::RomanUpper } else { System::RomanLower };
    Some((Number::new(system, value), latin))
}

/// A number below 90 in Roman capitals.
pub(super) fn roman_of(mut n: u32) -> String {
    let mut roman = String::new();
    for (value, sign) in [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while n >= value {
            roman.push_str(sign);
            n -= value;
        }
    }
    roman
}
