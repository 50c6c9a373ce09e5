import { randomBytes } from 'node:crypto'
import { type Client, overWebSocket } from '@frontdesk/client'
import type { CommandName, Params, Result } from '@frontdesk/protocol'
import { WebSocket } from 'ws'
import { eventually } from './eventually.ts'
import { askHttp, expectOk } from './http.ts'
import { enterVisitor, openClient, signIn } from './people.ts'
import given from './seed-stories.json' with { type: 'json' }
import { issueAgent, type Staff } from './staff.ts'

/** What visitors' browsers call themselves. */
const machines: { [name: string]: string } = {
  mac: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  windows:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  phone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  tablet:
    'Mozilla/5.0 (Linux; Android 15; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
}

type Story = (typeof given.stories)[number]

export type Seeded = {
  /** All agents with the one password that was made for them. */
  readonly staff: readonly Staff[]
  /** Conversations by the name of their visitor; one without a name stands under the empty text. */
  readonly conversations: ReadonlyMap<string, string>
  /** Visitors leave the site. Idempotent. */
  close(): void
}

/**
 * Fills a running installation with agents and conversations in all states, by the ways that are open to everybody.
 * Run twice it gives the same agents new passwords and adds the conversations again.
 * @throws when something is refused
 */
export const seed = async (at: {
  url: string
  administrator: { login: string; password: string }
}): Promise<Seeded> => {
  const { url } = at
  const administrator = await signIn(url, at.administrator.login, at.administrator.password)
  const ask = async <N extends CommandName>(
    who: Pick<Staff, 'who'>,
    command: N,
    params: Params<N>,
  ): Promise<Result<N>> => expectOk(await askHttp(url, command, params, who.who))

  await ask(administrator, 'account.update', { name: given.company })
  const [site] = (await ask(administrator, 'site.list', {})).sites
  const origin = site?.allowedOrigins[0]
  if (site === undefined || origin === undefined) throw new Error('there is no site with an allowed address')

  const password = randomBytes(9).toString('base64url')
  const known = (await ask(administrator, 'agent.list', {})).agents
  const staff: Staff[] = []
  for (const { login, name, number, language } of given.staff) {
    const agentId = known.find((agent) => agent.login === login)?.id
    const draft = { login, name, number, language: language === 'zh-CN' ? language : 'en', password } as const
    staff.push(
      agentId === undefined
        ? await issueAgent(url, administrator.who, draft)
        : await renewAgent(url, administrator, agentId, draft),
    )
  }

  const clients: Client[] = []
  const conversations = new Map<string, string>()
  const tell = async ({ visitor, page, agent, lines, end }: Story): Promise<void> => {
    const who = await enterVisitor({ url, siteKey: site.key }, { origin })
    const headers = { 'user-agent': machines[visitor.machine] ?? '' }
    const client = openClient(url, who.ticket, {
      openSocket: overWebSocket(() => new WebSocket(`${url.replace('http', 'ws')}/api/v1/socket`, { headers })),
    })
    clients.push(client)
    await eventually(() => client.state.kind === 'online', `${visitor.name ?? 'a visitor'} online`)
    const { name = null, email = null, phone = null } = visitor
    await client.request('contact.update', { name, email, phone })
    const visit = {
      pageUrl: `${origin}${page.path}`,
      pageTitle: page.title,
      ...(page.referrer === '' ? {} : { referrer: page.referrer }),
      language: visitor.language,
      timeZone: visitor.timeZone,
    }
    await client.request('visit.update', visit)
    // After a lost link it is told again, as the widget does.
    client.on('welcome', () => void client.request('visit.update', visit).catch(() => undefined))
    const { conversationId } = await client.request('conversation.start', {})
    client.watch(conversationId)
    conversations.set(name ?? '', conversationId)
    const helper = staff.find(({ login }) => login === agent)
    const clientId = (): string => randomBytes(9).toString('base64url')
    const readAll = async (): Promise<void> => {
      if (helper === undefined) return
      const { entries } = await ask(helper, 'conversation.history', { conversationId, beforeSeq: 2 ** 31, limit: 1 })
      await ask(helper, 'receipt.update', { conversationId, readSeq: entries.at(-1)?.seq ?? 0 })
    }
    const say = async (kind: string | undefined, text: string): Promise<void> => {
      if (kind === 'visitor') await client.request('message.send', { conversationId, clientId: clientId(), text })
      else if (helper !== undefined) {
        const visibility = kind === 'note' ? 'staff' : 'everyone'
        await ask(helper, 'message.send', { conversationId, clientId: clientId(), text, visibility })
        await readAll()
      }
    }
    const isReopened = end === 'reopened'
    for (const [kind, text = ''] of isReopened ? lines.slice(0, -1) : lines) await say(kind, text)
    if (end === 'closed' || isReopened) {
      await readAll()
      if (helper !== undefined) await ask(helper, 'conversation.close', { conversationId })
    }
    if (isReopened) await say(...lastOf(lines))
    if (end === 'read') await readAll()
    client.markRead(conversationId, client.conversation(conversationId).entries.at(-1)?.seq ?? 0)
  }
  for (const story of given.stories) await tell(story)

  return {
    staff,
    conversations,
    close: () => {
      for (const client of clients) client.close()
    },
  }
}

const lastOf = (lines: Story['lines']): [string, string] => {
  const [kind = '', text = ''] = lines.at(-1) ?? []
  return [kind, text]
}

/** An agent of an earlier run, whose password nobody kept. */
const renewAgent = async (
  url: string,
  administrator: Pick<Staff, 'who'>,
  agentId: string,
  { login, password }: { login: string; password: string },
): Promise<Staff> => {
  const issued = expectOk(await askHttp(url, 'agent.reset', { agentId }, administrator.who))
  const person = await signIn(url, login, issued.password)
  expectOk(await askHttp(url, 'password.change', { current: issued.password, next: password }, person.who))
  return { ...person, login, password }
}

/** `SEED_PASSWORD=… node packages/testkit/src/seed.ts`, also with `SEED_LOGIN` and `SEED_URL`. */
const run = async (): Promise<void> => {
  if (process.env['NODE_ENV'] === 'production')
    throw new Error('The seed makes people and conversations up, for development; NODE_ENV is production here.')
  const { SEED_URL = 'http://localhost:8460', SEED_LOGIN = 'admin', SEED_PASSWORD } = process.env
  if (SEED_PASSWORD === undefined)
    throw new Error(
      'Set SEED_PASSWORD to the administrator’s password; SEED_LOGIN and SEED_URL when they differ from admin and http://localhost:8460.',
    )
  const seeded = await seed({ url: SEED_URL, administrator: { login: SEED_LOGIN, password: SEED_PASSWORD } })
  seeded.close()
  const logins = seeded.staff.map(({ login }) => login).join(', ')
  process.stdout.write(
    `${seeded.conversations.size} conversations. Agents: ${logins}. Password of each: ${seeded.staff[0]?.password ?? ''}\n`,
  )
}

if (import.meta.main)
  run().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
