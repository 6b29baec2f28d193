//! The language of a text.

/// The language of a text as ISO 639-1 (`en`, `uk`), or none where the text is too
/// short or too mixed to tell. Looks at the first 10,000 bytes or so.
pub fn detect(text: &str) -> Option<&'static str> {
    let end = text.floor_char_boundary(10_000);
    let found = whatlang::detect(&text[..end])?;
    use whatlang::Lang;
    let code = match found.lang() {
        Lang::Eng => "en",
        Lang::Ukr => "uk",
        Lang::Rus => "ru",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Pol => "pl",
        Lang::Nld => "nl",
        Lang::Tur => "tr",
        Lang::Heb => "he",
        Lang::Ara => "ar",
        Lang::Bel => "be",
        _ => return None,
    };
    found.is_reliable().then_some(code)
}
