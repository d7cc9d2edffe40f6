//! Verbs: what they ask for, and the company they keep.

use crate::phrase::lexicon::{Doing, Multiple, Sense, Words};

pub(super) const WORDS: Words = &[
    (
        Sense::Verb(Doing::Raise),
        "increase raise raising grow grew grown boost lift expand accelerate elevate maximize scale extend enlarge multiply climb rise rose risen push amplify bolster \
         heighten augment stimulate quicken",
    ),
    (
        Sense::Verb(Doing::Lower),
        "reduce decrease lower cut cutting shorten minimize shrink slash drop diminish lessen curb trim eliminate decline fall fell prevent avoid lose narrow mitigate \
         alleviate combat lighten eradicate squeeze curtail ease contain fight suppress avert deter relieve rid economize",
    ),
    (
        Sense::Verb(Doing::Better),
        "improve enhance optimize refine streamline strengthen modernize fortify reinforce sharpen smooth",
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
         sync tailor transfer trial uninstall upload validate verify vet walk warn wash wire ban block lend borrow return shift source simulate stress-test swap \
         switch think tidy transcribe trigger unblock unpack visualize weed hang mount move name nominate pick commissioning archive decide approve determine \
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
         varnish ventilate wallpaper waterproof whitelist winterize withdraw workshop wrap write-up abandon abolish accompany adapt address admit advise approach attach \
         bundle calculate cite commercialize compensate congratulate curate decentralize diagnose disburse elaborate enquire entrust evangelize exclude expel extinguish \
         flag hunt include individualize inquire institute institutionalize iterate kick-start kickstart kill leverage listen locate memorize neutralize normalize \
         orchestrate originate pause pinpoint preside prolong purge quantify readjust reconsider reconstruct regulate rehabilitate render reproduce scrutinize straighten \
         synchronize systematize utilize use transition do eat cook draw say signal enact reroute mow",
    ),
    (
        Sense::Verb(Doing::Aim),
        "become be make delight transform lead inspire empower foster cultivate revolutionize position turn excel dominate provide offer help drive unlock champion \
         embrace evolve reinvent simplify shape embed nurture engage love celebrate give put let master own deepen create build establish win earn prove set show rethink \
         enter find deliver have bring wow protect future-proof lay get support develop reposition attract reimagine spread take reconnect rebuild regain recover stand \
         conquer redefine connect ignite energize equip welcome break promote pioneer launch know restore teach spark fuel nail thrive flourish live enjoy \
         surprise amaze captivate convince dare defend democratize demystify discover emerge enrich fulfil harmonize heal honour humanize impress invent liberate \
         mobilize nourish prosper rally reclaim rejuvenate rekindle resonate respect revive revitalize safeguard satisfy shine solidify stop steer succeed tackle tame \
         thrill unify unite unleash uplift value enliven endear broaden widen gear overcome invest mature professionalize tell differentiate align bridge \
         excite encourage motivate mobilise reward honor cherish exemplify personify reshape revitalise humanise act advance advocate awaken befriend cater diversify \
         entertain forge guard harness internationalize jump-start jumpstart immerse recognize represent rescue seize shield wake understand care reorient",
    ),
    (
        Sense::Verb(Doing::Watch),
        "track monitor measure watch observe follow log",
    ),
    (
        Sense::Nounish,
        "close win open lead release launch report build test review train hire call return plan process answer design visit order support target survey audit run offer \
         hand patch care search access service schedule request claim trial load stress display transfer deploy fill place score rank sell pass drop fall land \
         source research share study map contact record post email repair help check stay hold sign set file book follow log hit clean start project publish purchase \
         install earn love own cross-sell demo response fix switch plant upgrade experiment print paint document interview pilot scale fund invoice mail package segment \
         drill craft fuel pitch bid pick trade stage brief sample scan tag chat rent lease batch dispatch tender guide workshop brand exchange \
         host detail digest partner profile volunteer vote update patrol estimate poll exhibit halt harvest query phase freeze feed transport supplement address use free \
         kick-start leverage transition fight guard slow fit swap cook act advance hunt sponsor supply list label block issue reserve sketch mentor coach tutor chair \
         voice value wash walk talk weed ban mirror lobby shadow import export benchmark catalogue archive master match cover",
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
        "provide offer give run host put set show tell support find get lay enter invest take spread share equip align connect prove welcome know understand \
         represent recognize advance",
    ),
    (
        Sense::Statement,
        "is are was were isn't aren't too don't doesn't has have needs need cannot can't should feels feel seems think complain lack lacks it's there's why what how who takes take",
    ),
    (Sense::Make, "make have bring deliver"),
    (Sense::Hire, "hire recruit onboard"),
    (
        Sense::Participle,
        "taken seen sold won lost made paid held born found given kept left met read sent spent told written built bought driven flown grown",
    ),
    (
        Sense::Feeling,
        "feel love trust enjoy want like know understand see find choose come are recommend stay speak look prefer get become can have own learn buy return \
         help leave believe experience live solve decide depend rely tell talk ask share use call need wait work grow sleep read eat play spend bring go pay join follow run walk say ride turn make give show care belong",
    ),
    (Sense::Ceiling, "limit cap restrict exceed"),
];
