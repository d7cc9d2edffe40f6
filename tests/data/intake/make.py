"""Writes the synthetic exports beside it: every field and oddity of a Viva Goals view export and admin export. No real data.

Run it in its folder: python3 make.py
"""

import json

PATHS = ("viva.csv", "viva-tags.csv", "viva.json")


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"\n') else cell


def write(name, rows, encoding="utf-8-sig"):
    with open(name, "w", encoding=encoding, newline="") as file:
        for row in rows:
            file.write(",".join(quoted(cell) for cell in row) + "\r\n")


def check_in(day, user, note, status, value, metric="Reply time"):
    return (
        f"Checkin Date: {day}; User: {user}; Note: {note}; Metric Name: {metric}; Status: {status}; "
        f"Current Value: {value}; Activity Date: {day} 08:31:53 UTC;"
    )


FULL = (
    "Id,Title,Team,Creator,Owner,Period,Start Date,End Date,Description,|Metric Name,Unit,Target,Object Type,Goal Type,Start,"
    "Created At,Last Check-in,Progress %,Actual Progress,Status,Last Check-in Note,Score,Checkins,,,,,,"
)
HEADS = FULL.split("|")[0].rstrip(",").split(",") + ["Aligned To (weight, Objective ID)"] + FULL.split("|")[1].split(",")


def row(**cells):
    names = {name.replace(" ", "_").replace("%", "pct").replace("-", "_"): at for at, name in enumerate(HEADS) if name}
    line = [""] * len(HEADS)
    for name, value in cells.items():
        if name == "more":
            first = HEADS.index("Checkins")
            for at, cell in enumerate(value):
                line[first + at] = cell
        elif name == "Aligned":
            line[HEADS.index("Aligned To (weight, Objective ID)")] = value
        else:
            line[names[name]] = value
    return line


BASE = {"Period": "Q1 2025", "Start_Date": "2025-01-01", "End_Date": "2025-03-31", "Created_At": "2024-12-09 14:36:20 UTC"}
ROWS = [
    HEADS,
    # A child before its parent, with check-ins in unnamed columns; a note with a semicolon, a line break and a quote.
    row(Id="2295801", Title="Reply time falls", Team="Support; Operations", Creator="Ada Byron", Owner="Lin Chen, Max Roe",
        Description="First answer by a person", Aligned="Answer faster(weight: 14.29%, Id: 2295776)", Metric_Name="Reply time",
        Unit="hours", Target="3", Object_Type="Key result", Goal_Type="Committed Goal", Start="5",
        Last_Check_in="2025-03-12", Progress_pct="30", Actual_Progress="4.4", Status="At Risk", Last_Check_in_Note="Two are ill",
        more=[check_in("2025-02-12", "Lin Chen", 'Fine; "mostly"\nso far', "On Track", "4.8"),
              check_in("2025-03-12", "Lin Chen", "Two are ill", "At Risk", "30%")], **BASE),
    row(Id="2295776", Title="Answer faster", Team="Support", Creator="Ada Byron", Owner="Ada Byron", Object_Type="Objective",
        Goal_Type="Aspirational Goal", Progress_pct="42", Status="Behind", Last_Check_in="2025-03-12", Last_Check_in_Note="Slow", **BASE),
    # A parent that is missing; a percent whose progress is a percent; a falling target of nought; a fiscal period.
    row(Id="2295802", Title="Share answered in a day", Owner="Max Roe", Aligned="Gone(weight: 100%, Id: 999)", Unit="%", Target="95",
        Start="80", Actual_Progress="91", Object_Type="Key result", Last_Check_in="2025-03-01", Status="On Track", **BASE),
    row(Id="2295803", Title="No complaints", Owner="Max Roe", Aligned="Answer faster(weight: 85.71%, Id: 2295776)", Target="0", Start="12",
        Actual_Progress="6", Object_Type="Key result", Status="Not Started", **BASE),
    row(Id="2295804", Title="Hire two people", Owner="Ada Byron", Aligned="Answer faster(weight: 0%, Id: 2295776)", Object_Type="Deliverable",
        Status="Closed", Progress_pct="100", **BASE),
    row(Id='"https://goals.example/o/2295805" "2295805"', Title="Sell, but kindly", Team="Sales", Owner="Zoë Ünal", Object_Type="OKR", Goal_Type="Aspirational Goal",
        Status="Postponed", Score="0.4", **{**BASE, "Period": "Quarter 1 FY25"}),
    row(Id="2295806", Title="Old and closed", Team="Sales", Owner="Zoë Ünal", Object_Type="Objective", Status="Closed", **BASE),
    # Nothing but blanks, a title that is missing, an id that was there.
    row(),
    row(Id="2295807", Owner="Nobody", Object_Type="Objective"),
    row(Id="2295776", Title="Answer faster", Owner="Somebody", Object_Type="Objective", **BASE),
]
write("viva.csv", ROWS)

# The other variant: no ids, a tag and a type name, no unit and no actual progress.
TAGS = ("Title,Tag,OKR type,Type name,Creator,Owner,Period,Start Date,End Date,Description,|Metric Name,Target,Object Type,Goal Type,Start,"
        "Created At,Last Check-in,Progress %,Status,Last Check-in Note,Score,Checkins,,,,")
HEADS = TAGS.split("|")[0].rstrip(",").split(",") + ["Aligned To (weight, Objective ID)"] + TAGS.split("|")[1].split(",")
write("viva-tags.csv", [
    HEADS,
    row(Title="Grow", Tag="north; 2025", OKR_type="Team", Type_name="Big rock", Owner="Ada Byron", Object_Type="Objective", Status="On Track", **{**BASE, "Period": "Annual 2025"}),
    row(Title="New customers", Tag="north", Type_name="KPI", Owner="Lin Chen", Aligned="Grow(weight: 50%, Id: 1)", Start="100", Target="200", Object_Type="Key result",
        Progress_pct="25", Last_Check_in="2025-03-12", Status="Behind", **{**BASE, "Period": "Annual 2025"}),
], encoding="utf-16")


def objective(key, title, kind, **more):
    return {"ID": key, "Title": title, "Type": kind, "Created By": {"ID": 1, "Name": "Ada Byron", "Email": "ada@example.org"},
            "Owner": [{"ID": 1, "Name": "Ada Byron", "Email": "ada@example.org"}, {"ID": 2, "Name": "Lin Chen"}],
            "Teams": [{"ID": 3, "Name": "Support"}], "Time Period": {"ID": 7, "Name": "FY25 Q1"}, "Start Date": "2025-01-01 00:00:00",
            "End Date": "2025-03-31 00:00:00", "Alignment": None, "Description": "", "Tags": ["north"],
            "Progress and Status Configuration": {"Progress": "Update Manually", "Status": "Manual", "Data Source": ""},
            "Progress": 0, "Status": "On Track", "Parent IDs": [], "Children": [], "Score": None, "Goal Type": "Aspirational Goal",
            "Created At": "2024-12-09 14:36:20", "Last Check-in": "2025-03-12 00:00:00", **more}


under = [{"ID": 10, "Title": "Answer faster", "Weight": "33.33"}]
with open("viva.json", "w", encoding="utf-8") as file:
    json.dump({
        "objectives": [
            objective(11, "Revenue of the desk", "Kpi", Alignment=under, Progress="3,637,839", Teams=None, Outcome={
                "Outcome Type": "Metric", "Metric Name": "Revenue", "Metric Unit": "USD", "Start": "2,000,000", "Target": "4,000,000",
                "Target Type": "Increase From", "Phased Targets": {"Interval": "Monthly", "Phased Targets": [
                    {"Target Value": "2,500,000", "Target Date": "2025-01-31 00:00:00"}, {"Target Value": 3000000, "Target Date": "2025-02-28 00:00:00"}]}}),
            objective(10, "Answer faster", "Big rock", Progress=137.5, Outcome={"Outcome Type": "Percentage"}),
            objective(12, "Backlog below a hundred", "Kpi", Alignment=under, Progress=120, Outcome={
                "Outcome Type": "Metric", "Metric Name": "Backlog", "Metric Unit": "tickets", "Start": 150, "Target": 100, "Target Type": "Stay Below"}),
            objective(13, "Move the desk", "Project", **{"Parent IDs": [10]}, Progress=50, Outcome={"Outcome Type": "Percentage"}),
            objective(14, "", "Project"),
        ],
        "checkins": [
            {"ID": 1, "OKR ID": 11, "CheckIn Date": "2025-02-25 00:00:00", "Check In Owner": {"Name": "Lin Chen"},
             "Check In Note": {"Check In Note": "Good; month", "Check In Note HTML": "<p>Good; month</p>"}, "Metric Name": "Revenue",
             "Status": "On Track", "Current Value": "2,900,000", "Activity Date": "2025-02-25 10:00:00"},
            {"ID": 2, "OKR ID": 99, "CheckIn Date": "2025-02-25 00:00:00", "Current Value": 1},
        ],
        "comments": [{"ID": 5, "OKR ID": 10, "Comment": "Well done", "Created By": {"Name": "Max Roe"}, "Created At": "2025-03-01 09:00:00"}],
        "timeperiods": [{"ID": 7, "Time Period Name": "FY25 Q1", "Start Date": "2025-01-01 00:00:00", "End Date": "2025-03-31 00:00:00"}],
        "teams": [{"ID": 3, "Team Name": "Support", "Parent Team": None}],
    }, file, indent=1)
