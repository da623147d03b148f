//! How fast texts are read: megabytes a second for each reader, beside a plain loop.
//!
//! `cargo bench --bench reading`. Two texts: the notices of the sample site, as offices write them; and the sentences of the
//! corpora, shuffled, denser in dates, citations and names than any notice. Both are repeated to four megabytes. Each reader is timed several times and the best time
//! told, with its ratio to the loop: on a busy machine the ratio is what can be compared. Words after `--` choose
//! readers by name.

use jiff::civil::Date;
use ketluan::vietnamese::deadline::{self, Context};
use ketluan::vietnamese::unit_name::Names;
use ketluan::vietnamese::week::WeekNumbering;
use ketluan::vietnamese::workday::WorkCalendar;
use ketluan::vietnamese::{assignment, citation};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Bytes of the text.
const SIZE: usize = 4 << 20;
/// Reads a text and tells how much was found.
type Reader<'a> = &'a dyn Fn(&str) -> usize;

/// Runs of each reader.
const RUNS: usize = 5;

fn main() {
    let chosen: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let calendar = WorkCalendar::default();
    let weeks = WeekNumbering::default();
    let context = Context { issued: Some(Date::constant(2025, 3, 5)), calendar: &calendar, weeks: &weeks };
    let names = Names::new(UNITS.iter().enumerate().map(|(key, name)| (key, *name)));

    let readers: [(&str, Reader); 4] = [
        ("deadline::read", &|text| deadline::read(text, &context).deadlines.len()),
        ("citation::read", &|text| citation::read(text).len()),
        ("Names::scan", &|text| names.scan(text).len()),
        ("assignment::read", &|text| assignment::read(text).with.len()),
    ];
    for (what, sections) in [("notices of the sample site", notices()), ("sentences of the corpora", sections())] {
        let bytes: usize = sections.iter().map(String::len).sum();
        println!("{what}: {} texts, {:.1} MB", sections.len(), megabytes(bytes));
        let (loop_time, _) = best(&sections, &|text| count(text));
        println!("{:<18} {:>8.1} MB/s", "a loop of steps", speed(bytes, loop_time));
        for (name, reader) in readers {
            if !chosen.is_empty() && !chosen.iter().any(|word| name.contains(word.as_str())) {
                continue;
            }
            let (time, found) = best(&sections, reader);
            let ratio = time.as_secs_f64() / loop_time.as_secs_f64();
            println!("{name:<18} {:>8.1} MB/s   {ratio:>6.1} × the loop   {found} found", speed(bytes, time));
        }
    }
}

const UNITS: [&str; 12] = [
    "Văn phòng Sở",
    "Thanh tra Sở",
    "Phòng Quản lý Khoa học",
    "Phòng Quản lý Công nghệ và Đổi mới sáng tạo",
    "Phòng Quản lý Chuyên ngành",
    "Phòng Kế hoạch - Tài chính",
    "Phòng Bưu chính - Viễn thông và Công nghệ thông tin",
    "Chi cục Tiêu chuẩn Đo lường Chất lượng",
    "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ",
    "Công đoàn Sở",
    "Đoàn Thanh niên",
    "Các phòng, đơn vị thuộc Sở",
];

/// The loop all is compared with: a few steps for each character, one after the other.
fn count(text: &str) -> usize {
    text.chars().fold(0, |sum, c| black_box(sum * 31 + c as usize))
}

/// The sum of each text's best time: a text is read within a slice of the processor's time, so that what else runs on the
/// machine is mostly left out.
fn best(texts: &[String], reader: Reader) -> (Duration, usize) {
    let mut time = Duration::ZERO;
    let mut found = 0;
    for text in texts {
        let mut best = Duration::MAX;
        for run in 0..RUNS {
            let started = Instant::now();
            let count = reader(black_box(text));
            best = best.min(started.elapsed());
            found += if run == 0 { count } else { 0 };
        }
        time += best;
    }
    (time, found)
}

/// The sample site's notices, again and again.
fn notices() -> Vec<String> {
    let mut files: Vec<_> = walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/content/notices"))
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|kind| kind == "md"))
        .filter_map(|entry| std::fs::read_to_string(entry.path()).ok())
        .collect();
    let once: usize = files.iter().map(String::len).sum();
    let length = files.len();
    for at in 0..length * (SIZE / once.max(1)) {
        files.push(files[at % length].clone());
    }
    files
}

/// Texts of about the length of a notice, made of the corpora's sentences.
fn sections() -> Vec<String> {
    const CORPORA: [&str; 3] = [
        include_str!("../tests/corpus/deadlines.test"),
        include_str!("../tests/corpus/words/citations.test"),
        include_str!("../tests/corpus/words/assignments.test"),
    ];
    let sentence = |line: &&str| line.len() > 20 && !line.starts_with("=>") && !line.starts_with(['#', '=', '-']);
    let sentences: Vec<&str> = CORPORA.iter().flat_map(|corpus| corpus.lines()).filter(sentence).collect();
    let mut place = 7;
    let mut made = 0;
    let mut sections = Vec::new();
    while made < SIZE {
        let mut section = String::new();
        while section.len() < 12_000 {
            // A step prime to most lengths visits the sentences in an order without a pattern.
            place = (place + 7919) % sentences.len();
            section.push_str(if section.len().is_multiple_of(3) { "- " } else { "" });
            section.push_str(sentences[place]);
            section.push_str(if section.len().is_multiple_of(5) { " " } else { "\n\n" });
        }
        made += section.len();
        sections.push(section);
    }
    sections
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn speed(bytes: usize, time: Duration) -> f64 {
    megabytes(bytes) / time.as_secs_f64()
}
