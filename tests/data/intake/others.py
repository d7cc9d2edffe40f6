"""Writes exports of other tools, with the headings they have and made-up rows: python3 others.py, in its folder."""

FILES = {
    "burningokr.csv": """
Team,Objective,Progress,Corporate Objective,Key Result,Description,Start,End,Actual,Unit
Billing,Invoices are right the first time,40,Customers trust us,Corrections after sending,Counted per month,120,20,80,invoices
Billing,Invoices are right the first time,40,Customers trust us,Share sent on day one,,55,90,69,%
Support,Answers arrive the same day,25,Customers trust us,Median first reply,,30,4,23.5,h
""",
    "betterworks.csv": """
name,type,progress,start_date,end_date,owner_email,categories,description
Make onboarding quick,goal,35,2026-01-01,2026-03-31,ada@example.org,"Product, Growth",New teams work on their first day
Guide shipped to all,milestone,100,2026-01-01,2026-02-15,lin@example.org,,
Trial reaches 500 teams,milestone,20,2026-01-01,2026-03-31,ada@example.org,,Counted weekly
""",
    "peoplebox.csv": """
Row ID,Parent Row IDs,Goal Title,Owner Emails,Goal Cycle,Goal Type,Start Date,End Date,Starting Value,Target Value,Current Value,Progress Status
1,,Be the safest plant,"mia@example.org, jo@example.org",Q1 2026,Objective,2026-01-01,2026-03-31,,,,On Track
2,1,Lost days fall,jo@example.org,Q1 2026,Key Result,2026-01-01,2026-03-31,14,5,9,Behind
3,1,Near misses reported,mia@example.org,Q1 2026,Key Result,2026-01-01,2026-03-31,"1,200","2,000","1,650",On Track
""",
    "cultureamp.csv": """
email,name,description,visibility,due_at,status,completion,key_result_1_title,key_result_1_completion,key_result_2_title,key_result_2_completion,key_result_3_title,key_result_3_completion
uma@example.org,Grow the mentoring circle,Everyone has a mentor,public,2026-06-30,on_track,0.45,Pairs formed,0.6,Guide written,0.3,,
per@example.org,Run a calm release,,private,2026-03-31,at_risk,1.0,No rollbacks,1.0,,,,
""",
}

for name, text in FILES.items():
    with open(name, "w", encoding="utf-8", newline="") as file:
        file.write(text.lstrip("\n"))
