import { enterVisitor, hireAgent } from '../people.ts'
import { signedInSocket } from '../raw-socket.ts'
import type { TestServer } from '../test-server.ts'
import type { Role } from './player.ts'

/** Visitors with a conversation each, and agents with two devices each who watch all of them. */
export const makeRoles = async (server: TestServer, count: { visitors: number; agents: number }): Promise<Role[]> => {
  const visitors: Role[] = []
  for (let number = 1; number <= count.visitors; number += 1) {
    const person = await enterVisitor(server)
    const socket = await signedInSocket(server.url, person)
    const { conversationId } = await socket.expect('conversation.start', {})
    socket.close()
    visitors.push({
      name: `visitor ${number}`,
      person,
      authorId: person.self.contactId,
      view: 'public',
      conversationIds: [conversationId],
    })
  }
  const conversationIds = visitors.flatMap((visitor) => visitor.conversationIds)
  const agents: Role[] = []
  for (let number = 1; number <= count.agents; number += 1) {
    const person = await hireAgent(server)
    for (const device of ['desk', 'phone'])
      agents.push({
        name: `agent ${number}’s ${device}`,
        person,
        authorId: person.agentId,
        view: 'staff',
        conversationIds,
      })
  }
  return [...visitors, ...agents]
}
