import { useCallback, useContext } from "preact/hooks";
import { Alarms, type Raise } from "../parts/ErrorSummary";
import { Later, type Loader } from "../desk/Later";
import { Sections } from "../desk/Sections";
import { SIGN_IN_REQUIRED } from "./api";
import { NAMES, SECTIONS, type Section, type SectionProps } from "./sections";
import { useAccountWords } from "./words";

const connect: Loader<SectionProps> = () => import("./connect/Connect");

/** What a guardian who is signed in has before them: one section. */
export function Desk({ section, ...props }: SectionProps & { section: Section | "connect" }) {
  const { say } = useAccountWords();
  const raise = useContext(Alarms);
  // That one must sign in is told where one does; afterwards it is no news.
  const told = useCallback<Raise>((place, alarm) => raise?.(place, alarm?.problem?.code === SIGN_IN_REQUIRED ? null : alarm), [raise]);
  return (
    <>
      {section !== "connect" && <Sections label={say("account.sections")} names={NAMES} open={section} title={(name) => say(`section.${name}`)} />}
      <Alarms.Provider value={told}><Later key={section} load={section === "connect" ? connect : SECTIONS[section]} props={props} /></Alarms.Provider>
    </>
  );
}
