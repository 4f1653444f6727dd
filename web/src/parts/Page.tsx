import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useLayoutEffect, useState } from "preact/hooks";
import { LANGUAGES, type Language } from "../language";
import { useWords } from "../words";
import { Connection } from "./Connection";
import { Alarms, Summary, type Alarm, type Raise } from "./ErrorSummary";

/** The page around every screen: mast with the languages, the connection, what is wrong, the screen, whom to ask. */
export function Page({ title, speak, children }: { title: string; speak: (language: Language) => void; children: ComponentChildren }) {
  const { say, language: spoken } = useWords();
  const { alarms, raise } = useAlarms();
  const plain = title.replaceAll("\u200b", "");
  const told = alarms.length > 0 ? say("error.title", { title: plain }) : plain;
  useEffect(() => {
    document.documentElement.lang = spoken;
    document.title = `${told}｜${say("service")}`;
  }, [spoken, told]);
  return (
    <Alarms.Provider value={raise}>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById("main")?.focus(); }}>{say("skip")}</a>
      <header class="masthead">
        <a class="service" href="/"><img src="/design/mark.svg" alt="" width="40" height="40" /><span>{say("service")}</span></a>
        <nav class="languages" aria-label={say("languages")}>
          {Object.entries(LANGUAGES).map(([language, name]) => (
            <button type="button" key={language} lang={language} aria-pressed={language === spoken} onClick={() => speak(language as Language)}>{name}</button>
          ))}
        </nav>
      </header>
      <Connection />
      <main id="main" tabIndex={-1}>
        {alarms.map((alarm, place) => <Summary key={place} alarm={alarm} />)}
        {children}
      </main>
      <footer><p>{say("help")}</p></footer>
    </Alarms.Provider>
  );
}

function useAlarms(): { alarms: Alarm[]; raise: Raise } {
  const [raised, setRaised] = useState<ReadonlyMap<object, Alarm>>(new Map());
  const raise = useCallback<Raise>((place, alarm) => setRaised((before) => {
    if (!alarm && !before.has(place)) return before;
    const after = new Map(before);
    if (alarm) after.set(place, alarm);
    else after.delete(place);
    return after;
  }), []);
  return { alarms: [...raised.values()], raise };
}

/** A screen's heading; it takes the focus when the screen changes, so that it is read first. */
export function Heading({ children, focus = true }: { children: string; focus?: boolean }) {
  useLayoutEffect(() => {
    if (focus) focusHeading();
  }, [focus]);
  return <h1 tabIndex={-1}>{children}</h1>;
}

/** For when what was pressed is gone: reading goes on at the top of the screen. */
export function focusHeading(): void {
  // A question that still stands open would keep the focus to itself.
  setTimeout(() => document.querySelector<HTMLElement>("h1")?.focus());
}

/** The way back, above a screen's heading. */
export function Back({ href, children }: { href: string; children: string }) {
  return <p class="back"><a href={href}>{children}</a></p>;
}
