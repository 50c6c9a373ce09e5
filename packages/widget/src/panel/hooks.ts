import type { Client, ConversationView } from '@frontdesk/client'
import { createContext } from 'preact'
import { useContext, useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks'
import type { Cell } from '../bridge/cell.ts'
import type { PanelDesk } from './panel-desk.ts'
import type { Texts } from './texts.ts'

export type PanelContext = { desk: PanelDesk; texts: Texts }

export const PanelScope = createContext<PanelContext | null>(null)

export const usePanel = (): PanelContext => {
  const scope = useContext(PanelScope)
  if (scope === null) throw new Error('outside of the panel')
  return scope
}

/** A function that, given nothing, draws the calling part again. */
const useRedraw = (): ((nothing: undefined) => void) => useReducer((count: number) => count + 1, 0)[1]

export const useCell = <T>(cell: Cell<T>): T => {
  const redraw = useRedraw()
  useLayoutEffect(() => cell.on(() => redraw(undefined)), [cell, redraw])
  return cell.get()
}

/** The view of the visitor's conversation; before it exists, the one that holds only unsent words. */
export const useConversation = (client: Client, id: string | null): ConversationView => {
  const redraw = useRedraw()
  useLayoutEffect(
    () =>
      client.on('conversation', (changed) => {
        if (changed === id) redraw(undefined)
      }),
    [client, id, redraw],
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
