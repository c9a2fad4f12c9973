import { Compared } from '../../[id]/calculation/Compared'
import { Section } from '@/components/ui/Section'
import type { CalculationView } from '@/lib/processes/money/calculation-queries'
import { changeHeadline } from '@/lib/processes/money/headline'

type Props = { tenant: string; calculation: CalculationView }

/** What the optimisation brings: the comparison of the two states, never typed. */
export function Brought({ tenant, calculation }: Props) {
  const { AS_IS: asIs, TO_BE: toBe } = calculation.states
  const { process, dayMinutes } = calculation
  const steps = `/${tenant}/office/processes/${process.id}`
  return (
    <Section id="brought" title="Что это даёт" rule>
      {asIs?.results && toBe?.results ? (
        <>
          <p className="text-xl font-semibold">{changeHeadline(asIs.results, toBe.results, dayMinutes)}</p>
          <Compared view={calculation} asIs={asIs} toBe={toBe} />
          <p className="mt-3 text-sm">
            <a href={`${steps}/calculation`}>Из чего сложилось</a>
          </p>
        </>
      ) : (
        <p className="text-muted">
          Появится, когда в таблице шагов будут оба состояния – «как есть» и «как будет».{' '}
          <a href={`${steps}/steps`}>К шагам</a>
        </p>
      )}
    </Section>
  )
}
