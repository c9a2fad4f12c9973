import { ActionForm } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { DateField } from '@/components/ui/DateField'
import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { may } from '@/lib/access'
import { formatLong, isDateString } from '@/lib/core/dates'
import { upperFirst } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { getCalculation, type CalculationView, type Reckoned } from '@/lib/processes/money/calculation-queries'

import { changeHeadline } from '@/lib/processes/money/headline'
import { mapStateLabels } from '@/lib/processes/model/states'
import { approveCalculationAction } from './action'
import { Approved } from './Approved'
import { ClientSide } from './ClientSide'
import { Compared } from './Compared'
import { Payback } from './Payback'
import { Reach } from './Reach'
import { StepMoney } from './StepMoney'
import { WhatIf } from './WhatIf'
import { processMetadata } from '../load'

export const generateMetadata = processMetadata('Расчёт')

type Props = { params: Promise<{ tenant: string; id: string }>; searchParams: Promise<{ day?: string }> }

export default async function CalculationPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { day = '' } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/processes/${id}/calculation`)
  const view = await getCalculation(actor, { id, ...(isDateString(day) && { day }) })
  const { AS_IS: asIs, TO_BE: toBe } = view.states
  if (!asIs)
    return (
      <EmptyState title="Считать пока нечего">
        {may(actor, 'process.steps', view.process.agencyId) ? 'Внесите шаги процесса' : 'Шагов процесса ещё нет'}: из
        них получатся время, стоимость и нужное число сотрудников.
      </EmptyState>
    )
  const both = asIs.results && toBe?.results ? { before: asIs.results, after: toBe.results } : null
  return (
    <>
      <h2 className="text-2xl">{both ? changeHeadline(both.before, both.after, view.dayMinutes) : headOf(asIs)}</h2>
      <form className="my-4 flex flex-wrap items-end gap-3 print:hidden">
        <DateField name="day" label="Цены на день" defaultValue={view.day} />
        <Button type="submit" variant="quiet">
          Пересчитать
        </Button>
      </form>
      {(['AS_IS', 'TO_BE'] as const).map((state) => {
        const one = view.states[state]
        return one && one.faults.length > 0 && <Faults key={state} title={mapStateLabels[state]} faults={one.faults} />
      })}
      {!view.money && (
        <Notice tone="info" title="Деньги не показаны">
          Ставки и стоимость видят орган-владелец, процессный офис и уполномоченный орган.
        </Notice>
      )}
      <Compared view={view} asIs={asIs} toBe={toBe ?? null} />
      <ClientSide tenant={tenant} view={view} />
      {both && <Payback before={both.before} after={both.after} oneOff={toBe?.map.oneOff ?? '0'} />}
      {view.reach && <Reach tenant={tenant} view={view} reach={view.reach} />}
      {view.money && both && toBe && <WhatIf view={whatIfOf(view, asIs, toBe)} />}
      {view.money &&
        (['AS_IS', 'TO_BE'] as const).map((state) => {
          const one = view.states[state]
          return (
            one?.results?.cost && (
              <StepMoney
                key={state}
                title={`Из чего сложилась стоимость прогона: ${mapStateLabels[state]}`}
                one={one}
                dayMinutes={view.dayMinutes}
              />
            )
          )
        })}
      {view.money && view.can.approve && (
        <Section
          title="Утвердить расчёт"
          rule
          lead="Шаги, цены и числа станут неизменными: цена, которая появится позже, утверждённого не перепишет."
        >
          <div className="grid gap-8 md:grid-cols-2">
            {(['AS_IS', 'TO_BE'] as const).map((state) => {
              const one = view.states[state]
              return (
                one && (
                  <ActionForm
                    key={state}
                    action={approveCalculationAction}
                    tenant={tenant}
                    hidden={{ id: one.map.id, version: one.map.version }}
                    submitLabel={`Утвердить «${mapStateLabels[state]}»`}
                  >
                    <DateField name="day" label="Цены на день" defaultValue={view.day} />
                    <TextField name="note" label="Основание или примечание" optional />
                  </ActionForm>
                )
              )
            })}
          </div>
        </Section>
      )}
      {view.approved.length > 0 && <Approved view={view} timeZone={actor.tenant.timeZone} />}
      {view.money && (
        <p className="mt-6 text-sm text-muted">
          Посчитано по ценам на {formatLong(view.day)}{' '}
          <a href={`/${tenant}/office/processes/prices?day=${view.day}`}>Цены ресурсов</a>
        </p>
      )}
    </>
  )
}

const headOf = ({ faults }: Reckoned): string =>
  faults.length > 0 ? 'До расчёта – не всё внесено' : 'Во что обходится процесс сейчас'

function Faults({ title, faults }: { title: string; faults: readonly string[] }) {
  return (
    <Notice tone="warn" title={`${upperFirst(title)}: посчитано не всё`}>
      <ul className="list-disc pl-5">
        {faults.slice(0, 10).map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
      {faults.length > 10 && <p>И ещё {faults.length - 10}.</p>}
    </Notice>
  )
}

const whatIfOf = ({ dayMinutes, process }: CalculationView, asIs: Reckoned, toBe: Reckoned) => ({
  dayMinutes,
  runsPerYear: process.runsPerYear,
  oneOff: toBe.map.oneOff,
  before: { model: asIs.map.model, question: asIs.question },
  after: { model: toBe.map.model, question: toBe.question },
})
