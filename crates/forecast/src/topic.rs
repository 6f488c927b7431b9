//! The file that a draft belongs to: its topic and its kind, told from title and agenda item.
//!
//! The patterns repeat those of the comparison that the project measures itself against, so that figures can be
//! laid side by side.

use regex::{RegexSet, RegexSetBuilder};
use std::sync::LazyLock;

/// One topic: its name, whether only a title may show it, and the words that show it.
struct Pattern(&'static str, bool, &'static str);

/// In order: the first that fits a title counts, then the first that fits the agenda item.
const TOPICS: &[Pattern] = &[
    Pattern("abyei", false, "abyei|UNISFA"),
    Pattern("south_sudan", true, r"south sudan|UNMISS|2206 \(2015\)"),
    Pattern("western_sahara", false, "western sahara|MINURSO"),
    Pattern("lebanon", true, "lebanon|UNIFIL|Hariri|Special Tribunal for Leb"),
    Pattern("lebanon", false, "UNIFIL"),
    Pattern("golan", false, "UNDOF|Disengagement Observer"),
    Pattern(
        "yemen",
        true,
        r"yemen|Hudaydah|UNMHA|Red Sea|Houthi|2140 \(2014\)",
    ),
    Pattern(
        "icty",
        false,
        "tribunal.*yugoslavia|yugoslavia.*tribunal|ICTY|residual mechanism|Brammertz|former Yugoslavia since 1991",
    ),
    Pattern("ictr", false, "tribunal.*rwanda|rwanda.*tribunal|ICTR|Genocide"),
    Pattern("syria", true, r"syria|Aleppo|Idlib|chemical weapons.*Syr"),
    Pattern(
        "palestine",
        false,
        "palestin|occupied arab|gaza|jerusalem|israel|Temporary International Presence in Hebron|Middle East peace|quartet|Haram",
    ),
    Pattern("iran", true, IRAN),
    Pattern("dprk", false, "Democratic People.s Republic of Korea|1718|1874"),
    Pattern("libya", false, "liby|UNSMIL|lockerbie|Aouzou"),
    Pattern("iraq", false, r"iraq|kuwait|UNAMI\b|UNIKOM"),
    Pattern("afghanistan", false, r"afghan|UNAMA\b|ISAF|1988 \(2011\)|taliban"),
    Pattern(
        "somalia",
        false,
        "somalia|AMISOM|ATMIS|AUSSOM|piracy.*coast|al-shabaab|UNSOM",
    ),
    Pattern("eritrea", false, "eritrea|djibouti"),
    Pattern("ethiopia_egypt_ag", false, "Aide-m"),
    Pattern("darfur", false, "darfur|UNAMID|UNITAMS"),
    Pattern("sudan", false, "sudan"),
    Pattern(
        "drc",
        false,
        r"democratic republic of the congo|MONUC|MONUSCO|\bzaire|1533|great lakes",
    ),
    Pattern("cote_divoire", false, "ivoire|UNOCI|ONUCI|MINUCI"),
    Pattern("sierra_leone", false, "sierra leone|UNAMSIL|UNIPSIL|UNOMSIL"),
    Pattern("liberia", false, "liberia|UNMIL|UNOMIL"),
    Pattern("haiti", false, "haiti|MINUSTAH|MINUJUSTH|BINUH"),
    Pattern("cyprus", false, "cyprus|UNFICYP"),
    Pattern("kosovo", false, "kosovo|UNMIK"),
    Pattern(
        "bosnia",
        false,
        "bosnia|srebrenica|EUFOR|high representative|UNMIBH|sarajevo",
    ),
    Pattern("macedonia", false, "macedonia|UNPREDEP"),
    Pattern("croatia", false, "croatia|UNMOP|prevlaka|UNTAES|UNCRO|slavonia"),
    Pattern(
        "yugoslavia",
        false,
        "yugoslavia|UNPROFOR|Protection Force|Serbia and Montenegro",
    ),
    Pattern("mali", false, r"\bmali\b|MINUSMA"),
    Pattern("sahel", false, "sahel|G5"),
    Pattern(
        "car",
        false,
        r"central african|MINUSCA|MINURCA|BINUCA|MINURCAT|\bchad\b",
    ),
    Pattern("burundi", false, "burundi|ONUB|BNUB"),
    Pattern("rwanda", false, "rwanda|UNAMIR"),
    Pattern("angola", false, "angola|UNITA|UNAVEM|MONUA"),
    Pattern("mozambique", false, "mozambique|ONUMOZ"),
    Pattern("georgia", false, "georgia|UNOMIG|abkhaz"),
    Pattern("tajikistan", false, "tajik|UNMOT"),
    Pattern("timor", false, "timor|UNMISET|UNMIT|UNTAET"),
    Pattern("guinea_bissau", false, "guinea-bissau|UNIOGBIS"),
    Pattern("colombia", false, "colombia"),
    Pattern("nepal", false, "nepal|UNMIN"),
    Pattern("cambodia", false, "cambodia|UNTAC"),
    Pattern(
        "central_america",
        false,
        "central america|guatemala|el salvador|ONUSAL|nicaragua|honduras|MINUGUA|ONUCA",
    ),
    Pattern(
        "ukraine",
        false,
        "ukrain|MH17|malaysia airlines|crimea|nord stream",
    ),
    Pattern("venezuela", false, "venezuela"),
    Pattern("myanmar", false, "myanmar"),
    Pattern("zimbabwe", false, "zimbabwe"),
    Pattern("kenya_icc", false, "kenya"),
    Pattern("icc", false, "international criminal court"),
    Pattern(
        "terrorism",
        false,
        "terroris|al-qaida|ISIL|1267|1373|foreign fighters",
    ),
    Pattern(
        "nonprolif",
        false,
        "prolifer|1540|nuclear|outer space|weapons of mass",
    ),
    Pattern("wps", false, "women"),
    Pattern("children", false, "child"),
    Pattern(
        "poc",
        false,
        "protection of civilians|humanitarian personnel|medical",
    ),
    Pattern("peacekeeping", false, "peacekeep|blue helmets"),
    Pattern(
        "sg",
        false,
        "appointment of the secretary-general|recommendation.*secretary-general|outgoing secretary|Secretary-General.*(?:term|Ban|Annan|Guterres)",
    ),
    Pattern("admission", false, "admission|admitted"),
    Pattern("icj", false, "court of justice|ICJ"),
    Pattern(
        "sanctions_general",
        false,
        "general issues relating to sanctions|sanctions",
    ),
    Pattern("peacebuilding", false, "peacebuilding|post-conflict"),
    Pattern("regional", false, "regional"),
    Pattern("armenia_azerbaijan", false, "karabakh|azerbaijan"),
    Pattern("iran_iraq", false, "iran"),
    Pattern("middle_east_other", false, "middle east"),
    Pattern("south_africa", false, "south africa"),
    Pattern(
        "maintenance",
        false,
        "maintenance of international peace|climate|threats to international",
    ),
];

const IRAN: &str = r"\biran\b|1737|1929 \(2010\)|JCPOA|Joint Comprehensive";

/// The topic of a draft that shows none of the others.
pub const OTHER: &str = "other";

/// Words in a title that say what kind of draft it is.
const SANCTIONS: &str = "sanction|embargo|panel of experts|group of experts|monitoring (?:group|team)|measures (?:on|imposed|against|in)|exemption|travel ban|committee established|prohibition|monitoring mechanism on sanctions|finance and travel|assets";
const MISSION: &str = r"extension of the mandate of the (?:UN|AU|African|joint|organization)|\bUN[A-Z]{2,}|\bMIN[A-Z]{3,}|\bMONU|\bONU[A-Z]|\bBIN|peace-?keeping force|observer (?:mission|force|group)|assistance mission|verification mission|stabilization mission|mission in|interim force";
const FORCE: &str = "authoriz|multinational|AMISOM|AMIS|ATMIS|AUSSOM|EUFOR|ALTHEA|SFOR|IFOR|KFOR|ISAF|intervention|inspection of vessels|all necessary|use of force|piracy";
const TRIBUNAL: &str = r"tribunal|criminal court|residual mechanism|judge|prosecutor|ICC\b";
const ADMIN: &str = r"admission|date of (?:an )?election|court of justice|appointment|secretary-general (?:ban|kofi|ant)|ad litem|term of office|terms of office|tribute";
const RELIEF: &str = "relief|cross-border|humanitarian";
const INSPECTION: &str = "migrant|petroleum|illicit";
/// Acronyms and names of operations; letter case counts for the acronyms.
const ACRONYM: &str = r"\b(?:UN[A-Z]{2,}(?: [IV]+)?|MIN[A-Z]{3,}|MONU[A-Z]+|ONU[A-Z]+|BINU[A-Z]*|UNMHA|UNISFA|AMISOM|ATMIS|AUSSOM|ISAF|IFOR|SFOR|EUFOR|MISCA|MSS|MISAB)\b";
const NAMED: &str = r"Disengagement Observer|Interim Force in Lebanon|Peace-?keeping Force in Cyprus|Referendum in Western Sahara|Observer Mission in Georgia|UN Mission in Liberia|Operation in C.te d.Ivoire|Assistance Mission in Afghanistan|Mission in (?:the Republic of )?South Sudan|Hybrid Operation in Darfur|Organization Mission in the Democratic|Stabilization Mission in the Democratic|Support Mission in Libya|Stabilization Mission in Mali|Interim Security Force for Abyei|UN Mission in (?:the )?Sudan|African Union Mission (?:in|to) Somalia|Stabilization Mission in Haiti|Assistance Mission for Iraq";

fn set<'a>(patterns: impl IntoIterator<Item = &'a str>, fold: bool) -> RegexSet {
    let built = RegexSetBuilder::new(patterns)
        .case_insensitive(fold)
        .size_limit(1 << 26)
        .build();
    built.unwrap_or_else(|_| RegexSet::empty())
}

static TOPIC_SET: LazyLock<RegexSet> = LazyLock::new(|| set(TOPICS.iter().map(|p| p.2), true));
static KIND_SET: LazyLock<RegexSet> = LazyLock::new(|| {
    let all = [
        SANCTIONS, MISSION, FORCE, TRIBUNAL, ADMIN, RELIEF, INSPECTION, NAMED,
    ];
    set(all, true)
});
static ACRONYM_SET: LazyLock<RegexSet> = LazyLock::new(|| set([ACRONYM], false));

/// Returns the topic of a draft with this title and agenda item.
pub fn topic(title: &str, agenda: &str) -> &'static str {
    let in_title = TOPIC_SET.matches(title);
    let by_title = in_title.iter().find(|&at| fits(at, title));
    if let Some(at) = by_title {
        return TOPICS[at].0;
    }
    let in_agenda = TOPIC_SET.matches(agenda);
    let by_agenda = in_agenda.iter().find(|&at| !TOPICS[at].1 && fits(at, agenda));
    by_agenda.map_or(OTHER, |at| TOPICS[at].0)
}

/// A title on Iran and Iraq is about Iraq or about the war between them.
fn fits(at: usize, text: &str) -> bool {
    TOPICS[at].2 != IRAN || !text.to_lowercase().contains("iraq")
}

/// Returns the topic of this name, if it is one.
pub fn named(name: &str) -> Option<&'static str> {
    TOPICS.iter().find(|p| p.0 == name).map(|p| p.0)
}

/// What a draft is about to do, as far as its title or agenda item shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// `sanctions`, `admin`, `tribunal`, `operation`, `force`, `humanitarian`, `inspection` or `other`.
    pub kind: &'static str,
    /// Whether it speaks of an operation.
    pub mission: bool,
}

/// Returns what a draft is about to do.
pub fn subject(title: &str, agenda: &str, topic: &str) -> Subject {
    let text = if title.is_empty() { agenda } else { title };
    let found = KIND_SET.matches(text);
    let [sanctions, mission, force, tribunal, admin, relief, inspection] =
        [0, 1, 2, 3, 4, 5, 6].map(|i| found.matched(i));
    let operation = ACRONYM_SET.is_match(title) || KIND_SET.matches(title).matched(7);
    let kind = match () {
        () if topic == "syria" && relief => "humanitarian",
        () if topic == "libya" && inspection => "inspection",
        () if sanctions => "sanctions",
        () if admin => "admin",
        () if tribunal => "tribunal",
        () if operation || mission => "operation",
        () if force => "force",
        () => "other",
    };
    Subject { kind, mission }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_comes_before_the_agenda_item() {
        assert_eq!(
            topic("on sanctions against Mali", "The situation in Haiti"),
            "mali"
        );
        assert_eq!(topic("on a committee", "The situation in Haiti"), "haiti");
        assert_eq!(topic("on a committee", "A matter of its own"), OTHER);
    }

    #[test]
    fn a_topic_that_only_titles_show_is_not_seen_in_agenda_items() {
        assert_eq!(topic("", "Reports on the Sudan and South Sudan"), "sudan");
        assert_eq!(topic("on Iran and Iraq", ""), "iraq");
    }

    #[test]
    fn a_kind_follows_the_title() {
        let title = "on extension of the mandate of the UN Verification Mission in Colombia";
        assert_eq!(subject(title, "", "colombia").kind, "operation");
        assert_eq!(
            subject("on renewal of the arms embargo", "", "libya").kind,
            "sanctions"
        );
        assert_eq!(
            subject("on relief across the border", "", "syria").kind,
            "humanitarian"
        );
    }
}
