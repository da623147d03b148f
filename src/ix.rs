//! Places in lists, a type for each list, so that none is taken for a place in another. 32 bits wide: an archive holds millions of them,
//! and no list of four billion things fits into a machine's memory.

macro_rules! ix {
    ($(#[$doc:meta])* $type:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $type(u32);

        impl $type {
            /// The place `at`, counted from 0.
            pub fn new(at: usize) -> Self {
                Self(u32::try_from(at).unwrap_or(u32::MAX))
            }

            /// Counted from 0, as lists are asked.
            pub fn at(self) -> usize {
                self.0 as usize
            }

            /// The places of a whole list, in its order.
            pub fn all<T>(list: &[T]) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + use<T> {
                (0..list.len()).map(Self::new)
            }
        }
    };
}

pub(crate) use ix;
