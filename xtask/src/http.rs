//! A small server of static folders for this machine alone.
//!
//! It answers on the loopback interface and only to the names of the loopback interface, so that no
//! page from elsewhere can read a private corpus by pointing its own host name here.

use std::fs;
use std::io::Read;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::UNIX_EPOCH;

use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

use crate::failure::{Failure, Result};
use crate::headers::{self, Rule};

/// A folder and the path under which it is served.
#[derive(Debug)]
pub struct Mount {
    prefix: String,
    dir: PathBuf,
    rules: Vec<Rule>,
}

impl Mount {
    /// Serves `dir` under `prefix`, which begins and ends with `/`, with the headers that the
    /// folder's `_headers` file asks for. Without `cors`, other sites cannot read what is served.
    pub fn new(prefix: &str, dir: &Path, cors: bool) -> Result<Self> {
        let dir = fs::canonicalize(dir).map_err(|e| Failure::io("opening", dir, &e))?;
        let mut text = fs::read_to_string(dir.join("_headers")).unwrap_or_default();
        if !cors {
            text =
                text.lines().filter(|l| !l.contains(headers::CORS)).collect::<Vec<_>>().join("\n");
        }
        Ok(Self { prefix: prefix.to_owned(), dir, rules: headers::parse(&text) })
    }
}

/// Two requests at a time keep a browser busy; four leave room for a second one.
const THREADS: usize = 4;

/// Starts to serve on the first free port from `port` on (0: any), and returns the address.
pub fn start(mounts: Vec<Mount>, port: u16) -> Result<SocketAddr> {
    let mut ports = if port == 0 { 0..=0 } else { port..=port.saturating_add(99) };
    let server =
        ports.find_map(|port| Server::http((Ipv4Addr::LOCALHOST, port)).ok()).ok_or_else(|| {
            Failure::new(format!(
                "expected a free port between {port} and {}",
                port.saturating_add(99)
            ))
        })?;
    let address = server
        .server_addr()
        .to_ip()
        .ok_or_else(|| Failure::new("expected the server to have an address"))?;
    let server = Arc::new(server);
    let mounts = Arc::new(mounts);
    for _ in 0..THREADS {
        let (server, mounts) = (Arc::clone(&server), Arc::clone(&mounts));
        thread::spawn(move || {
            while let Ok(request) = server.recv() {
                // A reader that goes away in the middle is no trouble of ours.
                let _ = respond(request, &mounts);
            }
        });
    }
    Ok(address)
}

/// What to send back.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    File { path: PathBuf, mount: usize, within: String },
    MovedTo(String),
    NotFound,
}

fn respond(request: Request, mounts: &[Mount]) -> std::io::Result<()> {
    let is_local = header(&request, "Host").is_some_and(is_loopback_name);
    if !is_local {
        return plain(request, 421, "this server answers to 127.0.0.1 and localhost alone");
    }
    if !matches!(request.method(), Method::Get | Method::Head) {
        return plain(request, 405, "only GET and HEAD are served");
    }
    match find(mounts, request.url()) {
        Answer::NotFound => plain(request, 404, "no such file"),
        Answer::MovedTo(location) => {
            request.respond(with_headers(Response::empty(308), [field("Location", &location)]))
        }
        Answer::File { path, mount, within } => {
            send_file(request, &path, &headers::for_path(&mounts[mount].rules, &within))
        }
    }
}

fn find(mounts: &[Mount], url: &str) -> Answer {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let Some(path) = percent_decode(path) else { return Answer::NotFound };
    // The longest prefix wins, so that one folder can be served inside another.
    let mut candidates: Vec<(usize, &Mount)> = mounts.iter().enumerate().collect();
    candidates.sort_by_key(|(_, mount)| std::cmp::Reverse(mount.prefix.len()));
    for (index, mount) in candidates {
        if mount.prefix.strip_suffix('/') == Some(path.as_str()) && !path.is_empty() {
            return Answer::MovedTo(mount.prefix.clone());
        }
        if let Some(rest) = path.strip_prefix(&mount.prefix) {
            return find_within(index, mount, rest);
        }
    }
    Answer::NotFound
}

fn find_within(index: usize, mount: &Mount, rest: &str) -> Answer {
    let mut file = mount.dir.clone();
    for part in rest.split('/').filter(|part| !part.is_empty()) {
        // Nothing climbs out, nothing hidden comes out, and nothing means a drive or a stream.
        if part.starts_with(['.', '_']) || part.contains(['\\', ':', '\0']) {
            return Answer::NotFound;
        }
        file.push(part);
    }
    let mut within = format!("/{rest}");
    if file.is_dir() {
        if !within.ends_with('/') {
            return Answer::MovedTo(format!("{}{rest}/", mount.prefix));
        }
        file.push("index.html");
        within.push_str("index.html");
    }
    // A link in the folder may not lead out of it either.
    match fs::canonicalize(&file) {
        Ok(path) if path.starts_with(&mount.dir) && path.is_file() => {
            Answer::File { path, mount: index, within }
        }
        _ => Answer::NotFound,
    }
}

fn send_file(request: Request, path: &Path, extra: &[(&str, &str)]) -> std::io::Result<()> {
    let Ok(metadata) = fs::metadata(path) else { return plain(request, 404, "no such file") };
    let changed = metadata.modified().ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok());
    let tag = format!("\"{:x}-{:x}\"", metadata.len(), changed.unwrap_or_default().as_nanos());
    let mut fields = vec![field("ETag", &tag), field("Content-Type", media_type(path))];
    fields.extend(extra.iter().map(|(name, value)| field(name, value)));
    if !extra.iter().any(|(name, _)| name.eq_ignore_ascii_case("Cache-Control")) {
        fields.push(field("Cache-Control", "no-cache"));
    }
    let is_known = header(&request, "If-None-Match")
        .is_some_and(|tags| tags.split(',').any(|known| known.trim() == tag));
    if is_known {
        return request.respond(with_headers(Response::empty(304), fields));
    }
    request.respond(with_headers(Response::from_data(fs::read(path)?), fields))
}

fn plain(request: Request, status: u16, text: &str) -> std::io::Result<()> {
    let response = Response::from_string(format!("{text}\n")).with_status_code(StatusCode(status));
    request.respond(response)
}

fn header<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    request.headers().iter().find(|h| h.field.equiv(name)).map(|h| h.value.as_str())
}

/// A header, unless its text is none that HTTP allows.
fn field(name: &str, value: &str) -> Option<Header> {
    Header::from_bytes(name, value).ok()
}

fn with_headers<R: Read>(
    response: Response<R>,
    headers: impl IntoIterator<Item = Option<Header>>,
) -> Response<R> {
    headers.into_iter().flatten().fold(response, Response::with_header)
}

fn is_loopback_name(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    ["127.0.0.1", "localhost", "[::1]"].contains(&name)
}

fn percent_decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |b: Option<u8>| char::from(b?).to_digit(16);
            let (high, low) = (digit(rest.next())?, digit(rest.next())?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use std::net::TcpStream;

    /// A served folder: `index.html`, `sub/page.html`, `_headers`, with a secret file beside it.
    fn served(name: &str) -> SocketAddr {
        let root = std::env::temp_dir().join(format!("readout-http-{}-{name}", std::process::id()));
        let dir = root.join("served");
        fs::create_dir_all(dir.join("sub")).unwrap();
        fs::write(dir.join("index.html"), "start").unwrap();
        fs::write(dir.join("sub/page.html"), "page").unwrap();
        fs::write(dir.join("a-0123456789abcdef.wasm"), "wasm").unwrap();
        fs::write(dir.join("_headers"), headers::file_for(&["a-0123456789abcdef.wasm".into()]))
            .unwrap();
        fs::write(root.join("secret.txt"), "secret").unwrap();
        let mounts = vec![
            Mount::new("/", &dir, false).unwrap(),
            Mount::new("/deep/place/", &dir, true).unwrap(),
        ];
        start(mounts, 0).unwrap()
    }

    fn ask(address: SocketAddr, request: &str) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "{request}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn get(address: SocketAddr, path: &str) -> String {
        ask(address, &format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}", address.port()))
    }

    #[test]
    fn a_folder_is_served_with_its_headers_at_the_root_and_below_a_path() {
        let address = served("headers");
        let start = get(address, "/?a=b");
        assert!(start.starts_with("HTTP/1.1 200") && start.ends_with("start"), "{start}");
        assert!(start.contains("Content-Security-Policy: default-src 'none'"), "{start}");
        assert!(!start.contains("Access-Control-Allow-Origin"), "{start}");
        let wasm = get(address, "/deep/place/a-0123456789abcdef.wasm");
        assert!(wasm.contains("Content-Type: application/wasm"), "{wasm}");
        assert!(wasm.contains("immutable") && !wasm.contains("no-cache"), "{wasm}");
        assert!(wasm.contains("Access-Control-Allow-Origin: *"), "{wasm}");
    }

    #[test]
    fn a_folder_without_its_slash_is_redirected() {
        let address = served("redirect");
        assert!(get(address, "/deep/place").contains("Location: /deep/place/"));
        assert!(get(address, "/deep/place/sub").contains("Location: /deep/place/sub/"));
    }

    #[test]
    fn nothing_outside_the_folder_comes_out() {
        let address = served("outside");
        for path in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/sub/../../secret.txt",
            "/..%2fsecret.txt",
            "/..%5csecret.txt",
            "/sub%00/page.html",
            "/%ff",
            "/%",
            "/_headers",
            "//etc/passwd",
            "/deep/place/../../../secret.txt",
        ] {
            let answer = get(address, path);
            assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
        }
    }

    #[test]
    fn a_foreign_host_name_is_turned_away() {
        let address = served("host");
        let answer = ask(address, "GET / HTTP/1.1\r\nHost: attacker.example");
        assert!(answer.starts_with("HTTP/1.1 421"), "{answer}");
        assert!(is_loopback_name("localhost:8080") && is_loopback_name("[::1]:8080"));
        assert!(!is_loopback_name("localhost.attacker.example:8080"));
    }

    #[test]
    fn a_file_that_the_browser_has_is_not_sent_again() {
        let address = served("revalidate");
        let first = get(address, "/sub/page.html");
        let tag = first.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap();
        let again = ask(
            address,
            &format!("GET /sub/page.html HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: {tag}"),
        );
        assert!(again.starts_with("HTTP/1.1 304"), "{again}");
        let post = ask(address, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0");
        assert!(post.starts_with("HTTP/1.1 405"), "{post}");
    }
}
