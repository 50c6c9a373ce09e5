import { describe, expect, it } from 'vitest'
import { directiveLines, guideCode, guides } from './guides.ts'
import { aSite } from './testing-sites.ts'

describe('the guides', () => {
  it('[CON24] carry the site’s own key and address, in every one', () => {
    const site = aSite({
      key: 'abc_1',
      snippet: '<script src="https://desk.example/widget.js" data-site="abc_1" async></script>',
    })
    for (const guide of guides) {
      const code = guideCode(guide, site)
      expect(code, guide).toContain('https://desk.example/widget.js')
      expect(code, guide).toContain('abc_1')
    }
  })

  it('[CON24] name the lines that a page’s policy needs', () => {
    expect(directiveLines(aSite()).map(({ line }) => line)).toEqual([
      'script-src https://desk.example;',
      'connect-src https://desk.example;',
      'frame-src https://desk.example;',
    ])
  })
})
