// Writes the app's first page into index.html, as it stands before the app does: node scripts/welcome.mjs, after a release build, whenever the
// ways in or the navigation changed. tests/e2e/welcome.spec.ts tells when it has to be done.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { browserOptions, chromium } from "./browser.mjs";
import { serve } from "./serve.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const server = await serve({ folder: join(root, "dist"), port: 0 });
const browser = await chromium.launch(browserOptions);
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${server.address().port}/`);
await page.locator("body[data-app-ready]").waitFor();
const html = await page.evaluate(() => {
  const copies = [".frame", "body > .tabs"].map((what) => document.querySelector(what).cloneNode(true));
  return copies.map((copy) => {
    // What the app says of this device, and what only the app can do.
    for (const node of copy.querySelectorAll(".foot > *, .banners")) node.remove();
    for (const node of copy.querySelectorAll("[id], [tabindex], [data-first-focus], [aria-busy]")) {
      for (const name of ["id", "tabindex", "data-first-focus", "aria-busy"]) node.removeAttribute(name);
    }
    return copy.outerHTML.replace(/<!--[\s\S]*?-->/g, "");
  });
});
await browser.close();
server.close();

const index = join(root, "index.html");
const before = readFileSync(index, "utf8");
const place = /(<div id="welcome">)[\s\S]*?(\n? *<\/div>\n    <\/div>\n    <link data-trunk rel="css")/;
if (!place.test(before)) throw new Error("index.html has lost the place of its first page.");
writeFileSync(index, before.replace(place, (_, open, close) => `${open}\n        ${html.join("\n        ")}${close.startsWith("\n") ? close : `\n      ${close.trimStart()}`}`));
