//! Kinds of administrative documents: their names, and their letters in a document's number.
//!
//! The letters are those of Decree 30/2020/NĐ-CP, Appendix III, with the kinds of the Party and of
//! the legislature that notices cite. A kind is known by its name ("Kế hoạch"), else by the letters
//! in the number ("/KH-"); where they disagree, the printed name holds.

use crate::vietnamese::word::{Gap, Words};
use std::sync::LazyLock;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $name:literal $folded:literal $letters:literal,)+) => {
        /// A kind of document. The order is that of the table, longer names before their beginnings.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $kind,)+ }

        impl Kind {
            /// All kinds, in order.
            pub const ALL: &[Kind] = &[$(Kind::$kind,)+];

            /// The name as a notice writes it.
            pub fn name(self) -> &'static str {
                match self { $(Kind::$kind => $name,)+ }
            }

            fn folded(self) -> &'static str {
                match self { $(Kind::$kind => $folded,)+ }
            }

            /// The letters it has in a number, folded; empty where it has none (công văn, luật).
            pub fn letters(self) -> &'static str {
                match self { $(Kind::$kind => $letters,)+ }
            }
        }
    };
}

kinds! {
    JointResolution "Nghị quyết liên tịch" "nghi quyet lien tich" "nqlt",
    Resolution "Nghị quyết" "nghi quyet" "nq",
    Decision "Quyết định" "quyet dinh" "qd",
    Decree "Nghị định" "nghi dinh" "nd",
    JointCircular "Thông tư liên tịch" "thong tu lien tich" "ttlt",
    Circular "Thông tư" "thong tu" "tt",
    Directive "Chỉ thị" "chi thi" "ct",
    ActionPlan "Kế hoạch hành động" "ke hoach hanh dong" "",
    Plan "Kế hoạch" "ke hoach" "kh",
    Notice "Thông báo" "thong bao" "tb",
    Conclusion "Kết luận" "ket luan" "kl",
    ActionProgramme "Chương trình hành động" "chuong trinh hanh dong" "cthd",
    Programme "Chương trình" "chuong trinh" "ctr",
    CodeOfLaw "Bộ luật" "bo luat" "",
    Law "Luật" "luat" "l",
    Ordinance "Pháp lệnh" "phap lenh" "pl",
    Constitution "Hiến pháp" "hien phap" "",
    Submission "Tờ trình" "to trinh" "ttr",
    Report "Báo cáo" "bao cao" "bc",
    Guideline "Hướng dẫn" "huong dan" "hd",
    Scheme "Đề án" "de an" "da",
    Project "Dự án" "du an" "",
    Option "Phương án" "phuong an" "pa",
    Charter "Quy chế" "quy che" "qc",
    Rule "Quy định" "quy dinh" "qyd",
    Procedure "Quy trình" "quy trinh" "qt",
    Rules "Nội quy" "noi quy" "",
    MasterPlan "Quy hoạch" "quy hoach" "",
    Telegram "Công điện" "cong dien" "cd",
    Communique "Thông cáo" "thong cao" "tc",
    PartyCircular "Thông tri" "thong tri" "",
    Minutes "Biên bản" "bien ban" "bb",
    Contract "Hợp đồng" "hop dong" "",
    Invitation "Giấy mời" "giay moi" "gm",
    Permit "Giấy phép" "giay phep" "gp",
    Slip "Phiếu chuyển" "phieu chuyen" "pc",
    Memorandum "Bản ghi nhớ" "ban ghi nho" "bgn",
    Consolidated "Văn bản hợp nhất" "van ban hop nhat" "vbhn",
    Letter "Công văn" "cong van" "cv",
    Document "Văn bản" "van ban" "",
}

impl Kind {
    /// The kind named at `at`, and the place after the name. Compared without marks: in a citation
    /// the number that follows vouches for the words, and hasty or scanned text loses marks.
    pub fn at(words: &Words, at: usize) -> Option<(Kind, usize)> {
        Self::beginning_with(*words.folded(at).as_bytes().first()?).iter().find_map(|kind| {
            let end = words.folded_phrase(at, kind.folded())?;
            // "Thông báo Kết luận số 15/TB-…" is a notice; what it tells is no second kind.
            let told = words
                .folded_phrase(end, "ket luan")
                .filter(|after| *kind == Kind::Notice && after_so(words, *after).is_some());
            Some((*kind, told.unwrap_or(end)))
        })
    }

    /// The kinds whose folded name begins with this letter, in order.
    fn beginning_with(letter: u8) -> &'static [Kind] {
        static BY_LETTER: LazyLock<[Vec<Kind>; 26]> = LazyLock::new(|| {
            let mut by_letter = [const { Vec::new() }; 26];
            for kind in Kind::ALL {
                let letter = usize::from(kind.folded().as_bytes()[0] - b'a');
                by_letter[letter].push(*kind);
            }
            by_letter
        });
        letter.checked_sub(b'a').and_then(|letter| BY_LETTER.get(usize::from(letter))).map_or(&[], Vec::as_slice)
    }

    /// The kind whose letters these are ("QĐ", "CTr"); the case does not matter.
    pub fn of_letters(folded: &str) -> Option<Kind> {
        Self::ALL.iter().copied().find(|kind| !folded.is_empty() && kind.letters() == folded)
    }

    /// Kinds that are spoken of by their bare number ("Nghị quyết 57", "Thông tư số 02").
    pub fn goes_by_number(self) -> bool {
        matches!(
            self,
            Kind::Resolution
                | Kind::Decree
                | Kind::Circular
                | Kind::Directive
                | Kind::Conclusion
                | Kind::JointCircular
                | Kind::Decision
        )
    }

    /// Acts of the legislature, cited by name.
    pub fn is_act(self) -> bool {
        matches!(self, Kind::Law | Kind::CodeOfLaw | Kind::Ordinance | Kind::Constitution)
    }
}

/// Whether "số" stands at `at`; gives the place after it and its colon or point.
pub(crate) fn after_so(words: &Words, at: usize) -> Option<usize> {
    if words.gap(at) == Gap::Paragraph || !matches!(words.folded(at), "so" | "no") {
        // What scanners make of "số", where a number follows at once.
        let scanned = matches!(words.folded(at), "s6" | "sb" | "s0" | "se" | "sd" | "so6" | "s");
        return (scanned && words.is_number(at + 1)).then_some(at + 1);
    }
    // "No" is the English sign and the scanner's "№"; only "số" may be followed by "hiệu".
    let at = if words.folded(at + 1) == "hieu" { at + 2 } else { at + 1 };
    Some(if matches!(words.mark(at), Some(':' | '.')) { at + 1 } else { at })
}
