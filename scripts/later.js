// Fetches the second half of the app; the first calls it from src/app/later.rs. scripts/split.mjs appends this to wasm-bindgen's script, in
// which `wasm` are the exports of the first half, and fills in the two words. The integrity also keeps the halves of two versions apart.
// public/boot.js may have asked for the file already.
async function __wasm_split_load_later(callback, data) {
  let came = false;
  const asked = globalThis.bearingsLater;
  globalThis.bearingsLater = undefined;
  try {
    const response = await (asked ?? fetch(new URL(LATER_FILE, import.meta.url), { integrity: LATER_INTEGRITY, cache: "no-cache", credentials: "same-origin" }));
    if (!response.ok) throw new Error(`The second file answered ${response.status}.`);
    const imports = { __wasm_split: wasm };
    // A host may give it out as something else.
    if (response.headers.get("content-type")?.startsWith("application/wasm")) await WebAssembly.instantiateStreaming(response, imports);
    else await WebAssembly.instantiate(await response.arrayBuffer(), imports);
    came = true;
  } catch (error) {
    // The app says so, and asks again when the person does.
    console.warn(error);
  }
  wasm.__indirect_function_table.get(callback)(data, came);
}
