import { expect, it } from 'vitest'
import { EngineRefused } from './engine.ts'
import type { Translator } from './translator.ts'

/** An engine that a test drives. */
export type DrivenTranslator = {
  readonly translator: Translator
  /** `out` is one that cannot be reached. */
  answer(how: 'out' | 'nonsense' | 'slow down' | 'wrong key'): void | Promise<void>
}

/**
 * What every engine keeps to.
 * @param kinds what this one can be made to do; a real one can only be gone
 */
export const translatorContract = (
  open: () => Promise<DrivenTranslator>,
  kinds: readonly ('out' | 'nonsense' | 'slow down' | 'wrong key')[],
): void => {
  it('[E8] [INT5] puts a text into another language, and keeps line breaks and stand-ins', async () => {
    const { translator } = await open()
    const asked = { text: 'My order XQ0X has not arrived.\nThanks & <regards> XQ1X', from: 'en', to: 'es' }
    const { text, from } = await translator.translate(asked)
    expect(text).toContain('XQ0X')
    expect(text).toMatch(/\n[^\n]*& <[^>]*> XQ1X$/)
    expect(text).not.toBe(asked.text)
    expect(text).not.toMatch(/&amp;|&lt;|\*/)
    expect(from).toBeNull()
  })

  it('[INT5] finds the language out where it says that it can', async () => {
    const { translator } = await open()
    if (!translator.detects) return expect(translator.detects).toBe(false)
    const { from } = await translator.translate({ text: '¿Dónde está mi pedido?', from: null, to: 'en' })
    expect(from).toBe('es')
  })

  it('[INT5] says which pairs it has, or that it does not say', async () => {
    const { translator } = await open()
    const pairs = await translator.pairs()
    if (pairs !== null) {
      expect(pairs).toContainEqual({ from: 'en', to: 'es' })
      expect(pairs).toContainEqual({ from: 'es', to: 'en' })
    }
    expect(new Set(pairs?.map(({ from, to }) => `${from}|${to}`)).size).toBe(pairs?.length ?? 0)
  })

  it('[INT5] refuses a pair that it does not have', async () => {
    const { translator } = await open()
    const refusal = await translator.translate({ text: 'Hello', from: 'en', to: 'xx' }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(EngineRefused)
  })

  it.each(kinds)('[INT5] tells why there is no translation, and nothing else: %s', async (how) => {
    const driven = await open()
    await driven.answer(how)
    const asked = { text: 'canary words', from: 'en', to: 'es' }
    const refusal = await driven.translator.translate(asked).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(EngineRefused)
    expect(refusal).toMatchObject({
      reason: { out: 'unavailable', nonsense: 'unusable', 'slow down': 'busy', 'wrong key': 'key' }[how],
    })
    expect(JSON.stringify([String(refusal), refusal])).not.toMatch(/canary|127\.0\.0\.1/)
  })
}
