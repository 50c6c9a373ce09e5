import type { Inline } from './inline.ts'
import { type Block, parseMarkup } from './markup.ts'

/**
 * What an agent has written, for places that draw no marks: previews, notices, mails. The address of a named link follows its
 * name, so that no word is lost.
 */
export const plainText = (text: string): string => parseMarkup(text).map(ofBlock).join('\n')

const ofBlock = (block: Block): string => {
  switch (block.kind) {
    case 'paragraph':
    case 'quote':
      return ofRuns(block.children)
    case 'code':
      return block.text
    case 'list':
      return block.items
        .map((item, index) => `${block.start === null ? '•' : `${block.start + index}.`} ${ofRuns(item)}`)
        .join('\n')
  }
}

const ofRuns = (runs: readonly Inline[]): string => runs.map(ofRun).join('')

const ofRun = (run: Inline): string => {
  switch (run.kind) {
    case 'text':
    case 'code':
      return run.text
    case 'link':
      return isNamed(run) ? `${run.text} (${run.href})` : run.text
    default:
      return ofRuns(run.children)
  }
}

/** An address as it was typed lacks at most what the reader knows anyway. */
const isNamed = ({ text, href }: { text: string; href: string }): boolean =>
  !href.replace(/\/$/, '').endsWith(text.replace(/\/$/, ''))

type Said = { text: string; transcript?: { state: 'waiting' | 'failed' } | { state: 'made'; text: string } }

/** What an engine heard in a message of sound alone; empty where it heard nothing, or not yet. */
export const heardIn = ({ text, transcript }: Said): string =>
  text === '' && transcript?.state === 'made' ? transcript.text : ''

/** What somebody has written, without the marks that only agents can set. */
export const wordsBy = ({ text, author }: { text: string; author: { kind: string } }): string =>
  author.kind === 'agent' ? plainText(text) : text
