import type { VisitorHere } from '@frontdesk/protocol'
import { useDeferredValue, useMemo } from 'react'
import { useNow } from '../../lib/now.ts'
import { useLive } from '../../state/live.ts'
import { useMe } from '../../state/session.ts'
import { arrange, wholeLook } from '../visitors/arrange.ts'
import { useBoard } from '../visitors/use-board.ts'
import { useInvitations } from '../visitors/use-invitations.ts'
import type { Meant } from './picking.ts'
import { type WhyNot, whyNotVisitor } from './who-can-join.ts'

/** Somebody who may be asked; `here` is null for who is on no page any more. */
export type Candidate = Meant & { here: VisitorHere | null; why: WhyNot | null }

/** The visitors who are here, as the board has them, with those whom the agent had in mind first. */
export const useCandidates = (meant: readonly Meant[], memberIds: ReadonlySet<string>, wanted: string) => {
  const board = useBoard()
  const invitations = useInvitations()
  const meId = useMe()?.agent.id
  const nowMs = useNow() + (useLive()?.client.clockOffsetMs ?? 0)
  const rows = useDeferredValue(board.rows)
  // Beyond what a board shows nobody knows who is here: then the server says it.
  const isWhole = board.isRead && board.total <= rows.size

  const whyNot = ({ contact }: Pick<Meant, 'contact'>): WhyNot | null => {
    const visitor = rows.get(contact.id) ?? null
    const isMember = memberIds.has(contact.id)
    if (visitor === null && !isWhole && !isMember) return null
    return whyNotVisitor({ visitor, invitation: invitations.get(contact.id), isMember, nowMs })
  }
  const shown = useMemo(() => {
    const meantIds = new Set(meant.map(({ contact }) => contact.id))
    const others = arrange(rows.values(), { ...wholeLook, search: wanted }, meId)
    const first = wanted.trim() === '' ? meant : []
    return [
      ...first.map((one) => ({ ...one, here: rows.get(one.contact.id) ?? null })),
      ...others
        .filter(({ contact }) => first.length === 0 || !meantIds.has(contact.id))
        .map((here) => ({ contact: here.contact, site: here.site, here })),
    ]
  }, [rows, meant, wanted, meId])
  return { candidates: shown.map((one): Candidate => ({ ...one, why: whyNot(one) })), whyNot, rows, board }
}
