import { useBlocker } from '@tanstack/react-router'
import { confirm } from '../../../components/confirm.tsx'
import { useT } from '../../../lib/i18n.ts'

/** Asks before unsaved changes are left behind. Other parts of the same site's page keep them. */
export const useKeepUnsaved = (isChanged: boolean, siteId: string | null = null): void => {
  const t = useT()
  useBlocker({
    shouldBlockFn: async ({ next }) => {
      const isSameSite = siteId !== null && 'siteId' in next.params && next.params.siteId === siteId
      if (!isChanged || isSameSite) return false
      return !(await confirm({
        title: t('sites.leave.title'),
        body: t('sites.leave.body'),
        action: t('sites.leave.action'),
        danger: true,
      }))
    },
    enableBeforeUnload: () => isChanged,
  })
}
