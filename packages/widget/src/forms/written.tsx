import type { Inline } from '@frontdesk/client/text/inline'
import { splitLinks } from '@frontdesk/client/text/links'
import { type Block, parseMarkup } from '@frontdesk/client/text/markup'

type WrittenProps = {
  text: string
  /** An agent's: it may be marked up. Else only line breaks and links mean something. */
  isMarked: boolean
}

/** What somebody has written: text nodes and elements, never HTML. */
export const Written = ({ text, isMarked }: WrittenProps) =>
  isMarked ? (
    <>{parseMarkup(text).map(drawBlock)}</>
  ) : (
    <>
      {splitLinks(text).map((part, key) => (part.href === undefined ? part.text : drawLink(part.text, part.href, key)))}
    </>
  )

const drawLink = (text: string, href: string, key: number) => (
  <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow">
    {text}
  </a>
)

const drawBlock = (block: Block, key: number) => {
  switch (block.kind) {
    case 'paragraph':
      return <div key={key}>{block.children.map(drawRun)}</div>
    case 'quote':
      return <blockquote key={key}>{block.children.map(drawRun)}</blockquote>
    case 'code':
      return (
        <pre key={key} dir="ltr">
          {block.text}
        </pre>
      )
    case 'list': {
      const items = block.items.map((item, index) => <li key={index}>{item.map(drawRun)}</li>)
      return block.start === null ? (
        <ul key={key}>{items}</ul>
      ) : (
        <ol key={key} start={block.start}>
          {items}
        </ol>
      )
    }
  }
}

const drawRun = (run: Inline, key: number) => {
  switch (run.kind) {
    case 'text':
      return run.text
    case 'link':
      return drawLink(run.text, run.href, key)
    case 'code':
      return <code key={key}>{run.text}</code>
    case 'bold':
      return <strong key={key}>{run.children.map(drawRun)}</strong>
    case 'italic':
      return <em key={key}>{run.children.map(drawRun)}</em>
    case 'struck':
      return <s key={key}>{run.children.map(drawRun)}</s>
  }
}
