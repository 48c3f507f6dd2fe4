/** The hidden methods by which office.js registers for events of an object. */
import { type EventHub } from "../events";

type EventMethods<State> = Record<string, (state: State) => void>;

/**
 * Pairs of `_RegisterX` and `_UnregisterX`.
 *
 * @param names the X of each event's number, as `DataChangedEvent: 10`
 */
export function eventMethods<State>(
  names: Record<string, number>,
  hub: (state: State) => EventHub,
  target: (state: State) => string
): EventMethods<State> {
  const methods: EventMethods<State> = {};
  for (const [name, event] of Object.entries(names)) {
    methods[`_Register${name}`] = (state) => hub(state).register(event, target(state));
    methods[`_Unregister${name}`] = (state) => hub(state).unregister(event, target(state));
  }
  return methods;
}
