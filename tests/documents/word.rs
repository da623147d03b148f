//! What Word documents hold, one feature at a time: the text that each becomes.

use ketluan::document::{self, Document};

use super::made::{docx, p, r};

/// The lines of a document's text that hold words, and what was told of it.
pub fn told(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let Document { text, notes } = document::read(bytes).expect("a document that is read");
    let lines = text.lines().map(|line| line.trim_end_matches('\u{2029}').to_owned()).filter(|line| !line.is_empty());
    (lines.collect(), notes.iter().map(|(_, note)| format!("{note:?}")).collect())
}

fn lines(body: &str, parts: &[(&str, &str)]) -> Vec<String> {
    told(&docx(body, parts)).0
}

#[test]
fn tracked_changes_count_as_accepted() {
    let body = [
        &format!(
            "<w:p>{}<w:del><w:r><w:delText>hôm qua</w:delText></w:r></w:del><w:ins>{}</w:ins>{}</w:p>",
            r("Trình "),
            r("ngày mai"),
            r(".")
        ),
        // The end of this paragraph was deleted, so the next one goes on with it.
        &format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>", r("Rà soát ")),
        &p("hồ sơ."),
        &format!("<w:moveFrom>{}</w:moveFrom>", p("Ở chỗ cũ.")),
        &format!("<w:p><w:moveTo>{}</w:moveTo></w:p>", r("Ở chỗ mới.")),
        &format!(
            "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
            p("bỏ"),
            p("giữ")
        ),
    ];
    let (lines, notes) = told(&docx(&body.map(String::as_str).concat(), &[]));
    assert_eq!(lines, ["Trình ngày mai.", "Rà soát hồ sơ.", "Ở chỗ mới.", "giữ"]);
    assert_eq!(notes, ["Changes { inserted: 2, deleted: 3 }"]);
}

#[test]
fn fields_say_their_result() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let instruction = |words: &str| format!("<w:r><w:instrText>{words}</w:instrText></w:r>");
    let inner = format!("{}{}{}{}{}", mark("begin"), instruction("DATE"), mark("separate"), r("ngày 5"), mark("end"));
    let nested = format!(
        "<w:p>{}{}{}{}{}{}{}</w:p>",
        r("Họp "),
        mark("begin"),
        instruction("IF "),
        inner,
        mark("separate"),
        r("ngày 6"),
        mark("end")
    );
    assert_eq!(lines(&nested, &[]), ["Họp ngày 6"]);
    let simple = format!("<w:p>{}<w:fldSimple w:instr=\" REF a \">{}</w:fldSimple></w:p>", r("Mục "), r("2.1"));
    assert_eq!(lines(&simple, &[]), ["Mục 2.1"]);
    // Its result has several paragraphs.
    let contents = format!(
        "<w:p>{}{}{}{}</w:p><w:p>{}{}</w:p>{}",
        mark("begin"),
        instruction("TOC \\o"),
        mark("separate"),
        r("I. Đánh giá 1"),
        r("II. Nhiệm vụ 2"),
        mark("end"),
        p("Sở họp.")
    );
    let (found, notes) = told(&docx(&contents, &[]));
    assert_eq!(found, ["Sở họp."]);
    assert_eq!(notes, ["LeftOut { what: Contents, words: \"I. Đánh giá 1 II. Nhiệm vụ 2\" }"]);
    // One that never ends takes nothing with it.
    let open = format!("<w:p>{}{}{}</w:p>{}", mark("begin"), instruction("REF"), r("Một."), p("Hai."));
    assert_eq!(lines(&open, &[]), ["Một.", "Hai."]);
}

#[test]
fn signs_and_breaks_stay() {
    let body = "<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>Số 57</w:t><w:noBreakHyphen/><w:t>NQ</w:t><w:softHyphen/><w:t>/TW &amp; KH</w:t>\
        <w:br/><w:t>dòng hai</w:t><w:tab/><w:t>cột</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r></w:p>";
    assert_eq!(lines(body, &[]), ["1. Số 57-NQ/TW & KH", "dòng hai\tcột\u{f0fc}"]);
    let math = format!("<w:p>{}<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>", r("Bằng "));
    assert_eq!(lines(&math, &[]), ["Bằng a+b"]);
}

#[test]
fn a_text_box_is_read_once() {
    let inside = format!("<w:txbxContent>{}</w:txbxContent>", p("DỰ THẢO"));
    let body = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>{}",
        r("Sở họp."),
        p("Kết luận.")
    );
    assert_eq!(lines(&body, &[]), ["Sở họp.", "DỰ THẢO", "Kết luận."]);
    let old = format!("<w:p><w:r><w:pict><v:textbox>{inside}</v:textbox></w:pict></w:r></w:p>");
    assert_eq!(lines(&old, &[]), ["DỰ THẢO"]);
}

#[test]
fn wrappers_are_looked_through() {
    let body = format!(
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt><w:customXml>{}</w:customXml>\
         <w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt><w:smartTag>{}</w:smartTag>\
         <w:hyperlink r:id=\"web\">{}</w:hyperlink></w:p>",
        p("Một."),
        p("Hai."),
        r("Bấm để nhập"),
        r("Ba, "),
        r("xem thêm")
    );
    assert_eq!(lines(&body, &[]), ["Một.", "Hai.", "Ba, [xem thêm](https://example.org/a)"]);
}

#[test]
fn styles_are_known_by_what_they_say_and_not_by_their_names() {
    let styles = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Binhthng\"><w:name w:val=\"Normal\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"u1\"><w:name w:val=\"Đầu đề 1\"/><w:basedOn w:val=\"Binhthng\"/>\
        <w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"u1con\"><w:basedOn w:val=\"u1\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"khongso\"><w:basedOn w:val=\"u1\"/><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"vong\"><w:basedOn w:val=\"vong\"/><w:rPr><w:caps/></w:rPr></w:style>\
        <w:style w:type=\"character\" w:styleId=\"dam\"><w:rPr><w:b/></w:rPr></w:style>";
    let numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/>\
        <w:pStyle w:val=\"u1\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num>";
    let para = |style: &str, runs: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>");
    let set = |look: &str, words: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r>");
    let body = [
        para("u1", &r("Đánh giá")),
        para("u1con", &r("Nhiệm vụ")),
        para("khongso", &r("Phụ lục")),
        para("vong", &r("Thông báo")),
        // Bold of two styles undoes itself; the run's own holds.
        para(
            "u1",
            &format!("{}{}", set("<w:rStyle w:val=\"dam\"/>", "nhạt "), set("<w:b w:val=\"0\"/><w:i/>", "nghiêng")),
        ),
    ];
    // A heading stands out by its number and in bold, one without a number by its rank.
    assert_eq!(
        lines(&body.concat(), &[("styles", styles), ("numbering", numbering)]),
        ["**I. Đánh giá**", "**II. Nhiệm vụ**", "## **Phụ lục**", "THÔNG BÁO", "**III. nhạt** ***nghiêng***"]
    );
}

#[test]
fn tables_come_as_pipes() {
    let cell = |more: &str, words: &str| format!("<w:tc><w:tcPr>{more}</w:tcPr>{}</w:tc>", p(words));
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let body = format!(
        "<w:tbl>{}{}{}{}{}</w:tbl>",
        row(&[cell("<w:gridSpan w:val=\"3\"/>", "BIỂU GIAO VIỆC")]),
        row(&[cell("", "TT"), cell("", "Nội dung"), cell("", "Đơn vị chủ trì")]),
        row(&[cell("<w:gridSpan w:val=\"3\"/>", "I. Việc chung")]),
        row(&[cell("", "1"), cell("", "Rà soát | trình"), cell("<w:vMerge w:val=\"restart\"/>", "Văn phòng Sở")]),
        row(&[
            cell("", "2"),
            format!(
                "<w:tc>{}{}<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl></w:tc>",
                p("Lập kế hoạch"),
                p("Gửi báo cáo"),
                p("bảng con")
            ),
            cell("<w:vMerge/>", ""),
        ]),
    );
    assert_eq!(
        lines(&body, &[]),
        [
            "BIỂU GIAO VIỆC",
            "| TT | Nội dung | Đơn vị chủ trì |",
            "| --- | --- | --- |",
            "| I | Việc chung |  |",
            "| 1 | Rà soát \\| trình | Văn phòng Sở |",
            "| 2 | Lập kế hoạch; Gửi báo cáo bảng con | Văn phòng Sở |",
        ]
    );
}

#[test]
fn what_hangs_on_a_word_is_kept_or_told() {
    let note = |id: u32, words: &str, kind: &str| format!("<w:{kind} w:id=\"{id}\">{}</w:{kind}>", p(words));
    let body = format!(
        "<w:p>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>{}<w:r><w:endnoteReference w:id=\"2\"/><w:commentReference w:id=\"0\"/></w:r></w:p>\
         <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>{}",
        r("Thực hiện Quyết định"),
        r(" của tỉnh."),
        p("Sở họp.")
    );
    let parts = [
        ("footnotes", note(2, "Số 12/QĐ-UBND.", "footnote")),
        ("endnotes", note(2, "Ban hành năm 2024", "endnote")),
        ("comments", note(0, "Xem lại số", "comment")),
        ("footer", p("Trang 1/3")),
        ("header", p("Tài liệu họp nội bộ")),
    ];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(kind, inner)| (*kind, inner.as_str())).collect();
    let (lines, notes) = told(&docx(&body, &parts));
    assert_eq!(
        lines,
        ["Thực hiện Quyết định của tỉnh. (chú thích: Số 12/QĐ-UBND) (chú thích: Ban hành năm 2024)", "Sở họp."]
    );
    assert_eq!(
        notes,
        [
            "LeftOut { what: Pictures, words: \"1\" }",
            "LeftOut { what: Margin, words: \"Tài liệu họp nội bộ\" }",
            "LeftOut { what: Comment, words: \"Xem lại số\" }",
            "LeftOut { what: Hidden, words: \"ẩn\" }",
        ]
    );
    let head = [("header", p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))];
    let head: Vec<(&str, &str)> = head.iter().map(|(kind, inner)| (*kind, inner.as_str())).collect();
    assert_eq!(told(&docx(&p("Sở họp."), &head)).0, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Sở họp."]);
}

/// Ranks of bullets that styles bring, each a list of its own, and a column of numbers that Word counts.
#[test]
fn lists_nest_as_they_show() {
    let style = |id: &str, list: u32| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:pPr><w:numPr><w:numId w:val=\"{list}\"/></w:numPr></w:pPr></w:style>"
        )
    };
    let list = |id: u32, form: &str, sign: &str, left: u32| {
        format!(
            "<w:abstractNum w:abstractNumId=\"{id}\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{form}\"/>\
             <w:lvlText w:val=\"{sign}\"/><w:pPr><w:ind w:left=\"{left}\"/></w:pPr></w:lvl></w:abstractNum>"
        )
    };
    let nums: String =
        (1..=3).map(|id| format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>")).collect();
    let numbering =
        [list(1, "bullet", "-", 360), list(2, "bullet", "-", 720), list(3, "decimal", "%1.", 360), nums].concat();
    let styles = style("mot", 1) + &style("hai", 2);
    let para =
        |style: &str, words: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", r(words));
    let counted = "<w:tc><w:p><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:p></w:tc>";
    let cell = |words: &[&str]| format!("<w:tc>{}</w:tc>", words.iter().map(|words| p(words)).collect::<String>());
    let row = |first: &str, words: &[&str]| format!("<w:tr>{first}{}{}</w:tr>", cell(words), cell(&["x"]));
    let body = format!(
        "{}{}{}<w:tbl>{}{}{}</w:tbl>",
        para("mot", "Rà soát:"),
        para("hai", "Hồ sơ cấp tỉnh"),
        para("mot", "Trình."),
        row(&cell(&["TT"]), &["Đơn vị", "chủ trì"]),
        row(counted, &["Văn phòng Sở", "Thanh tra Sở"]),
        row(counted, &["Phòng Khoa học,", "Văn phòng Sở"]),
    );
    assert_eq!(
        lines(&body, &[("styles", &styles), ("numbering", &numbering)]),
        [
            "  - Rà soát:",
            "    - Hồ sơ cấp tỉnh",
            "  - Trình.",
            "| TT | Đơn vị chủ trì | x |",
            "| --- | --- | --- |",
            "| 1 | Văn phòng Sở; Thanh tra Sở | x |",
            "| 2 | Phòng Khoa học, Văn phòng Sở | x |",
        ]
    );
}
