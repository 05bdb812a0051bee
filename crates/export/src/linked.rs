//! JSON-LD in the words of schema.org.
//!
//! The context stands in the file (`@vocab`), so that no processor has to fetch one. Dates that ISO 8601 can say
//! are in schema.org's properties; every date is in `date` (`dcterms:date`) as EDTF, too.

use readout_corpus::format::{Document, Edtf, Entity, Meeting, Packed, Statement};
use readout_corpus::model::{EntityIx, EntityKind, Form, Format, Kind};

use crate::about::About;
use crate::address::{Addresses, Words};
use crate::order::{mark, marked};
use crate::request::{Request, What};
use crate::tables::{about_segment, originators, weights};
use crate::value::{Map, Value, map};

/// A file that is being written.
struct Graph<'a, 'r> {
    request: &'r Request<'a>,
    addresses: Addresses<'a>,
    /// The corpus as a resource.
    corpus_id: String,
    nodes: Vec<Value>,
    /// Whom the nodes name, to be described behind them.
    named: Vec<bool>,
}

pub(crate) fn write(request: &Request<'_>, about: &About<'_>, what: What) -> String {
    let corpus = request.corpus;
    let items = request.items;
    let mut graph = Graph {
        request,
        addresses: Addresses { page: request.page },
        corpus_id: format!("urn:readout:{}", about.hash),
        nodes: Vec::new(),
        named: vec![false; corpus.entities().len()],
    };
    graph.dataset(about);
    match what {
        What::Documents => {
            items
                .documents
                .iter()
                .filter_map(|&ix| corpus.document(ix))
                .for_each(|one| graph.document(one));
        }
        What::Statements => {
            let mut words = Words::new(corpus, graph.addresses);
            for one in items.statements.iter().filter_map(|&ix| corpus.statement(ix)) {
                graph.statement(one, &mut words);
            }
        }
        What::Meetings => {
            items
                .meetings
                .iter()
                .filter_map(|&ix| corpus.meeting(ix))
                .for_each(|one| graph.meeting(one));
        }
        _ => weights(request).iter().for_each(|(ix, ..)| mark(&mut graph.named, ix.ix())),
    }
    let named = std::mem::take(&mut graph.named);
    marked(&named).filter_map(|ix| corpus.entity(EntityIx(ix))).for_each(|one| graph.entity(one));
    let mut out = String::from(CONTEXT);
    for (i, node) in graph.nodes.iter().enumerate() {
        out.push_str(if i > 0 { ",\n" } else { "\n" });
        node.write(&mut out);
    }
    out.push_str("\n]}\n");
    out
}

const CONTEXT: &str = "{\"@context\":{\"@vocab\":\"https://schema.org/\",\
    \"date\":{\"@id\":\"http://purl.org/dc/terms/date\",\"@type\":\"http://id.loc.gov/datatypes/edtf/EDTF\"},\
    \"url\":{\"@type\":\"@id\"},\"sameAs\":{\"@type\":\"@id\"},\"eventStatus\":{\"@type\":\"@id\"},\
    \"eventAttendanceMode\":{\"@type\":\"@id\"}},\"@graph\":[";

/// A date as ISO 8601 has it, where that can say the same.
fn iso(date: Edtf<'_>) -> Option<&str> {
    let text = date.as_str();
    // Sub-years look like months, but no month is numbered so.
    let is_plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let has_month = text.get(5..7).is_none_or(|month| ("01"..="12").contains(&month));
    (is_plain && has_month).then_some(text)
}

fn texts(list: impl Iterator<Item = impl Into<Value>>) -> Value {
    Value::List(list.map(Into::into).collect())
}

impl<'a> Graph<'a, '_> {
    fn corpus(&self) -> Packed<'a> {
        self.request.corpus
    }

    /// The resource of an address; one within the page belongs to the corpus.
    fn resource(&self, address: String) -> String {
        if self.addresses.page.is_empty() {
            format!("{}{address}", self.corpus_id)
        } else {
            address
        }
    }

    /// A reference to an entity, which will be described.
    fn refer(&mut self, ix: Option<EntityIx>) -> Option<Map> {
        let entity = self.corpus().entity(ix?)?;
        mark(&mut self.named, entity.ix().ix());
        let id = self.resource(self.addresses.entity(entity.id()));
        Some(map! { "@id": id })
    }

    fn refer_all(&mut self, list: impl Iterator<Item = EntityIx>) -> Vec<Map> {
        list.filter_map(|ix| self.refer(Some(ix))).collect()
    }

    fn part_of_corpus(&self) -> Map {
        map! { "@id": self.corpus_id.as_str() }
    }

    fn dataset(&mut self, about: &About<'_>) {
        let corpus = self.corpus();
        let days = corpus.first_day().zip(corpus.last_day());
        let node = map! {
            "@id": self.corpus_id.as_str(),
            "@type": "Dataset",
            "name": about.title,
            "description": Some(about.description).filter(|text| !text.is_empty()),
            "version": about.hash.as_str(),
            "dateModified": about.as_of.map(|day| day.to_string()),
            "temporalCoverage": days.map(|(first, last)| format!("{first}/{last}")),
            "abstract": about.note(),
            "url": Some(about.view).filter(|view| !view.is_empty()),
        };
        self.nodes.push(node.into());
    }

    fn document(&mut self, one: Document<'a>) {
        let kind = match one.kind() {
            Kind::News => "NewsArticle",
            Kind::Readout | Kind::Briefing => "Report",
            Kind::Transcript | Kind::Introduction | Kind::Roundup => "Article",
        };
        let originators = originators(one);
        let node = map! {
            "@id": self.resource(self.addresses.document(one.id())),
            "@type": kind,
            "headline": one.title(),
            "genre": one.kind().name(),
            "author": self.refer_all(originators.into_iter()),
            "publisher": self.refer(one.carrier()),
            "datePublished": one.published().and_then(iso),
            "date": one.date().map(|date| date.as_str()),
            "inLanguage": one.language(),
            "url": one.url(),
            "creditText": one.reference(),
            "isPartOf": self.part_of_corpus(),
        };
        self.nodes.push(node.into());
    }

    fn statement(&mut self, one: Statement<'a>, words: &mut Words<'a>) {
        let corpus = self.corpus();
        let (segment, originator, _) = about_segment(corpus, one.segment());
        let document = segment.and_then(|segment| corpus.document(segment.document()));
        let address = words.address(one.segment(), one.span()).unwrap_or_default();
        let source = document.map(|document| self.addresses.document(document.id()));
        let source = source.map(|source| map! { "@id": self.resource(source) });
        let topics = one.topics().filter_map(|hit| corpus.topic(hit.topic()));
        let date = segment.and_then(|segment| segment.date());
        let mut node = map! { "@id": self.resource(address) };
        // A quotation gives words, a claim what somebody is said to have said.
        if matches!(one.form(), Form::Direct | Form::Mixed | Form::Transcript) {
            node.put("@type", "Quotation");
            node.put("isPartOf", source);
        } else {
            node.put("@type", "Claim");
            node.put("appearance", source);
            node.put("claimInterpreter", self.refer(originator.map(|one| one.ix())));
        }
        node.put("identifier", one.id());
        node.put("text", one.text());
        let speakers: Vec<EntityIx> = one.speakers().collect();
        let speakers = self.refer_all(speakers.into_iter());
        node.put("creator", speakers);
        node.put("keywords", texts(topics.map(|topic| topic.name())));
        node.put("datePublished", date.and_then(iso));
        node.put("date", date.map(|date| date.as_str()));
        node.put("inLanguage", document.map(|document| document.language()));
        self.nodes.push(node.into());
    }

    fn meeting(&mut self, one: Meeting<'a>) {
        let Some(status) = one.status_as_of(self.request.query.as_of) else { return };
        let date = one.date();
        let days = date.filter(|date| !date.is_approximate()).and_then(|date| {
            use readout_corpus::date::Precision::{Interval, Set, SubYear};
            let spans = matches!(date.precision(), Interval | SubYear);
            let text = |day: readout_corpus::date::Day| day.to_string();
            // One of several days is none of them.
            match date.precision() {
                Set => None,
                _ if spans => Some((date.first_day().map(text), date.last_day().map(text))),
                _ => Some((iso(date).map(str::to_owned), None)),
            }
        });
        let (start, end) = days.unwrap_or_default();
        let mode = one.format().map(|format| match format {
            Format::InPerson => "https://schema.org/OfflineEventAttendanceMode",
            Format::Video | Format::Telephone => "https://schema.org/OnlineEventAttendanceMode",
        });
        let corpus = self.corpus();
        let documents: Vec<Map> = one
            .documents()
            .into_iter()
            .filter_map(|ix| corpus.document(ix))
            .map(|one| map! { "@id": self.resource(self.addresses.document(one.id())) })
            .collect();
        let participants: Vec<EntityIx> = one.participants().collect();
        let node = map! {
            "@id": self.resource(self.addresses.meeting(one.id())),
            "@type": "Event",
            "identifier": one.id(),
            "name": one.title(),
            "startDate": start,
            "endDate": end,
            "date": date.map(|date| date.as_str()),
            "additionalType": format!("{} ({})", one.occasion().name(), status.name()),
            "location": self.refer(one.place()),
            "attendee": self.refer_all(participants.into_iter()),
            "superEvent": self.refer(one.series()),
            "eventAttendanceMode": mode,
            "subjectOf": documents,
        };
        self.nodes.push(node.into());
    }

    fn entity(&mut self, one: Entity<'a>) {
        let kind = match one.kind() {
            EntityKind::Person => "Person",
            EntityKind::Organisation => "Organization",
            EntityKind::Place if one.sort() == Some("country") => "Country",
            EntityKind::Place => "Place",
            EntityKind::Treaty => "CreativeWork",
            EntityKind::Series => "EventSeries",
            EntityKind::Event => "Event",
        };
        let is_person = one.kind() == EntityKind::Person;
        let same = one.wikidata().map(|id| format!("https://www.wikidata.org/entity/{id}"));
        let mut node = map! {
            "@id": self.resource(self.addresses.entity(one.id())),
            "@type": kind,
            "identifier": one.id(),
            "name": one.name(),
            "alternateName": texts(one.aliases()),
            "sameAs": same,
        };
        if is_person {
            node.put("jobTitle", texts(one.offices().map(|office| office.title())));
        }
        self.nodes.push(node.into());
    }
}
