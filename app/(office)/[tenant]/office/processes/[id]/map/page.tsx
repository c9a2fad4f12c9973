import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkPills } from '@/components/ui/Tabs'
import { requireActor } from '@/lib/platform/actor'
import { getMapFiles } from '@/lib/processes/file/queries'
import { getCalculation } from '@/lib/processes/money/calculation-queries'
import { getStepStates } from '@/lib/processes/steps/queries'
import { getSubprocesses } from '@/lib/processes/steps/sub-queries'
import { ComparedMaps } from './ComparedMaps'
import { Legend } from './Legend'
import { StateDrawing } from './StateDrawing'
import { may } from '@/lib/access'
import { getPinnedProblems } from '@/lib/processes/optimisation/list-queries'
import { processMetadata } from '../load'

export const generateMetadata = processMetadata('Карта')

type Props = {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<{ show?: string; heat?: string }>
}

export default async function MapPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { show = '', heat = '' } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/processes/${id}/map`)
  const view = await getCalculation(actor, { id })
  const files = await getMapFiles(actor, { id })
  const problems = may(actor, 'optimisation.read') ? await getPinnedProblems(actor, { id }) : []
  const subs = await getSubprocesses(actor, { id })
  const { canEdit, states: begun } = await getStepStates(actor, { id })
  const at = `/${tenant}/office/processes/${id}/map`
  const states = (['AS_IS', 'TO_BE'] as const).filter((state) => (view.states[state]?.map.rows.length ?? 0) > 0)
  if (states.length === 0)
    return (
      <EmptyState
        title="Карту рисовать пока не из чего"
        action={
          canEdit && (
            <>
              <ButtonLink href={`${at}/file`}>Загрузить карту из файла</ButtonLink>
              <ButtonLink variant="quiet" href={`${at}/edit`}>
                Нарисовать
              </ButtonLink>
            </>
          )
        }
      >
        {canEdit
          ? 'Внесите шаги процесса, загрузите карту BPMN из другой программы или нарисуйте её: карта, поток создания ценности и расчёт получатся из шагов.'
          : 'Шагов процесса ещё нет: карта, поток создания ценности и расчёт получатся из них.'}
      </EmptyState>
    )
  const both = states.length === 2
  const shown = show === 'stream' ? 'stream' : show === 'compare' && both ? 'compare' : 'map'
  const byMoney = heat === 'money' && view.money
  const href = (which: typeof shown, money = byMoney): string => {
    const query = new URLSearchParams({ ...(which !== 'map' && { show: which }), ...(money && { heat: 'money' }) })
    return query.size > 0 ? `${at}?${query}` : at
  }
  return (
    <>
      <div className="flex flex-wrap gap-x-8">
        <LinkPills
          label="Что показать"
          items={[
            { href: href('map'), label: 'Карта', current: shown === 'map' },
            ...(both ? [{ href: href('compare'), label: 'Сравнение', current: shown === 'compare' }] : []),
            { href: href('stream'), label: 'Поток создания ценности', current: shown === 'stream' },
          ]}
        />
        {shown !== 'stream' && view.money && (
          <LinkPills
            label="Чем окрашены шаги"
            items={[
              { href: href(shown, false), label: 'Время', current: !byMoney },
              { href: href(shown, true), label: 'Деньги', current: byMoney },
            ]}
          />
        )}
      </div>
      {shown !== 'stream' && <Legend isCompared={both} byMoney={byMoney} />}
      {shown === 'compare' ? (
        <ComparedMaps view={view} files={files} byMoney={byMoney} />
      ) : (
        states.map((state) => (
          <StateDrawing
            key={state}
            view={view}
            file={files[state]}
            state={state}
            stream={shown === 'stream'}
            tenant={tenant}
            byMoney={byMoney}
            canEdit={canEdit && begun.includes(state)}
            problems={state === 'AS_IS' ? problems : []}
            subs={subs[state]}
          />
        ))
      )}
    </>
  )
}
