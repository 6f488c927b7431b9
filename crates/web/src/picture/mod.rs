//! Pictures drawn as SVG, each with title, description and the figures behind it.
//!
//! A picture carries its colours as attributes, so that it stands on its own; on a page the style sheet overrides them
//! for dark and print. Nothing is told by colour alone.

pub mod axis;
pub mod fingerprint;
pub mod horseshoe;
pub mod strength;
pub mod timeline;

use crate::answered::Reply;
use crate::error::WebError;
use crate::format::Format;
use askama::Template;
use penholder_words::Date;

/// Returns a picture on its own.
///
/// # Errors
/// If it cannot be drawn.
pub fn alone(picture: &impl Template, as_of: Date) -> Result<Reply, WebError> {
    Ok(Reply::Body {
        media_type: Format::Svg.media_type(),
        body: picture.render()?,
        as_of,
    })
}
