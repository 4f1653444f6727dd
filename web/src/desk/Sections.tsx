import { useEffect, useState } from "preact/hooks";

/** The sections of a desk. Each has an address, so that it can be kept, and gone back to. */
export function Sections<Name extends string>({ label, names, open, title }: { label: string; names: readonly Name[]; open: Name; title: (name: Name) => string }) {
  return (
    <nav class="sections" aria-label={label}>
      <ul>
        {names.map((name) => (
          <li key={name}><a href={`#${name}`} aria-current={name === open ? "page" : undefined}>{title(name)}</a></li>
        ))}
      </ul>
    </nav>
  );
}

/** What the address names behind its #; followed when it changes. */
export function useAddress(): string {
  const read = () => location.hash.slice(1);
  const [named, setNamed] = useState(read);
  useEffect(() => {
    const turn = () => setNamed(read());
    addEventListener("hashchange", turn);
    return () => removeEventListener("hashchange", turn);
  }, []);
  return named;
}
