import fc from "fast-check";
import { choicesOf, type Desk, sitDown, valueOf } from "./desk";

jest.setTimeout(300_000);

const quiet = { signal: new AbortController().signal, onProgress: () => undefined };

/** What a user may do between runs; row and column are taken modulo what there is. */
const action = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ do: "enrich" as const }) },
  { weight: 2, arbitrary: fc.constant({ do: "new engine" as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("edit" as const),
      row: fc.nat(30),
      column: fc.nat(2),
      text: fc.constantFrom("=1+1", "mine", "'=quoted", "12", "label of word"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("correct" as const), row: fc.nat(30) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("sort" as const), by: fc.nat(1_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("insert row" as const), row: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("copy row" as const), row: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("move columns" as const) }) },
  { weight: 2, arbitrary: fc.constant({ do: "undo" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "reload" as const }) }
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

/** The sheet as the test knows it: where the data begins, and what the user typed by description. */
interface Known {
  desk: Desk;
  controller: Desk["controller"];
  firstColumn: number;
  rows: number;
  /** Cells the user typed, by description and our column's header: what they must go on showing. */
  typed: Map<string, unknown>;
  count: number;
}

const letter = (column: number) => "ABCDEFGHIJKLMNOP".charAt(column);

function addressOf(known: Known, row: number, column: number): string {
  return `Bank!${letter(known.firstColumn + column)}${row + 2}`;
}

async function enrich(known: Known): Promise<void> {
  known.desk.excel.user.select(addressOf(known, 0, 0));
  const preparation = valueOf(await known.controller.prepare("region"));
  valueOf(await known.controller.run(preparation, choicesOf(preparation), quiet));
}

async function perform(known: Known, step: Action): Promise<void> {
  const { desk } = known;
  const { user } = desk.excel;
  switch (step.do) {
    case "enrich":
      return enrich(known);
    case "new engine":
      desk.session.version = `fake-${(known.count += 1)}`;
      desk.session.label = (description) => `label ${known.count} of ${description.split(" ")[0]}`;
      return;
    case "edit": {
      const at = addressOf(known, step.row % known.rows, 3 + step.column);
      const [[header]] = desk.excel.read(
        `Bank!${letter(known.firstColumn + 3 + step.column)}1`
      ) as [[unknown]];
      if (header === "") return;
      user.type(at, step.text);
      const [[description]] = desk.excel.read(addressOf(known, step.row % known.rows, 1)) as [
        [unknown],
      ];
      known.typed.set(`${String(description)}|${String(header)}`, desk.excel.contents(at)[0]?.[0]);
      return;
    }
    case "correct": {
      const row = step.row % known.rows;
      const at = addressOf(known, row, 1);
      const before = String(desk.excel.read(at)[0]?.[0]);
      const after = `word${(known.count += 1)} corrected ${known.count}`;
      user.type(at, after);
      for (const [key, value] of [...known.typed]) {
        if (!key.startsWith(`${before}|`)) continue;
        known.typed.delete(key);
        known.typed.set(key.replace(before, after), value);
      }
      return;
    }
    case "sort": {
      const order = Array.from({ length: known.rows }, (_, index) => index).sort(
        (one, other) => ((one * 7919 + step.by) % 101) - ((other * 7919 + step.by) % 101)
      );
      const last = letter(known.firstColumn + 5);
      user.sort(`Bank!${letter(known.firstColumn)}2:${last}${known.rows + 1}`, order);
      return;
    }
    case "insert row":
    case "copy row": {
      const row = (step.row % known.rows) + 2;
      const like = desk.excel.read(
        `Bank!${letter(known.firstColumn)}${row}:${letter(known.firstColumn + 2)}${row}`
      )[0];
      user.insertRows(`Bank!${row}:${row}`);
      known.rows += 1;
      const fresh = [45_000 + known.count, `new${(known.count += 1)} row`, -known.count];
      (step.do === "copy row" ? (like ?? fresh) : fresh).forEach((cell, column) =>
        user.type(`Bank!${letter(known.firstColumn + column)}${row}`, cell)
      );
      return;
    }
    case "move columns":
      if (known.firstColumn >= 3) return;
      user.insertColumns("Bank!A:A");
      known.firstColumn += 1;
      return;
    case "undo":
      await known.controller.undoLastRun();
      return;
    case "reload":
      await desk.excel.reload();
      known.controller = desk.another();
      return;
  }
}

/** Every cell the user typed still shows it. A description of several rows is told by any of them. */
function check(known: Known): void {
  const { desk } = known;
  const headers = desk.excel.read(
    `Bank!${letter(known.firstColumn)}1:${letter(known.firstColumn + 5)}1`
  )[0];
  const contents = desk.excel.contents(
    `Bank!${letter(known.firstColumn)}2:${letter(known.firstColumn + 5)}${known.rows + 1}`
  );
  for (const [key, content] of known.typed) {
    const [description, header] = key.split("|");
    const column = headers?.indexOf(header ?? "") ?? -1;
    const shown = contents.filter((row) => row[1] === description).map((row) => row[column]);
    expect({ key, shown }).toEqual({ key, shown: expect.arrayContaining([content]) });
  }
}

it("never loses what the user typed, whatever is done between runs", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 4, maxLength: 12 }), async (steps) => {
      const desk = await sitDown({
        sheets: {
          Bank: [
            ["Date", "Description", "Amount"],
            ...Array.from({ length: 8 }, (_, row) => [45_000 + row, `word${row} x`, -1 - row]),
          ],
        },
      });
      const known: Known = {
        desk,
        controller: desk.controller,
        firstColumn: 0,
        rows: 8,
        typed: new Map(),
        count: 100,
      };
      try {
        await enrich(known);
        for (const step of steps) {
          await perform(known, step);
          check(known);
        }
        await enrich(known);
        check(known);
        // Nothing of ours is left half done: a further run finds nothing to do.
        const preparation = valueOf(await known.controller.prepare("region"));
        const plan = valueOf(await known.controller.plan(preparation, choicesOf(preparation)));
        expect(plan).toMatchObject({ toFill: 0, toUpdate: 0 });
      } finally {
        await desk.close();
      }
    }),
    { numRuns: 8 }
  );
});
