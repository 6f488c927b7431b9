//! Pictures drawn as SVG, each with title, description and the figures behind it.

pub mod horseshoe;
