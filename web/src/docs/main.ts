// Docs: the pages read without this script; it spares keyboards what needs no stop, and brings the forms.

/** What can scroll is a stop of the keyboard only while something in it is out of sight. */
function spareStops(): void {
  for (const scroller of document.querySelectorAll<HTMLElement>(".scroll, pre")) {
    const hides = scroller.scrollWidth > scroller.clientWidth || scroller.scrollHeight > scroller.clientHeight;
    if (hides) scroller.tabIndex = 0;
    else scroller.removeAttribute("tabindex");
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
new ResizeObserver(spareStops).observe(document.body);
if (document.querySelector("#sandbox-strip")) {
  const { mountForms } = await import("./forms");
  await mountForms(document.body);
}

export {};
