//! The members around the table, each seat with its vote: told by mark, fill and edge, never by colour alone.

use crate::frame::Frame;
use askama::Template;
use penholder_words::Ballot;

/// Width of the picture.
const WIDTH: f64 = 560.0;
/// Half the width of the table.
const RADIUS: (f64, f64) = (240.0, 226.0);
/// Centre of the table's round end.
const CENTRE: (f64, f64) = (WIDTH / 2.0, 258.0);
/// Length of the straight sides.
const SIDE: f64 = 62.0;

/// A member at the table.
#[derive(Debug, Clone)]
pub struct Place {
    /// Code or name that stands in the seat.
    pub member: String,
    /// Full name.
    pub name: String,
    /// Whether it has a permanent seat.
    pub permanent: bool,
    /// Its vote.
    pub vote: Ballot,
    /// Address of the same vote with this member's ballot changed, where it can be changed.
    pub next: Option<String>,
}

/// A member with its place in the picture.
#[derive(Debug, Clone)]
struct Seat {
    place: Place,
    x: f64,
    y: f64,
    said: &'static str,
}

/// The picture.
#[derive(Debug, Template)]
#[template(path = "horseshoe.svg", escape = "html")]
pub struct Horseshoe {
    id: &'static str,
    title: String,
    description: String,
    seats: Vec<Seat>,
    /// Lines in the middle of the table.
    lines: Vec<String>,
    code: &'static str,
}

impl Horseshoe {
    /// Returns the picture of a vote; `lines` are written in the middle below the counts.
    pub fn new(f: &Frame<'_>, title: String, places: Vec<Place>, lines: &[String]) -> Self {
        let counts: Vec<String> = Ballot::ALL
            .into_iter()
            .map(|b| (places.iter().filter(|p| p.vote == b).count(), b))
            .filter(|(n, b)| *n > 0 || *b != Ballot::NotVoting)
            .map(|(n, b)| format!("{n} {}", b.label(f.lang)))
            .collect();
        let named: Vec<String> = places
            .iter()
            .filter(|p| p.vote != Ballot::Yes)
            .map(|p| format!("{}: {}", p.name, p.vote.label(f.lang)))
            .collect();
        let description = [counts.join(", "), named.join("; ")]
            .into_iter()
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join(". ");
        let places_at = around(places.len());
        let seats = places
            .into_iter()
            .zip(places_at)
            .map(|(place, (x, y))| Seat {
                said: place.vote.label(f.lang),
                place,
                x,
                y,
            })
            .collect();
        Horseshoe {
            id: "horseshoe",
            title,
            description,
            seats,
            lines: counts.into_iter().chain(lines.iter().cloned()).collect(),
            code: f.code(),
        }
    }
}

impl Horseshoe {
    /// A picture with links in it is a group to those who do not see it.
    fn role(&self) -> &'static str {
        if self.seats.iter().any(|s| s.place.next.is_some()) {
            "group"
        } else {
            "img"
        }
    }
}

/// Returns places evenly spaced along a table open to the front: up the left side, around, down the right side.
fn around(count: usize) -> Vec<(f64, f64)> {
    let arc = std::f64::consts::PI * (RADIUS.0 + RADIUS.1) / 2.0;
    let length = arc + 2.0 * SIDE;
    let steps = count.saturating_sub(1).max(1) as f64;
    let at = |n: usize| {
        let along = if count == 1 {
            length / 2.0
        } else {
            length * n as f64 / steps
        };
        if along < SIDE {
            (CENTRE.0 - RADIUS.0, CENTRE.1 + SIDE - along)
        } else if along > SIDE + arc {
            (CENTRE.0 + RADIUS.0, CENTRE.1 + along - SIDE - arc)
        } else {
            let angle = std::f64::consts::PI * (1.0 - (along - SIDE) / arc);
            (
                CENTRE.0 + RADIUS.0 * angle.cos(),
                CENTRE.1 - RADIUS.1 * angle.sin(),
            )
        }
    };
    (0..count)
        .map(at)
        .map(|(x, y)| ((x * 10.0).round() / 10.0, (y * 10.0).round() / 10.0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_stand_apart_and_inside_the_picture() {
        for count in [1, 11, 15, 21, 25] {
            let places = around(count);
            assert!(
                places
                    .iter()
                    .all(|(x, y)| (30.0..=WIDTH - 30.0).contains(x) && (30.0..=350.0).contains(y))
            );
            let apart = |a: &(f64, f64), b: &(f64, f64)| (a.0 - b.0).hypot(a.1 - b.1);
            let nearest = places
                .windows(2)
                .map(|w| apart(&w[0], &w[1]))
                .fold(f64::MAX, f64::min);
            assert!(count == 1 || nearest > 30.0, "{count} seats: {nearest}");
        }
    }
}
