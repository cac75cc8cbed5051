/** Keeps the place of a text that is still to come. */
export const Skeleton = ({ className }: { className: string }) => (
  <span
    aria-hidden
    className={`block animate-[breathe_1.6s_ease-in-out_infinite] rounded bg-sunken ${className}`}
  />
);
