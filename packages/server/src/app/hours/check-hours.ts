import { type BusinessHours, hoursProblem } from '@frontdesk/domain'
import { Fault } from '../fault.ts'

/** @throws Fault request.invalid; `details` say which field, and which day of it */
export const checkHours = (hours: Pick<BusinessHours, 'timeZone' | 'week' | 'holidays'>): void => {
  const problem = hoursProblem(hours)
  if (problem !== null)
    throw new Fault('request.invalid', 'These are no hours that a clock can follow.', { details: problem })
}
