import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { may } from '@/lib/access'
import { upperFirst } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { mapStateLabels } from '@/lib/processes/model/states'
import { getSimulation } from '@/lib/processes/steps/simulation-queries'
import { Simulation } from './Simulation'
import { loadProcess, processMetadata } from '../load'

export const generateMetadata = processMetadata('Моделирование')

type Props = { params: Promise<{ tenant: string; id: string }> }

const states = ['AS_IS', 'TO_BE'] as const
const SHOWN = 10

export default async function SimulationPage({ params }: Props) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/processes/${id}/simulation`)
  const view = await getSimulation(actor, { id })
  const { process } = await loadProcess(tenant, id)
  const sound = states.some((state) => view.states[state])
  const faulty = states.some((state) => view.faults[state])
  return (
    <>
      {states.map((state) => {
        const faults = view.faults[state]
        return (
          faults && (
            <Notice key={state} tone="warn" title={`${upperFirst(mapStateLabels[state])}: моделировать нельзя`}>
              <ul className="list-disc pl-5">
                {faults.slice(0, SHOWN).map((fault) => (
                  <li key={fault}>{fault}</li>
                ))}
              </ul>
              {faults.length > SHOWN && <p>И ещё {faults.length - SHOWN}.</p>}
            </Notice>
          )
        )
      })}
      {sound && <Simulation view={view} />}
      {!sound && !faulty && (
        <EmptyState title="Моделировать пока нечего">
          {may(actor, 'process.steps', process.entry.owner.agencyId)
            ? 'Внесите шаги процесса'
            : 'Шагов процесса ещё нет'}
          : портал покажет, сколько обращения ждут людей и сколько людей нужно.
        </EmptyState>
      )}
      {!sound && faulty && <h2 className="mt-6 text-2xl">До моделирования – не всё внесено</h2>}
    </>
  )
}
