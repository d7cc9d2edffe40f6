// The policy as response headers, for hosts that read them from a file of the site: Netlify and Cloudflare Pages (_headers), Apache
// (.htaccess), Vercel (vercel.json). docs/HOSTING.md has the same for nginx and Caddy. The page carries its policy itself; headers add what
// a page cannot say: who may frame it, and that nobody guesses types. Called by scripts/finish.mjs with the finished site.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Everything that no page of ours uses. */
const UNUSED = [
  "accelerometer", "autoplay", "bluetooth", "camera", "display-capture", "encrypted-media", "gamepad", "geolocation", "gyroscope", "hid",
  "idle-detection", "magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "serial", "usb",
  "xr-spatial-tracking",
];

/** Name and value of each header, for the policy that index.html of this folder carries. */
export function headersOf(site) {
  const index = readFileSync(join(site, "index.html"), "utf8");
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(index)?.[1];
  if (!policy) throw new Error("index.html has lost its Content-Security-Policy.");
  return [
    ["Content-Security-Policy", `${policy}; frame-ancestors 'none'`],
    ["X-Content-Type-Options", "nosniff"],
    ["X-Frame-Options", "DENY"],
    ["Referrer-Policy", "no-referrer"],
    ["Permissions-Policy", UNUSED.map((name) => `${name}=()`).join(", ")],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
  ];
}

export function writeHeaders(site) {
  const headers = headersOf(site);
  const lines = (line) => headers.map(([name, value]) => line(name, value)).join("\n");
  writeFileSync(join(site, "_headers"), `/*\n${lines((name, value) => `  ${name}: ${value}`)}\n`);
  writeFileSync(
    join(site, ".htaccess"),
    `AddType application/wasm .wasm\nAddType application/manifest+json .webmanifest\n<IfModule mod_headers.c>\n${lines((name, value) => `  Header always set ${name} "${value}"`)}\n</IfModule>\n`,
  );
  const list = headers.map(([key, value]) => ({ key, value }));
  writeFileSync(join(site, "vercel.json"), `${JSON.stringify({ headers: [{ source: "/(.*)", headers: list }] }, null, 2)}\n`);
}
