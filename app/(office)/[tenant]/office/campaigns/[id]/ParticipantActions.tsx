import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import type { CampaignView } from '@/lib/rating/campaign/queries'
import { remindAction } from './action'

type Props = { tenant: string; campaign: CampaignView; mayWithdraw: boolean; mayRemind: boolean }

/** What can be done with participants: taking one out, a letter to everybody who has not submitted. */
export function ParticipantActions({ tenant, campaign, mayWithdraw, mayRemind }: Props) {
  const here = `/${tenant}/office/campaigns/${campaign.id}`
  const waiting = campaign.counts.notStarted + campaign.counts.draft
  return (
    <>
      {mayWithdraw && (
        <ButtonLink size="s" variant="text" href={`${here}/withdraw`}>
          Вывести участника
        </ButtonLink>
      )}
      {mayRemind && waiting > 0 && (
        <ActionForm
          action={remindAction}
          tenant={tenant}
          hidden={{ campaignId: campaign.id, all: '1' }}
          submitLabel={`Напомнить всем, кто не сдал: ${waiting}`}
          variant="quiet"
          size="s"
          quiet
          confirm={{
            title: 'Напомнить всем, кто не сдал?',
            text: 'Письма уйдут кураторам и командам. Кому сегодня уже напоминали, тех пропустим.',
            confirmLabel: 'Отправить письма',
          }}
        />
      )}
    </>
  )
}
