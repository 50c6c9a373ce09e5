import { Languages, Mic } from 'lucide-react'

type MachineMarkProps = {
  text: string
  /** What it was made of. */
  of?: 'words' | 'sound'
  /** What may be done about it. */
  act?: string
  onAct?: () => void
}

/** Says quietly what a machine has made, or has not. */
export const MachineMark = ({ text, of = 'words', act, onAct }: MachineMarkProps) => {
  const Icon = of === 'words' ? Languages : Mic
  return (
    <span className="mt-1 flex flex-wrap items-center gap-x-2 text-12 text-soft">
      <span className="inline-flex items-center gap-1">
        <Icon size={12} aria-hidden className="shrink-0" />
        {text}
      </span>
      {act !== undefined && (
        <button
          type="button"
          onClick={onAct}
          className="relative rounded-sm underline underline-offset-2 after:absolute after:-inset-x-1 after:-inset-y-1.5 hover:text-ink pointer-coarse:after:-inset-x-2.5 pointer-coarse:after:-inset-y-3.25"
        >
          {act}
        </button>
      )}
    </span>
  )
}
