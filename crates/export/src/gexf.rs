//! GEXF 1.3: the network of who occurs with whom.

use crate::about::About;
use crate::address::Addresses;
use crate::items::Network;
use crate::request::Request;
use crate::xml::Xml;

pub(crate) fn write(request: &Request<'_>, about: &About<'_>) -> String {
    let corpus = request.corpus;
    let addresses = Addresses { page: request.page };
    let counted = || Network::of(corpus, &request.items.segments);
    let network = request.items.network.clone().unwrap_or_else(counted);
    let mut xml = Xml::new();
    xml.open("gexf", &[("xmlns", "http://gexf.net/1.3"), ("version", "1.3")]);
    let day = about.as_of.map(|day| day.to_string());
    match &day {
        Some(day) => xml.open("meta", &[("lastmodifieddate", day)]),
        None => xml.open("meta", &[]),
    }
    xml.text("creator", "Readout");
    xml.text("description", &about.note());
    xml.close();
    xml.open("graph", &[("defaultedgetype", "undirected"), ("mode", "static")]);
    xml.open("attributes", &[("class", "node")]);
    let attributes =
        [("kind", "string"), ("side", "string"), ("segments", "integer"), ("address", "anyURI")];
    for (id, (title, kind)) in (0..).zip(attributes) {
        let id: u32 = id;
        xml.empty("attribute", &[("id", &id.to_string()), ("title", title), ("type", kind)]);
    }
    xml.close();
    xml.open("nodes", &[]);
    for &(ix, segments) in &network.nodes {
        let Some(entity) = corpus.entity(ix) else { continue };
        let side = entity.side().and_then(|ix| corpus.side(ix)).map(|side| side.id());
        let (segments, address) = (segments.to_string(), addresses.entity(entity.id()));
        let values = [Some(entity.kind().name()), side, Some(&segments), Some(&address)];
        xml.open("node", &[("id", entity.id()), ("label", entity.name())]);
        xml.open("attvalues", &[]);
        for (id, value) in (0..).zip(values) {
            let id: u32 = id;
            if let Some(value) = value {
                xml.empty("attvalue", &[("for", &id.to_string()), ("value", value)]);
            }
        }
        xml.close();
        xml.close();
    }
    xml.close();
    xml.open("edges", &[]);
    let id = |at: usize| network.nodes.get(at).and_then(|&(ix, _)| corpus.entity(ix));
    for (number, &(a, b, shared)) in network.links.iter().enumerate() {
        let (Some(source), Some(target)) = (id(a), id(b)) else { continue };
        let (number, weight) = (number.to_string(), shared.to_string());
        xml.empty(
            "edge",
            &[
                ("id", &number),
                ("source", source.id()),
                ("target", target.id()),
                ("weight", &weight),
            ],
        );
    }
    xml.finish()
}
