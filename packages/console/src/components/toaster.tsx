import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '../lib/i18n.ts'
import { type ToastNews, useToasts } from '../state/toasts.ts'
import { Button, IconButton } from './button.tsx'

/** Once in the app: what happened, in passing, above everything. */
export const Toaster = () => {
  const t = useT()
  const toasts = useToasts((state) => state.toasts)
  return (
    <section
      aria-label={t('toast.label')}
      aria-live="polite"
      // Over the list's empty foot on a desk, below the head on a phone: never over what somebody is writing.
      className="pointer-events-none fixed start-2 end-2 top-16 z-50 flex flex-col gap-2 tablet:start-[calc(var(--rail)+0.75rem)] tablet:end-auto tablet:top-auto tablet:bottom-4 tablet:w-80"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

/** Goes by itself, but not from under a hand that is about to press its button. */
const ToastCard = ({ toast }: { toast: ToastNews }) => {
  const t = useT()
  const dismiss = useToasts((state) => state.dismiss)
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => dismiss(toast.id), toast.durationMs)
    return () => clearTimeout(timer)
  }, [isHeld, toast, dismiss])
  const acts = [toast.also, toast.action].filter((act) => act !== undefined)
  const Icon = toast.look === 'bad' ? CircleAlert : CircleCheck
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps it from going
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="appear pointer-events-auto flex items-center gap-3 rounded-md border border-line bg-raised py-1.5 ps-4 pe-1.5 shadow-raised"
    >
      <Icon size={18} aria-hidden className={toast.look === 'bad' ? 'shrink-0 text-bad' : 'shrink-0 text-good'} />
      <p className="min-w-0 flex-1 py-1 [overflow-wrap:anywhere]">{toast.text}</p>
      {acts.map(({ label, run }) => (
        <Button
          key={label}
          look="quiet"
          className="px-2! text-accent-ink!"
          onClick={() => {
            dismiss(toast.id)
            run()
          }}
        >
          {label}
        </Button>
      ))}
      <IconButton label={t('action.dismiss')} icon={<X size={16} aria-hidden />} onClick={() => dismiss(toast.id)} />
    </div>
  )
}
