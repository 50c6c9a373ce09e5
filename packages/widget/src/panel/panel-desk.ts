import type { SendOptions } from '@frontdesk/client'
import type { Params } from '@frontdesk/protocol'
import type { VisitorApi } from '../bridge/api.ts'
import { type Cell, createCell } from '../bridge/cell.ts'
import type { Desk } from '../bridge/desk.ts'
import type { Kept } from '../bridge/kept.ts'
import type { Row } from './timeline-model.ts'

/** Where the reader stands in the timeline: the first message in view and how far it is scrolled; null at the end. */
export type Place = { seq: number; offset: number } | null

/** Answers by the name of the field. */
export type FormValues = { readonly [field: string]: string }

/** All that the panel knows of this visitor's chat. */
export type PanelDesk = Desk & {
  draft: Cell<string>
  place: Cell<Place>
  /** What is written in the form before the chat; null once it has been sent. */
  form: Cell<FormValues | null>
  /** The files that are being put into the next message; null while there is no way to put any in. */
  tray: Cell<{ count: number; take(): SendOptions | null } | null>
  /** The message that the next words answer. */
  quoting: Cell<{ seq: number; name: string; text: string } | null>
  kept: Kept
  /** Of the closing with this number the visitor does not like to say how it was. */
  skippedRating: Cell<number>
  /** Its token says over HTTP who the visitor is. */
  api: Pick<VisitorApi, 'token'>
  /** In a session other things happen than in the visitor's own conversation. */
  eventText?(row: Extract<Row, { kind: 'event' }>): string
  /** How the visitor can be reached from now on. */
  saveContact(details: Params<'contact.update'>): Promise<'saved' | 'offline' | 'failed'>
}

const isNumber = (value: unknown): value is number => typeof value === 'number'
const isText = (value: unknown): value is string => typeof value === 'string'
const isObject = (value: unknown): value is { [key: string]: unknown } => typeof value === 'object' && value !== null
const isPlace = (value: unknown): value is Place =>
  value === null || (isObject(value) && typeof value['seq'] === 'number' && typeof value['offset'] === 'number')
const isForm = (value: unknown): value is FormValues | null =>
  value === null || (isObject(value) && Object.values(value).every(isText))

export const createPanelDesk = (desk: Desk, kept: Kept, api: PanelDesk['api']): PanelDesk => ({
  ...desk,
  api,
  kept,
  skippedRating: kept.cell('rating', 0, isNumber),
  tray: createCell<ReturnType<PanelDesk['tray']['get']>>(null),
  quoting: createCell<ReturnType<PanelDesk['quoting']['get']>>(null),
  draft: kept.cell('draft', '', isText),
  place: kept.cell<Place>('place', null, isPlace),
  form: kept.cell<FormValues | null>('form', {}, isForm),
  async saveContact(details) {
    try {
      desk.visitor.set(await desk.client.request('contact.update', details))
      return 'saved'
    } catch (fault) {
      // By its shape: a class that the bridge has too would become a file of its own.
      const { code } = fault as { code?: string }
      return code?.startsWith('link.') ? 'offline' : 'failed'
    }
  },
})
