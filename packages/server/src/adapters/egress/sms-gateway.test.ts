import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type SmsGateway, startSmsGateway } from '@frontdesk/testkit/sms-gateway'
import { afterEach, describe, expect, it } from 'vitest'
import { texterContract } from '../../app/ports/texter.contract.ts'
import { createSmsGateway } from './sms-gateway.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
const gateway = async (): Promise<SmsGateway> => {
  const started = await startSmsGateway()
  open.push(started)
  return started
}
const message = { id: 'notice-1', to: '+8613800000000', text: 'Hello' }

describe('a gateway for text messages', () => {
  texterContract(async () => {
    const double = await gateway()
    return {
      texter: createSmsGateway(double.config),
      taken: () => double.taken,
      answer: (how) => {
        if (how === 'out') return double.close()
        double.answer({ takes: 202, busy: 429, refuses: 422 }[how])
      },
    }
  })

  it('[ROM10] follows no redirect', async () => {
    const [double, elsewhere] = [await gateway(), await gateway()]
    double.answer(307, elsewhere.config.url)
    await expect(createSmsGateway(double.config).send(message)).rejects.toMatchObject({ isForGood: true })
    expect(elsewhere.tries()).toBe(0)
  })

  it('[ROM10] does not wait for ever, nor say where it has asked', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    open.push({
      close: async () => {
        silent.closeAllConnections()
        silent.close()
      },
    })
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/?key=canary`
    const refusal = await createSmsGateway({ url, token: 'canary-token' }, 50)
      .send(message)
      .catch((error: unknown) => error)
    expect(refusal).toMatchObject({ reason: 'no answer in time', isForGood: false })
    expect(JSON.stringify([String(refusal), refusal])).not.toContain('canary')
  })
})
