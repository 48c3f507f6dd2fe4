/** The Node server around the API, and the commands that run it. */
export type { ServerCommandIo, ServerExitCode } from "./command-io";
export { keysCommand } from "./keys/keys-command";
export { serveCommand } from "./serve-command";
export { startServer } from "./server";
export type { RunningServer, ServerSurroundings } from "./server";
export { ServeOptions } from "./serve-options";
