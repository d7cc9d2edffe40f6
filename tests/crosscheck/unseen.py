#!/usr/bin/env python3
"""Compares the command line's `signals` and `forecast` with exact rational arithmetic on fresh random series.

    cargo build --example bearings
    python3 tests/crosscheck/unseen.py target/debug/examples/bearings [SEED [COUNT]]

Every series is written in some odd but legal way: rows out of order, two on a day, blank lines, gaps, Windows line ends, a byte
order mark, semicolons with decimal commas, further columns, scientific notation. Standard library only. Says what differs by more
than 1e-9 relative and ends with 1 if anything does.
"""

import json
import random
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from statistics import median

TOLERANCE = 1e-9


def values(rng, kind, count):
    """Decimal strings of one character."""
    if kind == "plain":
        return [f"{rng.uniform(5, 50):.{rng.randint(0, 4)}f}" for _ in range(count)]
    if kind == "ties":
        return [str(rng.choice([3, 3, 3, 4, 5])) for _ in range(count)]
    if kind == "equal":
        return ["7.25"] * count
    if kind == "shift":
        return [f"{rng.gauss(10 if i < count // 2 else 16, 1):.2f}" for i in range(count)]
    if kind == "trend":
        return [f"{i * 1.5 + rng.uniform(-1, 1):.3f}" for i in range(count)]
    if kind == "falling":
        return [f"{100 - i * 2 + rng.uniform(-3, 3):.2f}" for i in range(count)]
    if kind == "huge":
        return [f"{rng.uniform(1, 9):.6f}e{rng.randint(11, 12)}" for _ in range(count)]
    if kind == "tiny":
        return [f"{rng.uniform(1, 9):.4f}e-9" for _ in range(count)]
    if kind == "signs":
        return [f"{rng.uniform(-5, 5):.3f}" for _ in range(count)]
    return [str(rng.choice([0, 0, 0, 0, 1, 2])) for _ in range(count)]


KINDS = ["plain", "ties", "equal", "shift", "trend", "falling", "huge", "tiny", "signs", "rare"]


def written(rng, rows):
    """The rows as an odd but legal file; each row is day, text of the value or None for a gap."""
    semicolon = rng.random() < 0.3
    sign = ";" if semicolon else rng.choice([",", ",", "\t"])
    extra = rng.random() < 0.4
    quote = rng.random() < 0.3
    end = rng.choice(["\n", "\r\n"])
    head = rng.choice(["date{0}value", "Date{0}Value", "DATE{0}VALUE", " date {0} value "]).format(sign)
    lines = [("note" + sign if extra else "") + head]
    for day, text in rows:
        text = text or ""
        if semicolon:
            text = text.replace(".", ",")
        cells = ["a remark"] * extra + [day, text]
        lines.append(sign.join(f'"{cell}"' for cell in cells) if quote else sign.join(cells))
        if rng.random() < 0.1:
            lines.append("")
    return ("\ufeff" if rng.random() < 0.3 else "") + end.join(lines) + rng.choice(["", end])


def counted(rows):
    """Of two rows on one day the later counts; in time order."""
    of_day = {}
    for day, text in rows:
        if text is not None:
            of_day[day] = Fraction(text)
    return sorted(of_day.items())


def chart(points):
    x = [value for _, value in points]
    if len(x) < 6:
        return None
    ranges = [abs(b - a) for a, b in zip(x, x[1:])]
    mean, average = sum(x) / len(x), sum(ranges) / len(ranges)
    natural, half = Fraction("2.66") * average, Fraction("1.33") * average
    rules = set()
    for side, sign in (("above", 1), ("below", -1)):
        distance = [sign * (value - mean) for value in x]
        for i, d in enumerate(distance):
            if d > natural:
                rules.add((1, side, i))
            if i + 8 <= len(x) and all(e > 0 for e in distance[i : i + 8]):
                rules.update((2, side, j) for j in range(i, i + 8))
            near = [j for j in range(i, i + 4) if i + 4 <= len(x) and distance[j] > half]
            if len(near) >= 3:
                rules.update((3, side, j) for j in near)
    return {
        "count": len(x),
        "mean": mean,
        "average_moving_range": average,
        "lower": mean - natural,
        "upper": mean + natural,
        "upper_range_limit": Fraction("3.267") * average,
        "rules": rules,
    }


def assurance(limits, direction, target):
    good_low = direction != "down"
    near, far = (limits["lower"], limits["upper"]) if good_low else (limits["upper"], limits["lower"])
    meets = (lambda value: value >= target) if good_low else (lambda value: value <= target)
    return "keeps-meeting" if meets(near) else "sometimes" if meets(far) else "will-not-meet"


def type_7(numbers, share):
    ordered = sorted(numbers)
    place = (len(ordered) - 1) * Fraction(share)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def landing(points, start, end, baseline, target):
    points = [((day - start).days, value) for day, value in points][-12:]
    if len(points) < 4:
        return None
    length = (end - start).days
    slope = median([(d - b) / (c - a) for i, (a, b) in enumerate(points) for c, d in points[i + 1 :]])
    intercept = median([y - slope * x for x, y in points])
    rest = [y - (slope * x + intercept) for x, y in points]
    at_end = slope * length + intercept
    rising = target >= baseline
    last_day, last = points[-1]
    reach = None
    if last >= target if rising else last <= target:
        word = "reached"
    else:
        line = slope * last_day + intercept
        if line >= target if rising else line <= target:
            day = last_day
        elif slope > 0 if rising else slope < 0:
            day = max(ceil((target - intercept) / slope - Fraction(1, 10**6)), last_day)
        else:
            day = None
        if day is None or day > 2 * length:
            word = "not in sight"
        else:
            word, reach = "on", str(start + timedelta(days=day))
    return {
        "used": len(points),
        "slope": slope,
        "intercept": intercept,
        "at_end": at_end,
        "low": at_end + type_7(rest, "0.1"),
        "high": at_end + type_7(rest, "0.9"),
        "reach": word,
        "reach_date": reach,
        "progress": (last - baseline) / (target - baseline),
    }


def same(found, wanted, size):
    """Within 1e-9 of the number, or of the rounding of the numbers it is the difference of."""
    if isinstance(wanted, Fraction):
        return found is not None and abs(Fraction(found) - wanted) <= max(abs(wanted) * Fraction(TOLERANCE), size * Fraction(1e-14))
    return found == wanted


def main():
    binary = sys.argv[1]
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    total = int(sys.argv[3]) if len(sys.argv) > 3 else 40
    wrong = 0

    def ask(*words):
        done = subprocess.run([binary, *words], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{words}: {done.stderr}")
        return json.loads(done.stdout)

    def check(name, field, found, wanted, size=Fraction(0)):
        nonlocal wrong
        if not same(found, wanted, size):
            wrong += 1
            shown = float(wanted) if isinstance(wanted, Fraction) else wanted
            print(f"{name} {field}: {found} instead of {shown}")

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "series.csv"
        for index in range(total):
            kind = KINDS[index % len(KINDS)]
            name = f"{index} {kind}"
            count = rng.choice([3, 5, 6, 7, 9, 13, 26, 60])
            start = date(2025, 1, 1) + timedelta(days=rng.randint(0, 700))
            days = sorted(rng.sample(range(1, 4 * count + 2), count))
            rows = [(str(start + timedelta(days=day)), text) for day, text in zip(days, values(rng, kind, count))]
            for _ in range(rng.randint(0, 3)):
                rows.append((rng.choice(rows)[0], rng.choice(values(rng, kind, 3))))
            if rng.random() < 0.5:
                rng.shuffle(rows)
            for _ in range(rng.randint(0, 2)):
                rows.insert(rng.randrange(len(rows)), (str(start + timedelta(days=rng.randint(500, 600))), None))
            file.write_bytes(written(rng, rows).encode())
            points = counted(rows)
            size = max(abs(value) for _, value in points)

            direction = rng.choice(["up", "down"])
            target = Fraction(rng.choice(rows)[1] or "5")
            told = ask("signals", str(file), "--direction", direction, "--target", str(float(target)))
            limits = chart(points)
            if limits is None:
                check(name, "limits", told["limits"], None)
            else:
                rules = limits.pop("rules")
                for field, wanted in limits.items():
                    check(name, field, told["limits"][field], wanted, size)
                found = {(it["rule"], it["side"], i) for it in told["signals"] for i in it["indices"]}
                check(name, "signals", found, rules)
                check(name, "assurance", told["assurance"]["verdict"], assurance(limits, direction, Fraction(float(target))))

            end = start + timedelta(days=rng.randint(days[-1], days[-1] + 90))
            baseline = points[0][1] - rng.choice([1, -1]) * (size or 1) / 7
            aim = baseline + rng.choice([1, -1, 3]) * (size or 1)
            baseline, aim = Fraction(float(baseline)), Fraction(float(aim))
            told = ask("forecast", str(file), "--start", str(start), "--end", str(end), "--baseline", str(float(baseline)), "--target", str(float(aim)))
            wanted = landing([(date.fromisoformat(day), value) for day, value in points], start, end, baseline, aim)
            if wanted is None:
                check(name, "forecast", told.get("forecast"), None)
            else:
                check(name, "progress", told["progress"]["raw"], wanted.pop("progress"))
                for field, value in wanted.items():
                    check(name, field, told["forecast"][field], value, size)
    print(f"{total} series, {wrong} differences")
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
