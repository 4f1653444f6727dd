import { useEffect, useRef } from "preact/hooks";
import SignaturePad from "signature_pad";
import type { Strokes } from "../draft";
import { useWords } from "../words";
import { Button } from "../parts/Field";

const WIDTH = 600;
const HEIGHT = 220;

/** A box to sign in. The strokes are kept in one scale, so that a turned phone or another language loses none. */
export default function Signature({ strokes, drawn }: { strokes: Strokes; drawn: (strokes: Strokes) => void }) {
  const { say } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const kept = useRef(strokes);
  kept.current = strokes;

  useEffect(() => {
    const box = canvas.current!;
    const made = new SignaturePad(box, { minWidth: 1.2, maxWidth: 2.6 });
    pad.current = made;
    const place = () => {
      const ratio = Math.max(devicePixelRatio, 1);
      const scale = box.clientWidth / WIDTH;
      box.width = box.clientWidth * ratio;
      box.height = HEIGHT * scale * ratio;
      box.getContext("2d")!.scale(ratio, ratio);
      made.penColor = getComputedStyle(box).color;
      made.fromData(kept.current.map((stroke) => ({ ...made.toData()[0], points: stroke.map(([x, y]) => ({ x: x * scale, y: y * scale, time: 0, pressure: 0.5 })) })) as never);
    };
    place();
    const watch = new ResizeObserver(place);
    watch.observe(box);
    // Another light or other colours: the same strokes, in the ink that can be seen there.
    const lights = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
    for (const light of lights) light.addEventListener("change", place);
    made.addEventListener("endStroke", () => {
      const scale = box.clientWidth / WIDTH;
      drawn(made.toData().map((group) => group.points.map((point) => [round(point.x / scale), round(point.y / scale)] as [number, number])));
    });
    return () => {
      watch.disconnect();
      for (const light of lights) light.removeEventListener("change", place);
      made.off();
    };
  }, []);

  return (
    <div class="field">
      <p id="draw" class="hint">{say("review.draw")}</p>
      <canvas class="signature" ref={canvas} aria-labelledby="draw" role="img" />
      <div class="actions"><Button quiet onClick={() => { pad.current?.clear(); drawn([]); }}>{say("review.clear")}</Button></div>
    </div>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
