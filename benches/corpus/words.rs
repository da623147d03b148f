//! The words that notices are made of.

pub const OFFICES: [&str; 4] = ["Khoa học và Công nghệ", "Nông nghiệp và Môi trường", "Xây dựng", "Y tế"];

pub const UNITS: [&str; 10] = [
    "Văn phòng Sở",
    "Thanh tra Sở",
    "Phòng Kế hoạch - Tài chính",
    "Phòng Quản lý Chuyên ngành",
    "Phòng Chuyển đổi số",
    "Phòng Hợp tác và Đào tạo",
    "Chi cục Tiêu chuẩn Đo lường Chất lượng",
    "Trung tâm Ứng dụng và Dịch vụ",
    "Trung tâm Thông tin và Thống kê",
    "Ban Quản lý Dự án",
];

pub const VERBS: [&str; 12] = [
    "Rà soát, hoàn thiện",
    "Tham mưu ban hành",
    "Dự thảo, trình Giám đốc Sở",
    "Khẩn trương hoàn thành",
    "Tổng hợp, báo cáo",
    "Xây dựng",
    "Đôn đốc, kiểm tra việc thực hiện",
    "Lấy ý kiến các sở, ngành về",
    "Hướng dẫn các địa phương triển khai",
    "Chuẩn bị nội dung, tài liệu cho",
    "Công khai trên Trang thông tin điện tử",
    "Tổ chức hội nghị quán triệt",
];

pub const THINGS: [&str; 14] = [
    "kế hoạch kiểm tra, giám sát việc chấp hành quy định về định mức sử dụng kinh phí",
    "phương án sắp xếp, kiện toàn tổ chức bộ máy và vị trí việc làm của các đơn vị trực thuộc",
    "báo cáo kết quả giải quyết thủ tục hành chính và cải cách hành chính",
    "đề án nâng cao năng lực quản lý, khai thác cơ sở dữ liệu dùng chung của ngành",
    "danh mục nhiệm vụ đề xuất đặt hàng và dự toán kinh phí kèm theo",
    "hồ sơ thanh quyết toán các công trình, dự án đã hoàn thành đưa vào sử dụng",
    "quy chế phối hợp giữa các phòng, đơn vị trong xử lý văn bản và kiến nghị của cử tri",
    "tài liệu tập huấn nghiệp vụ cho công chức cấp xã sau khi sắp xếp đơn vị hành chính",
    "kết quả rà soát các văn bản quy phạm pháp luật hết hiệu lực, không còn phù hợp",
    "lịch tiếp công dân, phân công lãnh đạo trực và xử lý đơn thư khiếu nại, tố cáo",
    "số liệu thống kê phục vụ báo cáo sơ kết, tổng kết và đánh giá thi đua khen thưởng",
    "phương án bảo đảm an toàn thông tin, sao lưu dữ liệu và ứng phó sự cố mạng",
    "chương trình làm việc với các doanh nghiệp để tháo gỡ khó khăn, vướng mắc",
    "tiến độ giải ngân vốn đầu tư công và các nguồn vốn sự nghiệp được giao",
];

pub const ENDS: [&str; 8] = [
    "",
    ", bảo đảm chất lượng, đúng quy định",
    "; kịp thời báo cáo những vướng mắc phát sinh",
    ", trong đó làm rõ trách nhiệm của từng cá nhân, bộ phận",
    "; gắn với đánh giá, xếp loại mức độ hoàn thành nhiệm vụ",
    ", phân công rõ người, rõ việc, rõ kết quả",
    "; không để tồn đọng, kéo dài",
    ", chủ động đề xuất giải pháp thực hiện",
];

/// Of documents: kind, letters of the number, issuer.
pub const DOCUMENTS: [(&str, &str, &str); 8] = [
    ("Quyết định", "QĐ-UBND", "UBND tỉnh"),
    ("Kế hoạch", "KH-UBND", "UBND tỉnh"),
    ("Nghị quyết", "NQ-HĐND", "HĐND tỉnh"),
    ("Công văn", "UBND-TH", "UBND tỉnh"),
    ("Thông báo", "TB-VPUBND", "Văn phòng UBND tỉnh"),
    ("Chỉ thị", "CT-TTg", "Thủ tướng Chính phủ"),
    ("Nghị định", "NĐ-CP", "Chính phủ"),
    ("Chương trình hành động", "CTr/TU", "Tỉnh ủy"),
];

/// Sentences that look back, and so hold no task.
pub const REVIEWS: [&str; 8] = [
    "Trong tuần, các phòng, đơn vị đã bám sát chương trình công tác, hoàn thành phần lớn nhiệm vụ được giao; chất lượng tham mưu văn bản được nâng lên, số văn bản phải sửa nhiều lần giảm so với tháng trước.",
    "Công tác cải cách hành chính được duy trì: hồ sơ nộp trực tuyến đạt 86,4%, hồ sơ giải quyết đúng hạn đạt 98,7%, không có phản ánh về thái độ phục vụ của công chức bộ phận một cửa.",
    "Tiến độ giải ngân còn chậm so với yêu cầu; một số dự án vướng mặt bằng, chờ điều chỉnh quy hoạch, nhà thầu thi công cầm chừng.",
    "Công tác thanh tra, kiểm tra được triển khai theo kế hoạch; qua kiểm tra đã nhắc nhở, chấn chỉnh 12 cơ sở, chưa phát hiện vi phạm phải xử lý.",
    "Việc phối hợp giữa các phòng có lúc chưa kịp thời, còn tình trạng gửi lấy ý kiến sát thời hạn, nội dung góp ý chung chung.",
    "Hệ thống phần mềm quản lý văn bản vận hành ổn định sau nâng cấp; đã khắc phục xong sự cố đồng bộ dữ liệu của tuần trước.",
    "Công tác đào tạo, bồi dưỡng đạt kế hoạch: đã cử 37 lượt công chức, viên chức tham gia các lớp nghiệp vụ.",
    "Các ý kiến, kiến nghị của cử tri được tiếp nhận, phân loại và trả lời đầy đủ theo quy định.",
];

pub const MEASURES: [(&str, &str); 20] = [
    ("Nhiệm vụ khoa học được triển khai", "nhiệm vụ"),
    ("Hồ sơ thủ tục hành chính được giải quyết", "hồ sơ"),
    ("Doanh nghiệp được hỗ trợ chuyển đổi số", "doanh nghiệp"),
    ("Phương tiện đo được kiểm định", "phương tiện"),
    ("Mẫu hàng hóa được khảo sát", "mẫu"),
    ("Lớp tập huấn nghiệp vụ", "lớp"),
    ("Cuộc thanh tra theo kế hoạch", "cuộc"),
    ("Bản tin chuyên ngành phát hành", "số"),
    ("Văn bản quy phạm được rà soát", "văn bản"),
    ("Đơn sở hữu công nghiệp được hướng dẫn", "đơn"),
    ("Công trình được nghiệm thu", "công trình"),
    ("Cán bộ được cử đi bồi dưỡng", "người"),
    ("Chuyên mục truyền hình được phát sóng", "số"),
    ("Hợp đồng dịch vụ được ký", "hợp đồng"),
    ("Cơ sở dữ liệu được kết nối", "cơ sở dữ liệu"),
    ("Mô hình sản xuất được nhân rộng", "mô hình"),
    ("Lượt người dân được tiếp", "lượt"),
    ("Kiến nghị của cử tri được trả lời", "kiến nghị"),
    ("Thiết bị được thay thế", "thiết bị"),
    ("Điểm cung cấp thông tin được duy trì", "điểm"),
];
