import { readFileSync } from 'node:fs';
import path from 'node:path';
import { env } from 'node:process';
import { type AnySchemaObject, Ajv, type ValidateFunction } from 'ajv';

type Operation = { responses: Record<string, { content?: Record<string, { schema?: AnySchemaObject }> }> };
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, AnySchemaObject> };
};

/** Where Atlassian's OpenAPI document of the Cloud platform is looked for. */
export const DOCUMENT_AT =
  env['OWLHUB_JIRA_SPEC'] ??
  path.join(import.meta.dirname, '..', '..', 'shared', 'specs', 'jira-cloud-platform-v3.json');

/** Checks answers against Atlassian's own document; null where it is not on this machine. */
export function atlassianDocument() {
  const document = read();
  if (!document) return null;
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
  ajv.addSchema(open({ components: document.components }) as AnySchemaObject, 'jira');

  /** What the document says about this answer; an empty list means that it conforms. */
  return (method: string, route: string, status: number, body: unknown): readonly string[] => {
    const content = document.paths[route]?.[method]?.responses[status]?.content?.['application/json'];
    if (!content?.schema) return [`The document knows no ${status} of ${method} ${route}.`];
    const validate: ValidateFunction = ajv.compile(pointed(content.schema));
    validate(body);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

function read(): Document | null {
  try {
    return JSON.parse(readFileSync(DOCUMENT_AT, 'utf8')) as Document;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Real Jira says more than its document allows, so fields that are not in it are let pass. */
function open(schema: unknown): unknown {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"additionalProperties":false', '"additionalProperties":true'),
  );
}

/** The document's references, as ajv finds them in what was added under the name `jira`. */
const pointed = (schema: AnySchemaObject): AnySchemaObject =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"jira#/components')) as AnySchemaObject;
