import type { ConversationView } from '@frontdesk/client'
import type { AgentCard, Author, Content, Entry } from '@frontdesk/protocol'
import type { Language } from '../shared/language.ts'
import en from './locales/en.json'
import zh from './locales/zh-CN.json'

/** The visitor of the example. */
export const exampleContactId = 'example-visitor'
const examples = { en, 'zh-CN': zh } as const

export const exampleAgent = (language: Language): AgentCard => ({
  id: 'example-agent',
  label: examples[language].agent,
  pictureUrl: null,
})

/** A conversation of somebody before the first word. */
export const emptyView: ConversationView = {
  state: 'ready',
  current: true,
  rev: 0,
  entries: [],
  marks: [],
  head: null,
  hasEarlier: false,
  loadingEarlier: false,
  outbox: [],
  typing: [],
}

/** A short conversation that has just been had. @param nowMs when its last word was said */
export const exampleView = (language: Language, nowMs: number): ConversationView => {
  const agent = exampleAgent(language)
  const visitor: Author = { kind: 'contact', id: exampleContactId, label: '', pictureUrl: null }
  const words = examples[language]
  const said: [Author, Content][] = [
    [visitor, { kind: 'message', text: words.question }],
    [
      { ...agent, kind: 'agent' },
      { kind: 'assigned', assignee: agent, from: null },
    ],
    [
      { ...agent, kind: 'agent' },
      { kind: 'message', text: words.answer },
    ],
    [visitor, { kind: 'message', text: words.thanks }],
  ]
  const entries = said.map(
    ([author, content], index): Entry => ({
      id: `example-${index}`,
      seq: index + 1,
      rev: index + 1,
      author,
      atMs: nowMs - (said.length - index) * 60_000,
      visibility: 'everyone',
      content,
    }),
  )
  const count = entries.length
  const read = { party: { kind: 'agent' as const, id: agent.id }, deliveredSeq: count, readSeq: count, rev: count }
  return {
    ...emptyView,
    rev: count,
    entries,
    marks: [read],
    head: {
      id: 'example',
      kind: 'service',
      status: 'open',
      assignee: agent,
      joined: [],
      createdAtMs: nowMs - 300_000,
      seq: count,
      rev: count,
    },
  }
}
