import { changeHours } from '../../app/hours/change-hours.ts'
import { checkHours } from '../../app/hours/check-hours.ts'
import { createHours } from '../../app/hours/create-hours.ts'
import { removeHours } from '../../app/hours/remove-hours.ts'
import { presentHours, standingOf } from '../../presenters/team.ts'
import type { StaffHandler } from '../handler.ts'

export const list: StaffHandler<'hours.list'> = async (app, { principal }) => {
  const { hours } = await app.directory.of(principal.accountId)
  return { hours: [...hours.values()].map((one) => presentHours(one, app.clock.now())) }
}

export const preview: StaffHandler<'hours.preview'> = async (app, _asker, hours) => {
  checkHours(hours)
  return standingOf(hours, app.clock.now())
}

export const create: StaffHandler<'hours.create'> = async (app, { principal }, draft) =>
  presentHours(await createHours(app, principal.accountId, draft), app.clock.now())

export const update: StaffHandler<'hours.update'> = async (app, { principal }, { hoursId, change }) =>
  presentHours(await changeHours(app, principal.accountId, hoursId, change), app.clock.now())

export const remove: StaffHandler<'hours.remove'> = async (app, { principal }, { hoursId }) => {
  await removeHours(app, principal.accountId, hoursId)
  return {}
}
