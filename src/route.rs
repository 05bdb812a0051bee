//! Addresses: a place in the page and the filters that hold there, as the fragment of a URL.
//!
//! `#/documents?q=taiwan&side=china&from=2025-12-01` — the only file that knows this syntax.
//! Reading is total: what cannot be understood is left out or leads to [`Route::Unknown`], and
//! `Address::parse(&address.fragment()) == address` for every address.

pub mod embed;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use readout_corpus::date::{Day, Edtf};
use readout_corpus::model::{EntityKind, Status};
use readout_corpus::query::{Facet, Query, Sort};

use crate::models::directory::Order;
use crate::models::network::asked::Asked;
use crate::models::timeline::groups::Grouping;
use crate::models::topic_grid::Measure;

/// The entities that are listed where no kind is asked for.
pub const FIRST_KIND: EntityKind = EntityKind::Person;

/// A place in the page.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Route {
    /// What the corpus is and what is new.
    #[default]
    Overview,
    /// Search and filters.
    Documents,
    /// The same search, with the statements that it finds instead of the documents.
    Statements,
    /// One document, perhaps opened at a segment, statement or sentence: its id begins with the document's.
    Document {
        /// The id of a document, segment or statement, or `SEGMENT~3` for the third sentence of a segment.
        id: String,
    },
    /// One statement with the sentences around it.
    Statement {
        /// Its id.
        id: String,
    },
    /// Meetings and planned events in time.
    Timeline {
        /// What makes events stand together.
        by: Grouping,
    },
    /// Who and what the corpus mentions.
    Entities {
        /// Only entities of this kind; of [`FIRST_KIND`] where none is asked for.
        kind: Option<EntityKind>,
        /// Part of a name or of another spelling of it.
        find: String,
        /// The order of the list.
        order: Order,
    },
    /// One person, organisation, place, treaty or series.
    Entity {
        /// Its id.
        id: String,
    },
    /// Meetings and planned events as a list.
    Meetings {
        /// Only meetings that were held, or only events that are planned; everything where neither is asked for.
        show: Option<Status>,
    },
    /// One meeting or planned event.
    Meeting {
        /// Its id.
        id: String,
    },
    /// Two accounts beside each other; what is not given is chosen by the view.
    Compare {
        /// The id of a segment.
        left: Option<String>,
        /// The id of another segment.
        right: Option<String>,
    },
    /// What each account of each meeting says on each topic.
    Topics {
        /// What the cells show.
        measure: Measure,
    },
    /// One topic.
    Topic {
        /// Its id.
        id: String,
    },
    /// Who occurs with whom.
    Network(Asked),
    /// Sources, method, counts, warnings.
    About,
    /// An address that this version does not know.
    Unknown {
        /// What stands before the `?`.
        path: String,
    },
}

/// A place and the filters that hold there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    /// The place.
    pub route: Route,
    /// The filters, the same in every view.
    pub query: Query,
}

// Letters, digits and these stay readable in an address; everything else is escaped.
const ESCAPED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/').remove(b',');

fn escape(text: &str, out: &mut String) {
    out.extend(utf8_percent_encode(text, ESCAPED));
}

fn unescape(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The keys and values behind the `?` of a fragment.
fn pairs(fragment: &str) -> impl Iterator<Item = (String, String)> {
    let parameters = fragment.split_once('?').map_or("", |(_, parameters)| parameters);
    parameters.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (unescape(key), unescape(&value.replace('+', " ")))
    })
}

/// Adds a key and its value to a fragment. No path has a `?` of its own: it would be escaped.
fn pair_up(key: &str, value: &str, out: &mut String) {
    out.push(if out.contains('?') { '&' } else { '?' });
    out.push_str(key);
    out.push('=');
    escape(value, out);
}

impl Route {
    fn parse(path: &str) -> Self {
        let path = path.trim_matches('/');
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        let id = || unescape(rest);
        match (first, rest.is_empty()) {
            ("" | "overview", true) => Self::Overview,
            ("documents", true) => Self::Documents,
            ("statements", true) => Self::Statements,
            ("document", false) => Self::Document { id: id() },
            ("statement", false) => Self::Statement { id: id() },
            ("timeline", true) => Self::timeline(),
            ("entities", true) => Self::entities(None),
            ("entity", false) => Self::Entity { id: id() },
            ("meetings", true) => Self::meetings(None),
            ("meeting", false) => Self::Meeting { id: id() },
            ("compare", true) => Self::compare(None, None),
            ("topics", true) => Self::Topics { measure: Measure::default() },
            ("topic", false) => Self::Topic { id: id() },
            ("network", true) => Self::Network(Asked::default()),
            ("network", false) => Self::network(&id()),
            ("about", true) => Self::About,
            _ => Self::Unknown { path: unescape(path) },
        }
    }

    /// The timeline by kind.
    pub fn timeline() -> Self {
        Self::Timeline { by: Grouping::default() }
    }

    /// The list of meetings: all events, or those of a status.
    pub fn meetings(show: Option<Status>) -> Self {
        Self::Meetings { show }
    }

    /// The entities of a kind, all of them.
    pub fn entities(kind: Option<EntityKind>) -> Self {
        Self::Entities { kind, find: String::new(), order: Order::default() }
    }

    /// Two segments beside each other, by their ids.
    pub fn compare(left: Option<&str>, right: Option<&str>) -> Self {
        Self::Compare { left: left.map(str::to_owned), right: right.map(str::to_owned) }
    }

    /// The company of an entity.
    pub fn network(focus: &str) -> Self {
        Self::Network(Asked::default().focused(Some(focus)))
    }

    /// Whether both are one view that only shows something else: going from one to the other moves neither
    /// the focus nor the page.
    pub fn shares_view_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Compare { .. }, Self::Compare { .. })
            | (Self::Topics { .. }, Self::Topics { .. })
            | (Self::Timeline { .. }, Self::Timeline { .. })
            | (Self::Meetings { .. }, Self::Meetings { .. })
            | (Self::Network(_), Self::Network(_)) => true,
            (Self::Entities { kind: one, .. }, Self::Entities { kind: other, .. }) => {
                one.unwrap_or(FIRST_KIND) == other.unwrap_or(FIRST_KIND)
            }
            _ => self == other,
        }
    }

    /// Whether both are one kind of view of the same item, so that an embed of the one may go to the other.
    pub fn is_of_view(&self, other: &Self) -> bool {
        let document = |id: &str| id.split(['/', '~']).next().map(str::to_owned);
        match (self, other) {
            (Self::Document { id: a }, Self::Document { id: b }) => document(a) == document(b),
            (Self::Entities { .. }, Self::Entities { .. }) => true,
            _ => self.shares_view_with(other),
        }
    }

    /// Whether a link to `place` in the navigation is the one that the reader is at or below.
    pub fn belongs_to(&self, place: &Self) -> bool {
        match (self, place) {
            (
                Self::Document { .. } | Self::Statement { .. } | Self::Statements,
                Self::Documents,
            )
            | (
                Self::Entity { .. } | Self::Entities { .. } | Self::Network(_),
                Self::Entities { .. },
            )
            | (Self::Timeline { .. }, Self::Timeline { .. })
            | (Self::Meeting { .. } | Self::Meetings { .. }, Self::Meetings { .. })
            | (Self::Compare { .. }, Self::Compare { .. })
            | (Self::Topic { .. } | Self::Topics { .. }, Self::Topics { .. }) => true,
            _ => self == place,
        }
    }

    /// The path: `/entity/wang-yi`.
    fn path(&self, out: &mut String) {
        let (name, id) = match self {
            Self::Overview => ("", None),
            Self::Documents => ("documents", None),
            Self::Statements => ("statements", None),
            Self::Document { id } => ("document", Some(id)),
            Self::Statement { id } => ("statement", Some(id)),
            Self::Timeline { .. } => ("timeline", None),
            Self::Entities { .. } => ("entities", None),
            Self::Entity { id } => ("entity", Some(id)),
            Self::Meetings { .. } => ("meetings", None),
            Self::Meeting { id } => ("meeting", Some(id)),
            Self::Compare { .. } => ("compare", None),
            Self::Topics { .. } => ("topics", None),
            Self::Topic { id } => ("topic", Some(id)),
            Self::Network(asked) => ("network", asked.focus.as_ref()),
            Self::About => ("about", None),
            Self::Unknown { path } => {
                out.push('/');
                escape(path, out);
                return;
            }
        };
        out.push('/');
        out.push_str(name);
        if let Some(id) = id {
            out.push('/');
            escape(id, out);
        }
    }
}

/// So many values of facets are read from an address: each chip carries a query with all of them, and nobody chooses
/// more.
const MOST_VALUES: usize = 100;

impl Address {
    /// A place, with the filters of another address.
    pub fn with_query(route: Route, query: &Query) -> Self {
        Self { route, query: query.clone() }
    }

    /// Reads a fragment without its `#`.
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.split_once('?').map_or(fragment, |(path, _)| path);
        let mut address = Self { route: Route::parse(path), query: Query::default() };
        for (key, value) in pairs(fragment) {
            address.set(&key, &value);
        }
        address
    }

    fn set(&mut self, key: &str, value: &str) {
        let day = |value: &str| Edtf::parse(value).and_then(|date| date.first_day());
        match key {
            "q" => self.query.text = value.to_owned(),
            "from" => self.query.filters.from = day(value),
            // A month or year as the end of a period means its last day.
            "to" => {
                self.query.filters.to = Edtf::parse(value).and_then(|date| date.last_day());
            }
            "as-of" => self.query.as_of = Edtf::parse(value).and_then(|date| date.last_day()),
            "sort" => self.query.sort = Sort::from_name(value).unwrap_or_default(),
            // The last word of the text is still being typed and stands for all that begin so.
            "prefix" => self.query.typing = value == "1",
            "left" => {
                if let Route::Compare { left, .. } = &mut self.route {
                    *left = Some(value.to_owned());
                }
            }
            "right" => {
                if let Route::Compare { right, .. } = &mut self.route {
                    *right = Some(value.to_owned());
                }
            }
            "show" => match &mut self.route {
                Route::Entities { kind, .. } => *kind = EntityKind::from_name(value),
                Route::Meetings { show } => {
                    let asked = Status::from_name(value);
                    *show = asked.filter(|one| matches!(one, Status::Held | Status::Planned));
                }
                Route::Network(asked) => asked.with_places = value == EntityKind::Place.name(),
                _ => {}
            },
            "with" => {
                if let Route::Network(asked) = &mut self.route {
                    asked.with = Some(value.to_owned());
                }
            }
            "least" => {
                if let Route::Network(asked) = &mut self.route {
                    asked.least = value.parse().unwrap_or(0);
                }
            }
            "find" => {
                if let Route::Entities { find, .. } = &mut self.route {
                    value.clone_into(find);
                }
            }
            "by" => match &mut self.route {
                Route::Entities { order, .. } => {
                    *order = Order::from_name(value).unwrap_or_default();
                }
                Route::Network(asked) => {
                    asked.order = Order::from_name(value).unwrap_or_default();
                }
                Route::Timeline { by } => *by = Grouping::from_name(value).unwrap_or_default(),
                Route::Topics { measure } => {
                    *measure = Measure::from_name(value).unwrap_or_default();
                }
                _ => {}
            },
            // `-side=russia` leaves out what has the value.
            _ => {
                let filters = &mut self.query.filters;
                if filters.iter().len() + filters.excluded().len() >= MOST_VALUES {
                    return;
                }
                match key.strip_prefix('-') {
                    Some(key) => {
                        Facet::from_name(key)
                            .into_iter()
                            .for_each(|one| filters.exclude(one, value));
                    }
                    None => {
                        Facet::from_name(key).into_iter().for_each(|one| filters.add(one, value));
                    }
                }
            }
        }
    }

    /// The fragment without its `#`.
    pub fn fragment(&self) -> String {
        let mut out = String::new();
        self.route.path(&mut out);
        let mut pair = |key: &str, value: &str| pair_up(key, value, &mut out);
        if let Route::Entities { kind, find, order } = &self.route {
            if let Some(kind) = kind {
                pair("show", kind.name());
            }
            if !find.is_empty() {
                pair("find", find);
            }
            if *order != Order::default() {
                pair("by", order.name());
            }
        }
        if let Route::Meetings { show: Some(status) } = &self.route {
            pair("show", status.name());
        }
        if let Route::Timeline { by } = &self.route
            && *by != Grouping::default()
        {
            pair("by", by.name());
        }
        if let Route::Topics { measure } = &self.route
            && *measure != Measure::default()
        {
            pair("by", measure.name());
        }
        if let Route::Network(asked) = &self.route {
            if let Some(with) = &asked.with {
                pair("with", with);
            }
            if asked.with_places {
                pair("show", EntityKind::Place.name());
            }
            if asked.least > 0 {
                pair("least", &asked.least.to_string());
            }
            if asked.order != Order::default() {
                pair("by", asked.order.name());
            }
        }
        if let Route::Compare { left, right } = &self.route {
            for (key, id) in [("left", left), ("right", right)] {
                if let Some(id) = id {
                    pair(key, id);
                }
            }
        }
        if !self.query.text.is_empty() {
            pair("q", &self.query.text);
        }
        if self.query.typing {
            pair("prefix", "1");
        }
        for (facet, value) in self.query.filters.iter() {
            pair(facet.name(), value);
        }
        for (facet, value) in self.query.filters.excluded() {
            pair(&format!("-{}", facet.name()), value);
        }
        let mut day = |key: &str, day: Option<Day>| {
            if let Some(day) = day {
                pair(key, &day.to_string());
            }
        };
        day("from", self.query.filters.from);
        day("to", self.query.filters.to);
        day("as-of", self.query.as_of);
        if self.query.sort != Sort::default() {
            pair("sort", self.query.sort.name());
        }
        out
    }

    /// The fragment as the target of a link.
    pub fn href(&self) -> String {
        format!("#{}", self.fragment())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn query(text: &str) -> Query {
        let address = Address::parse(text);
        address.query
    }

    #[test]
    fn an_address_is_read_as_people_write_it() {
        let address =
            Address::parse("/documents?q=one+China&side=china&side=russia&from=2025-12&to=2026");
        assert_eq!(address.route, Route::Documents);
        assert_eq!(address.query.text, "one China");
        let filters = &address.query.filters;
        assert_eq!(filters.values(Facet::Side).collect::<Vec<_>>(), ["china", "russia"]);
        assert_eq!(filters.from, Day::new(2025, 12, 1));
        assert_eq!(filters.to, Day::new(2026, 12, 31));
    }

    #[test]
    fn what_cannot_be_understood_is_left_out() {
        assert_eq!(query("/documents?nonsense=1&from=soon&&=&q"), Query::default());
        let unknown = Route::Unknown { path: "no/such/place".to_owned() };
        assert_eq!(Address::parse("/no/such/place").route, unknown);
    }

    #[test]
    fn a_comparison_names_its_two_segments_and_other_filters_follow() {
        let address = Address::parse("/compare?left=a/one&right=b/two&topic=taiwan");
        assert_eq!(address.route, Route::compare(Some("a/one"), Some("b/two")));
        assert!(address.query.filters.has(Facet::Topic, "taiwan"));
        assert_eq!(address.fragment(), "/compare?left=a/one&right=b/two&topic=taiwan");
        // Elsewhere these words mean nothing.
        assert_eq!(query("/documents?left=a"), Query::default());
    }

    #[test]
    fn a_measure_stands_in_the_address_unless_it_is_the_usual_one() {
        let address = Address::parse("/topics?by=share&side=china");
        assert_eq!(address.route, Route::Topics { measure: Measure::Share });
        assert_eq!(address.fragment(), "/topics?by=share&side=china");
        let usual = Route::Topics { measure: Measure::default() };
        assert_eq!(Address::parse("/topics?by=colour").route, usual);
        assert_eq!(Address { route: usual, ..Address::default() }.fragment(), "/topics");
    }

    #[test]
    fn a_network_keeps_its_focus_what_is_open_and_how_it_is_shown() {
        let address =
            Address::parse("/network/anna-berg?with=b&show=place&least=3&by=name&side=north");
        let asked = Asked {
            focus: Some("anna-berg".to_owned()),
            with: Some("b".to_owned()),
            with_places: true,
            least: 3,
            order: Order::Name,
        };
        assert_eq!(address.route, Route::Network(asked.clone()));
        assert_eq!(Address::parse(&address.fragment()), address);
        // Another focus closes what was open of this one, and keeps the rest.
        let other = Address { route: Route::Network(asked.focused(Some("c"))), ..address };
        assert_eq!(other.fragment(), "/network/c?show=place&least=3&by=name&side=north");
        assert_eq!(Address::parse("/network?least=many").route, Route::Network(Asked::default()));
    }

    fn any_network() -> impl Strategy<Value = Route> {
        let id = || prop::option::of("[a-z0-9é中 /~#?&%-]{0,12}[a-z~]");
        (id(), id(), any::<[bool; 2]>(), 0u32..99).prop_map(|(focus, with, choices, least)| {
            let order = if choices[1] { Order::Name } else { Order::Mentions };
            Route::Network(Asked { focus, with, with_places: choices[0], least, order })
        })
    }

    fn any_route() -> impl Strategy<Value = Route> {
        let id = "[a-z0-9é中 /~#?&%-]{0,12}[a-z~]";
        prop_oneof![
            Just(Route::Overview),
            Just(Route::Documents),
            Just(Route::Statements),
            (0..Grouping::ALL.len()).prop_map(|at| Route::Timeline { by: Grouping::ALL[at] }),
            prop::option::of(prop_oneof![Just(Status::Held), Just(Status::Planned)])
                .prop_map(Route::meetings),
            Just(Route::About),
            id.prop_map(|id| Route::Document { id }),
            id.prop_map(|id| Route::Statement { id }),
            id.prop_map(|id| Route::Entity { id }),
            id.prop_map(|id| Route::Meeting { id }),
            id.prop_map(|id| Route::Topic { id }),
            (0..Measure::ALL.len()).prop_map(|at| Route::Topics { measure: Measure::ALL[at] }),
            any_network(),
            (prop::option::of(id), prop::option::of(id))
                .prop_map(|(left, right)| Route::Compare { left, right }),
        ]
    }

    proptest! {
        #[test]
        fn every_address_leads_back_to_itself(
            route in any_route(),
            text in ".{0,12}",
            values in prop::collection::vec((0..Facet::ALL.len(), ".{1,8}"), 0..5),
            excluded in prop::collection::vec((0..Facet::ALL.len(), ".{1,8}"), 0..3),
            from in prop::option::of(0..40_000i32),
            typing: bool,
        ) {
            let mut address = Address { route, ..Address::default() };
            address.query.text = text;
            address.query.typing = typing;
            for (facet, value) in &values {
                address.query.filters.add(Facet::ALL[*facet], value);
            }
            for (facet, value) in &excluded {
                address.query.filters.exclude(Facet::ALL[*facet], value);
            }
            address.query.filters.from = from.map(Day);
            prop_assert_eq!(Address::parse(&address.fragment()), address);
        }

        #[test]
        fn reading_never_fails(fragment in ".{0,60}") {
            let once = Address::parse(&fragment);
            prop_assert_eq!(Address::parse(&once.fragment()).query, once.query);
        }
    }
}
