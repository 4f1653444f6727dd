// Docs: the pages read without this script; it spares keyboards what needs no stop, and brings the forms.

const AT_ONCE = 8;
let round = 0;

/** What can scroll is a stop of the keyboard only while something in it is out of sight. A few at a time, for measuring
 * what is out of sight lays it out; all of them are measured before any is changed, or each would be laid out anew. */
async function spareStops(): Promise<void> {
  const mine = ++round;
  const scrollers = [...document.querySelectorAll<HTMLElement>(".scroll, pre")];
  for (let first = 0; first < scrollers.length && mine === round; first += AT_ONCE) {
    const some = scrollers.slice(first, first + AT_ONCE);
    const hiding = some.map((each) => each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight);
    some.forEach((each, place) => {
      if (hiding[place]) each.tabIndex = 0;
      else each.removeAttribute("tabindex");
    });
    await new Promise((go) => setTimeout(go));
  }
}

/** The contents over the text close once one was chosen. */
function closeContents(): void {
  const contents = document.querySelector<HTMLDetailsElement>(".contents");
  contents?.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) contents.open = false;
  });
}

closeContents();
new ResizeObserver(() => void spareStops()).observe(document.body);
if (document.querySelector("#sandbox-strip")) {
  const { mountForms } = await import("./forms");
  await mountForms(document.body);
}

export {};
