import { render, type ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { chosenLanguage, keepLanguage, type Language } from "../language";
import { load, WordsProvider, type Loaders, type Words } from "../words";

type Drawn = (speak: (language: Language) => void) => ComponentChildren;
type Own = Loaders<Record<string, string>>;

/** Shows a page in the reader's language, and again when another is chosen; what is entered stays.
 *  `own`: the texts that this page alone has. */
export function show(page: Drawn, own?: Own): void {
  const app = document.getElementById("app");
  if (!app) throw new Error("no place for the page");
  render(<Spoken page={page} own={own} />, app);
  // A page that the browser had put by would show again what was left, or signed out of, since.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}

function Spoken({ page, own }: { page: Drawn; own: Own | undefined }) {
  const [language, speak] = useState(chosenLanguage);
  const [words, setWords] = useState<Words | null>(null);
  useEffect(() => {
    keepLanguage(language);
    let wanted = true;
    void load(language, own).then((loaded) => { if (wanted) setWords(loaded); });
    return () => { wanted = false; };
  }, [language]);
  return words && <WordsProvider value={words}>{page(speak)}</WordsProvider>;
}
