import { StepsEditor } from '@/components/processes/steps/StepsEditor'
import { ActionForm } from '@/components/ui/ActionForm'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkPills } from '@/components/ui/Tabs'
import { may } from '@/lib/access'
import { upperFirst } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { mapStateLabels, mapStateOf, mapStatePaths, type MapState } from '@/lib/processes/model/states'
import { getStepPrices, getSteps, getStepStates } from '@/lib/processes/steps/queries'
import { firstFigures } from '@/lib/processes/steps/first'
import { proofsByStep } from '@/lib/processes/timing/labels'
import { getStepProofs } from '@/lib/processes/timing/queries'
import { beginTargetAction } from './action'
import { processMetadata } from '../load'

export const generateMetadata = processMetadata('Шаги')

type Props = { params: Promise<{ tenant: string; id: string }>; searchParams: Promise<{ state?: string }> }

/** The table of steps of a process, as it is or as it will be. */
export default async function StepsPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const state = mapStateOf((await searchParams).state) ?? 'AS_IS'
  const base = `/${tenant}/office/processes/${id}/steps`
  const href = (which: MapState): string => (which === 'AS_IS' ? base : `${base}?state=${mapStatePaths[which]}`)
  const actor = await requireActor(tenant, href(state))
  const { states, canEdit, agencyId } = await getStepStates(actor, { id })
  const there = state === 'AS_IS' || states.includes('TO_BE')
  const view = there ? await getSteps(actor, { id, state }) : null
  const prices = may(actor, 'process.rates', agencyId) ? await getStepPrices(actor, { id }) : null
  const proofs = proofsByStep(there ? await getStepProofs(actor, { id, state }) : [])
  return (
    <>
      <LinkPills
        label="Состояние процесса"
        items={(['AS_IS', 'TO_BE'] as const).map((which) => ({
          href: href(which),
          label: upperFirst(mapStateLabels[which]),
          current: which === state,
        }))}
      />
      {view ? (
        <StepsEditor
          key={state}
          tenant={tenant}
          view={view}
          prices={prices}
          figures={firstFigures(view, prices)}
          proofs={proofs}
          returnTo={href(state)}
        />
      ) : (
        <EmptyState
          title="Состояния «как будет» ещё нет"
          action={
            canEdit && (
              <ActionForm
                action={beginTargetAction}
                tenant={tenant}
                hidden={{ processId: id }}
                submitLabel="Начать с копии «как есть»"
              />
            )
          }
        >
          Оно начинается с копии шагов «как есть»; каждый шаг помнит, от какого он произошёл.
        </EmptyState>
      )}
    </>
  )
}
