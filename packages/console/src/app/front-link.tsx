import type { ReactNode } from 'react'

/** Leads to another of the pages before the console. */
export const FrontLink = ({ onClick, children }: { onClick: () => void; children: ReactNode }) => (
  <button
    type="button"
    onClick={onClick}
    className="min-target -my-2 self-start rounded-md text-13 font-medium text-accent-ink underline-offset-2 hover:underline"
  >
    {children}
  </button>
)
