import { Section } from '@/components/ui/Section'
import { AgencySelection } from './AgencySelection'
import { sendAllAction } from './action'
import type { PublicationView } from '@/lib/rating/publication/queries'

/** Verified agencies whose results wait to be sent. */
export function ResultsToSend({ tenant, view }: { tenant: string; view: PublicationView }) {
  return (
    <Section
      id="send"
      title={
        <>
          Направить результаты <span className="font-normal text-muted">{view.toSend.length}</span>
        </>
      }
      rule
      lead="День и час будут записаны, каждый участник получит письмо."
    >
      <AgencySelection
        tenant={tenant}
        action={sendAllAction}
        hidden={{ campaignId: view.campaign.id }}
        label="Кому направить"
        submitLabel="Направить отмеченным"
        confirm={{
          title: 'Направить результаты?',
          text: 'После этого оценки меняются только по несогласию участника.',
          confirmLabel: 'Направить',
        }}
        agencies={view.toSend.map(({ assessmentId, version, agencyName }) => ({
          value: `${assessmentId}:${version}`,
          label: agencyName,
        }))}
      />
    </Section>
  )
}
