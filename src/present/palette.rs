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
    /// Behind words that are sought.
    pub hit: Rgb,
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
    hit: Rgb(0xFF_E2_8A),
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
    hit: Rgb(0x54_45_0E),
};

/// Black on white, for eyes that need it.
pub const HIGH_LIGHT: Palette = Palette {
    paper: Rgb(0xFF_FF_FF),
    panel: Rgb(0xFF_FF_FF),
    ink: Rgb(0x00_00_00),
    soft: Rgb(0x26_26_26),
    faint: Rgb(0x40_40_40),
    line: Rgb(0x70_70_70),
    hover: Rgb(0xEE_EE_EE),
    selected: Rgb(0xE3_EE_FF),
    added: Rgb(0x00_2F_86),
    added_back: Rgb(0xD6_E6_FF),
    removed: Rgb(0x6E_22_00),
    removed_back: Rgb(0xFF_E2_CF),
    open: Rgb(0x64_00_66),
    agreed: Rgb(0x00_4A_1E),
    accent: Rgb(0x00_2F_86),
    on_accent: Rgb(0xFF_FF_FF),
    hit: Rgb(0xFF_E8_66),
};

/// White on black, for eyes that need it.
pub const HIGH_DARK: Palette = Palette {
    paper: Rgb(0x00_00_00),
    panel: Rgb(0x00_00_00),
    ink: Rgb(0xFF_FF_FF),
    soft: Rgb(0xE0_E0_E0),
    faint: Rgb(0xC4_C4_C4),
    line: Rgb(0x90_90_90),
    hover: Rgb(0x24_24_24),
    selected: Rgb(0x0C_24_4E),
    added: Rgb(0xA9_D0_FF),
    added_back: Rgb(0x0B_2B_59),
    removed: Rgb(0xFF_C2_8F),
    removed_back: Rgb(0x4F_27_06),
    open: Rgb(0xFF_B3_F6),
    agreed: Rgb(0x9C_F0_B8),
    accent: Rgb(0xA9_D0_FF),
    on_accent: Rgb(0x00_00_00),
    hit: Rgb(0x3A_2C_00),
};
