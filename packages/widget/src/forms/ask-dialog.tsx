import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'

type AskDialogProps = {
  title: string
  children: ComponentChildren
  /** What the visitor may do; rejecting shows `problem`, and the dialog stays. */
  act: { label: string; run(): Promise<unknown> }
  keep: string
  problem: string | ((fault: unknown) => string)
  done(): void
}

/** Asks something over the chat. Escape and keeping change nothing. */
export const AskDialog = ({ title, children, act, keep, problem, done }: AskDialogProps) => {
  const [failed, setFailed] = useState<{ fault: unknown } | null>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  const run = async () => {
    try {
      await act.run()
      done()
    } catch (fault) {
      setFailed({ fault })
    }
  }
  return (
    <dialog class="card" ref={dialog} aria-labelledby={id} onClose={done}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <h2 id={id}>{title}</h2>
        {children}
        {failed !== null && (
          <p class="problem" role="alert">
            {typeof problem === 'string' ? problem : problem(failed.fault)}
          </p>
        )}
        <div class="acts">
          <button type="submit" class="main">
            {act.label}
          </button>
          <button type="button" class="second" onClick={() => dialog.current?.close()}>
            {keep}
          </button>
        </div>
      </form>
    </dialog>
  )
}
