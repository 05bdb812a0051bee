//! `embed/`: one view of the page for the frame of somebody else's site.
//!
//! Its HTML runs the page's own code from the folder above, and holds lists of what the corpus has until that code has
//! come. They are made here from the very bytes that the page embeds: nothing is analysed a second time, and a list
//! cannot speak of another corpus than the page.

mod lists;
mod oembed;
mod presets;

use std::fs;
use std::path::Path;

use readout_corpus::Packed;
use readout_export::in_markup;

use crate::failure::{Failure, Result};
use crate::tools::Project;
use crate::{dist, fingerprint, headers};
use lists::List;
use presets::Preset;

/// The page's own wording, so that a date reads the same before and after the page has started.
#[allow(dead_code, reason = "the page says more than the lists do")]
#[path = "../../../src/words.rs"]
mod words;

/// The scripts of `embed/` under the names that host pages and embeds know.
const SCRIPTS: [&str; 2] = ["embed.js", "embed.v1.js"];

/// Writes `embed/` and its scripts into the folder of a finished page.
///
/// `public_url` makes addresses for other sites whole where it is one itself; `corpus` are the bytes that the page has,
/// within it or in pieces.
pub fn write(
    project: &Project,
    dir: &Path,
    seeds: &Path,
    public_url: &str,
    corpus: &[u8],
) -> Result<()> {
    let corpus = Packed::open(corpus)
        .map_err(|error| Failure::new(format!("expected the corpus of the page: {error}")))?;
    let read = |name: &str| {
        let path = project.path("embed").join(name);
        fs::read_to_string(&path).map_err(|e| Failure::io("reading", &path, &e))
    };
    for name in SCRIPTS {
        put(&dir.join(name), &read(name)?)?;
    }
    let style = read("embed.css")?;
    let style_name = format!("embed-{}.css", fingerprint::of(style.as_bytes()));
    put(&dir.join(&style_name), &style)?;

    let files = Files::of(dir, style_name)?;
    let site =
        Some(public_url).filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    let shell = Shell { template: read("template.html")?, corpus, files, site };
    put(&dir.join("embed/index.html"), &shell.page(&Preset::any(corpus), &List::ALL, 1))?;
    for preset in presets::read(project, seeds, corpus)? {
        let folder = dir.join("embed").join(&preset.id);
        put(&folder.join("index.html"), &shell.page(&preset, &[preset.list], 2))?;
        put(&folder.join("oembed.json"), &oembed::answer(&preset, corpus.title(), site))?;
    }
    Ok(())
}

fn put(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|e| Failure::io("writing", path, &e))
}

/// The page's files under the names that they got by their contents.
struct Files {
    module: String,
    wasm: String,
    /// What the page starts with, and what its views bring.
    styles: [String; 2],
    /// What embeds add.
    style: String,
}

impl Files {
    fn of(dir: &Path, style: String) -> Result<Self> {
        let all = dist::relative_files(dir)?;
        let one = |stem: &str, ending: &str| {
            let is_it =
                |file: &&String| file.ends_with(ending) && headers::is_hashed_from(file, stem);
            all.iter().find(is_it).cloned().ok_or_else(|| {
                Failure::new(format!("expected a file named {stem}-…{ending}: {}", dir.display()))
            })
        };
        Ok(Self {
            module: one("readout-page", ".js")?,
            wasm: one("readout-page", ".wasm")?,
            styles: [one("readout", ".css")?, one("views", ".css")?],
            style,
        })
    }
}

/// What all embeds of a page share.
struct Shell<'a> {
    template: String,
    corpus: Packed<'a>,
    files: Files,
    site: Option<&'a str>,
}

impl Shell<'_> {
    /// The HTML of an embed that stands so many folders below the page.
    fn page(&self, preset: &Preset, lists: &[List], depth: usize) -> String {
        let up = "../".repeat(depth);
        let corpus = self.corpus;
        let day = corpus.last_report().map_or_else(String::new, |day| {
            format!("As of <time datetime=\"{day}\">{}</time>", in_markup(&words::day(day)))
        });
        let lists: String =
            lists.iter().map(|list| list.html(corpus, *list == preset.list)).collect();
        let [first, later] = &self.files.styles;
        let styles = format!(
            "    <link rel=\"stylesheet\" href=\"{up}{first}\" />\n    \
             <link rel=\"stylesheet\" href=\"{up}{}\" />\n    \
             <link rel=\"stylesheet\" href=\"{up}{later}\" data-later disabled />\n",
            self.files.style
        );
        let description = match corpus.description() {
            "" => "Who met whom, when, and what each side says was said.",
            text => text,
        };
        let values = [
            ("policy", headers::CONTENT_SECURITY_POLICY.to_owned()),
            ("title", in_markup(&preset.title)),
            ("description", in_markup(description)),
            ("site", in_markup(corpus.title())),
            ("links", self.links(preset, &up)),
            ("styles", styles),
            ("up", up.clone()),
            ("fragment", in_markup(&preset.fragment())),
            ("day", day),
            ("lists", lists),
            ("sources", in_markup(&lists::sources(corpus))),
            ("module", self.files.module.clone()),
            ("wasm", self.files.wasm.clone()),
        ];
        filled(&self.template, &values)
    }

    /// Where the page itself stands, this embed, and its answer for editors' systems.
    fn links(&self, preset: &Preset, up: &str) -> String {
        let home = in_markup(self.site.unwrap_or(up));
        let mut links = format!("    <link rel=\"canonical\" href=\"{home}\" />\n");
        if let Some(site) = self.site {
            let own = in_markup(&preset.address(site));
            links.push_str(&format!("    <meta property=\"og:url\" content=\"{own}\" />\n"));
        }
        if !preset.id.is_empty() {
            let answer = self.site.map_or_else(String::new, |site| preset.address(site));
            links.push_str(&format!(
                "    <link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}oembed.json\" title=\"{}\" />\n",
                in_markup(&answer),
                in_markup(&preset.title)
            ));
        }
        links
    }
}

/// Fills a template in one pass, so that no value is taken for a place to fill.
fn filled(template: &str, values: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let Some((name, behind)) = after.split_once("}}") else {
            out.push_str("{{");
            rest = after;
            continue;
        };
        let value = values.iter().find(|(known, _)| *known == name);
        out.push_str(value.map_or("", |(_, value)| value));
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_place_to_fill_stays_as_it_is() {
        let values = [("a", "{{b}}".to_owned()), ("b", "no".to_owned())];
        assert_eq!(filled("<{{a}}|{{b}}|{{c}}>{{", &values), "<{{b}}|no|>{{");
    }

    #[test]
    fn every_place_of_the_template_is_filled() {
        let template = include_str!("../../../embed/template.html");
        let names: Vec<&str> = template
            .split("{{")
            .skip(1)
            .filter_map(|rest| rest.split_once("}}").map(|(name, _)| name))
            .collect();
        for name in names {
            assert!(include_str!("mod.rs").contains(&format!("(\"{name}\", ")), "{name}");
        }
    }
}
