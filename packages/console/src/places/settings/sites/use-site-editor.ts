import type { Site } from '@frontdesk/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../lib/api.ts'
import { errorCode, errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import { refusedPlace } from './refused-place.ts'
import { changeOf, draftOf, inverseOf, problemsOf, type SiteChange, type SiteDraft } from './site-draft.ts'
import { putSite } from './use-sites.ts'

/** A site being edited: its draft, what is wrong with it, and the way back. */
export type SiteEditor = {
  site: Site
  draft: SiteDraft
  edit: (change: Partial<SiteDraft>) => void
  isChanged: boolean
  isBusy: boolean
  /** What is wrong at a place, in words; null while nobody has tried to save. */
  problemAt: (place: string) => string | null
  /** Resolves to the place of the first problem, or null when it was saved. */
  save: () => Promise<string | null>
  discard: () => void
  /** Changes the site at once, beside the draft. @throws ApiError */
  change: (change: SiteChange) => Promise<Site>
}

type Refusal = { place: string; text: string }

/** Edits one site. Mount it anew for another. */
export const useSiteEditor = (site: Site): SiteEditor => {
  const t = useT()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<SiteDraft | null>(null)
  const [hasTried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const current = draft ?? draftOf(site)
  const change = changeOf(site, current)
  const problems = problemsOf(current)

  const send = async (wanted: SiteChange): Promise<Site> => {
    const changed = await call('site.update', { siteId: site.id, change: wanted })
    putSite(queries, changed)
    return changed
  }
  const discard = (): void => {
    setDraft(null)
    setTried(false)
    setRefusal(null)
  }
  const undo = (inverse: SiteChange): void => {
    send(inverse).then(
      () => toast(t('sites.undone')),
      (error: unknown) => toast(errorText(t, error), { look: 'bad' }),
    )
  }

  const save = async (): Promise<string | null> => {
    setTried(true)
    const [place] = Object.keys(problems)
    if (place !== undefined || change === null) return place ?? null
    setBusy(true)
    setRefusal(null)
    try {
      await send(change)
      discard()
      const inverse = inverseOf(site, change)
      toast(t('settings.saved'), { action: { label: t('action.undo'), run: () => undo(inverse) } })
      return null
    } catch (error) {
      const refused = errorCode(error) === 'request.invalid' ? refusedPlace(error) : null
      if (refused !== null) setRefusal({ place: refused, text: t('sites.problem.refused') })
      // The place may be one that shows no words of its own.
      toast(errorText(t, error), { look: 'bad' })
      return refused
    } finally {
      setBusy(false)
    }
  }

  return {
    site,
    draft: current,
    edit: (edited) => {
      setDraft({ ...current, ...edited })
      setRefusal(null)
    },
    isChanged: change !== null,
    isBusy,
    problemAt(place) {
      if (refusal?.place === place) return refusal.text
      const problem = problems[place]
      return hasTried && problem !== undefined ? t(problem) : null
    },
    save,
    discard,
    change: send,
  }
}
