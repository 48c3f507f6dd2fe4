/** `/v3/entities` (contract section 5.6). */
import { z } from "zod";
import { Entity } from "../../model";
import { getEntity, resolveEntity } from "../../service";
import { operation, replyTo, type Operation } from "../operation";
import { entityReply } from "./wire";

const tag = "Entities";

/** The SDK sends the place as a line; an object as in transactions is taken too. */
const EntityQuestion = z
  .object({
    name: z.string().max(1024).nullish(),
    website: z.string().max(2048).nullish(),
    location: z
      .union([
        z.string().max(1024),
        z.object({
          raw_address: z.string().max(1024).nullish(),
          country: z.string().max(64).nullish(),
        }),
      ])
      .nullish(),
  })
  .meta({ id: "EntityQuestion" });

export const entityOperations: readonly Operation[] = [
  // Before `{id}`, which would take its address.
  operation({
    method: "post",
    path: "/v3/entities/resolve",
    summary: "The organisation of a name or of a website",
    tag,
    body: EntityQuestion,
    credits: ({ body }) => (body.name ? 1 : 0),
    answers: { 200: { description: "The organisation", schema: Entity } },
    errors: [400, 404],
    async handle(ports, { body }) {
      const { name, website, location } = body;
      const line =
        location === null || location === undefined || typeof location === "string"
          ? location
          : [location.raw_address, location.country].filter(Boolean).join(", ");
      return replyTo(resolveEntity(ports, { name, website, location: line }), entityReply);
    },
  }),
  operation({
    method: "get",
    path: "/v3/entities/{id}",
    summary: "One organisation",
    tag,
    params: z.object({ id: z.string().min(1) }),
    answers: { 200: { description: "The organisation", schema: Entity } },
    errors: [400, 404],
    async handle(ports, { path }) {
      return replyTo(await getEntity(ports, path.id), entityReply);
    },
  }),
];
