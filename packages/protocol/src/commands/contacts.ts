import * as R from '../resources.ts'
import { Exact, Id, Nullable, Type } from '../schema.ts'
import { define, staff } from './shape.ts'

/** The records of people. */
export const contactCommands = {
  'contact.read': define({
    askers: staff,
    socket: true,
    http: { method: 'GET', path: '/api/v1/contacts/:contactId' },
    params: Exact({ contactId: Id }),
    /** Its latest conversations, newest first, on all sites of the company. */
    result: Exact({ contact: R.ContactDetail, conversations: Type.Array(R.ServiceItem) }),
  }),
  /** A special contact waits for its own agent, or its own team; null is the normal way. */
  'contact.handle': define({
    askers: staff,
    right: 'visitors.handle',
    audit: { of: 'contact', id: 'params.contactId' },
    socket: false,
    http: { method: 'PUT', path: '/api/v1/contacts/:contactId/handling' },
    params: Exact({ contactId: Id, handling: Nullable(R.Handling) }),
    result: Exact({ handling: Nullable(R.Handling) }),
  }),
  'contact.export': define({
    askers: staff,
    right: 'contacts.export',
    audit: { of: 'contact', id: 'params.contactId' },
    socket: false,
    http: { method: 'GET', path: '/api/v1/contacts/:contactId/export' },
    params: Exact({ contactId: Id }),
    result: R.ContactExport,
  }),
  /** Everything of the contact goes, everywhere, for good; the record stays. */
  'contact.erase': define({
    askers: staff,
    right: 'contacts.erase',
    audit: { of: 'contact', id: 'params.contactId', keep: ['result.conversations', 'result.entries'] },
    socket: false,
    http: { method: 'DELETE', path: '/api/v1/contacts/:contactId' },
    params: Exact({ contactId: Id }),
    result: R.Erasure,
  }),
  'erasure.list': define({
    askers: staff,
    right: 'contacts.erase',
    socket: false,
    http: { method: 'GET', path: '/api/v1/erasures' },
    params: Exact({}),
    result: Exact({ erasures: Type.Array(R.Erasure) }),
  }),
} as const
