import { startAppServer } from './server.ts'

const {
  FRONTDESK_URL: frontdeskUrl = 'http://localhost:8460',
  SITE_KEY: siteKey,
  IDENTITY_SECRET: secret,
} = process.env
if (siteKey === undefined || secret === undefined) {
  process.stderr.write('Set SITE_KEY and IDENTITY_SECRET (console: Settings, Sites, your site, Identity).\n')
  process.exit(1)
}
const customer = { id: 'customer-1', name: 'Mei Lin' }
const { url } = await startAppServer({ frontdeskUrl, siteKey, secret, customer, port: 8_480 })
process.stdout.write(`Kettle Club: ${url}\n`)
