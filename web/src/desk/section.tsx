import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { filled, useWords, WordsProvider, type Loaders, type Words } from "../words";

type Texts = Record<string, string>;

/** A section that has texts of its own, loaded with it; what they lack is said by the texts around it. */
export function spoken<Props extends object>(Section: ComponentType<Props>, own: Loaders<Texts>): ComponentType<Props> {
  return function Spoken(props: Props) {
    const words = useWords();
    const [texts, setTexts] = useState<Texts | null>(null);
    useEffect(() => {
      let wanted = true;
      void own[words.language]().then((loaded) => { if (wanted) setTexts(loaded.texts); });
      return () => { wanted = false; };
    }, [words.language]);
    if (!texts) return <p role="status">{words.say("working")}</p>;
    const say = (key: string, values: Record<string, string | number> = {}) => {
      const text = texts[key];
      return text === undefined ? words.say(key as never, values) : filled(text, values);
    };
    return <WordsProvider value={{ ...words, say } as Words}><Section {...props} /></WordsProvider>;
  };
}
