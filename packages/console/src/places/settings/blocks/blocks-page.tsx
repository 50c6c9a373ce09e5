import type { Block } from '@frontdesk/protocol'
import { useMutation } from '@tanstack/react-query'
import { Ban, Download, Plus, SearchX } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Choice } from '../../../components/choice.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Notice } from '../../../components/notice.tsx'
import { LateSearchField } from '../../../components/search-field.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { saveFile } from '../../../lib/save-file.ts'
import { toast } from '../../../state/toasts.ts'
import { SettingsPage } from '../settings-page.tsx'
import { WithRight } from '../with-right.tsx'
import { AddressDialog } from './address-dialog.tsx'
import { BlockRow } from './block-row.tsx'
import { EditBlockDialog } from './edit-block-dialog.tsx'
import { type BlockState, useBlocks } from './use-blocks.ts'

/** Who is kept out of the company's chats (mark D4); for those who handle visitors. */
export const BlocksPage = () => (
  <WithRight right="visitors.handle">
    <Blocks />
  </WithRight>
)

const Blocks = () => {
  const t = useT()
  const [search, setSearch] = useState('')
  const [state, setState] = useState<BlockState>('current')
  const [dialog, setDialog] = useState<Block | 'new' | null>(null)
  const query = useBlocks(search, state)
  const blocks = query.data?.pages.flatMap((page) => page.blocks) ?? []
  return (
    <SettingsPage
      title={t('settings.blocks')}
      intro={t('blocks.intro')}
      action={
        <div className="flex flex-wrap gap-2">
          <Export />
          <Button look="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setDialog('new')}>
            {t('blocks.add')}
          </Button>
        </div>
      }
    >
      <search className="flex flex-wrap items-end gap-3">
        <LateSearchField
          label={t('blocks.search')}
          value={search}
          onChange={(text) => setSearch(text.trim())}
          className="min-w-56 flex-1"
        />
        <Choice
          label={t('blocks.state')}
          value={state}
          onChange={setState}
          options={(['current', 'over', 'all'] as const).map((value) => ({ value, label: t(`blocks.state.${value}`) }))}
        />
      </search>
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      {query.isPending && query.error === null && <SkeletonRows count={4} label={t('list.loading')} />}
      {query.isSuccess && blocks.length === 0 && <Nothing isSearch={search !== '' || state !== 'current'} />}
      {blocks.length > 0 && (
        <ul aria-label={t('blocks.list')} className="overflow-hidden rounded-md border border-line">
          {blocks.map((block) => (
            <BlockRow key={block.id} block={block} onEdit={() => setDialog(block)} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button className="self-center" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('blocks.more')}
        </Button>
      )}
      {dialog === 'new' && <AddressDialog onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'new' && <EditBlockDialog block={dialog} onClose={() => setDialog(null)} />}
    </SettingsPage>
  )
}

const Nothing = ({ isSearch }: { isSearch: boolean }) => {
  const t = useT()
  return isSearch ? (
    <EmptyState icon={SearchX} title={t('blocks.none')} body={t('blocks.none.body')} />
  ) : (
    <EmptyState icon={Ban} title={t('blocks.empty.title')} body={t('blocks.empty.body')} />
  )
}

const Export = () => {
  const t = useT()
  const save = useMutation({
    mutationFn: () => call('block.export', {}),
    onSuccess: ({ csv }) => saveFile('blocks.csv', csv, 'text/csv'),
    onError: (error) => toast(errorText(t, error), { look: 'bad' }),
  })
  return (
    <Button icon={<Download size={16} aria-hidden />} busy={save.isPending} onClick={() => save.mutate()}>
      {t('blocks.export')}
    </Button>
  )
}
