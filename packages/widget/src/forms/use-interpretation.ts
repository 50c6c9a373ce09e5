import type { Interpretation } from '@frontdesk/protocol'
import { useEffect } from 'preact/hooks'
import { type Cell, createCell } from '../bridge/cell.ts'
import { useCell, usePanel } from '../panel/hooks.ts'

type Here = Interpretation | null
const cells = new Map<string, Cell<Here>>()
const asked = new Set<string>()

/** How a conversation is interpreted, as it was told last. */
export const interpretationOf = (conversationId: string): Cell<Here> => {
  const cell = cells.get(conversationId) ?? createCell<Here>(null)
  cells.set(conversationId, cell)
  return cell
}

/** The same for the conversation before the visitor's eyes; asked of the server once, and again if that failed. */
export const useInterpretation = (): Here => {
  const { desk } = usePanel()
  const id = useCell(desk.conversationId) ?? ''
  const cell = interpretationOf(id)
  useEffect(() => {
    if (id === '' || asked.has(id)) return
    asked.add(id)
    desk.client.request('interpretation.read', { conversationId: id }).then(cell.set, () => asked.delete(id))
  })
  return useCell(cell)
}
