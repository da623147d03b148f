use std::mem::size_of as s;
#[test]
fn sizes() {
    use ketluan::*;
    eprintln!(
        "Task {} Event {} Kind {} InForce {} Opt<InForce> {} Item {} Deadline {} Rejected {} Citation {} Row {} RowReading {} Notice {} Entry {} logEntry {} Said {} Document {} Wording {} Date {} OptDate {} Time {} OptTime {} Place {} DueSource {} Diag {} Source {}",
        s::<register::Task>(),
        s::<register::Event>(),
        s::<register::EventKind>(),
        s::<register::InForce>(),
        s::<Option<register::InForce>>(),
        s::<notice::Item>(),
        s::<vietnamese::deadline::Deadline>(),
        s::<vietnamese::deadline::Rejected>(),
        s::<vietnamese::citation::Citation>(),
        s::<notice::IndicatorRow>(),
        s::<notice::RowReading>(),
        s::<notice::Notice>(),
        s::<register::Entry>(),
        s::<progress::Entry>(),
        s::<progress::Said>(),
        s::<register::Document>(),
        s::<source::Wording>(),
        s::<jiff::civil::Date>(),
        s::<Option<jiff::civil::Date>>(),
        s::<jiff::civil::Time>(),
        s::<Option<jiff::civil::Time>>(),
        s::<source::Place>(),
        s::<register::DueSource>(),
        s::<diagnostic::Diagnostic>(),
        s::<source::Source>()
    );
}
