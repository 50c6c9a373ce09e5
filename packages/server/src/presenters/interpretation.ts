import type { Speaker, TranslationEngine } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'

const presentSpeaker = ({ party, reads, source }: Speaker): Wire.Speaker => ({ ...party, reads: [...reads], source })

export const presentInterpretation = (here: {
  offered: boolean
  on: boolean
  engine: TranslationEngine
  mine: Speaker
  speakers: readonly Speaker[]
  languages: readonly string[] | null
}): Wire.Interpretation => ({
  ...here,
  mine: presentSpeaker(here.mine),
  speakers: here.speakers.map(presentSpeaker),
  languages: here.languages === null ? null : [...here.languages],
})
