//! How likely a draft is to be adopted and how each member will vote, from what was known before the day.
//!
//! The room holds one model in two kinds ([`Kind`]): *early*, from the file and its history alone, and *with the
//! draft*, when sponsors and title are known. [`history::walk`] turns the record into one row of numbers for each
//! member and draft, each drawn from earlier days only; [`Chain`] fits the model year after year on the votes of
//! earlier years; [`joint`] turns members' probabilities into the tally's, as dependent votes, and through the
//! Charter's rule into the draft's. Likelihood, priors and diagnostics are written up in `docs/forecast.md`.

pub mod backtest;
pub mod baseline;
pub mod draft;
mod features;
mod fit;
pub mod history;
pub mod joint;
mod layout;
mod logit;
pub mod outlook;
mod precedent;
pub mod predict;
pub mod score;
mod title;
pub mod topic;

pub use draft::{Choice, Draft, Question, Sponsorship};
pub use fit::{Chain, FIRST_YEAR, Fit, all_fits};
pub use layout::Kind;
