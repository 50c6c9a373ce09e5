import type { StoredFile } from '@frontdesk/domain'
import { limits, type Upload } from '@frontdesk/protocol'

/** @param stagedBytes how many bytes have come so far; what is no longer coming in has all */
export const presentUpload = ({ state, bytes }: StoredFile, stagedBytes: number): Upload => ({
  state: state.kind,
  receivedBytes: state.kind === 'receiving' ? stagedBytes : bytes,
  partBytes: limits.filePartBytes,
  card: state.kind === 'ready' ? state.card : null,
  refusal: state.kind === 'refused' ? state.code : null,
})
