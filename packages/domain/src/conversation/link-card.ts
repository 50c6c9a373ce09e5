import { amendExtra } from './amend-message.ts'
import type { Amendment } from './decision.ts'
import type { Entry, LinkCard } from './model.ts'

/** A page has said of itself what stands beneath the message from now on; not if that says something else by now, has a card, or had one. */
export const decideCard = ({ content }: Entry, text: string, card: LinkCard): Amendment =>
  content.kind === 'message' && content.text === text && content.extra?.card === undefined
    ? amendExtra(content, { card })
    : { kind: 'nothing' }
