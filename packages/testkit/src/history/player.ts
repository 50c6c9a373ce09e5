import { type Client, type OpenSocket, overWebSocket } from '@frontdesk/client'
import { WebSocket } from 'ws'
import { eventually } from '../eventually.ts'
import { createFaultProxy, type FaultProxy } from '../fault-proxy.ts'
import type { Person } from '../people.ts'
import { createRandom } from '../random.ts'
import type { FreshLoad, View } from './history.ts'
import { createRecorder, listenIn, type Recorder, shownOf } from './record-client.ts'

/** Notes hold this, and visitors must never be sent it. */
export const noteWords = 'canary-note'

export type Role = {
  name: string
  person: Pick<Person, 'client'>
  authorId: string
  view: View
  conversationIds: readonly string[]
  /** Its way through its network, by the network's port. Default: a WebSocket. */
  openSocket?: (port: number) => OpenSocket
}

/** A client that is watched, behind a network of its own. */
export type Player = Role & { readonly client: Client; readonly network: FaultProxy; readonly recorder: Recorder }

export const createPlayer = async (role: Role, serverPort: number, seed: number): Promise<Player> => {
  const network = await createFaultProxy({ host: '127.0.0.1', port: serverPort })
  const recorder = createRecorder({ ...role, client: role.name, forbidden: role.view === 'public' ? noteWords : null })
  const open =
    role.openSocket?.(network.port) ??
    overWebSocket(() => new WebSocket(`ws://127.0.0.1:${network.port}/api/v1/socket`))
  const client = role.person.client({
    openSocket: listenIn(open, recorder.answered, recorder.received),
    random: createRandom(seed).next,
  })
  recorder.attach(client)
  for (const id of role.conversationIds) client.watch(id)
  return { ...role, client, network, recorder }
}

/** Whether a client has said all it had to say, and shows everything up to these change numbers. */
export const isSettled = (client: Client, revs: ReadonlyMap<string, number>): boolean =>
  client.state.kind === 'online' &&
  [...revs].every(([id, rev]) => {
    const shown = client.conversation(id)
    return shown.current && shown.rev === rev && shown.outbox.every(({ state }) => state === 'failed')
  })

export const loadAll = async (client: Client, conversationId: string): Promise<void> => {
  while (client.conversation(conversationId).hasEarlier) await client.loadEarlier(conversationId)
}

/** What somebody sees who comes anew, over a network without faults. */
export const loadFresh = async ({ name, person, view, conversationIds }: Role): Promise<FreshLoad[]> => {
  const client = person.client({ receipts: 'off' })
  try {
    const loads: FreshLoad[] = []
    for (const conversationId of conversationIds) {
      client.watch(conversationId)
      await eventually(() => client.conversation(conversationId).current, `${name} come anew`)
      await loadAll(client, conversationId)
      loads.push({
        client: name,
        view,
        conversationId,
        shown: client.conversation(conversationId).entries.map(shownOf),
      })
    }
    return loads
  } finally {
    client.close()
  }
}
