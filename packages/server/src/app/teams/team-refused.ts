import { Fault, notFound } from '../fault.ts'
import type { TeamRefusal } from '../ports/team-store.ts'

/** The refusal of the store in the catalogue's words. */
export const teamRefused = (refusal: TeamRefusal): Fault =>
  refusal === 'missing' ? notFound() : new Fault('name.in_use', 'Another team has this name.')
