//! Names of things: text that has been checked once and is passed on as a type of its own.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

macro_rules! name {
    ($(#[$doc:meta])* $type:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        pub struct $type(Arc<str>);

        impl $type {
            pub fn new(text: impl AsRef<str>) -> Self {
                Self(Arc::from(text.as_ref()))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $type {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    };
}

name!(
    /// An issuer of notices, as `units.toml` names it: `skhcn-quang-tri`.
    IssuerId
);
name!(
    /// A unit with its issuer: `skhcn-quang-tri/van-phong-so`.
    UnitId
);
name!(
    /// A notice's path below `notices/` without the extension: `2025/tuan-07`.
    NoticeId
);
name!(
    /// A task: its notice's id, a slash, and its own: `2025/tuan-07/van-phong-so-1`.
    TaskId
);
name!(
    /// An indicator of one issuer in one year: `skhcn-quang-ngai/2025/so-thue-bao-internet`.
    IndicatorId
);

impl UnitId {
    pub fn of(issuer: &IssuerId, unit: &str) -> Self {
        Self::new(format!("{issuer}/{unit}"))
    }

    /// The part behind the issuer.
    pub fn own(&self) -> &str {
        self.as_str().split_once('/').map_or(self.as_str(), |(_, own)| own)
    }
}

impl TaskId {
    pub fn of(notice: &NoticeId, own: &str) -> Self {
        Self::new(format!("{notice}/{own}"))
    }
}

/// Whether `text` may be an id as people write it: lower-case ASCII letters, digits and single hyphens between them.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}
