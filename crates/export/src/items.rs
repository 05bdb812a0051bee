//! What is written.

use readout_corpus::format::Packed;
use readout_corpus::model::{
    DocumentIx, EntityIx, EntityKind, MeetingIx, Passage, SegmentIx, SideIx, StatementIx, TopicIx,
};
use readout_corpus::query::ResultSet;

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
        let mut order: Vec<(EntityIx, u32)> =
            (0..).map(EntityIx).zip(counts).filter(|&(_, count)| count > 0).collect();
        order.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        order.truncate(MOST_ENTITIES);
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
        let mut links: Vec<(usize, usize, u32)> = (0..nodes)
            .flat_map(|a| (a + 1..nodes).map(move |b| (a, b)))
            .filter_map(|(a, b)| Some((a, b, *together.get(a * nodes + b)?)))
            .filter(|&(.., count)| count > 0)
            .collect();
        links.sort_by_key(|&(.., count)| std::cmp::Reverse(count));
        Self { nodes: order, links }
    }
}

pub(crate) fn add(counts: &mut [u32], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count = count.saturating_add(1);
    }
}
