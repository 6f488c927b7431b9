//! The picture of an operation's life: ceiling against deployed strength, and where the mandate stood.

use crate::CliError;
use crate::screen::thousands;
use penholder_answer::timeline::LifeAnswer;
use penholder_words::{Date, Status};

/// Rows of the chart above its axis.
const ROWS: usize = 12;
/// Columns left of the chart, for the figures.
const MARGIN: usize = 8;

/// Draws the life for `width` columns.
pub fn chart(life: &LifeAnswer, width: usize) -> String {
    let (Some(first), Some(last)) = (life.standings.first(), life.standings.last()) else {
        return format!("{}: no decision in the record up to that day\n", life.operation);
    };
    let columns = width.min(120).saturating_sub(MARGIN + 2).max(20);
    let axis = Axis {
        from: first.from,
        days: days(first.from, last.until).max(1),
        columns,
    };
    let ceiling = axis.spread(life.ceilings.iter().map(|c| (c.from, c.until, c.number)));
    let deployed = axis.spread(
        life.deployed
            .iter()
            .map(|d| (d.month.first_day(), d.month.last_day(), d.number)),
    );
    let top = ceiling
        .iter()
        .chain(&deployed)
        .flatten()
        .copied()
        .max()
        .unwrap_or(0);
    let mut out = format!(
        "{}, {} to {}\n─ authorised (military and police), ● deployed\n\n",
        life.operation, first.from, last.until
    );
    if top > 0 {
        for row in (1..=ROWS).rev() {
            out.push_str(&line(row, top, &ceiling, &deployed));
        }
    }
    out.push_str(&format!("{:>MARGIN$}└{}\n", "0 ", "─".repeat(columns)));
    out.push_str(&format!(
        "{:>MARGIN$} {}\n",
        "mandate ",
        standing_marks(life, &axis)
    ));
    out.push_str(&format!("{:>MARGIN$} {}\n", "", axis.years()));
    out.push_str("\n█ active  ▒ withdrawing  ░ lapsed  · ended  | a decision begins at each new mark\n");
    out
}

/// The days laid out over columns.
struct Axis {
    from: Date,
    days: i64,
    columns: usize,
}

impl Axis {
    fn column(&self, day: Date) -> usize {
        let at = days(self.from, day).clamp(0, self.days - 1);
        usize::try_from(at).unwrap_or(0) * self.columns / usize::try_from(self.days).unwrap_or(1).max(1)
    }

    /// Spreads stretches of days over the columns; where two share a column the later counts.
    fn spread(&self, stretches: impl Iterator<Item = (Date, Date, u32)>) -> Vec<Option<u32>> {
        let mut columns = vec![None; self.columns];
        for (from, until, number) in stretches.filter(|(_, until, _)| *until >= self.from) {
            columns[self.column(from)..=self.column(until)].fill(Some(number));
        }
        columns
    }

    /// Writes the years where there is room for them.
    fn years(&self) -> String {
        let mut marks = String::new();
        let last = self.from.year() + i16::try_from(self.days / 365).unwrap_or(0) + 1;
        for year in self.from.year()..=last {
            let Ok(new_year) = Date::new(year, 1, 1) else {
                continue;
            };
            let first = year == self.from.year();
            let at = if first { 0 } else { self.column(new_year) };
            let inside = first || (new_year >= self.from && days(self.from, new_year) < self.days);
            if inside && (first || at > marks.len()) && at + 4 <= self.columns {
                marks.push_str(&" ".repeat(at - marks.len()));
                marks.push_str(&year.to_string());
            }
        }
        marks
    }
}

fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |s| i64::from(s.get_days())) + 1
}

fn line(row: usize, top: u32, ceiling: &[Option<u32>], deployed: &[Option<u32>]) -> String {
    let height = |n: u32| (u64::from(n) * ROWS as u64).div_ceil(u64::from(top)) as usize;
    let label = if row == ROWS {
        format!("{} ", thousands(top.into()))
    } else {
        " ".to_owned()
    };
    let cells: String = ceiling
        .iter()
        .zip(deployed)
        .map(|(c, d)| match (c, d) {
            (_, Some(d)) if height(*d) == row => '●',
            (Some(c), _) if height(*c) == row => '─',
            _ => ' ',
        })
        .collect();
    format!("{label:>MARGIN$}│{}\n", cells.trim_end())
}

fn standing_marks(life: &LifeAnswer, axis: &Axis) -> String {
    let mut marks = vec![' '; axis.columns];
    let mut decision = None;
    for standing in &life.standings {
        let mark = match standing.status {
            Status::Active => '█',
            Status::Withdrawing => '▒',
            Status::Lapsed | Status::NotKnown => '░',
            Status::Terminated | Status::NotEstablished => '·',
        };
        let from = axis.column(standing.from);
        marks[from..=axis.column(standing.until)].fill(mark);
        if decision.is_some() && decision != standing.decision {
            marks[from] = '|';
        }
        decision.clone_from(&standing.decision);
    }
    marks.into_iter().collect::<String>().trim_end().to_owned()
}

/// Returns the data behind the picture, as CSV.
pub fn rows(life: &LifeAnswer) -> Result<String, CliError> {
    let told = |e: &dyn std::fmt::Display| CliError::user(format!("cannot write the rows: {e}"));
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(["operation", "series", "from", "until", "value", "source"])
        .map_err(|e| told(&e))?;
    let mut row = |series: &str, from: String, until: String, value: &str, source: &str| {
        out.write_record([&life.operation, series, &from, &until, value, source])
    };
    for s in &life.standings {
        let source = s.decision.as_ref().map(ToString::to_string).unwrap_or_default();
        row(
            "status",
            s.from.to_string(),
            s.until.to_string(),
            s.status.as_str(),
            &source,
        )
        .map_err(|e| told(&e))?;
    }
    for c in &life.ceilings {
        let source = c.decision.to_string();
        row(
            "authorised",
            c.from.to_string(),
            c.until.to_string(),
            &c.number.to_string(),
            &source,
        )
        .map_err(|e| told(&e))?;
    }
    for d in &life.deployed {
        let (from, until) = (d.month.first_day().to_string(), d.month.last_day().to_string());
        row("deployed", from, until, &d.number.to_string(), &d.source).map_err(|e| told(&e))?;
    }
    let bytes = out.into_inner().map_err(|e| told(&e))?;
    String::from_utf8(bytes).map_err(|e| told(&e))
}

#[cfg(test)]
mod tests {
    use super::*;
    use penholder_answer::timeline::life;

    #[test]
    fn the_picture_fits_its_width() {
        let record = penholder_store::record();
        for operation in record.operations.iter() {
            for width in [80, 120] {
                let drawn = chart(
                    &life(&record, operation, "2026-06-29".parse().unwrap(), None),
                    width,
                );
                assert!(
                    drawn.lines().all(|l| l.chars().count() <= width),
                    "{}\n{drawn}",
                    operation.operation
                );
            }
        }
    }
}
