/** Where the focus goes when a part of a rule was added or removed. */
import { type RefObject, useEffect, useRef } from "react";

export interface PartFocus<Box extends HTMLElement> {
  /** What holds the parts: its children marked `data-part`. */
  box: RefObject<Box | null>;
  /** The button that adds one. */
  add: RefObject<HTMLButtonElement | null>;
  /** Brings the focus, after the next drawing, to the last part's first field, or to the button. */
  to: (target: "last" | "add") => void;
}

export function usePartFocus<Box extends HTMLElement>(): PartFocus<Box> {
  const box = useRef<Box>(null);
  const add = useRef<HTMLButtonElement>(null);
  const target = useRef<"last" | "add" | null>(null);
  useEffect(() => {
    const wanted = target.current;
    target.current = null;
    if (wanted === null) return;
    const parts = box.current?.querySelectorAll<HTMLElement>(":scope > [data-part]");
    const last = parts?.[parts.length - 1]?.querySelector<HTMLElement>("select, input, textarea");
    (wanted === "last" ? last : add.current)?.focus();
  });
  return { box, add, to: (wanted) => (target.current = wanted) };
}
