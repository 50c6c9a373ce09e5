import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { ContactRound, MessageSquareText } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Avatar } from '../components/avatar.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Kbd } from '../components/kbd.tsx'
import { StateMark } from '../components/state-mark.tsx'
import { useT } from '../lib/i18n.ts'
import { lastSaid } from '../lib/last-said.ts'
import { visitorName } from '../lib/visitor-name.ts'
import { usePaletteActions } from './palette-actions.tsx'
import { findConversations, findPeople } from './palette-search.ts'

/** Everything by name: actions, people, conversations. */
export const Palette = ({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) => {
  const t = useT()
  const navigate = useNavigate()
  const [wanted, setWanted] = useState('')
  const actions = usePaletteActions(onHelp)
  /** Does something and goes away. */
  const then = (act: () => unknown) => () => {
    onClose()
    void act()
  }
  const words = wanted.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const found = actions.filter(({ name }) => words.every((word) => name.toLocaleLowerCase().includes(word)))
  const conversations = findConversations(words)
  const people = findPeople(words)
  return (
    <Dialog title={t('palette.title')} onClose={onClose} width="wide" bare>
      <Command label={t('palette.title')} shouldFilter={false} loop className="flex min-h-0 flex-col">
        <Command.Input
          value={wanted}
          onValueChange={setWanted}
          data-first-focus
          placeholder={t('palette.placeholder')}
          className="h-13 w-full border-b border-line bg-transparent px-4 text-16 outline-none"
        />
        <Command.List className="max-h-[min(60dvh,26rem)] overflow-y-auto p-1.5">
          <Command.Empty className="px-3 py-8 text-center text-soft">{t('palette.none')}</Command.Empty>
          {conversations.length > 0 && (
            <Group heading={t('palette.conversations')}>
              {conversations.map((item) => (
                <Item
                  key={item.id}
                  value={item.id}
                  onSelect={then(() =>
                    navigate({
                      to: '/conversations/$conversationId',
                      params: { conversationId: item.id },
                      search: {},
                    }),
                  )}
                >
                  <Avatar id={item.contact.id} label={item.contact.label} size="small" />
                  <bdi className="shrink-0 font-medium">{visitorName(t, item.contact.label)}</bdi>
                  <bdi className="truncate text-faint">{item.last !== null && lastSaid(t, item.last)}</bdi>
                </Item>
              ))}
            </Group>
          )}
          {found.length > 0 && (
            <Group heading={t('palette.actions')}>
              {found.map(({ name, icon, shortcut, act }) => (
                <Item key={name} value={name} onSelect={then(act)}>
                  <span className="flex size-6 items-center justify-center text-faint">{icon}</span>
                  <span className="flex-1 truncate">{name}</span>
                  {shortcut !== undefined && <Kbd keys={shortcut} />}
                </Item>
              ))}
            </Group>
          )}
          {words.length > 0 && (
            <Group heading={t('list.search')}>
              <Item
                value="search-messages"
                onSelect={then(() => navigate({ to: '/search', search: { q: wanted.trim() } }))}
              >
                <span className="flex size-6 shrink-0 items-center justify-center text-faint">
                  <MessageSquareText size={16} aria-hidden />
                </span>
                <span className="min-w-0 flex-1 truncate">{t('palette.messages', { text: wanted.trim() })}</span>
              </Item>
              <Item
                value="search-contacts"
                onSelect={then(() => navigate({ to: '/search', search: { q: wanted.trim(), what: 'contacts' } }))}
              >
                <span className="flex size-6 shrink-0 items-center justify-center text-faint">
                  <ContactRound size={16} aria-hidden />
                </span>
                <span className="min-w-0 flex-1 truncate">{t('palette.contacts', { text: wanted.trim() })}</span>
              </Item>
            </Group>
          )}
          {people.length > 0 && (
            <Group heading={t('palette.people')}>
              {people.map((agent) => (
                <Item key={agent.id} value={agent.id} onSelect={then(() => navigate({ to: '/colleagues' }))}>
                  <Avatar id={agent.id} label={agent.name} pictureUrl={agent.pictureUrl} size="small" />
                  <bdi className="flex-1 truncate">{agent.name}</bdi>
                  <StateMark state={agent.state} />
                </Item>
              ))}
            </Group>
          )}
        </Command.List>
      </Command>
    </Dialog>
  )
}

const Group = ({ heading, children }: { heading: string; children: ReactNode }) => (
  <Command.Group
    heading={heading}
    className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-faint"
  >
    {children}
  </Command.Group>
)

type ItemProps = { value: string; onSelect: () => void; children: ReactNode }

const Item = ({ value, onSelect, children }: ItemProps) => (
  <Command.Item
    value={value}
    onSelect={onSelect}
    className="flex min-h-(--target) min-w-0 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 data-[selected=true]:bg-active"
  >
    {children}
  </Command.Item>
)
