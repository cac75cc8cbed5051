const SIZE = { small: 'size-8 text-sm', large: 'size-10 text-lg' };

/** The first letter of a name. */
export const Avatar = ({ name, size = 'small' }: { name: string; size?: keyof typeof SIZE }) => (
  <span
    aria-hidden
    className={`grid shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent-text uppercase ${SIZE[size]}`}
  >
    {String.fromCodePoint(name.codePointAt(0) ?? 0x3f)}
  </span>
);
