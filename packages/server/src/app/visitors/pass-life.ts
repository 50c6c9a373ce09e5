import type { App } from '../app.ts'
import type { VisitorPass } from '../ports/store.ts'

/** How long a pass lives on from its last use, ms. One to a verified contact is worth more, and a fresh identity brings it back. */
export const lifeOf = (app: Pick<App, 'settings'>, pass: Pick<VisitorPass, 'identity'>): number =>
  pass.identity === null ? app.settings.visitorLifeMs : app.settings.verifiedLifeMs
