/** A file of about 3 MB: forty KPIs with 450 readings each. */
export function bigFile() {
  const records = [];
  for (let kpi = 0; kpi < 40; kpi += 1) {
    records.push({ kind: "kpi", id: `big${kpi}`, name: `Measure ${kpi}`, unit: "number", cadence: "day", direction: "up" });
    for (let day = 0; day < 450; day += 1) {
      const date = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
      records.push({ kind: "reading", id: `r${kpi}x${day}`, kpi: `big${kpi}`, date, value: kpi + day, note: `day ${day} of measure ${kpi}, as it was counted` });
    }
  }
  return `${JSON.stringify({ format: "bearings", version: 1, records }, null, 1)}\n`;
}
