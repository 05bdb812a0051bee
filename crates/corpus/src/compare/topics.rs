//! How much of each account is about which topic.

use super::Ground;
use super::read::{Reading, Unit};
use crate::model::{SentenceIx, TopicIx};
use crate::order::{self, key, last};

/// How much of an account shows a topic's terms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The sentences that show it.
    pub sentences: u32,
    /// The words of these sentences. A sentence on two topics counts for both.
    pub words: u32,
    /// The part of the account's words, in thousandths.
    pub permille: u32,
    /// The first of these sentences and its number in the account, from 1; `None` where there is none.
    pub first: Option<(SentenceIx, u32)>,
    /// Its place among the account's topics in the order in which they are first raised, from 1; those of one sentence
    /// share a place. 0 where there is none.
    pub order: u32,
}

/// A topic in both accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicShares {
    /// The topic.
    pub topic: TopicIx,
    /// In the left account.
    pub left: Share,
    /// In the right account.
    pub right: Share,
}

/// The topics of two readings, those with the largest share in both together first.
pub(super) fn topics(left: &Reading<'_>, right: &Reading<'_>) -> Vec<TopicShares> {
    let mut all: Vec<u128> = left.units.iter().chain(&right.units).flat_map(topics_of).collect();
    order::sort(&mut all);
    all.dedup();
    let mut shares: Vec<TopicShares> = all
        .into_iter()
        .map(|topic| TopicIx(last(topic)))
        .map(|topic| TopicShares { topic, left: share(left, topic), right: share(right, topic) })
        .collect();
    in_order(shares.iter_mut().map(|one| &mut one.left).collect());
    in_order(shares.iter_mut().map(|one| &mut one.right).collect());
    let rank =
        |(at, one): (u32, &TopicShares)| key([0, !(one.left.permille + one.right.permille), 0, at]);
    let mut ranked: Vec<u128> = (0..).zip(&shares).map(rank).collect();
    order::sort(&mut ranked);
    ranked.into_iter().filter_map(|rank| shares.get(last(rank) as usize).copied()).collect()
}

/// Numbers the topics of one account as they come.
fn in_order(mut shares: Vec<&mut Share>) {
    let firsts: Vec<u32> = shares.iter().filter_map(|one| Some(one.first?.1)).collect();
    for share in &mut shares {
        let Some((_, first)) = share.first else { continue };
        share.order = 1 + firsts.iter().filter(|other| **other < first).count() as u32;
    }
}

fn topics_of(unit: &Unit) -> impl Iterator<Item = u128> {
    unit.terms.iter().filter_map(|term| match term.ground {
        Ground::Topic(topic) => Some(u128::from(topic.0)),
        _ => None,
    })
}

fn share(reading: &Reading<'_>, topic: TopicIx) -> Share {
    let mut share = Share::default();
    for (number, unit) in (1..).zip(&reading.units) {
        if unit.terms.iter().any(|term| term.ground == Ground::Topic(topic)) {
            share.sentences += 1;
            share.words += unit.words.len() as u32;
            share.first = share.first.or(Some((unit.ix, number)));
        }
    }
    let all = u64::from(reading.account().words).max(1);
    share.permille = (u64::from(share.words) * 1000 / all) as u32;
    share
}
