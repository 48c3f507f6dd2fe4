import { createReadingPace } from "../../src/taskpane/reading-pace";

/** A sheet whose reading takes `cost` milliseconds, and how often it was read. */
function sheet(cost: number) {
  const state = { readings: 0 };
  const pace = createReadingPace(
    () => {
      state.readings += 1;
      return new Promise((resolve) => setTimeout(resolve, cost));
    },
    () => Date.now()
  );
  return { pace, state };
}

const wait = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it("reads once when the selection has come to rest", async () => {
  const { pace, state } = sheet(10);
  for (let move = 0; move < 5; move++) {
    pace.moved();
    await wait(100);
  }
  expect(state.readings).toBe(0);
  await wait(200);
  expect(state.readings).toBe(1);
});

it("waits longer where reading took long, but never for ever", async () => {
  const slow = sheet(500);
  slow.pace.moved();
  await wait(700);
  expect(slow.state.readings).toBe(1);
  slow.pace.moved();
  await wait(1_500);
  expect(slow.state.readings).toBe(1);
  await wait(1_100);
  expect(slow.state.readings).toBe(2);

  const endless = sheet(60_000);
  endless.pace.moved();
  await wait(61_000);
  endless.pace.moved();
  await wait(3_100);
  expect(endless.state.readings).toBe(2);
});

it("reads at once when the user turns to the pane, unless what is shown is fresh", async () => {
  const { pace, state } = sheet(10);
  pace.turnedTo();
  pace.turnedTo();
  await wait(20);
  expect(state.readings).toBe(1);
  await wait(1_000);
  pace.turnedTo();
  expect(state.readings).toBe(1);
  await wait(1_500);
  pace.turnedTo();
  expect(state.readings).toBe(2);
});

it("does not read again for a move that turning to the pane has answered", async () => {
  const { pace, state } = sheet(10);
  pace.moved();
  await wait(100);
  pace.turnedTo();
  await wait(1_000);
  expect(state.readings).toBe(1);
});
