//! `cargo xtask serve`: the release page on this machine.

use std::process::{Command, Stdio};
use std::thread;

use crate::failure::Result;
use crate::http::{self, Mount};
use crate::tools::Project;
use crate::{build, setup};

/// How to serve.
#[derive(Debug)]
pub struct Options {
    /// What to build.
    pub page: build::Options,
    /// The first port to try; the next free one is taken.
    pub port: u16,
    /// Whether to open the browser.
    pub open: bool,
    /// Whether other sites may read what is served. Off by default, as the documents may be private.
    pub cors: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { page: build::Options::default(), port: 8080, open: false, cors: false }
    }
}

/// Sets up, builds, serves until it is stopped.
pub fn serve(project: &Project, options: &Options) -> Result<()> {
    setup::for_build(project)?;
    let page = build::page(project, &options.page)?;
    let prefix = mount_point(&options.page.public_url);
    let address = http::start(vec![Mount::new(&prefix, &page, options.cors)?], options.port)?;
    let url = format!("http://{address}{prefix}");
    println!("\nReadout is at {url} (Ctrl+C stops it)");
    if options.open && !open(&url) {
        println!("no browser could be opened: please open the address yourself");
    }
    loop {
        thread::park();
    }
}

/// The path at which a page built for this URL works: `/` for relative and for absolute URLs.
fn mount_point(public_url: &str) -> String {
    if public_url.starts_with('/') {
        format!("{}/", public_url.trim_end_matches('/'))
    } else {
        "/".to_owned()
    }
}

fn open(url: &str) -> bool {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/c", "start", ""]);
        command
    } else {
        Command::new("xdg-open")
    };
    let quiet = command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_served_where_its_public_url_says() {
        assert_eq!(mount_point("./"), "/");
        assert_eq!(mount_point("/readout"), "/readout/");
        assert_eq!(mount_point("/"), "/");
    }
}
