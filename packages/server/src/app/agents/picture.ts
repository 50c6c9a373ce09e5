import type { Agent } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'
import { changeAgent } from './change-agent.ts'

/** Keeps a re-encoded square of what was uploaded, under a new random key. */
export const setPicture = async (app: App, principal: AgentPrincipal, bytes: Uint8Array): Promise<Agent> => {
  if (bytes.byteLength > limits.pictureBytes) throw new Fault('request.too_large', 'The picture is too large.')
  const picture = await app.pictures.avatar(bytes)
  if (picture === null) throw new Fault('picture.invalid', 'This is not a picture that can be used.')
  const key = app.ids.secret()
  await app.files.put(key, picture)
  return replacePicture(app, principal, key)
}

export const removePicture = (app: App, principal: AgentPrincipal): Promise<Agent> =>
  replacePicture(app, principal, null)

const replacePicture = async (app: App, principal: AgentPrincipal, pictureKey: string | null): Promise<Agent> => {
  const before = await app.store.account(principal.accountId).agents.byId(principal.agentId)
  if (before === null) throw notFound()
  const agent = await changeAgent(app, principal.accountId, principal.agentId, { pictureKey })
  if (before.pictureKey !== null) await app.files.remove(before.pictureKey)
  return agent
}
