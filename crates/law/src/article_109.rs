//! Charter, Article 109: a general conference to review the Charter is held if two thirds of the Assembly and any
//! nine members of the Council vote for it (paragraph 1; seven until the amendment of 12 June 1968). No veto: any
//! nine will do. An alteration that it recommends needs ratification as under Article 108 (paragraph 2). At the
//! tenth session a majority of the Assembly and any seven members of the Council sufficed (paragraph 3).

use crate::dated::{Dated, charter};
use crate::{Among, Condition, Rule, Test};
use penholder_words::Date;

/// Votes in the Council for calling a general conference.
pub static REQUIRED: [Dated<u64>; 2] = [
    Dated {
        from: (1945, 10, 24),
        value: 7,
        document: "Charter of the United Nations",
        paragraph: "Article 109 (1) before amendment",
    },
    Dated {
        from: (1968, 6, 12),
        value: 9,
        document: "A/RES/2101 (XX)",
        paragraph: "",
    },
];

/// Returns the rule by which the Council votes for a general conference.
pub fn general_conference(on: Date) -> Option<Rule> {
    let source = charter("Article 109 (1)");
    let condition = Condition {
        text: "votes in favour (any members)".to_owned(),
        test: Test::InFavour {
            among: Among::All,
            measure: None,
            needed: Dated::on(&REQUIRED, on)?.value,
        },
        source: source.clone(),
    };
    Some(Rule {
        name: "calling a conference to review the Charter".to_owned(),
        source,
        conditions: vec![condition],
        notes: vec![
            "no veto here; an amendment itself is adopted by the Assembly and has to be ratified by all permanent \
             members (Article 108)"
                .to_owned(),
        ],
    })
}
