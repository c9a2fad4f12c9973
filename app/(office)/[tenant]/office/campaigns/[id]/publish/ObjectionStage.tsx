import { Section } from '@/components/ui/Section'
import { formatLong } from '@/lib/core/dates'
import type { PublicationView } from '@/lib/rating/publication/queries'

/** Sent results that the agency has not acknowledged. */
export function Unreceived({ tenant, view }: { tenant: string; view: PublicationView }) {
  const office = `/${tenant}/office`
  return (
    <Section
      title={
        <>
          Ещё не получили <span className="font-normal text-muted">{view.unreceived.length}</span>
        </>
      }
      rule
      lead="Срок для несогласия начнётся, когда участник откроет результаты или вы отметите получение."
    >
      <ul className="border-t border-line text-dense">
        {view.unreceived.map((agency) => (
          <li key={agency.assessmentId} className="flex flex-wrap justify-between gap-3 border-b border-line py-2">
            <a href={`${office}/verification/${agency.assessmentId}`}>{agency.agencyName}</a>
            <span className="text-muted">{agency.sentOn && `направлены ${formatLong(agency.sentOn)}`}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Agencies that may still object. */
export function ObjectionsOpen({ tenant, view }: { tenant: string; view: PublicationView }) {
  const office = `/${tenant}/office`
  return (
    <Section
      title={
        <>
          Идёт срок для несогласия <span className="font-normal text-muted">{view.inWindow.length}</span>
        </>
      }
      rule
    >
      <ul className="border-t border-line text-dense">
        {view.inWindow.map((agency) => (
          <li key={agency.assessmentId} className="flex flex-wrap justify-between gap-3 border-b border-line py-2">
            <a href={`${office}/verification/${agency.assessmentId}`}>{agency.agencyName}</a>
            <span className="text-muted">до {formatLong(agency.lastDay)} включительно</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
