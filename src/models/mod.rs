//! View models: what a view draws, computed natively and tested without a browser.

pub mod accent;
pub mod accounts;
pub mod answer;
pub mod bands;
pub mod blocks;
pub mod calendar;
pub mod citation;
pub mod comparison;
pub mod directory;
pub mod ends;
pub mod events;
pub mod figures;
pub mod filters;
pub mod histogram;
pub mod labels;
pub mod listing;
pub mod matrix;
pub mod months;
pub mod names;
pub mod nearest;
pub mod network;
pub mod offices;
pub mod order;
pub mod pairs;
pub mod place;
pub mod plans;
pub mod profile;
pub mod ranking;
pub mod reading;
pub mod relatives;
pub mod reports;
pub mod results;
pub mod rules;
pub mod runs;
pub mod scope;
pub mod script;
pub mod share;
pub mod sides;
pub mod sources;
pub mod span;
pub mod strip;
pub mod surroundings;
pub mod timeline;
pub mod topic_grid;
pub mod topic_terms;
pub mod topic_time;
pub mod typing;

#[cfg(test)]
mod exports_agree;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod seeds_compared;
