import { Fragment } from 'react';
import type { PermissionInfo } from '#contract/role.ts';

const either = new Intl.ListFormat('en', { type: 'disjunction' });

/** “Ask Ada Owl or Bob Barn.” Names lead to their mail. */
export function Helpers({ helpers }: { helpers: PermissionInfo['helpers'] | undefined }) {
  if (!helpers) return null;
  if (helpers.length === 0) return 'Ask whoever runs OwlHub here.';
  const parts = either.formatToParts(helpers.map((_helper, index) => String(index)));
  return (
    <>
      Ask{' '}
      {parts.map(({ type, value }, index) => (
        <Fragment key={index}>{type === 'element' ? <Helper {...helpers[Number(value)]} /> : value}</Fragment>
      ))}
      .
    </>
  );
}

const Helper = ({ name, email }: Partial<PermissionInfo['helpers'][number]>) => (
  <a
    href={`mailto:${email}`}
    title={email}
    className="font-medium text-text underline decoration-line-strong underline-offset-2 hover:decoration-current"
  >
    {name}
  </a>
);
