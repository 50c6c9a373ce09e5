import { expect, it } from 'vitest'
import { type Texter, TextRefused } from './texter.ts'

/** A gateway that a test drives: what it has taken, and what it answers from now on. */
export type DrivenGateway = {
  readonly texter: Texter
  taken(): readonly { id: string; to: string; text: string }[]
  /** `out` is a gateway that cannot be reached. */
  answer(how: 'takes' | 'busy' | 'refuses' | 'out'): void | Promise<void>
}

const message = { id: 'notice-1', to: '+8613800000000', text: 'Ana: 你好\nhttps://chat.example.com' }

/** What every texter keeps to. */
export const texterContract = (open: () => Promise<DrivenGateway>): void => {
  it('[ROM10] hands a message over whole, and a repeat is the same message', async () => {
    const gateway = await open()
    await gateway.texter.send(message)
    await gateway.texter.send(message)
    expect(gateway.taken()).toEqual([message])
  })

  it.each([
    ['busy', false],
    ['out', false],
    ['refuses', true],
  ] as const)('[ROM10] tells whether another try can help: %s', async (how, isForGood) => {
    const gateway = await open()
    await gateway.answer(how)
    const refusal = await gateway.texter.send(message).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(TextRefused)
    expect(refusal).toMatchObject({ isForGood })
    expect(JSON.stringify([String(refusal), refusal])).not.toContain(message.to)
    expect(gateway.taken()).toEqual([])
  })
}
