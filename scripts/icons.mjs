// Draws the PNG icons from public/icons/icon.svg with the browser of the end-to-end tests. The results are committed; run it again
// only when the icon changes:  scripts/setup.sh test && . .tools/env.sh && node scripts/icons.mjs
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { browserOptions, chromium } from "./browser.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const icons = join(root, "public", "icons");
const svg = readFileSync(join(icons, "icon.svg"), "utf8");
// A maskable icon fills its square, and whatever lies outside the middle 80 % may be cut off.
const maskable = svg.replace(' rx="112"', "").replace("translate(80 80) scale(16)", "translate(124 124) scale(12)");

const browser = await chromium.launch(browserOptions);
for (const [name, size, picture] of [["icon-192", 192, svg], ["icon-512", 512, svg], ["icon-maskable-512", 512, maskable]]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${picture}`);
  await page.screenshot({ path: join(icons, `${name}.png`), omitBackground: true });
}
await browser.close();
