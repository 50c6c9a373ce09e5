import type { Site } from '@frontdesk/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api.ts'
import { type DraftEditor, useDraft } from '../editing/use-draft.ts'
import {
  changeOf,
  draftOf,
  inverseOf,
  placeOfRefusal,
  problemsOf,
  type SiteChange,
  type SiteDraft,
} from './site-draft.ts'
import { putSite } from './use-sites.ts'

/** A site being edited. */
export type SiteEditor = DraftEditor<SiteDraft> & {
  site: Site
  /** Changes the site at once, beside the draft. @throws ApiError */
  change: (change: SiteChange) => Promise<Site>
}

/** Edits one site. Mount it anew for another. */
export const useSiteEditor = (site: Site): SiteEditor => {
  const queries = useQueryClient()
  const send = async (wanted: SiteChange): Promise<Site> => {
    const changed = await call('site.update', { siteId: site.id, change: wanted })
    putSite(queries, changed)
    return changed
  }
  const editor = useDraft<SiteDraft, SiteChange>({
    stored: draftOf(site),
    changeOf: (draft) => changeOf(site, draft),
    inverseOf: (change) => inverseOf(site, change),
    problemsOf,
    placeOfRefusal,
    send,
  })
  return { ...editor, site, change: send }
}
