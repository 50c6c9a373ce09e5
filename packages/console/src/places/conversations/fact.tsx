import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** A group of facts under its own small head. */
export const Facts = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="border-t border-line px-4 py-3">
    <h2 className="mb-1.5 text-12 font-semibold text-faint">{title}</h2>
    <dl className="flex flex-col gap-1.5 pointer-coarse:gap-3">{children}</dl>
  </section>
)

/** One thing that is known. The icon is for the eye, the name for everybody. */
export const Fact = ({ icon: Icon, label, children }: { icon: LucideIcon; label: string; children: ReactNode }) => (
  <div className="flex items-start gap-2.5 text-13">
    <dt className="flex w-24 shrink-0 items-center gap-2 text-faint">
      <Icon size={14} className="shrink-0" aria-hidden />
      <span className="min-w-0 truncate" title={label}>
        {label}
      </span>
    </dt>
    <dd className="min-w-0 flex-1 [overflow-wrap:anywhere] [&_a]:py-1.25 pointer-coarse:[&_a]:py-3.75">{children}</dd>
  </div>
)
