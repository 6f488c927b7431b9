//! Days along a line.

use penholder_words::Date;

/// A scale from days to places.
#[derive(Debug, Clone, Copy)]
pub struct Axis {
    first: Date,
    days: f64,
    left: f64,
    width: f64,
}

/// A mark on the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Place.
    pub x: f64,
    /// The year.
    pub year: i16,
}

impl Axis {
    /// Returns the scale that spreads the days from `first` to `last` over `width`, from `left` on.
    pub fn new(first: Date, last: Date, left: f64, width: f64) -> Self {
        let days = days(first, last).max(1.0);
        Axis {
            first,
            days,
            left,
            width,
        }
    }

    /// Returns the place of a day, held inside the axis.
    pub fn x(&self, day: Date) -> f64 {
        let share = (days(self.first, day) / self.days).clamp(0.0, 1.0);
        tenth(self.left + share * self.width)
    }

    /// Returns the first days of years, as many as have room.
    pub fn years(&self) -> Vec<Tick> {
        let room = (self.width / 46.0).max(1.0);
        let years = self.days / 365.25;
        let step = [1, 2, 5, 10, 20]
            .into_iter()
            .find(|s| years / f64::from(*s) <= room)
            .unwrap_or(20);
        let step16 = i16::try_from(step).unwrap_or(20);
        let end = self.first.year() + (years as i16) + 1;
        (self.first.year()..=end)
            .filter(|y| y % step16 == 0)
            .filter_map(|y| Date::new(y, 1, 1).ok())
            .filter(|d| *d >= self.first && days(self.first, *d) <= self.days)
            .map(|d| Tick {
                x: self.x(d),
                year: d.year(),
            })
            .collect()
    }
}

/// Rounds to a tenth, which is finer than anybody sees.
pub fn tenth(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

fn days(from: Date, to: Date) -> f64 {
    from.until(to).map_or(0.0, |s| f64::from(s.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_spread_evenly_and_years_have_room() {
        let axis = Axis::new(date(2013, 4, 25), date(2024, 1, 1), 100.0, 600.0);
        assert_eq!(axis.x(date(2013, 4, 25)), 100.0);
        assert_eq!(axis.x(date(2024, 1, 1)), 700.0);
        assert_eq!(axis.x(date(1999, 1, 1)), 100.0);
        let years = axis.years();
        assert_eq!(years.first().unwrap().year, 2014);
        assert!(years.windows(2).all(|w| w[1].x - w[0].x >= 40.0));
        assert!(
            Axis::new(date(1948, 5, 29), date(2026, 7, 1), 0.0, 600.0)
                .years()
                .len()
                <= 14
        );
    }
}
