//! What OpenDocument texts hold, one feature at a time: the text that each becomes.

use super::made::odt;
use super::word::told;

const STYLES: &str = "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
    <style:style style:name=\"P1\" style:family=\"paragraph\"><style:text-properties fo:text-transform=\"uppercase\"/></style:style>\
    <text:list-style style:name=\"L1\">\
    <text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>\
    <text:list-level-style-number text:level=\"2\" style:num-format=\"1\" style:num-suffix=\".\" text:display-levels=\"2\"/>\
    <text:list-level-style-bullet text:level=\"3\" text:bullet-char=\"–\"/></text:list-style>\
    <text:list-style style:name=\"L2\">\
    <text:list-level-style-number text:level=\"1\" style:num-format=\"a\" style:num-list-format=\"(%1%)\"/></text:list-style>";

fn item(inner: &str) -> String {
    format!("<text:list-item>{inner}</text:list-item>")
}

fn p(words: &str) -> String {
    format!("<text:p>{words}</text:p>")
}

#[test]
fn lists_are_numbered_and_go_on_where_they_say() {
    let deeper = format!(
        "<text:list>{}{}</text:list>",
        item(&p("Hai một")),
        item(&format!("{}<text:list>{}</text:list>", p("Hai hai"), item(&p("gạch"))))
    );
    let body = format!(
        "<text:list xml:id=\"a\" text:style-name=\"L1\">{}{}</text:list>{}\
         <text:list text:style-name=\"L2\">{}<text:list-item text:start-value=\"4\">{}</text:list-item></text:list>\
         <text:list text:continue-list=\"a\" text:style-name=\"L1\">{}</text:list>\
         <text:list text:style-name=\"L1\">{}</text:list>",
        item(&format!("{}{}", p("Một"), p("vẫn một"))),
        item(&format!("{}{deeper}", p("Hai"))),
        p("Giữa chừng."),
        item(&p("chữ a")),
        p("chữ d"),
        item(&format!("{}<text:list>{}</text:list>", p("Ba"), item(&p("Ba một")))),
        item(&p("Lại từ đầu")),
    );
    assert_eq!(
        told(&odt(STYLES, &body)).0,
        [
            "1. Một",
            "vẫn một",
            "2. Hai",
            "2.1. Hai một",
            "2.2. Hai hai",
            "    - gạch",
            "Giữa chừng.",
            "(a) chữ a",
            "(d) chữ d",
            "3. Ba",
            "3.1. Ba một",
            "1. Lại từ đầu"
        ]
    );
}

#[test]
fn words_breaks_and_notes_are_read() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>đã xóa</text:p></text:deletion></text:changed-region>\
        </text:tracked-changes><text:p text:style-name=\"P1\">Thông\n   báo</text:p>\
        <text:p>Trình <text:span text:style-name=\"T1\">trước<text:s text:c=\"2\"/>15/3</text:span><text:line-break/>dòng\
        <text:tab/>hai<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Số 3/TB.</text:p></text:note-body></text:note>\
        <office:annotation><text:p>Xem lại</text:p></office:annotation></text:p>\
        <text:p><draw:frame><draw:text-box><text:p>DỰ THẢO</text:p></draw:text-box></draw:frame>\
        <text:a xlink:href=\"https://example.org/a\">đây</text:a></text:p>";
    let (lines, notes) = told(&odt(STYLES, body));
    assert_eq!(
        lines,
        [
            "THÔNG BÁO",
            "Trình **trước  15/3**",
            "dòng\thai (chú thích: Số 3/TB)",
            "đây (https://example.org/a)",
            "DỰ THẢO"
        ]
    );
    assert_eq!(notes, ["Changes { inserted: 0, deleted: 1 }", "LeftOut { what: Comment, words: \"Xem lại\" }"]);
}

#[test]
fn tables_keep_their_merged_cells() {
    let cell = |more: &str, words: &str| format!("<table:table-cell {more}>{}</table:table-cell>", p(words));
    let covered = "<table:covered-table-cell/>";
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let body = format!(
        "<table:table><table:table-header-rows>{}</table:table-header-rows>{}{}</table:table>",
        row(&[cell("", "TT"), cell("", "Nội dung"), cell("", "Chủ trì")].concat()),
        row(&[cell("", "1"), cell("", "Rà soát"), cell("table:number-rows-spanned=\"2\"", "Thanh tra")].concat()),
        row(&[&cell("table:number-columns-spanned=\"2\"", "2. Trình"), covered, covered].concat()),
    );
    assert_eq!(
        told(&odt("", &body)).0,
        [
            "| TT | Nội dung | Chủ trì |",
            "| --- | --- | --- |",
            "| 1 | Rà soát | Thanh tra |",
            "| 2 | Trình | Thanh tra |"
        ]
    );
}
