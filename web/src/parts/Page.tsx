import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { LANGUAGES, type Language } from "../language";
import { useWords } from "../words";

/** The page around every screen: mast with the languages, the main part, whom to ask. */
export function Page({ title, speak, children }: { title: string; speak: (language: Language) => void; children: ComponentChildren }) {
  const words = useWords();
  const plain = title.replaceAll("\u200b", "");
  useEffect(() => {
    document.documentElement.lang = words.language;
    document.title = `${plain}｜${words.say("service")}`;
  }, [words, plain]);
  return (
    <>
      <a class="skip" href="#main">{words.say("skip")}</a>
      <header class="masthead">
        <a class="service" href="/"><img src="/design/mark.svg" alt="" width="40" height="40" /><span>{words.say("service")}</span></a>
        <nav class="languages" aria-label={words.say("languages")}>
          {Object.entries(LANGUAGES).map(([language, name]) => (
            <button type="button" key={language} lang={language} aria-pressed={language === words.language} onClick={() => speak(language as Language)}>{name}</button>
          ))}
        </nav>
      </header>
      <main id="main" tabIndex={-1}>{children}</main>
      <footer><p>{words.say("help")}</p></footer>
    </>
  );
}

/** A screen's heading; it takes the focus when the screen changes, so that it is read first. */
export function Heading({ children, focus = true }: { children: string; focus?: boolean }) {
  useEffect(() => {
    if (focus) document.querySelector<HTMLElement>("h1")?.focus();
  }, [focus]);
  return <h1 tabIndex={-1}>{children}</h1>;
}
