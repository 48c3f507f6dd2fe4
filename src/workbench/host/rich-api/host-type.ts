/**
 * The object model as data: each type of Excel's API that the host answers is a table of its
 * members, named as in Microsoft's documentation. The interpreter looks members up in these tables
 * (ignoring case, as the wire does), and `docs/fidelity.md` is checked against them.
 */

/** An object the add-in holds a proxy of. */
export interface HostObject {
  readonly type: HostType;
  /** What the type's members work on. */
  readonly state: unknown;
  /** Set while the add-in tracks the object; it then addresses it by this instead of by its path. */
  referenceId: string | null;
}

/** A scalar the add-in loads or sets. */
export interface HostProperty {
  /** Documented name, as `rowIndex`. */
  name: string;
  /** Name in answers, as `RowIndex`. */
  wireName: string;
  get: (state: unknown) => unknown;
  set: ((state: unknown, value: unknown) => void) | null;
  /** Whether a load without names brings it. */
  byDefault: boolean;
}

/** A property that is an object of its own. */
export interface HostNavigation {
  name: string;
  wireName: string;
  get: (state: unknown) => HostObject | null;
}

/** A method of a type. */
export interface HostMethod {
  name: string;
  call: (state: unknown, values: readonly unknown[]) => unknown;
}

/** One type of the object model. */
export interface HostType {
  name: string;
  /** Members by lower-cased name. */
  properties: ReadonlyMap<string, HostProperty>;
  navigations: ReadonlyMap<string, HostNavigation>;
  methods: ReadonlyMap<string, HostMethod>;
  /** The items of a collection; null when it is none. */
  items: ((state: unknown) => HostObject[]) | null;
  /** The item of a key, for `getItem`; null when there is no such item. */
  item: ((state: unknown, key: unknown) => HostObject | null) | null;
  /** What tells items of a collection apart. */
  id: ((state: unknown) => string | number) | null;
}

/** A type with the state its members work on. */
export interface TypedHostType<State> extends HostType {
  /** Makes an object of this type. */
  of(state: State): HostObject;
  /** The state of an object when it is of this type, else null. */
  stateOf(value: unknown): State | null;
}

/** The members of a type, written with their documented names. */
export interface Members<State> {
  /** Readable scalars; those of `writable` are listed here too. */
  properties?: Record<string, (state: State) => unknown>;
  /** How the settable ones of `properties` are set. */
  writable?: Record<string, (state: State, value: unknown) => void>;
  /** Properties a load without names leaves out. */
  notByDefault?: readonly string[];
  navigations?: Record<string, (state: State) => HostObject | null>;
  /** Methods; a `HostObject` they return becomes a proxy, null a null object. */
  methods?: Record<string, (state: State, ...values: unknown[]) => unknown>;
  items?: (state: State) => HostObject[];
  item?: (state: State, key: unknown) => HostObject | null;
  id?: (state: State) => string | number;
}

/** Makes a type of the object model from its members. */
export function hostType<State>(name: string, members: Members<State>): TypedHostType<State> {
  const { writable = {}, notByDefault = [], items, item, id } = members;
  // Every object of this type is made by `of`, so its state is a State.
  const typed = (state: unknown) => state as State;
  const type: TypedHostType<State> = {
    name,
    properties: table(members.properties, (member, get) => {
      const set = writable[member];
      return {
        name: member,
        wireName: wireName(member),
        get: (state) => get(typed(state)),
        set: set ? (state, value) => set(typed(state), value) : null,
        byDefault: !notByDefault.includes(member),
      };
    }),
    navigations: table(members.navigations, (member, get) => ({
      name: member,
      wireName: wireName(member),
      get: (state) => get(typed(state)),
    })),
    methods: table(members.methods, (member, call) => ({
      name: member,
      call: (state, values) => call(typed(state), ...values),
    })),
    items: items ? (state) => items(typed(state)) : null,
    item: item ? (state, key) => item(typed(state), key) : null,
    id: id ? (state) => id(typed(state)) : null,
    of: (state) => ({ type, state, referenceId: null }),
    stateOf: (value) => (isHostObject(value) && value.type === type ? typed(value.state) : null),
  };
  return type;
}

/** Whether a value is an object of the model. */
export function isHostObject(value: unknown): value is HostObject {
  return typeof value === "object" && value !== null && "type" in value && "referenceId" in value;
}

function wireName(member: string): string {
  return member.charAt(0).toUpperCase() + member.slice(1);
}

function table<Written, Member>(
  written: Record<string, Written> | undefined,
  make: (name: string, written: Written) => Member
): ReadonlyMap<string, Member> {
  return new Map(
    Object.entries(written ?? {}).map(([name, value]) => [name.toLowerCase(), make(name, value)])
  );
}
