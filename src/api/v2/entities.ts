/** `/v2/entities` (contract section 4.11). */
import { z } from "zod";
import { EntityV2 } from "../../model";
import { getEntity, resolveEntity } from "../../service";
import { operation, replyTo, type Operation } from "../operation";
import { entityReplyV2 } from "./wire";

const tag = "Entities";

export const entityOperationsV2: readonly Operation[] = [
  operation({
    method: "get",
    path: "/v2/entities",
    summary: "The organisation of a name or of a website",
    tag,
    query: z.object({
      name: z.string().max(1024).optional(),
      website: z.string().max(2048).optional(),
      location: z.string().max(1024).optional(),
    }),
    credits: ({ query }) => (query.name ? 1 : 0),
    answers: { 200: { description: "The organisation", schema: EntityV2 } },
    errors: [400, 404],
    async handle(ports, { query }) {
      return replyTo(resolveEntity(ports, query), entityReplyV2);
    },
  }),
  operation({
    method: "get",
    path: "/v2/entities/{id}",
    summary: "One organisation",
    tag,
    params: z.object({ id: z.string().min(1) }),
    answers: { 200: { description: "The organisation", schema: EntityV2 } },
    errors: [400, 404],
    async handle(ports, { path }) {
      return replyTo(await getEntity(ports, path.id), entityReplyV2);
    },
  }),
];
