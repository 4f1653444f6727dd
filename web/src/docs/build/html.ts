// Html: text made safe, and the few elements that every page of the documentation is made of.

/** `text` as it can stand between tags and in a quoted attribute. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

export function code(text: string): string {
  return `<code>${escaped(text)}</code>`;
}

/** One line of prose: what stands between backticks, one or two, is code. */
export function line(text: string): string {
  return escaped(text).replace(/(`{1,2})(.+?)\1/g, "<code>$2</code>");
}

/** Paragraphs of prose, parted by empty lines. */
export function prose(text: string): string {
  const paragraphs = text.split(/\n\n+/).filter((paragraph) => paragraph.trim());
  return paragraphs.map((paragraph) => `<p>${line(paragraph)}</p>`).join("\n");
}

export function link(address: string, html: string): string {
  return `<a href="${escaped(address)}">${html}</a>`;
}

/** A block of code that scrolls in itself; `label` is its accessible name and stands above it. */
export function listing(label: string, text: string): string {
  const name = escaped(label);
  return `<figure class="listing"><figcaption>${name}</figcaption><pre tabindex="0" role="group" aria-label="${name}"><code>${escaped(text)}</code></pre></figure>`;
}

export function json(label: string, value: unknown): string {
  return listing(label, JSON.stringify(value, null, 2));
}

/** A table that scrolls in itself; `label` is its accessible name, cells are HTML, the first of a row heads it. */
export function table(label: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const name = escaped(label);
  const head = heads.map((text) => `<th scope="col">${escaped(text)}</th>`).join("");
  const body = rows.map(([first = "", ...rest]) => {
    const cells = rest.map((cell) => `<td>${cell}</td>`).join("");
    return `<tr><th scope="row">${first}</th>${cells}</tr>`;
  });
  return `<div class="scroll" tabindex="0" role="group" aria-label="${name}"><table><thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table></div>`;
}
