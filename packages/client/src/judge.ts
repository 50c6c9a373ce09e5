import { limits } from '@frontdesk/protocol/limits'

/** An answered beat that the server has not yet confirmed, and whether a later beat came without confirming it. */
type Unseen = { n: number; atMs: number; doubted: boolean }

/** How long an answered beat may stay unconfirmed: with one beat missed, one-way loss is noticed within 30 s. */
const unseenLifeMs = 17_500

/**
 * Judges the link from what arrives and when. Timers of hidden pages sleep, so nothing here needs one: `isDead` may be
 * asked at any time.
 */
export const createJudge = (startMs: number) => {
  let validAtMs = startMs
  let unseen: Unseen | null = null
  return {
    /** Something valid came. `proof`: it answers a request, so the way up works as well. */
    heard(nowMs: number, proof = false): void {
      validAtMs = nowMs
      if (proof) unseen = null
    },
    /** Beat `n` came, saying it has seen ours up to `seen`; it is being answered now. */
    beat(n: number, seen: number, nowMs: number): void {
      validAtMs = nowMs
      if (unseen === null || seen >= unseen.n) unseen = { n, atMs: nowMs, doubted: false }
      else unseen.doubted = true
    },
    isDead(nowMs: number): boolean {
      if (nowMs - validAtMs > limits.deadAfterMs) return true
      return unseen?.doubted === true && nowMs - unseen.atMs > unseenLifeMs
    },
    /** A beat is overdue: reason enough to start over when somebody is waiting. */
    isDoubtful: (nowMs: number): boolean => nowMs - validAtMs > limits.beatEveryMs * 1.5,
  }
}
