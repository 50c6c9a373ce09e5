import type { Client } from '@frontdesk/client'
import { askHttp, createFaultProxy, eventually, expectOk, type FaultProxy, signIn } from '@frontdesk/testkit'
import { type Seeded, seed } from '@frontdesk/testkit/seed'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { openSignedSite } from './support/customer.ts'
import { expectGone, expectShown } from './support/expect.ts'
import { type Heads, hireHeads } from './support/heads.ts'
import { findOverflow } from './support/look.ts'
import { contextOf, everySetting, expectFlawless } from './support/looks.ts'
import { createPhotographer, oddSizes, photograph } from './support/pictures.ts'
import { holdSocket } from './support/sockets.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('named states', () => {
  let stage: Stage
  let network: FaultProxy
  let seeded: Seeded
  const clients: Client[] = []
  let heads: Heads
  let verified: string
  beforeAll(async () => {
    const target = { host: '127.0.0.1', port: 0 }
    network = await createFaultProxy(target)
    stage = await openStage({
      // What somebody has stays with them, however long the pictures before take.
      service: { policy: 'manual', graceMs: 600_000 },
      proxy: {
        port: network.port,
        close: network.close,
        forwardTo: (port) => {
          target.port = port
        },
      },
    })
    seeded = await seed({ url: stage.product.url, administrator: stage.product.admin })
    heads = await hireHeads(stage)
    const outlet = await openSignedSite(stage.product.url, heads.en.who, 'Outlet')
    const customer = { sub: 'customer-4711', name: 'Ida Berg', email: 'ida@example.com', email_verified: true }
    verified = await outlet.receive(
      { ...customer, attributes: { plan: 'gold', orders: 12 } },
      'Is the pot still there?',
    )
  })
  afterEach(async (journey) => {
    network.refuse(false)
    for (const client of clients.splice(0)) client.close()
    await stage.tidy(journey)
  })
  afterAll(async () => {
    seeded?.close()
    await stage?.close()
  })

  const conversation = (name: string): string => `/conversations/${seeded.conversations.get(name) ?? name}`
  const take = async ({ who }: Staff, name: string): Promise<void> => {
    const params = { conversationId: seeded.conversations.get(name) ?? name, from: null }
    const answer = await askHttp(stage.product.url, 'conversation.take', params, who)
    // A colleague who has it is as good to look at.
    if (!answer.ok) expect(answer.error.code).toBe('conversation.taken')
  }
  const agentOf = (login: string): Staff => {
    const found = seeded.staff.find((agent) => agent.login === login)
    if (found === undefined) throw new Error(`nobody signs in as ${login}`)
    return found
  }

  it.each(everySetting)(
    '[FACE6][FACE7][FACE8][FACE9] the visitor’s panel, in $language on a $screen',
    async (setting) => {
      const { language } = setting
      const text = await loadCatalogue('widget', language)
      const shopper = await stage.shopper(contextOf(setting))
      shopper.faults.expect(/ERR_|WebSocket/)
      const socket = await holdSocket(shopper.page)
      const camera = createPhotographer(shopper.page, { ...setting, check: await createLanguageCheck('widget') })
      const path = language === 'en' ? '/en/products/clay-teapot' : '/zh/products/clay-teapot'
      const shown = (id: string, values: { [name: string]: string } = {}): Promise<void> => {
        const filled = Object.entries(values).reduce(
          (all, [name, value]) => all.replace(`{${name}}`, value),
          text[id] ?? id,
        )
        return expectShown(shopper.panel.getByText(filled).first())
      }
      await shopper.visit(path)
      await camera.take('widget-icon')
      await shopper.openPanel()
      const frame = await shopper.frame()
      await shown('greeting.offline')
      await camera.take('widget-nobody-there', frame)

      await shopper.write(language === 'en' ? 'Does the teapot keep warm for long?' : '请问紫砂壶保温时间长吗？')
      await shown('state.waiting.away')
      await camera.take('widget-words-left', frame)

      const helper = agentOf(language === 'en' ? 'ana' : 'liwei')
      const client = helper.client()
      clients.push(client)
      await eventually(() => client.state.kind === 'online', 'the agent online')
      await expectShown(shopper.panel.locator('p.event[role=status]'))
      await camera.take('widget-waiting', frame)
      const { items } = expectOk(await askHttp(stage.product.url, 'conversation.list', { tab: 'queue' }, helper.who))
      const conversationId = items.toSorted((a, b) => b.createdAtMs - a.createdAtMs)[0]?.id ?? ''
      client.watch(conversationId)
      const answers =
        language === 'en'
          ? ['About twenty minutes, and longer with a cloth around it.', 'There is more on https://example.com/care']
          : ['大约二十分钟，包上茶巾会更久一些。', '保养方法请看 https://example.com/care']
      for (const answer of answers) client.send(conversationId, answer)
      await expectShown(shopper.message(answers[1] ?? ''))
      client.setTyping(conversationId, true)
      await shopper.input.fill(language === 'en' ? 'And how do I' : '那我该怎么')
      const helperName = helper.login === 'ana' ? 'Ana Lima' : '李薇'
      await shown('timeline.typing', { name: helperName })
      await camera.take('widget-talking', frame)
      client.setTyping(conversationId, false)
      await expectGone(shopper.panel.getByText((text['timeline.typing'] ?? '').replace('{name}', helperName)))
      await shopper.input.fill('')
      // Not by pointer or key: between pictures in several sizes the browser may lose what goes to a frame of another site. Here
      // the states are to be seen; that hands reach them is shown by other journeys.
      await shopper.panel.getByRole('button', { name: text['panel.menu'] ?? '' }).dispatchEvent('click')
      await expectShown(shopper.panel.getByRole('menu'))
      await camera.take('widget-menu', frame)
      // The audit looks from another page, and a menu goes away when nobody looks.
      if (await shopper.panel.getByRole('menu').isVisible()) await shopper.page.keyboard.press('Escape')

      socket.refuseMessages()
      await shopper.write(language === 'en' ? 'This one does not get through.' : '这一条发不出去。')
      await shown('message.failed.long')
      await camera.take('widget-message-failed', frame)
      await shopper.panel.getByRole('button', { name: text['message.discard'] ?? '' }).dispatchEvent('click')
      await expectGone(shopper.panel.getByText(text['message.failed.long'] ?? ''))

      await shopper.panel.getByRole('button', { name: text['panel.menu'] ?? '' }).dispatchEvent('click')
      await shopper.panel.getByRole('menuitem', { name: text['menu.end'] ?? '' }).dispatchEvent('click')
      await shown('end.question')
      await camera.take('widget-end-question', frame)
      await shopper.panel.getByRole('button', { name: text['end.confirm'] ?? '' }).dispatchEvent('click')
      await shown('event.closed.hint')
      await camera.take('widget-ended', frame)

      network.refuse(true)
      network.dropAll()
      await shown('link.offline')
      await camera.take('widget-offline', frame)
      expectFlawless(camera)
    },
  )

  it.each(everySetting)(
    '[FACE6][FACE7][FACE8][FACE9] the console before signing in, in $language on a $screen',
    async (setting) => {
      const { language } = setting
      const text = await loadCatalogue('console', language)
      const { page, ...desk } = await stage.emptyDesk(contextOf(setting))
      const camera = createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })
      await desk.open()
      const signInAs = async (login: string, password: string): Promise<void> => {
        await page.getByLabel(text['signin.login'] ?? '').fill(login)
        await page.getByLabel(text['signin.password'] ?? '', { exact: true }).fill(password)
        await page.getByRole('button', { name: text['signin.action'] ?? '' }).click()
      }
      await expectShown(page.getByRole('heading', { name: text['signin.title'] ?? '' }))
      await camera.take('console-sign-in')
      await signInAs('nobody', 'nothing at all')
      await expectShown(page.getByText(text['error.auth.failed'] ?? ''))
      await camera.take('console-sign-in-refused')
      const due = agentOf(language === 'en' ? 'tom' : 'wangqiang')
      const { who } = await signIn(stage.product.url, stage.product.admin.login, stage.product.admin.password)
      const issued = expectOk(await askHttp(stage.product.url, 'agent.reset', { agentId: due.agentId }, who))
      await signInAs(due.login, issued.password)
      await expectShown(page.getByText(text['password.due.body'] ?? ''))
      await camera.take('console-password-due')
      expectFlawless(camera)
    },
  )

  it.each(everySetting)(
    '[FACE6][FACE7][FACE8][FACE9] conversations in the console, in $language on a $screen',
    async (setting) => {
      const { language, screen } = setting
      const text = await loadCatalogue('console', language)
      const [me, colleague] =
        language === 'en' ? [agentOf('ana'), agentOf('liwei')] : [agentOf('liwei'), agentOf('ana')]
      const mine = language === 'en' ? 'Mia Berg' : '陈晨'
      const theirs = language === 'en' ? '赵明' : 'Noah Okoye'
      // Who was out of service for a while has what it had no more.
      await take(me, mine)
      await take(colleague, theirs)
      const desk = await stage.deskOf(me, contextOf(setting))
      const { page } = desk
      desk.faults.expect(/ERR_|WebSocket/)
      const camera = createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })
      const log = page.getByRole('log')
      const rows = page.locator('[role=list] [role=listitem]')
      const open = async (path: string, ready = log): Promise<void> => {
        await desk.open(path)
        await expectShown(ready.first())
      }
      await open('/conversations', rows)
      await camera.take('console-mine')
      await open(conversation(mine))
      await camera.take('console-busy')
      await page.getByRole('button', { name: text['composer.note'] ?? '', exact: true }).click()
      await page
        .getByRole('textbox')
        .last()
        .fill(language === 'en' ? 'Offer a second cloth.' : '可以再送一块茶巾。')
      await camera.take('console-note')
      await page.getByRole('textbox').last().fill('')
      await open(`${conversation(mine)}?pane=about`, page.getByText(text['about.title'] ?? ''))
      await expectShown(page.getByText(text['about.ip'] ?? ''))
      await camera.take('console-about')
      await open('/conversations?tab=queue', rows)
      await camera.take('console-queue')
      await open(`${conversation(language === 'en' ? 'Jonas Weiß' : '林静')}?tab=queue`)
      await camera.take('console-waiting')
      await open(`/conversations/${verified}?pane=about&tab=queue`, page.getByText(text['about.externalId'] ?? ''))
      await camera.take('console-verified')
      await open('/conversations?tab=team', rows)
      await camera.take('console-team')
      await open(`${conversation(theirs)}?tab=team`)
      await camera.take('console-of-a-colleague')
      await open('/conversations?tab=closed', rows)
      await camera.take('console-closed')
      await open(`${conversation(language === 'en' ? 'Ahmed Saleh' : '周婷')}?tab=closed`)
      await camera.take('console-closed-conversation')
      await open('/colleagues', page.getByRole('listitem'))
      await camera.take('console-colleagues')
      if (screen === 'desk') {
        await open(conversation(mine))
        await page.keyboard.press('Escape')
        await page.keyboard.press('Control+k')
        await expectShown(page.getByRole('option').first())
        await camera.take('console-palette')
        await page.keyboard.press('Escape')
        await page.keyboard.press('?')
        await expectShown(page.getByRole('dialog'))
        await camera.take('console-shortcuts')
        await page.keyboard.press('Escape')
      }
      await open(conversation(mine))
      network.refuse(true)
      network.dropAll()
      await expectShown(page.getByText(text['link.lost'] ?? ''))
      await camera.take('console-lost-connection')
      expectFlawless(camera)
    },
  )

  it.each(everySetting)(
    '[FACE6][FACE7][FACE8][FACE9] settings in the console, in $language on a $screen',
    async (setting) => {
      const { language, screen } = setting
      const text = await loadCatalogue('console', language)
      const desk = await stage.deskOf(heads[language], contextOf(setting))
      const { page } = desk
      const camera = createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })
      await expectShown(page.getByText(text['list.empty.mine.title'] ?? ''))
      await camera.take('console-empty')
      if (screen === 'phone') {
        await desk.open('/settings')
        await expectShown(page.getByText(text['settings.profile'] ?? ''))
        await camera.take('console-settings')
      }
      const open = async (place: string, ready: string): Promise<void> => {
        await desk.open(`/settings/${place}`)
        await expectShown(page.getByText(text[ready] ?? '').first())
      }
      await open('profile', 'picture.hint')
      await camera.take('console-profile')
      await open('sessions', 'sessions.current')
      await camera.take('console-sessions')
      await open('account', 'account.labels.intro')
      await camera.take('console-company')
      await open('agents', 'role.administrator')
      await camera.take('console-agents')
      await page.getByRole('button', { name: text['agents.add'] ?? '' }).click()
      await expectShown(page.getByRole('dialog'))
      await camera.take('console-add-agent')
      await desk.open('/nowhere')
      await expectShown(page.getByText(text['missing.title'] ?? ''))
      await camera.take('console-missing')
      expectFlawless(camera)
    },
  )

  it('[FACE6] the console mirrored, on a very wide screen and at twice the size', async () => {
    const desk = await stage.deskOf(agentOf('ana'), {
      viewport: { width: 2560, height: 1300 },
      reducedMotion: 'reduce',
    })
    const { page } = desk
    const problems: string[] = []
    for (const path of [`${conversation('Mia Berg')}?mirror`, '/settings/profile?mirror', conversation('Mia Berg')]) {
      await desk.open(path)
      await expectShown(page.getByRole('textbox').last())
      for (const size of oddSizes) {
        const name = `mirrored-${path.includes('mirror')}-${path.split('/')[1]}-${size.width}x${size.height}`
        await photograph(page, name, size)
        problems.push(...(await findOverflow(page.mainFrame())).map((problem) => `${name}: ${problem}`))
      }
    }
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr')
    expect(problems).toEqual([])
  })
})
