import type { Agent } from '@frontdesk/protocol'
import { DepartureList } from '../../app/departure.tsx'
import { confirm } from '../../components/confirm.tsx'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { loadTexts, useT } from '../../lib/i18n.ts'
import { putColleague } from '../../state/colleagues.ts'
import { currentMe } from '../../state/session.ts'
import { toast } from '../../state/toasts.ts'
import type { Issued } from './issued-dialog.tsx'

/** What an administrator does to an account, each asked about first with what will happen. */
export const useAgentActs = (agent: Agent, onIssued: (issued: Issued) => void) => {
  const t = useT()
  const { name } = agent

  const carryOut = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act()
    } catch (error) {
      toast(errorText(t, error), { look: 'bad' })
    }
  }

  return {
    async reset(): Promise<void> {
      const isSure = await confirm({
        title: t('agents.reset.title', { name }),
        body: t('agents.reset.body'),
        action: t('agents.reset'),
      })
      if (isSure)
        await carryOut(async () => {
          const { password } = await call('agent.reset', { agentId: agent.id })
          onIssued({ kind: 'reset', name, login: agent.login, password, company: currentMe()?.account.slug ?? '' })
        })
    },
    invite: (): Promise<void> =>
      carryOut(async () => {
        const { sentTo } = await call('agent.invite', { agentId: agent.id })
        toast(t('agents.invited.done', { email: sentTo }))
      }),
    disable: (): Promise<void> =>
      carryOut(async () => {
        const [{ moves }] = await Promise.all([call('agent.departure', { agentId: agent.id }), loadTexts('service')])
        const isSure = await confirm({
          title: t('agents.disable.title', { name }),
          body: t('agents.disable.body'),
          ...(moves.length === 0 ? {} : { detail: <DepartureList moves={moves} /> }),
          action: t('agents.disable'),
          danger: true,
        })
        if (!isSure) return
        putColleague(await call('agent.disable', { agentId: agent.id }))
        toast(t('agents.disabled.done', { name }))
      }),
    enable: (): Promise<void> =>
      carryOut(async () => {
        putColleague(await call('agent.enable', { agentId: agent.id }))
        toast(t('agents.enabled.done', { name }))
      }),
  }
}
