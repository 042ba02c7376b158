import { z } from "zod";
import type { Config } from "#app/config.server.ts";
import type { Operation } from "./operation.server.ts";
import * as shapes from "./shapes.server.ts";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of a table of operations. */
export function openApiDocument(operations: readonly Operation[], config: Config): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    path[operation.method] = describe(operation);
    paths[operation.path] = path;
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Planter",
      version: "1",
      description:
        "Ideas, threads, votes, moderation and pipeline of one site. Errors are problem details (RFC 9457). Lists page by `after` and `limit`. Send a fresh `Idempotency-Key` with every POST: the same key with the same input gives the first answer again.",
      license: { name: "AGPL-3.0-or-later", identifier: "AGPL-3.0-or-later" },
    },
    servers: [{ url: `${config.publicUrl}/api/v1` }],
    tags: [...new Set(operations.map((operation) => operation.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...namedShapes(), Problem: PROBLEM },
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
    },
  };
}

const PROBLEM = {
  type: "object",
  required: ["title", "status"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    errors: {
      type: "array",
      items: {
        type: "object",
        properties: { field: { type: ["string", "null"] }, message: { type: "string" } },
      },
    },
    requestId: { type: "string" },
  },
};

const NAMES = new Map<z.ZodType, string>(Object.entries(shapes).map(([name, shape]) => [shape, name]));
const REF = "#/components/schemas/";

function describe(operation: Operation): Json {
  const { example } = operation;
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    security: operation.signedIn ? [{ token: [] }] : [{}, { token: [] }],
    parameters: [...pathParameters(operation), ...queryParameters(operation), ...keyParameter(operation)],
    ...(operation.body
      ? {
          requestBody: {
            required: true,
            content: {
              "application/json": { schema: toSchema(operation.body, "input"), example: example.body },
            },
          },
        }
      : {}),
    responses: {
      [operation.status]: operation.answer
        ? {
            description: "Done.",
            content: { "application/json": { schema: { $ref: REF + NAMES.get(operation.answer) } } },
          }
        : { description: "Done." },
      ...problemResponses(operation),
    },
  };
}

function pathParameters({ path, example }: Operation): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
    example: example.params?.[name],
  }));
}

function queryParameters({ query, example }: Operation): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = toSchema(query, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
    ...(example.query?.[name] === undefined ? {} : { example: example.query[name] }),
  }));
}

function keyParameter({ method }: Operation): Json[] {
  if (method !== "post") return [];
  return [
    { name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", maxLength: 128 } },
  ];
}

function problemResponses(operation: Operation): Record<string, Json> {
  const refusals: Record<string, string> = { 429: "Too often; see Retry-After.", ...operation.refusals };
  refusals[401] = operation.signedIn ? "Nobody is signed in." : "The token is not known.";
  if (operation.path.includes("{")) refusals[404] = "Not there for you.";
  if (operation.body || operation.query) refusals[422] = "What is wrong, field by field.";
  return Object.fromEntries(
    Object.entries(refusals).map(([status, description]) => [
      status,
      { description, content: { "application/problem+json": { schema: { $ref: `${REF}Problem` } } } },
    ]),
  );
}

/** The schema of a type; a read number arrives as text, which the document need not know. */
function toSchema(type: z.ZodType, io: "input" | "output"): Json {
  const { $schema, ...schema } = z.toJSONSchema(type, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      if (def.type === "number") jsonSchema.type ??= "number";
    },
  }) as Json;
  return schema;
}

function namedShapes(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [shape, id] of NAMES) registry.add(shape, { id });
  const { schemas } = z.toJSONSchema(registry, { io: "output", uri: (id) => REF + id }) as {
    schemas: Record<string, Json>;
  };
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema]));
}
