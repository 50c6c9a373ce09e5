import { limits } from '@frontdesk/protocol/limits'

/** What an input for a login that is being chosen takes. */
export const loginInput = {
  pattern: '[A-Za-z0-9][A-Za-z0-9._@+\\-]{0,63}',
  maxLength: limits.loginCharacters,
  autoCapitalize: 'none',
  spellCheck: false,
  required: true,
} as const
