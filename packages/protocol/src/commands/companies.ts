import * as R from '../resources.ts'
import { Email, Exact, Language, Login, Name, NewPassword, Nullable, Type } from '../schema.ts'
import * as S from '../service.ts'
import { Done, define, Some, staff } from './shape.ts'

const administrator = ['administrator'] as const

/** The company, and the installation it stands in. */
export const companyCommands = {
  'account.read': define({
    askers: staff,
    socket: false,
    http: { method: 'GET', path: '/api/v1/account' },
    params: Exact({}),
    result: R.Account,
  }),
  'account.update': define({
    askers: staff,
    right: 'account.manage',
    audit: { of: 'account' },
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/account' },
    params: Exact({
      name: Type.Optional(Name),
      agentLabel: Type.Optional(R.AgentLabelMode),
      auditDays: Type.Optional(R.AuditDays),
    }),
    result: R.Account,
  }),
  /** How the company serves; only what is said changes. */
  'service.update': define({
    askers: staff,
    right: 'teams.manage',
    audit: { of: 'account' },
    socket: false,
    http: { method: 'PATCH', path: '/api/v1/account/service' },
    params: Exact({ change: Some(S.serviceSettings) }),
    result: R.Account,
  }),

  'company.list': define({
    askers: administrator,
    socket: false,
    http: { method: 'GET', path: '/api/v1/companies' },
    params: Exact({}),
    result: Exact({ companies: Type.Array(R.Company) }),
  }),
  /** The installation's owner makes a company with its first administrator. */
  'company.create': define({
    askers: administrator,
    audit: {
      of: 'company',
      id: 'result.company.id',
      keep: ['result.company.name', 'result.company.slug', 'result.login'],
    },
    socket: false,
    http: { method: 'POST', path: '/api/v1/companies' },
    params: Exact({
      name: Name,
      administrator: Exact({
        login: Login,
        name: Name,
        email: Type.Optional(Email),
        language: Type.Optional(Language),
      }),
    }),
    result: Exact({ company: R.Company, login: Type.String(), password: Nullable(Type.String()) }),
  }),
  /**
   * A company registers itself, where the installation takes registrations. Where mail is set up its administrator chooses
   * the password by a link that goes to the address; else the password comes along.
   */
  'company.register': define({
    askers: ['anyone'],
    audit: { of: 'company', keep: ['result.slug', 'result.login'] },
    socket: false,
    http: { method: 'POST', path: '/api/v1/registrations' },
    params: Exact({
      name: Name,
      administrator: Exact({ login: Login, name: Name, email: Email, language: Type.Optional(Language) }),
      password: Type.Optional(NewPassword),
    }),
    result: Exact({ slug: Type.String(), login: Type.String() }),
  }),
  'installation.read': define({
    askers: administrator,
    socket: false,
    http: { method: 'GET', path: '/api/v1/installation' },
    params: Exact({}),
    result: R.InstallationStatus,
  }),
  /** Sends a mail, and waits for what the mail server says. */
  'mail.test': define({
    askers: administrator,
    audit: { of: 'mail', keep: ['params.to'] },
    socket: false,
    http: { method: 'POST', path: '/api/v1/installation/test-mail' },
    params: Exact({ to: Email }),
    result: Done,
  }),
} as const
