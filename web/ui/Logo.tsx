/** The owl, in the lines of the icons. */
export const Logo = ({ className = 'size-7' }: { className?: string }) => (
  <svg aria-hidden viewBox="0 0 32 32" className={className}>
    <rect width="32" height="32" rx="8" fill="#0b5f59" />
    <g fill="none" stroke="#fff" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
      <path d="M6.5 7.5c2.600 1.200 4.400 1.700 6 3.400 1-.5 2.200-.7 3.500-.7s2.500.2 3.500.7c1.600-1.700 3.400-2.200 6-3.400-.1 3 .2 5-.3 8.200-.8 5.300-4.300 9.300-9.200 9.300s-8.400-4-9.200-9.300c-.5-3.200-.2-5.200-.3-8.200Z" />
      <circle cx="12" cy="16" r="2.6" />
      <circle cx="20" cy="16" r="2.6" />
      <path d="m14.6 20 1.4 1.8 1.4-1.8" />
    </g>
  </svg>
);
