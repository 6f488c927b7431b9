//! Court, Namibia opinion of 21 June 1971, paragraph 22: by consistent and accepted practice the voluntary
//! abstention of a permanent member is no bar to adoption; only its negative vote is. The Council treats absence
//! and non-participation in the same way.

use crate::adjudicate::and;
use crate::dated::source as named;
use penholder_words::Source;

/// Returns where the practice is stated.
pub fn source() -> Source {
    named("I.C.J. Reports 1971, p. 16", "22")
}

/// Returns the source of concurrence as practice reads it.
pub(crate) fn concurrence() -> Source {
    named(
        "Charter of the United Nations",
        "Article 27 (3); I.C.J. Reports 1971, p. 16, para. 22",
    )
}

/// Says that these permanent members, who abstained or were absent, did not veto.
pub fn in_words(members: &[String]) -> String {
    let verb = if members.len() == 1 {
        "is a permanent member whose"
    } else {
        "are permanent members whose"
    };
    format!("{} {verb} abstention or absence is no veto", and(members))
}
