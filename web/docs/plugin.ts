// Plugin: the developers' documentation, made of the API's document, its problems and the sample when the site is built.

import { readFileSync } from "node:fs";
import { STATUS_CODES } from "node:http";
import { resolve } from "node:path";
import type { Plugin } from "vite";
import { type Child, children, childrenTable } from "../src/docs/build/children.ts";
import type { Document } from "../src/docs/build/document.ts";
import { json, listing } from "../src/docs/build/html.ts";
import { limits, reference } from "../src/docs/build/operations.ts";
import { byStatus, catalogue, example, type Problem } from "../src/docs/build/problems.ts";
import { schemas } from "../src/docs/build/schemas.ts";
import {
  guideParts,
  masthead,
  navigation,
  type Page,
  problemParts,
  referenceParts,
  schemaParts,
} from "../src/docs/build/shell.ts";
import { trials } from "../src/docs/build/trial.ts";
import { webhooks } from "../src/docs/build/webhooks.ts";

const TRIALS = "virtual:trials";
const PAGES: Record<string, Page> = {
  "/docs/index.html": "guide",
  "/docs/reference/index.html": "reference",
  "/docs/schemas/index.html": "schemas",
  "/docs/errors/index.html": "errors",
};

/** The documentation's pages, as Vite is told of them. */
export const DOCS = Object.keys(PAGES).map((path) => path.slice(1));

/** Fills each `<!--docs:name-->` of the pages under /docs/, and gives their script what it has to know. */
export function docs(): Plugin {
  return {
    name: "docs",
    resolveId: (id) => (id === TRIALS ? `\0${TRIALS}` : null),
    load: (id) => (id === `\0${TRIALS}` ? given() : null),
    // For whoever makes a client of it: the document itself, beside its pages.
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "docs/openapi.json", source: read("../infra/openapi.json") });
    },
    transformIndexHtml: {
      order: "pre",
      handler: (html, { path }) => {
        const page = PAGES[path];
        return page ? html.replace(/<!--docs:(\w+)-->/g, (_, name: string) => part(name, page, html)) : html;
      },
    },
  };
}

/** Whether `path` is a page of the documentation. */
export function isDocs(path: string): boolean {
  return path in PAGES;
}

function given(): string {
  const told = { TRIALS: trials(readDocument()), CHILDREN: readChildren() };
  return Object.entries(told)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join("\n");
}

function part(name: string, page: Page, html: string): string {
  const document = readDocument();
  const problems = readProblems();
  const groups = byStatus(problems, STATUS_CODES);
  const parts: Record<string, () => string> = {
    masthead,
    navigation: () =>
      navigation(
        page,
        {
          guide: () => guideParts(html),
          reference: () => referenceParts(document),
          schemas: () => schemaParts(document),
          errors: () => problemParts(groups),
        }[page](),
      ),
    reference: () => `${reference(document)}\n${webhooks(document)}`,
    problem: () => json("A refusal", example(problems)),
    limits: () => limits(document),
    schemas: () => schemas(document),
    errors: () => catalogue(groups),
    children: () => childrenTable(readChildren()),
    client: () => listing("client.js", read("public/docs/client.js")),
  };
  const make = parts[name];
  if (!make) throw new Error(`the documentation has no part named ${name}`);
  return make();
}

function readDocument(): Document {
  return JSON.parse(read("../infra/openapi.json")) as Document;
}

function readProblems(): Problem[] {
  return JSON.parse(read("../infra/problems.json")) as Problem[];
}

function readChildren(): Child[] {
  return children(read("../infra/sample/roster.csv"));
}

function read(name: string): string {
  return readFileSync(resolve(import.meta.dirname, "..", name), "utf-8");
}
