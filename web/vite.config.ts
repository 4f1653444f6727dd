import { resolve } from "node:path";
import { defineConfig } from "vite";

// A page each, so that nobody loads what another page needs. `public/` is copied as it is.
const PAGES = ["index.html", "apply/index.html", "progress/index.html"];

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    // The pages' policy allows no data: address.
    assetsInlineLimit: 0,
    rolldownOptions: { input: PAGES.map((page) => resolve(import.meta.dirname, page)) },
  },
});
