import { Suspense, useRef, useState } from 'react'
import { Avatar } from '../components/avatar.tsx'
import { StateDot, stateTextId } from '../components/state-mark.tsx'
import { cx } from '../lib/cx.ts'
import { useT } from '../lib/i18n.ts'
import { lazyPart } from '../lib/lazy-part.ts'
import { useMe } from '../state/session.ts'
import { loadOwnMenu } from './late-parts.ts'

const OwnMenuPanel = lazyPart(async () => (await loadOwnMenu()).OwnMenuPanel)

type OwnMenuProps = { place: 'rail' | 'bar'; onHelp: () => void }

/** The agent: picture, state in colour and word, name; behind it the own pages and the way out. */
export const OwnMenu = ({ place, onHelp }: OwnMenuProps) => {
  const t = useT()
  const agent = useMe()?.agent
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  if (agent === undefined) return null
  const state = t(stateTextId(agent.state))
  const isInRail = place === 'rail'
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className={cx(
          'flex flex-col items-center text-12 text-soft aria-expanded:bg-active',
          isInRail
            ? 'w-full gap-1 rounded-md px-1 py-2 hover:bg-active hover:text-ink'
            : 'min-h-(--bar) min-w-0 flex-auto justify-center gap-0.5 font-medium',
        )}
      >
        <span className="relative">
          <Avatar id={agent.id} label={agent.name} pictureUrl={agent.pictureUrl} size={isInRail ? 'medium' : 'small'} />
          <StateDot state={agent.state} className="absolute -end-0.5 -bottom-0.5 ring-2 ring-canvas" />
        </span>
        <span className={isInRail ? 'max-w-full truncate font-medium text-ink' : 'sr-only'}>{agent.name}</span>
        <span className="max-w-full truncate">{state}</span>
        <span className="sr-only">{t('me.title')}</span>
      </button>
      <Suspense>
        {isOpen && <OwnMenuPanel place={place} trigger={trigger} onHelp={onHelp} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  )
}
