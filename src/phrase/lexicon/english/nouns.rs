//! Nouns of figures, of work, of things and of people; and the adjectives of qualities.

use crate::phrase::lexicon::{Sense, Words};

pub(super) const WORDS: Words = &[
    (
        Sense::Falling,
        "churn turnover attrition time times duration latency cost costs expense expenses spend error errors defect defects bug bugs incident incidents accident \
         accidents complaint complaints backlog delay delays downtime outage outages absence absences absenteeism abandonment bounce waste emissions rework refunds \
         injuries injury cycle wait waiting debt overtime vacancy vacancies scrap cpa cac cpl cpc dso mttr escalations overdue arrears violations breaches \
         vulnerabilities dropout dropouts drop-out drop-outs readmission readmissions infections mortality crashes crash failures failure lateness footprint shrinkage \
         unsubscribes unsubscribe spam fraud congestion returns cancellations cancellation no-shows no-show misses mistakes stockouts stock-outs shortages dependency \
         truancy crime consumption handovers queue aht ttr lead-time time-to-hire time-to-fill time-to-market friction burglaries collisions landfill write-offs noise \
         fatalities interruptions breakage wastage leakage spoilage shrink stoppages breakdowns sickness exclusions suspensions disputes grievances rejections recalls \
         nonconformities non-conformities backorders changeover changeovers opt-outs bounces deaths thefts offences crimes recidivism falls ulcers damage damages sores \
         overruns overspend refusals rejects pollution vandalism theft litter shortfall penalties evictions pain",
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
         time-to-hire time-to-fill time-to-market lead-time on-time-delivery days hours minutes users customers results wait delivery deliveries mentions percent % arpu \
         nrr grr ttr aht fcr ftr cash-flow cashflow liquidity effectiveness donations footfall bounce outages failures crashes overdue readiness quality donors \
         volunteers referrals units output stay pass intake births vaccinations literacy fatalities collisions recycling fill hit-rate win-rate open-rate \
         click-rate issues findings cover adherence reach burden gap fee fees price prices wage wages salary losses deviation variance mileage footprint pressure bmi \
         steps calories earnings flow demos spending temperature weight uptake proficiency resolution runway nr equity readers amount median  revpar adr goppar arppu roce roic roa roe eva fcf capex opex wacc dpmo ppm rft otif otd mttd rto rpo sli slo ttv cltv cpm cpv rpm ctor upt asp asa \
         wip fte ftes lti ltifr trir los ppc dora loc csi esat apdex p95 p99 yoy cagr dividend leverage gearing lcr nsfr npl reserves leavers starters joiners discharges \
         backorders dwell tonnage breakage wastage leakage spoilage shrink transactions receipts covers nights room-nights arrivals departures cancellations sickness \
         placements enrolments exclusions suspensions citations publications patents subscriptions installs logins sign-ins activations activation registrations \
         redemptions redemption likes comments backlinks pageviews viewership listeners circulation receivables payables on-time mtta alerts deployments rollbacks \
         requests queries enquiries inquiries contacts falls ulcers deaths appointments caseload caseloads cases crimes offences thefts recidivism approvals rejections \
         appeals voids nonconformities non-conformities recalls changeover changeovers stoppages breakdowns energy electricity co2 co2e carbon near-misses kpi absences \
         proportion fraction turnout amounts sum total totals averages quantity quantities density intensity concentration probability likelihood odds incidence \
         prevalence dosage elapsed remaining backorder fulfilment fulfillment disputes claims debtors creditors grievances seats licences streams plays watch-time \
         opt-outs opt-ins bounces votes signatures pledges legacies gifts grants sponsorships memberships lapsed churned mqls sqls opps opportunities deals walk-ins \
         quotes proposals bids tenders wins positions places vacancy void lettings relets starts completions handovers snags variations cashburn burn payroll damage \
         damages roles acceptance accruals bandwidth beds callbacks closures collections commute deposits depreciation depth detection deviations detractors dispatches \
         dropoffs durability evictions expiry exports fares fatigue floods fouls freight fuel funding gains headroom hospitalizations hospitalisations idle illness \
         impairments imports inflow inflows influx interactions invoices loans mobility nonpayment occurrences outflow outings overheads overruns overspend parcels \
         passengers payback payments penalties permits pickups plagiarism pollution premium premiums promoters prospects purity qps precision recoveries refusals \
         regressions rejects remittances rents repayments replies reservations restarts retakes returnees rides salaries seizures settlements shipments shortfall \
         sightings slippage solvency spread staffing stickiness submissions surplus theft tips treatments trips usability valuation vandalism viewers \
         warnings weights withdrawals workload yields sores vacant buying borrowings exceptions",
    ),
    (
        Sense::Label,
        "phase tier version extension ext durchwahl raum level stage step part wave series type class group vision horizon agenda windows iso soc gdpr pci wcag top # no number chapter section sprint \
         episode room zone site line model industry covid web office scope article paragraph category cat sdg en din module unit round generation gen release build \
         milestone year grade area store team squad route platform goal objective kr kpi okr pillar priority week day gate annex appendix form key formula \
         v band terminal floor ward strategy page item block cohort layer option plan slide figure table chart row",
    ),
    (
        Sense::QualityNoun,
        "category company employer community innovation future world heart brand team culture experience reputation trust leader leadership partner place \
         environment presence voice skills excellence partnership wellbeing well-being sustainability foundation habit business collaboration communication confidence \
         capability self-service joy hope",
    ),
    (
        Sense::Quality,
        "engaging supportive great greater better best delightful delighted amazing seamless strong stronger leading trusted excellent happy happier loved safe safer \
         sustainable inclusive effective efficient exceptional outstanding easy easier easiest simple simpler fast faster fastest smooth smoother reliable healthy \
         healthier modern innovative dominant preferred go-to irresistible effortless proud thriving unforgettable successful resilient more most world-class first-class \
         market-leading data-driven high-performing customer-centric best-in-class excellence culture experience reputation trust brand leader leadership partner place \
         environment presence unbeatable love foundation team confidence predictable agile scalable vibrant welcoming self-service number-one happiness outstandingly \
         delight category choice company employer community innovation future habit obsessed first friendly friendlier greener cleaner clean sustainability wellbeing \
         well-being world heart relationships relationship partnerships loyalty leaders capability capabilities skills voice pride belonging ownership respect \
         collaboration communication teamwork everyone everyone's everywhere lasting meaningful genuine honest fair fairer calm calmer warm warmer bold brave \
         curious creative flexible lively attractive pleasant comfortable memorable humane credible respected admired beloved favourite favorite iconic distinctive \
         unique affordable accessible dignified painless frictionless hassle-free stress-free carefree joyful fun exciting inspiring motivated passionate skilled \
         knowledgeable independent connected united indispensable responsive caring compassionate kind kinder quiet peaceful intuitive elegant beautiful bond bonds ties \
         joy dignity hope courage curiosity warmth friendship friendships spirit mindset clear clearer sooner closer kindly gently",
    ),
    (
        Sense::ActionNoun,
        "redesign rollout roll-out launch migration implementation introduction workshop workshops campaign campaigns project audit setup set-up upgrade installation \
         relaunch recruitment integration training trainings meeting meetings survey interviews review analysis kickoff kick-off offsite webinar newsletter hackathon \
         pilot prototype refactoring renovation purchase procurement hiring presentation report plan policy handbook guide guidelines materials material checklist \
         template documentation event events consultation construction stand-up standup stand-ups refurbishment programme inspection inspections tender webinars \
         excursion excursions briefing retrospective retro brainstorming fair coaching mentoring podcast hotfix deployment letter letters card cards flyers \
         poster posters party conference move pitch deck roadmap study research test testing tests demo cleanup clean-up day circle scheme drive induction bootcamp \
         sprint spike clinic tour tours exhibition festival concert rehearsal trial trials program course courses curriculum seminar seminars lecture lectures roadshow \
         open-day away-day awayday challenge contest competition giveaway raffle auction gala petition outreach advert adverts ads mailing mailings rebrand rebranding \
         relocation reorganisation reorganization restructuring consolidation cutover go-live decommissioning rewrite refactor overhaul revamp makeover refresh fit-out \
         resurfacing repaving repainting repair repairs replacement servicing calibration commissioning stocktake negotiation negotiations renegotiation rfp rfi rfq \
         benchmarking evaluation assessment discovery internship secondment translation localisation localization runbook runbooks playbook playbooks faq tutorial \
         tutorials inductions townhall town-hall huddle huddles check-in debrief debriefs post-mortem postmortem walkabout gemba brainstorm bake-off proof-of-concept poc \
         mvp beta handover sign-off shadowing buddies mentorship scholarship scholarships fundraiser rollouts migrations upgrades audits surveys pilots kick-offs \
         backfill reshuffle reforms reform merger spin-off teardown dry-run dry-runs drill drills walkthrough walkthroughs deep-dive teach-in exercise exercises \
         hand-over hand-off handoff visit creation sampling evening evenings morning mornings afternoon afternoons appeal",
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
        Sense::Noun,
        "climate candidate candidates corporate certificate template estate private graduate enterprise franchise expertise exercise merchandise immediate separate delegate \
         associate senate mandate chocolate ultimate adequate accurate appropriate legitimate moderate otherwise likewise paradise premise surprise allowance insurance maintenance finance entrance appliance ambulance audience licence sentence fence university facility city \
         witness harness scholarship internship membership township science conference",
    ),
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
         buses charger chargers pump pumps boiler boilers insulation leds lighting lamps curtain curtains fence barrier barriers ramp ramps lift elevator door doors \
         kitchen kitchens canteen lounge desk desks table tables shelf shelves rack racks locker lockers container containers pallet pallets box boxes label labels \
         packaging uniform uniforms helmet helmets vest vests gloves sign signs leaflet leaflets booklet manual manuals folder folders map maps chart charts board boards \
         whiteboard diary planner timetable rota recipe recipes playground garden lane lanes crossing crossings tunnel pool hub hubs branch branches shop shops kiosk \
         stand stall booth showroom warehouse depot factory policies procedure procedures charter agreement agreements schemes fund bonus allowance voucher vouchers \
         discount discounts prize award awards badge badges club clubs forum committee committees taskforce task-force helpdesk hotline helpline blog blogs film films \
         clip clips photo photos pictures infographic infographics article articles posts bundle bundles package packages offer offers sandbox repo repository monorepo \
         pipeline-as-code terminal terminals device devices microphone screens monitor monitors projector display displays tent tents minibus trolley trolleys cart carts \
         crane cranes valve valves roofs floor floors solar batteries battery generator generators freezer freezers oven ovens fridge fridges toolbox toolkits \
         starter-kit handbook handbooks matrix spreadsheet spreadsheets bank-account registers glossary style-guide styleguide moodboard mock-up mockup mockups wireframe \
         wireframes storyboard storyboards icon icons logos font theme themes persona personas blueprint blueprints spec specs specification specifications faqs checkout \
         paywall referral-scheme loyalty-card gift-card gift-cards parking-permit shuttle shuttles zone zones greenhouse crèche nursery annexe portals hoarding reminder \
         reminders model models suggestions channel channels room rooms heater heaters alerts supplement supplements base",
    ),
    (
        Sense::Post,
        "nurse manager coordinator officer assistant engineer analyst designer developer scientist teacher trainer tutor coach architect accountant lawyer \
         paralegal planner scheduler driver mechanic technician electrician plumber caretaker receptionist host cook waiter pharmacist therapist counsellor librarian \
         administrator secretary director intern trainee recruiter controller bookkeeper consultant adviser advisor ranger warden inspector auditor supervisor foreman \
         operator steward concierge porter cleaner photographer copywriter editor translator moderator producer ambassador champion mentor buddy specialist strategist \
         representative associate executive clerk midwife chef physio nanny curator registrar economist statistician",
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
         trustees newcomers starters juniors relatives",
    ),
    (
        Sense::Group,
        "team department sales marketing hr it finance operations support product engineering company group division unit q1 q2 q3 q4 quarter year goals okrs kpis \
         targets objectives results list ideas notes priorities service people design legal success items points topics stuff misc agenda blockers things steps parking \
         later others other risks wins kudos decisions questions issues updates news learnings todos actions dependencies assumptions links trustees board directors \
         governors management admin administration procurement compliance security logistics facilities",
    ),
];
