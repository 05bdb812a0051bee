//! LEB128 numbers: seven bits a byte, the lowest first.

/// Appends a number.
pub(crate) fn put(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Reads numbers one after another; behind the end every number is 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbers<'a> {
    bytes: &'a [u8],
}

impl<'a> Numbers<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// How many bytes are left: no fewer than the numbers that are left.
    pub(crate) fn left(&self) -> usize {
        self.bytes.len()
    }

    /// The next number.
    #[inline]
    pub(crate) fn next(&mut self) -> u32 {
        let mut number = 0u32;
        let mut shift = 0;
        while let Some((&byte, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            if byte < 0x80 {
                break;
            }
            // A fifth byte ends any number; longer ones only occur in damaged bytes.
            shift += 7;
            if shift > 28 {
                break;
            }
        }
        number
    }

    /// The next `length` bytes; fewer where there are not so many.
    pub(crate) fn take(&mut self, length: u32) -> &'a [u8] {
        let (taken, rest) = self.bytes.split_at(self.bytes.len().min(length as usize));
        self.bytes = rest;
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back_in_order(numbers in proptest::collection::vec(any::<u32>(), 0..40)) {
            let mut bytes = Vec::new();
            for &number in &numbers {
                put(&mut bytes, number);
            }
            let mut reader = Numbers::new(&bytes);
            for &number in &numbers {
                prop_assert_eq!(reader.next(), number);
            }
            prop_assert_eq!(reader.left(), 0);
        }
    }

    #[test]
    fn a_number_without_end_ends_with_the_bytes() {
        let mut reader = Numbers::new(&[0xff; 3]);
        let _ = reader.next();
        assert_eq!((reader.left(), reader.next()), (0, 0));
    }
}
