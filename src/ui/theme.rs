//! Colours, sizes and fonts of the window by meaning. Its colours are those of [`palette`](crate::present::palette).

use crate::present::palette::{self, Palette, Rgb};
use crate::present::picture::Kind;
use egui::epaint::text::VariationCoords;
use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextFormat, Theme, Vec2,
};
use std::cell::Cell;
use std::sync::Arc;

/// The colours of one theme, by what they mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Behind the drafts.
    pub paper: Color32,
    /// Behind bars and panels.
    pub panel: Color32,
    /// Text.
    pub ink: Color32,
    /// Text that explains.
    pub soft: Color32,
    /// Text that only fills a place.
    pub faint: Color32,
    /// Hairlines.
    pub line: Color32,
    /// Behind what the pointer is on, and behind folded rows.
    pub hover: Color32,
    /// Behind the selected row.
    pub selected: Color32,
    /// Added words.
    pub added: Color32,
    /// Behind added words.
    pub added_back: Color32,
    /// Removed words.
    pub removed: Color32,
    /// Behind removed words.
    pub removed_back: Color32,
    /// Not settled.
    pub open: Color32,
    /// Agreed.
    pub agreed: Color32,
    /// What can be clicked, and what is selected.
    pub accent: Color32,
    /// Behind words that are sought.
    pub hit: Color32,
    /// Text on the accent colour.
    pub on_accent: Color32,
    /// Where they come from.
    palette: &'static Palette,
}

#[expect(clippy::disallowed_methods, reason = "this is where colours become those of the window")]
const fn rgb(color: Rgb) -> Color32 {
    let [red, green, blue] = color.parts();
    Color32::from_rgb(red, green, blue)
}

/// Dark ink on warm paper.
pub const LIGHT: Tokens = Tokens::from(&palette::LIGHT);

/// Light ink on a dark ground.
pub const DARK: Tokens = Tokens::from(&palette::DARK);

/// Black on white.
pub const HIGH_LIGHT: Tokens = Tokens::from(&palette::HIGH_LIGHT);

/// White on black.
pub const HIGH_DARK: Tokens = Tokens::from(&palette::HIGH_DARK);

/// How things are shown, besides light or dark: what the reader's eyes need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ease {
    /// Colours far apart.
    pub high_contrast: bool,
    /// Nothing slides or fades.
    pub still: bool,
}

impl Tokens {
    /// The colours that screen and exports share.
    const fn from(p: &'static Palette) -> Tokens {
        Tokens {
            paper: rgb(p.paper),
            panel: rgb(p.panel),
            ink: rgb(p.ink),
            soft: rgb(p.soft),
            faint: rgb(p.faint),
            line: rgb(p.line),
            hover: rgb(p.hover),
            selected: rgb(p.selected),
            added: rgb(p.added),
            added_back: rgb(p.added_back),
            removed: rgb(p.removed),
            removed_back: rgb(p.removed_back),
            open: rgb(p.open),
            agreed: rgb(p.agreed),
            accent: rgb(p.accent),
            on_accent: rgb(p.on_accent),
            hit: rgb(p.hit),
            palette: p,
        }
    }

    /// The colour of a ribbon of the lineage picture.
    pub fn tint(&self, kind: Kind) -> Color32 {
        let (color, share) = kind.tint(self.palette);
        rgb(color).gamma_multiply(share)
    }

    /// The tokens of the theme that a context shows now.
    pub fn of(ctx: &egui::Context) -> &'static Tokens {
        match (ctx.theme(), ease(ctx).high_contrast) {
            (Theme::Light, false) => &LIGHT,
            (Theme::Dark, false) => &DARK,
            (Theme::Light, true) => &HIGH_LIGHT,
            (Theme::Dark, true) => &HIGH_DARK,
        }
    }
}

/// Size of the drafts' text in points, where the reader did not choose another.
const TEXT: f32 = 15.0;
/// Height of its lines, in sizes.
const LINE: f32 = 23.0 / 15.0;

thread_local! {
    /// The size that the window on this thread is drawn with. Not in the context, because text is laid
    /// out in many places that know none.
    static TEXT_SIZE: Cell<f32> = const { Cell::new(TEXT) };
}

/// Size of the drafts' text, in points.
pub fn text_size() -> f32 {
    TEXT_SIZE.get()
}

/// Sets the size of the drafts' text for what is laid out on this thread from now on.
pub fn set_text_size(points: f32) {
    TEXT_SIZE.set(points);
}

/// Height of a line of the drafts' text, in points.
pub fn line() -> f32 {
    (text_size() * LINE).round()
}

/// Size of the interface's text, in points.
pub const SMALL: f32 = 13.0;
/// Size of captions and labels, in points.
pub const CAPTION: f32 = 12.0;

/// The family of the drafts' text.
pub fn serif() -> FontFamily {
    FontFamily::Name("serif".into())
}

/// The drafts' text.
pub fn text(color: Color32) -> TextFormat {
    TextFormat {
        font_id: FontId::new(text_size(), serif()),
        line_height: Some(line()),
        color,
        ..TextFormat::default()
    }
}

/// The interface's text in a size and weight (400 regular, 600 semi-bold).
pub fn sans(size: f32, weight: f32, color: Color32) -> TextFormat {
    TextFormat {
        font_id: FontId::new(size, FontFamily::Proportional),
        coords: VariationCoords::new([(b"wght", weight)]),
        line_height: Some((size * 1.45).round()),
        color,
        ..TextFormat::default()
    }
}

/// The same letters, so that they stand on one line with those of another size in one text: that is where the
/// line box of the smaller ones has its foot as far below them.
pub fn beside(small: TextFormat, large: &TextFormat) -> TextFormat {
    /// How far letters reach below the line on which they stand, and how high they are in all, in sizes.
    fn reach(format: &TextFormat) -> (f32, f32) {
        let (below, all) = if format.font_id.family == serif() { (0.293, 1.362) } else { (0.241, 1.21) };
        (below * format.font_id.size, all * format.font_id.size)
    }
    let ((below, all), (below_large, all_large)) = (reach(&small), reach(large));
    let foot = (large.line_height.unwrap_or(all_large) - all_large) / 2.0 + below_large;
    TextFormat { line_height: Some(2.0 * (foot - below) + all), ..small }
}

/// Puts fonts, colours and sizes into a context.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    // Where the desktop does not say what it prefers: drafts are read on paper.
    ctx.options_mut(|o| o.fallback_theme = Theme::Light);
    set_ease(ctx, Ease::default());
}

/// What the reader's eyes need.
pub fn ease(ctx: &egui::Context) -> Ease {
    ctx.data(|data| data.get_temp(egui::Id::unique("ease"))).unwrap_or_default()
}

/// Dresses the context for the reader's eyes.
pub fn set_ease(ctx: &egui::Context, ease: Ease) {
    ctx.data_mut(|data| data.insert_temp(egui::Id::unique("ease"), ease));
    let [light, dark] = if ease.high_contrast { [&HIGH_LIGHT, &HIGH_DARK] } else { [&LIGHT, &DARK] };
    for (theme, tokens) in [(Theme::Light, light), (Theme::Dark, dark)] {
        ctx.style_mut_of(theme, |style| {
            dress(style, tokens);
            style.animation_time = if ease.still { 0.0 } else { egui::Style::default().animation_time };
            style.scroll_animation = match ease.still {
                true => egui::style::ScrollAnimation::none(),
                false => egui::style::ScrollAnimation::default(),
            };
        });
    }
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    };
    add("inter", include_bytes!("../../assets/fonts/Inter.ttf"));
    add("noto-serif", include_bytes!("../../assets/fonts/NotoSerif.ttf"));
    let family = |first: [&str; 2]| first.iter().map(|s| (*s).to_owned()).chain(fallback.clone()).collect();
    fonts.families.insert(FontFamily::Proportional, family(["inter", "noto-serif"]));
    fonts.families.insert(serif(), family(["noto-serif", "inter"]));
    fonts
}

fn dress(style: &mut egui::Style, t: &Tokens) {
    for id in style.text_styles.values_mut() {
        id.size = SMALL;
    }
    style.spacing.item_spacing = Vec2::new(8.0, 6.0);
    style.spacing.button_padding = Vec2::new(10.0, 5.0);
    style.spacing.interact_size.y = 28.0;
    style.spacing.scroll.fade.strength = 0.0;
    style.interaction.selectable_labels = false;
    let visuals = &mut style.visuals;
    visuals.panel_fill = t.panel;
    visuals.window_fill = t.panel;
    visuals.extreme_bg_color = t.paper;
    visuals.text_edit_bg_color = Some(t.paper);
    visuals.faint_bg_color = t.hover;
    visuals.window_stroke = Stroke::new(1.0, t.line);
    visuals.hyperlink_color = t.accent;
    visuals.warn_fg_color = t.removed;
    visuals.error_fg_color = t.removed;
    visuals.selection.bg_fill = t.added_back;
    visuals.selection.stroke = Stroke::new(1.0, t.accent);
    visuals.weak_text_color = Some(t.soft);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    let widgets = &mut visuals.widgets;
    for (w, fill, ink, line) in [
        (&mut widgets.noninteractive, t.panel, t.ink, t.line),
        (&mut widgets.inactive, t.panel, t.ink, t.line),
        (&mut widgets.hovered, t.hover, t.ink, t.faint),
        (&mut widgets.active, t.selected, t.ink, t.accent),
        (&mut widgets.open, t.hover, t.ink, t.line),
    ] {
        w.bg_fill = fill;
        w.weak_bg_fill = fill;
        w.bg_stroke = Stroke::new(1.0, line);
        w.fg_stroke = Stroke::new(1.0, ink);
        w.corner_radius = CornerRadius::same(6);
        w.expansion = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(c: Color32) -> f32 {
        let linear = |v: u8| {
            let v = f32::from(v) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(c.r()) + 0.7152 * linear(c.g()) + 0.0722 * linear(c.b())
    }

    /// Contrast by WCAG 2.1, 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_can_be_read() {
        for (name, t) in [
            ("light", &LIGHT),
            ("dark", &DARK),
            ("light, high contrast", &HIGH_LIGHT),
            ("dark, high contrast", &HIGH_DARK),
        ] {
            for (what, front, backs) in [
                ("ink", t.ink, vec![t.paper, t.panel, t.hover, t.selected, t.hit]),
                ("soft", t.soft, vec![t.paper, t.panel, t.hover, t.selected]),
                ("faint", t.faint, vec![t.paper, t.panel]),
                ("added", t.added, vec![t.paper, t.panel, t.selected, t.added_back, t.hit]),
                ("removed", t.removed, vec![t.paper, t.panel, t.selected, t.removed_back, t.hit]),
                ("open", t.open, vec![t.paper, t.panel, t.selected]),
                ("agreed", t.agreed, vec![t.paper, t.panel, t.selected]),
                ("accent", t.accent, vec![t.paper, t.panel]),
                ("on accent", t.on_accent, vec![t.accent]),
            ] {
                // WCAG 2.1: 4.5 for all, and 7 where the reader asks for more.
                let least = if name.contains("high") { 7.0 } else { 4.5 };
                for back in backs {
                    let c = contrast(front, back);
                    assert!(c >= least, "{name}: {what} on {back:?} has a contrast of {c:.2}");
                }
            }
        }
    }
}
