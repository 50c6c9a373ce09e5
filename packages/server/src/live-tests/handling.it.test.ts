import { askHttp, enterVisitor, expectOk, hireAgent, signInAdmin } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { useServer } from './testing.ts'

describe('a special contact', () => {
  const server = useServer({ limits: { signInsPerIpPer15m: 1_000 } })

  it('[HDL2] has its own agent once somebody with the right has decided so', async () => {
    const [admin, own, ordinary] = [await signInAdmin(server()), await hireAgent(server()), await hireAgent(server())]
    const visitor = await enterVisitor(server())
    const { contactId } = visitor.self
    const handling = { special: true, agentId: own.agentId, teamId: null, priority: false }
    const ask = (who: typeof admin) => askHttp(server().url, 'contact.handle', { contactId, handling }, who.who)
    expect(await ask(ordinary)).toMatchObject({ status: 403, error: { code: 'right.missing' } })
    expect(expectOk(await ask(admin))).toEqual({ handling })
    const kept = await server().app.store.account(server().accountId).contacts.byId(contactId)
    expect(kept?.handling).toEqual(handling)
    const nobody = { ...handling, agentId: '01890a5d-ac96-774b-bcce-b302099a8057' }
    const refused = await askHttp(server().url, 'contact.handle', { contactId, handling: nobody }, admin.who)
    expect(refused).toMatchObject({ status: 404 })
  })
})
