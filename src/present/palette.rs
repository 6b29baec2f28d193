//! The colours of the application by meaning, shared by the window and the exports.

/// A colour, as `0xRRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u32);

impl Rgb {
    /// Its red, green and blue part.
    pub const fn parts(self) -> [u8; 3] {
        [(self.0 >> 16) as u8, (self.0 >> 8) as u8, self.0 as u8]
    }
}

/// `#rrggbb`, as HTML and SVG write it.
impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:06x}", self.0)
    }
}

/// The colours of one theme, by what they mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind the drafts.
    pub paper: Rgb,
    /// Behind bars and panels.
    pub panel: Rgb,
    /// Text.
    pub ink: Rgb,
    /// Text that explains.
    pub soft: Rgb,
    /// Text that only fills a place.
    pub faint: Rgb,
    /// Hairlines.
    pub line: Rgb,
    /// Behind what the pointer is on, and behind folded rows.
    pub hover: Rgb,
    /// Behind the selected row.
    pub selected: Rgb,
    /// Added words.
    pub added: Rgb,
    /// Behind added words.
    pub added_back: Rgb,
    /// Removed words.
    pub removed: Rgb,
    /// Behind removed words.
    pub removed_back: Rgb,
    /// Not settled.
    pub open: Rgb,
    /// Agreed.
    pub agreed: Rgb,
    /// What can be clicked, and what is selected.
    pub accent: Rgb,
    /// Text on the accent colour.
    pub on_accent: Rgb,
}

/// Dark ink on warm paper.
pub const LIGHT: Palette = Palette {
    paper: Rgb(0xFA_F8_F5),
    panel: Rgb(0xFF_FF_FF),
    ink: Rgb(0x1E_22_27),
    soft: Rgb(0x5E_64_6C),
    faint: Rgb(0x6C_70_76),
    line: Rgb(0xE8_E4_DD),
    hover: Rgb(0xF4_F1_EB),
    selected: Rgb(0xF0_F4_FA),
    added: Rgb(0x1B_5A_A6),
    added_back: Rgb(0xE4_EE_F9),
    removed: Rgb(0x96_48_0A),
    removed_back: Rgb(0xFB_EA_DB),
    open: Rgb(0x86_36_7F),
    agreed: Rgb(0x2C_77_49),
    accent: Rgb(0x2A_4B_7C),
    on_accent: Rgb(0xFF_FF_FF),
};

/// Light ink on a dark ground.
pub const DARK: Palette = Palette {
    paper: Rgb(0x15_17_1A),
    panel: Rgb(0x1C_1F_23),
    ink: Rgb(0xE7_E6_E2),
    soft: Rgb(0xA3_A9_B1),
    faint: Rgb(0x86_8C_94),
    line: Rgb(0x2B_2F_35),
    hover: Rgb(0x22_26_2B),
    selected: Rgb(0x1F_29_37),
    added: Rgb(0x8B_B8_F0),
    added_back: Rgb(0x1D_30_49),
    removed: Rgb(0xEF_A7_6E),
    removed_back: Rgb(0x41_29_1A),
    open: Rgb(0xD6_90_CF),
    agreed: Rgb(0x74_BF_92),
    accent: Rgb(0x9D_B9_E4),
    on_accent: Rgb(0x15_17_1A),
};
