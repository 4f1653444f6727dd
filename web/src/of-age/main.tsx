import { useRef, useState } from "preact/hooks";
import "../app.css";
import "../desk/desk.css";
import { Api, type Schemas } from "../api";
import { chosenLanguage, type Language } from "../language";
import { Back, focusHeading, Heading, Page } from "../parts/Page";
import { show } from "../parts/spoken";
import { Bound } from "./Bound";
import { Enter } from "./Enter";
import { OF_AGE_TEXTS, useOfAgeWords } from "./words";

export type Opened = Schemas["OfAgeOpened"];
type Left = "over" | "left" | null;

/** A letter's link holds the code behind the address; it is taken from there, so that no history keeps it. */
function codeOfLink(): string {
  const code = decodeURIComponent(location.hash.slice(1));
  if (code) history.replaceState(null, "", location.pathname);
  return code;
}

/** Who is bound to a student of age, and the way to end it; opened by a letter's code and the own ID number. */
function OfAge({ speak }: { speak: (language: Language) => void }) {
  const { say, language } = useOfAgeWords();
  const [code, setCode] = useState(codeOfLink);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [left, setLeft] = useState<Left>(null);
  const api = useRef<Api | null>(null);
  api.current ??= new Api(chosenLanguage(), null, () => {});
  api.current.speak(language);
  function leave(how: Left) {
    if (how === "left") setCode("");
    setOpened(null);
    setLeft(how);
    focusHeading();
  }
  function enter(page: Opened) {
    setLeft(null);
    setOpened(page);
    focusHeading();
  }
  return (
    <Page title={say("of_age.title")} speak={speak}>
      <div>
        <Back href="/">{say("home")}</Back>
        <Heading>{say("of_age.title")}</Heading>
      </div>
      {left && <div class="notice" role="status"><h2>{say(`of_age.${left}.title`)}</h2><p>{say(`of_age.${left}.text`)}</p></div>}
      {opened ? <Bound api={api.current} opened={opened} leave={leave} /> : <Enter api={api.current} code={code} setCode={setCode} enter={enter} />}
    </Page>
  );
}

show((speak) => <OfAge speak={speak} />, OF_AGE_TEXTS);
