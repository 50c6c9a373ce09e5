import type { AgentCard, Availability } from '@frontdesk/protocol'
import { Avatar } from './avatar.tsx'
import { useCell, usePanel } from './hooks.ts'
import { Icon } from './icons.tsx'
import { Menu } from './menu.tsx'
import type { Texts } from './texts.ts'

/** Who is there, in words that are true. */
export const presenceText = (
  { t, count, language }: Pick<Texts, 't' | 'count' | 'language'>,
  availability: Availability | null,
  serving: readonly AgentCard[],
): string => {
  if (serving[0])
    return t('presence.with', { name: new Intl.ListFormat(language).format(serving.map(({ label }) => label)) })
  if (availability === null) return t('presence.unknown')
  if (!availability.online) return t('presence.none')
  const [one, two] = availability.agents
  if (one === undefined) return t('presence.some')
  if (two === undefined) return t('presence.one', { first: one.label })
  const others = availability.agents.length - 2
  if (others === 0) return t('presence.two', { first: one.label, second: two.label })
  // In Chinese the number names everybody, in English those who were not named.
  const shown = availability.agents.length
  return count('presence.many', others, { first: one.label, second: two.label, everybody: shown })
}

type HeaderProps = { serving: readonly AgentCard[]; canEnd: boolean; end(): void; reachable: boolean }

export const Header = ({ serving, canEnd, end, reachable }: HeaderProps) => {
  const { desk, texts } = usePanel()
  const availability = useCell(desk.availability)
  const isNarrow = useCell(desk.narrow)
  const faces = (serving[0] || !availability?.online ? serving : availability.agents).slice(0, 3)
  const isHere = reachable && (availability?.online ?? false)
  const label = texts.t(isNarrow ? 'panel.back' : 'panel.close')
  const leave = !desk.alone && (
    <button type="button" class="plain" aria-label={label} title={label} onClick={desk.close}>
      <Icon shape={isNarrow ? 'back' : 'close'} />
    </button>
  )
  return (
    <header class="header">
      {isNarrow && leave}
      {faces.length > 0 && (
        <div class="faces">
          {faces.map((agent) => (
            <Avatar key={agent.id} agent={agent} />
          ))}
        </div>
      )}
      <div class="title">
        <h1>{desk.appearance.siteName}</h1>
        <p>
          <span class={`dot ${isHere ? 'here' : ''}`} aria-hidden="true" />
          {presenceText(texts, availability, serving)}
        </p>
      </div>
      <Menu canEnd={canEnd} end={end} />
      {!isNarrow && leave}
    </header>
  )
}
