import { render, type ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { chosenLanguage, keepLanguage, type Language } from "../language";
import { load, WordsProvider, type Words } from "../words";

/** Shows a page in the reader's language, and again when another is chosen; what is entered stays. */
export function show(page: (speak: (language: Language) => void) => ComponentChildren): void {
  const app = document.getElementById("app");
  if (!app) throw new Error("no place for the page");
  render(<Spoken page={page} />, app);
}

function Spoken({ page }: { page: (speak: (language: Language) => void) => ComponentChildren }) {
  const [language, speak] = useState(chosenLanguage);
  const [words, setWords] = useState<Words | null>(null);
  useEffect(() => {
    keepLanguage(language);
    let wanted = true;
    void load(language).then((loaded) => { if (wanted) setWords(loaded); });
    return () => { wanted = false; };
  }, [language]);
  return words && <WordsProvider value={words}>{page(speak)}</WordsProvider>;
}
