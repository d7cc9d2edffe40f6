//! Words that answer a question of the guide by themselves. Another language is another table.

use super::questions::Topic;

/// A question, how early its cues are looked for (0 before numbers, 1 before verbs, 2 last), an answer, and phrases.
pub(super) type TopicCue = (Topic, u8, &'static str, &'static str);

/// Phrases in lower case, hyphens as spaces, apart by bars; `#` is any number. For one question the first that is found counts.
pub(super) static CUES: [TopicCue; 24] = [
    (
        Topic::Goal,
        0,
        "win-back",
        "win back|get back to|bring back|back to normal|back to the level|back to where|back to its|back to their|back to our|back to #|back up to|back down to|\
         back above|back below|back under|back over|restore|recover|regain|turn around|has dropped|have dropped|dropped|has fallen|have fallen|fell|is falling|are falling|keeps falling|\
         keep falling|is dropping|are dropping|keeps dropping|has declined|have declined|declined|is declining|are declining|has slipped|have slipped|slipped|is slipping|is down|are down|has gone down|have gone down|went down|\
         got worse|gets worse|get worse|has got worse|gets worse|get worse|have got worse|gets worse|get worse|getting worse|gotten worse|worse than|has worsened|used to be|no longer as|lost ground|below target|missed target|missed the target|missed our target|missing the target|missed its target|missing its target|missing a kpi|missing our kpi|missing the kpi|missed a kpi|missed our kpi|missed the kpi|close the gap|\
         off target|off track",
    ),
    (
        Topic::Goal,
        0,
        "improve",
        "step by step|little by little|bit by bit|a little better|gradually|incrementally|continuously|continuous improvement|keep improving|keeps improving|steadily|fine tune|streamline",
    ),
    (
        Topic::Goal,
        0,
        "watch",
        "keep an eye on|keep a close eye on|notice early|notice when|want to know|like to know|need to know|keep track of|at a glance",
    ),
    (
        Topic::Goal,
        0,
        "hold",
        "must not slip|must not drop|must not fall|must not rise|may not slip|may not drop|may not dip|must not dip|should not slip|should not drop|as it is|as they are|stay as good|stay at|stays at|stay above|stays above|\
         stay below|stays below|stay under|stays under|stay within|stays within|never above|never below|never drops|never falls|good level|do not lose|don't lose",
    ),
    (
        Topic::Goal,
        1,
        "change",
        "too slow|too slowly|too long|too many|too much|too few|too little|too expensive|too costly|too high|too low|too late|too often|too rarely|too complicated|too hard|too difficult|too manual|too big|too small|too weak|takes forever|take forever|takes ages|take ages|not good enough|not fast enough|not enough",
    ),
    (
        Topic::Goal,
        1,
        "improve",
        "unhappy|complaining|complain|frustrated|frustrating|annoyed|confusing|confused|messy|inefficient|unreliable|error prone|painful|cumbersome|a mess|chaotic|wastes time|waste time",
    ),
    (
        Topic::Goal,
        1,
        "change",
        "new market|new markets|new product|new products|new business|from scratch|from the ground up|for the first time|become|transform|transformation|reinvent|break into|enter the|expand into|twice as|twice the",
    ),
    (Topic::Goal, 2, "hold", "stable|steady|remain|remains"),
    (
        Topic::Goal,
        2,
        "watch",
        "on a dashboard|on our dashboard|on the dashboard",
    ),
    (
        Topic::Ambition,
        0,
        "promise",
        "promised|promise|it must happen|must happen|must be done|has to happen|have to by law|it must|this must|committed to|we committed|contract|contractually|contractual|guaranteed|guarantee|by law|legally|obliged|obligation|\
         regulator|non negotiable|no matter what|at any cost|no excuse",
    ),
    (
        Topic::Ambition,
        0,
        "leap",
        "moonshot|leap|leaps|10x|ten times|tenfold|nobody has|never been done|has never|long shot|against all odds|nobody knows how|no idea how",
    ),
    (
        Topic::Ambition,
        0,
        "stretch",
        "ambitious|stretch|coin flip|bold|boldly|challenging|aim high|twice as|twice the",
    ),
    (
        Topic::Ambition,
        0,
        "likely",
        "should be easy|we know how|likely|realistic|realistically|probably|ordinary effort|on course to",
    ),
    (
        Topic::Ambition,
        0,
        "normal",
        "as usual|as always|normally|usually|business as usual|we always meet|already meet|works well|runs well|is fine|are fine|running fine|works fine",
    ),
    (
        Topic::Timeframe,
        0,
        "open",
        "always|at all times|permanently|permanent|ongoing|year round|all year|as long as|constantly|continuously|day to day|every month|every week|every day|each month|each week|each day|every quarter|never again|for good|no end|\
         indefinitely",
    ),
    (
        Topic::Team,
        0,
        "several",
        "all teams|every team|several teams|both teams|other teams|many teams|across teams|across the company|across all|across departments|whole company|the whole organisation|the whole organization|company wide|organisation wide|\
         organization wide|cross functional|all departments|several departments|every department|everyone in the company|sales and marketing|marketing and sales|product and engineering|engineering and product|product and sales",
    ),
    (
        Topic::Team,
        0,
        "person",
        "myself|on my own|by myself|only me|just me|for me personally|my own",
    ),
    (
        Topic::Team,
        0,
        "team",
        "our team|my team|the team|one team|this team|support team|sales team|marketing team|product team|engineering team|hr team|finance team",
    ),
    (
        Topic::Flexibility,
        0,
        "learning",
        "as we learn|as we go|find out|experiment|experiments|explore|discover|not sure yet|don't know yet|do not know yet|not yet know|try out|pilot|hypothesis|test whether",
    ),
    (
        Topic::Flexibility,
        0,
        "fixed",
        "as defined|by definition|standard definition|fixed definition|sla|slas|audited|counted the same",
    ),
    (
        Topic::Measurement,
        0,
        "one",
        "one number|a single number|single number|one figure|dashboard|at a glance|one metric|single metric",
    ),
    (
        Topic::Measurement,
        0,
        "several",
        "several results|several things|several numbers|many sides|multiple measures|more than one number",
    ),
    (
        Topic::Influence,
        0,
        "late",
        "moves late|months later|lagging|depends on the market|depends on others|depends on suppliers|out of our hands|the economy",
    ),
    (
        Topic::Influence,
        0,
        "ours",
        "in our hands|we can move it|under our control|within our control|in our control|we control|up to us",
    ),
];
