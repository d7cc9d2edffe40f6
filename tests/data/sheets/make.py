"""Writes the sheets of this folder, each with what a person who knows it would say it holds: `python3 make.py`, with openpyxl 3 for
the workbook. The labels were written before any of them was read. Everything in them is made up.

A label is a list of goals; `kind` and `name` say which, the other keys are compared where they are given: `under` is the title of
the objective, `values` are readings or check-ins in the order of their days, `low`, `high`, `target`, `baseline`, `unit`, `owner`,
`team`, `note` (a part of it). Goals that are not in the label must not be there."""

import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))


def write(name, text, goals, options=()):
    with open(os.path.join(HERE, name), "w", encoding="utf-8", newline="") as out:
        out.write(text.lstrip("\n"))
    label(name, goals, options)


def label(name, goals, options=()):
    with open(os.path.join(HERE, name + ".label.json"), "w", encoding="utf-8") as out:
        json.dump({"options": list(options), "goals": goals}, out, ensure_ascii=False, indent=1)
        out.write("\n")


def kpi(name, **more):
    return {"kind": "kpi", "name": name, **more}


def objective(name, **more):
    return {"kind": "objective", "name": name, **more}


def key_result(name, under, **more):
    return {"kind": "key-result", "name": name, "under": under, **more}


write(
    "01-two-heads.csv",
    """
;;;Q1 2026;;Q2 2026;
Kennzahl;Verantwortlich;Abteilung;Ziel;Ist;Ziel;Ist
Liefertreue;Kim Berg;Logistik;95 %;93,5 %;96 %;94,1 %
Reklamationen;Ute Sand;Qualität;40;44;35;31
""",
    [
        kpi("Liefertreue", owner="Kim Berg", team="Logistik", unit="percent", values=[93.5, 94.1], low=96),
        kpi("Reklamationen", owner="Ute Sand", team="Qualität", values=[44, 31]),
    ],
)
write(
    "02-totals.csv",
    """
Team,KPI,Target,Current,Owner
Sales,New customers,120,96,Ana Ruiz
Sales,Revenue (k€),900,812,Ben Ode
Subtotal Sales,,1020,908,

Service,Tickets open,< 50,63,Cho Lee
,Total,1070,971,
""",
    [
        kpi("New customers", team="Sales", owner="Ana Ruiz", low=120, values=[96]),
        kpi("Revenue (k€)", team="Sales", owner="Ben Ode", low=900, values=[812]),
        kpi("Tickets open", team="Service", owner="Cho Lee", high=50, values=[63]),
    ],
)
write(
    "03-units-in-heads.csv",
    """
Objective,Key Result,Baseline (%),Target (%),Current (%),Lead
Customers stay with us,Renewal rate rises,82,90,84.5,Mia Holm
,Support answered on day one,61,85,70,Joe Kay
""",
    [
        objective("Customers stay with us", owner=""),
        key_result("Renewal rate rises", "Customers stay with us", unit="percent", baseline=82, target=90, values=[84.5], owner="Mia Holm"),
        key_result("Support answered on day one", "Customers stay with us", unit="percent", baseline=61, target=85, values=[70], owner="Joe Kay"),
    ],
)
write(
    "04-percent-mixed.csv",
    """
Metric;Unit;Goal;Now;Responsible
Uptime;%;99,9;99,95;Ida Moe
Coverage;;85 %;0,72;Per Lund
Churn;;3 %;3,4 %;Ida Moe
""",
    [
        kpi("Uptime", unit="percent", low=99.9, values=[99.95], owner="Ida Moe"),
        kpi("Coverage", unit="percent", low=85, values=[72], owner="Per Lund"),
        kpi("Churn", unit="percent", values=[3.4], owner="Ida Moe"),
    ],
)
write(
    "05-periods.csv",
    """
KPI report 2026,,,,,,,
Status: draft,,,,,,,
,,,,,,,
Indicator,Owner,Target 2026,Jan-26,Feb-26,Mar-26,YTD,Comment
First pass yield,R. Novak,"97,0 %","95,1 %","96,4 %",,"95,8 %",new line since Feb
Scrap cost,T. Wu,12.500 €,13.100 €,12.900 €,11.870 €,37.870 €,
""",
    [
        kpi("First pass yield", owner="R. Novak", unit="percent", low=97, values=[95.1, 96.4], note="new line since Feb"),
        kpi("Scrap cost", owner="T. Wu", unit="currency:EUR", values=[13100, 12900, 11870], note="37.870"),
    ],
)
write(
    "07-text-numbers.txt",
    """
KPI|Owner|Target|Actual
Orders|Kai|1 234|'1150
Lead time|Eva|12h|14.5h
Reach|Lea|1.2M|980k
Budget|Jon|EUR 5,000|EUR 4,200.50
Satisfaction|Ann|≥ 4.5|4.2
Open roles|Ann|n/a|~3
""",
    [
        kpi("Orders", owner="Kai", low=1234, values=[1150]),
        kpi("Lead time", owner="Eva", unit="duration:h", values=[14.5]),
        kpi("Reach", owner="Lea", low=1200000, values=[980000]),
        kpi("Budget", owner="Jon", unit="currency:EUR", values=[4200.5]),
        kpi("Satisfaction", owner="Ann", low=4.5, values=[4.2]),
        kpi("Open roles", owner="Ann", values=[3]),
    ],
)
write(
    "08-levels.tsv",
    """
Level\tWhat\tFrom\tTo\tToday\tConfidence\tWho\tTeam\tBy\tNotes
O\tOnboarding feels easy\t\t\t\t\tNora Vik\tPlatform\t31/03/2026\t
KR\tTime to first value\t9 days\t4 days\t7 days\t6/10\tOle Dahl\tPlatform\t31/03/2026\twaiting for legal
KR\tActivation rate\t40%\t60%\t48%\t7/10\tNora Vik\tPlatform\t31/03/2026\t
O\tBills are right\t\t\t\t\tSam Orr\tFinance\t30/06/2026\t
KR\tWrong invoices\t120\t20\t75\t5/10\tSam Orr\tFinance\t30/06/2026\t
""",
    [
        objective("Onboarding feels easy", owner="Nora Vik", team="Platform"),
        key_result("Time to first value", "Onboarding feels easy", owner="Ole Dahl", baseline=9, target=4, values=[7], unit="duration:d", note="waiting for legal"),
        key_result("Activation rate", "Onboarding feels easy", owner="Nora Vik", baseline=40, target=60, values=[48], unit="percent"),
        objective("Bills are right", owner="Sam Orr", team="Finance"),
        key_result("Wrong invoices", "Bills are right", owner="Sam Orr", baseline=120, target=20, values=[75]),
    ],
)
write(
    "09-numbered.csv",
    """
No.,Goal,Base,Goal value,Latest,Accountable,Unit
1,Grow in the north,,,,Lund,
1.1,Stores opened,4,9,6,Berg,stores
1.2,Share of online orders,18,30,22,Dahl,%
2,Keep people,,,,Moe,
2.1,Regretted leavers,14,6,11,Moe,people
""",
    [
        objective("Grow in the north", owner="Lund"),
        key_result("Stores opened", "Grow in the north", owner="Berg", baseline=4, target=9, values=[6], unit="text:stores"),
        key_result("Share of online orders", "Grow in the north", owner="Dahl", baseline=18, target=30, values=[22], unit="percent"),
        objective("Keep people", owner="Moe"),
        key_result("Regretted leavers", "Keep people", owner="Moe", baseline=14, target=6, values=[11], unit="text:people"),
    ],
)
write(
    "10-sections.csv",
    """
Goal,Owner,Target,Actual
SALES,,,
Win rate,Ada,35 %,31 %
Pipeline cover,Bo,3x,2.6x
,,,
SUPPORT,,,
First reply,Cy,2 h,3 h
Average,,,
""",
    [
        kpi("Win rate", owner="Ada", team="SALES", unit="percent", low=35, values=[31]),
        kpi("Pipeline cover", owner="Bo", team="SALES", values=[2.6]),
        kpi("First reply", owner="Cy", team="SUPPORT", unit="duration:h", values=[3]),
    ],
)


# Five more, labelled after the first ten had been mended and before they were read.
write(
    "11-french.csv",
    """
Indicateur;Responsable;Équipe;Unité;Cible;Réel;Commentaire
Taux de service;Luc Moreau;Logistique;%;98,5;97,2;en hausse
Délai moyen;Anne Roy;Support;jours;2;3,5;
Retours;Luc Moreau;Logistique;;< 120;141;
""",
    [
        kpi("Taux de service", owner="Luc Moreau", team="Logistique", unit="percent", low=98.5, values=[97.2], note="en hausse"),
        kpi("Délai moyen", owner="Anne Roy", team="Support", values=[3.5]),
        kpi("Retours", owner="Luc Moreau", team="Logistique", high=120, values=[141]),
    ],
)
write(
    "12-key-results.csv",
    """
OKRs of the platform team - draft 3
Objective,Key Results (KR),Start value,Goal,Current value,% complete,KR owner,Due date
Deploys are boring,Failed deploys a month,9,2,5,57%,Ivo Hart,30 Jun 2026
,Lead time in hours,48,12,30,50%,Una Beck,30 Jun 2026
Costs are known,Services with a budget,3,20,11,47%,Una Beck,31 Jul 2026
Overall,,,,,51%,,
""",
    [
        objective("Deploys are boring"),
        key_result("Failed deploys a month", "Deploys are boring", baseline=9, target=2, values=[5], owner="Ivo Hart", due="2026-06-30"),
        key_result("Lead time in hours", "Deploys are boring", baseline=48, target=12, values=[30], owner="Una Beck"),
        objective("Costs are known"),
        key_result("Services with a budget", "Costs are known", baseline=3, target=20, values=[11], owner="Una Beck", due="2026-07-31"),
    ],
)
write(
    "13-quarters.tsv",
    """
Dept\tMetric\tOwner\tQ1/26 Target\tQ1/26 Actual\tQ2/26 Target\tQ2/26 Actual
Claims\tSettled in 5 days\tR. Lind\t80%\t77.5%\t82%\t83%
Claims\tOpen cases\tM. Paz\t1,500\t1,720\t1,400\t1,385
Average\t\t\t\t\t\t
""",
    [
        kpi("Settled in 5 days", team="Claims", owner="R. Lind", unit="percent", values=[77.5, 83], low=82),
        kpi("Open cases", team="Claims", owner="M. Paz", values=[1720, 1385]),
    ],
)
write(
    "14-abschnitte.csv",
    """
Kennzahl;Einheit;Zielwert;Istwert;Stand;Verantwortlich
Vertrieb:;;;;;
Abschlussquote;%;25;22,5;31.10.2026;Ina Voss
Auftragswert;EUR;12.000;11.450,50;31.10.2026;Tim Ohl
;;;;;
Service:;;;;;
Wartezeit;min;3;4,2;15.11.2026;Ina Voss
Gesamt;;;;;
""",
    [
        kpi("Abschlussquote", team="Vertrieb", unit="percent", low=25, values=[22.5], owner="Ina Voss"),
        kpi("Auftragswert", team="Vertrieb", unit="currency:EUR", low=12000, values=[11450.5], owner="Tim Ohl"),
        kpi("Wartezeit", team="Service", unit="duration:min", values=[4.2], owner="Ina Voss"),
    ],
)
write(
    "15-goals.txt",
    """
| Area | Goal | Type | Baseline | Target | Now | Owner | Notes |
|------|------|------|---------:|-------:|----:|-------|-------|
| Warehouse | Nothing is lost | Objective | | | | Eli Frost | |
| Warehouse | Stock count is right | KR | 91.5% | 99% | 95% | Eli Frost | weekly count |
| Warehouse | Damaged parcels per 1,000 | KR | 4.2 | 1.5 | 3 | Bea Lunt | |
| Shop | Checkout errors | KPI | | < 0.5% | 0.8% | Noa Till | |
""",
    [
        objective("Nothing is lost", owner="Eli Frost", team="Warehouse"),
        key_result("Stock count is right", "Nothing is lost", owner="Eli Frost", unit="percent", baseline=91.5, target=99, values=[95], note="weekly count"),
        key_result("Damaged parcels per 1,000", "Nothing is lost", owner="Bea Lunt", baseline=4.2, target=1.5, values=[3]),
        kpi("Checkout errors", owner="Noa Till", team="Shop", unit="percent", high=0.5, values=[0.8]),
    ],
)

write(
    "16-measures.csv",
    """
Department,Measure,How calculated,2025 Actual,2026 Target,Red if,Responsible,Reported,Comments
Sales,Tender win rate,"won / sent, by value",22%,30%,<18%,D. Moyo,monthly,from the tender book
Front desk,Answer to a request,median hours,7.5h,4h,>9h,Ines,weekly,"without nights
and Sundays"
People,Days ill per head,,10.8,≤ 9,> 12,Juan,quarterly,n/a
Plant,Off-cuts,kg per tonne,31,24,,—,daily,
TOTAL,,,,,,,,
""",
    [
        kpi("Tender win rate", team="Sales", owner="D. Moyo", unit="percent", low=30, values=[22], direction="up", cadence="month", definition="won / sent, by value"),
        kpi("Answer to a request", team="Front desk", owner="Ines", unit="duration:h", high=4, values=[7.5], direction="down", cadence="week", note="without nights"),
        kpi("Days ill per head", team="People", owner="Juan", high=9, values=[10.8], direction="down", cadence="quarter", note=None),
        kpi("Off-cuts", team="Plant", owner="", high=24, values=[31], direction="down", cadence="day", definition="kg per tonne"),
    ],
)
write(
    "17-scales.tsv",
    """
KPI\tUnit\tJan-26\tFeb-26\tMar-26\tTarget
Order book\tk€\t410\t395\tn/a\t450
Cancelled bookings\t%\t4.1\t3.9\t3.7\t< 3
Index of trust\t(0-100)\t61\t64\t66\t70
""",
    [
        kpi("Order book", unit="text:k€", low=450, values=[410, 395]),
        kpi("Cancelled bookings", unit="percent", high=3, values=[4.1, 3.9, 3.7], direction="down"),
        kpi("Index of trust", low=70, values=[61, 64, 66]),
    ],
)
write(
    "18-tage.csv",
    """
Objective;Key Result;Start;Ist;Ziel;Verantwortlich;Fällig;Fortschritt
Schneller liefern;Durchlaufzeit;14 Tage;12 Tage;8 Tage;Oda;KW 50;33%
;Rückfragen je Auftrag;9 Anrufe;7 Anrufe;3 Anrufe;Ben;31 Dez;33%
;Lager neu geordnet;offen;halb;fertig;Ben;Ende Q4;50%
""",
    [
        objective("Schneller liefern"),
        key_result("Durchlaufzeit", "Schneller liefern", unit="duration:d", baseline=14, target=8, values=[12], measure="decrease", owner="Oda", due="2026-12-13"),
        key_result("Rückfragen je Auftrag", "Schneller liefern", unit="text:Anrufe", baseline=9, target=3, values=[7], owner="Ben", due="2026-12-31"),
        key_result("Lager neu geordnet", "Schneller liefern", baseline=None, target=None, values=[], owner="Ben", due="2026-12-31"),
    ],
)
write(
    "19-goal-and-metric.csv",
    """
Goal,Metric,Level today,Goal value,Owner,Due,Progress
Pages that open at once,Time to first paint (s),4.2,2.5,Ann,2026-12-31,50%
A list people read,Readers,"11,000","20,000",Bo,Dec 31,30%
A full team,Posts filled,2,5 of 5,Cem,end of Q4,100%
A cheaper cloud,Monthly bill ($),44k,30k,Dag,15 Jan,
""",
    [
        objective("Pages that open at once"),
        key_result("Time to first paint (s)", "Pages that open at once", unit="duration:s", target=2.5, values=[4.2], measure="decrease", owner="Ann", due="2026-12-31"),
        objective("A list people read"),
        key_result("Readers", "A list people read", target=20000, values=[11000], owner="Bo", due="2026-12-31"),
        objective("A full team"),
        key_result("Posts filled", "A full team", target=None, values=[2], owner="Cem", due="2026-12-31", note="5 of 5"),
        objective("A cheaper cloud"),
        key_result("Monthly bill ($)", "A cheaper cloud", unit="currency:USD", target=30000, values=[44000], measure="decrease", owner="Dag", due="2027-01-15"),
    ],
)
write(
    "20-covered.csv",
    """
Department;Sl. No.;Performance measure;UoM;2024;2025;Target 2026;Lead officer
Streets;1;Bins missed per 100,000;;83;79;60;Ida
;2;Graffiti removed in 24h;%;84;88;95;Per
Housing;3;Homes completed;;255;241;300;
;4;Households in hostels;;940;1110;850;Uma
""",
    [
        kpi("Bins missed per 100,000", team="Streets", owner="Ida", high=60, values=[83, 79], note=None),
        kpi("Graffiti removed in 24h", team="Streets", owner="Per", unit="percent", low=95, values=[84, 88]),
        kpi("Homes completed", team="Housing", owner="", low=300, values=[255, 241]),
        kpi("Households in hostels", team="Housing", owner="Uma", high=850, values=[940, 1110]),
    ],
)


def workbook():
    import datetime as dt

    from openpyxl import Workbook

    book = Workbook()
    book.properties.created = book.properties.modified = dt.datetime(2026, 1, 2, 3, 4, 5)
    sheet = book.active
    sheet.title = "Ziele"
    for row in [
        ["Ziele 2. Quartal"],
        [],
        ["Team", "Ziel", "Ergebnis", "Wer", "Start", "Soll", "Stand", "Fällig"],
        ["Werk Süd", "Weniger Ausschuss", "Ausschussquote sinkt", "Jo Falk", 0.062, 0.04, 0.051, dt.date(2026, 6, 30)],
        [None, None, "Nacharbeit je Woche", "Jo Falk", 31, 12, 22, dt.date(2026, 6, 30)],
        [None, "Sichere Wege", "Meldungen bearbeitet", "Li Arndt", 0.5, 0.95, 0.8, dt.date(2026, 5, 31)],
        ["Summe", None, None, None, None, None, None, None],
    ]:
        sheet.append(row)
    sheet.merge_cells("A1:H1")
    sheet.merge_cells("A4:A6")
    sheet.merge_cells("B4:B5")
    for row in (4, 6):
        for column in "EFG":
            sheet[f"{column}{row}"].number_format = "0.0%"
    book.save(os.path.join(HERE, "06-merged.xlsx"))
    label(
        "06-merged.xlsx",
        [
            objective("Weniger Ausschuss", team="Werk Süd"),
            key_result("Ausschussquote sinkt", "Weniger Ausschuss", owner="Jo Falk", unit="percent", baseline=6.2, target=4, values=[5.1]),
            key_result("Nacharbeit je Woche", "Weniger Ausschuss", owner="Jo Falk", baseline=31, target=12, values=[22]),
            objective("Sichere Wege", team="Werk Süd"),
            key_result("Meldungen bearbeitet", "Sichere Wege", owner="Li Arndt", unit="percent", baseline=50, target=95, values=[80]),
        ],
    )


workbook()
