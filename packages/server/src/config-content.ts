/** Where files of people are read. */
export type ContentConfig = Readonly<{
  /** TCP port, at the host of the server. */
  port: number
  /** Origin at which people reach it, without a closing slash. */
  url: string
}>

/** By default next to the demo shop's port, at the same host: another port is another origin. */
export const contentOf = (given: {
  listenPort: number
  publicUrl: string
  port: number | null
  url: string | null
  /** Null where the demo shop is off. */
  demoPort: number | null
}): { config: ContentConfig; problems: readonly string[] } => {
  const { listenPort, publicUrl, demoPort } = given
  const port = given.port ?? listenPort + 2
  const byDefault = new URL(publicUrl)
  byDefault.port = String(port)
  const url = given.url ?? byDefault.origin
  const problems = [
    ...(port === listenPort || port === demoPort || port > 65_535
      ? [`FRONTDESK_CONTENT_PORT is ${port}, which can not be had beside the other ports; set a free one`]
      : []),
    ...(given.url === null && publicUrl.startsWith('https:')
      ? [`FRONTDESK_PUBLIC_URL is encrypted; set FRONTDESK_CONTENT_URL too, where your proxy leads to port ${port}`]
      : []),
    ...(given.url === publicUrl
      ? ['FRONTDESK_CONTENT_URL is FRONTDESK_PUBLIC_URL; set another host or port, so that no file is a page of ours']
      : []),
    ...(publicUrl.startsWith('https:') && given.url?.startsWith('http:') === true
      ? ['FRONTDESK_CONTENT_URL is not encrypted, and browsers show nothing of it on an encrypted page; set https://…']
      : []),
  ]
  return { config: Object.freeze({ port, url }), problems }
}
