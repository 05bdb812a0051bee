//! A host's colour, made fit to be read: whatever it is, links and marks keep their contrast, light and dark.

/// Red, green and blue.
pub type Colour = [u8; 3];

/// The contrast that text needs (WCAG 2.2, 1.4.3).
const ENOUGH: f64 = 4.5;

/// How much of the accent is in its wash, in hundredths.
const WASH: u32 = 10;

/// The page's grounds, in the order plain, raised, sunken; `style/tokens.css` has the same.
const LIGHT: [Colour; 3] = [[0xff, 0xff, 0xff], [0xfa, 0xf9, 0xf7], [0xf3, 0xf1, 0xed]];
const DARK: [Colour; 3] = [[0x1f, 0x23, 0x29], [0x26, 0x2b, 0x32], [0x19, 0x1c, 0x21]];

const WHITE: Colour = [0xff; 3];
const BLACK: Colour = [0; 3];

/// An accent as the style sheets want it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accents {
    /// Links and marks on the page's grounds.
    pub accent: Colour,
    /// Text on the accent.
    pub ink: Colour,
    /// A ground with a little of the accent.
    pub wash: Colour,
}

/// The accent nearest to a colour that can be read on light or on dark grounds.
pub fn fit(colour: Colour, is_dark: bool) -> Accents {
    let (grounds, towards) = if is_dark { (DARK, WHITE) } else { (LIGHT, BLACK) };
    let wash_of = |accent: Colour| mixed(grounds[0], accent, WASH);
    // In hundredths on the way to black or white, which always have enough.
    let readable = |accent: Colour| {
        grounds.iter().chain([&wash_of(accent)]).all(|ground| contrast(accent, *ground) >= ENOUGH)
    };
    let accent = (0..=100)
        .map(|part| mixed(colour, towards, part))
        .find(|accent| readable(*accent))
        .unwrap_or(towards);
    let ink = if contrast(accent, WHITE) >= contrast(accent, BLACK) { WHITE } else { BLACK };
    Accents { accent, ink, wash: wash_of(accent) }
}

/// `#8a1c1c`.
pub fn hex([red, green, blue]: Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A colour with so many hundredths of another.
fn mixed(one: Colour, other: Colour, hundredths: u32) -> Colour {
    let mix = |a: u8, b: u8| {
        let sum = u32::from(a) * (100 - hundredths.min(100)) + u32::from(b) * hundredths.min(100);
        u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
    };
    [mix(one[0], other[0]), mix(one[1], other[1]), mix(one[2], other[2])]
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2).
fn contrast(one: Colour, other: Colour) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// From 0 to 1.
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_colour_that_can_be_read_stays_as_it_is() {
        assert_eq!(fit([0x0b, 0x5a, 0x78], false).accent, [0x0b, 0x5a, 0x78]);
        assert_eq!(fit([0x7c, 0xc4, 0xde], true).accent, [0x7c, 0xc4, 0xde]);
    }

    #[test]
    fn yellow_becomes_dark_on_white_and_stays_on_black() {
        let yellow = [0xff, 0xe0, 0x00];
        assert_ne!(fit(yellow, false).accent, yellow);
        assert_eq!(fit(yellow, true).accent, yellow);
        assert_eq!(hex(yellow), "#ffe000");
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((contrast(WHITE, BLACK) - 21.0).abs() < 1e-9);
        assert!((contrast([0x76; 3], WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn the_grounds_are_those_of_the_style_sheet() {
        let tokens = include_str!("../../style/tokens.css");
        for colour in LIGHT.into_iter().chain(DARK).skip(1) {
            assert!(tokens.contains(&hex(colour)), "{}", hex(colour));
        }
    }

    proptest! {
        #[test]
        fn whatever_the_colour_it_can_be_read(colour: [u8; 3], is_dark: bool) {
            let Accents { accent, ink, wash } = fit(colour, is_dark);
            let grounds = if is_dark { DARK } else { LIGHT };
            for ground in grounds.into_iter().chain([wash]) {
                prop_assert!(contrast(accent, ground) >= ENOUGH);
            }
            prop_assert!(contrast(accent, ink) >= ENOUGH);
        }
    }
}
