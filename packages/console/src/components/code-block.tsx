import { CopyButton } from './copy-button.tsx'

type CodeBlockProps = { code: string /** What it is, for screen readers. */; label: string }

/** Text for machines, to be copied whole. Written from left to right in every language. */
export const CodeBlock = ({ code, label }: CodeBlockProps) => (
  <div className="flex flex-col items-start gap-2">
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
      tabIndex={0}
      aria-label={label}
      dir="ltr"
      className="max-h-96 w-full overflow-auto rounded-md border border-line bg-canvas p-3"
    >
      <pre className="w-fit font-mono text-12">{code}</pre>
    </section>
    <CopyButton text={code} />
  </div>
)
