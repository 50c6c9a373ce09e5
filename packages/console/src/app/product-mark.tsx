/** The bell on the desk. */
export const ProductMark = ({ className }: { className: string }) => (
  <svg viewBox="0 0 64 64" aria-hidden="true" className={className}>
    <rect width="64" height="64" rx="15" fill="#4052d6" />
    <path d="M20 41a12.500 12.500 0 0 1 24 0" fill="none" stroke="#fff" strokeWidth="5" strokeLinecap="round" />
    <path d="M14 48h36" stroke="#fff" strokeWidth="5" strokeLinecap="round" />
    <circle cx="32" cy="19" r="4.500" fill="#fff" />
  </svg>
)
