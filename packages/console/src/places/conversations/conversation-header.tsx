import type { TypingParty } from '@frontdesk/client'
import type { ServiceItem } from '@frontdesk/protocol'
import { PanelRight } from 'lucide-react'
import { useScreen } from '../../app/screen.ts'
import { Avatar } from '../../components/avatar.tsx'
import { IconButton } from '../../components/button.tsx'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useMe } from '../../state/session.ts'
import { BackToList } from './back-to-list.tsx'
import { HeaderActs } from './header-acts.tsx'
import { SpecialMark } from './special-mark.tsx'
import { VerifiedMark } from './verified-mark.tsx'
import { Viewers } from './viewers.tsx'

type HeaderProps = { item: ServiceItem; typing: readonly TypingParty[]; isAboutShown: boolean; onAbout: () => void }

/** Who it is with, who has it, and what can be done with it. */
export const ConversationHeader = ({ item, typing, isAboutShown, onAbout }: HeaderProps) => {
  const t = useT()
  const screen = useScreen()
  // Where the list is not beside it, it names the page.
  const Heading = screen === 'phone' || (screen === 'tablet' && isAboutShown) ? 'h1' : 'h2'
  return (
    <header className="shrink-0 border-b border-line px-2 tablet:px-4">
      <div className="flex min-h-14 items-center gap-2 py-1.5 tablet:gap-3">
        <BackToList />
        {screen !== 'phone' && <Avatar id={item.contact.id} label={item.contact.label} />}
        <div className="min-w-0 flex-1">
          <div className="flex items-center gap-1.5">
            <Heading className="truncate text-16 leading-6 font-semibold">
              <bdi>{visitorName(t, item.contact.label)}</bdi>
            </Heading>
            {item.contact.verified && <VerifiedMark isExplained />}
            {item.contact.special && <SpecialMark />}
          </div>
          <p className="truncate text-12 text-faint">
            <Standing item={item} /> · {item.site.name}
          </p>
        </div>
        <HeaderActs item={item} isShort={screen === 'phone'} />
        <IconButton
          label={isAboutShown ? t('about.hide') : t('about.show')}
          shortcut="I"
          aria-pressed={isAboutShown}
          icon={<PanelRight size={18} aria-hidden className="rtl:-scale-x-100" />}
          onClick={onAbout}
        />
      </div>
      <Viewers conversationId={item.id} typing={typing} />
    </header>
  )
}

/** In one phrase: waiting, whose it is, or over. */
const Standing = ({ item }: { item: ServiceItem }) => {
  const t = useT()
  const me = useMe()
  const language = useLanguage()
  if (item.status === 'closed') return t('standing.closed')
  // Opened to write first.
  if (item.seq === 0) return t('row.silent')
  if (item.assignee === null) return t('standing.queued')
  if (item.status === 'snoozed') return t('standing.snoozed')
  const list = new Intl.ListFormat(language)
  const joined = item.joined.map(({ label }) => label)
  if (item.assignee.id !== me?.agent.id)
    return t('standing.others', { name: list.format([item.assignee.label, ...joined]) })
  return joined.length === 0 ? t('standing.mine') : t('standing.mine.joined', { names: list.format(joined) })
}
