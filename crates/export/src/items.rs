//! What is written.

use readout_corpus::format::Packed;
use readout_corpus::model::{
    DocumentIx, EntityIx, EntityKind, MeetingIx, Passage, SegmentIx, SideIx, StatementIx, TopicIx,
};
use readout_corpus::query::ResultSet;

use crate::order::order;

/// What is written, in this order. The items of one view are those that it shows; the rest stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items {
    /// Documents.
    pub documents: Vec<DocumentIx>,
    /// The segments in which entities, mentions and the network are counted, in the order of the corpus.
    pub segments: Vec<SegmentIx>,
    /// Statements; topics are counted in them.
    pub statements: Vec<StatementIx>,
    /// Meetings and planned events.
    pub meetings: Vec<MeetingIx>,
    /// The entities of a view's list, in its order: entities and mentions are those of these alone. Where there is no list,
    /// all that the segments name or whose statements are there.
    pub entities: Option<Vec<EntityIx>>,
    /// Sentences to be cited that are no statements.
    pub passages: Vec<Passage>,
    /// The cells of a topic matrix as a view counted them; where there are none, statements are counted by side.
    pub topic_cells: Vec<TopicCell>,
    /// The network as a view draws it; where there is none, all people and organisations are counted.
    pub network: Option<Network>,
}

impl Items {
    /// All that a query found.
    pub fn found(results: &ResultSet<'_>) -> Self {
        Self {
            documents: results.documents.iter().map(|hit| hit.document).collect(),
            segments: results.segments.clone(),
            statements: results.statements.clone(),
            meetings: results.meetings.clone(),
            ..Self::default()
        }
    }
}

/// What one account of a meeting says on a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicCell {
    /// The topic.
    pub topic: TopicIx,
    /// The meeting, where the matrix tells them apart.
    pub meeting: Option<MeetingIx>,
    /// Whose account it is; `None` for what stands for no party.
    pub side: Option<SideIx>,
    /// How many statements; 0 where the account leaves the topic out.
    pub statements: u32,
    /// The words of the sentences that show the topic.
    pub words: Option<u32>,
    /// These words in thousandths of the account's.
    pub share_permille: Option<u32>,
    /// The place of its first mention among the account's topics, from 1.
    pub position: Option<u32>,
}

/// Who occurs with whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// The entities, with the number of segments that name them.
    pub nodes: Vec<(EntityIx, u32)>,
    /// Pairs of positions in `nodes`, with the number of segments that name both.
    pub links: Vec<(usize, usize, u32)>,
}

/// More entities are not counted, as in the page.
const MOST_ENTITIES: usize = 500;

impl Network {
    /// Counts people and organisations in some segments: those in most segments first, all their ties.
    pub fn of(corpus: Packed<'_>, segments: &[SegmentIx]) -> Self {
        let is_counted = |ix: &EntityIx| {
            let kind = corpus.entity(*ix).map(|entity| entity.kind());
            matches!(kind, Some(EntityKind::Person | EntityKind::Organisation))
        };
        let all = corpus.entities().len();
        let mut counts = vec![0u32; all];
        let named = |ix: SegmentIx| corpus.segment(ix).into_iter().flat_map(|one| one.entities());
        for entity in segments.iter().flat_map(|&ix| named(ix)).filter(is_counted) {
            add(&mut counts, entity.ix());
        }
        let places = order(counts.iter().map(|&count| u64::from(u32::MAX - count)));
        let counted = places.into_iter().filter_map(|at| {
            let count = counts.get(at).copied().filter(|&count| count > 0)?;
            Some((EntityIx(at as u32), count))
        });
        let order: Vec<(EntityIx, u32)> = counted.take(MOST_ENTITIES).collect();
        let mut positions = vec![usize::MAX; all];
        for (position, (ix, _)) in order.iter().enumerate() {
            if let Some(slot) = positions.get_mut(ix.ix()) {
                *slot = position;
            }
        }
        let nodes = order.len();
        let mut together = vec![0u32; nodes * nodes];
        for &segment in segments {
            let position = |ix: EntityIx| positions.get(ix.ix()).copied().filter(|&at| at < nodes);
            let present: Vec<usize> = named(segment).filter_map(position).collect();
            for &a in &present {
                for &b in present.iter().filter(|&&b| a < b) {
                    add(&mut together, a * nodes + b);
                }
            }
        }
        let mut pairs = Vec::new();
        for a in 0..nodes {
            for b in a + 1..nodes {
                let shared = together.get(a * nodes + b).copied().unwrap_or(0);
                if shared > 0 {
                    pairs.push((a, b, shared));
                }
            }
        }
        let places = crate::order::order(pairs.iter().map(|pair| u64::from(u32::MAX - pair.2)));
        let links = places.into_iter().filter_map(|at| pairs.get(at).copied()).collect();
        Self { nodes: order, links }
    }
}

pub(crate) fn add(counts: &mut [u32], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count = count.saturating_add(1);
    }
}
