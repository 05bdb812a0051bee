//! The only holder of the corpus bytes; hands out a read-only view.

use crate::models::order::Order as _;
use readout_corpus::format::Packed;
use readout_corpus::model::SideIx;

#[cfg(feature = "sharded")]
pub use crate::pieces::corpus as open;

#[cfg(not(feature = "sharded"))]
static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.readout"));

/// Opens the embedded corpus. Costs next to nothing: records are read in place.
///
/// # Errors
///
/// Where the bytes are damaged or of another version, in words.
#[cfg(not(feature = "sharded"))]
pub fn open() -> Result<Packed<'static>, String> {
    Packed::open(BYTES).map_err(|error| error.to_string())
}

/// The number of hues and shapes that sides are told apart by; further sides share a grey ring.
pub const SIDE_STYLES: usize = 4;

/// The CSS classes of a side: `side side-1`. Sides get their hue in the order of how many statements
/// their speakers make, so that the main parties of any corpus are told apart best.
pub fn side_class(corpus: Packed<'static>, side: Option<SideIx>) -> &'static str {
    style_class(side_style(corpus, side))
}

/// The CSS classes of a hue and shape.
pub fn style_class(style: usize) -> &'static str {
    const CLASSES: [&str; SIDE_STYLES] =
        ["side side-1", "side side-2", "side side-3", "side side-4"];
    style.checked_sub(1).and_then(|at| CLASSES.get(at)).copied().unwrap_or("side")
}

/// The hue and shape of a side, from 1; 0 for no side, and for those that share the grey ring.
pub fn side_style(corpus: Packed<'static>, side: Option<SideIx>) -> usize {
    thread_local! {
        static RANKS: std::cell::OnceCell<Vec<usize>> = const { std::cell::OnceCell::new() };
    }
    let rank = side.and_then(|side| {
        RANKS.with(|ranks| ranks.get_or_init(|| side_ranks(corpus)).get(side.ix()).copied())
    });
    rank.filter(|&rank| rank < SIDE_STYLES).map_or(0, |rank| rank + 1)
}

/// For each side, its place in the order of weight.
fn side_ranks(corpus: Packed<'static>) -> Vec<usize> {
    let weights: Vec<u32> = corpus.sides().map(|side| corpus.side_weight(side.ix())).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.order_by_key(|&side| std::cmp::Reverse(weights.get(side).copied()));
    let mut ranks = vec![usize::MAX; weights.len()];
    for (rank, side) in order.into_iter().enumerate() {
        if weights.get(side).is_some_and(|&weight| weight > 0)
            && let Some(slot) = ranks.get_mut(side)
        {
            *slot = rank;
        }
    }
    ranks
}
