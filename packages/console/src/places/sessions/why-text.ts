import type { TextId } from '../../lib/i18n.ts'
import type { WhyNot } from './who-can-join.ts'

/** Why somebody is not asked, in words. */
export const whyText = (kind: 'agent' | 'contact', why: WhyNot): TextId =>
  why === 'absent' ? `session.why.absent.${kind}` : `session.why.${why}`
