import type { Reader } from './config-values.ts'

/** A bucket that keeps files, by the S3 protocol. */
export type S3Config = Readonly<{
  /** Of the bucket, without a closing slash; keys come behind it. */
  url: string
  region: string
  keyId: string
  secret: string
}>

/** An address of a bucket. It may hold a secret by mistake, so no problem repeats it. */
export const bucketUrl: Reader<string> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const advice = 'set an address such as https://s3.example.com/bucket'
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return { problem: `is no http or https address; ${advice}` }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return { problem: `has a login, a query or a fragment; ${advice}` }
  return { value: url.href.replace(/\/+$/, '') }
}

/** A word of a credential; never repeated. */
export const s3Word: Reader<string> = (text) =>
  /^[\x21-\x7e]{1,256}$/.test(text) ? { value: text } : { problem: 'is not made of printable ASCII without spaces' }

/** What belongs together is told together. */
export const s3Of = (given: {
  url: string | null
  region: string
  keyId: string | null
  secret: string | null
}): { config: S3Config | null; problems: readonly string[] } => {
  const { url, region, keyId, secret } = given
  if (url === null && keyId === null && secret === null) return { config: null, problems: [] }
  if (url === null || keyId === null || secret === null)
    return {
      config: null,
      problems: ['FRONTDESK_S3_URL, FRONTDESK_S3_KEY_ID and FRONTDESK_S3_SECRET belong together; set all or none'],
    }
  return { config: Object.freeze({ url, region, keyId, secret }), problems: [] }
}
