import type { StoredFile } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { announce } from '../files/create-upload.ts'
import type { AgentPrincipal } from '../principal.ts'

/** Announces a file that a canned response is going to have; its bytes come next. @throws Fault file.too_large, file.kind_refused */
export const announceCannedFile = (
  app: App,
  principal: AgentPrincipal,
  announced: { name: string; bytes: number },
): Promise<StoredFile> => announce(app, principal, { ...announced, voice: false }, { kind: 'canned', responseId: null })
