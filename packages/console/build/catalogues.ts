import { readFile } from 'node:fs/promises'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

const catalogueFile = /\/console\/src\/locales\/[\w/-]+\.json$/

/**
 * Compiles the ICU messages of `src/locales/*.json` while they are loaded, so that no message parser is sent to the
 * browser and a malformed message stops the build.
 */
export const compiledCatalogues = (): Plugin => ({
  name: 'frontdesk:catalogues',
  enforce: 'pre',
  async load(id) {
    if (!catalogueFile.test(id)) return null
    const texts: Record<string, string> = JSON.parse(await readFile(id, 'utf8'))
    return JSON.stringify(
      Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, compileMessageOrThrow(text)])),
    )
  },
})
