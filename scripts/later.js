// Fetches the second half of the app; the first calls it from src/app/later.rs. scripts/split.mjs appends this to wasm-bindgen's script, in
// which `wasm` are the exports of the first half, and fills in the two words. The integrity also keeps the halves of two versions apart.
async function __wasm_split_load_later(callback, data) {
  let came = false;
  try {
    const response = await fetch(new URL(LATER_FILE, import.meta.url), { integrity: LATER_INTEGRITY, cache: "no-cache", credentials: "same-origin" });
    if (!response.ok) throw new Error(`The second file answered ${response.status}.`);
    await WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: wasm });
    came = true;
  } catch (error) {
    // The app says so, and asks again when the person does.
    console.warn(error);
  }
  wasm.__indirect_function_table.get(callback)(data, came);
}
