/**
 * What the product is measured against: a relay on bare `ws` that stores nothing. It parses the same frames, sends the same
 * frames to the same receivers, and keeps two counters for each conversation. It checks nothing, remembers nothing and
 * promises nothing. It is not to be changed so that a ratio looks better.
 *
 * A ticket says who one is: `visitor:ID` or `agent:ID`. Prints its address once it listens.
 */
import { randomUUID } from 'node:crypto'
import { type WebSocket, WebSocketServer } from 'ws'

type Peer = { socket: WebSocket; kind: 'visitor' | 'agent'; id: string }
type Conversation = { id: string; seq: number; contactId: string; peers: Set<Peer> }
type Frame = {
  type: string
  id: number
  command: string
  ticket: string
  params: { conversationId: string; clientId: string; text: string }
}

const conversations = new Map<string, Conversation>()
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, maxPayload: 65_536 })

const conversationOf = (id: string, contactId: string): Conversation => {
  const known = conversations.get(id) ?? { id, seq: 0, contactId, peers: new Set() }
  conversations.set(id, known)
  return known
}

const author = (peer: Peer) => ({
  kind: peer.kind === 'agent' ? 'agent' : 'contact',
  id: peer.id,
  label: peer.kind === 'agent' ? 'Agent' : `#${peer.id.slice(-4).toUpperCase()}`,
  pictureUrl: null,
})

const head = ({ id, seq }: Conversation) => ({
  id,
  kind: 'service',
  status: 'queued',
  assignee: null,
  createdAtMs: 1_700_000_000_000,
  seq,
  rev: seq,
})

const item = (conversation: Conversation, text: string, from: Peer) => ({
  ...head(conversation),
  site: { id: conversation.id, name: 'Demo shop' },
  contact: {
    id: conversation.contactId,
    label: `#${conversation.contactId.slice(-4).toUpperCase()}`,
    name: null,
    email: null,
    phone: null,
    verified: false,
  },
  inboundCount: conversation.seq,
  lastAtMs: Date.now(),
  waitingSinceMs: 1_700_000_000_000,
  last: { text, authorKind: author(from).kind, authorId: from.id, visibility: 'everyone', atMs: Date.now() },
})

const relay = (from: Peer, { id, params }: Frame): void => {
  const conversation = conversationOf(params.conversationId, from.id)
  conversation.seq += 1
  const { seq } = conversation
  const atMs = Date.now()
  const entryId = randomUUID()
  const entry = {
    id: entryId,
    seq,
    rev: seq,
    author: author(from),
    atMs,
    visibility: 'everyone',
    clientId: params.clientId,
    content: { kind: 'message', text: params.text },
  }
  const changes = { conversationId: conversation.id, from: seq - 1, to: seq, reset: false }
  const toEveryone = JSON.stringify({
    type: 'conversation.changed',
    changes: { ...changes, entries: [entry], marks: [], conversation: head(conversation) },
  })
  const origin = { ip: '127.0.0.1', country: null, pageUrl: null, pageTitle: null }
  const toStaff = JSON.stringify({
    type: 'conversation.changed',
    changes: {
      ...changes,
      entries: [{ ...entry, origin }],
      marks: [],
      conversation: item(conversation, params.text, from),
    },
  })
  for (const peer of conversation.peers) peer.socket.send(peer.kind === 'agent' ? toStaff : toEveryone)
  from.socket.send(JSON.stringify({ type: 'result', id, result: { entryId, seq, rev: seq, atMs } }))
}

const answer = (peer: Peer, frame: Frame): void => {
  switch (frame.command) {
    case 'message.send':
      relay(peer, frame)
      return
    case 'conversation.resume': {
      const conversation = conversationOf(frame.params.conversationId, peer.id)
      conversation.peers.add(peer)
      const changes = { conversationId: conversation.id, from: 0, to: conversation.seq, reset: true, earlier: false }
      const result = { ...changes, entries: [], marks: [], conversation: item(conversation, '', peer) }
      peer.socket.send(JSON.stringify({ type: 'result', id: frame.id, result }))
      return
    }
    default:
      peer.socket.send(JSON.stringify({ type: 'result', id: frame.id, result: {} }))
  }
}

const welcome = (peer: Peer): string => {
  const you =
    peer.kind === 'agent'
      ? { kind: 'agent', me: { agent: { id: peer.id } } }
      : {
          kind: 'visitor',
          visitor: { contactId: peer.id, name: null, email: null, phone: null, conversationId: null },
          availability: { online: true, agents: [] },
          appearance: {},
        }
  return JSON.stringify({ type: 'welcome', version: 1, connectionId: peer.id, serverTimeMs: Date.now(), you })
}

server.on('connection', (socket) => {
  const peer: Peer = { socket, kind: 'visitor', id: '' }
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as Frame
    if (frame.type === 'request') answer(peer, frame)
    else if (frame.type === 'hello') {
      const [kind, id] = frame.ticket.split(':')
      peer.kind = kind === 'agent' ? 'agent' : 'visitor'
      peer.id = id ?? ''
      socket.send(welcome(peer))
    }
  })
  socket.on('close', () => {
    for (const conversation of conversations.values()) conversation.peers.delete(peer)
  })
})

let beat = 0
setInterval(() => {
  beat += 1
  for (const socket of server.clients) socket.send(`{"type":"beat","n":${beat},"seen":${beat - 1}}`)
}, 10_000)

// Whoever started it is gone.
process.stdin.on('end', () => process.exit(0)).resume()

server.on('listening', () => {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the baseline does not listen')
  process.stdout.write(`http://127.0.0.1:${address.port}\n`)
})
