import type { Client, ConversationView } from '@frontdesk/client'
import { createContext } from 'preact'
import { useContext, useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks'
import type { Cell } from '../bridge/cell.ts'
import type { Desk } from '../bridge/desk.ts'
import type { Texts } from './texts.ts'

export type PanelContext = { desk: Desk; texts: Texts }

export const PanelScope = createContext<PanelContext | null>(null)

export const usePanel = (): PanelContext => {
  const scope = useContext(PanelScope)
  if (scope === null) throw new Error('outside of the panel')
  return scope
}

/** Draws again whenever `subscribe` says so. */
const useRedraw = (subscribe: (redraw: () => void) => () => void, on: readonly unknown[]) => {
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  useLayoutEffect(() => subscribe(() => redraw(undefined)), on)
}

export const useCell = <T>(cell: Cell<T>): T => {
  useRedraw((redraw) => cell.on(redraw), [cell])
  return cell.get()
}

/** The view of the visitor's conversation; before it exists, the one that holds only unsent words. */
export const useConversation = (client: Client, id: string | null): ConversationView => {
  useRedraw(
    (redraw) => client.on('conversation', (changed) => (changed === id || changed === null) && redraw()),
    [client, id],
  )
  return client.conversation(id)
}

/** What a visitor should know of the connection; a short loss is not worth a word. */
export const useLink = (client: Client): 'well' | 'lost' | 'ended' => {
  const [state, setState] = useState(client.state)
  const [lost, setLost] = useState(false)
  useLayoutEffect(() => client.on('state', setState), [client])
  const isOnline = state.kind === 'online'
  useEffect(() => {
    if (isOnline) {
      setLost(false)
      return
    }
    const timer = setTimeout(() => setLost(true), 3_000)
    return () => clearTimeout(timer)
  }, [isOnline])
  if (state.kind === 'ended') return 'ended'
  return lost && !isOnline ? 'lost' : 'well'
}
