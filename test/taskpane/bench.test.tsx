import { act } from "@testing-library/react";
import type { Ask, Asking } from "../../src/client/questions";
import { openPane } from "../support/pane";

describe("the questions of panels", () => {
  it("go to a server only after the user has agreed that rows do", async () => {
    const asked: (Asking | undefined)[] = [];
    const ask: Ask = (_name, _input, asking) => {
      asked.push(asking);
      return Promise.reject(new Error("Nobody answers."));
    };
    const { bench, where } = await openPane(undefined, { ask });
    const question = () => bench.ask("categories.read", { id: "consumer" }).catch(() => undefined);
    asked.length = 0;
    await act(async () => where.change({ choice: "own_server", address: "https://far.example" }));
    await question();
    expect(new Set(asked.map((asking) => asking?.destination?.kind ?? "built_in"))).toEqual(
      new Set(["built_in"])
    );
    await act(async () => where.confirm());
    await question();
    expect(asked.at(-1)?.destination?.kind).toBe("own_server");
  });
});
