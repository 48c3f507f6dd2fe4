/** Carries out Rich API requests on the object model. Knows nothing of Excel's own types. */
import { HostError, itemNotFound, notImplemented } from "./errors";
import { type HostObject, isHostObject } from "./host-type";
import {
  type Action,
  ActionType,
  type ArgumentInfo,
  PathType,
  type QueryInfo,
  type RichAnswer,
  type RichRequest,
} from "./request";

/** The interpreter of one host; it lives across requests. */
export interface Interpreter {
  /** Carries out a request; a refusal is part of the answer, never thrown. */
  execute(request: RichRequest): Promise<RichAnswer>;
  /** How often each member was used, as `Range.values`, `Range.values=`, `Range.getCell()`. */
  readonly calls: ReadonlyMap<string, number>;
  /** Objects the add-in tracks, by reference id. */
  readonly references: ReadonlyMap<string, HostObject>;
  release(referenceId: string): void;
  releaseAll(): void;
}

/** What the interpreter needs of the host. */
export interface InterpreterOptions {
  /** The object every path starts from. */
  root: () => HostObject;
  /** Objects made by service name, as `Microsoft.ExcelServices.CustomFunctions`. */
  services: ReadonlyMap<string, HostObject>;
  /** Called before a member is used; may throw a `HostError` in its place. */
  beforeMember: (member: string) => void;
  /** Called with what a member threw that was no refusal: a fault of the emulation. */
  onFault: (error: unknown) => void;
}

const HTTP_STATUS: Partial<Record<string, number>> = {
  AccessDenied: 403,
  ItemNotFound: 404,
  ItemAlreadyExists: 409,
  GeneralException: 500,
  NotImplemented: 501,
};

/** An interpreter that tracks nothing yet. */
export function createInterpreter(options: InterpreterOptions): Interpreter {
  const references = new Map<string, HostObject>();
  const calls = new Map<string, number>();
  let nextReference = 1;

  const used = (object: HostObject, member: string) => {
    const name = `${object.type.name}.${member}`;
    calls.set(name, (calls.get(name) ?? 0) + 1);
    options.beforeMember(name);
  };

  const invoke = (object: HostObject, name: string, values: readonly unknown[]): unknown => {
    const method = object.type.methods.get(name.toLowerCase());
    if (!method) throw notImplemented(`${object.type.name}.${wireToDocumented(name)}()`);
    used(object, `${method.name}()`);
    return method.call(object.state, values);
  };

  const navigate = (object: HostObject, name: string): HostObject | null => {
    const navigation = object.type.navigations.get(name.toLowerCase());
    if (!navigation) throw notImplemented(`${object.type.name}.${wireToDocumented(name)}`);
    used(object, navigation.name);
    return navigation.get(object.state);
  };

  const assign = (object: HostObject, name: string, value: unknown): void => {
    const property = object.type.properties.get(name.toLowerCase());
    if (!property?.set) throw notImplemented(`${object.type.name}.${wireToDocumented(name)}=`);
    used(object, `${property.name}=`);
    property.set(object.state, value);
  };

  const indexed = (object: HostObject, key: unknown): HostObject => {
    if (!object.type.item) throw notImplemented(`${object.type.name}.getItem()`);
    used(object, "getItem()");
    const item = object.type.item(object.state, key);
    if (!item) throw itemNotFound();
    return item;
  };

  const identity = (object: HostObject): Record<string, unknown> => ({
    ...(object.referenceId === null ? {} : { _ReferenceId: object.referenceId }),
    ...(object.type.id ? { Id: object.type.id(object.state) } : {}),
  });

  const queryOne = (object: HostObject, select: readonly string[]): Record<string, unknown> => {
    const { type } = object;
    const answer = identity(object);
    const nested = new Map<string, string[]>();
    const wanted = new Set<string>();
    let defaults = select.length === 0;
    for (const path of select) {
      const [head = "", ...rest] = path.split(/[/.]/);
      const name = head.toLowerCase();
      if (name === "*") defaults = true;
      else if (type.properties.has(name)) wanted.add(name);
      else if (type.navigations.has(name)) {
        const below = nested.get(name) ?? [];
        if (rest.length > 0) below.push(rest.join("/"));
        nested.set(name, below);
      } else throw notImplemented(`${type.name}.${wireToDocumented(head)}`);
    }
    for (const [name, property] of type.properties) {
      if (!wanted.has(name) && !(defaults && property.byDefault)) continue;
      used(object, property.name);
      answer[property.wireName] = property.get(object.state);
    }
    for (const [name, below] of nested) {
      const child = navigate(object, name);
      const wireName = type.navigations.get(name)?.wireName ?? name;
      answer[wireName] = child && query(child, { Select: below });
    }
    return answer;
  };

  const query = (object: HostObject, info: QueryInfo): unknown => {
    const select = [...(info?.Select ?? []), ...(info?.Expand ?? [])];
    if (!object.type.items) return queryOne(object, select);
    used(object, "items");
    const all = object.type.items(object.state);
    const from = info?.Skip ?? 0;
    const items = all.slice(from, info?.Top ? from + info.Top : undefined);
    const own = new Set(select.filter((name) => object.type.properties.has(name.toLowerCase())));
    const ofItems = select.filter((name) => !own.has(name));
    return {
      ...(own.size > 0 ? queryOne(object, [...own]) : identity(object)),
      _Items: items.map((item) => queryOne(item, ofItems)),
    };
  };

  const keep = (object: HostObject) => {
    if (object.referenceId !== null) return;
    object.referenceId = `{emulated-${nextReference++}}`;
    references.set(object.referenceId, object);
  };

  const execute = async ({ Actions, ObjectPaths }: RichRequest): Promise<RichAnswer> => {
    const resolved = new Map<number, HostObject | null>();
    const answer: RichAnswer = { Results: [] };
    const traces: number[] = [];

    const resolve = (id: number): HostObject | null => {
      const known = resolved.get(id);
      if (known !== undefined) return known;
      const object = follow(id);
      resolved.set(id, object);
      return object;
    };

    const follow = (id: number): HostObject | null => {
      const path = ObjectPaths?.[id];
      if (!path) throw new HostError("InvalidRequest", `There is no object path ${id}.`);
      const name = path.Name ?? "";
      switch (path.ObjectPathType) {
        case PathType.global:
          return options.root();
        case PathType.newObject: {
          const service = options.services.get(name);
          if (!service) throw notImplemented(`the service ${name}`);
          return service;
        }
        case PathType.referenceId: {
          const kept = references.get(name);
          if (kept) return kept;
          throw new HostError(
            "InvalidReference",
            "This reference is not valid for the current operation."
          );
        }
        case PathType.nullObject:
          return null;
      }
      const parent = resolve(path.ParentObjectPathId ?? 0);
      if (!parent) return null;
      switch (path.ObjectPathType) {
        case PathType.method: {
          const object = invoke(parent, name, argumentsOf(path.ArgumentInfo));
          return isHostObject(object) ? object : null;
        }
        case PathType.property:
          return navigate(parent, name);
        case PathType.indexer:
          return indexed(parent, argumentsOf(path.ArgumentInfo)[0]);
        default:
          throw notImplemented(`object paths of type ${path.ObjectPathType}`);
      }
    };

    /** Puts objects where the parallel array names their paths. */
    const argumentsOf = (info: ArgumentInfo): readonly unknown[] => {
      const values = info?.Arguments ?? [];
      const paths = info?.ReferencedObjectPathIds;
      return paths ? values.map((value, index) => withObjects(value, paths[index])) : values;
    };
    const withObjects = (value: unknown, path: unknown): unknown => {
      if (typeof path === "number" && path !== 0) return resolve(path);
      if (Array.isArray(path) && Array.isArray(value)) {
        return value.map((each, index) => withObjects(each, path[index]));
      }
      return value;
    };

    const act = async (action: Action): Promise<unknown> => {
      if (action.ActionType === ActionType.trace) {
        traces.push(action.Id);
        return null;
      }
      const object = resolve(action.ObjectPathId ?? 0);
      switch (action.ActionType) {
        case ActionType.instantiate:
          return object && identity(object);
        case ActionType.query:
        case ActionType.queryAsJson:
          return object && query(object, action.QueryInfo);
        case ActionType.method: {
          if (!object) return null;
          if (action.Name === "_KeepReference") {
            keep(object);
            return null;
          }
          const value = invoke(object, action.Name ?? "", argumentsOf(action.ArgumentInfo));
          const settled = value instanceof Promise ? await value : value;
          return isHostObject(settled) ? identity(settled) : (settled ?? null);
        }
        case ActionType.setProperty:
          if (object) assign(object, action.Name ?? "", argumentsOf(action.ArgumentInfo)[0]);
          return null;
        case ActionType.update:
          for (const [name, value] of Object.entries(action.ObjectState ?? {})) {
            if (object) assign(object, name, value);
          }
          return null;
        case ActionType.ensureUnchanged:
          return null;
        default:
          throw notImplemented(`actions of type ${action.ActionType}`);
      }
    };

    const actions = Actions ?? [];
    for (const [index, action] of actions.entries()) {
      try {
        answer.Results.push({ ActionId: action.Id, Value: await act(action) });
      } catch (error) {
        answer.Error = refusal(error, action, index);
        break;
      }
    }
    if (traces.length > 0) answer.TraceIds = traces;
    return answer;

    function refusal(error: unknown, action: Action, index: number): RichAnswer["Error"] {
      if (!(error instanceof HostError)) options.onFault(error);
      const host =
        error instanceof HostError
          ? error
          : new HostError("GeneralException", "There was an internal error.");
      const path = ObjectPaths?.[action.ObjectPathId ?? 0];
      return {
        Code: host.code,
        Message: host.message,
        Location: host.location || action.Name || path?.Name || "",
        ActionIndex: index,
        HttpStatusCode: HTTP_STATUS[host.code] ?? 400,
      };
    }
  };

  return {
    execute,
    calls,
    references,
    release: (referenceId) => {
      const object = references.get(referenceId);
      if (object) object.referenceId = null;
      references.delete(referenceId);
    },
    releaseAll: () => {
      for (const object of references.values()) object.referenceId = null;
      references.clear();
    },
  };
}

/** `GetCell` as the documentation writes it: `getCell`. */
function wireToDocumented(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
