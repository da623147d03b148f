KETLUAN_SEARCH.put("bai/1",[[4,"Tổng số đề tài","chi-tieu/2025/so/tong-so-de-tai/index.html","2025",9,"","Sở TN","Nghiên cứu khoa học · đề tài · 14",""],
[4,"Cấp tỉnh","chi-tieu/2025/so/tong-so-de-tai-cap-tinh/index.html","2025",9,"","Sở TN","Nghiên cứu khoa học · đề tài · 13",""],
[4,"Tỷ lệ hồ sơ đúng hạn","chi-tieu/2025/so/ty-le-ho-so-dung-han/index.html","2025",11,"","Sở TN","Nghiên cứu khoa học · % · từ 95% trở lên",""],
[4,"Bài báo quốc tế","chi-tieu/2025/so/bai-bao-quoc-te/index.html","2025",12,"","Sở TN","Nghiên cứu khoa học · bài · 02 - 04",""],
[5,"Nghị quyết 57-NQ/TW","van-ban/index.html#57-nq-tw-2024","2024-12-22",-1,"57-NQ/TW","Bộ Chính trị","",""],
[6,"Văn phòng Sở","don-vi/so/van-phong-so/index.html","",-1,"","Sở TN","VP","vps ps"],
[6,"Phòng Quản lý Khoa học","don-vi/so/phong-quan-ly-khoa-hoc/index.html","",-1,"","Sở TN","QLKH","pqlkh qlkh lkh kh"],
[6,"Các phòng, đơn vị thuộc Sở","don-vi/so/cac-phong-don-vi/index.html","",-1,"","Sở TN","","cpdvts pdvts dvts vts ts"]]);
