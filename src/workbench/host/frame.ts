/**
 * The conversation between the host page and the add-in's frame, as Office on the web holds it:
 * JSON strings over `postMessage`, requests and responses matched by correlation ids.
 */
import { z } from "zod";

const MessageType = { request: 0, response: 1 } as const;
const ActionKind = { invoke: 0, registerEvent: 1, unregisterEvent: 2 } as const;
const ResponseKind = { reply: 0, event: 1 } as const;
const ResultCode = { ok: 0, requestFailed: -2 } as const;

/** Answer to a registration; an empty one would count as an internal error. */
const REGISTERED = { Error: 0, Version: 1 };

const request = z.object({
  _messageType: z.literal(MessageType.request),
  _actionName: z.string(),
  _actionType: z.number().nullish(),
  _conversationId: z.string(),
  _correlationId: z.number(),
  _data: z.unknown(),
});

/** What a conversation needs of the host. */
export interface ConversationOptions {
  id: string;
  /** Origin of the host page. */
  origin: string;
  /** Hands a message to the frame. */
  post: (text: string) => void;
  /** Carries out what the add-in asks for. A rejection is answered as a failed request. */
  answer: (action: string, data: unknown) => Promise<unknown>;
  /** Called when `answer` rejected: a fault of the emulation. */
  onFault: (error: unknown) => void;
}

/** The host's end of the conversation. */
export interface Conversation {
  /** Takes a message of the frame; whatever is no request of this conversation is ignored. */
  receive(text: string): Promise<void>;
  /**
   * Raises an event the add-in registered for. What it has not registered for yet is kept until it
   * does, where `keep` is set, else dropped.
   */
  raise(event: string, data: unknown, keep: boolean): void;
  isRegistered(event: string): boolean;
}

/** Begins a conversation; the frame speaks first. */
export function createConversation(options: ConversationOptions): Conversation {
  const registrations = new Map<string, number>();
  let kept: { event: string; data: unknown }[] = [];

  const send = (envelope: Record<string, unknown>) => {
    options.post(
      JSON.stringify({
        _conversationId: options.id,
        _origin: options.origin,
        _serializerVersion: 1,
        ...envelope,
      })
    );
  };

  const respond = (action: string, correlationId: number, code: number, data: unknown) =>
    send({
      _messageType: MessageType.response,
      _actionName: action,
      _correlationId: correlationId,
      _errorCode: code,
      _responseType: ResponseKind.reply,
      _data: data ?? null,
    });

  const raise = (event: string, data: unknown, keep: boolean) => {
    const correlationId = registrations.get(event);
    if (correlationId === undefined) {
      if (keep) kept.push({ event, data });
      return;
    }
    send({
      _messageType: MessageType.response,
      _actionName: event,
      _correlationId: correlationId,
      _errorCode: ResultCode.ok,
      _responseType: ResponseKind.event,
      _data: data,
    });
  };

  return {
    receive: async (text) => {
      const message = parse(text);
      if (!message || message._conversationId !== options.id) return;
      const { _actionName: action, _correlationId: correlationId } = message;
      switch (message._actionType ?? ActionKind.invoke) {
        case ActionKind.registerEvent: {
          registrations.set(action, correlationId);
          respond(action, correlationId, ResultCode.ok, REGISTERED);
          const waiting = kept.filter(({ event }) => event === action);
          kept = kept.filter(({ event }) => event !== action);
          for (const { event, data } of waiting) raise(event, data, true);
          return;
        }
        case ActionKind.unregisterEvent:
          registrations.delete(action);
          respond(action, correlationId, ResultCode.ok, REGISTERED);
          return;
      }
      try {
        const data = await options.answer(action, message._data);
        respond(action, correlationId, ResultCode.ok, data);
      } catch (error) {
        options.onFault(error);
        respond(action, correlationId, ResultCode.requestFailed, null);
      }
    },
    raise,
    isRegistered: (event) => registrations.has(event),
  };
}

function parse(text: string): z.infer<typeof request> | null {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = request.safeParse(message);
  return parsed.success ? parsed.data : null;
}
