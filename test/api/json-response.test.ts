import { jsonResponse } from "../../src/api/json-response";

const answer = (value: unknown) => jsonResponse(value, { status: 200, headers: { Via: "test" } });

describe("an answer in JSON", () => {
  it("is text to whom reads its body", async () => {
    const response = answer({ name: "Café", absent: undefined, mccs: [5814] });
    expect(response.headers.get("Content-Type")).toBe("application/json");
    expect(response.headers.get("Via")).toBe("test");
    expect(await response.text()).toBe('{"name":"Café","mccs":[5814]}');
  });

  it("is the value itself to whom asks for the value, and no text is made", async () => {
    const toJSON = jest.fn();
    const value = { toJSON };
    expect(await answer(value).json()).toBe(value);
    expect(toJSON).not.toHaveBeenCalled();
  });
});
