import { ActionForm } from '@/components/ui/ActionForm'
import { DateField } from '@/components/ui/DateField'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { formatLong } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import type { CalculationView } from '@/lib/processes/money/calculation-queries'
import { setReachAction } from './action'

type Props = { tenant: string; view: CalculationView; reach: NonNullable<CalculationView['reach']> }

/** By which day and with what «как будет» is reached; what needs more stands apart (Leningrad 2.14). */
export function Reach({ tenant, view, reach }: Props) {
  const map = view.states.TO_BE?.map
  const { readyOn, resources, oneOff, further } = reach
  return (
    <Section title="Как достигается «как будет»" rule>
      <dl className="grid max-w-[68ch] gap-x-4 gap-y-1 sm:grid-cols-[12rem_minmax(0,1fr)]">
        <dt className="text-muted">К какому дню</dt>
        <dd>{readyOn ? formatLong(readyOn) : 'не указано'}</dd>
        <dt className="text-muted">Чем</dt>
        <dd className="whitespace-pre-line">{resources || 'не указано'}</dd>
        <dt className="text-muted">Разовые затраты</dt>
        <dd>{formatDecimal(oneOff, { digits: 2 })}&nbsp;₽</dd>
        {further && (
          <>
            <dt className="text-muted">Дальнейшая цель</dt>
            <dd className="whitespace-pre-line">{further}</dd>
          </>
        )}
      </dl>
      {view.can.say && map && (
        <details className="mt-3 print:hidden">
          <summary className="link-button">Изменить</summary>
          <div className="mt-3 max-w-[40rem]">
            <ActionForm
              action={setReachAction}
              tenant={tenant}
              hidden={{ id: map.id, version: map.version }}
              submitLabel="Сохранить"
            >
              <DateField name="readyOn" label="К какому дню" optional defaultValue={readyOn ?? ''} />
              <TextArea
                name="resources"
                label="Какими силами и средствами"
                rows={3}
                optional
                defaultValue={resources}
              />
              <TextField
                name="oneOff"
                label="Разовые затраты"
                inputMode="decimal"
                chars={16}
                suffix="₽"
                defaultValue={oneOff.replace('.', ',')}
              />
              <TextArea
                name="further"
                label="Дальнейшая цель"
                hint="чего этими силами не достичь: другая система, закон, строительство"
                rows={3}
                optional
                defaultValue={further}
              />
            </ActionForm>
          </div>
        </details>
      )}
    </Section>
  )
}
