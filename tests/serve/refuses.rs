//! What is not a browser on this machine that asks for a page of the site gets nothing, and takes nothing from those that do.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::fs::symlink;
use std::time::{Duration, Instant};

use super::Server;
use super::common::Folder;

fn start() -> (Folder, Server) {
    let folder = Folder::new([
        ("secret.txt", "bí mật"),
        (
            "content/notices/2025/x/index.md",
            "+++\ntitle = \"X\"\nissuer = \"so\"\nissued = 2025-03-03\nkind = \"report\"\n+++\n\nXong.\n",
        ),
        ("content/notices/2025/x/goc.pdf", "%PDF-1.7"),
    ]);
    let server = Server::start(folder.path(), &[]);
    server.until("/", |answer| answer.status == 200);
    (folder, server)
}

#[test]
fn nothing_outside_the_site_is_served() {
    let (folder, server) = start();
    let paths = [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/thong-bao/../../secret.txt",
        "//etc/passwd",
        "/etc/passwd",
        "/%2fetc%2fpasswd",
        "/..\\secret.txt",
        "/secret.txt",
        "/content/units.toml",
        "/.ketluan/../secret.txt",
        "/.ketluan/manifest",
        "/thong-bao/2025/x/goc.pdf/../../../../../secret.txt",
        "/secret.txt%00.html",
        "file:///etc/passwd",
    ];
    for path in paths {
        let answer = server.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!answer.body.contains("bí mật") && !answer.body.contains("root:"), "{path}");
    }
    // An attachment that became a link to elsewhere, after it was listed or before.
    let pdf = folder.path().join("content/notices/2025/x/goc.pdf");
    assert_eq!(server.get("/thong-bao/2025/x/goc.pdf").body, "%PDF-1.7");
    std::fs::remove_file(&pdf).unwrap();
    symlink(folder.path().join("secret.txt"), &pdf).unwrap();
    for _ in 0..50 {
        let answer = server.get("/thong-bao/2025/x/goc.pdf");
        assert!(!answer.body.contains("bí mật"), "{}", answer.head);
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn only_this_machine_by_its_own_names() {
    let (_folder, server) = start();
    let port = server.port;
    let ask = |host: &str| server.send(format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes());
    assert_eq!(ask(&format!("localhost:{port}")).status, 200);
    for host in ["evil.example".to_owned(), format!("evil.example:{port}"), "127.0.0.1:1".to_owned(), String::new()] {
        let answer = ask(&host);
        assert_eq!(answer.status, 421, "{host}");
        assert!(!answer.body.contains("Tổng quan"), "{host}");
    }
    // Every other address of this machine is closed.
    for address in ["127.0.0.2", "0.0.0.0"] {
        let reached = TcpStream::connect((address, port)).is_ok();
        assert!(!reached || address == "0.0.0.0", "{address}");
    }
    let own = std::net::UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).and_then(|socket| {
        socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9))?;
        socket.local_addr()
    });
    if let Ok(own) = own.map(|own| own.ip()).map_err(drop)
        && !own.is_loopback()
    {
        assert!(TcpStream::connect_timeout(&(own, port).into(), Duration::from_secs(2)).is_err(), "{own}");
    }
    // What another site's page could still get hold of, it may not use.
    let head = server.get("/").head;
    for field in
        ["Cross-Origin-Resource-Policy: same-origin", "X-Content-Type-Options: nosniff", "frame-ancestors 'none'"]
    {
        assert!(head.contains(field), "{field}: {head}");
    }
    assert!(!head.contains("Access-Control-Allow-Origin"), "{head}");
}

#[test]
fn what_is_no_request_is_refused_and_the_next_one_answered() {
    let (_folder, server) = start();
    let port = server.port;
    let host = format!("Host: 127.0.0.1:{port}\r\n");
    let long = "a".repeat(100_000);
    let cases: Vec<(u16, Vec<u8>)> = vec![
        (405, format!("POST / HTTP/1.1\r\n{host}\r\n").into()),
        (405, format!("DELETE /index.html HTTP/1.1\r\n{host}\r\n").into()),
        (413, format!("GET / HTTP/1.1\r\n{host}Content-Length: 10\r\n\r\n0123456789").into()),
        (413, format!("GET / HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n").into()),
        (400, format!("GET / HTTP/1.1\r\n{host}{host}\r\n").into()),
        (400, format!("GET / HTTP/9.9\r\n{host}\r\n").into()),
        (400, format!("GET  / HTTP/1.1\r\n{host}\r\n").into()),
        (400, b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n".to_vec()),
        (400, b"\r\n\r\n".to_vec()),
        (431, format!("GET /{long} HTTP/1.1\r\n{host}\r\n").into()),
        (431, format!("GET / HTTP/1.1\r\n{host}X: {long}\r\n\r\n").into()),
        (400, format!("GET / HTTP/1.1\r\n{host}{}\r\n", "a: b\r\n".repeat(80)).into()),
    ];
    for (status, bytes) in cases {
        let answer = server.send(&bytes);
        assert_eq!(answer.status, status, "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(60)]));
        assert_eq!(server.get("/").status, 200);
    }
    let head = server.send(format!("HEAD / HTTP/1.1\r\n{host}\r\n").as_bytes());
    assert!(head.status == 200 && head.body.is_empty() && head.head.contains("Content-Length: "));
}

#[test]
fn who_is_slow_or_many_keeps_nobody_else_waiting() {
    let (_folder, server) = start();
    // More than may be open at once: some say half a request, some nothing.
    let mut idle: Vec<TcpStream> = (0..200)
        .map(|at| {
            let mut stream = server.connect();
            if at % 2 == 0 {
                stream.write_all(b"GET / HTT").ok();
            }
            stream
        })
        .collect();
    // Each is let go when its time is over, and then there is room again.
    let start = Instant::now();
    server.until("/", |answer| answer.status == 200);
    assert!(start.elapsed() < Duration::from_secs(12), "{:?}", start.elapsed());
    let mut first = String::new();
    idle[0].read_to_string(&mut first).ok();
    assert!(first.starts_with("HTTP/1.1 408"), "{first}");
    drop(idle);
    // One byte at a time is no way round it.
    let mut slow = server.connect();
    let began = Instant::now();
    while slow.write_all(b"G").is_ok() && began.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(200));
    }
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    assert_eq!(server.get("/").status, 200);
}
