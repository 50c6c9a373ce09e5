import type { ContactHandling, Params, ServiceItem } from '@frontdesk/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { toast } from '../../state/toasts.ts'

type Decided = Params<'contact.handle'>['handling']

/** What was decided by hand until now; null where the rules had the word. */
const decidedBefore = ({ by, special, agent, team, priority }: ContactHandling): Decided =>
  by === 'hand' ? { special, agentId: agent?.id ?? null, teamId: team?.id ?? null, priority } : null

/** Decides how the contact is served, with the way back. False when that failed, which is said. */
export const useHandle = (
  { contact }: ServiceItem,
  before: ContactHandling,
): ((decided: Decided) => Promise<boolean>) => {
  const queries = useQueryClient()
  const put = async (handling: Decided): Promise<boolean> => {
    try {
      await call('contact.handle', { contactId: contact.id, handling })
      await queries.invalidateQueries({ queryKey: ['contact', contact.id] })
      return true
    } catch (error) {
      toast(errorText(t, error), { look: 'bad' })
      return false
    }
  }
  return async (decided) => {
    if (!(await put(decided))) return false
    const undo = decidedBefore(before)
    const name = visitorName(t, contact.label)
    const text =
      decided === null ? 'handling.done.rules' : decided.special ? 'handling.done.special' : 'handling.done.normal'
    toast(t(text, { name }), { action: { label: t('action.undo'), run: () => void put(undo) } })
    return true
  }
}
