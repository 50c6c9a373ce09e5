import type { ReactNode } from 'react'
import { create } from 'zustand'
import { useT } from '../lib/i18n.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

type Question = {
  title: string
  /** What will happen, in one or two sentences. */
  body: string
  /** What it concerns, one by one. */
  detail?: ReactNode
  /** The verb on the button that does it. */
  action: string
  danger?: boolean
}

type Asked = Question & { answer: (isYes: boolean) => void }

const useAsked = create<{ asked: Asked | null }>(() => ({ asked: null }))

/** Asks before an act that cannot be undone. Resolves to true when the person goes ahead. */
export const confirm = (question: Question): Promise<boolean> =>
  new Promise((resolve) => {
    useAsked.getState().asked?.answer(false)
    useAsked.setState({
      asked: {
        ...question,
        answer: (isYes) => {
          useAsked.setState({ asked: null })
          resolve(isYes)
        },
      },
    })
  })

/** Once in the app: shows what `confirm` asks. */
export const ConfirmOutlet = () => {
  const t = useT()
  const asked = useAsked((state) => state.asked)
  if (asked === null) return null
  return (
    <Dialog
      title={asked.title}
      onClose={() => asked.answer(false)}
      footer={
        <>
          <Button data-first-focus={asked.danger} onClick={() => asked.answer(false)}>
            {t('action.cancel')}
          </Button>
          <Button
            look={asked.danger ? 'danger' : 'primary'}
            data-first-focus={asked.danger === true ? undefined : true}
            onClick={() => asked.answer(true)}
          >
            {asked.action}
          </Button>
        </>
      }
    >
      <p className="text-soft">{asked.body}</p>
      {asked.detail}
    </Dialog>
  )
}
