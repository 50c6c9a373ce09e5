import type { Client, ClientEvents, ConversationView } from '@frontdesk/client'
import { createEmitter } from '@frontdesk/client/emitter'
import type { Author, Entry, Mark } from '@frontdesk/protocol'
import { expect, test } from 'vitest'
import { anAppearance } from '../shared/test-appearance.ts'
import { createDesk } from './desk.ts'
import { createKept, type TextStorage } from './kept.ts'
import { createNews } from './news.ts'
import { createSharedLine } from './test-line.ts'

const agent: Author = { kind: 'agent', id: 'agent', label: 'Li Wei', pictureUrl: null }
const visitor: Author = { kind: 'contact', id: 'me', label: 'Visitor', pictureUrl: null }
const message = (seq: number, author: Author): Entry => ({
  id: `e${seq}`,
  seq,
  rev: seq,
  author,
  atMs: 1,
  visibility: 'everyone',
  content: { kind: 'message', text: 'x' },
})
const view = (entries: readonly Entry[], marks: readonly Mark[]): ConversationView => ({
  state: 'ready',
  current: true,
  rev: 1,
  entries,
  marks,
  head: null,
  hasEarlier: false,
  loadingEarlier: false,
  outbox: [],
  typing: [],
})
const nowhere: TextStorage = { getItem: () => null, setItem: () => {}, removeItem: () => {}, keys: () => [] }

const open = (line = createSharedLine()) => {
  const { on, emit } = createEmitter<ClientEvents>()
  const reads: number[] = []
  const sounds: number[] = []
  const later: (() => void)[] = []
  let entries: Entry[] = []
  let marks: Mark[] = []
  let isVisible = true
  const client: Pick<Client, 'on' | 'conversation' | 'markRead' | 'state'> = {
    on,
    state: { kind: 'connecting' },
    conversation: () => view(entries, marks),
    markRead: (_, seq) => void reads.push(seq),
  }
  const siblings = line()
  const kept = createKept(nowhere, siblings, 'site.')
  const { desk, setVisitor } = createDesk({
    client: client as Client,
    kept,
    appearance: anAppearance(),
    alone: false,
    language: 'en',
    page: { url: 'https://shop.example/', title: 'Shop', referrer: '' },
    closed: () => {},
    called: () => {},
  })
  setVisitor({
    contactId: 'me',
    name: null,
    email: null,
    phone: null,
    verified: false,
    emailVerified: false,
    conversationId: 'c',
  })
  const { look } = createNews({
    client,
    desk,
    kept,
    siblings,
    random: () => 0.5,
    later: (run) => void later.push(run),
    isVisible: () => isVisible,
    sound: () => void sounds.push(entries.at(-1)?.seq ?? 0),
  })
  return {
    desk,
    look,
    reads,
    sounds,
    arrive(added: Entry[], initial = false) {
      entries = [...entries, ...added]
      emit('entries', { conversationId: 'c', entries: added, initial })
      emit('conversation', 'c')
      // The wait for other tabs, and then the wait for their claims.
      for (const run of later.splice(0)) run()
      for (const run of later.splice(0)) run()
    },
    mark(next: Mark[]) {
      marks = next
      emit('conversation', 'c')
    },
    see(visible: boolean) {
      isVisible = visible
    },
  }
}

test('[WID7] words of others count as unread while the panel is closed, the visitor’s own never', () => {
  const { desk, arrive, reads, sounds } = open()
  arrive([message(1, visitor), message(2, agent), message(3, agent)])
  expect([desk.unread.get(), reads, sounds]).toEqual([2, [], [3]])
})

test('[WID7] they are read where the end of the timeline is looked at, and only there', () => {
  const { desk, arrive, reads, sounds, see, look } = open()
  see(false)
  desk.open.set(true)
  desk.atEnd.set(true)
  arrive([message(1, agent)])
  expect([desk.unread.get(), reads, sounds]).toEqual([1, [], [1]])
  see(true)
  look()
  expect([desk.unread.get(), reads.at(-1)]).toEqual([0, 1])
  desk.atEnd.set(false)
  arrive([message(2, agent)])
  expect([desk.unread.get(), sounds]).toEqual([1, [1, 2]])
  desk.atEnd.set(true)
  expect(desk.unread.get()).toBe(0)
})

test('[WID7] what was read in another tab, or on another device, is read here', () => {
  const line = createSharedLine()
  const here = open(line)
  const there = open(line)
  here.arrive([message(1, agent)])
  there.desk.open.set(true)
  expect(here.desk.open.get()).toBe(true)
  here.desk.atEnd.set(false)
  there.desk.atEnd.set(true)
  there.arrive([message(1, agent)])
  expect([here.desk.unread.get(), there.sounds]).toEqual([0, []])
  here.arrive([message(2, agent)])
  expect(here.desk.unread.get()).toBe(1)
  here.mark([{ party: { kind: 'contact', id: 'me' }, deliveredSeq: 2, readSeq: 2, rev: 9 }])
  expect(here.desk.unread.get()).toBe(0)
})

test('[WID7] the first load and a switched-off sound are silent', () => {
  const { desk, arrive, sounds } = open()
  arrive([message(1, agent)], true)
  desk.sound.set(false)
  arrive([message(2, agent)])
  expect([sounds, desk.unread.get()]).toEqual([[], 2])
})
