//! The forms in which a page can be had, each an ending of its path.

/// A form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// The page itself.
    Html,
    /// The answer as the command line prints it with `--json`.
    Json,
    /// The answer as a table.
    Csv,
    /// A picture.
    Svg,
    /// A reference for BibTeX.
    Bib,
    /// A reference as CSL-JSON.
    Csl,
    /// Days for a calendar program.
    Ics,
    /// Days for a feed reader.
    Atom,
}

impl Format {
    /// Every form but the page itself; an ending that is part of another stands after it.
    pub const ENDINGS: [Format; 7] = [
        Format::Csl,
        Format::Json,
        Format::Csv,
        Format::Svg,
        Format::Bib,
        Format::Ics,
        Format::Atom,
    ];

    /// Returns the ending of the path.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Html => "",
            Format::Json => ".json",
            Format::Csv => ".csv",
            Format::Svg => ".svg",
            Format::Bib => ".bib",
            Format::Csl => ".csl.json",
            Format::Ics => ".ics",
            Format::Atom => ".atom",
        }
    }

    /// Returns the media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Html => "text/html; charset=utf-8",
            Format::Json => "application/json",
            Format::Csv => "text/csv; charset=utf-8; header=present",
            Format::Svg => "image/svg+xml",
            Format::Bib => "application/x-bibtex; charset=utf-8",
            Format::Csl => "application/vnd.citationstyles.csl+json",
            Format::Ics => "text/calendar; charset=utf-8",
            Format::Atom => "application/atom+xml",
        }
    }

    /// Returns the name that a link shows.
    pub fn name(self) -> &'static str {
        match self {
            Format::Html => "HTML",
            Format::Json => "JSON",
            Format::Csv => "CSV",
            Format::Svg => "SVG",
            Format::Bib => "BibTeX",
            Format::Csl => "CSL-JSON",
            Format::Ics => "iCalendar",
            Format::Atom => "Atom",
        }
    }

    /// Takes the ending off a path.
    pub fn split(path: &str) -> (&str, Format) {
        let found = Format::ENDINGS
            .into_iter()
            .find_map(|f| path.strip_suffix(f.ending()).map(|rest| (rest, f)));
        match found {
            Some((rest, format)) if !rest.ends_with('/') => (rest, format),
            _ => (path, Format::Html),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_a_form() {
        assert_eq!(Format::split("/operations"), ("/operations", Format::Html));
        assert_eq!(Format::split("/operations.json"), ("/operations", Format::Json));
        assert_eq!(
            Format::split("/decisions/2640.csl.json"),
            ("/decisions/2640", Format::Csl)
        );
        assert_eq!(
            Format::split("/documents/S/PV.9350"),
            ("/documents/S/PV.9350", Format::Html)
        );
        assert_eq!(Format::split("/.json"), ("/.json", Format::Html));
    }
}
