import { createConversation } from "../../src/workbench/host/frame";

describe("the conversation with the add-in's frame", () => {
  const sent: Record<string, unknown>[] = [];
  const faults: unknown[] = [];
  const conversation = () =>
    createConversation({
      id: "c1",
      origin: "https://localhost:3000",
      post: (text) => sent.push(JSON.parse(text) as Record<string, unknown>),
      answer: async (action, data) => {
        if (action === "fail") throw new Error("broken");
        return { action, data };
      },
      onFault: (error) => faults.push(error),
    });
  const request = (fields: Record<string, unknown>) =>
    JSON.stringify({
      _messageType: 0,
      _actionName: "do",
      _actionType: 0,
      _conversationId: "c1",
      _correlationId: 7,
      _data: 1,
      ...fields,
    });
  beforeEach(() => {
    sent.length = 0;
    faults.length = 0;
  });

  it("answers a request under its correlation id", async () => {
    await conversation().receive(request({}));
    expect(sent).toEqual([
      {
        _conversationId: "c1",
        _origin: "https://localhost:3000",
        _serializerVersion: 1,
        _messageType: 1,
        _actionName: "do",
        _correlationId: 7,
        _errorCode: 0,
        _responseType: 0,
        _data: { action: "do", data: 1 },
      },
    ]);
  });

  it.each([
    "no JSON",
    "[]",
    JSON.stringify({ _messageType: 1, _conversationId: "c1" }),
    request({ _conversationId: "another" }),
    request({ _correlationId: "7" }),
  ])("ignores %s", async (text) => {
    await conversation().receive(text);
    expect(sent).toEqual([]);
  });

  it("answers a failure as a failed request, saying nothing of its cause", async () => {
    await conversation().receive(request({ _actionName: "fail" }));
    expect(sent).toMatchObject([{ _errorCode: -2, _data: null }]);
    expect(faults).toEqual([new Error("broken")]);
  });

  it("raises events for what was registered, keeps some for later and drops the rest", async () => {
    const { receive, raise, isRegistered } = conversation();
    raise("early", 1, true);
    raise("dropped", 1, false);
    await receive(request({ _actionName: "early", _actionType: 1, _correlationId: 8 }));
    await receive(request({ _actionName: "dropped", _actionType: 1, _correlationId: 9 }));
    expect(sent).toMatchObject([
      { _actionName: "early", _responseType: 0, _data: { Error: 0, Version: 1 } },
      { _actionName: "early", _responseType: 1, _correlationId: 8, _data: 1 },
      { _actionName: "dropped", _responseType: 0 },
    ]);
    expect(isRegistered("early")).toBe(true);
    await receive(request({ _actionName: "early", _actionType: 2 }));
    expect(isRegistered("early")).toBe(false);
    sent.length = 0;
    raise("early", 2, false);
    expect(sent).toEqual([]);
  });
});
