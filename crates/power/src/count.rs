//! Numbers that count coalitions: as wide as the number of players asks for, and no wider.

use dashu_int::UBig;

/// A number of coalitions, modulo a power of two that no count of the game reaches.
pub(crate) trait Count: Copy + Default + PartialEq {
    /// One coalition.
    const ONE: Self;
    /// Adds.
    fn add(self, other: Self) -> Self;
    /// Takes away; below zero it wraps round, and comes back when as much is added.
    fn sub(self, other: Self) -> Self;
    /// Returns the number.
    fn big(self) -> UBig;
}

macro_rules! plain {
    ($($t:ty),+) => {$(
        impl Count for $t {
            const ONE: Self = 1;
            #[inline(always)]
            fn add(self, other: Self) -> Self { self.wrapping_add(other) }
            #[inline(always)]
            fn sub(self, other: Self) -> Self { self.wrapping_sub(other) }
            fn big(self) -> UBig { UBig::from(self) }
        }
    )+};
}

plain!(u64, u128);

/// A number of `N` words, the lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wide<const N: usize>(pub(crate) [u64; N]);

impl<const N: usize> Default for Wide<N> {
    fn default() -> Self {
        Wide([0; N])
    }
}

impl<const N: usize> Count for Wide<N> {
    const ONE: Self = {
        let mut words = [0; N];
        words[0] = 1;
        Wide(words)
    };

    #[inline(always)]
    fn add(self, other: Self) -> Self {
        let mut out = [0; N];
        let mut carry = false;
        for ((o, a), b) in out.iter_mut().zip(self.0).zip(other.0) {
            let (sum, over) = a.overflowing_add(b);
            let (sum, more) = sum.overflowing_add(u64::from(carry));
            (*o, carry) = (sum, over | more);
        }
        Wide(out)
    }

    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        let mut out = [0; N];
        let mut borrow = false;
        for ((o, a), b) in out.iter_mut().zip(self.0).zip(other.0) {
            let (left, under) = a.overflowing_sub(b);
            let (left, more) = left.overflowing_sub(u64::from(borrow));
            (*o, borrow) = (left, under | more);
        }
        Wide(out)
    }

    fn big(self) -> UBig {
        UBig::from_words(&self.0.map(|w| w as dashu_int::Word))
    }
}

/// Returns the numbers of ways to choose 0, 1, …, `n` of `n`.
pub(crate) fn binomials(n: usize) -> Vec<UBig> {
    let mut row = vec![UBig::ONE; n + 1];
    for k in 1..n {
        row[k] = &row[k - 1] * (n - k + 1) / k;
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_numbers_carry_and_borrow() {
        let top = Wide([u64::MAX, u64::MAX, 0]);
        let next = top.add(Wide::ONE);
        assert_eq!(next.0, [0, 0, 1]);
        assert_eq!(next.sub(Wide::ONE), top);
        assert_eq!(
            Wide::<3>::default().sub(Wide::ONE).add(Wide::ONE),
            Wide::default()
        );
        assert_eq!(next.big(), UBig::ONE << 128);
    }

    #[test]
    fn binomials_are_those_of_pascal() {
        let row: Vec<String> = binomials(6).iter().map(UBig::to_string).collect();
        assert_eq!(row, ["1", "6", "15", "20", "15", "6", "1"]);
        assert_eq!(binomials(0), [UBig::ONE]);
    }
}
