import { gather } from "../../src/ledger/postgres/gather";

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Answers doubled, when told to; notes what was asked together. */
function doubler(options: Parameters<typeof gather<number, number>>[1]) {
  const asked: number[][] = [];
  const release: (() => void)[] = [];
  const ask = gather(async (questions: readonly number[]) => {
    asked.push([...questions]);
    await new Promise<void>((resolve) => release.push(resolve));
    return questions.map((one) => one * 2);
  }, options);
  return { ask, asked, release };
}

it("asks together what is asked in one turn, and answers each its own", async () => {
  const { ask, asked, release } = doubler({ most: 10 });
  const answers = Promise.all([ask(1), ask(2), ask(3)]);
  await turn();
  await turn();
  for (const answer of release) answer();
  expect(await answers).toEqual([2, 4, 6]);
  expect(asked).toEqual([[1, 2, 3]]);
});

it("never answers by a call that was begun before the question", async () => {
  const { ask, asked, release } = doubler({ most: 10 });
  const first = ask(1);
  await turn();
  await turn();
  const later = Promise.all([ask(2), ask(3)]);
  await turn();
  expect(asked).toEqual([[1]]);
  release[0]?.();
  expect(await first).toBe(2);
  await turn();
  release[1]?.();
  expect(await later).toEqual([4, 6]);
  expect(asked).toEqual([[1], [2, 3]]);
});

it("asks no more at once than it may, but one that weighs more alone", async () => {
  const { ask, asked, release } = doubler({ most: 5, weigh: (one) => one });
  const answers = Promise.all([ask(9), ask(2), ask(3), ask(1)]);
  for (let round = 0; round < 3; round += 1) {
    await turn();
    await turn();
    release[round]?.();
  }
  expect(await answers).toEqual([18, 4, 6, 2]);
  expect(asked).toEqual([[9], [2, 3], [1]]);
});

it("rejects all that was asked together, and goes on", async () => {
  let isBroken = true;
  const ask = gather(
    async (questions: readonly number[]) => {
      if (isBroken) throw new Error("broken");
      return questions;
    },
    { most: 10 }
  );
  const both = await Promise.allSettled([ask(1), ask(2)]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  isBroken = false;
  expect(await ask(3)).toBe(3);
});
