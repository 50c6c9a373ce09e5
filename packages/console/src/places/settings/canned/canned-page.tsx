import type { CannedResponse } from '@frontdesk/protocol'
import { MessageSquareQuote, MoreHorizontal, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Menu, MenuItem, MenuLine } from '../../../components/menu.tsx'
import { Notice } from '../../../components/notice.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/error-text.ts'
import { useLanguage, useT } from '../../../lib/i18n.ts'
import { languageName } from '../../../lib/names.ts'
import { FileCount } from '../../canned/file-count.tsx'
import { SettingsPage } from '../settings-page.tsx'
import { useTeams } from '../teams/use-teams.ts'
import { CannedDialog } from './canned-dialog.tsx'
import { useCannedActs, useCannedResponses } from './use-canned-acts.ts'

/** Words kept ready: one's own, and those of the teams and the company. */
export const CannedPage = () => {
  const t = useT()
  const query = useCannedResponses()
  const { remove } = useCannedActs()
  const [editing, setEditing] = useState<CannedResponse | 'new' | null>(null)
  const responses = query.data?.responses ?? []
  const isEmpty = query.data !== undefined && responses.length === 0
  const add = (
    <Button look="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      {t('canned.add')}
    </Button>
  )
  return (
    <SettingsPage title={t('settings.canned')} intro={t('canned.intro')} action={isEmpty ? undefined : add}>
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      {query.isPending && <SkeletonRows count={3} label={t('list.loading')} />}
      {isEmpty && (
        <div className="flex rounded-md border border-line">
          <EmptyState icon={MessageSquareQuote} title={t('canned.empty.title')} body={t('canned.empty.body')}>
            {add}
          </EmptyState>
        </div>
      )}
      {responses.length > 0 && (
        <ul aria-label={t('settings.canned')} className="overflow-hidden rounded-md border border-line">
          {responses.map((response) => (
            <CannedRow
              key={response.id}
              response={response}
              onEdit={() => setEditing(response)}
              onRemove={() => void remove(response)}
            />
          ))}
        </ul>
      )}
      {editing !== null && (
        <CannedDialog response={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </SettingsPage>
  )
}

type CannedRowProps = { response: CannedResponse; onEdit: () => void; onRemove: () => void }

const CannedRow = ({ response, onEdit, onRemove }: CannedRowProps) => {
  const t = useT()
  const language = useLanguage()
  const teams = useTeams().data?.teams
  const { owner, code, title, texts, files, mayChange } = response
  const team = owner.kind === 'team' ? teams?.find(({ id }) => id === owner.teamId)?.name : undefined
  return (
    <li className="flex items-start gap-2 border-b border-line py-3 ps-4 pe-2 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 [overflow-wrap:anywhere]">
          <bdi className="font-medium">/{code}</bdi>
          <bdi className="text-soft">{title}</bdi>
          <FileCount count={files.length} />
        </p>
        <p className="line-clamp-2 text-13 text-soft [overflow-wrap:anywhere]">
          <bdi>{texts[0]?.text}</bdi>
        </p>
        <p className="mt-0.5 text-12 text-faint">
          {[
            team ?? t(`canned.of.${owner.kind}`),
            texts.map((one) => languageName(language, one.language)).join(', '),
          ].join(' · ')}
        </p>
      </div>
      {mayChange && (
        <Menu
          trigger={<IconButton label={t('canned.act', { code })} icon={<MoreHorizontal size={18} aria-hidden />} />}
        >
          <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={onEdit}>
            {t('canned.edit')}
          </MenuItem>
          <MenuLine />
          <MenuItem danger icon={<Trash2 size={16} aria-hidden />} onSelect={onRemove}>
            {t('canned.remove')}
          </MenuItem>
        </Menu>
      )}
    </li>
  )
}
