import { ApiError } from '../../../lib/api.ts'
import { placeOfRefusal } from './site-draft.ts'

/** Where on the site's pages a refused change is wrong; null when the refusal does not say, or of something else. */
export const refusedPlace = (error: unknown): string | null =>
  error instanceof ApiError ? placeOfRefusal(error.details) : null
