// Measures the release build in dist/ in Chromium, five runs each, medians: node scripts/bench.mjs [--runs N] [--only WORD].
// Sizes, counts and ratios within this run are what can be compared between machines; the milliseconds cannot. It asserts nothing: what is enforced is
// in scripts/size-budget.mjs and tests/e2e/weight.spec.ts. The table is printed, the figures are left in target/bench.json.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { browserOptions, chromium } from "./browser.mjs";
import { serve } from "./serve.mjs";
import { workspace } from "./bench/workspace.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const option = (name, otherwise) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise);
const RUNS = Number(option("--runs", 5));
const only = option("--only", "");
const PLAIN = readFileSync(join(root, "scripts/bench/plain.html"), "utf8");
const SIZES = { empty: 0, tenth: 20, large: 200 };

const server = await serve({ folder: option("--dist", join(root, "dist")), port: 0 });
const site = `http://127.0.0.1:${server.address().port}/`;
const figures = {};
const browsers = new Set();
process.on("uncaughtException", async (error) => {
  console.error(error);
  // A browser left behind would go on drawing.
  for (const close of browsers) await close().catch(() => {});
  process.exit(1);
});
const median = (list) => [...list].sort((one, other) => one - other)[Math.floor(list.length / 2)];

/** Keeps a figure and says it. */
function note(name, value, unit = "ms") {
  figures[name] = { value, unit };
  console.log(`${name.padEnd(58)}${(Number.isInteger(value) ? String(value) : value.toFixed(2)).padStart(10)} ${unit}`);
}

/** A browser with a profile of its own in which a workspace of this size is kept. */
async function profileWith(goals) {
  const profile = mkdtempSync(join(tmpdir(), "bearings-bench-"));
  const args = [...browserOptions.args, "--disable-gpu", "--no-first-run", "--disable-background-networking"];
  const context = await chromium.launchPersistentContext(profile, { ...browserOptions, args, viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  context.setDefaultTimeout(120_000);
  const close = async () => {
    browsers.delete(close);
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  browsers.add(close);
  await context.route("**/plain.html", (route) => route.fulfill({ contentType: "text/html", body: PLAIN }));
  const page = context.pages()[0] ?? (await context.newPage());
  await watchTasks(page);
  await open(page);
  if (goals > 0) await bringIn(page, workspace(goals), goals === SIZES.large);
  await page.waitForFunction(() => document.documentElement.dataset.offline === "ready");
  return { page, close };
}

/** Counts long tasks and what is written, on every page that is opened from now on. */
function watchTasks(page) {
  return page.addInitScript(() => {
    const seen = { tasks: [], writes: 0, bytes: 0, shelves: new Set() };
    globalThis.seen = seen;
    new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map((task) => task.duration))).observe({ type: "longtask" });
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      seen.writes += 1;
      seen.bytes += text.length;
      if (key.startsWith("bearings/")) seen.shelves.add(key);
      return set.call(this, key, text);
    };
  });
}

async function open(page, route = "") {
  await page.goto("about:blank");
  await page.goto(`${site}${route}`);
  await page.waitForSelector("body[data-app-ready]");
}

/** Does something and resolves with the time from its event to the frame in which `done` is on the page. */
async function timed(page, act, done) {
  await page.evaluate((selector) => {
    const timing = { start: 0, end: 0 };
    globalThis.timing = timing;
    globalThis.seen.tasks.length = 0;
    for (const name of ["pointerup", "keydown", "hashchange", "change"]) addEventListener(name, (event) => (timing.start ||= event.timeStamp), { once: true, capture: true });
    const frame = () => {
      if (timing.start > 0 && document.querySelector(selector)) {
        const drawn = new MessageChannel();
        drawn.port1.onmessage = () => (timing.end = performance.now());
        drawn.port2.postMessage(0);
      } else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }, done);
  await act();
  await page.waitForFunction(() => globalThis.timing.end > 0, undefined, { timeout: 120_000 });
  return page.evaluate(() => globalThis.timing.end - globalThis.timing.start);
}

/** Makes a file in the page, so that handing it over costs no more than choosing one: what the driver of the browser does for it is no part of what is measured. */
const made = (page, name, type, text) => page.evaluate(([name, type, text]) => {
  globalThis.made = new DataTransfer();
  globalThis.made.items.add(new File([text], name, { type }));
}, [name, type, text]);

/** Hands that file over. */
const choose = (input) => input.evaluate((field) => {
  field.files = globalThis.made.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
});

const longest = (page) => page.evaluate(() => Math.round(Math.max(0, ...globalThis.seen.tasks)));

async function bringIn(page, file, isTold, what = "import of 21,000 records") {
  await open(page, "#/share");
  await made(page, "bench.json", "application/json", file);
  const look = await timed(page, () => choose(page.getByLabel("File to open")), "dialog[open] .btn.primary");
  const lookTask = await longest(page);
  const join = await timed(page, () => page.locator("dialog[open] .btn.primary").click(), "body:not(:has(dialog[open]))");
  await page.waitForFunction(() => document.querySelector(".save")?.textContent.includes("Saved on this device"));
  if (!isTold) return;
  note(`${what}: preview`, Math.round(look));
  note(`${what}: joined`, Math.round(join));
  note(`${what}: longest task of the preview`, lookTask);
  note(`${what}: longest task of the join`, await longest(page));
}

/** Several times, the median. */
async function often(act) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await act(run));
  return median(times);
}

const startOf = (page, address) =>
  often(async () => {
    await page.goto("about:blank");
    await page.goto(address);
    await page.waitForSelector("body[data-app-ready]");
    return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(performance.now()))));
  });

const PAGES = {
  Today: ["#/today", ".due"],
  OKRs: ["#/okrs", ".card-head"],
  KPIs: ["#/kpis", "table tbody tr, .list-row"],
  Map: ["#/map", ".map a, .map button"],
  Coach: ["#/coach", ".goal-row"],
  Review: ["#/review", "h2"],
};

for (const [size, goals] of Object.entries(SIZES)) {
  if (only && !size.includes(only)) continue;
  const { page, close } = await profileWith(goals);
  note(`start, ${size}`, Math.round(await startOf(page, site)));
  note(`start of the plain page, ${size}`, Math.round(await startOf(page, `${site}plain.html`)));
  note(`shelves, ${size}`, await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("bearings/")).length), "");
  if (goals > 0) {
    await open(page);
    const fields = page.locator(".due input.field");
    const recorded = await often(async (run) => {
      const field = fields.nth(0);
      await field.fill(String(40 + run));
      await page.evaluate(() => Object.assign(globalThis.seen, { writes: 0, bytes: 0, shelves: new Set() }));
      const time = await timed(page, () => field.press("Enter"), ".due.done");
      await page.waitForFunction(() => document.querySelector(".save")?.textContent.includes("Saved on this device"));
      await page.getByRole("button", { name: "Undo" }).first().click();
      await page.waitForFunction(() => !document.querySelector(".due.done"));
      return time;
    });
    note(`check-in to painted, ${size}`, Math.round(recorded));
    note(`shelves written by the check-in and its undo, ${size}`, await page.evaluate(() => globalThis.seen.shelves.size), "");
    note(`characters written by them, ${size}`, await page.evaluate(() => globalThis.seen.bytes), "");
    for (const [name, [route, drawn]] of Object.entries(PAGES)) {
      let task = 0;
      const time = await often(async () => {
        await page.evaluate(() => (location.hash = "#/settings"));
        await page.waitForSelector("main:has(input)");
        const taken = await timed(page, () => page.evaluate((hash) => (location.hash = hash), route), `main :is(${drawn})`);
        task = Math.max(task, await longest(page));
        return taken;
      });
      note(`opening ${name}, ${size}`, Math.round(time));
      note(`opening ${name}, ${size}: longest task`, task);
      note(`elements of ${name}, ${size}`, await page.evaluate(() => document.querySelectorAll("main *").length), "");
    }
  }
  await close();
}
if (!only || "sorting".includes(only)) {
  // The sentences of the tests, some nested, and none said twice: twins would be merged.
  const sentences = readFileSync(join(root, "tests/data/sorting.tsv"), "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t").pop());
  const lines = Array.from({ length: 2_000 }, (_, at) => `${at % 5 === 0 ? "" : "- "}${sentences[at % sentences.length]} in shop ${at}`);
  const { page, close } = await profileWith(0);
  await open(page, "#/sort");
  await page.getByLabel("Your list").fill(lines.join("\n"));
  const steps = [
    ["sorting 2,000 lines", () => page.getByRole("button", { name: "Sort", exact: true }).click(), "[id^=line-]"],
    ["sorting: another verdict", () => page.keyboard.press("i"), "#line-0 .initiative"],
    ["sorting: the next line", () => page.keyboard.press("ArrowDown"), "#line-1.active"],
    ["sorting: the next fifty", () => page.getByRole("button", { name: "Later lines" }).click(), "#line-99"],
    ["sorting: accepting all", () => page.getByRole("button", { name: /^Accept \d/ }).click(), "#sort-made"],
    ["sorting: taking it back", () => page.getByRole("button", { name: "Undo", exact: true }).first().click(), "body:not(:has(#sort-made))"],
  ];
  for (const [name, act, done] of steps) {
    note(name, Math.round(await timed(page, act, done)));
    note(`${name}: longest task`, await longest(page));
  }
  await close();
}
if (!only || "files".includes(only)) {
  // A day a row for a KPI, and a sheet of goals of 5 MB.
  const day = (at) => new Date(Date.UTC(1995, 0, 1 + (at % 11_000))).toISOString().slice(0, 10);
  const history = Array.from({ length: 20_000 }, (_, at) => `${day(at)},${at % 97}.${at % 10}`).join("\n");
  const words = "as it was agreed with the team in the spring meeting, and written down there ".repeat(12);
  const goals = Array.from({ length: 5_000 }, (_, at) => `Team ${at % 40},Measure ${at},Owner ${at % 200},${at % 90},${at % 70}.5,"${words}"`).join("\n");
  const { page, close } = await profileWith(SIZES.tenth);
  await open(page, "#/kpi/bench-k1");
  await page.getByRole("button", { name: "Paste a history" }).click();
  const input = page.getByLabel("Spreadsheet to open");
  await input.waitFor({ state: "attached" });
  await made(page, "history.csv", "text/csv", `Day,Value\n${history}`);
  note("history of 20,000 rows: opened", Math.round(await timed(page, () => choose(input), "dialog[open] td")));
  note("history of 20,000 rows: longest task", await longest(page));
  await open(page, "#/share");
  await made(page, "goals.csv", "text/csv", `Team,KPI,Owner,Target,Current,Remarks\n${goals}`);
  note("sheet of 5,000 rows, 5 MB: opened", Math.round(await timed(page, () => choose(page.getByLabel("File to open")), "dialog[open] .btn.primary:enabled")));
  note("sheet of 5,000 rows, 5 MB: longest task", await longest(page));
  note("sheet of 5,000 rows, 5 MB: taken in", Math.round(await timed(page, () => page.locator("dialog[open] .btn.primary").click(), "body:not(:has(dialog[open]))")));
  note("sheet of 5,000 rows, 5 MB: longest task of it", await longest(page));
  await close();
}
if (!only || "joining".includes(only)) {
  // Two workspaces of 20,000 readings and check-ins each, as the app writes them, half of what they hold the same.
  const [ours, theirs] = ["oursoursou", "theirsthei"].map((writer, at) => shared(workspace(SIZES.large), writer, at === 1));
  const { page, close } = await profileWith(0);
  await bringIn(page, ours, false);
  const times = await page.evaluate(([one, other]) => {
    const runs = Array.from({ length: 5 }, () => {
      const start = performance.now();
      JSON.parse(one);
      JSON.parse(other);
      return performance.now() - start;
    });
    return runs.sort((one, other) => one - other)[2];
  }, [ours, theirs]);
  note("joining: JSON.parse of both", times);
  note("joining: characters of both", ours.length + theirs.length, "");
  await bringIn(page, theirs, true, "joining");
  await close();
}
if (!only || "typing".includes(only)) {
  const { page, close } = await profileWith(SIZES.large);
  await open(page, "#/objective/new");
  const title = page.getByLabel("Objective", { exact: true });
  await title.click();
  const keys = [];
  let task = 0;
  for (const letter of "New customers start by themselves in two days instead of nine by the end of March") {
    keys.push(await timed(page, () => title.press(letter === " " ? "Space" : letter), "main"));
    task = Math.max(task, await longest(page));
  }
  note("typing a sentence into a draft, large: a key to painted", Math.round(median(keys)));
  note("typing a sentence into a draft, large: longest task", task);
  await open(page);
  const undone = await often(async (run) => {
    const field = page.locator(".due input.field").first();
    await field.fill(String(60 + run));
    await field.press("Enter");
    await page.waitForSelector(".due.done");
    return timed(page, () => page.keyboard.press("Control+z"), "body:not(:has(.due.done))");
  });
  note("undo of a check-in, large", Math.round(undone));
  await close();
}
if (!only || "memory".includes(only)) {
  // A thousand times New opened and closed, and a page left and come back to: what is counted after a collection should not grow.
  const { page, close } = await profileWith(SIZES.tenth);
  await open(page, "#/kpis");
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const counted = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  const cycles = async (times) => {
    for (let at = 0; at < times; at += 1) {
      await page.getByRole("button", { name: "New", exact: true }).first().click();
      await page.waitForSelector("dialog[open]");
      await page.keyboard.press("Escape");
      await page.waitForSelector("body:not(:has(dialog[open]))");
      if (at % 10 > 0) continue;
      for (const [hash, title] of [["#/settings", "Settings"], ["#/kpis", "KPIs"]]) {
        await page.evaluate((to) => (location.hash = to), hash);
        await page.locator("main h1", { hasText: title }).waitFor();
      }
    }
  };
  await cycles(50);
  const before = await counted();
  await cycles(1_000);
  const after = await counted();
  for (const [name, key] of [["nodes", "Nodes"], ["listeners", "JSEventListeners"], ["bytes of the script's heap", "JSHeapUsedSize"]]) {
    note(`a thousand dialogs: ${name} before`, before[key], "");
    note(`a thousand dialogs: ${name} after`, after[key], "");
  }
  await close();
}
/** A workspace's file with who wrote what, as the app writes it; the other one has every second goal under ids of its own. */
function shared(text, writer, isOther) {
  const file = JSON.parse(text);
  const isOwn = (id) => isOther && Number(/^bench-[ko](\d+)/.exec(id)?.[1] ?? 0) % 2 === 1;
  const named = (id) => (isOwn(id) ? id.replace("bench-", "other-") : id);
  for (const record of file.records) {
    const own = isOwn(record.id);
    for (const key of ["id", "kpi", "objective", "key_result"]) if (record[key]) record[key] = named(record[key]);
    record.v = `${own ? writer : "oursoursou"}.1@1767600000`;
  }
  file.records.sort((one, other) => (one.id < other.id ? -1 : 1));
  return `${JSON.stringify(file)}\n`;
}
const ratio = (name, one, other) => figures[one] && figures[other] && note(name, figures[one].value / figures[other].value, "×");
console.log();
ratio("start, large : plain page", "start, large", "start of the plain page, large");
ratio("start, large : empty", "start, large", "start, empty");
ratio("joining, preview : JSON.parse", "joining: preview", "joining: JSON.parse of both");
ratio("joining, join : JSON.parse", "joining: joined", "joining: JSON.parse of both");
ratio("a thousand dialogs, nodes: after : before", "a thousand dialogs: nodes after", "a thousand dialogs: nodes before");
ratio("check-in, large : tenth", "check-in to painted, large", "check-in to painted, tenth");
mkdirSync(join(root, "target"), { recursive: true });
writeFileSync(join(root, "target", "bench.json"), `${JSON.stringify(figures, null, 1)}\n`);
server.close();
