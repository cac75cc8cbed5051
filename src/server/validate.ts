import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import { type FieldProblem, Refusal } from '#kernel/refusal.ts';
import { isStorable, storable } from '#kernel/storable.ts';

/** Checks what came against its schema. An id that cannot be one is answered like one that does not exist. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data: unknown) => {
    const parsed = schema.safeParse(data);
    const problems = problemsIn(parsed.error, data);
    // What the schema says about a field says more.
    const unstorable = unstorableIn(data).filter(({ field }) =>
      problems.every((known) => known.field !== field),
    );
    if (parsed.success && unstorable.length === 0) return { value: parsed.data };
    if (httpPart === 'params') return { error: new Refusal('not_found', NOWHERE) };
    return { error: invalid([...unstorable, ...problems]) };
  };

export const NOWHERE = 'There is nothing at this address.';

const problemsIn = (error: z.ZodError | undefined, data: unknown) =>
  error?.issues.flatMap((issue) => problemsOf(issue, data)) ?? [];

/** By the field that it came in. */
function unstorableIn(data: unknown): FieldProblem[] {
  if (isStorable(data)) return [];
  const fields = Object.entries(Object(data)).filter((entry) => !isStorable(entry));
  return fields.map(([field]) => ({ field: storable(field), ...UNSTORABLE }));
}

function invalid(problems: FieldProblem[]): Refusal {
  const detail = problems.map(({ field, message, fix }) => `${field}: ${message} ${fix}`).join(' ');
  return new Refusal('invalid', detail, { problems });
}

function problemsOf(issue: z.core.$ZodIssue, data: unknown): FieldProblem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ field: key, ...UNKNOWN }));
  const value = valueAt(data, issue.path);
  const isMissing = value === undefined || (typeof value === 'string' && value.trim() === '');
  return [{ field: issue.path.join('.') || 'body', ...(isMissing ? MISSING : wordsFor(issue)) }];
}

type Words = { message: string; fix: string };
const UNKNOWN: Words = { message: 'This field is not known.', fix: 'Leave it out.' };
const UNSTORABLE: Words = {
  message: 'This holds characters that cannot be stored.',
  fix: 'Leave them out.',
};
const NONE_CHOSEN: Words = { message: 'Nothing is chosen.', fix: 'Choose at least one.' };
const MISSING: Words = { message: 'This is missing.', fix: 'Enter it.' };

const isOfNumber = ({ origin }: { origin: string }) => origin === 'number' || origin === 'int';

function wordsFor(issue: z.core.$ZodIssue): Words {
  if (issue.code === 'too_small' && isOfNumber(issue))
    return { message: 'This is too little.', fix: `Enter ${issue.minimum} or more.` };
  if (issue.code === 'too_big' && isOfNumber(issue))
    return { message: 'This is too much.', fix: `Enter ${issue.maximum} or less.` };
  if (issue.code === 'invalid_type' && issue.expected === 'int')
    return { message: 'This is no whole number.', fix: 'Enter a whole number.' };
  if (issue.code === 'too_small') {
    if (issue.origin === 'array') return NONE_CHOSEN;
    if (Number(issue.minimum) <= 1) return MISSING;
    return { message: 'This is too short.', fix: `Enter at least ${issue.minimum} characters.` };
  }
  if (issue.code === 'too_big') {
    return { message: 'This is too long.', fix: `Enter at most ${issue.maximum} characters.` };
  }
  if (issue.code === 'invalid_format') {
    return { message: 'This is not in the right form.', fix: FORMS[issue.format] ?? 'Check it.' };
  }
  return { message: 'This is not a value that fits here.', fix: `${issue.message}.` };
}

const FORMS: Record<string, string> = {
  email: 'Enter an email address such as you@example.com.',
  uuid: 'Send the id as OwlHub gave it.',
  regex: 'Leave out line breaks and other characters that cannot be seen.',
};

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- any object may be asked for any key
      value !== null && typeof value === 'object' ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    data,
  );
}
