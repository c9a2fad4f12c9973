import { ActionForm } from '@/components/ui/ActionForm'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { DateField } from '@/components/ui/DateField'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { TextField } from '@/components/ui/TextField'
import { addDays, formatShort, type DateString } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { formatDecimal } from '@/lib/core/decimal'
import type { Monitored } from '@/lib/processes/standard/monitored'
import type { CheckView, StandardView } from '@/lib/processes/standard/view'
import { ASK_BEFORE_DAYS, limitText } from '@/lib/processes/standard/rules'
import { recordCheckAction } from '../action'
import { LeadTrend } from './LeadTrend'

/** Post-monitoring: new figures on set days, and what the rule says of them. */
export function Monitoring({ tenant, view }: { tenant: string; view: StandardView }) {
  const { content, tolerance, checks, today, can, status, number } = view
  const { lead } = content.figures
  if (lead === null) return null
  const limit = limitText(lead, tolerance)
  const open = checks.find(
    (check) =>
      check.measuredOn === null && check.standardNumber === number && check.dueOn <= addDays(today, ASK_BEFORE_DAYS),
  )
  return (
    <Section
      id="checks"
      title="Постмониторинг"
      rule
      lead={`Держится, пока среднее не выше ${formatDecimal(limit)} рабочего дня: утверждённые ${formatDecimal(lead)} и ${tolerance} % сверху. Правило процессного офиса на день утверждения.`}
    >
      <LeadTrend checks={checks} lead={Number(lead)} limit={Number(limit)} />
      <DataTable
        caption="Замеры"
        dense
        columns={columnsOf(today, number)}
        rows={checks}
        rowKey={({ id }) => id}
        empty={<p className="text-muted">Замеров нет.</p>}
      />
      {open && can.measure && status === 'APPROVED' && (
        <CheckForm tenant={tenant} check={open} today={today} timed={view.timed} />
      )}
    </Section>
  )
}

type FormProps = { tenant: string; check: CheckView; today: DateString; timed: Monitored | null }

function CheckForm({ tenant, check, today, timed }: FormProps) {
  return (
    <div className="mt-5 max-w-[44rem] border-t border-line pt-4">
      <h3 className="mb-2">Новый замер – к {formatShort(check.dueOn)}</h3>
      {timed && (
        <p className="mb-3 text-muted">
          Взято из замеров на месте: {count(timed.runs, 'полный прогон', 'полных прогона', 'полных прогонов')},{' '}
          {formatShort(timed.first)} – {formatShort(timed.last)}. Числа можно исправить.
        </p>
      )}
      <ActionForm
        key={`${check.id} ${check.version}`}
        action={recordCheckAction}
        tenant={tenant}
        hidden={{ id: check.id, version: check.version }}
        submitLabel="Сохранить замер"
      >
        <DateField name="measuredOn" label="День замера" defaultValue={timed?.last ?? today} max={today} />
        <div className="grid gap-3 sm:grid-cols-3">
          <TextField
            name="runs"
            label="Случаев"
            inputMode="numeric"
            chars={7}
            autoComplete="off"
            defaultValue={timed ? String(timed.runs) : undefined}
          />
          <TextField
            name="lead"
            label="Среднее время"
            suffix="р. д."
            inputMode="decimal"
            chars={7}
            autoComplete="off"
            defaultValue={timed?.lead.replace('.', ',')}
          />
          <TextField
            name="right"
            label="С первого раза"
            optional
            suffix="%"
            inputMode="decimal"
            chars={6}
            autoComplete="off"
            defaultValue={timed?.right}
          />
        </div>
        <TextField
          name="note"
          label="Чем объясняется, откуда числа"
          optional
          maxLength={1000}
          autoComplete="off"
          defaultValue={
            timed
              ? `Замеры на месте: ${count(timed.runs, 'полный прогон', 'полных прогона', 'полных прогонов')}, ${formatShort(timed.first)} – ${formatShort(timed.last)}`
              : undefined
          }
        />
      </ActionForm>
    </div>
  )
}

const columnsOf = (today: DateString, number: number): Column<CheckView>[] => [
  {
    key: 'day',
    header: 'Замер',
    phone: 'title',
    cell: ({ measuredOn, dueOn, standardNumber }) => (
      <>
        {formatShort(measuredOn ?? dueOn)}
        {standardNumber !== number && <span className="text-muted"> · версия {standardNumber}</span>}
      </>
    ),
  },
  { key: 'runs', header: 'случаев', numeric: true, cell: ({ runs }) => runs ?? '–' },
  {
    key: 'lead',
    header: 'срок, р. д.',
    numeric: true,
    phone: 'lead',
    cell: ({ lead }) => (lead ? <b>{formatDecimal(lead)}</b> : '–'),
  },
  {
    key: 'right',
    header: 'с первого раза',
    numeric: true,
    cell: ({ right }) => (right ? `${formatDecimal(right)} %` : '–'),
  },
  {
    key: 'holds',
    header: 'Вывод',
    phone: 'wide',
    width: '38%',
    cell: ({ holds, dueOn, note }) => {
      if (holds === null)
        return (
          <StatusMark kind={dueOn < today ? 'bad' : 'none'}>
            {dueOn < today ? 'замера нет, срок прошёл' : 'портал попросит новые числа'}
          </StatusMark>
        )
      return (
        <>
          <StatusMark kind={holds ? 'ok' : 'bad'}>{holds ? 'держится' : 'откатился'}</StatusMark>
          {note && <span className="block text-sm text-muted">{note}</span>}
        </>
      )
    },
  },
]
