//! One request as it comes in: read within bounds, and nothing kept that is not asked about.
//!
//! A preview answers `GET` and `HEAD` of one browser on the same machine; whatever else speaks to its port is refused in one line. Nothing in
//! here knows the site: what comes out is a path, taken apart and checked, which is only ever looked up among the addresses that exist.

/// The longest head of a request that is read, in bytes.
pub const MOST_HEAD: usize = 8 * 1024;
const MOST_FIELDS: usize = 64;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `HEAD`: the same answer without its body.
    pub head_only: bool,
    /// Below the top, decoded, without a slash before it: `thong-bao/2025/`; empty for the top itself.
    pub path: String,
    /// Behind the question mark, as it came.
    pub query: String,
}

/// Why a request is refused: the status, and what to say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused(pub u16, pub &'static str);

const NOT_HTTP: Refused = Refused(400, "this is no request of HTTP/1.1");
const BAD_PATH: Refused = Refused(400, "the path cannot be read");
const NOT_HERE: Refused = Refused(421, "the preview answers to 127.0.0.1 and localhost only");

/// Where the head ends: behind its empty line; `None` while there is none.
pub fn end_of_head(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4)
}

/// Reads the head of a request that came to `port`.
///
/// The `Host` must name this machine: a page of another site may give its own name this machine's address and would then be let in by
/// the browser (DNS rebinding).
pub fn parse(head: &[u8], port: u16) -> Result<Request, Refused> {
    let text = std::str::from_utf8(head).map_err(|_| NOT_HTTP)?;
    let mut lines = text.split("\r\n");
    let mut words = lines.next().unwrap_or_default().split(' ');
    let (Some(method), Some(target), Some(version), None) = (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(NOT_HTTP);
    };
    if !matches!(version, "HTTP/1.1" | "HTTP/1.0") {
        return Err(NOT_HTTP);
    }
    let mut host = None;
    for (at, line) in lines.take_while(|line| !line.is_empty()).enumerate() {
        let (name, value) = line.split_once(':').ok_or(NOT_HTTP)?;
        if at >= MOST_FIELDS || name.is_empty() || !name.bytes().all(is_token) {
            return Err(NOT_HTTP);
        }
        let value = value.trim_matches([' ', '\t']);
        match name.to_ascii_lowercase().as_str() {
            // Two hosts are a riddle, not a request.
            "host" if host.replace(value).is_some() => return Err(NOT_HTTP),
            "content-length" if value != "0" => return Err(Refused(413, "nothing can be sent here")),
            "transfer-encoding" => return Err(Refused(413, "nothing can be sent here")),
            _ => {}
        }
    }
    if !host.is_some_and(|host| is_this_machine(host, port)) {
        return Err(NOT_HERE);
    }
    let head_only = match method {
        "GET" => false,
        "HEAD" => true,
        _ => return Err(Refused(405, "only GET and HEAD are answered")),
    };
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    Ok(Request { head_only, path: path_of(path)?, query: query.to_owned() })
}

/// A character of a field's name (RFC 9110, 5.6.2).
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

fn is_this_machine(host: &str, port: u16) -> bool {
    let host = host.to_ascii_lowercase();
    let name = match host.rsplit_once(':') {
        Some((name, digits)) if !digits.ends_with(']') => match digits.parse::<u16>() {
            Ok(asked) if asked == port && digits.bytes().all(|b| b.is_ascii_digit()) => name,
            _ => return false,
        },
        // Left out where it is the usual one.
        _ if port == 80 => host.as_str(),
        _ => return false,
    };
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

/// The path below the top: percent signs undone, every part a plain name.
fn path_of(target: &str) -> Result<String, Refused> {
    let below = target.strip_prefix('/').ok_or(BAD_PATH)?;
    let path = String::from_utf8(decoded(below)?).map_err(|_| BAD_PATH)?;
    let plain = |name: &str| name != "." && name != ".." && !name.contains('\\') && !name.contains(char::is_control);
    let folders = path.strip_suffix('/').unwrap_or(&path);
    if !folders.is_empty() && !folders.split('/').all(|name| !name.is_empty() && plain(name)) || path == "/" {
        return Err(BAD_PATH);
    }
    Ok(path)
}

/// A value of the query, percent signs undone; what cannot be is left as it came.
pub fn decoded_text(value: &str) -> String {
    decoded(value).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_else(|| value.to_owned())
}

/// A path as an address on the wire: everything but plain characters and slashes behind percent signs.
pub fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let sign = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(sign).collect()
}

fn decoded(text: &str) -> Result<Vec<u8>, Refused> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            out.push(byte);
            continue;
        }
        let mut digit = || bytes.next().and_then(|byte| char::from(byte).to_digit(16)).ok_or(BAD_PATH);
        let (high, low) = (digit()?, digit()?);
        out.push((high * 16 + low) as u8);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(line: &str, fields: &str) -> Result<Request, Refused> {
        parse(format!("{line}\r\n{fields}\r\n").as_bytes(), 8000)
    }

    const HOST: &str = "Host: localhost:8000\r\n";

    #[test]
    fn a_request_says_where() {
        let asked = ask("GET /thong-bao/2025/ HTTP/1.1", HOST).unwrap();
        assert_eq!((asked.path.as_str(), asked.head_only), ("thong-bao/2025/", false));
        let asked = ask("HEAD /tim-kiem/index.html?q=b%C3%A1o HTTP/1.1", HOST).unwrap();
        assert_eq!(
            (asked.path.as_str(), asked.query.as_str(), asked.head_only),
            ("tim-kiem/index.html", "q=b%C3%A1o", true)
        );
        assert_eq!(ask("GET / HTTP/1.0", HOST).unwrap().path, "");
        assert_eq!(ask("GET /a%20b HTTP/1.1", HOST).unwrap().path, "a b");
    }

    #[test]
    fn only_this_machine_is_asked() {
        for host in ["127.0.0.1:8000", "LOCALHOST:8000", "[::1]:8000"] {
            assert!(ask("GET / HTTP/1.1", &format!("Host: {host}\r\n")).is_ok(), "{host}");
        }
        for host in [
            "evil.example:8000",
            "127.0.0.1",
            "127.0.0.1:80",
            "127.0.0.1:8000.evil.example",
            "localhost:+8000",
            "",
            "[::1]",
        ] {
            assert_eq!(ask("GET / HTTP/1.1", &format!("Host: {host}\r\n")), Err(NOT_HERE), "{host}");
        }
        assert_eq!(ask("GET / HTTP/1.1", ""), Err(NOT_HERE));
        assert_eq!(ask("GET / HTTP/1.1", &format!("{HOST}{HOST}")), Err(NOT_HTTP));
    }

    #[test]
    fn no_path_leads_outside() {
        for path in [
            "/../etc/passwd",
            "/a/../../b",
            "/%2e%2e/x",
            "/..%2fx",
            "/a//b",
            "//host/x",
            "/a\\b",
            "/%00",
            "/%0a",
            "/%",
            "/%zz",
            "/%ff",
            "/.",
            "http://localhost/",
        ] {
            assert_eq!(ask(&format!("GET {path} HTTP/1.1"), HOST), Err(BAD_PATH), "{path}");
        }
    }

    #[test]
    fn whatever_else_is_refused() {
        for line in ["", "GET", "GET /", "GET / HTTP/2", "GET /  HTTP/1.1", "GET / HTTP/1.1 x"] {
            assert_eq!(ask(line, HOST), Err(NOT_HTTP), "{line}");
        }
        assert_eq!(ask("POST / HTTP/1.1", HOST).unwrap_err().0, 405);
        assert_eq!(ask("GET / HTTP/1.1", &format!("{HOST}Content-Length: 5\r\n")).unwrap_err().0, 413);
        assert_eq!(ask("GET / HTTP/1.1", &format!("{HOST}Transfer-Encoding: chunked\r\n")).unwrap_err().0, 413);
        assert_eq!(ask("GET / HTTP/1.1", &format!("{HOST}no field\r\n")), Err(NOT_HTTP));
        assert_eq!(ask("GET / HTTP/1.1", &format!("{HOST}{}", "a: b\r\n".repeat(100))), Err(NOT_HTTP));
        assert_eq!(parse(b"GET / HTTP/1.1\r\nHost: \xff\r\n\r\n", 8000), Err(NOT_HTTP));
    }
}
