//! Bytes as letters and back, as RFC 4648 has it.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The letters of some bytes, with `=` at the end where they do not come to groups of three.
pub fn letters(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0u32, |bits, i| bits << 8 | u32::from(three.get(i).copied().unwrap_or(0)));
        for i in 0..4 {
            text.push(match i <= three.len() {
                true => char::from(LETTERS[(bits >> (18 - 6 * i)) as usize & 63]),
                false => '=',
            });
        }
    }
    text
}

/// Adds the bytes of some letters to others; none where they are not the letters of any bytes.
pub fn bytes(letters: &str, to: &mut Vec<u8>) -> Option<()> {
    let letters = letters.as_bytes();
    let end = letters.iter().position(|&letter| letter == b'=').unwrap_or(letters.len());
    let (letters, rest) = letters.split_at(end);
    if !(letters.len() + rest.len()).is_multiple_of(4) || rest.len() > 2 || rest.iter().any(|&l| l != b'=') {
        return None;
    }
    to.reserve(letters.len() / 4 * 3 + 2);
    for four in letters.chunks(4) {
        let bits = four.iter().try_fold(0u32, |bits, &letter| Some(bits << 6 | value(letter)?))?;
        let bits = bits << (6 * (4 - four.len()));
        let [_, one, two, three] = bits.to_be_bytes();
        to.extend(&[one, two, three][..four.len() - 1]);
    }
    Some(())
}

fn value(letter: u8) -> Option<u32> {
    Some(match letter {
        b'A'..=b'Z' => u32::from(letter - b'A'),
        b'a'..=b'z' => u32::from(letter - b'a') + 26,
        b'0'..=b'9' => u32::from(letter - b'0') + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes and their letters, one way and back.
    fn check(plain: &[u8], written: &str) {
        assert_eq!(letters(plain), written);
        assert_eq!(read(written).as_deref(), Some(plain));
    }

    fn read(letters: &str) -> Option<Vec<u8>> {
        let mut read = Vec::new();
        bytes(letters, &mut read).map(|()| read)
    }

    #[test]
    fn bytes_go_into_letters_and_come_back() {
        for (plain, written) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
        ] {
            check(plain.as_bytes(), written);
        }
        check(&[0xfb, 0xff, 0xfe], "+//+");
        check(&(0..=255).collect::<Vec<u8>>(), &letters(&(0..=255).collect::<Vec<u8>>()));
    }

    #[test]
    fn other_letters_are_refused() {
        for text in
            ["Z", "Zg", "Zg=", "Zg===", "====", "=", "Zg==Zg==", "Zm9v ", "Zm9\n", "Zm-_", "Ж", "Zm9vYg="]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
