/** Events of Excel objects, as messages to the add-in. */

/** Numbers of the events on the wire. */
export const EventNumber = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  formatChanged: 18,
  rowSorted: 19,
  rowHiddenChanged: 22,
  protectionChanged: 24,
  nameChanged: 25,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

/** Target of events of a whole collection. */
export const WORKBOOK_TARGET = "Workbook";

/** Category of messages that are object events. */
export const EVENT_CATEGORY = 65_536;

/** One message of `richApiMessage`: category, type, target, JSON, id, whether from a co-author. */
export type RichMessage = [number, number, string, string, number, boolean];

/** Registrations of the add-in, and whom to tell. */
export interface EventHub {
  /** `context.runtime.enableEvents`. */
  enabled: boolean;
  register(event: number, target: string): void;
  unregister(event: number, target: string): void;
  isRegistered(event: number, target: string): boolean;
  /** Forgets all registrations: another page starts. */
  clear(): void;
  /** Tells whoever registered for one of the targets. */
  raise(event: number, targets: readonly string[], message: Record<string, unknown>): void;
}

/** @param send hands messages to the add-in */
export function createEventHub(send: (messages: RichMessage[]) => void): EventHub {
  const registrations = new Map<string, number>();
  const key = (event: number, target: string) => `${event}:${target}`;
  const hub: EventHub = {
    enabled: true,
    register: (event, target) => {
      const place = key(event, target);
      registrations.set(place, (registrations.get(place) ?? 0) + 1);
    },
    unregister: (event, target) => {
      const place = key(event, target);
      const count = (registrations.get(place) ?? 0) - 1;
      if (count > 0) registrations.set(place, count);
      else registrations.delete(place);
    },
    isRegistered: (event, target) => registrations.has(key(event, target)),
    clear: () => {
      registrations.clear();
      hub.enabled = true;
    },
    raise: (event, targets, message) => {
      if (!hub.enabled) return;
      const text = JSON.stringify(message);
      const messages = targets
        .filter((each) => registrations.has(key(event, each)))
        .map((each): RichMessage => [EVENT_CATEGORY, event, each, text, 0, false]);
      if (messages.length > 0) send(messages);
    },
  };
  return hub;
}
