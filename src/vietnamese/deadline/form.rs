//! Which rule of the grammar read a deadline, said in one sentence for the people who ask why.

/// A rule of the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    BeforeDay,
    BeforeHour,
    BeforePeriod,
    ByDay,
    NoLaterThan,
    Limit,
    OnDay,
    AtHour,
    WithinPeriod,
    PartOfPeriod,
    Range,
    FromNow,
    Week,
    Deixis,
    Lunar,
    Closing,
    Moved,
    Recurring,
    Count,
    CountFromIssue,
    BeforeEvent,
}

impl Form {
    /// Why the phrase is read so: one sentence in English, one in Vietnamese.
    pub fn explanation(self) -> (&'static str, &'static str) {
        match self {
            Form::BeforeDay => (
                "before a day: the last day in time is the day before it",
                "trước một ngày: ngày cuối còn đúng hạn là ngày liền trước ngày ấy",
            ),
            Form::BeforeHour => (
                "before an hour: on that day, up to that hour",
                "trước một giờ của một ngày: trong ngày ấy, đến giờ đã nêu",
            ),
            Form::BeforePeriod => (
                "before a month, quarter or year: the last day in time is the day before it begins",
                "trước một tháng, quý, năm: ngày cuối còn đúng hạn là ngày liền trước khi kỳ đó bắt đầu",
            ),
            Form::ByDay => (
                "up to or to the end of a day or period: its last day is still in time",
                "đến, hết một ngày hay một kỳ: ngày cuối của kỳ đó vẫn còn đúng hạn",
            ),
            Form::NoLaterThan => (
                "no later than a day: that day is still in time",
                "chậm nhất, muộn nhất một ngày: chính ngày ấy vẫn còn đúng hạn",
            ),
            Form::Limit => (
                "a date named as the time limit: that day is still in time",
                "ngày được nêu là hạn, thời hạn: chính ngày ấy vẫn còn đúng hạn",
            ),
            Form::OnDay => ("on a day: that day", "trong một ngày, vào một ngày: chính ngày ấy"),
            Form::AtHour => ("at an hour of a day", "vào giờ đã nêu của ngày ấy"),
            Form::WithinPeriod => (
                "within a month, quarter, half or whole year: up to its last day",
                "trong một tháng, quý, nửa năm, năm: đến ngày cuối của kỳ đó",
            ),
            Form::PartOfPeriod => (
                "early, mid or late in a period: thirds of it, approximately",
                "đầu, giữa, cuối kỳ: lấy từng phần ba của kỳ, gần đúng",
            ),
            Form::Range => ("from a day to a day, both included", "từ một ngày đến một ngày, kể cả hai ngày"),
            Form::FromNow => {
                ("from now to a day: the day of issue begins it", "từ nay đến một ngày: tính từ ngày ban hành")
            }
            Form::Week => ("within a week, Monday to Sunday", "trong tuần, từ thứ Hai đến Chủ nhật"),
            Form::Deixis => (
                "a day told from the day of issue (today, tomorrow, this Friday)",
                "ngày nói theo ngày ban hành (hôm nay, ngày mai, thứ Sáu này)",
            ),
            Form::Lunar => ("a day of the lunar calendar, in solar days", "ngày âm lịch, đổi sang dương lịch"),
            Form::Closing => (
                "after this day it is closed: that day is the last in time",
                "sau ngày ấy không nhận nữa: chính ngày ấy là ngày cuối còn đúng hạn",
            ),
            Form::Moved => ("a date moved to another: the new one holds", "thời hạn được dời: lấy ngày mới"),
            Form::Recurring => (
                "comes again every period; the day told is the last in time of each",
                "việc định kỳ, lặp lại mỗi kỳ; ngày nêu ra là ngày cuối đúng hạn của từng kỳ",
            ),
            Form::Count => (
                "a count of days from an event whose day the text does not tell",
                "số ngày tính từ một sự kiện chưa rõ ngày",
            ),
            Form::CountFromIssue => (
                "a count of days from a known day; that day itself is not counted (Civil Code, art. 147)",
                "số ngày tính từ một ngày đã biết; không tính chính ngày ấy (Bộ luật Dân sự, Điều 147)",
            ),
            Form::BeforeEvent => ("before an event whose day the text does not tell", "trước một sự kiện chưa rõ ngày"),
        }
    }
}
