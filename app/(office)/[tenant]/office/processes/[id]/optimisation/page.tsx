import { OptimisationTable } from '@/components/processes/OptimisationTable'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { may } from '@/lib/access'
import { isEnded } from '@/lib/projects/state/rules'
import { requireActor } from '@/lib/platform/actor'
import { listOptimisations } from '@/lib/processes/optimisation/list-queries'
import { loadProcess, processMetadata } from '../load'

export const generateMetadata = processMetadata('Оптимизация')

export default async function ProcessOptimisationPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/processes/${id}/optimisation`)
  const { process } = await loadProcess(tenant, id)
  const { rows, today } = await listOptimisations(actor, { processId: id })
  const running = rows.some(({ status }) => !isEnded(status))
  const open = process.status === 'ACTIVE' &&
    !running &&
    may(actor, 'optimisation.open', process.entry.owner.agencyId) && (
      <ButtonLink href={`/${tenant}/office/processes/optimisations/new?process=${id}`} variant="primary">
        Открыть оптимизацию
      </ButtonLink>
    )
  if (rows.length === 0)
    return (
      <EmptyState title="Процесс ещё не оптимизировали" action={open}>
        Оптимизация соберёт проблемы шагов, найдёт их причины и идеи и сделает из них план, который утверждает владелец.
      </EmptyState>
    )
  return (
    <>
      <h2 className="mb-3 text-2xl">{running ? 'Процесс оптимизируют' : 'Процесс уже оптимизировали'}</h2>
      <OptimisationTable tenant={tenant} rows={rows} today={today} />
      {open && <p className="mt-5">{open}</p>}
    </>
  )
}
