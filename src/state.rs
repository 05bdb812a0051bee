//! What every view shares: the corpus, where the reader is, and what the filters find.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use readout_corpus::format::Packed;
use readout_corpus::query::Query;

use crate::dom;
use crate::route::{Address, Route};

mod answers;

pub use answers::Results;

/// Where addresses live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// In the fragment of the browser's address: the page on its own.
    Fragment,
    /// In the fragment of a frame's address, behind which the frame's looks stand, too: one view as an embed.
    /// The explorer itself is at this address, relative to the frame's.
    Embed(&'static str),
    /// Only in memory: the page as a guest in another one, whose address is not ours to change.
    Memory,
}

/// The folder that the page's files stand in, with its last `/`, where that is not what the address bar says: a
/// context that a host page gives.
#[derive(Clone, Debug)]
pub struct Base(pub String);

/// What every view shares. Cheap to copy; given to views as a context.
#[derive(Clone, Copy)]
pub struct Page {
    /// The corpus. Not a signal, because it never changes.
    pub corpus: Packed<'static>,
    /// Where the reader is.
    pub address: Memo<Address>,
    /// The filters alone, so that going to another place does not ask the corpus again. While the corpus comes in
    /// pieces: those that have been answered.
    pub query: Memo<Query>,
    /// What the filters find.
    pub results: Results,
    /// What the reader is taking away, while the share dialog is open.
    pub sharing: RwSignal<Option<Address>>,
    set_address: WriteSignal<Address>,
    home: Home,
    scroll: StoredValue<Rc<RefCell<Scroll>>, LocalStorage>,
}

/// How far each place was scrolled, so that Back comes back to the same lines.
#[derive(Default)]
struct Scroll {
    by_fragment: BTreeMap<String, f64>,
    // Set by a click on a link: what follows is a step forward and starts at the top.
    forward: bool,
}

impl Page {
    /// Starts at an address and follows the browser from there.
    pub fn new(corpus: Packed<'static>, home: Home, start: Address) -> Self {
        let (address, set_address) = signal(start);
        let address = Memo::new(move |_| address.get());
        let (query, results) = answers::answers(corpus, address);
        let page = Self {
            corpus,
            address,
            query,
            results,
            sharing: RwSignal::new(None),
            set_address,
            home,
            scroll: StoredValue::new_local(Rc::default()),
        };
        if home != Home::Memory {
            page.follow_fragment();
        }
        page
    }

    /// What another query finds than the page's own; nothing until there is an answer to show.
    pub fn answer_to(self, query: Memo<Query>) -> (Results, Signal<bool>) {
        let results = answers::answer_to(self.corpus, query);
        #[cfg(feature = "sharded")]
        let is_ready = Signal::derive(move || results.is_ready());
        #[cfg(not(feature = "sharded"))]
        let is_ready = Signal::stored(true);
        (results, is_ready)
    }

    /// Whether there is an answer to show, be it to an older question.
    #[cfg(not(feature = "sharded"))]
    pub fn is_ready(self) -> bool {
        true
    }

    /// Whether statements and meetings are among what was looked for.
    #[cfg(not(feature = "sharded"))]
    pub fn finds_all(self) -> bool {
        true
    }

    /// Whether there is an answer to show, be it to an older question.
    #[cfg(feature = "sharded")]
    pub fn is_ready(self) -> bool {
        self.results.is_ready()
    }

    /// Whether the answer on show is the one to what is asked.
    #[cfg(feature = "sharded")]
    pub fn is_answered(self) -> bool {
        self.results.is_answered()
    }

    /// Whether statements and meetings are among what was looked for.
    #[cfg(feature = "sharded")]
    pub fn finds_all(self) -> bool {
        self.results.has_all()
    }

    /// Whether single keys may be commands: never as a guest in another page.
    pub fn has_the_keyboard(self) -> bool {
        self.home == Home::Fragment
    }

    /// Whether the page is one view in a frame of somebody else's site.
    pub fn is_embedded(self) -> bool {
        matches!(self.home, Home::Embed(_))
    }

    /// Opens the share dialog over an item of the view. What filters leave is of the view and not of the item.
    pub fn share(self, item: Route) {
        let as_of = self.query.with_untracked(|query| query.as_of);
        self.sharing.set(Some(Address { route: item, query: Query { as_of, ..Query::default() } }));
    }

    fn follow_fragment(self) {
        let listener = dom::Listener::on_window("hashchange", move |_| {
            self.arrive(Address::parse(&dom::fragment()));
        });
        let listener = StoredValue::new_local(listener);
        on_cleanup(move || listener.dispose());
    }

    fn arrive(self, to: Address) {
        let Some(from) = self.address.try_get_untracked() else { return };
        let same_place = from.route.shares_view_with(&to.route);
        let key = to.fragment();
        let y = self
            .scroll
            .try_with_value(|scroll| {
                let mut scroll = scroll.borrow_mut();
                scroll.by_fragment.insert(from.fragment(), dom::scroll_y());
                let forward = std::mem::take(&mut scroll.forward);
                if forward { 0.0 } else { scroll.by_fragment.get(&key).copied().unwrap_or(0.0) }
            })
            .unwrap_or(0.0);
        self.set_address.set(to);
        // In an embed it is the article that was scrolled, and that has the focus.
        if !same_place && !self.is_embedded() {
            dom::focus_quietly("main");
            dom::before_next_frame(move || dom::scroll_back(y));
        }
    }

    /// Notes that a link into the page was clicked; without an address bar, follows it.
    pub fn clicked(self, event: &leptos::ev::MouseEvent) {
        if self.is_embedded() {
            dom::open_elsewhere(event);
        }
        let Some(fragment) = dom::clicked_fragment(event) else { return };
        if self.home != Home::Fragment {
            event.prevent_default();
            self.go(&Address::parse(&fragment));
            return;
        }
        self.scroll.try_with_value(|scroll| scroll.borrow_mut().forward = true);
    }

    /// Goes to an address; Back undoes it.
    pub fn go(self, to: &Address) {
        match self.home {
            Home::Fragment => dom::push_fragment(&to.fragment()),
            Home::Embed(_) if !self.shows(&to.route) => dom::open_tab(&self.explorer(to)),
            // A step in an embed is none of the article's: Back leaves the article.
            Home::Embed(_) => self.replace(to.clone()),
            Home::Memory => self.set_address.set(to.clone()),
        }
    }

    /// Goes to an address in place of the current one, as while typing: Back does not undo each letter.
    pub fn replace(self, to: Address) {
        // The frame of an embed writes its address itself, with its looks.
        if self.home == Home::Fragment {
            dom::replace_fragment(&to.fragment());
        }
        self.set_address.set(to);
    }

    /// The address of a place in the explorer, seen from an embed.
    pub fn explorer(self, to: &Address) -> String {
        let folder = if let Home::Embed(folder) = self.home { folder } else { "" };
        format!("{folder}{}", to.href())
    }

    /// Whether a place is of the view on show, so that an embed goes there itself.
    fn shows(self, route: &Route) -> bool {
        self.address.with_untracked(|here| here.route.is_of_view(route))
    }

    fn link(self, to: &Address) -> String {
        if self.is_embedded() && !self.shows(&to.route) { self.explorer(to) } else { to.href() }
    }

    /// Changes the filters here; Back undoes it.
    pub fn filter(self, change: impl FnOnce(&mut Query)) {
        let mut to = self.address.get_untracked();
        change(&mut to.query);
        self.go(&to);
    }

    /// The link to a place under the current filters.
    pub fn href(self, route: Route) -> String {
        self.query.with(|query| self.link(&Address::with_query(route, query)))
    }

    /// The link to a place under the current filters, changed.
    pub fn href_with(self, route: Route, change: impl FnOnce(&mut Query)) -> String {
        let mut query = self.query.get();
        change(&mut query);
        self.link(&Address { route, query })
    }
}
