/** What part of the sheet is on the screen, for what is laid over the grid. */
import { type UniverBook } from "./book";

/** The sheet on the screen. Pixels of the page. */
export interface GridView {
  sheet: string;
  /** The cells' part of the canvas, without the headers of rows and columns; null before it is drawn. */
  cells: { left: number; top: number; width: number; height: number } | null;
  /** How far the sheet is scrolled. */
  scrollLeft: number;
  scrollTop: number;
  zoom: number;
}

interface ScrolledPixels {
  viewportScrollX?: number;
  viewportScrollY?: number;
}

/** Follows what is on the screen. */
export function createView(book: UniverBook, container: string) {
  const { facade } = book;
  const scrolled = new Map<string, { left: number; top: number }>();
  const listeners: (() => void)[] = [];
  let asked = false;
  const tell = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      for (const listener of listeners) listener();
    });
  };
  for (const event of [
    facade.Event.SheetZoomChanged,
    facade.Event.SheetSkeletonChanged,
    facade.Event.ActiveSheetChanged,
  ]) {
    facade.addEvent(event, tell);
  }
  facade.addEvent(facade.Event.Scroll, (event) => {
    // What the event brings beyond its declared type: the pixels scrolled, not those of the bar.
    const pixels: typeof event & ScrolledPixels = event;
    const { viewportScrollX: left, viewportScrollY: top } = pixels;
    if (left === undefined || top === undefined) return;
    scrolled.set(book.workbook.getActiveSheet().getSheetId(), { left, top });
    tell();
  });
  window.addEventListener("resize", tell);

  /** The formula bar draws on a canvas of the same kind: the sheet's is the one that Univer names so. */
  const sheetCanvas = () =>
    document.querySelector(`#${container} canvas[id^="univer-sheet-main-canvas"]`);

  return {
    view(): GridView {
      const sheet = facade.getActiveWorkbook()?.getActiveSheet();
      const id = book.workbook.getActiveSheet().getSheetId();
      const zoom = sheet?.getZoom() ?? 1;
      const place = sheetCanvas()?.getBoundingClientRect();
      const { rowHeader, columnHeader } = book.worksheet(id).getConfig();
      const left = rowHeader.width * zoom;
      const top = columnHeader.height * zoom;
      const scroll = scrolled.get(id) ?? { left: 0, top: 0 };
      return {
        sheet: id,
        cells: place
          ? {
              left: place.left + left,
              top: place.top + top,
              width: place.width - left,
              height: place.height - top,
            }
          : null,
        scrollLeft: scroll.left * zoom,
        scrollTop: scroll.top * zoom,
        zoom,
      };
    },
    onView: (listener: () => void) => listeners.push(listener),
    dispose: () => window.removeEventListener("resize", tell),
  };
}
