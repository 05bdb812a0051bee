//! Which entities stay, and where everything stands in the corpus.

use std::collections::{BTreeMap, BTreeSet};

use readout_corpus::model::{EntityIx, SegmentIx, SideIx};

use super::Parts;
use crate::draft::{At, EntityRef};

/// The way from references to positions.
pub(super) struct Ids {
    /// Entities that stay, as positions in [`Names::entities`], sorted by id.
    pub kept: Vec<usize>,
    /// Position in `kept` for each of [`Names::entities`].
    entity: Vec<Option<EntityIx>>,
    /// Entities by authority id, for carriers, originators and bodies.
    pub by_id: BTreeMap<String, usize>,
    /// Sides by id.
    pub side: BTreeMap<String, SideIx>,
    /// The position of each document's first segment.
    first_segment: Vec<u32>,
}

impl Ids {
    pub fn new(parts: &Parts<'_>) -> Self {
        let entries = &parts.names.entities;
        let by_id: BTreeMap<String, usize> =
            entries.iter().enumerate().map(|(i, entry)| (entry.id.clone(), i)).collect();
        let mut used: BTreeSet<usize> = BTreeSet::new();
        let mut keep = |reference: EntityRef| used.insert(reference.0);
        for mention in parts.names.mentions.iter().flatten().flatten() {
            keep(mention.entity);
        }
        for statement in parts.statements.iter().flatten().flatten() {
            for &reference in
                statement.speakers.iter().chain(&statement.addressees).chain(&statement.reported_by)
            {
                keep(reference);
            }
        }
        for meeting in &parts.meetings {
            for &reference in
                meeting.participants.iter().chain(&meeting.place).chain(&meeting.series)
            {
                keep(reference);
            }
        }
        for tags in &parts.tags.documents {
            tags.entities.iter().for_each(|&reference| {
                keep(reference);
            });
        }
        for document in &parts.documents {
            let originators =
                document.segments.iter().filter_map(|segment| segment.draft.originator.as_ref());
            for id in document.source.front.carrier.iter().chain(originators) {
                used.extend(by_id.get(id));
            }
        }
        used.retain(|&i| i < entries.len());
        let bodies: Vec<usize> = used
            .iter()
            .filter_map(|&i| entries.get(i))
            .flat_map(|entry| &entry.offices)
            .filter_map(|office| by_id.get(office.organisation.as_ref()?).copied())
            .collect();
        used.extend(bodies);

        let mut kept: Vec<usize> = used.into_iter().collect();
        kept.sort_by(|&a, &b| {
            entries.get(a).map(|entry| &entry.id).cmp(&entries.get(b).map(|entry| &entry.id))
        });
        let mut entity = vec![None; entries.len()];
        for (position, &i) in (0..).zip(&kept) {
            if let Some(slot) = entity.get_mut(i) {
                *slot = Some(EntityIx(position));
            }
        }
        let side = (0..)
            .zip(&parts.authority.sides)
            .map(|(position, side)| (side.id.clone(), SideIx(position)))
            .collect();
        let mut next = 0;
        let first_segment = parts
            .documents
            .iter()
            .map(|document| {
                let first = next;
                next += document.segments.len() as u32;
                first
            })
            .collect();
        Self { kept, entity, by_id, side, first_segment }
    }

    pub fn entity(&self, reference: EntityRef) -> Option<EntityIx> {
        self.entity.get(reference.0).copied().flatten()
    }

    pub fn entities(&self, references: &[EntityRef]) -> Vec<EntityIx> {
        let mut found: Vec<EntityIx> =
            references.iter().filter_map(|&reference| self.entity(reference)).collect();
        found.sort();
        found.dedup();
        found
    }

    pub fn named(&self, id: &str) -> Option<EntityIx> {
        self.entity(EntityRef(*self.by_id.get(id)?))
    }

    pub fn segment(&self, at: At) -> SegmentIx {
        SegmentIx(self.first_segment.get(at.document).copied().unwrap_or(0) + at.segment as u32)
    }
}
