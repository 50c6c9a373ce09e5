import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

type EmptyStateProps = {
  icon: LucideIcon
  title: string
  body?: string
  /** It is all there is on the page, so its title is the page's. */
  isPage?: boolean
  children?: ReactNode
}

/** Says what will be here and offers the first step. */
export const EmptyState = ({ icon: Icon, title, body, isPage = false, children }: EmptyStateProps) => {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className="m-auto flex max-w-80 flex-col items-center gap-2 px-6 py-12 text-center">
      <span className="mb-1 flex size-12 items-center justify-center rounded-full bg-active text-soft">
        <Icon size={22} strokeWidth={1.75} aria-hidden />
      </span>
      <Title className="text-16 font-semibold">{title}</Title>
      {body !== undefined && <p className="text-soft">{body}</p>}
      {children !== undefined && <div className="mt-2 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  )
}
