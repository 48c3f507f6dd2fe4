/** jsdom with the web's own classes that it lacks, so that the whole API runs beside the pane. */
import { TestEnvironment } from "jest-environment-jsdom";

// Jest takes what a module exports by default.
// eslint-disable-next-line import/no-default-export
export default class PaneWithApi extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    Object.assign(this.global, {
      AbortController,
      AbortSignal,
      Blob,
      File,
      FormData,
      Headers,
      ReadableStream,
      Request,
      Response,
      TextDecoder,
      TextEncoder,
      Uint8Array,
      setImmediate,
      structuredClone,
    });
  }
}
