import { announcePeople, reportOwnPresence } from '../../app/presence/report.ts'
import type { OpenHandler, VisitorHandler } from '../handler.ts'

export const report: VisitorHandler<'presence.report'> = async (app, { principal }, { online, forMs }) => ({
  untilMs: await reportOwnPresence(app, principal, online, forMs ?? null),
})

export const announce: OpenHandler<'presence.announce'> = (app, { ip }, { forMs, ...told }) =>
  announcePeople(app, { ...told, forMs: forMs ?? null, ip })
