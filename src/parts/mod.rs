//! Pieces that several views use.

pub mod as_of;
pub mod bar_list;
pub mod chips;
pub mod comparing;
pub mod event_list;
pub mod event_mark;
pub mod facets;
pub mod figure;
pub mod histogram;
pub mod keys;
pub mod links;
pub mod meeting_card;
pub mod month_columns;
pub mod newest_meeting;
pub mod planned_next;
pub mod reading;
pub mod result_card;
pub mod scope_line;
pub mod search_box;
pub mod side_by_side;
pub mod snippet;
pub mod statement_card;
pub mod theme;
pub mod timeline_axis;
pub mod timeline_figure;
pub mod topic_matrix;
