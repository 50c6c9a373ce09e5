import type { ReactNode } from 'react'
import { languageNames, languages, useLanguage, useT } from '../lib/i18n.ts'
import { prefer } from '../state/preferences.ts'
import { ProductMark } from './product-mark.tsx'

/** The frame of the pages before the console proper: mark, one card, the languages. */
export const FrontPage = ({ title, children }: { title: string; children: ReactNode }) => {
  const t = useT()
  const language = useLanguage()
  return (
    <div className="flex h-full flex-col items-center overflow-y-auto px-4 py-6">
      <main className="my-auto flex w-full max-w-[25rem] flex-col gap-6 py-6">
        <div className="flex items-center justify-center gap-2.5">
          <ProductMark className="size-8" />
          <span className="text-20 font-semibold tracking-tight">Frontdesk</span>
        </div>
        <div className="flex flex-col gap-5 rounded-lg border border-line bg-surface p-6 shadow-low">
          <h1 className="text-20 font-semibold">{title}</h1>
          {children}
        </div>
      </main>
      <footer>
        <fieldset aria-label={t('profile.language')} className="flex flex-wrap justify-center gap-1">
          {languages.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={one === language}
              onClick={() => prefer({ language: one })}
              className="min-target rounded-md px-3 text-13 text-soft hover:bg-hover hover:text-ink aria-pressed:font-semibold aria-pressed:text-ink"
            >
              {languageNames[one]}
            </button>
          ))}
        </fieldset>
      </footer>
    </div>
  )
}
