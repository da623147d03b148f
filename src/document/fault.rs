//! Why a document is not read, and what its owner can do about it.

use crate::diagnostic::Language;

/// More than is read of any document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The file itself.
    File,
    Parts,
    Unpacked,
    Ratio,
    /// Elements within elements.
    Depth,
    Elements,
    Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A kind of file that is known and not read, by its usual ending.
    Kind(&'static str),
    /// Locked with a password.
    Locked,
    /// Broken: cut off, or not what its first bytes promise.
    Damaged,
    /// It declares a document type, by which a small file can name others or grow without end.
    Declares,
    TooLarge(Limit),
    /// A picture of a text, as a scanner makes it.
    NoText,
}

impl Fault {
    /// What is wrong and what to do, as the rest of a sentence that begins with the file's name.
    pub fn told(self, language: Language) -> String {
        let vietnamese = language == Language::Vietnamese;
        let pick = |english: &str, own: &str| if vietnamese { own.to_owned() } else { english.to_owned() };
        match self {
            Self::Kind(kind) => match language {
                Language::English => {
                    format!(
                        "files of the kind “{kind}” cannot be imported; open it in Word or LibreOffice and save it as .docx"
                    )
                }
                Language::Vietnamese => {
                    format!(
                        "không nhập được tệp loại “{kind}”; hãy mở bằng Word hoặc LibreOffice rồi lưu lại dạng .docx"
                    )
                }
            },
            Self::Locked => pick(
                "it is locked with a password; open it, take the password off, and save it as .docx",
                "tệp có đặt mật khẩu; hãy mở ra, bỏ mật khẩu rồi lưu lại dạng .docx",
            ),
            Self::Damaged => pick(
                "the file is damaged; open it in Word or LibreOffice and save it anew, or ask for it once more",
                "tệp bị hỏng; hãy mở bằng Word hoặc LibreOffice rồi lưu lại, hoặc xin lại bản khác",
            ),
            Self::Declares => pick(
                "its XML declares a document type, which no office program writes; save it anew in Word or LibreOffice",
                "phần XML có khai báo DOCTYPE mà chương trình văn phòng không ghi; hãy lưu lại bằng Word hoặc LibreOffice",
            ),
            Self::NoText => pick(
                "it holds no words: pages that were scanned are pictures; recognise the text (OCR) first, or import the Word file",
                "tệp không có chữ: trang quét chỉ là ảnh; hãy nhận dạng chữ (OCR) trước, hoặc nhập tệp Word",
            ),
            Self::TooLarge(limit) => {
                let (what, most) = limit.said(vietnamese);
                match language {
                    Language::English => format!("{what}: at most {most} are read; split it, or save it as text"),
                    Language::Vietnamese => {
                        format!("{what}: chỉ đọc tối đa {most}; hãy tách ra hoặc lưu dạng văn bản thuần")
                    }
                }
            }
        }
    }
}

impl Limit {
    fn said(self, vietnamese: bool) -> (&'static str, String) {
        use super::{package, xml};
        let mega = |bytes: u64| format!("{} MB", bytes >> 20);
        let (english, own, most) = match self {
            Self::File => ("the file is too large", "tệp quá lớn", mega(package::MOST_FILE)),
            Self::Parts => ("it has too many parts", "tệp có quá nhiều phần", package::MOST_PARTS.to_string()),
            Self::Unpacked => {
                ("it is too large when unpacked", "tệp quá lớn khi giải nén", mega(package::MOST_UNPACKED))
            }
            Self::Ratio => ("it is packed too tightly", "tệp nén quá chặt", format!("{} : 1", package::MOST_RATIO)),
            Self::Depth => ("its elements nest too deeply", "các phần lồng nhau quá sâu", xml::MOST_DEPTH.to_string()),
            Self::Elements => {
                ("it has too many elements", "tệp có quá nhiều thành phần", xml::MOST_ELEMENTS.to_string())
            }
            Self::Text => ("it holds too much text", "tệp có quá nhiều chữ", mega(super::MOST_TEXT as u64)),
        };
        (if vietnamese { own } else { english }, most)
    }
}
