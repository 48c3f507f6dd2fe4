import {
  BUILT_IN,
  destinationHost,
  destinationId,
  readServerAddress,
  type Destination,
} from "../../src/client/destination";

describe("the address of a server", () => {
  it.each([
    ["https://ntropy.example.com", "https://ntropy.example.com"],
    ["  https://ntropy.example.com/  ", "https://ntropy.example.com"],
    ["ntropy.example.com:8443", "https://ntropy.example.com:8443"],
    ["https://example.com/ntropy/", "https://example.com/ntropy"],
    ["http://localhost:8080", "http://localhost:8080"],
    ["localhost:8080", "http://localhost:8080"],
    ["https://localhost:8443", "https://localhost:8443"],
  ])("%p is read as %p", (typed, url) => {
    expect(readServerAddress(typed)).toEqual({ ok: true, url });
  });

  it.each([
    ["", "empty"],
    ["   ", "empty"],
    ["https://", "not_an_address"],
    ["two words", "not_an_address"],
    ["http://ntropy.example.com", "not_https"],
    ["http://localhost.example.com", "not_https"],
    ["http://127.0.0.1:8080", "not_https"],
    ["ftp://example.com", "not_https"],
    ["javascript://alert(1)", "not_https"],
    ["https://robin:secret@example.com", "has_secrets"],
    ["https://example.com/?key=secret", "has_secrets"],
    ["https://example.com/#secret", "has_secrets"],
  ])("%p is refused as %s", (typed, problem) => {
    expect(readServerAddress(typed)).toEqual({ ok: false, problem });
  });
});

describe("the name of a destination", () => {
  const through = "https://own.example";
  const destinations: Destination[] = [
    BUILT_IN,
    { kind: "own_server", url: "https://own.example", key: "own-secret" },
    { kind: "hosted", region: "us", key: "us-secret", through: null },
    { kind: "hosted", region: "eu", key: "eu-secret", through: null },
    { kind: "hosted", region: "us", key: "us-secret", through },
  ];

  it("is another for each, and never holds a key", () => {
    const ids = destinations.map(destinationId);
    expect(new Set(ids).size).toBe(destinations.length);
    expect(ids.join()).not.toContain("secret");
  });

  it("is the host that rows end at, for people", () => {
    expect(
      destinations.flatMap((one) => (one.kind === "built_in" ? [] : [destinationHost(one)]))
    ).toEqual(["own.example", "api.ntropy.com", "api.eu.ntropy.com", "api.ntropy.com"]);
  });
});
