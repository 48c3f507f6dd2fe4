/** `/health` (contract section 2), the one health route of v1, v2 and v3. */
import { Health } from "../model";
import { operation, type Operation } from "./operation";

export const healthOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/health",
    summary: "Whether the service answers; needs no key",
    tag: "Health",
    isOpen: true,
    answers: { 200: { description: "It does", schema: Health } },
    async handle({ clock, engine }) {
      const updated_at = clock.now() / 1_000;
      return { status: 200, body: { status: "ok", updated_at, version: engine.version } };
    },
  }),
];
