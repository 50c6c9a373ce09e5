import type { SiteTexts } from '@frontdesk/protocol'
import { useEffect, useState } from 'react'
import { type Language, textsIn } from '../../../lib/i18n.ts'

const none: SiteTexts = { title: '', greeting: '', privacy: '', consent: '' }

/** What the panel says in a language where the site has no words of its own. Empty until they are loaded. */
export const useDefaultTexts = (language: Language): SiteTexts => {
  const [texts, setTexts] = useState(none)
  useEffect(() => {
    let isWanted = true
    const load = async (): Promise<void> => {
      const text = await textsIn(language)
      if (!isWanted) return
      setTexts({
        title: text('sites.default.title'),
        greeting: text('sites.default.greeting'),
        privacy: '',
        consent: text('sites.default.consent'),
      })
    }
    // Placeholders are a help; without them the fields work all the same.
    load().catch(() => undefined)
    return () => {
      isWanted = false
    }
  }, [language])
  return texts
}
