//! English.

use super::{Cue, Doing, Edge, Lexicon, LineMark, Multiple, Sense, Stretch};
use crate::domain::Cadence;
use std::sync::OnceLock;

/// The words of English, both spellings (`-ise` is read as `-ize`).
pub static ENGLISH: Lexicon = Lexicon {
    words: WORDS,
    before: BEFORE,
    behind: BEHIND,
    phrases: PHRASES,
    index: OnceLock::new(),
};

const BEFORE: &[(Cue, &str)] = &[
    (
        Cue::From,
        "from|up from|down from|from a baseline of|from currently|from around|from today ' s|starting from|starting at|starting point of|baseline|baseline of|\
         baseline is|baseline :|currently|currently at|currently :|current|current :|currently around|today :|now|now :|now at|was|were|was at|previously|compared to|\
         compared with|versus|vs|vs .|instead of|up on|last year|last quarter|last month|we did|previous|prior|start :|start value :|as is :|as-is :|last year :|today",
    ),
    (
        Cue::To,
        "to|to reach|to hit|to achieve|to a total of|to an average of|to around|to about|to at least|to over|to more than|to above|to less than|to under|to below|\
         to within|to no more than|to at most|to fewer than|to a minimum of|to a maximum of|into|reach|reaching|reaches|target|target :|target of|target is|target =|goal|goal :|goal of|goal is|\
         of|at|=|:|hit|hits|down to|a total of|an average of|on average|aim :|aim for|to - be :|to-be :|with",
    ),
    (
        Cue::AtLeast,
        "at least|no less than|not less than|no fewer than|not fewer than|no lower than|not lower than|minimum|minimum of|min|min .|more than|greater than|\
         higher than|better than|longer than|over|above|exceed|exceeds|exceeding|beyond|north of|≥|> =|>|not below|never below|not fall below|not drop below|\
         upwards of|of at least|of over|of more than|of above|with at least|at or above|to exceed|well over|well above|at a minimum of|with over|with more than|of minimum",
    ),
    (
        Cue::AtMost,
        "at most|no more than|not more than|no greater than|no higher than|not higher than|not above|never above|maximum|maximum of|max|max .|less than|\
         fewer than|lower than|smaller than|shorter than|faster than|under|below|beneath|to max|to max .|to maximum|should not exceed|must not exceed|may not exceed|does not exceed|will not exceed|≤|< =|<|not exceed|not exceeding|never exceed|not over|no longer than|not longer than|\
         in less than|in under|within|not rise above|up to|limit of|limit :|cap of|capped at|limited to|of at most|of under|of less than|of below|with less than|with under|\
         with fewer than|at or below|well under|well below|with at most|with no more than|of no more than|of max|of maximum|inside",
    ),
    (
        Cue::Between,
        "between|ranging from|in the range|in the range of|range|range of|range :|anywhere between|stay between|within the range of|to between|of between|within a range of",
    ),
    (
        Cue::By,
        "by|by a further|by another|by an additional|by at least|by up to|by more than|by over|by about|by around|by approximately|by minimum|by a minimum of|by some|by a|by an",
    ),
];

const BEHIND: &[(Cue, &str)] = &[
    (
        Cue::AtLeast,
        "or more|or above|or higher|or better|or greater|or over|or longer|and above|and over|and more|and higher|minimum|min|at least|+|plus|or up",
    ),
    (
        Cue::AtMost,
        "or less|or fewer|or below|or lower|or under|or faster|or sooner|or shorter|and below|and under|maximum|max|at most|tops",
    ),
    (
        Cue::From,
        "today|currently|now|at present|baseline|as of today|as of now|so far|right now|last year|last quarter|last month",
    ),
    (Cue::To, "target|goal"),
];

const PHRASES: &[(Sense, &str)] = &[
    // What only asks for the words behind it
    (
        Sense::Filler,
        "please|please make sure|please make sure that|please make sure to|please ensure that|please ensure|please can you|please could you|can someone|could someone|can somebody|\
         can you|can you please|could you|could you please|can we|could we|would you|shall we|it was agreed that|it was agreed to|it was decided that|it was decided to|\
         we agreed that|we agreed to|we have agreed to|we decided to|someone should|someone needs to|somebody should|someone has to|we need someone to|i want us to|\
         i would like us to|i'd like us to|i would like to|i want to|we would like to|we'd like to|don't forget to|remember to|need to|we have to|we need to|we intend to|our aim is to|the aim is to|our goal is to|the goal is to|our objective is to|\
         we aspire to|we plan to|we are going to|we're going to|we strive to|we hope to|we commit to|we are committed to|in order to",
    ),
    (
        Sense::Verb(Doing::Output),
        "roll out|set up|put in place|bring to market|go live|get live|put live|stand up|build up|carry out|come up with|sign off",
    ),
    (
        Sense::Verb(Doing::Hold),
        "do not let|don't let|never let|make sure|do not exceed|don't exceed|do not go|don't go|never exceed|keep up|stay at|live up to",
    ),
    (
        Sense::Verb(Doing::Lower),
        "bring down|get down|drive down|cut down|cut back|get rid|scale down|scale back|push down|take down|bring back|slim down",
    ),
    (
        Sense::Verb(Doing::Raise),
        "bring up|drive up|scale up|ramp up|step up|push up|speed up|level up|get up",
    ),
    (
        Sense::Verb(Doing::Activity),
        "follow up|kick off|work on|look into|talk to|speak to|speak with|talk with|reach out|find out|work with|meet with|sit down|sit in on|go through|think about|\
         a / b test|get feedback|take part|sign up for|hand over|clean up|get approval|get sign-off|reach agreement|keep in touch|look at|get quotes|keep learning",
    ),
    (
        Sense::By,
        "no later than|not later than|on or before|at the latest by|latest by|due by|due on|by the end of the day on",
    ),
    (
        Sense::Verb(Doing::Reach),
        "win back|buy back|hand over|bring in|take on",
    ),
    (
        Sense::Verb(Doing::Watch),
        "keep an eye on|keep an eye|keep track of|keep track|keep tabs on|keep tabs|keep watch|look after",
    ),
    (
        Sense::Verb(Doing::Aim),
        "stand out|take care|put first|set the standard|win over|win the hearts|make it|break into|make us|bring together|stop being|grow into|get better at|raise the bar|build trust",
    ),
];

const WORDS: &[(Sense, &str)] = &[
    (Sense::Month(1), "jan january"),
    (Sense::Month(2), "feb february"),
    (Sense::Month(3), "mar march"),
    (Sense::Month(4), "apr april"),
    (Sense::Month(5), "may"),
    (Sense::Month(6), "jun june"),
    (Sense::Month(7), "jul july"),
    (Sense::Month(8), "aug august"),
    (Sense::Month(9), "sep sept september"),
    (Sense::Month(10), "oct october"),
    (Sense::Month(11), "nov november"),
    (Sense::Month(12), "dec december"),
    (Sense::Weekday(0), "mon monday"),
    (Sense::Weekday(1), "tue tues tuesday"),
    (Sense::Weekday(2), "wed weds wednesday"),
    (Sense::Weekday(3), "thu thur thurs thursday"),
    (Sense::Weekday(4), "fri friday"),
    (Sense::Weekday(5), "sat saturday"),
    (Sense::Weekday(6), "sun sunday"),
    (Sense::Count(0), "zero"),
    (Sense::Count(1), "one a an"),
    (Sense::Count(2), "two"),
    (Sense::Count(3), "three"),
    (Sense::Count(4), "four"),
    (Sense::Count(5), "five"),
    (Sense::Count(6), "six"),
    (Sense::Count(7), "seven"),
    (Sense::Count(8), "eight"),
    (Sense::Count(9), "nine"),
    (Sense::Count(10), "ten"),
    (Sense::Count(11), "eleven"),
    (Sense::Count(12), "twelve dozen"),
    (Sense::Count(15), "fifteen"),
    (Sense::Count(18), "eighteen"),
    (Sense::Count(20), "twenty"),
    (Sense::Count(25), "twenty-five"),
    (Sense::Count(30), "thirty"),
    (Sense::Count(40), "forty"),
    (Sense::Count(50), "fifty"),
    (Sense::Count(60), "sixty"),
    (Sense::Count(70), "seventy"),
    (Sense::Count(80), "eighty"),
    (Sense::Count(90), "ninety"),
    (Sense::Count(100), "hundred"),
    (Sense::Ordinal(1), "first 1st"),
    (Sense::Ordinal(2), "second 2nd"),
    (Sense::Ordinal(3), "third 3rd"),
    (Sense::Ordinal(4), "fourth 4th last final"),
    (Sense::Scale(3), "k thousand thousands tsd"),
    (Sense::Scale(6), "m mn mln mm mio million millions"),
    (Sense::Scale(9), "b bn billion billions mrd"),
    (Sense::Scale(12), "tn trillion"),
    (Sense::Time(Stretch::Second), "s sec secs second seconds"),
    (Sense::Time(Stretch::Minute), "m min mins minute minutes"),
    (Sense::Time(Stretch::Hour), "h hr hrs hour hours"),
    (Sense::Time(Stretch::Day), "d day days"),
    (Sense::Time(Stretch::Week), "w wk wks week weeks"),
    (Sense::Time(Stretch::Month), "mo mos month months"),
    (Sense::Time(Stretch::Quarter), "quarter quarters qtr"),
    (Sense::Time(Stretch::Half), "half half-year"),
    (Sense::Time(Stretch::Year), "y yr yrs year years"),
    (Sense::Percent, "% ％ percent pct"),
    (Sense::Points, "pp ppt ppts pts"),
    (Sense::Money("EUR"), "€ eur euro euros"),
    (Sense::Money("USD"), "$ usd us$ dollar dollars"),
    (Sense::Money("GBP"), "£ gbp quid"),
    (Sense::Money("JPY"), "¥ jpy yen"),
    (Sense::Money("CHF"), "chf francs sfr"),
    (Sense::Money("INR"), "₹ inr rupees"),
    (Sense::Money("CNY"), "cny rmb yuan"),
    (Sense::Money("SEK"), "sek kr kronor"),
    (Sense::Money("NOK"), "nok kroner"),
    (Sense::Money("DKK"), "dkk"),
    (Sense::Money("PLN"), "pln zł"),
    (Sense::Money("CZK"), "czk"),
    (Sense::Money("HUF"), "huf"),
    (Sense::Money("CAD"), "cad c$"),
    (Sense::Money("AUD"), "aud a$"),
    (Sense::Money("NZD"), "nzd nz$"),
    (Sense::Money("SGD"), "sgd s$"),
    (Sense::Money("HKD"), "hkd hk$"),
    (Sense::Money("BRL"), "brl r$"),
    (Sense::Money("MXN"), "mxn"),
    (Sense::Money("ZAR"), "zar rand"),
    (Sense::Money("KRW"), "₩ krw"),
    (Sense::Money("RUB"), "₽ rub"),
    (Sense::Money("UAH"), "₴ uah"),
    (Sense::Money("TRY"), "₺ try"),
    (Sense::Money("ILS"), "₪ ils"),
    (Sense::Money("AED"), "aed"),
    (Sense::Money("NGN"), "₦ ngn"),
    (Sense::Custom("ms"), "ms millisecond milliseconds"),
    (Sense::Custom("kg"), "kg kilos kilograms"),
    (Sense::Custom("t"), "tonnes tonne tons ton"),
    (
        Sense::Custom("km"),
        "km kilometres kilometers kilometre kilometer",
    ),
    (Sense::Custom("m²"), "m² m2 sqm"),
    (Sense::Custom("kWh"), "kwh"),
    (Sense::Custom("MWh"), "mwh"),
    (Sense::Custom("GB"), "gb"),
    (Sense::Custom("MB"), "mb"),
    (Sense::Custom("TB"), "tb"),
    (Sense::Custom("l"), "litres liters"),
    (Sense::Custom("ha"), "ha hectares"),
    (Sense::Custom("miles"), "miles"),
    (Sense::Custom("ppm"), "ppm"),
    (Sense::Custom("kW"), "kw"),
    (Sense::Custom("MW"), "mw"),
    (Sense::Custom("GWh"), "gwh"),
    (Sense::Custom("mm"), "mm"),
    (Sense::Custom("cm"), "cm"),
    (Sense::Custom("°C"), "°c"),
    (Sense::Custom("dB"), "db"),
    (Sense::Custom("bps"), "bps"),
    (Sense::Custom("Mbps"), "mbps"),
    (Sense::Custom("mg"), "mg"),
    (Sense::Custom("ml"), "ml"),
    (Sense::Custom("FTE"), "fte ftes"),
    (Sense::Workday, "working business calendar"),
    (Sense::Star, "star stars ★ ⭐ ☆"),
    (Sense::Often(Cadence::Hour), "hourly"),
    (Sense::Often(Cadence::Day), "daily"),
    (Sense::Often(Cadence::Week), "weekly"),
    (
        Sense::Often(Cadence::Fortnight),
        "fortnightly biweekly bi-weekly",
    ),
    (Sense::Often(Cadence::Month), "monthly"),
    (Sense::Often(Cadence::Quarter), "quarterly"),
    (Sense::Often(Cadence::Year), "yearly annual annually"),
    (Sense::Day(-1), "yesterday"),
    (Sense::Day(0), "today now"),
    (Sense::Day(1), "tomorrow"),
    (Sense::Holiday(12, 25), "christmas xmas"),
    (Sense::Holiday(10, 31), "halloween"),
    (Sense::Holiday(0, 0), "easter"),
    (Sense::Season(3), "spring"),
    (Sense::Season(6), "summer"),
    (Sense::Season(9), "autumn fall"),
    (Sense::Season(12), "winter"),
    (Sense::Edge(Edge::Start), "start beginning begin"),
    (Sense::Edge(Edge::Middle), "mid middle"),
    (Sense::Edge(Edge::End), "end close ending"),
    (Sense::EndOf(Stretch::Week), "eow end-of-week week-end"),
    (Sense::EndOf(Stretch::Month), "eom end-of-month month-end"),
    (
        Sense::EndOf(Stretch::Quarter),
        "eoq end-of-quarter quarter-end",
    ),
    (
        Sense::EndOf(Stretch::Year),
        "eoy end-of-year year-end yearend",
    ),
    (Sense::Which(-1), "last previous past"),
    (Sense::Which(0), "this current the"),
    (Sense::Which(1), "next coming upcoming following"),
    (Sense::Ago, "ago earlier back"),
    (Sense::Of, "of"),
    (Sense::Article, "the a an our my your their its his her"),
    (Sense::By, "by until till til due deadline"),
    (
        Sense::In,
        "in during for over throughout through this on at",
    ),
    (Sense::Before, "before"),
    (Sense::Within, "within inside"),
    (Sense::Per, "per each every a an"),
    (Sense::Fiscal, "fy fiscal financial"),
    (Sense::And, "and"),
    (Sense::To, "to"),
    (
        Sense::Verb(Doing::Raise),
        "increase raise raising grow grew grown boost lift expand accelerate elevate maximize scale extend enlarge multiply climb rise rose risen push amplify bolster \
         heighten augment",
    ),
    (
        Sense::Verb(Doing::Lower),
        "reduce decrease lower cut cutting shorten minimize shrink slash drop diminish lessen curb trim eliminate decline fall fell prevent avoid lose narrow mitigate \
         alleviate combat lighten eradicate squeeze",
    ),
    (
        Sense::Verb(Doing::Better),
        "improve enhance optimize refine streamline strengthen modernize fortify reinforce sharpen",
    ),
    (
        Sense::Verb(Doing::Hold),
        "maintain keep kept sustain retain preserve stay remain continue ensure guarantee stabilize comply adhere limit cap restrict uphold",
    ),
    (
        Sense::Verb(Doing::Reach),
        "achieve reach hit attain get obtain earn win won gain acquire generate close sign secure add meet met book sell sold attract convert exceed surpass \
         score capture land source fill hire recruit onboard collect register enrol enroll place serve treat resolve respond answer process graduate donate receive rank make have bring deliver \
         certify plant upsell cross-sell pass beat save restore patch handle vaccinate see screen welcome promote qualify pair",
    ),
    (Sense::Verb(Doing::Times(Multiple::Half)), "halve"),
    (Sense::Verb(Doing::Times(Multiple::Two)), "double"),
    (Sense::Verb(Doing::Times(Multiple::Three)), "triple treble"),
    (Sense::Verb(Doing::Times(Multiple::Four)), "quadruple"),
    (
        Sense::Verb(Doing::Output),
        "launch build built implement ship release deliver create develop introduce deploy publish complete finish finalize design migrate install integrate \
         automate redesign rewrite replace open adopt digitize rebuild refactor consolidate renew renovate construct prototype document relaunch produce rollout \
         translate purchase buy rename move hand implementing merge retire switch configure standardize repair pave paint print record enable",
    ),
    (
        Sense::Verb(Doing::Activity),
        "interview train report investigate research run conduct organize attend write plan review analyze explore discuss prepare schedule host participate identify \
         define map evaluate assess audit test survey visit call contact send present share learn study read draft update coach mentor brief brainstorm benchmark pilot \
         coordinate facilitate consult inform educate talk speak start begin gather compile negotiate agree select choose appoint apply submit recommend invite arrange \
         inspect check clean order book interviewing post email demo propose promote pitch ask experiment try meet collect file renegotiate tender outline cleanse tag \
         examine communicate delete remove upgrade thank shoot rent calibrate remind assign adjust allocate announce assemble assist cancel collate commission compare \
         compose correct debug decommission decorate delegate demonstrate devise distribute edit execute export extract fetch formalize forward furnish import initiate \
         insert instruct issue label list notify outsource pack perform photograph practise practice program reconcile reconfigure refer refill refurbish relocate \
         remodel reorganize repaint reply request reserve reset restock restructure sample scan secure shadow showcase sketch sort sponsor subscribe summarize supply \
         sync tailor transfer trial uninstall upload validate verify vet walk warn wash wire ban block lend borrow return share shift source simulate stress-test swap \
         switch talk think tidy transcribe trigger unblock unpack visualize weed hang mount move name nominate pick post commissioning archive decide approve determine \
         document gathering set hold fix join film revise rework upskill reskill rehearse catalogue chase clarify craft digitalize disseminate dispatch dispose equip \
         escalate expedite familiarize fund invoice lobby localize mail modify moderate operationalize oversee package populate procure publicize rectify rehouse \
         reimburse replenish resurface retrofit rotate segment solicit teach tune weld drill collaborate engage accept activate administer advertise aggregate amend \
         annotate anonymize append authorize bookmark cascade categorize chair circulate classify clone codify combine compress conclude confer confirm convene \
         crowdsource customize deactivate declutter dedupe deduplicate defer demolish deprecate describe diagram digest disable disclose discontinue dismantle divert \
         divide dredge duplicate earmark elect employ encrypt enforce enlist erect estimate exchange explain fabricate fast-track flatten formulate freeze gauge green \
         grind guide hammer harden harvest illustrate immunize impose incentivize incorporate infill inject insulate insure interconnect involve irrigate itemize juggle \
         justify liaise liquidate litter-pick mandate microchip mirror modularize mothball mystery-shop navigate offboard offload outfit overhaul parallelize peer-review \
         personalize plough plumb prequalify preload pretest prioritize probe productize prohibit proofread prosecute provision prune publicise pull pursue raffle \
         rationalize reallocate rearrange reassess rebalance rebase rebrand recertify reclassify reconfirm reconvene recycle redact redecorate redeploy redirect \
         redistribute redraft redraw re-engineer reevaluate re-evaluate re-examine refinance refit reforest reformat refresh regenerate reinstall reinstate reinvest \
         reissue relabel relay reload remap remediate renumber repackage replant replatform replicate reprice reprint reprogram repurpose rerun reschedule rescope reseal \
         resit resize resubmit resume retender re-tender retest retile retool retrain retrieve reuse revamp revert revisit rewire rezone ring-fence ringfence roster \
         salvage sandbag scaffold scout scrub seal seek segregate serialize sew shelve shortlist shred shut sieve signpost skim smoke-test snag socialize spec specify \
         spot-check spruce stagger standardise staple start-up sterilize stitch stockpile strip subcontract subsidize substitute sunset supersede supervise supplement \
         sweep tabulate tally telephone terminate throttle tighten trademark transplant troubleshoot tweak unbundle undertake undo unload unpublish unveil usher vacate \
         varnish ventilate wallpaper waterproof whitelist winterize withdraw workshop wrap write-up",
    ),
    (
        Sense::Verb(Doing::Aim),
        "become be make delight transform lead inspire empower foster cultivate revolutionize position turn excel dominate provide offer help drive unlock champion \
         embrace evolve reinvent simplify shape embed nurture engage love celebrate give put let master own deepen create build establish win earn prove set show rethink \
         enter find deliver have bring wow protect future-proof lay get support develop reposition attract reimagine spread take reconnect rebuild regain recover stand \
         conquer redefine connect ignite energize equip welcome break become promote pioneer launch know restore teach spark fuel nail thrive flourish live enjoy \
         surprise amaze captivate convince dare defend democratize demystify discover emerge enrich fulfil harmonize heal honour humanize impress invent liberate \
         mobilize nourish prosper rally reclaim rejuvenate rekindle resonate respect revive revitalize safeguard satisfy shine solidify stop steer succeed tackle tame \
         thrill unify unite unleash uplift value enliven endear broaden deepen widen gear overcome create invest mature professionalize tell differentiate align bridge \
         excite encourage motivate mobilise reward honor cherish exemplify personify reshape revitalise humanise",
    ),
    (
        Sense::Verb(Doing::Watch),
        "track monitor measure watch observe follow log",
    ),
    (
        Sense::Nounish,
        "close win open lead release launch report build test review train hire call return plan process answer design visit order support target survey audit run offer \
         hand support patch care search access service schedule request claim trial load stress display transfer deploy fill place score rank sell pass drop fall land \
         source research share study map contact record post email repair help check stay hold sign set file book follow log hit clean start project publish purchase \
         install earn love own cross-sell demo response fix switch plant upgrade experiment print paint document interview pilot scale fund invoice mail package segment \
         drill craft fuel pitch bid pick trade stage brief sample scan tag chat call rent lease patch batch release dispatch audit tender guide workshop brand exchange \
         host detail digest partner profile volunteer vote update patrol estimate poll exhibit halt harvest query phase freeze feed transport supplement",
    ),
    (
        Sense::Change(Doing::Raise),
        "increase increases growth rise uplift gain boost jump lift",
    ),
    (
        Sense::Change(Doing::Lower),
        "reduction reductions decrease drop decline cut fall saving savings",
    ),
    (Sense::Change(Doing::Better), "improvement improvements"),
    (
        Sense::Comparative(Doing::Raise),
        "more higher greater larger bigger longer",
    ),
    (
        Sense::Comparative(Doing::Lower),
        "fewer less lower shorter smaller cheaper",
    ),
    (Sense::Comparative(Doing::Better), "faster better quicker"),
    (
        Sense::Falling,
        "churn turnover attrition time times duration latency cost costs expense expenses spend error errors defect defects bug bugs incident incidents accident \
         accidents complaint complaints backlog delay delays downtime outage outages absence absences absenteeism abandonment bounce waste emissions rework refunds \
         injuries injury cycle wait waiting debt overtime vacancy vacancies scrap cpa cac cpl cpc dso mttr escalations overdue arrears violations breaches \
         vulnerabilities dropout dropouts drop-out drop-outs readmission readmissions infections mortality crashes crash failures failure lateness footprint shrinkage \
         unsubscribes unsubscribe spam fraud congestion returns cancellations cancellation no-shows no-show misses mistakes stockouts stock-outs shortages dependency \
         truancy crime consumption handovers queue aht ttr lead-time time-to-hire time-to-fill time-to-market friction burglaries collisions landfill write-offs noise \
         fatalities interruptions breakage wastage leakage spoilage shrink stoppages breakdowns sickness exclusions suspensions disputes grievances rejections recalls \
         nonconformities non-conformities backorders changeover changeovers opt-outs bounces deaths thefts offences crimes recidivism falls ulcers",
    ),
    (
        Sense::Metric,
        "rate rates ratio ratios score scores index share percentage number no. count volume value revenue revenues sales profit profits margin margins income turnover \
         time times duration cost costs accuracy coverage satisfaction engagement retention churn traffic downloads nps csat enps ces growth productivity efficiency \
         uptime downtime availability utilization utilisation occupancy yield throughput attendance participation adoption usage visits visitors followers leads signups \
         sign-ups orders tickets calls complaints incidents accidents errors defects bugs backlog latency speed velocity length size frequency rating ratings reviews mrr \
         arr gmv aov ltv clv cac cpa cpl roi roas ctr cpc ebitda ebit dso dpo mttr mtbf mau dau wau sla oee cycle headcount attrition absenteeism absence emissions \
         consumption waste spend expenses budget cash balance debt penetration awareness impressions views clicks opens unsubscribes subscribers members sessions \
         conversion conversions quota pipeline bookings billings renewals upsell grades attainment enrolment enrollment admissions readmissions mortality infections \
         waiting turnaround punctuality compliance stock inventory turns capacity vacancies tenure diversity representation reliability performance position ranking \
         rankings recognition perception investment acquisition acquisitions generation return profitability level levels shares hires applications applicants lifetime \
         time-to-hire time-to-fill time-to-market lead-time on-time-delivery days hours minutes users customers results wait delivery deliveries mentions percent % \
         arpu nrr grr ttr aht fcr ftr cash-flow cashflow liquidity effectiveness donations footfall bounce outages failures crashes overdue readiness quality donors \
         volunteers referrals units output stay pass intake donors births vaccinations literacy fatalities collisions recycling fill hit-rate win-rate open-rate \
         click-rate issues findings cover adherence reach burden gap fee fees price prices wage wages salary losses deviation variance mileage footprint pressure bmi \
         steps calories earnings intake tenure flow demos spending temperature weight pressure uptake proficiency resolution runway nr equity readers amount median \
         hit-rate revpar adr goppar arppu roce roic roa roe eva fcf capex opex wacc dpmo ppm rft otif otd mttd rto rpo sli slo ttv grr cltv cpm cpv rpm ctor upt asp asa \
         wip fte ftes lti ltifr trir los ppc dora loc csi esat apdex p95 p99 yoy cagr dividend leverage gearing lcr nsfr npl reserves leavers starters joiners discharges \
         backorders dwell tonnage breakage wastage leakage spoilage shrink transactions receipts covers nights room-nights arrivals departures cancellations sickness \
         placements enrolments exclusions suspensions citations publications patents subscriptions installs logins sign-ins activations activation registrations \
         redemptions redemption likes comments backlinks pageviews viewership listeners circulation receivables payables on-time mtta alerts deployments rollbacks \
         requests queries enquiries inquiries contacts falls ulcers deaths appointments caseload caseloads cases crimes offences thefts recidivism approvals rejections \
         appeals voids nonconformities non-conformities recalls changeover changeovers stoppages breakdowns energy electricity co2 co2e carbon near-misses kpi absences \
         proportion fraction turnout amounts sum total totals averages quantity quantities density intensity concentration probability likelihood odds incidence \
         prevalence dosage elapsed remaining backorder fulfilment fulfillment disputes claims debtors creditors grievances seats licences streams plays watch-time \
         opt-outs opt-ins bounces votes signatures pledges legacies gifts grants sponsorships memberships lapsed churned mqls sqls opps opportunities deals walk-ins \
         quotes proposals bids tenders wins positions places vacancy void lettings relets starts completions handovers snags variations cashburn burn payroll",
    ),
    (
        Sense::Label,
        "phase tier version level stage step part wave series type class group vision horizon agenda windows iso soc gdpr pci wcag top # no number chapter section sprint \
         episode room zone site line model industry covid web office scope article paragraph category cat sdg en din module unit round generation gen release build milestone \
         year grade area store team squad route platform goal objective kr kpi okr pillar priority week day gate annex appendix form key stage5 formula ppt aa v band terminal floor ward \
         strategy page section item block cohort layer option plan",
    ),
    (Sense::Not, "not never don't no"),
    (
        Sense::Owner,
        "owner owners owned dri lead responsible accountable assignee assigned who",
    ),
    (
        Sense::Mark(LineMark::Objective),
        "objective obj o objectives goal",
    ),
    (Sense::Mark(LineMark::KeyResult), "kr krs key-result"),
    (
        Sense::Mark(LineMark::Kpi),
        "kpi kpis metric measure indicator",
    ),
    (
        Sense::Mark(LineMark::Initiative),
        "initiative initiatives task tasks action actions todo project activity deliverable",
    ),
    (
        Sense::Quality,
        "engaging supportive great greater better best delightful delighted amazing seamless strong stronger leading trusted excellent happy happier loved safe safer sustainable inclusive \
         effective efficient exceptional outstanding easy easier easiest simple simpler fast faster fastest smooth smoother reliable healthy healthier modern innovative dominant preferred go-to \
         irresistible effortless proud thriving unforgettable successful resilient more most world-class first-class market-leading data-driven high-performing customer-centric \
         best-in-class excellence culture experience reputation trust brand leader leadership partner place environment presence unbeatable love foundation team confidence predictable \
         agile scalable vibrant welcoming self-service number-one happiness outstandingly delight category choice company employer community innovation future habit obsessed \
         first friendly friendlier greener cleaner clean sustainability wellbeing well-being world heart relationships relationship partnerships loyalty leaders leadership capability capabilities skills voice pride belonging \
         ownership respect collaboration communication teamwork confidence everyone everyone's everywhere lasting meaningful genuine honest fair fairer calm calmer warm warmer bold brave curious creative flexible lively attractive pleasant comfortable memorable \
         humane credible respected admired beloved favourite favorite iconic distinctive unique affordable accessible dignified painless frictionless hassle-free stress-free carefree joyful \
         fun exciting inspiring motivated passionate skilled knowledgeable independent connected united indispensable responsive caring compassionate kind kinder quiet peaceful intuitive \
         elegant beautiful bond bonds ties joy dignity hope courage curiosity warmth friendship friendships spirit mindset clear clearer",
    ),
    (
        Sense::Service,
        "answer respond resolve process deliver serve handle see treat patch restore fill reply ship pay close complete onboard fix settle pick",
    ),
    (
        Sense::Strive,
        "achieve reach attain obtain pass certify win earn gain make be bring exceed surpass regain recover beat capture",
    ),
    (
        Sense::Plain,
        "provide offer give run host put set show tell support find get lay enter invest take spread share equip align connect prove welcome know",
    ),
    (
        Sense::ActionNoun,
        "redesign rollout roll-out launch migration implementation introduction workshop workshops campaign campaigns project audit setup set-up upgrade installation \
         relaunch recruitment integration training trainings meeting meetings survey interviews review analysis kickoff kick-off offsite webinar newsletter hackathon \
         pilot prototype refactoring renovation purchase procurement hiring presentation report plan policy handbook guide guidelines materials material checklist \
         template documentation event events consultation construction stand-up standup stand-ups refurbishment programme inspection inspections tender webinars \
         excursion excursions briefing retrospective retro brainstorming fair coaching mentoring podcast hotfix migration deployment letter letters card cards flyers \
         poster posters party conference move pitch deck roadmap study research test testing tests demo cleanup clean-up day circle scheme drive induction bootcamp \
         sprint spike clinic tour tours exhibition festival concert rehearsal trial trials program course courses curriculum seminar seminars lecture lectures roadshow \
         open-day away-day awayday challenge contest competition giveaway raffle auction gala petition outreach advert adverts ads mailing mailings rebrand rebranding \
         relocation reorganisation reorganization restructuring consolidation cutover go-live decommissioning rewrite refactor overhaul revamp makeover refresh fit-out \
         resurfacing repaving repainting repair repairs replacement servicing calibration commissioning stocktake negotiation negotiations renegotiation rfp rfi rfq \
         benchmarking evaluation assessment discovery internship secondment translation localisation localization runbook runbooks playbook playbooks faq tutorial \
         tutorials inductions townhall town-hall huddle huddles check-in debrief debriefs post-mortem postmortem walkabout gemba brainstorm bake-off proof-of-concept poc \
         mvp beta handover sign-off shadowing buddies mentorship scholarship scholarships fundraiser rollouts migrations upgrades audits surveys pilots kick-offs \
         backfill reshuffle reforms reform merger spin-off teardown dry-run dry-runs drill drills walkthrough walkthroughs deep-dive teach-in",
    ),
    (
        Sense::Soft,
        "satisfaction engagement visibility awareness efficiency effectiveness productivity quality loyalty experience reputation collaboration communication perception \
         recognition happiness morale wellbeing readiness reliability performance growth adoption trust motivation alignment agility diversity transparency accountability \
         profitability competitiveness attractiveness safety resilience inclusion compliance representation penetration reach capacity friction position literacy participation stay",
    ),
    (
        Sense::Measure,
        "rate rates ratio score scores index percentage time times duration margin nps csat share cost costs latency length frequency volume count value ranking revenue sales uptime",
    ),
    (
        Sense::Statement,
        "is are was were isn't aren't too don't doesn't has have needs need cannot can't should feels feel seems think complain lack lacks it's there's why what how who takes take",
    ),
    (
        Sense::Complaint,
        "too not don't doesn't can't cannot isn't aren't won't never lack lacks complain complains slow poor bad problem problems unhappy confused confusing \
         unclear frustrated annoyed difficult missing",
    ),
    (
        Sense::Noun,
        "climate candidate candidates corporate certificate template estate private graduate enterprise franchise expertise exercise merchandise immediate separate delegate \
         associate senate mandate chocolate ultimate adequate accurate appropriate legitimate moderate otherwise likewise paradise premise surprise allowance insurance maintenance finance entrance appliance ambulance audience licence sentence fence university facility city \
         witness harness scholarship internship membership township science conference",
    ),
    (
        Sense::Condition,
        "late open overdue lost repeat active missing excess idle pending broken outstanding lapsed dormant sick daily weekly monthly returning paying",
    ),
    (Sense::Make, "make have bring deliver"),
    (Sense::Hire, "hire recruit onboard"),
    (
        Sense::Greeting,
        "hi hello hey dear thanks thank cheers regards sincerely greetings",
    ),
    (
        Sense::Participle,
        "taken seen sold won lost made paid held born found given kept left met read sent spent told written built bought driven flown grown",
    ),
    (
        Sense::Everyone,
        "everybody everyone nobody every anyone anybody none nothing each",
    ),
    (
        Sense::Feeling,
        "feel love trust enjoy want like know understand see find choose come are recommend stay speak look prefer get become can have own learn buy return \
         help leave believe experience live solve decide depend rely tell talk ask share use call need wait work grow sleep read eat play spend bring go pay join follow run walk say ride turn make give show care belong",
    ),
    (Sense::Ceiling, "limit cap restrict exceed"),
    (
        Sense::Vague,
        "growth quality performance innovation communication collaboration success trust reputation experience efficiency effectiveness teamwork culture results progress output \
         motivation service processes transparency sustainability",
    ),
    (
        Sense::Artefact,
        "form forms page pages website homepage template templates layout database server servers module button screen field fields logo brochure flyer video videos \
         catalogue contract contracts machine machines printer printers laptops chairs bins kits panels macros script scripts wiki intranet newsletter signage furniture \
         vehicles van lights portal app platform system tool tools dashboard crm erp software roof windows bench benches inventory overview list directory register bot \
         bots chatbot apps integration integrations connector connectors api apis endpoint endpoints plugin plugins plug-in extension widget widgets feature features \
         flag flags toggle mode export exports import filter filters tab tabs menu menus sidebar banner banners popup modal wizard editor viewer calendar inbox \
         notification notifications library toolkit sdk cli framework architecture cluster cache sso mfa 2fa vpn wifi wi-fi firewall backup backups laptop tablet tablets \
         phones headset headsets camera cameras sensor sensors scanner scanners robot robots conveyor forklift forklifts truck trucks lorry vans bike bikes car cars bus \
         buses charger chargers pump pumps boiler boilers insulation leds lighting lamps curtain curtains fence barrier barriers ramp ramps lift elevator door \
         doors kitchen kitchens canteen lounge desk desks table tables shelf shelves rack racks locker lockers container containers pallet pallets box boxes label labels \
         packaging uniform uniforms helmet helmets vest vests gloves sign signs leaflet leaflets booklet manual manuals folder folders map maps chart charts board boards \
         whiteboard diary planner timetable rota recipe recipes playground garden lane lanes crossing crossings tunnel pool hub hubs branch \
         branches shop shops kiosk stand stall booth showroom warehouse depot factory policies procedure procedures charter agreement agreements \
         schemes fund bonus allowance voucher vouchers discount discounts prize award awards badge badges club clubs forum committee committees taskforce \
         task-force helpdesk hotline helpline blog blogs film films clip clips photo photos pictures infographic infographics article articles posts bundle \
         bundles package packages offer offers sandbox repo repository monorepo pipeline-as-code terminal terminals device devices microphone screens monitor monitors \
         projector display displays tent tents minibus trolley trolleys cart carts crane cranes valve valves roofs floor floors solar batteries battery \
         generator generators freezer freezers oven ovens fridge fridges toolbox toolkits starter-kit handbook handbooks matrix spreadsheet spreadsheets bank-account \
         registers glossary style-guide styleguide moodboard mock-up mockup mockups wireframe wireframes storyboard storyboards icon icons logos font theme themes \
         persona personas blueprint blueprints spec specs specification specifications faqs checkout paywall referral-scheme loyalty-card gift-card gift-cards \
         parking-permit shuttle shuttles zone zones greenhouse crèche nursery annexe portals hoarding",
    ),
    (
        Sense::Section(LineMark::KeyResult),
        "krs results success outcomes",
    ),
    (
        Sense::Section(LineMark::Kpi),
        "kpi kpis metrics indicators figures numbers",
    ),
    (
        Sense::Section(LineMark::Initiative),
        "initiatives actions tasks steps projects activities todos deliverables",
    ),
    (Sense::Section(LineMark::Objective), "objectives goals okrs"),
    (
        Sense::Post,
        "nurse manager coordinator officer assistant engineer analyst designer developer scientist teacher trainer tutor coach architect accountant lawyer \
         paralegal planner scheduler driver mechanic technician electrician plumber caretaker receptionist host cook waiter pharmacist therapist counsellor librarian \
         administrator secretary director intern trainee recruiter controller bookkeeper consultant adviser advisor ranger warden inspector auditor supervisor foreman \
         operator steward concierge porter cleaner photographer copywriter editor translator moderator producer ambassador champion mentor buddy specialist strategist \
         representative associate executive clerk midwife chef physio nanny curator registrar economist statistician",
    ),
    (
        Sense::Bound,
        "above below under over between at least most exceeding within beyond minimum maximum no not more less fewer higher lower reaches exceeds",
    ),
    (
        Sense::People,
        "customers customer clients people patients patient pupils pupil students student employees employee colleagues staff team teams users citizens members \
         volunteers families children parents residents partners nurses teachers managers leaders everyone guests visitors readers women men youth developers engineers \
         doctors child kids seniors workers founders makers artists athletes farmers owners communities community apprentice apprentices graduates recruits cadets \
         tenants drivers agents passengers refugees trainees interns scientists researchers physicians therapists clinicians authors listeners viewers fans supporters \
         shoppers buyers sellers dealers installers suppliers neighbours neighbors inhabitants villagers consumers entrepreneurs freelancers pensioners veterans carers \
         caregivers mothers fathers crews crew chefs cooks cashiers mechanics technicians officers paramedics midwives dentists pharmacists lawyers clerks auditors \
         consultants reps planners coaches mentors attendees participants alumni professors lecturers tutors learners regulars travellers tourists commuters households \
         trustees newcomers starters juniors",
    ),
    (
        Sense::Group,
        "team department sales marketing hr it finance operations support product engineering company group division unit q1 q2 q3 q4 quarter year goals okrs kpis \
         targets objectives results list ideas notes priorities service people design legal success items points topics stuff misc agenda blockers things steps parking \
         later others other risks wins kudos decisions questions issues updates news learnings todos actions dependencies assumptions links trustees board directors \
         governors management admin administration procurement compliance security logistics facilities",
    ),
    (
        Sense::Purpose,
        "so because due through via using thanks whilst while without despite thereby for across among amongst when where who which that",
    ),
    (
        Sense::Done,
        "done complete completed finished achieved ✓ ✔ ✅ closed",
    ),
    (
        Sense::Filler,
        "we will would should shall must want wants to aim aims aiming plan plans need needs please further significantly dramatically substantially \
         successfully continuously consistently steadily our the a also more and then strongly slightly quickly rapidly sustainably radically greatly help try trying be able \
         being is are been get was has have having finally again i let's lets us currently proactively jointly actively going i'd we'd like i'm constantly always measurably really truly",
    ),
    (
        Sense::About,
        "about around approximately roughly ca circa approx ~ almost nearly some only just exactly the a an our ≈ an another additional extra total overall further combined",
    ),
    (
        Sense::Definite,
        "the these those all both our any its their every other each",
    ),
];
