//! What a clause is about, told from its words and from what was found in it.

use crate::reading::{Found, Noted};
use penholder_words::ClaimKind;
use regex::Regex;
use std::sync::LazyLock;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $pattern:expr;)+) => {
        $($(#[$doc])* static $name: LazyLock<Option<Regex>> =
            LazyLock::new(|| Regex::new(&format!(r"\b(?:{})\b", $pattern)).ok());)+
    };
}

words! {
    VOTING_WORDS = r"votes?|voting|veto(?:es|ed)?|majority|carried|ballots?|yeas?";
    NEEDS = r"needs?|needed|requires?|required|takes|must|at least|minimum|has to|have to|enough|suffices?|can (?:block|defeat|kill|stop|veto|sink|be (?:blocked|defeated|vetoed|stopped))|cannot pass|may (?:block|veto)|counts? as|under the charter|the charter|without a veto|two[- ]thirds|pass(?:es)? (?:with|if|unless)|fails? (?:if|unless)|suffice";
    PERMANENT = r"permanent (?:members?|five)|p5|of the five|big five|veto power|right (?:of|to) veto|no (?:right of )?veto|abstentions? (?:does|do|counts?|blocks?|is|are|amounts?|kills?|has)|concurring|procedural";
    MEMBERSHIP = r"(?:has|had|have|holds?|held|took|takes?|taken|won|gained|lost|keeps?|kept|without|no|a|its|the) (?:\w+ )?(?:seats?|chair)|sits? (?:on|in|at)|sat (?:on|in|at)|sitting (?:on|in)|members? of the (?:security )?council|(?:security )?council members?|council (?:seat|presidency|president)|non-?permanent|elected members?|permanent members?|presid(?:es|ed|ency|ing)|president of the (?:security )?council|chairs the council|joined the (?:security )?council|left the (?:security )?council|(?:is|are|was|were|been) (?:now |both |all |not |also )?on the (?:security )?council|among the (?:\w+ )?(?:elected|permanent|members)|(?:african|arab|asian|european|latin american) members?|not a member|a member since|member since|as a member|(?:not )?among the fifteen|term (?:on|in) the council|serv(?:es|ed|ing) on the council";
    STRICT_VOTE = r"abstain\w*|abstentions?|veto(?:ed|es)?|voted (?:against|for|yes|no|in favou?r|with)|vot(?:es?|ed|ing) (?:against|no)|against|in favou?r|tally|negative votes?|yes votes?|no votes?|affirmative|(?:did|does|do|had|has) not (?:take|taken) part|not participating|did not (?:participate|vote)|stayed away|absent|show of hands|co-?sponsor\w*|sponsor(?:s|ed|ing)?|put (?:it|the draft|the text) forward|put forward by|tabled|(?:was|were|been) drafted|drafted by|the pen|split|dissent\w*|defeated|by \d+ (?:votes )?to|rejected by|fell short|failed|raised (?:a|its|his|her) hand|dissent\w*|all in favou?r|all for|hands down|without a vote|by consensus|acclamation|(?:supported|backed|opposed|penned|wrote|written|work of|circulated|authored) (?:(?:the|it|a|by|of|this|that|its) ?(?:\w+ )?(?:text|draft|resolution|measure)?|resolution)|(?:presented|submitted|introduced) by|raised (?:their|its|his|her|a) hands?";
    LOOSE_VOTE = r"votes?|voted|voting|unanimous(?:ly)?|unanimity|all (?:fifteen|15|members)|adopted|ballot";
    PARLIAMENT = r"parliament\w*|lawmakers?|congress|legislators?|assembly|bundestag|voters?|referendum|polls?|elections?";
    RECOMMENDER = r"secretary[-\u{2011}]general(?:['\u{2019}]s)?|un chief|u\.n\. chief|guterres|ban ki[- ]moon|kofi annan|annan|boutros[- ]ghali|boutros|perez de cuellar|p\u{e9}rez de cu\u{e9}llar|waldheim|u thant|hammarskj\u{f6}ld|hammarskjold|lie";
    RECOMMENDS = r"recommend\w*|propos\w+|suggest\w*|advis\w+|urged|urges|asked for|had asked|wants?|wanted|favou?rs?|called for|calls for|requested|sought|pleaded";
    MANDATE_WORDS = r"mandate|stay(?:s|ed)?|remain(?:s|ed)?|extend(?:s|ed|ing)?|extension|prolong(?:s|ed|ation)?|renew(?:s|ed|al)?|rolled over|rollover|kept|keeps?|lasts?|runs?|ran out|runs out|expir(?:es?|ed|y)|ends?|ended|ending|lapses?|lapsed|period|in force|terminat(?:es?|ed|ion)|clos(?:es?|ed|ing|ure)|withdraw\w*|leaves?|left|depart\w*|pull(?:s|ed)? out|wound up|wind(?:s|ing)? up|until|term|lease|carr(?:y|ied) on|continue\w*|over by|goes on|more time|authori[sz](?:ed|ation)|liquidat\w+|pack(?:ed|ing)? up|go home|time is up";
    ESTABLISHMENT = r"set up|created|creat(?:es|ing|ion)|establish(?:ed|es|ing|ment)|dat(?:es|ed|ing) (?:from|back)|born|founded|launched|came into being|been (?:here|there|in \w+(?: \w+)?) since|since its (?:start|birth|creation)|began (?:its )?(?:work|life|in)|began|started|replac(?:ed|es|ing)|succeed(?:ed|s)|successor|took over (?:from)?|takes over|taking over|renamed|(?:new|old|its|the) name|name was changed|under (?:a|its) new name|deployed (?:by|in|since|there)|first (?:arrived|deployed|sent)|sent (?:there )?in|is the old|grew out of|handed over to|oldest";
    STRENGTH_WORDS = r"ceiling|limit|strength|cap|authori[sz]ed|maximum|battalions?|company|companies|uniformed|contingents?|boots|force level|size|reinforce\w*|expand\w*|troop level|establishment of";
    PERSONS = r"^(?:\S+ ){0,3}(?:troops?|soldiers?|military|police\w*|officers?|observers?|peace-?keepers?|personnel|blue (?:helmets?|berets?)|battalions?|infantry|staff|gendarmes|guards|monitors|advisers|units?|men|men and women|civilians? staff|formed|strong)\b";
    DEAD = r"killed|dead|deaths?|died|wounded|injured|displaced|refugees?|fled|casualties|rebels?|fighters?|men under arms|militia\w*|houses|per cent|percent|francs|dollars|euros?|kilomet\w+|miles|litres?|babies|children|homes";
    TASK_WORDS = r"tasks?|tasked|mandated to|mandate (?:includes|covers|allows|provides|is to)|orders? (?:is|are|to)|asked to|asks|told to|protect\w*|guard\w*|escort\w*|monitor\w*|supervis\w+|observ(?:e|es|ing)|verif(?:y|ies|ying)|all necessary (?:means|measures|action)|use (?:of )?force|offensive|help(?:s|ing)? (?:to )?\w+|support(?:s|ing)? \w+|assist\w*|disarm\w*|demobili[sz]\w+|train(?:s|ing)? \w+|organi[sz]e|administer|run the|rule of law|human rights|elections?|humanitarian|relief|mines?|demining|ceasefire|cease-fire|priority|priorities|allowed to|authori[sz]ed to|entitled to|its job|job is|duty|duties|mediate|patrol\w*|good offices|govern\w*|arrest|neutrali[sz]e|powers?|chapter vii|in charge of|responsible for|buffer zone";
    COUNCIL = r"council|resolution|united nations|u\.?n\.?|mandate|mission|force|peace-?keep\w*|blue helmets|secretary[-\u{2011}]general|draft|charter|embargo|sanctions|decision|report|observers|operation|text";
    OPINION = r"anyone's guess|anyone\u{2019}s guess|nobody (?:knows|who|believes|would|can say)|i suppose|i would|i fear|i think|i knew|if i|perhaps|may (?:win|yet|also|all|come|well|be|not|never|lose|help)|might|could be|hopes?|hoped|fears?|feared|it remains to be seen|time will tell|bet on|best thing|worst|expects?|as the saying goes|critics|ought to|should have|wonder\w*";
    EVENT_WORDS = r"ask(?:s|ed)? the secretary|report(?:s|ed)? (?:to|by|back|every|within)|deadline|embargo|sanctions|adopted|decided|decides|decision|condemn\w*|demand\w*|call(?:s|ed) (?:on|upon|for)|request\w*|headquarter\w*|withdr[ae]w\w*|agree\w*|signed|cease-?fire|precedent|review\w*|declar\w+|endors\w+|approv\w+|welcom\w+|accept\w+|reject\w+|order(?:s|ed)|lift(?:s|ed)|appoint\w*|named|head(?:ed|s)? by|led by|arriv\w+|complet\w+|hand(?:s|ed)? over|transferred|reduc\w+|cut|increas\w+|coups?|attack\w*|meeting|met|session|provided|provides|annex|invite\w*|text|resolution|draft|changed|split";
}

fn is(pattern: &LazyLock<Option<Regex>>, lower: &str) -> bool {
    pattern.as_ref().is_some_and(|p| p.is_match(lower))
}

/// What was found in a clause, counted.
struct Features {
    when: bool,
    until: bool,
    duration: bool,
    figure: bool,
    persons: bool,
    resolution: bool,
    tally: bool,
    state: bool,
    operation: bool,
}

impl Features {
    fn of(lower: &str, found: &[Found]) -> Self {
        let any = |test: &dyn Fn(&Noted) -> bool| found.iter().any(|f| test(&f.what));
        let until = |f: &Found| {
            let before = &lower[..f.range.start];
            matches!(f.what, Noted::When(_))
                && [
                    "until ",
                    "till ",
                    "through ",
                    "by ",
                    "to ",
                    "until the ",
                    "by the ",
                    "on ",
                    "before ",
                    "of ",
                ]
                .iter()
                .any(|w| before.ends_with(w))
        };
        Features {
            when: any(&|n| matches!(n, Noted::When(_))),
            until: found.iter().any(until),
            duration: any(&|n| matches!(n, Noted::Duration { .. })),
            figure: any(&|n| matches!(n, Noted::Figure(_))),
            persons: any(&|n| matches!(n, Noted::Figure(f) if is(&PERSONS, &f.unit))),
            resolution: any(&|n| matches!(n, Noted::Resolution(_) | Noted::Document(_))),
            tally: any(&|n| matches!(n, Noted::Tally(_))),
            state: any(&|n| matches!(n, Noted::State(..))),
            operation: any(&|n| matches!(n, Noted::Operation(_))),
        }
    }

    fn anchored(&self) -> bool {
        self.when || self.duration || self.figure || self.resolution || self.tally || self.operation
    }
}

/// Returns what a clause is about; `None` for colour, opinion and forecast.
///
/// `lower` is the clause in ASCII lower case, `found` lies in it; `spoken` says whether somebody is quoted with it.
pub fn kind(lower: &str, found: &[Found], spoken: bool) -> Option<ClaimKind> {
    let f = Features::of(lower, found);
    let question = lower.ends_with('?');
    if question || lower.split_whitespace().count() < 2 {
        return None;
    }
    let certain = certain(lower, &f);
    if certain.is_some() {
        return certain;
    }
    let firm = f.persons || f.until || is(&FORCE, lower);
    if is(&OPINION, lower) && !firm {
        return (spoken && f.anchored()).then_some(ClaimKind::Statement);
    }
    ordinary(lower, &blank(lower, found), &f, spoken)
}

/// Blanks dates and numbers, so that "the end of the year" is not taken for an end.
fn blank(lower: &str, found: &[Found]) -> String {
    let mut bytes = lower.as_bytes().to_vec();
    for f in found {
        for b in bytes.get_mut(f.range.clone()).unwrap_or_default() {
            *b = b' ';
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// Kinds whose words leave little doubt.
fn certain(lower: &str, f: &Features) -> Option<ClaimKind> {
    let votes = is(&VOTING_WORDS, lower) || is(&PERMANENT, lower);
    let parliament = is(&PARLIAMENT, lower) && !lower.contains("council");
    let rule = votes && is(&NEEDS, lower) && !f.tally && !parliament;
    if rule
        && (is(&PERMANENT, lower) || f.figure || lower.contains("veto") || lower.contains("majority"))
        && !dated(f)
    {
        return Some(ClaimKind::VotingRule);
    }
    if is(&MEMBERSHIP, lower)
        && (f.state || lower.starts_with("which ") || lower.starts_with("who "))
        && !lower.contains("seats at")
    {
        return Some(ClaimKind::Membership);
    }
    if f.tally || (is(&STRICT_VOTE, lower) && !parliament && vote_like(lower, f)) {
        return Some(ClaimKind::Vote);
    }
    if is(&RECOMMENDER, lower) && is(&RECOMMENDS, lower) {
        return Some(ClaimKind::Recommendation);
    }
    None
}

fn dated(f: &Features) -> bool {
    f.when || f.resolution
}

/// Words such as "against" and "failed" mean a vote only beside a member, a draft or a count of votes.
fn vote_like(lower: &str, f: &Features) -> bool {
    let direct = [
        "abstain",
        "abstention",
        "veto",
        "voted",
        "votes",
        "vote ",
        "sponsor",
        "tally",
        "unanim",
        "hands",
        "dissent",
        "all in favour",
        "all in favor",
        "presented by",
        "submitted by",
        "introduced by",
    ];
    let about = ["draft", "resolution", "text", "council", "members"];
    direct.iter().any(|w| lower.contains(w))
        || (about.iter().any(|w| lower.contains(w)) && (f.state || f.figure))
        || (lower.contains("put it forward") || lower.contains("raised"))
        || (f.state && lower.contains("did not take part"))
}

fn ordinary(lower: &str, bare: &str, f: &Features, spoken: bool) -> Option<ClaimKind> {
    let strength = f.persons || (f.figure && is(&STRENGTH_WORDS, lower)) || is(&COMPOSITION, lower);
    let dead = is(&DEAD, lower);
    let ends = is(&MANDATE_WORDS, bare) && (f.until || f.duration);
    let begins = is(&ESTABLISHMENT, lower) && (f.when || f.resolution || f.operation || f.duration);
    let of_mandate = lower.contains("mandate");
    if ends && (f.until || !begins) && (of_mandate || !strength) {
        return Some(ClaimKind::MandateEnd);
    }
    if begins && !strength {
        return Some(ClaimKind::Establishment);
    }
    if strength && (!dead || is(&CEILING, lower)) {
        return Some(ClaimKind::Strength);
    }
    if is(&LOOSE_VOTE, lower) && !is(&PARLIAMENT, lower) && lower.contains("unanim") {
        return Some(ClaimKind::Vote);
    }
    if f.figure && dead {
        return Some(ClaimKind::Figure);
    }
    let council = is(&COUNCIL, lower) || f.operation;
    if is(&ASKS_REPORT, lower) {
        return Some(ClaimKind::Event);
    }
    if is(&FORCE, lower) {
        return Some(ClaimKind::Task);
    }
    let task = is(&TASK_WORDS, lower)
        && (council
            || task_subject(lower)
            || ["task", "priorit", "mandate"].iter().any(|w| lower.contains(w)));
    if task {
        return Some(ClaimKind::Task);
    }
    if is(&EVENT_WORDS, lower) && (council || dated(f) || lower.contains("headquarter")) {
        return Some(if declares(lower) {
            ClaimKind::Statement
        } else {
            ClaimKind::Event
        });
    }
    if f.figure || (f.duration && spoken) {
        return Some(ClaimKind::Figure);
    }
    if spoken && lower.split_whitespace().count() >= 4 {
        return Some(ClaimKind::Statement);
    }
    let said = lower.split_whitespace().count() >= 4
        && is(&FINITE, lower)
        && (council || f.state || f.when || f.resolution);
    said.then_some(ClaimKind::Event)
}

words! {
    COMPOSITION = r"(?:battalions?|brigades?|artillery|compan(?:y|ies)) (?:and|of|with)|, an? (?:artillery|engineer\w*|infantry) (?:company|battalion)";
    TASK_SUBJECT = r"(?:it|they|the (?:mission|force|operation|brigade|troops|soldiers|peacekeepers|blue helmets|observers|police|unit|task force)) (?:can|may|must|is to|are to|shall|has to|have to|should|will|was to|were to)|(?:is|are|was|were) (?:to|allowed to|authori[sz]ed to|empowered to|supposed to|expected to)|^to |^(?:help|guard|protect|monitor|escort|supervise|assist|support|disarm|patrol|verify)\b";
    FINITE = r"is|are|was|were|has|have|had|will|must|shall|may|can|cannot|did|does|\w{3,}ed|\w{3,}s|came|gave|took|went|sat|held|left|made|put|set|told|stood|kept|began|became|fell|rose|grew|brought|saw";
    ASKS_REPORT = r"(?:ask\w*|request\w*|wants?|wanted|expects?|must|shall|is to|told|has to|will|invite[sd]?) (?:\w+[ -]){0,5}(?:to )?(?:report|brief|update)\w*|report(?:s|ed)? (?:back )?(?:every|within|by)|next report|briefings? every";
    FORCE = r"all necessary (?:means|measures|action)|use (?:of )?force|use armed force|open fire|chapter vii|self-defen[cs]e";
    CEILING = r"ceiling|limit|may have|let\b.*\bgrow|grow to|up to|authori[sz]ed|strength|allowed|maximum|add|adds|added|raise[sd]?|expand\w*|enlarge\w*|increase[sd]?";
    DECLARES = r"(?:resolution|text|council|decision|paragraph)(?: \d+)? (?:\w+ly )?(?:declares?|declared|says|said|states?|stated|notes?|noted|stress\w*|emphasi\w+|condemn\w*|welcom\w+|reaffirm\w*|deplor\w+|regret\w*|express\w*)";
}

fn task_subject(lower: &str) -> bool {
    is(&TASK_SUBJECT, lower)
}

fn declares(lower: &str) -> bool {
    is(&DECLARES, lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        for pattern in [
            &VOTING_WORDS,
            &NEEDS,
            &PERMANENT,
            &MEMBERSHIP,
            &STRICT_VOTE,
            &LOOSE_VOTE,
            &PARLIAMENT,
            &RECOMMENDER,
            &RECOMMENDS,
            &MANDATE_WORDS,
            &ESTABLISHMENT,
            &STRENGTH_WORDS,
            &PERSONS,
            &DEAD,
            &TASK_WORDS,
            &COUNCIL,
            &OPINION,
            &EVENT_WORDS,
            &COMPOSITION,
            &TASK_SUBJECT,
            &DECLARES,
        ] {
            assert!(pattern.is_some());
        }
    }
}
