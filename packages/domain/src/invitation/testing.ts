import type { PendingInvitation } from './model.ts'
import type { Trigger, TriggerCircumstances } from './trigger.ts'

/** For tests: an invitation that waits for its answer for a minute from 0 on. */
export const anInvitation = (
  over: Partial<PendingInvitation & { kind: 'chat' }> = {},
): PendingInvitation & { kind: 'chat' } => ({
  accountId: 'one',
  id: 'i1',
  kind: 'chat',
  siteId: 's',
  contactId: 'v1',
  agentId: 'wei',
  triggerId: null,
  text: 'Can I help?',
  visitStartedAtMs: 0,
  createdAtMs: 0,
  expiresAtMs: 60_000,
  state: 'pending',
  ...over,
})

export const aTrigger = (over: Partial<Trigger> = {}): Trigger => ({
  accountId: 'one',
  id: 't1',
  name: 'Cart',
  mode: 'on',
  siteId: null,
  conditions: [{ kind: 'page', pattern: '/cart' }],
  texts: { en: '', 'zh-CN': '' },
  createdAtMs: 0,
  ...over,
})

/** A visitor who came to the cart at 0, as the third page. */
export const onTheCart = (over: Partial<TriggerCircumstances> = {}): TriggerCircumstances => ({
  siteId: 's',
  pageUrl: 'https://shop.example/cart?step=1',
  pageSinceMs: 0,
  pages: 3,
  language: 'en',
  isOpen: true,
  agentsFree: 1,
  ...over,
})
