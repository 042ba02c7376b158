declare module "jsonld" {
  const jsonld: {
    toRDF: (document: object, options: { format: "application/n-quads" }) => Promise<string>;
  };
  export default jsonld;
}
declare module "n3" {
  export class Parser {
    constructor(options?: { format?: string });
    parse(text: string): unknown[];
  }
  export class Store {
    constructor(quads: unknown[]);
    size: number;
  }
  export const DataFactory: object;
}
declare module "rdf-validate-shacl" {
  type Result = {
    focusNode: { value: string } | null;
    path: { value: string } | null;
    message: { value: string }[];
    severity: { value: string } | null;
  };
  export default class Validator {
    constructor(shapes: unknown, options?: object);
    validate(data: unknown): Promise<{ conforms: boolean; results: Result[] }>;
  }
}
