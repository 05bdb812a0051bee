//! A small server of static folders for this machine alone.
//!
//! It answers on the loopback interface and only to the names of the loopback interface, so that no
//! page from elsewhere can read a private corpus by pointing its own host name here.

use std::convert::Infallible;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::UNIX_EPOCH;

use hyper::body::{Bytes, Incoming};
use hyper::header::{HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper::{Method, StatusCode};
use tokio::runtime::Builder;

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

type Request = hyper::Request<Incoming>;
type Response = hyper::Response<http_body_util::Full<Bytes>>;

/// Starts to serve on the first free port from `port` on (0: any), and returns the address.
pub fn start(mounts: Vec<Mount>, port: u16) -> Result<SocketAddr> {
    let mut ports = if port == 0 { 0..=0 } else { port..=port.saturating_add(99) };
    let listener = ports
        .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
        .ok_or_else(|| {
            Failure::new(format!(
                "expected a free port between {port} and {}",
                port.saturating_add(99)
            ))
        })?;
    let failed = |e: &std::io::Error| Failure::new(format!("starting the server: {e}"));
    let address = listener.local_addr().map_err(|e| failed(&e))?;
    listener.set_nonblocking(true).map_err(|e| failed(&e))?;
    let runtime = Builder::new_current_thread().enable_io().build().map_err(|e| failed(&e))?;
    thread::spawn(move || runtime.block_on(answer_all(listener, mounts.into())));
    Ok(address)
}

/// Answers each connection for itself: a browser keeps several open, and none may wait for another.
async fn answer_all(listener: TcpListener, mounts: Arc<[Mount]>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    loop {
        // Where no connection can be taken for now, such as at the limit of open files, one ends soon.
        let Ok((stream, _)) = listener.accept().await else {
            tokio::task::yield_now().await;
            continue;
        };
        let mounts = Arc::clone(&mounts);
        let service = service_fn(move |request| {
            let mounts = Arc::clone(&mounts);
            async move { Ok::<_, Infallible>(respond(&request, &mounts)) }
        });
        let stream = hyper_util::rt::TokioIo::new(stream);
        tokio::spawn(async move {
            // A reader that goes away in the middle is no trouble of ours.
            let _ =
                hyper::server::conn::http1::Builder::new().serve_connection(stream, service).await;
        });
    }
}

/// What to send back.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    File { path: PathBuf, mount: usize, within: String },
    MovedTo(String),
    NotFound,
}

fn respond(request: &Request, mounts: &[Mount]) -> Response {
    if !header(request, "Host").is_some_and(is_loopback_name) {
        return plain(421, "this server answers to 127.0.0.1 and localhost alone");
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return plain(405, "only GET and HEAD are served");
    }
    match find(mounts, request.uri().path()) {
        Answer::NotFound => plain(404, "no such file"),
        Answer::MovedTo(location) => response(308, Bytes::new(), [("Location", &*location)]),
        Answer::File { path, mount, within } => {
            send_file(request, &path, &headers::for_path(&mounts[mount].rules, &within))
        }
    }
}

fn find(mounts: &[Mount], path: &str) -> Answer {
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

fn send_file(request: &Request, path: &Path, extra: &[(&str, &str)]) -> Response {
    let Ok(metadata) = fs::metadata(path) else { return plain(404, "no such file") };
    let changed = metadata.modified().ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok());
    let tag = format!("\"{:x}-{:x}\"", metadata.len(), changed.unwrap_or_default().as_nanos());
    let mut fields = vec![("ETag", &*tag), ("Content-Type", media_type(path))];
    fields.extend(extra);
    if !extra.iter().any(|(name, _)| name.eq_ignore_ascii_case("Cache-Control")) {
        fields.push(("Cache-Control", "no-cache"));
    }
    let is_known = header(request, "If-None-Match")
        .is_some_and(|tags| tags.split(',').any(|known| known.trim() == tag));
    if is_known {
        return response(304, Bytes::new(), fields);
    }
    match fs::read(path) {
        Ok(bytes) => response(200, bytes.into(), fields),
        Err(_) => plain(404, "no such file"),
    }
}

fn plain(status: u16, text: &str) -> Response {
    let fields = [("Content-Type", "text/plain; charset=utf-8")];
    response(status, format!("{text}\n").into(), fields)
}

fn header<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    request.headers().get(name)?.to_str().ok()
}

/// An answer with those headers whose text HTTP allows.
fn response<'a>(
    status: u16,
    body: Bytes,
    headers: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value)) {
            response.headers_mut().append(name, value);
        }
    }
    response
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
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;
    use std::time::Duration;

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
        assert!(start.contains("content-security-policy: default-src 'none'"), "{start}");
        assert!(!start.contains("access-control-allow-origin"), "{start}");
        let wasm = get(address, "/deep/place/a-0123456789abcdef.wasm");
        assert!(wasm.contains("content-type: application/wasm"), "{wasm}");
        assert!(wasm.contains("immutable") && !wasm.contains("no-cache"), "{wasm}");
        assert!(wasm.contains("access-control-allow-origin: *"), "{wasm}");
    }

    #[test]
    fn a_folder_without_its_slash_is_redirected() {
        let address = served("redirect");
        assert!(get(address, "/deep/place").contains("location: /deep/place/"));
        assert!(get(address, "/deep/place/sub").contains("location: /deep/place/sub/"));
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
    fn every_connection_is_answered_while_others_stay_open() {
        let address = served("open");
        // A browser opens several at once and keeps them; none may wait for another to be closed.
        let ask = || {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
            write!(stream, "GET /sub/page.html HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            stream
        };
        let mut open = Vec::new();
        for _ in 0..8 {
            let mut streams: Vec<TcpStream> = (0..6).map(|_| ask()).collect();
            for stream in &mut streams {
                let mut start = [0; 12];
                stream.read_exact(&mut start).expect("an answer");
                assert_eq!(&start, b"HTTP/1.1 200");
            }
            open.append(&mut streams);
        }
    }

    #[test]
    fn a_file_that_the_browser_has_is_not_sent_again() {
        let address = served("revalidate");
        let first = get(address, "/sub/page.html");
        let tag = first.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap();
        let again = ask(
            address,
            &format!("GET /sub/page.html HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: {tag}"),
        );
        assert!(again.starts_with("HTTP/1.1 304"), "{again}");
        let post = ask(address, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0");
        assert!(post.starts_with("HTTP/1.1 405"), "{post}");
    }
}
