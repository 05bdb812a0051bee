//! FollowTheMoney entities, one a line, as Aleph and its tools read them.
//!
//! | here | schema |
//! |---|---|
//! | document | `Article` |
//! | statement | `Note` about its speakers |
//! | meeting | `Event` with the people and bodies involved |
//! | person, organisation, place | `Person`, `Organization`, `Address` |
//! | series, event, treaty | `Event`, `Event`, `Document` |
//! | mention of one in a document | `Mention` |

use readout_corpus::date::Precision;
use readout_corpus::format::{Document, Edtf, Entity, Meeting, Statement};
use readout_corpus::model::{DocumentIx, EntityIx, EntityKind};

use crate::about::About;
use crate::address::{Addresses, Words};
use crate::order::{mark, marked};
use crate::request::{Request, What};
use crate::tables::{about_segment, named_in, weights};
use crate::value::{Map, Value, map};

struct Lines<'a, 'r> {
    request: &'r Request<'a>,
    addresses: Addresses<'a>,
    dataset: String,
    note: String,
    out: String,
    named: Vec<bool>,
    cited: Vec<bool>,
}

pub(crate) fn write(request: &Request<'_>, about: &About<'_>, what: What) -> String {
    let corpus = request.corpus;
    let items = request.items;
    let mut lines = Lines {
        request,
        addresses: Addresses { page: request.page },
        dataset: format!("readout_{}", about.hash),
        note: about.note(),
        out: String::new(),
        named: vec![false; corpus.entities().len()],
        cited: vec![false; corpus.documents().len()],
    };
    match what {
        What::Documents => {
            items.documents.iter().for_each(|ix| mark(&mut lines.cited, ix.ix()));
        }
        What::Statements => {
            let mut words = Words::new(corpus, lines.addresses);
            for one in items.statements.iter().filter_map(|&ix| corpus.statement(ix)) {
                lines.statement(one, &mut words);
            }
        }
        What::Meetings => {
            for one in items.meetings.iter().filter_map(|&ix| corpus.meeting(ix)) {
                lines.meeting(one);
            }
        }
        What::Mentions => lines.mentions(),
        _ => weights(request).iter().for_each(|(ix, ..)| mark(&mut lines.named, ix.ix())),
    }
    for document in marked(&std::mem::take(&mut lines.cited)) {
        corpus.document(DocumentIx(document)).into_iter().for_each(|one| lines.document(one));
    }
    for entity in marked(&std::mem::take(&mut lines.named)) {
        corpus.entity(EntityIx(entity)).into_iter().for_each(|one| lines.entity(one));
    }
    lines.out
}

fn schema(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organization",
        EntityKind::Place => "Address",
        EntityKind::Treaty => "Document",
        EntityKind::Series | EntityKind::Event => "Event",
    }
}

/// Days, months and years as they are; of other dates the first and the last possible day.
fn put_date(properties: &mut Properties, date: Option<Edtf<'_>>, at: &'static str) {
    let Some(date) = date else { return };
    let is_plain = matches!(date.precision(), Precision::Day | Precision::Month | Precision::Year);
    if is_plain && !date.is_approximate() {
        properties.put(at, date.as_str());
    } else if at == "date" {
        properties.put_some("startDate", date.first_day().map(|day| day.to_string()));
        properties.put_some("endDate", date.last_day().map(|day| day.to_string()));
    }
    properties.put("notes", &format!("EDTF: {}", date.as_str()));
}

/// The properties of one entity; every one has a list of texts.
#[derive(Default)]
struct Properties(Map);

impl Properties {
    fn put(&mut self, name: &'static str, value: &str) {
        if !value.trim().is_empty() {
            self.0.put(name, vec![value]);
        }
    }

    fn put_some(&mut self, name: &'static str, value: Option<String>) {
        if let Some(value) = value {
            self.put(name, &value);
        }
    }

    fn put_all(&mut self, name: &'static str, values: Vec<String>) {
        self.0.put(name, values);
    }
}

impl<'a> Lines<'a, '_> {
    fn line(&mut self, id: &str, schema: &'static str, properties: Properties) {
        let whole = map! {
            "id": id,
            "schema": schema,
            "properties": properties.0,
            "datasets": vec![self.dataset.as_str()],
        };
        self.out.push_str(&Value::from(whole).to_json());
    }

    fn entity_id(&mut self, ix: EntityIx) -> Option<String> {
        let entity = self.request.corpus.entity(ix)?;
        mark(&mut self.named, ix.ix());
        Some(format!("entity-{}", entity.id()))
    }

    fn entity(&mut self, one: Entity<'a>) {
        let mut properties = Properties::default();
        properties.put("name", one.name());
        if one.kind() == EntityKind::Place {
            properties.put("full", one.name());
        }
        properties.put_all("alias", one.aliases().map(str::to_owned).collect());
        if one.kind() == EntityKind::Person {
            let titles = one.offices().map(|office| office.title().to_owned());
            properties.put_all("position", titles.collect());
        }
        properties.put_some("wikidataId", one.wikidata().map(str::to_owned));
        properties.put("sourceUrl", &self.web(self.addresses.entity(one.id())));
        self.line(&format!("entity-{}", one.id()), schema(one.kind()), properties);
    }

    /// An address as a property of the kind `url` may have it; nothing within the page.
    fn web(&self, address: String) -> String {
        if self.addresses.page.starts_with("http") { address } else { String::new() }
    }

    fn document(&mut self, one: Document<'a>) {
        let corpus = self.request.corpus;
        let carrier = one.carrier().and_then(|ix| corpus.entity(ix));
        let mut properties = Properties::default();
        properties.put("title", one.title().unwrap_or(one.file()));
        properties.put("fileName", one.file());
        properties.put("publisher", carrier.map_or("", |carrier| carrier.name()));
        put_date(&mut properties, one.date(), "publishedAt");
        let own = self.web(self.addresses.document(one.id()));
        properties.put("sourceUrl", one.url().unwrap_or(&own));
        properties.put("alephUrl", &own);
        properties.put("description", &self.note);
        self.line(&format!("document-{}", one.id()), "Article", properties);
    }

    fn statement(&mut self, one: Statement<'a>, words: &mut Words<'a>) {
        let corpus = self.request.corpus;
        let (segment, originator, _) = about_segment(corpus, one.segment());
        let mut properties = Properties::default();
        let speakers: Vec<String> = one.speakers().filter_map(|ix| self.entity_id(ix)).collect();
        properties.put("name", one.id());
        properties.put("description", one.text());
        properties.put_all("entity", speakers);
        properties.put("publisher", originator.map_or("", |one| one.name()));
        let topics = one.topics().filter_map(|hit| corpus.topic(hit.topic()));
        properties.put_all("keywords", topics.map(|topic| topic.name().to_owned()).collect());
        let address = words.address(one.segment(), one.span()).unwrap_or_default();
        properties.put("sourceUrl", &self.web(address));
        let mut summary = self.note.clone();
        if let Some(date) = segment.and_then(|segment| segment.date()) {
            summary = format!("Dated {}. {summary}", date.as_str());
        }
        properties.put("summary", &summary);
        self.line(&format!("statement-{}", one.id()), "Note", properties);
    }

    fn meeting(&mut self, one: Meeting<'a>) {
        let Some(status) = one.status_as_of(self.request.query.as_of) else { return };
        let corpus = self.request.corpus;
        let mut properties = Properties::default();
        properties.put("name", one.title());
        put_date(&mut properties, one.date(), "date");
        let place = one.place().and_then(|ix| corpus.entity(ix));
        properties.put("location", place.map_or("", |place| place.name()));
        let is_somebody = |ix: &EntityIx| {
            let kind = corpus.entity(*ix).map(|one| one.kind());
            matches!(kind, Some(EntityKind::Person | EntityKind::Organisation))
        };
        let involved: Vec<EntityIx> = one.participants().filter(is_somebody).collect();
        let involved = involved.into_iter().filter_map(|ix| self.entity_id(ix)).collect();
        properties.put_all("involved", involved);
        properties.put("summary", &format!("{} ({})", one.occasion().name(), status.name()));
        properties.put("description", &self.note);
        properties.put("sourceUrl", &self.web(self.addresses.meeting(one.id())));
        self.line(&format!("meeting-{}", one.id()), "Event", properties);
    }

    fn mentions(&mut self) {
        let corpus = self.request.corpus;
        for (document, entity, _) in named_in(self.request) {
            let (Some(document), Some(entity)) = (corpus.document(document), corpus.entity(entity))
            else {
                continue;
            };
            mark(&mut self.cited, document.ix().ix());
            let mut properties = Properties::default();
            properties.put("document", &format!("document-{}", document.id()));
            let resolved = self.entity_id(entity.ix()).unwrap_or_default();
            // Only people and bodies can be what a mention is resolved to.
            if matches!(entity.kind(), EntityKind::Person | EntityKind::Organisation) {
                properties.put("resolved", &resolved);
                properties.put("detectedSchema", schema(entity.kind()));
            }
            properties.put("name", entity.name());
            let id = format!("mention-{}-{}", document.id(), entity.id());
            self.line(&id, "Mention", properties);
        }
    }
}
