import type { AgentCard } from '@frontdesk/protocol'
import { create } from 'zustand'
import type { Live } from './live.ts'
import { onReading, readNow } from './looking-at.ts'

type Viewing = { readonly [conversationId: string]: readonly AgentCard[] }

const useViewing = create<{ viewing: Viewing }>(() => ({ viewing: {} }))

const nobody: readonly AgentCard[] = []

/** Who looks at a watched conversation now, the agent itself included. */
export const useViewers = (conversationId: string): readonly AgentCard[] =>
  useViewing(({ viewing }) => viewing[conversationId] ?? nobody)

/** It is watched no more: nobody tells how it goes on. */
export const forgetViewers = (conversationId: string): void =>
  useViewing.setState(({ viewing }) => ({
    viewing: Object.fromEntries(Object.entries(viewing).filter(([id]) => id !== conversationId)),
  }))

/** Tells colleagues what this page's agent looks at, after each reconnect again, and keeps what they look at. @returns what stops it */
export const followViewing = ({ client }: Live): (() => void) => {
  let told: string | null = null
  const tell = (): void => {
    const conversationId = readNow()
    if (client.state.kind !== 'online' || conversationId === told) return
    told = conversationId
    // Lost or refused: the next welcome begins anew.
    client.request('viewing.set', { conversationId }).catch(() => {})
  }
  const offs = [
    onReading(tell),
    client.on('state', ({ kind }) => {
      // A new connection looks at nothing yet.
      told = null
      if (kind === 'online') tell()
      else useViewing.setState({ viewing: {} })
    }),
    client.on('frame', (frame) => {
      if (frame.type === 'conversation.hidden') forgetViewers(frame.conversationId)
      if (frame.type !== 'viewing.changed') return
      const { conversationId, agents } = frame
      useViewing.setState(({ viewing }) => ({ viewing: { ...viewing, [conversationId]: agents } }))
    }),
  ]
  return () => {
    for (const off of offs) off()
    useViewing.setState({ viewing: {} })
  }
}
