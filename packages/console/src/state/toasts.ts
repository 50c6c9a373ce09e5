import { create } from 'zustand'

type ToastAction = { label: string; run: () => void }

export type ToastNews = {
  id: number
  text: string
  look: 'good' | 'bad'
  durationMs: number
  action?: ToastAction
  /** Offered besides. */
  also?: ToastAction
}

type Toasts = { toasts: readonly ToastNews[]; dismiss: (id: number) => void }

export const useToasts = create<Toasts>((set) => ({
  toasts: [],
  dismiss: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
}))

/** How long an act can be undone from its toast. */
export const undoMs = 6_000
const waitsMs = 60_000
const shownAtOnce = 3
let lastId = 0

/** Shows a passing message; bad news stays longer. The oldest gives way when there are too many. */
export const toast = (
  text: string,
  {
    look = 'good',
    action,
    also,
    stays = false,
  }: {
    look?: ToastNews['look']
    action?: ToastAction
    also?: ToastAction /** Waits for somebody who is not looking. */
    stays?: boolean
  } = {},
): void => {
  lastId += 1
  const news: ToastNews = {
    id: lastId,
    text,
    look,
    durationMs: stays ? waitsMs : look === 'bad' ? 9_000 : action === undefined ? 4_000 : undoMs,
    ...(action === undefined ? {} : { action }),
    ...(also === undefined ? {} : { also }),
  }
  useToasts.setState((state) => ({ toasts: [...state.toasts, news].slice(-shownAtOnce) }))
}
