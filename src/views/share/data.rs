//! What is shown, as files for other programs.

use leptos::prelude::*;
use readout_export::{As, Options, What};

use super::{Share, check, field, select};
use crate::models::share::offer::formats;
use crate::words;

pub fn panel(share: Share) -> AnyView {
    let rows = share.offer.with_value(|offer| offer.rows.clone());
    if rows.is_empty() {
        return view! {
            <p class="empty">"Nothing is shown here that could be taken as data: fewer filters would leave more"</p>
        }
        .into_any();
    }
    let what = RwSignal::new(0);
    let format = RwSignal::new(0);
    let for_excel = RwSignal::new(false);
    let copied = RwSignal::new(None::<String>);
    let kinds = rows.iter().map(|&(what, count)| words::count(count, noun(what))).collect();
    Effect::new(move || {
        what.track();
        format.track();
        for_excel.track();
        // The text of another choice would pass for the one of this.
        copied.set(None);
    });
    let chosen = StoredValue::new(rows);
    let asked = move || {
        let (what, _) = chosen.with_value(|rows| rows.get(what.get()).copied())?;
        let format = formats(what).nth(format.get()).unwrap_or(As::Csv);
        Some((what, format))
    };
    let format_choice = move || {
        let (what, _) = chosen.with_value(|rows| rows.get(what.get()).copied())?;
        let names = formats(what).map(|format| name(format).to_owned()).collect();
        format.set(0);
        Some(select("share-format", "Format", names, format))
    };
    let excel = move || {
        let (_, format) = asked()?;
        let label = "For Excel, which otherwise mistakes letters beyond English";
        (format == As::Csv).then(|| check(label, for_excel))
    };
    let file = move || {
        let (what, format) = asked()?;
        let options = Options { byte_order_mark: for_excel.get(), ..Options::default() };
        share.offer.with_value(|offer| share.file(&offer.items, what, format, &options))
    };
    let save = move |_| {
        share.once_here(file, move |file| share.download(&file.name, file.media_type, &file.bytes));
    };
    // Where a frame may not store files, the text can be carried away by hand.
    let show = move |_| {
        share.once_here(file, move |file| {
            copied.set(Some(String::from_utf8_lossy(&file.bytes).into_owned()))
        });
    };
    let shown = move || {
        let text = Signal::derive(move || copied.get().unwrap_or_default());
        copied
            .with(Option::is_some)
            .then(|| field(share, "share-text", "The file as text", "8", text))
    };
    view! {
        <p class="note">"What is shown here under its filters, with the same numbers"</p>
        <div class="share-choices">
            {select("share-rows", "Rows", kinds, what)}
            {format_choice}
        </div>
        {excel}
        <div class="button-row">
            <button type="button" class="button is-primary" on:click=save>"Download"</button>
            <button type="button" class="button" on:click=show>"Show as text"</button>
        </div>
        {shown}
    }
    .into_any()
}

/// What a row is, in the singular.
fn noun(what: What) -> &'static str {
    match what {
        What::Documents => "document",
        What::Statements => "statement",
        What::Meetings => "event",
        What::Entities => "entity",
        What::Mentions => "name in a document",
        What::Topics => "cell of topics",
        What::Network => "tie",
        What::Passages => "sentence",
    }
}

fn name(format: As) -> &'static str {
    match format {
        As::Csv => "CSV, a table",
        As::Json => "JSON",
        As::JsonLd => "JSON-LD (schema.org)",
        As::Ris => "RIS, for Zotero, EndNote, Citavi",
        As::Bibtex => "BibTeX",
        As::Csl => "CSL-JSON, for Pandoc",
        As::Text => "References as text",
        As::Timeline => "TimelineJS",
        As::Gexf => "GEXF, for Gephi",
        As::Ftm => "FollowTheMoney, for Aleph",
    }
}
