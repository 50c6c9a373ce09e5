import { Markup } from '../../components/markup.tsx'
import { SafeText } from '../../components/safe-text.tsx'
import type { MessageRow } from './timeline-rows.ts'

/** Words as they are read: an agent's may be marked up. */
export const WrittenText = ({ author, text }: { author: MessageRow['author']['kind']; text: string }) => (
  <bdi className="block">{author === 'agent' ? <Markup text={text} /> : <SafeText text={text} />}</bdi>
)
