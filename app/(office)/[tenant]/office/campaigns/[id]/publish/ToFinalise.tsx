import { Section } from '@/components/ui/Section'
import { AgencySelection } from './AgencySelection'
import { finaliseAction } from './action'
import type { PublicationView } from '@/lib/rating/publication/queries'

/** Agencies whose result can be made final. */
export function ToFinalise({ tenant, view }: { tenant: string; view: PublicationView }) {
  return (
    <Section
      id="finalise"
      title={
        <>
          Подвести итог <span className="font-normal text-muted">{view.toFinalise.length}</span>
        </>
      }
      rule
      lead="Срок для несогласия истёк или несогласие рассмотрено."
    >
      <AgencySelection
        tenant={tenant}
        action={finaliseAction}
        hidden={{}}
        label="По кому подвести итог"
        submitLabel="Подвести итог по отмеченным"
        agencies={view.toFinalise.map(({ assessmentId, version, agencyName }) => ({
          value: `${assessmentId}:${version}`,
          label: agencyName,
        }))}
      />
    </Section>
  )
}
