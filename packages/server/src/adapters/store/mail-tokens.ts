import type { MailTokens } from '../../app/ports/store.ts'
import type { Scope } from './scope.ts'

export const createMailTokens = ({ builder }: Scope): MailTokens => ({
  issue: async (token) => {
    const kept = {
      kind: token.kind,
      address: token.address,
      token_hash: token.tokenHash,
      expires_at_ms: token.expiresAtMs,
    }
    const subject =
      token.kind === 'address'
        ? { agent_id: null, contact_id: token.contactId, inbox_id: token.siteId }
        : { agent_id: token.agentId, contact_id: null, inbox_id: null }
    await builder
      .insertInto('mail_tokens')
      .values({ account_id: token.accountId, id: token.id, ...subject, ...kept })
      .onConflict((conflict) =>
        conflict
          .columns(['account_id', token.kind === 'address' ? 'contact_id' : 'agent_id'])
          .doUpdateSet({ ...kept, inbox_id: subject.inbox_id }),
      )
      .execute()
  },
  removeOfAgent: async (agentId) => {
    await builder.deleteFrom('mail_tokens').where('agent_id', '=', agentId).execute()
  },
})
