import { type Desk, sitDown } from "./desk";

/** Rows enough for several chunks. */
const ROWS = 1_200;
const MANY = [
  ["Date", "Description", "Amount"],
  ...Array.from({ length: ROWS }, (_, index) => [
    45_000 + index,
    `word${index % 7} reference ${index}`,
    -1 - index,
  ]),
];
const LAST = ROWS + 1;

jest.setTimeout(60_000);

let desk: Desk;
afterEach(() => desk.close());

/** What an undisturbed run writes. */
async function undisturbed(): Promise<unknown[][]> {
  const other = await sitDown({ sheets: { Bank: MANY }, globals: true });
  await other.enrich();
  const cells = other.excel.read(`Bank!D1:F${LAST}`);
  await other.close();
  return cells;
}

describe("stopping a run", () => {
  it("keeps what is written, and the next run goes on from there to the same end", async () => {
    const expected = await undisturbed();
    desk = await sitDown({ sheets: { Bank: MANY } });
    const stop = new AbortController();
    desk.session.beforeAnswer = () => {
      if (desk.session.sent.length === 3) stop.abort();
    };
    const outcome = await desk.enrich({}, { signal: stop.signal });
    expect(outcome.state).toBe("stopped");
    expect(outcome.written).toBeGreaterThan(0);
    expect(outcome.written).toBeLessThan(ROWS);
    expect(desk.excel.read("Bank!D2:E2")).toEqual([["label of word0", "Word0"]]);
    expect(desk.session.closed).toHaveLength(1);

    const plan = await desk.plan();
    expect(plan.resumes).toBe(true);
    expect(plan.toFill).toBe(ROWS);
    expect(plan.remaining).toBe(ROWS - outcome.written);
    const sentBefore = desk.session.sent.flatMap(({ id }) => id).length;
    const resumed = await desk.enrich();
    expect(resumed.state).toBe("completed");
    expect(desk.excel.read(`Bank!D1:F${LAST}`)).toEqual(expected);
    const sentAgain = desk.session.sent.flatMap(({ id }) => id).length - sentBefore;
    expect(sentAgain).toBe(ROWS - outcome.written);
    expect((await desk.plan()).resumes).toBe(false);
  });

  it("resumes to the same end after a reload, though the history was lost with the browser's storage", async () => {
    const expected = await undisturbed();
    desk = await sitDown({ sheets: { Bank: MANY } });
    const stop = new AbortController();
    await desk.enrich(
      {},
      {
        signal: stop.signal,
        onProgress: ({ phase, done }) => {
          if (phase === "enriching" && done > 0) stop.abort();
        },
      }
    );
    desk.session.history.clear();
    await desk.excel.reload();
    const there = desk.another();
    const [preparation, choices] = await desk.look();
    await there.run(preparation, choices, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(desk.excel.read(`Bank!D1:F${LAST}`)).toEqual(expected);
  });

  it("reports progress from reading to the end, never backwards within a phase", async () => {
    desk = await sitDown({ sheets: { Bank: MANY } });
    const seen: { phase: string; done: number; total: number }[] = [];
    await desk.enrich({}, { onProgress: (progress) => seen.push(progress) });
    expect([...new Set(seen.map(({ phase }) => phase))]).toEqual([
      "reading",
      "enriching",
      "recurrence",
      "finishing",
    ]);
    const enriching = seen.filter(({ phase }) => phase === "enriching").map(({ done }) => done);
    expect(enriching).toEqual([...enriching].sort((one, other) => one - other));
    expect(enriching.at(-1)).toBe(ROWS);
  });
});

describe("while a run is under way", () => {
  it("finds rows again that were sorted meanwhile", async () => {
    desk = await sitDown({ sheets: { Bank: MANY } });
    let sorted = false;
    desk.session.beforeAnswer = () => {
      if (sorted || desk.session.sent.length < 2) return;
      sorted = true;
      const order = Array.from({ length: ROWS }, (_, index) => ROWS - 1 - index);
      desk.excel.user.sort(`Bank!A2:F${LAST}`, order);
    };
    const outcome = await desk.enrich();
    expect(outcome).toMatchObject({ state: "completed", written: ROWS });
    for (const [, description, , label] of desk.excel.read(`Bank!A2:F${LAST}`)) {
      expect(label).toBe(`label of ${String(description).split(" ")[0]}`);
    }
    expect(await desk.plan()).toMatchObject({ upToDate: ROWS, lockedCells: 0 });
  });

  it("follows rows and columns that are inserted meanwhile", async () => {
    desk = await sitDown({ sheets: { Bank: MANY } });
    desk.session.beforeAnswer = () => {
      if (desk.session.sent.length !== 3) return;
      desk.excel.user.insertRows("Bank!1:2");
      desk.excel.user.insertColumns("Bank!A:A");
    };
    const outcome = await desk.enrich();
    expect(outcome).toMatchObject({ state: "completed", written: ROWS });
    const rows = desk.excel.read(`Bank!B4:G${LAST + 2}`);
    expect(rows).toHaveLength(ROWS);
    for (const [, description, , label] of rows) {
      expect(label).toBe(`label of ${String(description).split(" ")[0]}`);
    }
  });

  it.each([
    ["inserted before", (at: Desk) => at.excel.user.insertColumns("Bank!D:D")],
    ["deleted among", (at: Desk) => at.excel.user.deleteColumns("Bank!D:D")],
  ])("writes nothing into foreign columns when a column is %s ours meanwhile", async (_, act) => {
    desk = await sitDown({ sheets: { Bank: MANY } });
    let acted = false;
    desk.session.beforeAnswer = () => {
      if (acted || desk.session.sent.length < 3) return;
      acted = true;
      act(desk);
    };
    const outcome = await desk.enrich();
    expect(outcome.state).toBe("completed");
    const [headers = []] = desk.excel.read("Bank!A1:H1");
    for (const [column, header] of headers.entries()) {
      const letter = "ABCDEFGH".charAt(column);
      const cells = desk.excel.read(`Bank!${letter}2:${letter}${LAST}`).map(([cell]) => cell);
      if (header === "") expect(cells.join("")).toBe("");
      if (header === "Label") expect(cells.every((cell) => /^label of/.test(`${cell}`))).toBe(true);
      if (header === "Merchant")
        expect(cells.every((cell) => /^Word\d$/.test(`${cell}`))).toBe(true);
    }
  });

  it("does not touch a cell the user typed into meanwhile", async () => {
    desk = await sitDown({ sheets: { Bank: MANY } });
    desk.session.beforeAnswer = () => {
      if (desk.session.sent.length === 3) desk.excel.user.type("Bank!D600", "typed meanwhile");
    };
    const outcome = await desk.enrich();
    expect(outcome.state).toBe("completed");
    expect(desk.excel.read("Bank!D600:E600")).toEqual([["typed meanwhile", "Word3"]]);
    expect(await desk.plan()).toMatchObject({ lockedCells: 1, upToDate: ROWS });
  });

  it("puts back what the request itself saw being overwritten", async () => {
    desk = await sitDown({ sheets: { Bank: MANY.slice(0, 30) } });
    // The record goes out in the request that writes: the last moment before it is served.
    let typed = false;
    const { parent } = desk.excel.window;
    const { postMessage } = parent;
    parent.postMessage = (text: string) => {
      if (!typed && text.includes("<record xmlns")) {
        typed = true;
        desk.excel.user.type("Bank!D5", "=1+1");
      }
      postMessage(text);
    };
    const outcome = await desk.enrich();
    expect(outcome.putBack).toBe(1);
    expect(desk.excel.contents("Bank!D5:D5")).toEqual([[{ formula: "=1+1" }]]);
  });

  it("waits while the user types into a cell", async () => {
    desk = await sitDown({ sheets: { Bank: MANY.slice(0, 30) } });
    desk.session.beforeAnswer = () => {
      desk.excel.host.knobs.cellEditMode = true;
      setTimeout(() => {
        desk.excel.host.knobs.cellEditMode = false;
      }, 300);
    };
    const outcome = await desk.enrich();
    expect(outcome).toMatchObject({ state: "completed", written: 29 });
  });
});
