//! Light, dark, or what the system prefers.

use leptos::prelude::*;

use crate::dom;

/// The choices: what the system prefers, light, dark.
const CHOICES: [(Option<&str>, &str); 3] =
    [(None, "As the system"), (Some("light"), "Light"), (Some("dark"), "Dark")];

/// Three buttons, one of them pressed. The choice is remembered where the browser allows that.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let (theme, set_theme) = signal(dom::stored_theme());
    let buttons = CHOICES.map(|(choice, label)| {
        let chosen = move || theme.with(|theme| theme.as_deref() == choice);
        view! {
            <button
                type="button"
                aria-pressed=move || if chosen() { "true" } else { "false" }
                on:click=move |_| {
                    dom::set_theme(choice);
                    dom::store_theme(choice);
                    set_theme.set(choice.map(str::to_owned));
                }
            >
                {label}
            </button>
        }
    });
    view! {
        <div class="theme-switch" role="group" aria-labelledby="theme-label">
            <span id="theme-label">"Colours"</span>
            <span class="theme-choices">{buttons.collect_view()}</span>
        </div>
    }
}
