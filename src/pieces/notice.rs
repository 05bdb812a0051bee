//! What stands in the place of what has not come.

use leptos::prelude::*;

use super::arrival::{self, Obstacle, Share};
use crate::dom;
use crate::state::Page;
use crate::views::waiting;
use crate::words;

/// A row of a list that shows a line in its place until what it reads has come.
pub fn when_here(make: impl Fn() -> Option<AnyView> + Send + 'static) -> Option<AnyView> {
    place(Share::Row, || (), make)
}

/// A part of a view that shows a line in its place until what it reads has come.
///
/// `follow` reads the memos that `make` reads, so that what they miss themselves is known as theirs.
pub fn part_when_here(
    follow: impl Fn() + Send + 'static,
    make: impl Fn() -> Option<AnyView> + Send + 'static,
) -> Option<AnyView> {
    place(Share::Part, follow, make)
}

fn place(
    share: Share,
    follow: impl Fn() + Send + 'static,
    make: impl Fn() -> Option<AnyView> + Send + 'static,
) -> Option<AnyView> {
    let place = move || {
        follow();
        arrival::complete_in_turn(share, &make).unwrap_or_else(|| {
            Some(view! { <div class="shell-line is-text" aria-busy="true"></div> }.into_any())
        })
    };
    Some(place.into_any())
}

/// How much of a view is to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sight {
    /// All of it.
    Whole,
    /// What was asked for before stays readable while the answer to a newer question is on its way, but fainter.
    Faint,
    /// A part of a view that stood complete is awaited: it keeps its room, its focus and how far it is scrolled.
    Unseen,
    /// Nothing of it: it has not been complete, or what it waits for does not come.
    Hidden,
}

/// The view in the main column, out of sight while it stands on something that has not come.
pub fn frame(page: Page, view: impl Fn() -> AnyView + Send + 'static) -> impl IntoView {
    let (obstacle, waits, is_old) = (arrival::obstacle(), arrival::waits(), arrival::is_old());
    let stood = StoredValue::new(false);
    let stands = {
        let waits = waits.clone();
        move || {
            let waits = waits.clone();
            dom::before_next_frame(move || {
                stood.try_update_value(|stood| *stood |= !waits.get_untracked());
            });
        }
    };
    let sight = {
        let (obstacle, waits, stands) = (obstacle.clone(), waits.clone(), stands.clone());
        Memo::new(move |_| {
            let is_blocked = obstacle.with(|one| *one != Obstacle::None);
            match (waits.get(), stood.get_value()) {
                _ if is_blocked => return Sight::Hidden,
                (true, true) => return Sight::Unseen,
                (true, false) => return Sight::Hidden,
                (false, _) => stands(),
            }
            if is_old.get() || !page.is_answered() { Sight::Faint } else { Sight::Whole }
        })
    };
    let notice = move || match obstacle.get() {
        Obstacle::None => (sight.get() == Sight::Hidden).then(waiting::piece),
        Obstacle::Failed(message) => Some(failed(message)),
        Obstacle::Large(bytes) => Some(large(bytes)),
    };
    Effect::new(move |_| {
        page.address.track();
        arrival::moved();
    });
    let anew = arrival::anew();
    let view = move || {
        anew.track();
        stood.set_value(false);
        stands();
        view()
    };
    let opacity = move || match sight.get() {
        Sight::Faint => "0.5",
        Sight::Unseen => "0",
        Sight::Whole | Sight::Hidden => "1",
    };
    view! {
        {notice}
        <div
            hidden=move || sight.get() == Sight::Hidden
            aria-busy=move || matches!(sight.get(), Sight::Faint | Sight::Unseen).then_some("true")
            style:opacity=opacity
            style:pointer-events=move || if sight.get() == Sight::Unseen { "none" } else { "auto" }
            // Most answers come before the eye would notice; only what takes longer fades.
            style:transition=move || if sight.get() == Sight::Faint { "opacity 0s 150ms" } else { "none" }
        >
            {view}
        </div>
    }
}

fn failed(message: String) -> AnyView {
    view! {
        <section class="message-panel" role="alert">
            <h1>"A part of the corpus did not arrive"</h1>
            <p>
                "This corpus is fetched in pieces, as they are needed, and one of them is missing. No number is \
                 shown that would rest on it. The address and the filters stay as they are. If the page was \
                 published anew while it stood open here, reload it."
            </p>
            <p class="note">{message}</p>
            <p>
                <button type="button" class="button" on:click=|_| arrival::go_on()>"Try again"</button>
            </p>
        </section>
    }
    .into_any()
}

fn large(bytes: u32) -> AnyView {
    let size = format!("{} MB", words::number(bytes.div_ceil(1 << 20) as usize));
    view! {
        <section class="message-panel">
            <h1>"This view reads a large part of the corpus"</h1>
            <p>
                "The corpus is fetched in pieces, as they are needed. What is asked for here rests on so many of \
                 them that they are not fetched unasked: " {size.clone()} ", before compression. Searching, and \
                 narrowing by filters first, needs far less."
            </p>
            <p>
                <button type="button" class="button" on:click=|_| arrival::go_on()>"Fetch " {size}</button>
            </p>
        </section>
    }
    .into_any()
}
