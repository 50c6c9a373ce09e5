import type { VisitorHere } from '@frontdesk/protocol'
import { useEffect, useState } from 'react'
import { call } from '../../lib/api.ts'
import { useLive, useLiveState } from '../../state/live.ts'
import { createBoard, readAll } from './board.ts'

/** Where no WebSocket gets through nothing is told: the board is read again at this pace. */
const renewEveryMs = 10_000

export type BoardState = {
  rows: ReadonlyMap<string, VisitorHere>
  /** Visitors on the sites, also those beyond what a board shows. */
  total: number
  isRead: boolean
  error: unknown
}

/** Several parts of the page may look at once; the connection has one board. */
let lookers = 0

const nothing: BoardState = { rows: new Map(), total: 0, isRead: false, error: null }

/** Who is on the sites now, followed for as long as somebody looks; read again when the link was lost. */
export const useBoard = (): BoardState => {
  const live = useLive()
  const connectionId = useLiveState(({ link }) => (link.kind === 'online' ? link.connectionId : ''))
  const [state, setState] = useState(nothing)
  useEffect(() => {
    if (live === null || connectionId === '') return
    const board = createBoard()
    let isOver = false
    let isTold = false
    lookers += 1
    const read = (): Promise<void> =>
      readAll(
        board,
        (after) => call('board.read', after === null ? {} : { after }),
        () => isOver,
      ).then(
        (total) => {
          if (!isOver) setState({ rows: board.rows(), total, isRead: true, error: null })
        },
        (error: unknown) => {
          if (!isOver) setState((known) => ({ ...known, error }))
        },
      )
    const off = live.client.on('frame', (frame) => {
      if (frame.type !== 'board.changed') return
      isTold = true
      const more = board.change(frame.changed, frame.gone)
      setState((known) => (known.isRead ? { ...known, rows: board.rows(), total: known.total + more } : known))
    })
    live.client.request('board.watch', {}).then(read, read)
    const timer = setInterval(() => {
      if (!isTold) void read()
      isTold = false
    }, renewEveryMs)
    return () => {
      isOver = true
      off()
      clearInterval(timer)
      lookers -= 1
      if (lookers === 0) live.client.request('board.unwatch', {}).catch(() => undefined)
    }
  }, [live, connectionId])
  return state
}
