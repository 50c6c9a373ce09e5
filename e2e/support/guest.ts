import type { Client } from '@frontdesk/client'
import { enterVisitor, eventually } from '@frontdesk/testkit'
import type { Product } from '@frontdesk/testkit/product'

/** A visitor without a browser, where a journey needs several and looks at the agent's side. */
export type Guest = {
  readonly client: Client
  readonly conversationId: string
  /** Resolves once the server has it. */
  write(text: string): Promise<void>
}

/** Comes in through the site's widget, gives a name and writes the first words. */
export const receiveGuest = async (
  product: Pick<Product, 'url' | 'shopUrl' | 'siteKey'>,
  name: string,
  firstWords: string,
): Promise<Guest> => {
  const visitor = await enterVisitor(product, { origin: product.shopUrl })
  const client = visitor.client()
  const conversations: string[] = []
  client.on('started', (id) => conversations.push(id))
  await eventually(() => client.state.kind === 'online', `${name} online`)
  await client.request('contact.update', { name })
  client.send(null, firstWords)
  const conversationId = await eventually(() => conversations[0], `the conversation of ${name}`)
  const stored = (text: string): Promise<unknown> =>
    eventually(
      () =>
        client
          .conversation(conversationId)
          .entries.some(({ content }) => content.kind === 'message' && content.text === text),
      `“${text}” stored`,
    )
  await stored(firstWords)
  return {
    client,
    conversationId,
    write: async (text) => {
      client.send(conversationId, text)
      await stored(text)
    },
  }
}
