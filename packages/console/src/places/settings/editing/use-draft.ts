import { useState } from 'react'
import { ApiError } from '../../../lib/api.ts'
import { errorCode, errorText } from '../../../lib/error-text.ts'
import { type TextId, useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'

/** Words for what is wrong, by the place where it is: `name`, `origin.0`, `question.1.key` … */
export type Problems = { readonly [place: string]: TextId }

/** Something being edited: its draft, what is wrong with it, and the way back. */
export type DraftEditor<D> = {
  draft: D
  edit: (change: Partial<D>) => void
  isChanged: boolean
  isBusy: boolean
  /** What is wrong at a place, in words; null while nobody has tried to save. */
  problemAt: (place: string) => string | null
  /** Resolves to the place of the first problem, or null when it was saved. */
  save: () => Promise<string | null>
  discard: () => void
}

export type Drafting<D, C> = {
  /** As it is stored, the way it is edited. */
  stored: D
  /** Only what differs from what is stored; null when nothing does. */
  changeOf: (draft: D) => C | null
  /** The change that takes a saved one back. */
  inverseOf: (change: C) => C
  /** What keeps a draft from being saved, as far as it can be seen here. */
  problemsOf: (draft: D) => Problems
  /** The place that a refusal of the server is about; null when it is about none that is edited here. */
  placeOfRefusal: (details: { [key: string]: unknown }) => string | null
  /** @throws ApiError */
  send: (change: C) => Promise<unknown>
}

type Refusal = { place: string; text: string }

/** Edits one thing, saves it whole, and can take that back. Mount it anew for another. */
export const useDraft = <D extends object, C>(of: Drafting<D, C>): DraftEditor<D> => {
  const t = useT()
  const [draft, setDraft] = useState<D | null>(null)
  const [hasTried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const current = draft ?? of.stored
  const change = of.changeOf(current)
  const problems = of.problemsOf(current)

  const discard = (): void => {
    setDraft(null)
    setTried(false)
    setRefusal(null)
  }
  const undo = (inverse: C): void => {
    of.send(inverse).then(
      () => toast(t('sites.undone')),
      (error: unknown) => toast(errorText(t, error), { look: 'bad' }),
    )
  }

  const save = async (): Promise<string | null> => {
    setTried(true)
    const [place] = Object.keys(problems)
    if (place !== undefined || change === null) return place ?? null
    setBusy(true)
    setRefusal(null)
    try {
      await of.send(change)
      discard()
      const inverse = of.inverseOf(change)
      toast(t('settings.saved'), { action: { label: t('action.undo'), run: () => undo(inverse) } })
      return null
    } catch (error) {
      const refused =
        errorCode(error) === 'request.invalid' && error instanceof ApiError ? of.placeOfRefusal(error.details) : null
      if (refused !== null) setRefusal({ place: refused, text: t('sites.problem.refused') })
      // The place may be one that shows no words of its own.
      toast(errorText(t, error), { look: 'bad' })
      return refused
    } finally {
      setBusy(false)
    }
  }

  return {
    draft: current,
    edit: (edited) => {
      setDraft({ ...current, ...edited })
      setRefusal(null)
    },
    isChanged: change !== null,
    isBusy,
    problemAt(place) {
      if (refusal?.place === place) return refusal.text
      const problem = problems[place]
      return hasTried && problem !== undefined ? t(problem) : null
    },
    save,
    discard,
  }
}
