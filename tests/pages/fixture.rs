//! A register made by hand: three issuers (one tracked, one archive, one invented), a renamed unit, and a task in every state.

use jiff::civil::{Date, date};
use ketluan::config::{Direction, Issuer, IssuerIx, Offices, SiteLanguage, SiteSettings, Unit, UnitIx, UnitKind};
use ketluan::id::{IndicatorId, IssuerId, NoticeId, TaskId, UnitId};
use ketluan::markup::{Attributes, Block, BlockKind, Cell, Inline, InlineKind, ListItem, Row, Table};
use ketluan::notice::{Front, Issued, Meeting, Notice, NoticeKind, Signature};
use ketluan::page::{Address, Attachment, Site};
use ketluan::period::Period;
use ketluan::register::*;
use ketluan::source::{Place, Source, SourceId, Sources, Span};
use ketluan::vietnamese::citation::Citation;
use ketluan::vietnamese::deadline::{Confidence, Deadline, Form, Relation};
use ketluan::vietnamese::quantity::Plan;
use ketluan::vietnamese::unit_name::Names;

fn settings(language: SiteLanguage) -> SiteSettings {
    SiteSettings {
        title: "Theo dõi kết luận".to_owned(),
        owner: "UBND tỉnh Quảng Trị".to_owned(),
        language,
        theme: "default".to_owned(),
        as_of: None,
        base_url: None,
        due_soon_days: 7,
    }
}

pub fn empty_site() -> Site {
    let register = Register {
        settings: settings(SiteLanguage::Vietnamese),
        calendar: Default::default(),
        as_of: date(2025, 3, 31),
        offices: Offices::default(),
        notices: Vec::new(),
        tasks: Vec::new(),
        indicators: Vec::new(),
        documents: Vec::new(),
    };
    Site { register, sources: Sources::default(), free: Vec::new(), attachments: Vec::new() }
}

/// Writes text and tree side by side, so that spans are true.
#[derive(Default)]
struct Writer {
    text: String,
    blocks: Vec<Block>,
}

impl Writer {
    fn put(&mut self, text: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(text);
        Span::new(start, self.text.len())
    }

    /// `**bold**` becomes strong, the rest text.
    fn inline(&mut self, text: &str) -> Vec<Inline> {
        let mut out = Vec::new();
        for (at, part) in text.split("**").enumerate() {
            if part.is_empty() {
                continue;
            }
            if at % 2 == 0 {
                let span = self.put(part);
                out.push(Inline { span, kind: InlineKind::Text(part.to_owned()) });
            } else {
                let start = self.put("**").start;
                let span = self.put(part);
                let end = self.put("**").end;
                let inner = vec![Inline { span, kind: InlineKind::Text(part.to_owned()) }];
                out.push(Inline { span: Span::new(start, end), kind: InlineKind::Strong(inner) });
            }
        }
        out
    }

    fn heading(&mut self, level: u8, text: &str) {
        let start = self.put(&format!("{} ", "#".repeat(usize::from(level)))).start;
        let content = self.inline(text);
        let span = Span::new(start, self.text.len());
        self.put("\n\n");
        self.blocks.push(Block {
            span,
            kind: BlockKind::Heading { level, content },
            attributes: Attributes::default(),
        });
    }

    fn paragraph(&mut self, text: &str) -> Span {
        let start = self.text.len();
        let content = self.inline(text);
        let span = Span::new(start, self.text.len());
        self.put("\n\n");
        self.blocks.push(Block { span, kind: BlockKind::Paragraph(content), attributes: Attributes::default() });
        span
    }

    fn list(&mut self, items: &[&str]) -> Vec<Span> {
        let begin = self.text.len();
        let mut spans = Vec::new();
        let mut list = Vec::new();
        for item in items {
            let start = self.put("- ").start;
            let content_start = self.text.len();
            let content = self.inline(item);
            let span = Span::new(start, self.text.len());
            let content_span = Span::new(content_start, self.text.len());
            self.put("\n");
            spans.push(span);
            list.push(ListItem {
                span,
                checked: None,
                attributes: Attributes::default(),
                content,
                content_span,
                blocks: Vec::new(),
            });
        }
        let span = Span::new(begin, self.text.len());
        self.put("\n");
        let kind = BlockKind::List { start: None, items: list };
        self.blocks.push(Block { span, kind, attributes: Attributes::default() });
        spans
    }

    fn table(&mut self, rows: &[&[&str]], right: &[bool]) {
        let begin = self.text.len();
        let mut made: Vec<Row> = Vec::new();
        for row in rows {
            let start = self.text.len();
            let mut cells = Vec::new();
            for cell in *row {
                self.put("| ");
                let from = self.text.len();
                let content = self.inline(cell);
                cells.push(Cell { span: Span::new(from, self.text.len()), content });
                self.put(" ");
            }
            self.put("|");
            made.push(Row { span: Span::new(start, self.text.len()), written: cells.len(), cells });
            self.put("\n");
        }
        let head = made.remove(0);
        let span = Span::new(begin, self.text.len());
        self.put("\n");
        let kind = BlockKind::Table(Table { head, rows: made, right: right.to_vec() });
        self.blocks.push(Block { span, kind, attributes: Attributes::default() });
    }
}

fn unit(offices: &mut Offices, issuer: IssuerIx, own: &str, name: &str, kind: UnitKind, place: Place) -> UnitIx {
    let ix = UnitIx(offices.units.len());
    let issuer_id = offices.issuer(issuer).id.clone();
    offices.units.push(Unit {
        id: UnitId::of(&issuer_id, own),
        issuer,
        name: name.to_owned(),
        short: name.replace("Quản lý ", "QL "),
        kind,
        aliases: Vec::new(),
        from: None,
        until: None,
        becomes: Vec::new(),
        place,
    });
    let issuer = &mut offices.issuers[issuer.0];
    issuer.units.push(ix);
    if kind == UnitKind::Collective {
        issuer.collective = Some(ix);
    }
    ix
}

fn issuer(
    offices: &mut Offices,
    id: &str,
    name: &str,
    short: &str,
    illustrative: bool,
    track: Option<Date>,
) -> IssuerIx {
    offices.issuers.push(Issuer {
        id: IssuerId::new(id),
        name: name.to_owned(),
        short: short.to_owned(),
        illustrative,
        track_from: track,
        weeks: Default::default(),
        units: Vec::new(),
        collective: None,
        names: Names::new(Vec::new()),
    });
    IssuerIx(offices.issuers.len() - 1)
}

fn front(kind: NoticeKind, title: &str, issuer: IssuerIx, number: Option<&str>, issued: Issued) -> Front {
    Front {
        kind,
        title: title.to_owned(),
        issuer,
        number: number.map(str::to_owned),
        issued,
        place: Some("Quảng Trị".to_owned()),
        reviews: None,
        directs: None,
        supersedes: Vec::new(),
        original: None,
        aliases: Vec::new(),
        recipients: vec!["Lãnh đạo Sở".to_owned(), "Các phòng, đơn vị".to_owned(), "Lưu: VT".to_owned()],
        tables: Vec::new(),
        meeting: Meeting {
            date: Some(date(2025, 2, 17)), chair: Some("Giám đốc Sở".to_owned()), ..Meeting::default()
        },
        signature: Signature {
            authority: Some("TL. GIÁM ĐỐC".to_owned()),
            role: Some("Chánh Văn phòng".to_owned()),
            name: None,
        },
    }
}

struct Made<'a> {
    text: &'a str,
    state: State,
    due: Option<Date>,
    lead: usize,
    done: Option<Date>,
    phrase: Option<&'a str>,
}

pub fn site(language: SiteLanguage) -> Site {
    let mut site = empty_site();
    site.register.settings = settings(language);
    let origin = Place::new(site.sources.add(Source::new("content/units.toml", "")), Span::default());
    let offices = &mut site.register.offices;
    let demo = issuer(offices, "so-mau", "Sở Khoa học và Công nghệ tỉnh Mẫu", "Sở Mẫu", true, Some(date(2025, 1, 1)));
    let real = issuer(
        offices,
        "skhcn-quang-tri",
        "Sở Khoa học và Công nghệ tỉnh Quảng Trị",
        "Sở KH&CN Quảng Trị",
        false,
        Some(date(2025, 1, 1)),
    );
    let old = issuer(
        offices,
        "skhcn-quang-ngai",
        "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi",
        "Sở KH&CN Quảng Ngãi",
        false,
        Some(date(2026, 1, 1)),
    );
    let names = [
        ("van-phong-so", "Văn phòng Sở", UnitKind::Office),
        ("phong-quan-ly-khoa-hoc", "Phòng Quản lý Khoa học", UnitKind::Division),
        ("phong-chuyen-doi-so", "Phòng Chuyển đổi số và Bưu chính, Viễn thông", UnitKind::Division),
        ("thanh-tra-so", "Thanh tra Sở", UnitKind::Inspectorate),
        ("cac-don-vi", "Các phòng, đơn vị thuộc Sở", UnitKind::Collective),
    ];
    let mut units = Vec::new();
    for issuer in [demo, real, old] {
        for (own, name, kind) in names {
            units.push(unit(offices, issuer, own, name, kind, origin));
        }
    }
    offices.units[2].becomes = Vec::new();
    let former = unit(offices, demo, "phong-cong-nghe", "Phòng Công nghệ", UnitKind::Division, origin);
    offices.units[former.0].until = Some(date(2025, 2, 28));
    offices.units[former.0].becomes = vec![units[2]];
    offices.units[2].from = Some(date(2025, 3, 1));

    weekly(&mut site, demo, &units);
    archive(&mut site, old, &units);
    undated(&mut site, real, &units);
    finish(&mut site);
    site
}

/// A notice with a task in every state, a KPI table and citations.
fn weekly(site: &mut Site, issuer: IssuerIx, units: &[UnitIx]) {
    use State::*;
    let made = [
        Made {
            text: "Trình Giám đốc Sở bộ tiêu chí chấm điểm **trong ngày 21/02/2025**.",
            state: DoneOnTime,
            due: Some(date(2025, 2, 21)),
            lead: 0,
            done: Some(date(2025, 2, 20)),
            phrase: Some("trong ngày 21/02/2025"),
        },
        Made {
            text: "Hoàn thiện dự thảo Kế hoạch chuyển đổi số năm 2025, lấy ý kiến các sở, ban, ngành, địa phương; tổng hợp, tiếp thu, giải trình đầy đủ trước khi trình UBND tỉnh ban hành, gửi về Văn phòng Sở **trước ngày 20/3**.",
            state: Overdue,
            due: Some(date(2025, 3, 19)),
            lead: 2,
            done: None,
            phrase: Some("trước ngày 20/3"),
        },
        Made {
            text: "Rà soát quy chế làm việc, xong **trước ngày 26/3/2025**.",
            state: Overdue,
            due: Some(date(2025, 3, 25)),
            lead: 0,
            done: None,
            phrase: Some("trước ngày 26/3/2025"),
        },
        Made {
            text: "Báo cáo kết quả thanh tra chuyên đề **đến hết tháng 3**.",
            state: DueSoon,
            due: Some(date(2025, 3, 31)),
            lead: 3,
            done: None,
            phrase: Some("đến hết tháng 3"),
        },
        Made {
            text: "Tham mưu tổ chức nghiệm thu nhiệm vụ khoa học **đầu tháng 4**.",
            state: DueSoon,
            due: Some(date(2025, 4, 5)),
            lead: 1,
            done: None,
            phrase: Some("đầu tháng 4"),
        },
        Made {
            text: "Xây dựng Kế hoạch thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị **trong quý II**.",
            state: InTime,
            due: Some(date(2025, 6, 30)),
            lead: 2,
            done: None,
            phrase: Some("trong quý II"),
        },
        Made {
            text: "Theo dõi, đôn đốc việc chấm công **hằng tuần**.",
            state: NoDeadline,
            due: None,
            lead: 0,
            done: None,
            phrase: Some("hằng tuần"),
        },
        Made {
            text: "Gửi hồ sơ quyết toán <b>đợt 1</b> & phụ lục.",
            state: DoneLate,
            due: Some(date(2025, 2, 28)),
            lead: 0,
            done: Some(date(2025, 3, 5)),
            phrase: None,
        },
        Made {
            text: "Cập nhật trang thông tin của Sở.",
            state: Done,
            due: None,
            lead: 2,
            done: Some(date(2025, 3, 1)),
            phrase: None,
        },
        Made { text: "Khảo sát trụ sở mới.", state: Dropped, due: None, lead: 3, done: None, phrase: None },
        Made {
            text: "Thực hành tiết kiệm, phòng chống lãng phí.",
            state: NoDeadline,
            due: None,
            lead: 4,
            done: None,
            phrase: None,
        },
    ];
    let mut writer = Writer::default();
    writer.paragraph("Ngày 17/02/2025, Giám đốc Sở chủ trì hội nghị trực báo tuần 7. Xem **bảng chỉ tiêu** dưới đây.");
    writer.heading(2, "I. Đánh giá kết quả");
    writer.table(
        &[
            &["TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Tỷ lệ %"],
            &["1", "Số thuê bao internet", "120.000", "53.000", "44,2"],
            &["2", "Hồ sơ đúng hạn", "từ 95%", "98,2%", "103"],
        ],
        &[false, false, true, true, true],
    );
    writer.heading(2, "II. Nhiệm vụ");
    writer.heading(4, "1. Giao các đơn vị");
    let texts: Vec<&str> = made.iter().map(|m| m.text).collect();
    let spans = writer.list(&texts);
    let source = site.sources.add(Source::new("content/notices/2025/tuan-07.md", &writer.text));
    let mut front = front(
        NoticeKind::Notice,
        "Kết luận của Giám đốc Sở tại Hội nghị trực báo tuần 7 năm 2025",
        issuer,
        Some("15/TB-SKHCN"),
        Issued::Day(date(2025, 2, 17)),
    );
    front.reviews = Some(Period::Week(2025, 7));
    front.directs = Some(Period::Week(2025, 8));
    let place = Place::new(source, Span::default());
    front.original = Some(ketluan::config::Written { value: "goc.pdf".to_owned(), place });
    site.attachments.push(Attachment {
        path: "notices/2025/tuan-07/goc.pdf".to_owned(),
        address: Address::file("thong-bao/2025/tuan-07/goc.pdf"),
        size: 220_000,
    });
    let phrase = "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị";
    let at = writer.text.find(phrase).unwrap();
    let citation = Citation {
        span: Span::new(at, at + phrase.len()),
        kind: Some("Nghị quyết".to_owned()),
        number: Some("57-NQ/TW".to_owned()),
        printed: phrase.to_owned(),
        date: Some(date(2024, 12, 22)),
        issuer: Some("Bộ Chính trị".to_owned()),
        title: None,
    };
    let notice = Notice {
        id: NoticeId::new("2025/tuan-07"),
        source,
        front,
        body: writer.blocks,
        items: Vec::new(),
        rows: Vec::new(),
        citations: vec![citation],
        links: Vec::new(),
    };
    let ix = push(site, notice, true);
    site.register.documents.push(Document {
        key: "57-nq-tw".to_owned(),
        kind: "Nghị quyết".to_owned(),
        number: "57-NQ/TW".to_owned(),
        date: Some(date(2024, 12, 22)),
        issuer: "Bộ Chính trị".to_owned(),
        title: String::new(),
        notices: vec![ix],
        tasks: Vec::new(),
        archived: None,
        mentions: 1,
    });
    site.register.notices[ix.0].cites.push(DocumentIx(0));
    for (made, span) in made.iter().zip(spans) {
        add_task(site, ix, source, made, span, units[made.lead], &writer.text);
    }
    site.register.tasks[1].with = vec![units[0], units[1]];
    site.register.tasks[1].percent = Some(60.0);
    site.register.tasks[2].first_due = Some(date(2025, 3, 10));
}

fn archive(site: &mut Site, issuer: IssuerIx, units: &[UnitIx]) {
    let made = [
        Made {
            text: "Xây dựng và trình dự thảo Quyết định **trước tháng 10/2023**.",
            state: State::Archived,
            due: Some(date(2023, 9, 30)),
            lead: 1,
            done: None,
            phrase: Some("trước tháng 10/2023"),
        },
        Made {
            text: "Tiếp tục theo dõi, hướng dẫn, kiểm tra.",
            state: State::Archived,
            due: None,
            lead: 1,
            done: None,
            phrase: None,
        },
    ];
    let mut writer = Writer::default();
    writer.heading(2, "Nhiệm vụ trọng tâm");
    let spans = writer.list(&[made[0].text, made[1].text]);
    let source = site.sources.add(Source::new("content/notices/2023/so-ket.md", &writer.text));
    let mut front = front(
        NoticeKind::Notice,
        "Kết luận của Giám đốc Sở tại cuộc họp sơ kết 6 tháng đầu năm 2023",
        issuer,
        None,
        Issued::Day(date(2023, 7, 4)),
    );
    front.reviews = Some(Period::Half(2023, 1));
    let id = NoticeId::new("2023/so-ket");
    let notice = Notice {
        id,
        source,
        front,
        body: writer.blocks,
        items: vec![],
        rows: vec![],
        citations: vec![],
        links: vec![],
    };
    let ix = push(site, notice, false);
    for (made, span) in made.iter().zip(spans) {
        add_task(site, ix, source, made, span, units[10 + made.lead], &writer.text);
    }
}

fn undated(site: &mut Site, issuer: IssuerIx, units: &[UnitIx]) {
    let made = [Made {
        text: "Hoàn thành báo cáo **trong tháng 3**.",
        state: State::Overdue,
        due: Some(date(2025, 3, 28)),
        lead: 0,
        done: None,
        phrase: Some("trong tháng 3"),
    }];
    let mut writer = Writer::default();
    let span = writer.paragraph(made[0].text);
    let source = site.sources.add(Source::new("content/notices/2025/thang-02.md", &writer.text));
    let front = front(NoticeKind::Programme, "Chương trình công tác tháng 3", issuer, None, Issued::Month(2025, 2));
    let id = NoticeId::new("2025/thang-02");
    let notice = Notice {
        id,
        source,
        front,
        body: writer.blocks,
        items: vec![],
        rows: vec![],
        citations: vec![],
        links: vec![],
    };
    let ix = push(site, notice, true);
    add_task(site, ix, source, &made[0], span, units[5], &writer.text);
    site.register.notices[ix.0].superseded_by.push(NoticeIx(0));
    site.register.notices[0].supersedes.push(ix);
}

fn push(site: &mut Site, notice: Notice, tracked: bool) -> NoticeIx {
    let entry = Entry { notice, tasks: vec![], tracked, supersedes: vec![], superseded_by: vec![], cites: vec![] };
    site.register.notices.push(entry);
    NoticeIx(site.register.notices.len() - 1)
}

fn add_task(site: &mut Site, notice: NoticeIx, source: SourceId, made: &Made, span: Span, lead: UnitIx, text: &str) {
    let register = &mut site.register;
    let ix = TaskIx(register.tasks.len());
    let own = format!("{}-{}", register.offices.unit(lead).id.own(), ix.0 + 1);
    let deadlines = made.phrase.and_then(|phrase| {
        let at = text[span.start..].find(phrase)? + span.start;
        Some(Deadline {
            phrase: Span::new(at, at + phrase.len()),
            relation: if made.due.is_some() { Relation::By } else { Relation::Recurring },
            start: None,
            end: made.due,
            time: None,
            confidence: if phrase.starts_with("đầu") { Confidence::Approximate } else { Confidence::Exact },
            rule: made.due.is_none().then(|| "weekly".to_owned()),
            form: Form::ByDay,
        })
    });
    let deadlines: Vec<Deadline> = deadlines.into_iter().collect();
    let source_of_due = if deadlines.is_empty() { DueSource::Outright } else { DueSource::Words(0) };
    register.tasks.push(Task {
        id: TaskId::of(&register.notices[notice.0].notice.id, &own),
        notice,
        span,
        place: Place::new(source, span),
        text: made.text.replace("**", ""),
        parent: None,
        parts: Vec::new(),
        lead,
        with: Vec::new(),
        person: None,
        leader: None,
        product: None,
        deadlines,
        in_force: made.due.map(|day| InForce { day, time: None, source: source_of_due }),
        first_due: None,
        events: Vec::new(),
        state: made.state,
        percent: None,
        done_on: made.done,
        continues: None,
        continued_by: Vec::new(),
        cites: Vec::new(),
    });
    register.notices[notice.0].tasks.push(ix);
}

fn finish(site: &mut Site) {
    let reading = Reading {
        period: Period::Quarter(2025, 1),
        date: date(2025, 3, 31),
        value: Some(12_000.0),
        percent: Some(10.0),
        text: "12.000".to_owned(),
        notice: NoticeIx(0),
        place: site.register.tasks[0].place,
    };
    site.register.indicators.push(Indicator {
        id: IndicatorId::new("so-mau/2025/so-thue-bao-internet"),
        issuer: IssuerIx(0),
        year: 2025,
        group: "Viễn thông".to_owned(),
        number: "1".to_owned(),
        name: "Số thuê bao internet".to_owned(),
        unit_of_measure: "thuê bao".to_owned(),
        plan: Some(Plan { min: Some(120_000.0), max: Some(120_000.0), text: "120.000".to_owned() }),
        direction: Direction::Up,
        lead: Some(UnitIx(2)),
        parent: None,
        readings: vec![reading],
        planned_in: Some(NoticeIx(0)),
        place: site.register.tasks[0].place,
        standing: Standing::Behind,
        share: Some(0.1),
        pace: 0.25,
    });
}
