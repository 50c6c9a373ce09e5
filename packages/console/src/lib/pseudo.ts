import type { Messages } from '@lingui/core'

type Token = Exclude<Messages[string], string>[number]

/**
 * A pseudo language for checks: each compiled message in ⟦brackets⟧, so that what is not translated stands out, while
 * the page runs from right to left.
 */
export const mirrored = (messages: Messages): Messages =>
  Object.fromEntries(
    Object.entries(messages).map(([id, message]) => {
      const tokens: Token[] = typeof message === 'string' ? [message] : message
      return [id, ['\u2067⟦', ...tokens, '⟧\u2069']]
    }),
  )
