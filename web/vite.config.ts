import { resolve } from "node:path";
import { defineConfig, type HtmlTagDescriptor, type Plugin } from "vite";
import { DOCS, docs, isDocs } from "./docs/plugin.ts";

// A page each, so that nobody loads what another page needs. `public/` is copied as it is.
const PAGES = ["index.html", "apply/index.html", "progress/index.html", "of-age/index.html", "not-me/index.html", "account/index.html", "connect/index.html", "staff/index.html", "design/index.html", ...DOCS];

/** What is loaded together wherever any of it is: a phone waits longer for twenty files than for five. */
const TOGETHER = [
  { name: "page", test: /openapi-fetch|src\/((api|language|words)\.|texts\/zh-Hant\.|parts\/(Connection|ErrorSummary|Field|Page|SessionClock|spoken)\.)/ },
  { name: "code", test: /src\/(draft|parts\/CodeEntry)\./ },
  { name: "desk", test: /src\/desk\/(Later|Sections|Waiting|useAnswer|useSending)\./ },
  { name: "account", test: /src\/account\/\w+\.ts/ },
  { name: "staff", test: /src\/(staff\/(?!main)\w+|school\/ActingAdults)\.ts/ },
];

/** What every page has in its head; a page itself names its title and its script. */
const SHARED: HtmlTagDescriptor[] = [
  { tag: "meta", attrs: { charset: "utf-8" }, injectTo: "head-prepend" },
  { tag: "meta", attrs: { name: "viewport", content: "width=device-width, initial-scale=1" }, injectTo: "head-prepend" },
  { tag: "link", attrs: { rel: "icon", href: "/design/mark.svg", type: "image/svg+xml" }, injectTo: "head" },
  { tag: "link", attrs: { rel: "stylesheet", href: "/design/tokens.css" }, injectTo: "head" },
  { tag: "link", attrs: { rel: "stylesheet", href: "/design/base.css" }, injectTo: "head" },
];

/** What a page of the service has besides: the documentation describes itself, and reads without scripts. */
const OF_THE_SERVICE: HtmlTagDescriptor[] = [
  {
    tag: "meta",
    attrs: { name: "description", content: "臺北市親子綁定：家長以手機將帳號與就學子女綁定，經導師審核後使用各項校園服務。" },
    injectTo: "head",
  },
  {
    tag: "noscript",
    children: "<p>這個網站需要 JavaScript。This site needs JavaScript. Trang này cần JavaScript. Situs ini memerlukan JavaScript.</p>",
    injectTo: "body-prepend",
  },
];

const sharedHead: Plugin = {
  name: "shared-head",
  transformIndexHtml: {
    order: "pre",
    handler: (_, { path }) => (isDocs(path) ? SHARED : [...SHARED, ...OF_THE_SERVICE]),
  },
};

export default defineConfig({
  plugins: [sharedHead, docs()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    // The pages' policy allows no data: address.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: PAGES.map((page) => resolve(import.meta.dirname, page)),
      output: { codeSplitting: { groups: TOGETHER, includeDependenciesRecursively: false } },
    },
  },
});
