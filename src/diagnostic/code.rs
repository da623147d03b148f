//! Every diagnostic there is: its stable name, how grave it is, and its sentences in each language.
//!
//! Wording: short, no jargon, what was expected before what was found; the help says what to type.

use super::Language;

/// Error: the site would misstate or lose something. Warning: read with doubt. Hint: could be better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
    Hint,
}

impl Severity {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident
        en: $en:literal, $en_help:literal
        vi: $vi:literal, $vi_help:literal;)*) => {
        /// What is wrong. The name ([`Code::as_str`]) is stable: CI files and scripts may rely on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($variant),* }

        impl Code {
            pub const ALL: &[Code] = &[$(Code::$variant),*];

            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name),* }
            }

            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),* }
            }

            /// The sentence with its `{words}` still open.
            pub fn message(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Code::$variant, Language::English) => $en,
                      (Code::$variant, Language::Vietnamese) => $vi),*
                }
            }

            /// What to do; empty where there is nothing to add.
            pub fn help(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Code::$variant, Language::English) => $en_help,
                      (Code::$variant, Language::Vietnamese) => $vi_help),*
                }
            }
        }
    };
}

codes! {
    // Files
    NotText "not-text" Error
        en: "this file is not UTF-8 text", "save it again with the encoding UTF-8"
        vi: "tệp này không phải văn bản UTF-8", "hãy lưu lại với bảng mã UTF-8";
    UnsafePath "unsafe-path" Error
        en: "“{path}” is not a name a site can use: {reason}", "rename the file"
        vi: "“{path}” không dùng được làm tên tệp: {reason}", "hãy đổi tên tệp";
    LinkedFile "linked-file" Error
        en: "“{path}” is a link to another place on the disk; only plain files are read", "put a copy of the file here"
        vi: "“{path}” trỏ tới nơi khác trên đĩa; chương trình chỉ đọc tệp thường", "hãy chép tệp vào đây";
    NoFile "no-file" Error
        en: "“{path}” is a pipe, a socket or a device; only plain files are read", "take it away, or put a file in its place"
        vi: "“{path}” là ống dẫn, cổng hoặc thiết bị; chương trình chỉ đọc tệp thường", "hãy bỏ đi, hoặc thay bằng một tệp";
    DeviceName "device-name" Error
        en: "a file needs a name that Windows can open; “{name}” is kept for a device there", "rename it, for example to {example}"
        vi: "tên tệp phải mở được trên Windows; “{name}” là tên dành riêng cho thiết bị", "hãy đổi tên, ví dụ {example}";
    HiddenCharacter "hidden-character" Warning
        en: "a text is made of characters that can be seen; {found} here is {what} and was taken out ({count} in this file)", "write the words around it again, or paste them as plain text"
        vi: "văn bản chỉ gồm ký tự nhìn thấy được; {found} ở đây là {what}, đã bỏ đi (cả tệp có {count})", "hãy gõ lại chỗ này, hoặc dán dưới dạng văn bản thuần";
    LostLetter "lost-letter" Warning
        en: "a letter was expected here; “\u{fffd}” stands where a conversion lost it ({count} in this file)", "write it again from the paper"
        vi: "ở đây phải là một chữ; “\u{fffd}” là chỗ chữ bị mất khi chuyển mã (cả tệp có {count})", "hãy gõ lại theo bản giấy";
    FileTooLarge "file-too-large" Error
        en: "this file holds {size} MB; at most {most} MB are read", "split it into several files"
        vi: "tệp có {size} MB, chỉ đọc tối đa {most} MB", "hãy chia thành nhiều tệp";
    AttachmentKind "attachment-kind" Error
        en: "files of the kind “{kind}” are not published", "use one of: {known}"
        vi: "không công bố tệp loại “{kind}”", "hãy dùng một trong các loại: {known}";
    UnknownFile "unknown-file" Warning
        en: "nothing reads “{path}”", "notices stand in notices/, logs in progress/, pages in pages/"
        vi: "không phần nào đọc tệp “{path}”", "thông báo để trong notices/, nhật ký trong progress/, trang trong pages/";
    MissingSettings "missing-settings" Error
        en: "there is no content/{name}", "write one; the README shows a small example"
        vi: "thiếu tệp content/{name}", "hãy tạo tệp này; README có ví dụ ngắn";
    NoPicture "no-picture" Error
        en: "a picture was expected here, and “{found}” is none that every browser shows", "use one of: {known}"
        vi: "ở đây phải là tệp ảnh, “{found}” không phải loại mọi trình duyệt đều hiện", "hãy dùng một trong các loại: {known}";
    BadColour "bad-colour" Error
        en: "a colour is written as # and six digits of 0–9 and a–f, found “{found}”", "brand = \"#9b1c1f\""
        vi: "màu viết bằng dấu # và sáu ký tự 0–9, a–f, ở đây là “{found}”", "brand = \"#9b1c1f\"";

    // What must not be published
    SecretText "secret-text" Error
        en: "this text bears the mark “{mark}”; a secret is never published", "take the whole file out of content/, and out of the version control it may stand in"
        vi: "văn bản này có dấu “{mark}”; tài liệu mật không bao giờ được công bố", "hãy lấy cả tệp ra khỏi content/ và khỏi kho lưu phiên bản nếu có";
    DeniedText "denied-text" Error
        en: "“{words}” must not be published: never_publish in site.toml names it", "take it out of the text, or out of the list"
        vi: "“{words}” không được công bố: never_publish trong site.toml có nêu", "hãy bỏ khỏi văn bản, hoặc bỏ khỏi danh sách";
    PersonalData "personal-data" Warning
        en: "“{found}” looks like a person's {what}; every reader of the site would see it", "take it out; where it may be shown, end the line with {.public} or name it in public_numbers in site.toml"
        vi: "“{found}” giống {what} của một người; ai xem trang cũng thấy", "hãy bỏ đi; nếu được phép nêu thì viết {.public} ở cuối dòng, hoặc ghi số ấy vào public_numbers trong site.toml";
    NotLookedInto "not-looked-into" Hint
        en: "what must not be published was not looked for in this file: {reason}", "read it yourself before it is published"
        vi: "chưa soát được tệp này xem có điều không được công bố không: {reason}", "hãy tự đọc lại trước khi công bố";

    // TOML
    NoFrontMatter "no-front-matter" Error
        en: "a notice begins with its front matter between two lines of “+++”", "write “+++”, the keys, and “+++” at the top"
        vi: "thông báo phải mở đầu bằng phần khai báo giữa hai dòng “+++”", "hãy viết “+++”, các khóa, rồi “+++” ở đầu tệp";
    OpenFrontMatter "open-front-matter" Error
        en: "the front matter is not closed", "write a line “+++” after its last key"
        vi: "phần khai báo chưa đóng", "hãy thêm dòng “+++” sau khóa cuối";
    TomlSyntax "toml-syntax" Error
        en: "this is not valid TOML: {reason}", "write key = value; text stands between straight quotation marks: title = \"…\""
        vi: "phần khai báo sai cú pháp: {reason}", "hãy viết khóa = giá trị; chữ đặt giữa hai dấu ngoặc kép thẳng: title = \"…\"";
    CurlyQuotes "curly-quotes" Error
        en: "text stands between straight quotation marks (\"), not between curly ones", "write: {line}"
        vi: "chữ phải đặt giữa hai dấu ngoặc kép thẳng (\"), không phải ngoặc kép cong do Word tự đổi", "hãy gõ: {line}";
    UnquotedText "unquoted-text" Error
        en: "text stands between two straight quotation marks (\")", "write: {line}"
        vi: "chữ phải đặt giữa hai dấu ngoặc kép thẳng (\")", "hãy gõ: {line}";
    QuotesWithin "quotes-within" Error
        en: "within a text no straight quotation mark (\") may stand: it would end the text", "write curly ones: {line}"
        vi: "bên trong đoạn chữ không được có dấu ngoặc kép thẳng (\"), vì dấu ấy kết thúc đoạn chữ", "hãy dùng ngoặc kép cong: {line}";
    NoEquals "no-equals" Error
        en: "between the key “{key}” and what it says stands “=”", "write: {line}"
        vi: "giữa khóa “{key}” và nội dung phải có dấu “=”", "hãy gõ: {line}";
    NoValue "no-value" Error
        en: "the key “{key}” says nothing", "write what it says behind “=”, or take the line out"
        vi: "khóa “{key}” chưa có nội dung", "hãy ghi nội dung sau dấu “=”, hoặc bỏ dòng này";
    DayForm "day-form" Error
        en: "a day is written year-month-day with hyphens, not “{found}”", "write {day}"
        vi: "ngày phải viết theo thứ tự năm-tháng-ngày, nối bằng gạch ngang, không phải “{found}”", "hãy gõ {day}";
    VietnameseKey "vietnamese-key" Error
        en: "keys are English words: “{found}” is “{key}”", "write: {line}"
        vi: "tên khóa viết bằng tiếng Anh: “{found}” là “{key}”", "hãy gõ: {line}";
    UnknownKey "unknown-key" Error
        en: "there is no key “{key}” here", "known keys: {known}"
        vi: "ở đây không có khóa “{key}”", "các khóa dùng được: {known}";
    MissingKey "missing-key" Error
        en: "the key “{key}” is missing", "add a line: {example}"
        vi: "thiếu khóa “{key}”", "hãy thêm dòng: {example}";
    WrongType "wrong-type" Error
        en: "“{key}” takes {expected}, not {found}", ""
        vi: "“{key}” phải là {expected}, không phải {found}", "";
    UnknownChoice "unknown-choice" Error
        en: "“{key}” is one of {known}, not “{found}”", ""
        vi: "“{key}” phải là một trong {known}, không phải “{found}”", "";
    ImpossibleDate "impossible-date" Error
        en: "“{found}” is no day of the calendar", "write a day as 2025-03-31"
        vi: "“{found}” không phải ngày có thật", "hãy viết ngày dạng 2025-03-31";
    BadPeriod "bad-period" Error
        en: "“{found}” is no period", "write 2025, 2025-H1, 2025-Q1, 2025-02, 2025-W07 or 2025-M1..M9"
        vi: "“{found}” không phải kỳ báo cáo", "hãy viết 2025, 2025-H1, 2025-Q1, 2025-02, 2025-W07 hoặc 2025-M1..M9";
    UnlikelyYear "unlikely-year" Warning
        en: "days lie in years from 1945 to 2100; this one lies in the year {year}", "check the year"
        vi: "ngày phải thuộc các năm từ 1945 đến 2100; ở đây là năm {year}", "hãy kiểm tra lại năm";
    WeekOne "week-one" Warning
        en: "week 1 of {year} begins on a Monday about 1 January, found {found}; every week of the year is reckoned from it", "write the Monday on which the office's first week begins"
        vi: "tuần 1 năm {year} phải bắt đầu vào thứ Hai quanh ngày 01/01, ở đây là {found}; mọi tuần trong năm tính từ ngày này", "hãy ghi ngày thứ Hai mở đầu tuần 1 của cơ quan";
    EndsBeforeItBegins "ends-before-it-begins" Error
        en: "a unit begins before it ends; this one is from {from} until {until}", "correct one of the two days"
        vi: "đơn vị phải bắt đầu trước khi kết thúc; ở đây từ {from} đến {until}", "hãy sửa lại một trong hai ngày";
    SecondCollective "second-collective" Hint
        en: "the tasks that name no unit go to “{name}”; this collective unit takes only those that name it", "if it should take them, let it stand before the other"
        vi: "việc không nêu đơn vị nào thuộc về “{name}”; đơn vị tập thể này chỉ nhận việc nêu đích danh", "nếu đơn vị này mới nhận việc chung thì hãy đặt lên trước";
    ClashingIndicator "clashing-indicator" Error
        en: "“{name}” is also a name of the indicator “{other}”", "let each name belong to one indicator"
        vi: "“{name}” cũng là tên của chỉ tiêu “{other}”", "mỗi tên chỉ nên thuộc một chỉ tiêu";
    LongOver "long-over" Warning
        en: "this notice of {issued} looks back on {period}, which was over long before", "check the year; the line may stand here from an older file"
        vi: "thông báo ngày {issued} lại đánh giá kỳ {period} đã qua từ lâu", "hãy kiểm tra lại năm; có thể dòng này còn sót từ tệp cũ";
    FolderYear "folder-year" Hint
        en: "this notice stands in the folder of {year} and is of {issued}", "check the year, or put the file into the folder of its year"
        vi: "thông báo nằm trong thư mục năm {year} nhưng ban hành ngày {issued}", "hãy kiểm tra lại năm, hoặc chuyển tệp sang đúng thư mục";
    MeetingDay "meeting-day" Warning
        en: "a notice is issued on or within a year after the day of its meeting; the meeting was on {meeting}, the issue on {issued}", "check the two days"
        vi: "thông báo ban hành vào ngày họp hoặc trong một năm sau đó; ở đây họp ngày {meeting}, ban hành ngày {issued}", "hãy kiểm tra lại hai ngày";
    NoDaysOff "no-days-off" Warning
        en: "{year} is listed whole, and no day off stands in it: Tết and other holidays count as working days", "list the days off of {year}, or take it out of years"
        vi: "năm {year} ghi là đã liệt kê đủ nhưng không có ngày nghỉ nào: Tết và các ngày lễ bị tính là ngày làm việc", "hãy ghi các ngày nghỉ của năm {year}, hoặc bỏ năm này khỏi years";
    BadId "bad-id" Error
        en: "an id is made of a–z, 0–9 and single hyphens, not “{found}”", "write “{example}”"
        vi: "mã chỉ gồm a–z, 0–9 và dấu gạch nối đơn, không phải “{found}”", "hãy viết “{example}”";

    // Names
    DuplicateId "duplicate-id" Error
        en: "“{id}” is already the id of another {what}", "give one of them another id"
        vi: "“{id}” đã là mã của {what} khác", "hãy đặt mã khác cho một trong hai";
    ClashingAlias "clashing-alias" Error
        en: "“{name}” is also a name of {other}", "let each name belong to one unit"
        vi: "“{name}” cũng là tên của {other}", "mỗi tên chỉ nên thuộc một đơn vị";
    UnknownIssuer "unknown-issuer" Error
        en: "units.toml has no issuer “{id}”", "issuers: {known}"
        vi: "units.toml không có cơ quan “{id}”", "các cơ quan: {known}";
    UnknownUnit "unknown-unit" Error
        en: "no unit of {issuer} is named “{name}”", "add the name to its unit in units.toml (aliases), or correct it here"
        vi: "{issuer} không có đơn vị nào tên “{name}”", "hãy thêm tên này vào aliases của đơn vị trong units.toml, hoặc sửa lại ở đây";
    AmbiguousUnit "ambiguous-unit" Error
        en: "“{name}” may be {known}", "write the full name"
        vi: "“{name}” có thể là {known}", "hãy viết đủ tên";
    UnknownUnitHeading "unknown-unit-heading" Warning
        en: "this heading looks like a unit, but no unit of {issuer} is named “{name}”", "add the name to units.toml; until then its tasks belong to the collective unit"
        vi: "dòng này giống tên đơn vị, nhưng {issuer} không có đơn vị nào tên “{name}”", "hãy thêm tên vào units.toml; tạm thời nhiệm vụ được tính cho tập thể";
    UnitNotYet "unit-not-in-force" Warning
        en: "the unit “{name}” did not exist on {date}", "see from and until in units.toml"
        vi: "đơn vị “{name}” chưa có hoặc không còn vào ngày {date}", "xem from và until trong units.toml";
    UnknownNotice "unknown-notice" Error
        en: "there is no notice “{id}”", "a notice's id is its path below notices/ without .md"
        vi: "không có thông báo “{id}”", "mã thông báo là đường dẫn dưới notices/, bỏ đuôi .md";
    UnknownTask "unknown-task" Error
        en: "there is no task “{id}”", "a task's id is NOTICE/UNIT-NUMBER or NOTICE/ID; `ketluan build` lists them in output/du-lieu/nhiem-vu.csv"
        vi: "không có nhiệm vụ “{id}”", "mã nhiệm vụ là THÔNG-BÁO/ĐƠN-VỊ-SỐ hoặc THÔNG-BÁO/MÃ; danh sách ở output/du-lieu/nhiem-vu.csv";
    ContinuesItself "continues-itself" Error
        en: "a task carries on from an earlier notice's task, not from {id}", ""
        vi: "nhiệm vụ chỉ tiếp nối nhiệm vụ ở thông báo trước, không tiếp nối {id}", "";
    CircularSupersedes "circular-supersedes" Error
        en: "a notice replaces an earlier one; “{id}” replaces this one in turn, directly or through others", "take the id out of one of them: the later notice replaces the earlier"
        vi: "thông báo chỉ thay thông báo trước nó; “{id}” lại thay chính thông báo này, trực tiếp hoặc qua thông báo khác", "hãy bỏ mã khỏi một bên: thông báo sau thay thông báo trước";
    CircularBecomes "circular-becomes" Error
        en: "a unit becomes one that comes after it; “{id}” becomes this one again, directly or through others", "take the id out; a name that comes back is a unit with an id of its own"
        vi: "đơn vị chỉ thành đơn vị sau nó; “{id}” lại thành chính đơn vị này, trực tiếp hoặc qua đơn vị khác", "hãy bỏ mã này; tên dùng lại là một đơn vị mới với mã riêng";
    LikelyContinuation "likely-continuation" Hint
        en: "this looks like the work of “{id}”, which was open then: “{text}” ({percent} % alike)", "if it carries that task on, write at its end: {continues={id}}"
        vi: "việc này giống “{id}” khi đó chưa xong: “{text}” (giống {percent}%)", "nếu là việc nối tiếp, hãy ghi ở cuối: {continues={id}}";
    ClashingAddress "clashing-address" Error
        en: "two pages would stand at {address}", "rename one of the files"
        vi: "hai trang cùng một địa chỉ {address}", "hãy đổi tên một tệp";

    // Notices
    NoIssueDate "no-issue-date" Warning
        en: "the notice has neither “issued” nor a meeting date, so days without a year cannot be placed", "add a line: issued = 2025-02-17"
        vi: "thông báo không có “issued” lẫn ngày họp nên không suy được năm của các ngày thiếu năm", "hãy thêm dòng: issued = 2025-02-17";
    NoCollective "no-collective-unit" Error
        en: "this task stands outside any unit, and {issuer} has no collective unit to hold it", "put it under a unit, or add a unit of kind = \"collective\" to units.toml"
        vi: "nhiệm vụ này không thuộc đơn vị nào, mà {issuer} chưa có đơn vị tập thể", "hãy đặt dưới một đơn vị, hoặc thêm đơn vị kind = \"collective\" vào units.toml";
    BadAttributes "bad-attributes" Error
        en: "these braces are not attributes: {reason}", "write {#id .info lead=unit with=unit due=2025-02-21}"
        vi: "phần trong ngoặc nhọn không đúng: {reason}", "hãy viết {#ma .info lead=don-vi with=don-vi due=2025-02-21}";
    UnheededBraces "unheeded-braces" Warning
        en: "these braces say something of a task, and no task is here", "put them behind the words of a task, or take them out"
        vi: "ngoặc nhọn này nói về một nhiệm vụ, mà ở đây không có nhiệm vụ nào", "hãy đặt sau nội dung của nhiệm vụ, hoặc bỏ đi";
    StrayBraces "stray-braces" Warning
        en: "“{found}” is shown as text: what is said outright stands whole in { and } at the end of a line", "write {lead=unit due=2025-02-21}; a brace that belongs to the text is written \\{"
        vi: "“{found}” chỉ hiện như chữ thường: điều khai báo phải nằm trọn trong { và } ở cuối dòng", "hãy viết {lead=don-vi due=2025-02-21}; nếu là chữ trong văn bản thì viết \\{";
    StrayTick "stray-tick" Warning
        en: "“{found}” does not tick off a task", "begin the item with “- [x] ”, with a blank on both sides; in a table write {done=2025-03-14}"
        vi: "dấu “{found}” không ghi nhận hoàn thành", "hãy mở đầu việc bằng “- [x] ”, có dấu cách hai bên; trong bảng thì viết {done=2025-03-14}";
    StruckOut "struck-out" Warning
        en: "what is struck through is a task all the same", "drop it in the log (Dừng), end it with {.info}, or take it out"
        vi: "đoạn gạch ngang vẫn được tính là nhiệm vụ", "hãy ghi Dừng trong nhật ký, ghi {.info} ở cuối, hoặc xóa đi";
    Footnote "footnote" Warning
        en: "notes at the foot are not read; this one is shown as text and is no task", "put its words in brackets where they belong"
        vi: "chú thích cuối trang không được đọc; đoạn này chỉ hiện như chữ, không phải nhiệm vụ", "hãy đưa nội dung vào ngoặc đơn ngay tại chỗ cần chú thích";
    UnknownClass "unknown-class" Error
        en: "there is no class “{name}” here", "known classes: {known}"
        vi: "ở đây không có lớp “{name}”", "các lớp dùng được: {known}";
    DuplicateKey "duplicate-key" Error
        en: "“{key}” is said once; here it is said again, after “{known}”", "leave one of the two"
        vi: "“{key}” chỉ ghi một lần; ở đây ghi lại, sau “{known}”", "hãy để lại một trong hai";
    ImpossibleDeadline "impossible-deadline" Warning
        en: "“{found}” is no day of the calendar, so no deadline was read", "correct the day, or say it outright: {due=2025-03-31}"
        vi: "“{found}” không phải ngày có thật nên không đọc được thời hạn", "hãy sửa ngày, hoặc ghi rõ: {due=2025-03-31}";
    WeekdayDiffers "weekday-differs" Warning
        en: "the weekday and the day of “{found}” do not agree; the day was taken", "correct one of the two"
        vi: "thứ và ngày trong “{found}” không khớp; đã lấy theo ngày", "hãy sửa một trong hai";
    YearAhead "year-ahead" Hint
        en: "“{found}” has no year and was just past at the day of issue; next year's day was taken", "write the year"
        vi: "“{found}” không ghi năm, đã qua vào ngày ban hành; hiểu là năm sau", "hãy ghi rõ năm";
    StrayRow "stray-row" Warning
        en: "this row belongs to no table, so it was left out", "take away the blank line before it, or write the line |---|---| below the head of its table"
        vi: "dòng này không thuộc bảng nào nên bị bỏ qua", "hãy xóa dòng trống phía trên nó, hoặc thêm dòng |---|---| dưới đầu bảng";
    UnreadTable "unread-table" Warning
        en: "this table is not read: its head names no task and no date", "give it the columns {example}, or take it out of the log"
        vi: "bảng này không được đọc: đầu bảng không có cột nhiệm vụ và ngày", "hãy dùng các cột {example}, hoặc đưa bảng ra khỏi nhật ký";
    UnreadSheet "unread-sheet" Hint
        en: "the sheet “{name}” holds a KPI table too and is not read", "if it should be, name it as well: \"{example}\""
        vi: "trang tính “{name}” cũng có bảng chỉ tiêu nhưng không được đọc", "nếu cần đọc, hãy ghi thêm: \"{example}\"";
    NotCounted "not-counted" Hint
        en: "this has a deadline, but its part gives no tasks, so it is not counted", "end the heading of the part with {.tasks}, or this with {.info}"
        vi: "câu này có thời hạn nhưng nằm trong phần không giao việc nên không được tính", "hãy ghi {.tasks} ở cuối đề mục của phần, hoặc {.info} ở cuối câu";
    MisspeltUnit "misspelt-unit" Warning
        en: "this gives work to “{name}”, a name that no unit of {issuer} bears; it is counted for “{unit}”", "correct the name, or end the line with {lead=unit}"
        vi: "câu này giao việc cho “{name}” nhưng {issuer} không có đơn vị nào tên như vậy; đang tính cho “{unit}”", "hãy sửa lại tên, hoặc ghi {lead=don-vi} ở cuối dòng";
    UnknownAddressee "unknown-addressee" Hint
        en: "this asks “{name}”, which is no unit of {issuer}; it is counted for “{unit}”", "if it is a unit, add the name to units.toml; else leave it, or say who follows it up: {lead=unit}"
        vi: "câu này giao cho “{name}”, không phải đơn vị của {issuer}; đang tính cho “{unit}”", "nếu là đơn vị thì hãy thêm tên vào units.toml; nếu không thì để nguyên, hoặc ghi đơn vị theo dõi: {lead=don-vi}";
    UnderlinedTask "underlined-task" Warning
        en: "a line of dashes right below makes this a heading, and a heading is no task", "leave a blank line before the dashes, or take them out"
        vi: "dòng gạch ngay bên dưới biến đoạn này thành đề mục, nên không tính là nhiệm vụ", "hãy để một dòng trống trước dòng gạch, hoặc bỏ dòng gạch";
    TableWithoutHead "table-without-head" Warning
        en: "the rows of this table name units and days and are not read as tasks: its head does not say which column is which", "head the columns “Nội dung”, “Chủ trì”, “Thời hạn”"
        vi: "các dòng của bảng này có đơn vị và ngày nhưng không được đọc thành nhiệm vụ vì đầu bảng chưa rõ", "hãy ghi đầu cột “Nội dung”, “Chủ trì”, “Thời hạn”";
    RowWithoutName "row-without-name" Warning
        en: "this row says nothing under “{key}”, so it was left out", "write it; where it is the one above, put what the two rows say into one"
        vi: "dòng này để trống cột “{key}” nên bị bỏ qua", "hãy ghi vào; nếu vẫn là dòng trên thì gộp hai dòng làm một";
    SecondColumn "second-column" Warning
        en: "two columns are headed “{found}”; the first is read", "head them differently, or leave one"
        vi: "hai cột cùng có tên “{found}”; chỉ cột đầu được đọc", "hãy đặt tên khác nhau, hoặc bỏ một cột";
    StateNotRead "state-not-read" Hint
        en: "what became of a task is read from the log; the column “{found}” is only shown", "write a row in progress/, or {done=2025-03-14} behind the task"
        vi: "kết quả thực hiện lấy từ nhật ký; cột “{found}” chỉ hiển thị", "hãy ghi một dòng trong progress/, hoặc {done=2025-03-14} sau nhiệm vụ";
    MonthOrWeekday "month-or-weekday" Warning
        en: "“{found}” was read as the month", "write “tháng 5/2025” or “thứ Năm”"
        vi: "“{found}” đang được hiểu là tháng", "hãy viết “tháng 5/2025” hoặc “thứ Năm”";
    OrderLookingBack "order-looking-back" Hint
        en: "this gives work, in a part that gives no tasks; it is counted as a task", "where it is none, end it with {.info}"
        vi: "câu này giao việc, trong phần không giao việc; đã tính là nhiệm vụ", "nếu không phải nhiệm vụ, hãy ghi {.info} ở cuối";
    JustPast "just-past" Hint
        en: "“{found}” has no year and was just past at the day of issue, so it was taken for no deadline", "write the year if it is to come"
        vi: "“{found}” không ghi năm, vừa qua vào ngày ban hành, nên không tính là thời hạn", "nếu là việc sắp tới, hãy ghi rõ năm";
    NoticeAhead "notice-after-as-of" Hint
        en: "this notice is of {date}, after the day {as_of} that the site shows; it waits", ""
        vi: "thông báo ngày {date}, sau ngày {as_of} của số liệu nên chưa tính", "";
    DeadlineBeforeIssue "deadline-before-issue" Warning
        en: "the deadline “{date}” lies before the day of issue {issued}", "check the year"
        vi: "thời hạn “{date}” nằm trước ngày ban hành {issued}", "hãy kiểm tra lại năm";
    DoneBeforeIssue "done-before-issue" Warning
        en: "this task was given on {issued} and cannot be done on {date}", "check the year"
        vi: "việc giao ngày {issued} không thể hoàn thành từ ngày {date}", "hãy kiểm tra lại năm";
    EmptyUnitPart "empty-unit-part" Hint
        en: "nothing is asked of “{name}” here", "write its tasks as a list below"
        vi: "ở đây “{name}” không có nhiệm vụ nào", "hãy viết các nhiệm vụ thành danh sách bên dưới";
    GivenElsewhere "given-elsewhere" Hint
        en: "these words give the item to “{unit}”, though it stands in the part of “{around}”", "if “{around}” leads it, end the item with {lead={id}}"
        vi: "câu này giao việc cho “{unit}” dù nằm trong phần của “{around}”", "nếu “{around}” chủ trì, hãy ghi {lead={id}} ở cuối mục";
    GivenAlso "given-also" Hint
        en: "this sentence gives work to “{unit}” too; as the item has one lead, it is in support", "write the sentence as an item of its own"
        vi: "câu này cũng giao việc cho “{unit}”; mỗi mục chỉ có một đơn vị chủ trì nên đã ghi là phối hợp", "hãy tách câu này thành một mục riêng";
    SwallowedLine "swallowed-line" Warning
        en: "this line looks like an item or a unit of its own, but belongs to the item above", "begin it with “- ”, or leave a blank line before it"
        vi: "dòng này trông như một việc hoặc tên đơn vị riêng nhưng đang nối vào việc ở trên", "hãy mở đầu bằng “- ”, hoặc để một dòng trống phía trước";
    EmptyItem "empty-item" Warning
        en: "this item says nothing and is no task", "write the task, or remove the dash"
        vi: "mục này trống nên không phải nhiệm vụ", "hãy viết nhiệm vụ, hoặc bỏ dấu gạch";
    NotTasks "not-tasks" Warning
        en: "a block like this holds no tasks", "begin items with “- ” at the beginning of the line"
        vi: "khối chữ thế này không chứa nhiệm vụ", "hãy mở đầu mỗi việc bằng “- ” ở đầu dòng";
    MixedHeading "mixed-heading" Warning
        en: "this heading looks back and ahead; it was taken to look back, so what stands below is no task", "part it in two headings, or add {.tasks}"
        vi: "tiêu đề này vừa đánh giá vừa giao việc; đã hiểu là đánh giá nên phần dưới không có nhiệm vụ", "hãy tách thành hai tiêu đề, hoặc thêm {.tasks}";
    NoDeadlineRead "no-deadline-read" Warning
        en: "no deadline was read from “{found}”", "write a day (15/3/2025), a month, a quarter or a year"
        vi: "không đọc được thời hạn từ “{found}”", "hãy ghi ngày (15/3/2025), tháng, quý hoặc năm";
    DuplicateNumber "duplicate-number" Warning
        en: "another notice of this issuer and year has the number {number} too: {other}", "correct the number, or remove the copy"
        vi: "thông báo khác cùng cơ quan, cùng năm cũng mang số {number}: {other}", "hãy sửa số, hoặc bỏ bản trùng";
    TwinNotice "twin-notice" Warning
        en: "another notice of this issuer has the same title and day: {other}; the tasks of a copy count twice", "remove the copy, or give each its number"
        vi: "thông báo khác cùng cơ quan có cùng tiêu đề và ngày: {other}; nếu là bản trùng thì nhiệm vụ bị tính hai lần", "hãy bỏ bản trùng, hoặc ghi số của từng văn bản";
    SupersededOpen "superseded-open" Hint
        en: "“{id}” is replaced by this notice, and {count} of its tasks are still open and counted", "carry them on with {continues=…} here, or drop them in the log (Dừng)"
        vi: "thông báo này thay thế “{id}”, nhưng {count} nhiệm vụ của văn bản đó vẫn mở và vẫn được tính", "hãy ghi {continues=…} ở nhiệm vụ tiếp nối, hoặc ghi Dừng trong nhật ký";
    SupersedesLater "supersedes-later" Warning
        en: "a notice replaces an earlier one; “{id}” is of {date}, later than this", "let the later one name this one, or correct the days"
        vi: "thông báo chỉ thay thế văn bản trước nó; “{id}” ngày {date}, sau thông báo này", "hãy để văn bản sau nêu văn bản này, hoặc sửa lại ngày";
    AsOfAhead "as-of-ahead" Warning
        en: "as_of is {date}, more than a year after the last notice and row ({known}): every open task is overdue by then", "check the year, or leave as_of out"
        vi: "as_of là {date}, sau mọi thông báo và nhật ký ({known}) hơn một năm: mọi việc chưa xong đều thành quá hạn", "hãy kiểm tra lại năm, hoặc bỏ khóa as_of";
    NoTasks "no-tasks" Hint
        en: "no task was found in this notice", "tasks are list items under a heading that names a unit"
        vi: "không thấy nhiệm vụ nào trong thông báo này", "nhiệm vụ là các mục danh sách dưới tên đơn vị";
    TooDeep "too-deep" Error
        en: "this nests deeper than {most} levels", "write it flatter"
        vi: "lồng nhau quá {most} cấp", "hãy viết phẳng hơn";
    RawHtml "raw-html" Warning
        en: "HTML is shown as text, not obeyed", "write it as Markdown"
        vi: "mã HTML chỉ được hiện nguyên văn", "hãy viết bằng Markdown";

    // Links
    BrokenLink "broken-link" Error
        en: "nothing stands at “{target}”", "link to a notice (tuan-07.md), a page or a file beside this one"
        vi: "không có gì tại “{target}”", "hãy liên kết tới thông báo (tuan-07.md), trang hoặc tệp nằm cạnh";
    UnsafeLink "unsafe-link" Error
        en: "links of the kind “{scheme}” are not published", "use https:, http:, mailto: or tel:"
        vi: "không công bố liên kết loại “{scheme}”", "hãy dùng https:, http:, mailto: hoặc tel:";
    OutsideLink "outside-link" Error
        en: "“{target}” leads out of content/", "put the file beside the notice"
        vi: "“{target}” trỏ ra ngoài content/", "hãy đặt tệp cạnh thông báo";
    RemoteImage "remote-image" Error
        en: "a picture must stand beside the notice; the site asks nothing from other hosts", "save it here and link to the file"
        vi: "ảnh phải nằm cạnh thông báo; trang không tải gì từ nơi khác", "hãy lưu ảnh vào đây rồi liên kết";
    NoAlternative "no-alternative" Warning
        en: "this picture has no description", "write it in the brackets: ![what it shows](file.png)"
        vi: "ảnh này chưa có mô tả", "hãy viết mô tả trong ngoặc vuông: ![mô tả](tep.png)";

    // Tables
    RowTooShort "row-too-short" Warning
        en: "this row has {found} of {expected} cells; the rest was taken as blank", "write an empty cell as “| |”"
        vi: "dòng này có {found} trên {expected} ô; các ô còn lại coi như trống", "ô trống viết là “| |”";
    RowTooLong "row-too-long" Error
        en: "this row has {found} cells, the head has {expected}; the last ones would be lost", "remove a “|”, or write it as “\\|”"
        vi: "dòng này có {found} ô, dòng đầu có {expected}; các ô cuối sẽ mất", "hãy bỏ bớt “|”, hoặc viết “\\|”";
    NotANumber "not-a-number" Warning
        en: "“{found}” is no number, so it is kept as text", "write 1.293.500 or 98,2; leave the cell empty where there is none"
        vi: "“{found}” không phải số nên giữ nguyên văn", "hãy viết 1.293.500 hoặc 98,2; chưa có thì để trống";
    DittoOfNothing "ditto-of-nothing" Warning
        en: "this ditto mark stands below no cell", "write the words out"
        vi: "dấu lặp này không có ô nào phía trên", "hãy viết đủ chữ";
    TaskWithoutLead "task-without-lead" Warning
        en: "this row names no unit in charge; it was given to the collective unit", "name the unit in the column “{column}”"
        vi: "dòng này chưa có đơn vị chủ trì; đã tính cho tập thể", "hãy ghi đơn vị vào cột “{column}”";
    IndicatorDiffers "indicator-differs" Warning
        en: "the plan of “{name}” is {found} here and {known} in {other}; {known} is kept", "use the same figure, or name the indicator differently"
        vi: "kế hoạch của “{name}” ở đây là {found}, ở {other} là {known}; giữ {known}", "hãy dùng cùng một con số, hoặc đặt tên khác";
    PercentDiffers "percent-differs" Warning
        en: "the percentage told is {found}, but figure and plan make {computed}", "mend the one that is wrong; the page shows the percentage as told"
        vi: "tỷ lệ ghi là {found}, nhưng số thực hiện so với kế hoạch là {computed}", "hãy sửa chỗ sai; trang hiển thị tỷ lệ như đã ghi";
    SecondPlan "second-plan" Hint
        en: "this column of plans (“{found}”) is shown but not reckoned with; the plan is “{kept}”", "head the column that counts with “Kế hoạch điều chỉnh” or with the year"
        vi: "cột kế hoạch này (“{found}”) chỉ hiển thị, không dùng để tính; kế hoạch là “{kept}”", "cột dùng để tính nên ghi “Kế hoạch điều chỉnh” hoặc ghi năm";
    PlanOfPart "plan-of-part" Warning
        en: "“{found}” is a plan for another stretch of time than a year: it is shown but not reckoned with", "give the plan of the year a column of its own, headed “Kế hoạch năm”"
        vi: "“{found}” không phải kế hoạch của một năm: chỉ hiển thị, không dùng để tính", "hãy thêm cột kế hoạch năm, đầu cột ghi “Kế hoạch năm”";
    FarFromPlan "far-from-plan" Warning
        en: "“{found}” is {share} % of the plan “{plan}”", "check both figures, their dots and commas, and the unit of measure"
        vi: "“{found}” bằng {share} % kế hoạch “{plan}”", "hãy kiểm tra hai con số, dấu chấm, dấu phẩy và đơn vị tính";
    UnreadColumn "unread-column" Hint
        en: "the figures under “{found}” are shown but not read", "if they are results, head them with their period, such as “Thực hiện quý I”"
        vi: "số ở cột “{found}” chỉ hiển thị, không được đọc", "nếu là kết quả, hãy ghi đầu cột kèm kỳ báo cáo, ví dụ “Thực hiện quý I”";
    PeriodAhead "period-ahead" Warning
        en: "a result belongs to a period that has begun; {period} had not when the notice was issued on {issued}", "check the period; head a column of what is only expected “Ước thực hiện”"
        vi: "kết quả phải thuộc kỳ đã bắt đầu; ngày ban hành {issued} thì {period} chưa bắt đầu", "hãy xem lại kỳ; cột số mới dự kiến thì ghi “Ước thực hiện”";
    MeasureDiffers "measure-differs" Warning
        en: "“{name}” is measured in “{known}” in {other} and in “{found}” here; the figure is kept as text", "use the same unit of measure, or name the indicator differently"
        vi: "“{name}” ở {other} tính bằng “{known}”, ở đây bằng “{found}”; con số chỉ giữ dưới dạng chữ", "hãy dùng cùng một đơn vị tính, hoặc đặt tên chỉ tiêu khác";
    LessIsBetter "less-is-better" Hint
        en: "of “{name}” less seems to be better, and it is judged as if more were", "write the plan as a bound (“không quá 2”), or direction = \"down\" in indicators.toml"
        vi: "“{name}” có vẻ càng ít càng tốt, nhưng đang được đánh giá như càng nhiều càng tốt", "hãy ghi kế hoạch dạng giới hạn (“không quá 2”), hoặc direction = \"down\" trong indicators.toml";
    UnplannedIndicator "unplanned-indicator" Hint
        en: "“{name}” has a reading but no plan in {year}", "check the name against the programme's KPI table, or add an alias in indicators.toml"
        vi: "“{name}” có số thực hiện nhưng không có kế hoạch năm {year}", "hãy so tên với bảng chỉ tiêu của chương trình, hoặc thêm alias trong indicators.toml";
    OpenQuote "open-quote" Error
        en: "this quotation mark is never closed, so the rows behind it would be lost", "close it with “\"”, or remove it"
        vi: "dấu ngoặc kép này chưa đóng, các dòng phía sau sẽ bị mất", "hãy đóng bằng “\"”, hoặc bỏ đi";
    ReadingDiffers "reading-differs" Warning
        en: "“{name}” has two figures for {period} in one notice: {known} and {found}; the latter is kept", "leave one of them"
        vi: "“{name}” có hai số liệu cho kỳ {period} trong cùng văn bản: {known} và {found}; giữ số sau", "hãy để lại một số";
    NoPeriod "no-period" Error
        en: "it is not said for which period these figures are", "say it in the column's heading (“Thực hiện quý I”), or add: reviews = \"2025-Q1\""
        vi: "không rõ số liệu này của kỳ nào", "hãy ghi ở đầu cột (“Thực hiện quý I”), hoặc thêm: reviews = \"2025-Q1\"";

    OtherIssuer "other-issuer" Hint
        en: "rows of “{found}” are passed over: this notice is of {issuer}", ""
        vi: "bỏ qua các dòng của “{found}” vì văn bản này của {issuer}", "";
    NoKpiTable "no-kpi-table" Error
        en: "this file holds no KPI table", "begin it with: {example}"
        vi: "tệp này không có bảng chỉ tiêu", "hãy mở đầu bằng: {example}";

    // Workbooks
    NotAWorkbook "not-a-workbook" Error
        en: "this is no workbook that can be read: it is behind a password, or of another kind than its name says", "open it in a spreadsheet program and save it as .xlsx without a password"
        vi: "không đọc được bảng tính này: có mật khẩu, hoặc thực ra là loại tệp khác", "hãy mở bằng phần mềm bảng tính rồi lưu lại dạng .xlsx, không đặt mật khẩu";
    DamagedWorkbook "damaged-workbook" Error
        en: "this workbook is damaged", "open it in a spreadsheet program, let it repair the file, and save it again"
        vi: "bảng tính này bị hỏng", "hãy mở bằng phần mềm bảng tính để sửa rồi lưu lại";
    WorkbookTooLarge "workbook-too-large" Error
        en: "this workbook holds more than is read: {what}, at most {most}", "keep only the rows and columns of the table, or split it into several files"
        vi: "bảng tính vượt mức đọc được: {what}, tối đa {most}", "hãy chỉ giữ các dòng, cột của bảng, hoặc chia thành nhiều tệp";
    FormulaWithoutValue "formula-without-value" Error
        en: "the formula in the cell {cell} has no value stored, so what it shows is not in the file", "open the workbook in a spreadsheet program and save it, or paste values over the formulas"
        vi: "công thức ở ô {cell} chưa có giá trị được lưu nên tệp không chứa số đang hiện", "hãy mở bằng phần mềm bảng tính rồi lưu lại, hoặc dán giá trị thay cho công thức";
    OldWorkbook "old-workbook" Error
        en: "logs are read from .xlsx, .csv and .md, not from “.{kind}”", "save it as .xlsx"
        vi: "nhật ký đọc từ .xlsx, .csv và .md, không đọc “.{kind}”", "hãy lưu lại dạng .xlsx";
    NoSuchSheet "no-such-sheet" Error
        en: "the workbook has no sheet “{name}”", "its sheets: {known}"
        vi: "bảng tính không có trang “{name}”", "các trang: {known}";

    // Progress logs
    NoTable "no-table" Error
        en: "there is no table with the columns task and date", "begin with: {example}"
        vi: "không thấy bảng có cột Nhiệm vụ và Ngày", "hãy mở đầu bằng: {example}";
    UnknownColumn "unknown-column" Error
        en: "there is no column “{name}”", "known columns: {known}"
        vi: "không có cột “{name}”", "các cột dùng được: {known}";
    RepeatedColumn "repeated-column" Error
        en: "the column “{name}” stands here twice", "keep one of the two"
        vi: "cột “{name}” có hai lần", "hãy giữ lại một cột";
    CellWithoutHead "cell-without-head" Error
        en: "“{found}” stands under no heading, so it would be lost", "write a heading above it, or clear the cell"
        vi: "“{found}” nằm dưới cột không có tên nên sẽ bị mất", "hãy ghi tên cột, hoặc xóa ô này";
    EmptyCell "empty-cell" Error
        en: "this row says nothing under “{key}”", "write it, such as {example}; or clear the whole row"
        vi: "dòng này để trống cột “{key}”", "hãy ghi vào, ví dụ {example}; hoặc xóa cả dòng";
    UnknownStatus "unknown-status" Error
        en: "“{found}” is no status", "write Hoàn thành, Đang thực hiện or Dừng"
        vi: "“{found}” không phải trạng thái", "hãy viết Hoàn thành, Đang thực hiện hoặc Dừng";
    BadPercent "bad-percent" Error
        en: "“{found}” is no share from 0 to 100 %", ""
        vi: "“{found}” không phải tỷ lệ từ 0 đến 100%", "";
    ProgressAhead "progress-after-as-of" Hint
        en: "this row is of {date}, after the day {as_of} that the site shows; it waits", ""
        vi: "dòng này ngày {date}, sau ngày {as_of} của số liệu nên chưa tính", "";
    DoneAhead "done-after-as-of" Hint
        en: "this is done on {date}, after the day {as_of} that the site shows; it waits", "check the date"
        vi: "việc này hoàn thành ngày {date}, sau ngày {as_of} của số liệu nên chưa tính", "hãy kiểm tra lại ngày";
    OtherWords "other-words" Warning
        en: "this row tells of “{id}”, whose words are “{known}”, and repeats “{found}”", "correct the id, or the words"
        vi: "dòng này ghi mã “{id}” (nội dung “{known}”) nhưng chép nội dung “{found}”", "hãy sửa lại mã, hoặc nội dung";
    ProgressBeforeIssue "progress-before-issue" Warning
        en: "this row is of {date}, before its notice of {issued}", "check the date"
        vi: "dòng này ngày {date}, trước cả ngày thông báo {issued}", "hãy kiểm tra lại ngày";
    DoneInPart "done-in-part" Warning
        en: "this row says both “Hoàn thành” and {found}; the task counts as done", "correct the state or the share"
        vi: "dòng này vừa ghi “Hoàn thành” vừa ghi {found}; đang tính là hoàn thành", "hãy sửa trạng thái hoặc tỷ lệ";
    NotSaidDone "not-said-done" Warning
        en: "this row tells of the whole work, but its state does not say “Hoàn thành”, so the task stays open", "write Hoàn thành under “Trạng thái”, or correct the rest"
        vi: "dòng này nêu việc đã xong nhưng cột “Trạng thái” không ghi “Hoàn thành” nên nhiệm vụ vẫn tính là chưa xong", "hãy ghi Hoàn thành ở cột “Trạng thái”, hoặc sửa phần còn lại";
    SmallPercent "small-percent" Warning
        en: "“{found}” was read as less than one percent", "write 80 % as 80, not as 0,8"
        vi: "“{found}” đang được hiểu là chưa tới 1 %", "80 % hãy ghi là 80, không ghi 0,8";
    RowAfterDropped "row-after-dropped" Hint
        en: "this task is dropped since {date}, and this row does not take it up again", "if the work goes on, write “Đang thực hiện”"
        vi: "việc này đã dừng từ {date}; dòng này không mở lại việc", "nếu làm tiếp, hãy ghi “Đang thực hiện”";
    RowAfterDone "row-after-done" Hint
        en: "this task is done since {date}; a later completion or deadline changes nothing", "correct the earlier row, or take the work up again with “Đang thực hiện”"
        vi: "việc này đã hoàn thành từ {date}; ghi hoàn thành hay hạn mới về sau không làm đổi gì", "hãy sửa dòng trước, hoặc ghi “Đang thực hiện” nếu làm lại";
    RowOfCarriedOn "row-of-carried-on" Hint
        en: "a later notice carries this task on as “{later}”, which this row says nothing of", "tell it of “{later}”: the earlier task follows"
        vi: "thông báo sau đã giao tiếp việc này thành “{later}”, dòng này không nói gì về việc đó", "hãy ghi cho “{later}”, việc trước sẽ theo";
    ContradictingRows "contradicting-rows" Warning
        en: "one day of a task has one outcome; of {date} another row says {known}, this one {claim}, and the later row counts", "leave one of the two, or correct its day"
        vi: "mỗi việc một ngày chỉ có một kết quả; ngày {date} dòng khác ghi {known}, dòng này ghi {claim}, đang tính theo dòng sau", "hãy để lại một dòng, hoặc sửa ngày";
    LoneLateRow "progress-far-ahead" Warning
        en: "the last day of all else is {known}; this row is of {date}, {days} days later, and may move the day that the site tells", "check the year"
        vi: "ngày cuối của mọi nội dung khác là {known}; dòng này ngày {date}, muộn hơn {days} ngày, có thể kéo theo ngày số liệu của trang", "hãy kiểm tra lại năm";
    ArchivedProgress "archived-progress" Warning
        en: "the task “{id}” belongs to an archived notice, which has no states", "see track_from in units.toml"
        vi: "nhiệm vụ “{id}” thuộc thông báo lưu trữ, không theo dõi trạng thái", "xem track_from trong units.toml";

    // What stood published before
    LostAddress "lost-address" Warning
        en: "{address} stands published and would vanish", "add to the text that took its place: aliases = [\"{address}\"]"
        vi: "{address} đang được công bố và sẽ mất", "hãy thêm vào văn bản thay thế: aliases = [\"{address}\"]";
    MovedTask "moved-task" Warning
        en: "“{id}” stood for “{words}” in the published site, which is “{other}” now; the log's rows of “{id}” tell of another task", "give the task an id of its own, such as {#ke-hoach}, and write that in the log"
        vi: "trên trang đã công bố, “{id}” là “{words}”, nay việc đó là “{other}”; các dòng nhật ký ghi “{id}” thành nói về việc khác", "hãy đặt mã riêng cho nhiệm vụ, ví dụ {#ke-hoach}, và dùng mã đó trong nhật ký";
    LostTask "lost-task" Warning
        en: "the task “{id}” stands published and would vanish from its page", "give the item its old id: {#{own}}"
        vi: "nhiệm vụ “{id}” đang được công bố và sẽ mất khỏi trang", "hãy giữ mã cũ cho mục đó: {#{own}}";
    BadAlias "bad-alias" Error
        en: "“{found}” is no address of a page", "write an earlier address as thong-bao/2025/tuan-07/"
        vi: "“{found}” không phải địa chỉ trang", "hãy viết địa chỉ cũ dạng thong-bao/2025/tuan-07/";

    // Imports
    ImportMissing "import-missing" Warning
        en: "“{key}” could not be read from the document", "add it to the notice by hand, or leave it out where the paper has none"
        vi: "không đọc được “{key}” từ văn bản", "hãy tự ghi vào thông báo, hoặc để trống nếu trên giấy cũng không có";
    ImportUnsure "import-unsure" Warning
        en: "“{words}” was read as {read}", "check it in the notice"
        vi: "“{words}” được hiểu là {read}", "hãy kiểm tra lại trong thông báo";
    ImportLeftOut "import-left-out" Hint
        en: "“{words}” was left out: pages say it by themselves", "add it to the notice if it says more"
        vi: "đã bỏ “{words}” vì trang tự thể hiện", "nếu có ý khác, hãy ghi thêm vào thông báo";
    ImportJoined "import-joined" Hint
        en: "this line was taken for the rest of “{words} …”", "if it begins a paragraph of its own, part them in the notice"
        vi: "dòng này được nối vào “{words} …”", "nếu là đoạn riêng, hãy tách ra trong thông báo";
    ImportContinued "import-continued" Hint
        en: "“{words} …” was taken for a part of the item above", "if it is a task of its own, begin it with “-” in the notice"
        vi: "“{words} …” được coi là phần của mục ngay trên", "nếu là nhiệm vụ riêng, hãy thêm “-” ở đầu trong thông báo";
    ImportNearUnit "import-near-unit" Warning
        en: "“{name}” was taken for the unit “{unit}”", "check it, and add the name to the unit's aliases in units.toml"
        vi: "“{name}” được hiểu là đơn vị “{unit}”", "hãy kiểm tra lại, và thêm tên này vào aliases của đơn vị trong units.toml";
    ImportUnknownUnit "import-unknown-unit" Warning
        en: "no unit bears the name “{name}”, or several do; what is asked here went to the collective unit", "add the name to units.toml, or name the unit in the notice"
        vi: "không có, hoặc có nhiều đơn vị tên “{name}”; việc ở đây tạm tính cho tập thể", "hãy thêm tên vào units.toml, hoặc ghi rõ đơn vị trong thông báo";
    ImportNobody "import-nobody" Warning
        en: "this item names no unit and the issuer has no collective one, so it was marked as no task ({.info})", "write its unit in place of .info: {lead=unit}"
        vi: "mục này không nêu đơn vị mà cơ quan chưa có đơn vị tập thể, nên được đánh dấu không phải nhiệm vụ ({.info})", "hãy thay .info bằng đơn vị: {lead=don-vi}";
    ImportMarksLost "import-marks-lost" Warning
        en: "this looks like a scan that lost the marks of its letters; its words were kept as they are", "read the notice against the original"
        vi: "đây có vẻ là bản quét mất dấu; chữ được giữ nguyên như trong tệp", "hãy đối chiếu thông báo với bản gốc";
    ImportScan "import-scan" Warning
        en: "this table of {rows} rows was put together from scanned lines", "check what stands in which column; words of other columns stand in the notes"
        vi: "bảng {rows} dòng này được ghép lại từ các dòng quét", "hãy kiểm tra từng cột; chữ của các cột khác nằm ở cột Ghi chú";
    ImportAligned "import-aligned" Hint
        en: "this table of {rows} rows was put together by where its words stand", "check what stands in which column"
        vi: "bảng {rows} dòng này được ghép lại theo chỗ đứng của chữ", "hãy kiểm tra chữ có nằm đúng cột không";
    ImportNotCarried "import-not-carried" Hint
        en: "{what} cannot stand in a notice and was left out: {words}", "the original beside the notice has it; write by hand what matters"
        vi: "{what} không đưa được vào thông báo nên bỏ qua: {words}", "bản gốc cạnh thông báo vẫn còn; nếu cần, hãy tự ghi thêm";
    ImportChanges "import-changes" Warning
        en: "tracked changes were taken as accepted: {inserted} insertions, {deleted} deletions", "where they are not, reject them in the document and import it again with --replace"
        vi: "các thay đổi theo dõi được coi là đã chấp nhận: {inserted} chỗ thêm, {deleted} chỗ xóa", "nếu không phải vậy, hãy từ chối thay đổi trong văn bản rồi nhập lại với --replace";
    ImportPages "import-pages" Warning
        en: "a PDF tells only where words stand on its pages; words of columns and tables may have lost their order", "read the notice against the PDF, or import the Word file that it was made of"
        vi: "PDF chỉ cho biết chữ nằm đâu trên trang; chữ trong cột và bảng có thể sai thứ tự", "hãy đối chiếu thông báo với tệp PDF, hoặc nhập tệp Word gốc";

    // Exports
    ExportFailed "export-failed" Error
        en: "this workbook cannot be made: {reason}", "see the texts under sheet, column and log-status in the theme's i18n/*.toml"
        vi: "không tạo được bảng tính này: {reason}", "xem các câu chữ ở sheet, column và log-status trong i18n/*.toml của giao diện";

    // Themes
    Template "template" Error
        en: "the template cannot be used: {reason}", ""
        vi: "không dùng được mẫu trang: {reason}", "";
    MissingText "missing-text" Error
        en: "the theme has no text “{key}” in {language}", "add it to i18n/{language}.toml"
        vi: "giao diện thiếu câu chữ “{key}” cho {language}", "hãy thêm vào i18n/{language}.toml";
    EmptyTemplate "empty-template" Error
        en: "a template holds a page; this one is empty", "write it, or take the file away to have the default theme's"
        vi: "mẫu trang phải có nội dung; mẫu này trống", "hãy viết nội dung, hoặc bỏ tệp để dùng mẫu của giao diện mặc định";
    UnknownTheme "unknown-theme" Error
        en: "there is no theme “{name}”", "themes stand in themes/NAME/"
        vi: "không có giao diện “{name}”", "giao diện nằm trong themes/TÊN/";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(sentence: &str) -> Vec<&str> {
        let mut words: Vec<&str> = sentence
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(word, _)| word))
            .filter(|word| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
            .collect();
        words.sort();
        words
    }

    #[test]
    fn both_languages_say_the_same_things() {
        for code in Code::ALL {
            let [en, vi] = [Language::English, Language::Vietnamese];
            assert_eq!(words(code.message(en)), words(code.message(vi)), "{code:?}");
            assert_eq!(words(code.help(en)), words(code.help(vi)), "{code:?}");
            assert_eq!(code.help(en).is_empty(), code.help(vi).is_empty(), "{code:?}");
        }
    }

    #[test]
    fn names_are_unique_slugs() {
        let mut names: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert!(names.iter().all(|name| crate::id::is_slug(name)));
        names.sort();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
