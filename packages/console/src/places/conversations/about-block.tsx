import type { Block, ContactCard } from '@frontdesk/protocol'
import { Ban } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { useT } from '../../lib/i18n.ts'
import { lazyPart } from '../../lib/lazy-part.ts'
import { BlockEnd, blockedName } from '../settings/blocks/block-row.tsx'
import { useBlocksOf } from '../settings/blocks/use-blocks.ts'
import { useUnblock } from '../settings/blocks/use-unblock.ts'

const BlockDialog = lazyPart(async () => (await import('./block-dialog.tsx')).BlockDialog)

type AboutBlockProps = {
  contact: ContactCard
  /** Where it comes from, as far as that is known. */
  ip: string | null
}

/** Whether a block keeps the visitor out, and a way to make one (mark D4). Shown only to those who may. */
export const AboutBlock = ({ contact, ip }: AboutBlockProps) => {
  const t = useT()
  const blocks = useBlocksOf(contact.id, ip).data ?? []
  const [isBlocking, setBlocking] = useState(false)
  const isBlocked = blocks.some(({ target }) => target.kind === 'contact')
  return (
    <section className="flex flex-col gap-2 border-t border-line px-4 py-3">
      <h2 className="text-12 font-semibold text-faint">{t('blocks.about.title')}</h2>
      {blocks.map((block) => (
        <Blocked key={block.id} block={block} />
      ))}
      {!isBlocked && (
        <Button className="self-start" icon={<Ban size={16} aria-hidden />} onClick={() => setBlocking(true)}>
          {t('blocks.about.block')}
        </Button>
      )}
      <Suspense>{isBlocking && <BlockDialog contact={contact} ip={ip} onClose={() => setBlocking(false)} />}</Suspense>
    </section>
  )
}

const Blocked = ({ block }: { block: Block }) => {
  const t = useT()
  const unblock = useUnblock()
  return (
    <div className="flex flex-col gap-2">
      <Notice look="warn">
        <p className="font-medium">
          {block.target.kind === 'contact' ? t('blocks.about.blocked') : <bdi>{blockedName(t, block)}</bdi>}{' '}
          <span className="font-normal">
            <BlockEnd block={block} />
          </span>
        </p>
        <p className="whitespace-pre-line">{block.reason}</p>
        <p>{block.by.label}</p>
      </Notice>
      <Button className="self-start" onClick={() => void unblock(block)}>
        {t('blocks.unblock')}
      </Button>
    </div>
  )
}
