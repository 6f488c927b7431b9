//! Voting power under any rule that `law` can state, exactly.
//!
//! A [`Game`] is a rule seen from its members: each is in favour or not, and a coalition wins or does not. Five
//! indices tell how often a member decides: [`banzhaf`], [`shapley_shubik`], [`deegan_packel`], [`holler`] and
//! [`johnston`]. All are exact integers and fractions; nothing is rounded and nothing overflows.
//!
//! Which engine counts is chosen by the shape of the game and never changes the answer:
//! - members that are alike are counted together (`profiles`), which settles councils of a few kinds of member;
//! - up to 34 members are cut into two halves that meet in a sorted list (`halves`), whatever their weights;
//! - small weights are counted in one table for all members, a member being taken out again without division
//!   (`table`);
//! - many members of great weight are counted modulo several primes at a few points each (`points`);
//! - rules of several conditions over unlike members become a diagram of what is reached so far (`diagram`).

mod coalitions;
mod count;
mod engine;
mod game;
mod indices;

pub use coalitions::{deegan_packel, holler, johnston};
pub use dashu_int::UBig;
pub use dashu_ratio::RBig;
pub use game::{Game, TooLarge};
pub use indices::{Banzhaf, banzhaf, shapley_shubik, to_f64};

/// The engines, for tests that compare them.
#[doc(hidden)]
pub mod engines {
    pub use crate::engine::{brute, diagram, halves, points, profiles, table};
}
