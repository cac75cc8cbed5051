import { useId, useState } from 'react';
import type { Connector } from '#contract/connector.ts';
import type { Problem } from '#contract/problem.ts';
import type { FieldError } from '#web/ui/Field.tsx';
import { ApiProblem } from '#web/request.ts';
import { accountFor } from './account.ts';

export type FormField = Connector['fields'][number];
export type FieldName = FormField['name'];
/** What is asked beside the values of the connector, in the order of the page. */
const BESIDE = ['tokenEndsOn', 'checkEveryMinutes', 'ownerIds'] as const;
type Name = FieldName | (typeof BESIDE)[number];
type Typed = Partial<Record<Name, string>>;
type Errors = Partial<Record<Name, FieldError>>;

/** What is typed into a connector’s form, and what is wrong with it. */
export function useConnectionForm(fields: readonly FormField[], ownEmail: string, initially: Typed = {}) {
  const [typed, setTyped] = useState<Typed>(initially);
  const [errors, setErrors] = useState<Errors>({});
  const id = useId();

  const value = (name: Name): string =>
    name === 'account'
      ? accountFor(
          { siteUrl: typed.siteUrl ?? '', accessToken: typed.accessToken ?? '', account: typed.account },
          ownEmail,
        )
      : (typed[name] ?? '');

  const set = (name: Name, text: string) => {
    setTyped((before) => ({ ...before, [name]: text }));
    setErrors((before) => ({ ...before, [name]: undefined }));
  };

  const focus = (name: Name) => {
    const input = document.forms.namedItem(id)?.elements.namedItem(name);
    if (!(input instanceof HTMLElement)) return;
    input.closest('details')?.setAttribute('open', '');
    input.focus();
  };

  const refuse = (refused: Errors) => {
    setErrors(refused);
    const first = [...fields.map(({ name }) => name), ...BESIDE].find((name) => refused[name]);
    if (first) focus(first);
  };

  /** True when nothing that is required is missing; else the first such field is shown. */
  const isComplete = (names: readonly FieldName[] = fields.map(({ name }) => name)): boolean => {
    const missing = fields.filter(
      ({ name, required }) => required && names.includes(name) && value(name).trim() === '',
    );
    refuse(
      Object.fromEntries(
        missing.map(({ name, label, hint }) => [name, { message: `${label} is missing.`, fix: hint }]),
      ),
    );
    return missing.length === 0;
  };

  /** Shows what the server refused at its fields. Everything typed is kept, secrets excepted. */
  const show = (error: Error) => {
    if (!(error instanceof ApiProblem)) return;
    const emptied = Object.fromEntries(fields.filter(({ secret }) => secret).map(({ name }) => [name, '']));
    if (error.problem.status === 422) setTyped((before) => ({ ...before, ...emptied }));
    refuse(errorsOf(error.problem));
  };

  const shows = (name: string) =>
    [...fields.map((field) => field.name), ...BESIDE].some((known) => known === name);

  return { id, fields, shows, value, set, focus, errors, isComplete, show };
}

export type ConnectionForm = ReturnType<typeof useConnectionForm>;

const errorsOf = (problem: Problem): Errors =>
  Object.fromEntries(problem.errors?.map(({ field, ...error }) => [field, error]) ?? []);
