import { describe } from 'vitest'
import { testPostgresKinds } from '../postgres/testing.ts'
import { conversationContract } from './test-support/conversation-contract.ts'
import { logContract } from './test-support/log-contract.ts'
import { openTestStore, shareTestStore } from './test-support/open-store.ts'
import { peopleContract } from './test-support/people-contract.ts'

describe.each(testPostgresKinds)('store on %s', (kind) => {
  const share = shareTestStore(kind)
  const fresh = () => openTestStore(kind)
  peopleContract(share, fresh)
  conversationContract(share)
  logContract(share, fresh)
})
