#!/usr/bin/env python3
"""Compares the command line's `status` with exact rational arithmetic on fresh random workspaces.

    cargo build --example bearings
    python3 tests/crosscheck/unseen_status.py target/debug/examples/bearings [SEED [COUNT]]

Written from DOMAIN §2-4 alone: key results of every kind with phased targets, own due days, cadences, weights, bands, several
check-ins on one day, gaps and notes without a value; KPIs with dated targets, alarms, bands, marked changes and several readings a
day. Standard library only. Says what differs and ends with 1 if anything does.
"""

import json
import random
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

TOLERANCE = Fraction(1, 10**9)
DAY = timedelta(days=1)
LENGTH = {"day": Fraction(1), "week": Fraction(7), "fortnight": Fraction(14), "month": Fraction(36525, 1200), "quarter": Fraction(36525, 400)}


def natural_end(cadence, day, start):
    """Last day of the calendar's period; weeks start on Monday, a fortnight is counted from the week of the start."""
    if cadence == "day":
        return day
    week_end = lambda it: it + timedelta(days=6 - it.weekday())
    if cadence == "week":
        return week_end(day)
    if cadence == "fortnight":
        weeks = (week_end(day) - week_end(start)).days // 7
        return week_end(day) + timedelta(days=7 if weeks % 2 == 0 else 0)
    months = {"month": 1, "quarter": 3}[cadence]
    first = (day.month - 1) // months * months + 1 + months
    return date(day.year + (first > 12), first - 12 if first > 12 else first, 1) - DAY


class Rhythm:
    def __init__(self, cadence, start, end):
        self.cadence, self.start, self.end = cadence, start, end
        first = natural_end(cadence, start, start)
        left = (first - start).days + 1
        least = LENGTH[cadence] if cadence in ("day", "week") else LENGTH[cadence] / 2
        self.first = natural_end(cadence, first + DAY, start) if left < least else first

    def period_end(self, day):
        natural = self.first if day <= self.first else natural_end(self.cadence, day, self.start)
        if self.end and (natural >= self.end or 2 * (self.end - natural).days < LENGTH[self.cadence]):
            return self.end
        return natural

    def due_days(self, until):
        found, due = [], self.period_end(self.start)
        while due <= until:
            found.append(due)
            if self.end and due >= self.end:
                break
            due = self.period_end(due + DAY)
        return found

    def holds(self, day):
        return self.start <= day and (not self.end or day <= self.end)

    def stale(self, made, today):
        """Due day and days since of the first that was missed after the last one made, from the fourth day on."""
        made = [day for day in made if self.start <= day]
        if made:
            last = self.period_end(made[-1])
            if self.end and last >= self.end:
                return None
            missed = self.period_end(last + DAY)
            missed = missed if missed > last else None
        else:
            missed = self.period_end(self.start)
        if missed is None or today < self.start or (today - missed).days <= 3:
            return None
        return {"due": str(missed), "days": (today - missed).days}


def number(rng, low, high):
    return round(rng.uniform(low, high), rng.choice([0, 1, 2, 4]))


def inside(band, value):
    low, high = band.get("low"), band.get("high")
    return (low is None or value >= low) and (high is None or value <= high)


def random_band(rng, low, high):
    one, other = sorted((number(rng, low, high), number(rng, low, high)))
    return rng.choice([{"high": other}, {"low": one}, {"low": one, "high": other}])


def make_key_result(rng, name, cycle, today):
    kind = rng.choice(["increase", "decrease", "hold", "milestones", "done"])
    record = {"kind": "key-result", "id": name, "objective": "o", "title": name, "measure": kind}
    if rng.random() < 0.5:
        record["cadence"] = rng.choice(["day", "week", "fortnight", "month"])
    if rng.random() < 0.5:
        record["weight"] = rng.choice([0, 0.5, 2, 3.25])
    if rng.random() < 0.3:
        record["due"] = str(cycle[0] + timedelta(days=rng.randint(20, (cycle[1] - cycle[0]).days)))
    if kind in ("increase", "decrease"):
        low, high = sorted((number(rng, -50, 50), number(rng, 60, 200)))
        record["baseline"], record["target"] = (low, high) if kind == "increase" else (high, low)
        if rng.random() < 0.3:
            record["baseline_on"] = str(cycle[0] + timedelta(days=rng.randint(-5, 40)))
        if rng.random() < 0.4:
            record["phased"] = [
                {"date": str(cycle[0] + timedelta(days=day)), "value": number(rng, low, high)} for day in sorted(rng.sample(range(3, 85), rng.randint(1, 3)))
            ]
    elif kind == "hold":
        record["band"] = random_band(rng, 0, 100)
    elif kind == "milestones":
        record["steps"] = [{"id": f"{name}s{n}", "text": str(n), "weight": rng.choice([1, 1, 2, 0.5])} for n in range(rng.randint(1, 6))]
    made = []
    for n in range(rng.choice([0, 1, 4, 12, 25])):
        day = cycle[0] + timedelta(days=rng.randint(-3, (cycle[1] - cycle[0]).days + 3))
        check_in = {"kind": "check-in", "id": f"{name}c{n}", "key_result": name, "date": str(day), "entered": 1_700_000_000 + rng.randrange(10**6)}
        if rng.random() < 0.15:
            check_in["note"] = "only words"
        elif kind == "milestones":
            check_in["steps_done"] = [step["id"] for step in record["steps"] if rng.random() < 0.5]
        elif kind == "done":
            check_in["value"] = rng.choice([0, 1])
        else:
            check_in["value"] = number(rng, -60, 220)
        if rng.random() < 0.5:
            check_in["confidence"] = rng.randint(0, 10)
        made.append(check_in)
    rng.shuffle(made)
    return record, made


def share(first, last, today):
    if today >= last:
        return Fraction(1)
    if today <= first:
        return Fraction(0)
    return max(Fraction(0), Fraction((today - first).days, (last - first).days))


def expected_of(record, first, last, today):
    if record["measure"] not in ("increase", "decrease") or not record.get("phased"):
        return share(first, last, today)
    b, t = Fraction(record["baseline"]), Fraction(record["target"])
    corners = {first: b, last: t}
    for phase in record["phased"]:
        day = date.fromisoformat(phase["date"])
        if first <= day <= last:
            corners[day] = Fraction(phase["value"])
    days = sorted(corners)
    now = min(max(today, first), last)
    before = max(day for day in days if day <= now)
    after = min(day for day in days if day >= now)
    part = Fraction((now - before).days, (after - before).days) if after > before else Fraction(0)
    value = corners[before] + part * (corners[after] - corners[before])
    return (value - b) / (t - b)


def judge(record, check_ins, cycle, started, today):
    """What `status` should say of a key result: progress, pace, grace, status, confidence, last and stale."""
    first = cycle[0]
    # The work began on the cycle's first day, or the day it was started or its baseline was read, if that is later.
    last = min(max(date.fromisoformat(record["due"]), first), cycle[1]) if "due" in record else cycle[1]
    cadence = record.get("cadence", "week")
    owed_from = first
    if started:
        owed_from = min(max(started - timedelta(days=started.weekday()), first), last)
    rhythm = Rhythm(cadence, owed_from, last)
    until = min(today, cycle[1])
    known = sorted((it for it in check_ins if date.fromisoformat(it["date"]) <= until), key=lambda it: (it["date"], it["entered"], it["id"]))
    of_day, steps = {}, None
    weights = {step["id"]: Fraction(step["weight"]) for step in record.get("steps", [])}
    for it in known:
        if "steps_done" in it:
            steps = sum(weights[step] for step in it["steps_done"]) / sum(weights.values())
            of_day[it["date"]] = steps
        elif "value" in it:
            of_day[it["date"]] = Fraction(it["value"])
    points = sorted((date.fromisoformat(day), value) for day, value in of_day.items())
    made = [date.fromisoformat(it["date"]) for it in known]
    progress, kind = None, record["measure"]
    began = max([first] + ([started] if started else []))
    if kind in ("increase", "decrease") and "baseline_on" in record:
        began = max(began, date.fromisoformat(record["baseline_on"]))
    began = min(began, last)
    judged_on = min(made[-1], today) if made else today
    if kind in ("increase", "decrease"):
        b, t = Fraction(record["baseline"]), Fraction(record["target"])
        progress = (points[-1][1] - b) / (t - b) if points else None
    elif kind == "hold":
        met = {rhythm.period_end(day): None for day in made if rhythm.holds(day)}
        for day, value in points:
            if rhythm.holds(day):
                met[rhythm.period_end(day)] = inside(record["band"], value)
        # Up to the period of the last one made; one without a value says nothing, one that is missing was not met.
        if made and rhythm.period_end(judged_on) <= today:
            judged_on = rhythm.period_end(judged_on)
        due = [day for day in rhythm.due_days(judged_on) if met.get(day, False) is not None]
        if points and due:
            progress = Fraction(sum(met.get(day, False) for day in due), len(due)) * share(began, last, judged_on)
    elif kind == "milestones":
        progress = steps
    else:
        progress = points[-1][1] if points else None
    expected = expected_of(record, began, last, judged_on)
    grace = Fraction(1, 20)
    if progress is not None and progress >= 1 and kind != "hold":
        status = "done"
    elif today < first and not made:
        status = "not started"
    elif progress is None:
        status = "not started" if today < rhythm.period_end(owed_from) and not made else "no data"
    else:
        behind = expected - grace - progress
        hair = Fraction(1, 10**11)
        if abs(behind) < hair or abs(behind - Fraction(1, 5)) < hair:
            status = None
        else:
            status = "on track" if behind <= 0 else "behind" if behind <= Fraction(1, 5) else "at risk"
    sure = [it["confidence"] for it in known if "confidence" in it]
    ticked = status == "done" and kind in ("milestones", "done")
    return {
        "progress": progress,
        "pace": expected,
        "grace": grace,
        "status": status,
        "confidence": sure[-1] if sure else None,
        "last": points[-1] if points else None,
        "stale": None if ticked else rhythm.stale(made, today),
    }


def limits_of(x):
    if len(x) < 6:
        return None
    mean = sum(x) / len(x)
    average = sum(abs(b - a) for a, b in zip(x, x[1:])) / (len(x) - 1)
    return mean, Fraction("2.66") * average


def fresh_signals(x, found):
    """The rules that the last reading of a stretch is part of, with their side."""
    if not found:
        return set()
    mean, natural = found
    rules, last = set(), len(x) - 1
    for side in (1, -1):
        d = [side * (value - mean) for value in x]
        if d[last] > natural:
            rules.add((1, side))
        if len(x) >= 8 and all(it > 0 for it in d[-8:]):
            rules.add((2, side))
        if d[last] > natural / 2 and sum(it > natural / 2 for it in d[-4:]) >= 3:
            rules.add((3, side))
    return rules


def make_kpi(rng, today):
    direction = rng.choice(["up", "down", "hold", None])
    record = {"kind": "kpi", "id": "k", "name": "k"}
    if direction:
        record["direction"] = direction
    if rng.random() < 0.8:
        record["cadence"] = rng.choice(["day", "week", "month"])
    first = today - timedelta(days=rng.randint(40, 300))
    targets = []
    for _ in range(rng.randint(0, 3)):
        a, b = sorted((number(rng, 5, 15), number(rng, 5, 15)))
        target, alarm = {"up": ({"low": b}, {"low": a}), "down": ({"high": a}, {"high": b})}.get(
            direction, ({"low": a, "high": b}, {"low": a - 1, "high": b + 1})
        )
        one = {"from": str(first + timedelta(days=rng.randint(-10, 200))), "target": target}
        if not targets and rng.random() < 0.4:
            del one["from"]
        if rng.random() < 0.6:
            one["alarm"] = alarm
        if all(other.get("from") != one.get("from") for other in targets):
            targets.append(one)
    record["targets"] = targets
    record["unit"] = rng.choice(["number", "percent", "rating:5", "currency:EUR", "duration:h", "text:tickets"])
    if rng.random() < 0.4:
        record["fixed_limits"] = rng.choice([6, 7, 10, 30])
    record["changes"] = [{"date": str(first + timedelta(days=rng.randint(0, 200))), "label": "x"} for _ in range(rng.choice([0, 0, 1, 2]))]
    readings = []
    level = number(rng, 6, 14)
    for n in range(rng.choice([0, 3, 6, 9, 20, 50])):
        if rng.random() < 0.05:
            level = number(rng, 4, 16)
        day = first + timedelta(days=rng.randint(0, 310))
        value = round(level + rng.choice([0, 0, rng.gauss(0, 1)]), 3)
        readings.append({"kind": "reading", "id": f"r{n}", "kpi": "k", "date": str(day), "value": value, "entered": 1_700_000_000 + rng.randrange(10**6)})
    return record, readings


def judge_kpi(record, readings, today):
    of_day = {}
    for it in sorted(readings, key=lambda it: (it["date"], it["entered"], it["id"])):
        if date.fromisoformat(it["date"]) <= today:
            of_day[it["date"]] = Fraction(it["value"])
    points = sorted(of_day.items())

    def target_on(day):
        valid = [it for it in record["targets"] if it.get("from", "") <= day]
        return max(valid, key=lambda it: it.get("from", "")) if valid else None

    def status_on(day, value):
        dated = target_on(day)
        if dated is None:
            return "no target"
        if inside(dated["target"], value):
            return "met"
        return "watch" if "alarm" in dated and inside(dated["alarm"], value) else "missed"

    told = {"status": "no data", "signals": set(), "assurance": None, "stale": None, "missed": 0, "met": [0, 0]}
    if not points:
        return told
    day, value = points[-1]
    statuses = [status_on(day, value) for day, value in points]
    told["status"] = statuses[-1]
    told["missed"] = next((n for n, status in enumerate(reversed(statuses)) if status != "missed"), len(statuses))
    since = max((it["date"] for it in record["changes"] if it["date"] <= day), default="")
    stretch = [value for day, value in points if day >= since]
    base = stretch[: record["fixed_limits"]] if "fixed_limits" in record else stretch
    found, now = limits_of(base), target_on(str(today))
    told["signals"] = fresh_signals(stretch, found)
    unread = any(day < it["date"] <= str(today) for it in record["changes"])
    if now and not unread:
        by_it = [status for (day, _), status in zip(points, statuses) if day >= since and target_on(day) is now]
        told["met"] = [by_it.count("met"), len(by_it)]
    if any(day < it["date"] <= str(today) for it in record["changes"]):
        # A change that is marked after the last reading begins a stretch of its own, without readings yet.
        found = None
    if found and now:
        low, high = found[0] - found[1], found[0] + found[1]
        known = [value for _, value in points]
        for it in record["targets"]:
            known += [Fraction(side) for part in ("target", "alarm") for side in it.get(part, {}).values()]
        top = {"percent": 100, "rating:5": 5}.get(record["unit"])
        if top and all(0 <= value <= top for value in known):
            low, high = max(low, 0), min(high, top)
        elif record["unit"] != "percent" and all(value >= 0 for value in known):
            low = max(low, 0)
        band = now["target"]
        if (band.get("low") is None or low >= band["low"]) and (band.get("high") is None or high <= band["high"]):
            told["assurance"] = "keeps-meeting"
        elif (band.get("low") is not None and high < band["low"]) or (band.get("high") is not None and low > band["high"]):
            told["assurance"] = "will-not-meet"
        else:
            told["assurance"] = "sometimes"
    if "cadence" in record:
        made = [date.fromisoformat(day) for day, _ in points]
        told["stale"] = Rhythm(record["cadence"], made[0], None).stale(made, today)
    return told


def tones(rules, direction):
    good = {"up": 1, "down": -1}.get(direction)
    return sorted((rule, "improvement" if side == good else "concern") for rule, side in rules) if good else sorted(rule for rule, _ in rules)


def main():
    binary = sys.argv[1]
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    total = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    wrong = judged = 0

    def check(name, field, found, wanted):
        nonlocal wrong, judged
        judged += 1
        if isinstance(wanted, Fraction):
            same = found is not None and abs(Fraction(found) - wanted) <= max(abs(wanted), Fraction(1, 1000)) * TOLERANCE
        else:
            same = found == wanted
        if not same:
            wrong += 1
            print(f"{name} {field}: {found} instead of {float(wanted) if isinstance(wanted, Fraction) else wanted}")

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "workspace.json"
        for index in range(total):
            first = date(2026, rng.choice([1, 4, 7, 10]), 1)
            cycle = (first, first + timedelta(days=rng.choice([27, 89, 91, 180])))
            today = first + timedelta(days=rng.randint(-5, (cycle[1] - first).days + 20))
            started = first + timedelta(days=rng.randint(0, 20)) if rng.random() < 0.3 else None
            objective = {"kind": "objective", "id": "o", "title": "o", "cycle": "c", "state": "running"}
            if started:
                objective["started"] = str(started)
            records = [{"kind": "cycle", "id": "c", "name": "c", "start": str(cycle[0]), "end": str(cycle[1])}, objective]
            results = {}
            for n in range(rng.randint(1, 5)):
                record, made = make_key_result(rng, f"kr{n}", cycle, today)
                results[f"kr{n}"] = (record, judge(record, made, cycle, started, today))
                records += [record, *made]
            kpi, readings = make_kpi(rng, today)
            records += [kpi, *readings]
            rng.shuffle(records)
            file.write_text(json.dumps({"format": "bearings", "version": 1, "records": records}))
            done = subprocess.run([binary, "status", str(file), "--on", str(today)], capture_output=True, text=True)
            if done.returncode:
                raise SystemExit(done.stderr)
            told = {it["id"]: it for it in map(json.loads, done.stdout.splitlines())}

            for name, (record, wanted) in results.items():
                found, label = told[name], f"{index} {record['measure']} {name}"
                for field in ("progress", "pace", "grace", "confidence", "stale"):
                    check(label, field, found[field], wanted[field])
                if wanted["status"]:
                    check(label, "status", found["status"], wanted["status"])
                last = wanted["last"]
                check(label, "last day", (found["last"] or {}).get("date"), str(last[0]) if last else None)
                if last:
                    check(label, "last value", found["last"]["value"], last[1])
            weighed = [(Fraction(record.get("weight", 1)), wanted["progress"]) for record, wanted in results.values()]
            weighed = [(weight, min(max(p, Fraction(0)), Fraction(1))) for weight, p in weighed if p is not None]
            whole = sum(weight for weight, _ in weighed)
            check(f"{index} objective", "progress", told["o"]["progress"], sum(w * p for w, p in weighed) / whole if whole else None)
            check(f"{index} objective", "measured", told["o"]["measured"], len(weighed))

            wanted, found = judge_kpi(kpi, readings, today), told["k"]
            label = f"{index} kpi {kpi.get('direction')}"
            check(label, "status", found["status"], wanted["status"])
            check(label, "stale", found["stale"], wanted["stale"])
            said = [(it["rule"], it["tone"]) for it in found["signals"]]
            if kpi.get("direction") not in ("up", "down"):
                said = [rule for rule, _ in said]
            check(label, "signals", sorted(set(said)), tones(wanted["signals"], kpi.get("direction")))
            check(label, "assurance", (found["assurance"] or {}).get("verdict"), wanted["assurance"])
            check(label, "missed in a row", found["missed_in_a_row"], wanted["missed"])
            check(label, "met", found["met"], wanted["met"])
    print(f"{total} workspaces, {judged} comparisons, {wrong} differences")
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
