// Tokens: what tokens.css declares, read from the sheet itself, and the contrasts that it promises.

/** A colour that stands on another, and how much they must differ (WCAG 2.2: 1.4.3, 1.4.6, 1.4.11). */
export interface Pair {
  front: string;
  ground: string;
  least: number;
}

const TEXT = 7;
/** What edges and marks need, which nobody has to read. */
export const MARK = 3;

export const PAIRS: Pair[] = [
  ...["--ink", "--ink-soft", "--accent"].flatMap((front) => ["--paper", "--surface"].map((ground) => ({ front, ground, least: TEXT }))),
  { front: "--on-accent", ground: "--accent", least: TEXT },
  ...["good", "caution", "bad"].map((kind) => ({ front: `--${kind}`, ground: `--${kind}-ground`, least: TEXT })),
  ...["--edge", "--focus"].flatMap((front) => ["--paper", "--surface"].map((ground) => ({ front, ground, least: MARK }))),
];

/** The names of the custom properties, in the order in which they are declared. */
export function tokenNames(): string[] {
  const sheet = [...document.styleSheets].find((each) => each.href?.endsWith("/design/tokens.css"));
  const rules = [...(sheet?.cssRules ?? [])].filter((rule): rule is CSSStyleRule => rule instanceof CSSStyleRule);
  return [...new Set(rules.flatMap((rule) => [...rule.style].filter((name) => name.startsWith("--"))))];
}

export function valueOf(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export function isColour(name: string): boolean {
  return valueOf(name).startsWith("#");
}

/** Contrast of two colours (WCAG 2.2), from 1 to 21. */
export function contrast(front: string, ground: string): number {
  const [light = 0, dark = 0] = [luminance(valueOf(front)), luminance(valueOf(ground))].toSorted((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => linear(Number.parseInt(colour.slice(from, from + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
