/** The Rich API request, as office.js sends it: actions in order over a table of object paths. */
import { z } from "zod";

const argumentInfo = z
  .object({
    Arguments: z.array(z.unknown()).nullish(),
    /** Beside `Arguments`: the path id where the value is an object, 0 where it is plain. */
    ReferencedObjectPathIds: z.array(z.unknown()).nullish(),
  })
  .nullish();

/** Arguments of a method, indexer or property. */
export type ArgumentInfo = z.infer<typeof argumentInfo>;

const queryInfo = z
  .object({
    Select: z.array(z.string()).nullish(),
    Expand: z.array(z.string()).nullish(),
    Top: z.number().nullish(),
    Skip: z.number().nullish(),
  })
  .nullish();

/** What a load asks for: paths as `format/font/bold`. */
export type QueryInfo = z.infer<typeof queryInfo>;

/** What an action does. */
export const ActionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  ensureUnchanged: 8,
  update: 9,
  queryAsJson: 7,
} as const;

/** How a path leads to its object. */
export const PathType = {
  global: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  referenceId: 6,
  nullObject: 7,
} as const;

const action = z.object({
  Id: z.number(),
  ActionType: z.number(),
  ObjectPathId: z.number().nullish(),
  Name: z.string().nullish(),
  ArgumentInfo: argumentInfo,
  QueryInfo: queryInfo,
  ObjectState: z.record(z.string(), z.unknown()).nullish(),
});

/** One action; which fields count depends on its type. */
export type Action = z.infer<typeof action>;

const objectPath = z.object({
  ObjectPathType: z.number(),
  Name: z.string().nullish(),
  ParentObjectPathId: z.number().nullish(),
  ArgumentInfo: argumentInfo,
});

/** How to reach an object. */
export type ObjectPath = z.infer<typeof objectPath>;

/** The body of a request. */
export const richRequest = z.object({
  Actions: z.array(action).nullish(),
  ObjectPaths: z.record(z.string(), objectPath).nullish(),
});

/** A parsed request. */
export type RichRequest = z.infer<typeof richRequest>;

/** The body of an answer. `Results` ends before the action that failed. */
export interface RichAnswer {
  Results: { ActionId: number; Value: unknown }[];
  Error?: {
    Code: string;
    Message: string;
    Location: string;
    ActionIndex: number;
    HttpStatusCode: number;
  };
  TraceIds?: number[];
}
