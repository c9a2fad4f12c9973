import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/Button'
import { formatLong } from '@/lib/core/dates'
import { answerTimingText } from '@/lib/proposals/labels'
import type { ProposalView } from '@/lib/proposals/view'
import { AcceptForm, CompleteForm, DeclineForm, ReturnForm } from '../MoveForms'

/**
 * What may be decided now, each behind its button; opens without script, too. Keys: what follows a decision is not open
 * because that was.
 */
export function ProposalDecision({
  tenant,
  proposal,
  hourRate,
}: {
  tenant: string
  proposal: ProposalView
  hourRate: number
}) {
  const { status, can, timing, answerDue, today } = proposal
  const takeBack = can.return && status !== 'FILED' && (
    <Choice key={`return ${status}`} label={status === 'DONE' ? 'Ещё не внедрено' : 'Отменить решение'}>
      <ReturnForm tenant={tenant} proposal={proposal} done={status === 'DONE'} />
    </Choice>
  )
  if (status === 'FILED' && can.decide) {
    return (
      <Frame title="Ответьте автору" lead={timing && `До ${formatLong(answerDue)}: ${answerTimingText(timing)}.`}>
        <Choice key="accept" label="Принять">
          <AcceptForm tenant={tenant} proposal={proposal} />
        </Choice>
        <Choice key="decline" label="Отклонить">
          <DeclineForm tenant={tenant} proposal={proposal} />
        </Choice>
      </Frame>
    )
  }
  if (status === 'ACCEPTED' && can.complete) {
    return (
      <Frame title="Внедряется">
        <Choice key="complete" label="Отметить внедрённым">
          <CompleteForm tenant={tenant} proposal={proposal} today={today} hourRate={hourRate} />
        </Choice>
        {takeBack}
      </Frame>
    )
  }
  return takeBack ? <Frame title="Решение">{takeBack}</Frame> : null
}

const Frame = ({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) => (
  <section className="mt-8 border-t-2 border-ink pt-4 lg:mt-0 print:hidden">
    <h2>{title}</h2>
    {lead && <p className="mt-1 text-muted">{lead}</p>}
    <div className="mt-4 grid gap-3">{children}</div>
  </section>
)

const Choice = ({ label, children }: { label: string; children: ReactNode }) => (
  <details className="group">
    <summary className={buttonClass('quiet', 'm', 'cursor-pointer list-none')}>
      {label}
      <span aria-hidden="true" className="group-open:rotate-180">
        ▾
      </span>
    </summary>
    <div className="mt-4 mb-6 border-l-2 border-line-strong pl-4">{children}</div>
  </details>
)
