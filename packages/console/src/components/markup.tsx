import type { Inline } from '@frontdesk/client/text/inline'
import { type Block, parseMarkup } from '@frontdesk/client/text/markup'
import { memo, type ReactNode } from 'react'
import { SafeLink } from './safe-text.tsx'

/** What one of ours has written, with its small markdown: text nodes and elements, never HTML. */
export const Markup = memo(({ text }: { text: string }) => {
  const blocks = parseMarkup(text)
  const [only] = blocks
  // By far the most: nothing stands around it.
  if (blocks.length === 1 && only?.kind === 'paragraph') return <Runs runs={only.children} />
  return (
    <div className="flex flex-col gap-1.5">
      {blocks.map((block, index) => (
        <MarkupBlock key={index} block={block} />
      ))}
    </div>
  )
})

const MarkupBlock = ({ block }: { block: Block }): ReactNode => {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Runs runs={block.children} />
        </p>
      )
    case 'quote':
      return (
        <blockquote className="border-s-2 border-current/40 ps-2.5">
          <Runs runs={block.children} />
        </blockquote>
      )
    case 'code':
      return (
        <pre
          dir="ltr"
          className="overflow-x-auto rounded-sm bg-ink/8 px-2 py-1.5 font-mono text-13 whitespace-pre-wrap"
        >
          {block.text}
        </pre>
      )
    case 'list': {
      const List = block.start === null ? 'ul' : 'ol'
      return (
        <List
          {...(block.start === null ? {} : { start: block.start })}
          className={block.start === null ? 'list-disc ps-5' : 'list-decimal ps-6'}
        >
          {block.items.map((item, index) => (
            <li key={index}>
              <Runs runs={item} />
            </li>
          ))}
        </List>
      )
    }
  }
}

const Runs = ({ runs }: { runs: readonly Inline[] }): ReactNode =>
  runs.map((run, index) => <Run key={index} run={run} />)

const Run = ({ run }: { run: Inline }): ReactNode => {
  switch (run.kind) {
    case 'text':
      return run.text
    case 'link':
      return <SafeLink href={run.href}>{run.text}</SafeLink>
    case 'code':
      return <code className="rounded-sm bg-ink/8 px-1 font-mono text-13">{run.text}</code>
    case 'bold':
      return (
        <strong className="font-semibold">
          <Runs runs={run.children} />
        </strong>
      )
    case 'italic':
      return (
        <em>
          <Runs runs={run.children} />
        </em>
      )
    case 'struck':
      return (
        <s>
          <Runs runs={run.children} />
        </s>
      )
  }
}
