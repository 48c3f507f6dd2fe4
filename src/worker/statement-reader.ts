/** Reading statements in the worker: what reads them is loaded when the first file comes. */
import type { StatementReader } from "../service";

const loaded = () =>
  import("../statements").then(({ statementReader }) => statementReader());

/** The reader of statements, loaded when it is first used. */
export const lateStatementReader: StatementReader = {
  read: async (file) => (await loaded()).read(file),
  info: async (file) => (await loaded()).info(file),
};
