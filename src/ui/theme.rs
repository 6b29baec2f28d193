//! Colours, sizes and fonts by meaning. The only place where a colour is written down.

use egui::epaint::text::VariationCoords;
use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextFormat, Theme, Vec2,
};
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
    /// Text on the accent colour.
    pub on_accent: Color32,
}

#[expect(clippy::disallowed_methods, reason = "this is where colours are written down")]
const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// Dark ink on warm paper.
pub const LIGHT: Tokens = Tokens {
    paper: rgb(0xFA_F8_F5),
    panel: rgb(0xFF_FF_FF),
    ink: rgb(0x1E_22_27),
    soft: rgb(0x5E_64_6C),
    faint: rgb(0x6C_70_76),
    line: rgb(0xE8_E4_DD),
    hover: rgb(0xF4_F1_EB),
    selected: rgb(0xF0_F4_FA),
    added: rgb(0x1B_5A_A6),
    added_back: rgb(0xE4_EE_F9),
    removed: rgb(0x96_48_0A),
    removed_back: rgb(0xFB_EA_DB),
    open: rgb(0x86_36_7F),
    agreed: rgb(0x2C_77_49),
    accent: rgb(0x2A_4B_7C),
    on_accent: rgb(0xFF_FF_FF),
};

/// Light ink on a dark ground.
pub const DARK: Tokens = Tokens {
    paper: rgb(0x15_17_1A),
    panel: rgb(0x1C_1F_23),
    ink: rgb(0xE7_E6_E2),
    soft: rgb(0xA3_A9_B1),
    faint: rgb(0x86_8C_94),
    line: rgb(0x2B_2F_35),
    hover: rgb(0x22_26_2B),
    selected: rgb(0x1F_29_37),
    added: rgb(0x8B_B8_F0),
    added_back: rgb(0x1D_30_49),
    removed: rgb(0xEF_A7_6E),
    removed_back: rgb(0x41_29_1A),
    open: rgb(0xD6_90_CF),
    agreed: rgb(0x74_BF_92),
    accent: rgb(0x9D_B9_E4),
    on_accent: rgb(0x15_17_1A),
};

impl Tokens {
    /// The tokens of the theme that a context shows now.
    pub fn of(ctx: &egui::Context) -> &'static Tokens {
        match ctx.theme() {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }
}

/// Size of the drafts' text, in points.
pub const TEXT: f32 = 15.0;
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
        font_id: FontId::new(TEXT, serif()),
        line_height: Some(23.0),
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

/// Puts fonts, colours and sizes into a context.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    // Where the desktop does not say what it prefers: drafts are read on paper.
    ctx.options_mut(|o| o.fallback_theme = Theme::Light);
    for (theme, tokens) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        ctx.style_mut_of(theme, |style| dress(style, tokens));
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
        for (name, t) in [("light", &LIGHT), ("dark", &DARK)] {
            for (what, front, backs) in [
                ("ink", t.ink, vec![t.paper, t.panel, t.hover, t.selected]),
                ("soft", t.soft, vec![t.paper, t.panel, t.hover, t.selected]),
                ("faint", t.faint, vec![t.paper, t.panel]),
                ("added", t.added, vec![t.paper, t.panel, t.selected, t.added_back]),
                ("removed", t.removed, vec![t.paper, t.panel, t.selected, t.removed_back]),
                ("open", t.open, vec![t.paper, t.panel, t.selected]),
                ("agreed", t.agreed, vec![t.paper, t.panel, t.selected]),
                ("accent", t.accent, vec![t.paper, t.panel]),
                ("on accent", t.on_accent, vec![t.accent]),
            ] {
                for back in backs {
                    let c = contrast(front, back);
                    assert!(c >= 4.5, "{name}: {what} on {back:?} has a contrast of {c:.2}");
                }
            }
        }
    }
}
