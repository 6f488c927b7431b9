//! Charter, Article 52 (3): the Council encourages settlement of local disputes through regional arrangements.
//! In decisions under this paragraph a party to the dispute abstains, as under Chapter VI (Article 27 (3)).

use crate::dated::charter;
use penholder_words::Source;

/// Returns where the rule stands.
pub fn source() -> Source {
    charter("Articles 52 (3) and 27 (3)")
}
