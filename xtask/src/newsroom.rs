//! `cargo xtask newsroom`: a news site of its own that embeds the page, on another origin than the page's.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use crate::failure::{Failure, Result};
use crate::http::{self, Mount};
use crate::tools::Project;
use crate::{build, dist, setup};

/// The address that the site's pages name in place of the explorer's.
const EXPLORER: &str = "https://explorer.example/";

/// The folder of the site in the project.
const SITE: &str = "examples/newsroom";

/// Builds the page, serves it and the site on two ports, which are two origins, until it is stopped.
pub fn serve(project: &Project, port: u16) -> Result<()> {
    setup::for_build(project)?;
    let page = build::page(project, &build::Options::default())?;
    let explorer = http::start(vec![Mount::new("/", &page, true)?], port)?;
    let site = folder(project)?;
    fill(project, &site, &format!("http://{explorer}/"))?;
    let newsroom = http::start(vec![Mount::new("/", &site, false)?], explorer.port() + 1)?;
    println!("\nThe newsroom is at http://{newsroom}/ and its blog at http://{newsroom}/blog.html");
    println!("The explorer that both embed is at http://{explorer}/ (Ctrl+C stops all)");
    loop {
        thread::park();
    }
}

/// A folder for the site, still empty.
pub fn folder(project: &Project) -> Result<PathBuf> {
    let site = project.state().join("newsroom");
    fs::create_dir_all(&site).map_err(|e| Failure::io("making", &site, &e))?;
    Ok(site)
}

/// Writes the site with the explorer's address in it.
pub fn fill(project: &Project, site: &Path, explorer: &str) -> Result<()> {
    let from = project.path(SITE);
    for name in dist::relative_files(&from)? {
        let path = from.join(&name);
        let text = fs::read_to_string(&path).map_err(|e| Failure::io("reading", &path, &e))?;
        let target = site.join(&name);
        fs::write(&target, text.replace(EXPLORER, explorer))
            .map_err(|e| Failure::io("writing", &target, &e))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_names_the_explorer_and_no_other_host() {
        let project = Project::find().unwrap();
        let site = std::env::temp_dir().join(format!("readout-newsroom-{}", std::process::id()));
        fs::create_dir_all(&site).unwrap();
        fill(&project, &site, "http://127.0.0.1:9/").unwrap();
        for name in ["index.html", "blog.html"] {
            let text = fs::read_to_string(site.join(name)).unwrap();
            assert!(text.contains("src=\"http://127.0.0.1:9/embed"), "{name}");
            let others = text.matches("://").count() - text.matches("http://127.0.0.1:9/").count();
            assert_eq!(others, 0, "{name}");
        }
    }
}
