// Shell: what stands around every page of the documentation: masthead, navigation, foot.

import { placed, type Document } from "./document.ts";
import { code, escaped, link } from "./html.ts";
import { GROUPS } from "./operations.ts";
import type { ProblemGroup } from "./problems.ts";
import { sent } from "./webhooks.ts";

export type Page = "guide" | "reference" | "schemas" | "errors";

interface Entry {
  address: string;
  html: string;
}

interface Part {
  title: string;
  entries: Entry[];
}

const PAGES: [Page, string, string][] = [
  ["guide", "/docs/", "Guide"],
  ["reference", "/docs/reference/", "Reference"],
  ["schemas", "/docs/schemas/", "Schemas"],
  ["errors", "/docs/errors/", "Errors"],
];

/** The service's name, and the way past what repeats on every page. */
export function masthead(): string {
  return `<a class="skip" href="#content">Skip to the content</a>
<header class="masthead">
<a class="service" href="/docs/"><img src="/design/mark.svg" alt="" width="32" height="32"><span>Parent–child binding <span class="for">for developers</span></span></a>
<a href="/" lang="zh-Hant" hreflang="zh-Hant">親子綁定</a>
</header>`;
}

/** Navigation twice, one of them shown: beside the text where there is room, above it in a `<details>` where not. */
export function navigation(page: Page, parts: readonly Part[]): string {
  const list = listed(page, parts);
  return `<details class="contents"><summary>Contents</summary><nav aria-label="Documentation">${list}</nav></details>
<nav class="beside" aria-label="Documentation">${list}</nav>`;
}

function listed(page: Page, parts: readonly Part[]): string {
  const pages = PAGES.map(([name, address, title]) => {
    const current = name === page ? ' aria-current="page"' : "";
    return `<li><a href="${address}"${current}>${title}</a></li>`;
  });
  return `<ul class="pages">${pages.join("")}</ul>${parts.map(partOf).join("")}`;
}

function partOf({ title, entries }: Part): string {
  const items = entries.map(({ address, html }) => `<li>${link(address, html)}</li>`).join("");
  return `${title ? `<p>${escaped(title)}</p>` : ""}<ul>${items}</ul>`;
}

/** The guide's own headings. */
export function guideParts(html: string): Part[] {
  const headings = [...html.matchAll(/<h2 id="([^"]+)">([^<]+)<\/h2>/g)];
  return [{ title: "", entries: headings.map(([, id, title]) => ({ address: `#${id}`, html: title ?? "" })) }];
}

export function referenceParts(document: Document): Part[] {
  const all = placed(document);
  const groups = document.tags.map(({ name }) => ({
    title: GROUPS[name],
    entries: all
      .filter(({ caller }) => caller === name)
      .map(({ operation }) => ({ address: `#${operation.operationId}`, html: escaped(operation.summary) })),
  }));
  const events = sent(document).map(([, { operationId, summary }]) => {
    return { address: `#${operationId}`, html: escaped(summary) };
  });
  return [...groups, { title: "Webhooks", entries: events }];
}

export function schemaParts(document: Document): Part[] {
  const names = Object.keys(document.components.schemas);
  return [{ title: "", entries: names.map((name) => ({ address: `#${name}`, html: name })) }];
}

export function problemParts(groups: readonly ProblemGroup[]): Part[] {
  return groups.map(({ status, name, problems }) => ({
    title: `${status} ${name}`,
    entries: problems.map((problem) => ({ address: `#${problem.code}`, html: code(problem.code) })),
  }));
}
