//! RTF as tokens: groups, control words, characters by number, runs of plain bytes.

/// A piece of an RTF document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    Open,
    Close,
    /// `\li720`: the word and its number.
    Word(&'a str, Option<i32>),
    /// `\~`: a control word that is one sign.
    Sign(u8),
    /// `\'e9`
    Byte(u8),
    /// Plain characters, without line ends.
    Text(&'a [u8]),
}

/// The tokens of a document in order.
pub struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Tokens { rest: bytes }
    }

    /// Leaves out the next bytes, which are no RTF.
    pub fn leave_out(&mut self, count: usize) {
        self.rest = &self.rest[count.min(self.rest.len())..];
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while let [b'\r' | b'\n' | 0, rest @ ..] = self.rest {
            self.rest = rest;
        }
        let (&first, rest) = self.rest.split_first()?;
        self.rest = match first {
            b'{' | b'}' => rest,
            b'\\' => return self.control(rest),
            _ => {
                let plain = |b: &u8| !matches!(b, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                let length = self.rest.iter().take_while(|b| plain(b)).count();
                let (text, rest) = self.rest.split_at(length);
                self.rest = rest;
                return Some(Token::Text(text));
            }
        };
        Some(if first == b'{' { Token::Open } else { Token::Close })
    }
}

impl<'a> Tokens<'a> {
    fn control(&mut self, rest: &'a [u8]) -> Option<Token<'a>> {
        let letters = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        if letters == 0 {
            let (&sign, rest) = rest.split_first()?;
            self.rest = rest;
            if sign != b'\'' {
                return Some(Token::Sign(sign));
            }
            let hex = |b: &u8| char::from(*b).to_digit(16);
            return Some(match rest {
                [a, b, rest @ ..] if hex(a).is_some() && hex(b).is_some() => {
                    self.rest = rest;
                    let value = hex(a).unwrap_or(0) * 16 + hex(b).unwrap_or(0);
                    Token::Byte(u8::try_from(value).unwrap_or(b'?'))
                }
                _ => Token::Byte(b'?'),
            });
        }
        let (word, rest) = rest.split_at(letters);
        let sign = usize::from(rest.first() == Some(&b'-'));
        let digits = rest[sign..].iter().take_while(|b| b.is_ascii_digit()).count();
        let (number, rest) = if digits > 0 { rest.split_at(sign + digits) } else { rest.split_at(0) };
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let text = |bytes| std::str::from_utf8(bytes).unwrap_or_default();
        // Times are written as 32 bits with or without a sign.
        let value =
            || text(number).parse::<i64>().unwrap_or(0).clamp(i64::from(i32::MIN), i64::from(u32::MAX));
        let number = (!number.is_empty()).then(|| value() as u32 as i32);
        Some(Token::Word(text(word), number))
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, Tokens};

    #[test]
    fn tokens_are_told_apart() {
        let tokens =
            |rtf: &str| Tokens::new(rtf.as_bytes()).map(|t| format!("{t:?}")).collect::<Vec<_>>().join(" ");
        for (rtf, expected) in [
            ("{\\b bold\\b0  x}", "Open Word(\"b\", None) Text(bold) Word(\"b\", Some(0)) Text( x) Close"),
            ("\\u-1234?", "Word(\"u\", Some(-1234)) Text(?)"),
            ("\\'e9\\'zz", "Byte(233) Byte(63) Text(zz)"),
            ("a\r\nb\\~", "Text(a) Text(b) Sign(126)"),
            ("\\", ""),
            ("\\li99999999999 x", "Word(\"li\", Some(-1)) Text(x)"),
        ] {
            let shown = tokens(rtf);
            let expected =
                expected.split("Text(").enumerate().map(|(i, part)| match (i, part.split_once(')')) {
                    (1.., Some((text, rest))) => format!("Text({:?}){rest}", text.as_bytes()),
                    _ => part.to_owned(),
                });
            assert_eq!(shown, expected.collect::<String>(), "{rtf}");
        }
        assert_eq!(Tokens::new(b"\\par").next(), Some(Token::Word("par", None)));
    }
}
