/** The task pane: the add-in's page in a frame, tied to the emulated host. */
import { type ExcelHost, type Frame } from "../host/excel-host";
import { byId, make } from "./dom";

/** Pixels: the width the pane starts with, as in Excel, and the narrowest it gets. */
const WIDTH = 350;
const LEAST_WIDTH = 280;
/** Pixels by which an arrow key moves the pane's edge. */
const KEY_STEP = 20;

/** The pane beside the grid. */
export interface Pane {
  show(visible: boolean): void;
  /** Loads the add-in's page, anew when it is there already. */
  load(host: ExcelHost): void;
}

/**
 * @param page - path of the add-in's page.
 * @param title - what the pane's title bar says.
 * @param close - the user wants the pane closed.
 */
export function createPane(page: string, title: string, close: () => void): Pane {
  const pane = byId("pane");
  const edge = byId("pane-edge");
  const body = byId("pane-body");
  byId("pane-title").textContent = title;
  byId("pane-close").addEventListener("click", close);
  let frame: Frame | null = null;
  let element: HTMLIFrameElement | null = null;
  let width = WIDTH;

  function setWidth(pixels: number): void {
    width = Math.round(Math.max(LEAST_WIDTH, Math.min(pixels, innerWidth / 2)));
    pane.style.width = `${width}px`;
    edge.setAttribute("aria-valuenow", String(width));
  }
  setWidth(WIDTH);

  edge.addEventListener("pointerdown", (event) => {
    edge.setPointerCapture(event.pointerId);
    const right = pane.getBoundingClientRect().right;
    const drag = (moved: PointerEvent) => setWidth(right - moved.clientX);
    edge.addEventListener("pointermove", drag);
    const end = () => edge.removeEventListener("pointermove", drag);
    edge.addEventListener("pointerup", end, { once: true });
    edge.addEventListener("pointercancel", end, { once: true });
  });
  edge.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowLeft") setWidth(width + KEY_STEP);
    if (key === "ArrowRight") setWidth(width - KEY_STEP);
  });

  addEventListener("message", ({ source, origin, data }) => {
    if (origin !== location.origin || typeof data !== "string") return;
    if (element && source === element.contentWindow) frame?.receive(data);
  });

  return {
    show(visible) {
      pane.hidden = !visible;
      edge.hidden = !visible;
    },
    load(host) {
      frame?.close();
      const iframe = make("iframe", { title, id: "pane-frame" });
      frame = host.attach(location.origin, (text) =>
        iframe.contentWindow?.postMessage(text, location.origin)
      );
      // office.js reads who it talks to from the frame's name, which must be there before the page.
      iframe.name = frame.windowName;
      const separator = page.includes("?") ? "&" : "?";
      iframe.src = `${page}${separator}_host_Info=${encodeURIComponent(frame.hostInfo)}`;
      element = iframe;
      performance.mark("frame-inserted");
      body.replaceChildren(iframe);
    },
  };
}
