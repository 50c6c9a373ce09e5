import type { ReactNode } from 'react'

type SettingsPageProps = { title: string; intro?: string; action?: ReactNode; children: ReactNode }

/** The frame of one page of the settings. */
export const SettingsPage = ({ title, intro, action, children }: SettingsPageProps) => (
  <div className="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 py-5 tablet:px-8 tablet:py-8">
    <div className="flex flex-wrap items-start justify-between gap-3">
      <div className="min-w-0">
        <h1 className="text-20 font-semibold">{title}</h1>
        {intro !== undefined && <p className="max-w-[60ch] text-soft">{intro}</p>}
      </div>
      {action}
    </div>
    {children}
  </div>
)

/** Things that belong together. */
export const Card = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="rounded-md border border-line">
    <h2 className="border-b border-line px-4 py-2.5 font-semibold tablet:px-5">{title}</h2>
    <div className="flex flex-col gap-4 p-4 tablet:p-5">{children}</div>
  </section>
)
