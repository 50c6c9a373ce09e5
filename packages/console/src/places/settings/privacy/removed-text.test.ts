import type { RetentionRun } from '@frontdesk/protocol'
import { expect, it } from 'vitest'
import type { Translate } from '../../../lib/i18n.ts'
import { removedText } from './removed-text.ts'

const run = (counts: Partial<RetentionRun>): RetentionRun => ({
  id: '00000000-0000-4000-8000-000000000001',
  siteId: '00000000-0000-4000-8000-000000000002',
  siteName: 'Shop',
  atMs: 0,
  conversations: 0,
  entries: 0,
  files: 0,
  visits: 0,
  pages: 0,
  ipAddresses: 0,
  contacts: 0,
  ...counts,
})
const t: Translate = (id, values) =>
  `${id.replace('privacy.removed', '')}(${values?.['count'] ?? values?.['what'] ?? ''})`

it('[PRV10] tells each kind of which something went, and when nothing did', () => {
  expect(removedText(t, 'en', run({ conversations: 12, entries: 340, contacts: 1 }))).toBe(
    '(.conversations(12), .entries(340), and .contacts(1))',
  )
  expect(removedText(t, 'zh-CN', run({ visits: 2, ipAddresses: 3 }))).toBe('(.visits(2)和.ipAddresses(3))')
  expect(removedText(t, 'en', run({}))).toBe('.nothing()')
})
