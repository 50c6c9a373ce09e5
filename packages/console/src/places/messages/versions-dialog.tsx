import { useQuery } from '@tanstack/react-query'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { SafeText } from '../../components/safe-text.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { exactTime } from '../../lib/time.ts'
import { currentLive } from '../../state/live.ts'
import type { MessagePlace } from './amend.ts'

/** What a message said before, oldest first; for supervisors. */
export const VersionsDialog = ({ onClose, ...place }: MessagePlace & { onClose: () => void }) => {
  const t = useT()
  const language = useLanguage()
  const { data, error, isPending } = useQuery({
    queryKey: ['message-versions', place.conversationId, place.seq],
    queryFn: async () => (await currentLive()?.client.request('message.versions', place)) ?? { versions: [] },
    staleTime: 0,
  })
  return (
    <Dialog title={t('message.versions')} onClose={onClose}>
      {error !== null && <Notice look="bad">{errorText(t, error)}</Notice>}
      {isPending && <SkeletonRows count={2} label={t('list.loading')} />}
      <ol className="flex flex-col gap-3">
        {data?.versions.map(({ text, untilMs }) => (
          <li key={untilMs} className="rounded-md border border-line p-3">
            <p className="mb-1 text-12 text-faint">
              {t('message.versions.until', { time: exactTime(language, untilMs) })}
            </p>
            <bdi className="block whitespace-pre-wrap [overflow-wrap:anywhere]">
              <SafeText text={text} />
            </bdi>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
