const common = [
  'password',
  'passw0rd',
  'qwerty',
  'letmein',
  'welcome',
  'admin',
  'administrator',
  'iloveyou',
  'monkey',
  'dragon',
  'football',
  'baseball',
  'sunshine',
  'princess',
  'abc123',
  '123456',
  '1234567890',
  '0123456789',
  '111111',
  '000000',
  '123123',
  'changeme',
  'secret',
  'frontdesk',
  'woaini',
  '5201314',
  '88888888',
]

/**
 * Length matters most (NIST SP 800-63B, 5.1.1.2): at least `minimum` characters, not built around the login or one of the most
 * common words, and not one character or pair repeated.
 */
export const isWeakPassword = (password: string, login: string, minimum: number): boolean => {
  const folded = password.toLowerCase()
  const rest = [login.toLowerCase(), ...common].reduce(
    (text, word) => (word.length < 3 ? text : text.replaceAll(word, '')),
    folded,
  )
  return [...password].length < minimum || new Set(folded).size < 4 || [...rest].length < 6
}
