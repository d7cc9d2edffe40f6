// How long sorting 2,000 lines takes in the browser, and the longest frame meanwhile. Run by hand against dist/, best a release build:
//   node scripts/measure-sort.mjs [LINES.txt] [--dist FOLDER]
// Without a file the lines are made from the sentences of the tests. It prints numbers and asserts nothing: machines differ.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { serve } from "./serve.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { chromium } = createRequire(here("../tests/e2e/package.json"))("@playwright/test");

const options = process.argv.slice(2);
const at = options.indexOf("--dist");
const dist = at < 0 ? here("../dist") : options.splice(at, 2)[1];
const file = options[0] ?? here("../tests/data/sorting.tsv");
const sentences = readFileSync(file, "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.split("\t").pop());
// Some are nested, and none is said twice: twins would be merged.
const lines = Array.from({ length: 2_000 }, (_, index) => {
  const sentence = sentences[index % sentences.length];
  return `${index % 5 === 0 ? "" : "- "}${sentence} in shop ${index}`;
});

const server = await serve({ folder: dist, port: 0 });
const executablePath = process.env.CHROMIUM ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined);
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(`http://127.0.0.1:${server.address().port}/#/sort`);
await page.waitForSelector("body[data-app-ready]");

/** Does something and watches until `done` is on the page: the whole time, the longest task, and the longest wait for a frame. */
async function watch(name, act, done) {
  await page.evaluate((selector) => {
    const seen = { tasks: [], frames: [], start: 0, end: 0 };
    globalThis.seen = seen;
    new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map((task) => task.duration))).observe({ type: "longtask" });
    // A click is done when the button is let go.
    for (const act of ["pointerup", "keydown"]) addEventListener(act, (event) => (seen.start ||= event.timeStamp), { once: true, capture: true });
    let last = performance.now();
    const frame = (now) => {
      if (seen.start > 0) seen.frames.push(now - last);
      last = now;
      // A frame's own time can lie before a long task that held it up: the clock is read once the frame has been drawn.
      if (seen.end === 0 && seen.start > 0 && document.querySelector(selector)) {
        const drawn = new MessageChannel();
        drawn.port1.onmessage = () => (seen.end ||= performance.now());
        drawn.port2.postMessage(0);
      }
      if (seen.end === 0 || now < seen.end + 500) requestAnimationFrame(frame);
      else seen.isOver = true;
    };
    requestAnimationFrame(frame);
  }, done);
  await act();
  await page.waitForFunction(() => globalThis.seen.isOver, undefined, { timeout: 120_000 });
  const { start, end, tasks, frames } = await page.evaluate(() => globalThis.seen);
  const most = (list) => Math.round(Math.max(0, ...list));
  console.log(`${name.padEnd(24)} ${Math.round(end - start)} ms until shown, longest task ${most(tasks)} ms (0: none over 50), longest frame ${most(frames)} ms`);
}

await page.getByLabel("Your list").fill(lines.join("\n"));
await watch("sorting 2,000 lines", () => page.getByRole("button", { name: "Sort", exact: true }).click(), "[id^=line-]");
await watch("another verdict", () => page.keyboard.press("i"), "#line-0 .initiative");
await watch("the next line", () => page.keyboard.press("ArrowDown"), "#line-1.active");
await watch("the next fifty", () => page.getByRole("button", { name: "Later lines" }).click(), "#line-99");
await watch("accepting all", () => page.getByRole("button", { name: /^Accept \d/ }).click(), "#sort-made");
await watch("taking it back", () => page.getByRole("button", { name: "Undo", exact: true }).first().click(), "body:not(:has(#sort-made))");
await browser.close();
server.close();
