// The workspace that benchmarks measure with: the same every time for the same size, days reckoned back from today so that there is always something due.

/** Numbers between 0 and 1 that only look random. */
function seeded(state) {
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const DAY = 86_400_000;
const written = (time) => new Date(time).toISOString().slice(0, 10);

/** A file of ours with `goals` KPIs, as many objectives, four key results each, and 20 readings or check-ins for each KPI and key result. */
export function workspace(goals, today = Date.now()) {
  const random = seeded(7);
  const records = [];
  const year = new Date(today).getUTCFullYear();
  const quarter = Math.floor(new Date(today).getUTCMonth() / 3);
  const from = Date.UTC(year, quarter * 3, 1);
  const to = Date.UTC(year, quarter * 3 + 3, 0);
  records.push({ kind: "cycle", id: "bench-cycle", name: `Q${quarter + 1} ${year}`, start: written(from), end: written(to) });
  const teams = ["Sales", "Service", "Product", "People", "Finance"];
  for (let at = 0; at < goals; at += 1) {
    const kpi = `bench-k${at}`;
    const level = 20 + Math.round(random() * 80);
    records.push({
      kind: "kpi", id: kpi, name: `Answers within a day in shop ${at}`, unit: "percent", decimals: 1, direction: "up", cadence: "week", scope: "team", scope_name: teams[at % 5],
      owner: `Lead ${at % 17}`, definition: `Requests of shop ${at} that were answered within a day, of all that came in.`, targets: [{ from: written(today - 400 * DAY), target: { low: level } }],
    });
    for (let week = 0; week < 20; week += 1) {
      records.push({ kind: "reading", id: `${kpi}-${week}`, kpi, date: written(today - (week + 1) * 7 * DAY), value: level + Math.round((random() - 0.5) * 200) / 10 });
    }
    const objective = `bench-o${at}`;
    records.push({ kind: "objective", id: objective, title: `Customers of shop ${at} come back`, cycle: "bench-cycle", team: teams[at % 5], owner: `Lead ${at % 17}`, state: "running" });
    for (let place = 0; place < 4; place += 1) {
      const key_result = `${objective}-${place}`;
      const start = Math.round(random() * 40);
      records.push({
        kind: "key-result", id: key_result, objective, order: place, title: `Returning customers in group ${place} of shop ${at}`, unit: "percent", measure: "increase", baseline: start, target: start + 30,
        cadence: "week", owner: `Lead ${(at + place) % 17}`,
      });
      for (let week = 0; week < 20; week += 1) {
        const date = Math.max(from, today - (20 - week) * 3 * DAY);
        records.push({ kind: "check-in", id: `${key_result}-${week}`, key_result, date: written(date), value: start + Math.round(random() * 20), confidence: 1 + Math.floor(random() * 10) });
      }
    }
  }
  return `${JSON.stringify({ format: "bearings", version: 1, records })}\n`;
}
