'use client'
import { useId, useState } from 'react'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import type { ProcessSettings } from '@/lib/core/tenant'
import type { Consumer } from '@/lib/processes/registry/entry'
import { consumerSideLabels } from '@/lib/processes/registry/labels'
import { consumerSides, sideOf, type AgencyFact } from '@/lib/processes/registry/rules'
import { Rows } from './Rows'

type Props = { consumers: readonly Consumer[]; agencies: readonly AgencyFact[]; settings: ProcessSettings }

/** Who uses the result, on which side they stand by the tenant's definition, and what they ask of it. */
export function ConsumerRows({ consumers, agencies, settings }: Props) {
  const listId = useId()
  return (
    <>
      <datalist id={listId}>
        {agencies.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <Rows<Consumer>
        legend="Потребители результата"
        hint="Кто использует результат и чего от него ждёт. Внутренний или внешний – по определению программы."
        add="Добавить потребителя"
        rows={consumers}
        empty={{ name: '', side: 'external', needs: '' }}
        draw={(consumer, at, n) => (
          <ConsumerFields
            consumer={consumer}
            name={(field) => `consumers.${at}.${field}`}
            n={n}
            listId={listId}
            agencies={agencies}
            settings={settings}
          />
        )}
      />
    </>
  )
}

type FieldsProps = {
  consumer: Consumer
  name: (field: string) => string
  n: number
  listId: string
  agencies: readonly AgencyFact[]
  settings: ProcessSettings
}

function ConsumerFields({ consumer, name, n, listId, agencies, settings }: FieldsProps) {
  const [typed, setTyped] = useState(consumer.name)
  const defined = sideOf(typed, agencies, settings)
  const kept = consumer.name !== '' && sideOf(consumer.name, agencies, settings) !== consumer.side
  return (
    <div className="grid gap-3 md:grid-cols-[minmax(0,1fr)_14rem_minmax(0,1fr)]">
      <TextField
        name={name('name')}
        label={`Потребитель ${n}`}
        list={listId}
        defaultValue={consumer.name}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maxLength={300}
        autoComplete="off"
      />
      <SelectField
        name={name('side')}
        label="Вид"
        empty={defined ? `по правилу: ${consumerSideLabels[defined]}` : 'внешний'}
        defaultValue={kept ? consumer.side : ''}
        options={consumerSides.map((side) => ({ value: side, label: consumerSideLabels[side] }))}
      />
      <TextField
        name={name('needs')}
        label="Требования к результату"
        defaultValue={consumer.needs}
        maxLength={1000}
        autoComplete="off"
      />
    </div>
  )
}
