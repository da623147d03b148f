//! Why a date is no deadline, and what was read with doubt.

use crate::source::Span;

/// A date or period in the text that is no deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    pub span: Span,
    pub reason: Reason,
}

/// The reasons a careful reader would give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    DocumentDate,
    PastResult,
    Effect,
    StartOnly,
    ReviewedPeriod,
    Name,
    Title,
    Ratio,
    Address,
    OldDeadline,
    NaturalEvent,
}

impl Reason {
    /// One sentence in English, one in Vietnamese.
    pub fn explanation(self) -> (&'static str, &'static str) {
        match self {
            Reason::DocumentDate => ("the date of a document or of the notice", "ngày của văn bản"),
            Reason::PastResult => ("already past when the notice was issued", "việc đã qua khi ban hành thông báo"),
            Reason::Effect => ("the day a rule takes effect", "ngày có hiệu lực, ngày áp dụng"),
            Reason::StartOnly => ("a start without an end", "chỉ nêu lúc bắt đầu, không nêu lúc kết thúc"),
            Reason::ReviewedPeriod => {
                ("a period reported on or planned for, not a limit", "kỳ báo cáo, kỳ đánh giá, kỳ kế hoạch")
            }
            Reason::Name => ("part of a name or of an anniversary", "một phần của tên riêng hoặc ngày kỷ niệm"),
            Reason::Title => (
                "part of the title of a plan, programme or meeting",
                "một phần của tên kế hoạch, chương trình, hội nghị",
            ),
            Reason::Ratio => ("a ratio, a mark or a count, not a date", "tỷ số, điểm hoặc số lượng, không phải ngày"),
            Reason::Address => ("part of an address or a number", "một phần của địa chỉ hoặc số hiệu"),
            Reason::OldDeadline => ("a former deadline that another replaces", "thời hạn cũ đã được thay"),
            Reason::NaturalEvent => ("the time of a natural event", "thời điểm của hiện tượng thiên nhiên"),
        }
    }

    /// Stable lower-case name for machines.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::DocumentDate => "document-date",
            Reason::PastResult => "past-result",
            Reason::Effect => "effect",
            Reason::StartOnly => "start-only",
            Reason::ReviewedPeriod => "reviewed-period",
            Reason::Name => "name",
            Reason::Title => "title",
            Reason::Ratio => "ratio",
            Reason::Address => "address",
            Reason::OldDeadline => "old-deadline",
            Reason::NaturalEvent => "natural-event",
        }
    }
}

/// Something a careful reader would ask about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    pub span: Span,
    pub kind: DoubtKind,
}

/// What is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DoubtKind {
    ImpossibleDate,
    BeforeIssue,
    YearUnknown,
    WeekdayMismatch,
    /// A day just past when the notice was issued: read as next year's.
    YearAhead,
    /// A day or period just past when the notice was issued, said like work to do: read as past.
    JustPast,
    RulesOnly,
}

impl DoubtKind {
    /// One sentence in English, one in Vietnamese.
    pub fn explanation(self) -> (&'static str, &'static str) {
        match self {
            DoubtKind::ImpossibleDate => ("there is no such day in the calendar", "lịch không có ngày này"),
            DoubtKind::BeforeIssue => ("the deadline lies before the day of issue", "thời hạn nằm trước ngày ban hành"),
            DoubtKind::YearUnknown => (
                "the year is not written and the day of issue is not known",
                "không ghi năm và chưa biết ngày ban hành",
            ),
            DoubtKind::YearAhead => (
                "the year is not written, and this year's day was just past, so next year's was taken",
                "không ghi năm, ngày này năm nay vừa qua, nên hiểu là năm sau",
            ),
            DoubtKind::JustPast => (
                "the year is not written, and it was just past, so it was taken for no deadline",
                "không ghi năm, thời gian này vừa qua, nên không hiểu là thời hạn",
            ),
            DoubtKind::WeekdayMismatch => ("the weekday and the date do not agree", "thứ và ngày không khớp nhau"),
            DoubtKind::RulesOnly => (
                "working days were counted by rule, the year's days off are not listed",
                "ngày làm việc tính theo quy tắc chung, chưa có danh sách ngày nghỉ của năm",
            ),
        }
    }

    /// Stable lower-case name for machines.
    pub fn as_str(self) -> &'static str {
        match self {
            DoubtKind::ImpossibleDate => "impossible-date",
            DoubtKind::BeforeIssue => "before-issue",
            DoubtKind::YearUnknown => "year-unknown",
            DoubtKind::WeekdayMismatch => "weekday-mismatch",
            DoubtKind::YearAhead => "year-ahead",
            DoubtKind::JustPast => "just-past",
            DoubtKind::RulesOnly => "rules-only",
        }
    }
}
