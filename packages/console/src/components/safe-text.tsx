import { splitLinks } from '@frontdesk/client/text/links'
import { memo } from 'react'

/** A stranger's text: text nodes and links of safe schemes, nothing else. */
export const SafeText = memo(({ text }: { text: string }) => (
  <>
    {splitLinks(text).map((part, index) =>
      part.href === undefined ? (
        part.text
      ) : (
        <SafeLink key={index} href={part.href}>
          {part.text}
        </SafeLink>
      ),
    )}
  </>
))

/** `href` comes from `safeHref`. The page that opens learns neither our address nor our window. */
export const SafeLink = ({ href, children }: { href: string; children: string }) => (
  <a
    href={href}
    target="_blank"
    rel="noopener noreferrer nofollow"
    title={href}
    dir="auto"
    className="text-accent-ink underline decoration-from-font underline-offset-2 [overflow-wrap:anywhere] hover:decoration-2"
  >
    {children}
  </a>
)
