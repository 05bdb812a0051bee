//! The items whose ids are nearest to one that is gone.

use crate::models::order::Order as _;

/// How many items are offered.
const OFFERED: usize = 5;

/// Up to five `(id, name)` whose ids share words with `id`, the most similar first.
///
/// Ids are words with hyphens between them, so shared words say more than shared letters; a word that
/// differs in spelling still counts for the letters that it begins with.
pub fn nearest<'a>(
    id: &str,
    items: impl Iterator<Item = (&'a str, &'a str)>,
) -> Vec<(&'a str, &'a str)> {
    let wanted: Vec<String> = words(id).collect();
    let mut scored: Vec<(u32, &str, &str)> = items
        .map(|(id, name)| (similarity(&wanted, id), id, name))
        .filter(|&(score, ..)| score > 0)
        .collect();
    scored.order_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    scored.into_iter().take(OFFERED).map(|(_, id, name)| (id, name)).collect()
}

fn words(id: &str) -> impl Iterator<Item = String> {
    id.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().flat_map(char::to_lowercase).collect())
}

fn similarity(wanted: &[String], id: &str) -> u32 {
    let have: Vec<String> = words(id).collect();
    let word = |wanted: &String| {
        have.iter()
            .map(|word| {
                let shared = wanted.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
                match shared {
                    _ if wanted == word => 10,
                    // Shorter beginnings are shared by chance.
                    3.. => 2 + shared.min(6) as u32,
                    _ => 0,
                }
            })
            .max()
            .unwrap_or(0)
    };
    let score: u32 = wanted.iter().map(word).sum();
    // Of two ids that share as much, the one with fewer other words is nearer.
    (score * 10).saturating_sub(have.len() as u32)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn an_id_from_an_older_corpus_leads_to_the_nearest_one() {
        let items =
            [("sergei-shoigu", "Sergei Shoigu"), ("sergei-lavrov", "Sergei Lavrov"), ("un", "UN")];
        let found = nearest("sergey-shoigu", items.into_iter());
        assert_eq!(found.first(), Some(&("sergei-shoigu", "Sergei Shoigu")));
        assert!(!found.contains(&("un", "UN")));
    }

    #[test]
    fn what_resembles_nothing_is_offered_nothing() {
        assert!(nearest("zzz", [("moscow", "Moscow")].into_iter()).is_empty());
    }
}
