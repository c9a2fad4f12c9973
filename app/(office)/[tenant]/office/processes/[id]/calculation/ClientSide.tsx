import { ActionForm } from '@/components/ui/ActionForm'
import { TextField } from '@/components/ui/TextField'
import { count } from '@/lib/core/format'
import type { CalculationView, Reckoned } from '@/lib/processes/money/calculation-queries'
import { clientYear, isSaid } from '@/lib/processes/model/client'
import { mapStateLabels } from '@/lib/processes/model/states'
import { setClientCostAction } from './action'

/** What the year's clients save, and where the keepers of the process say what one application costs the client. */
export function ClientSide({ tenant, view }: { tenant: string; view: CalculationView }) {
  const { AS_IS: asIs, TO_BE: toBe } = view.states
  const { runsPerYear } = view.process
  const year = asIs && toBe && runsPerYear !== null ? clientYear(asIs.map.client, toBe.map.client, runsPerYear) : []
  const said = [asIs, toBe].some((one) => one && isSaid(one.map.client))
  return (
    <section aria-label="Затраты клиента" className="mt-4 max-w-[68ch]">
      {year.length > 0 && runsPerYear !== null && (
        <p>
          Клиенты потратят за год ({count(runsPerYear, 'обращение', 'обращения', 'обращений')}): {year.join('; ')}.
        </p>
      )}
      {!said && (
        <p className="text-muted">
          Во что процесс обходится клиенту, не указано: визиты, документы, его время и деньги.
        </p>
      )}
      {view.can.say && (
        <details className="mt-2 print:hidden">
          <summary className="link-button">{said ? 'Изменить затраты клиента' : 'Указать затраты клиента'}</summary>
          <div className="mt-3 grid gap-8 md:grid-cols-2">
            {(['AS_IS', 'TO_BE'] as const).map((state) => {
              const one = view.states[state]
              return one && <ClientForm key={state} tenant={tenant} title={mapStateLabels[state]} one={one} />
            })}
          </div>
        </details>
      )}
    </section>
  )
}

const written = (value: string | null): string => value?.replace('.', ',') ?? ''

function ClientForm({ tenant, title, one }: { tenant: string; title: string; one: Reckoned }) {
  const { id, version, client } = one.map
  return (
    <div>
      <h3 className="mb-2">За одно обращение: {title}</h3>
      <ActionForm action={setClientCostAction} tenant={tenant} hidden={{ id, version }} submitLabel="Сохранить">
        <TextField
          name="visits"
          label="Визиты"
          hint="сколько раз человек приходит; 0 – без визита"
          inputMode="decimal"
          chars={8}
          optional
          defaultValue={written(client.visits)}
        />
        <TextField
          name="documents"
          label="Документы"
          hint="сколько бумаг и файлов он собирает сам"
          inputMode="decimal"
          chars={8}
          optional
          defaultValue={written(client.documents)}
        />
        <TextField
          name="hours"
          label="Своё время"
          hint="дорога, очередь, сбор справок, заполнение"
          inputMode="decimal"
          chars={8}
          suffix="часов"
          optional
          defaultValue={written(client.hours)}
        />
        <TextField
          name="money"
          label="Свои деньги"
          hint="проезд, копии, нотариус; пошлина – если её платит он"
          inputMode="decimal"
          chars={12}
          suffix="₽"
          optional
          defaultValue={written(client.money)}
        />
      </ActionForm>
    </div>
  )
}
