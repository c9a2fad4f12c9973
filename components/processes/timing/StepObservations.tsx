import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { DialogButton } from '@/components/ui/Dialog'
import { StatusMark } from '@/components/ui/StatusMark'
import { TextField } from '@/components/ui/TextField'
import { formatDateTimeShort } from '@/lib/core/dates'
import { NBSP } from '@/lib/core/format'
import { outcomeLabels, stopwatch } from '@/lib/processes/timing/labels'
import type { ObservationRow } from '@/lib/processes/timing/rules'
import type { TimedStep } from '@/lib/processes/timing/view'

type Props = {
  tenant: string
  step: TimedStep
  observations: readonly ObservationRow[]
  /** Of the series, where several are shown. */
  places: ReadonlyMap<string, string> | null
  canJudge: boolean
  timeZone: string
  action: FormAction
}

/** Every observation of a step as it was timed, the latest first, with what counts and who decided so. */
export function StepObservations(props: Props) {
  return (
    <DataTable
      caption="Замеры шага"
      dense
      columns={columnsOf(props)}
      rows={props.observations.toReversed()}
      rowKey={({ id }) => id}
    />
  )
}

function columnsOf({ tenant, step, places, canJudge, timeZone, action }: Props): Column<ObservationRow>[] {
  const out = new Set([...step.work.outliers, ...step.wait.outliers].map(({ id }) => id))
  return [
    {
      key: 'run',
      header: 'Прогон',
      phone: 'title',
      cell: ({ runNumber, seriesId }) => {
        const place = places?.get(seriesId)
        return `№${NBSP}${runNumber}${place ? `, ${place}` : ''}`
      },
    },
    { key: 'at', header: 'Когда', cell: ({ endedAt }) => formatDateTimeShort(timeZone, endedAt) },
    {
      key: 'work',
      header: 'Работа',
      numeric: true,
      phone: 'lead',
      cell: ({ workSeconds }) => (workSeconds === null ? '–' : <b>{stopwatch(workSeconds)}</b>),
    },
    {
      key: 'wait',
      header: 'Ожидание',
      numeric: true,
      cell: ({ waitSeconds }) => (waitSeconds === null ? 'не видели' : stopwatch(waitSeconds)),
    },
    {
      key: 'outcome',
      header: 'Чем кончился',
      cell: ({ outcome, defect }) => `${outcomeLabels[outcome]}${defect ? ', найден дефект' : ''}`,
    },
    {
      key: 'verdict',
      header: 'В расчёте',
      cell: (row) => <Verdict row={row} out={out.has(row.id)} />,
    },
    { key: 'by', header: 'Кто снял', cell: ({ byName }) => byName },
    ...(canJudge
      ? [
          {
            key: 'act',
            header: <span className="sr-only">Решение</span>,
            phone: 'bare' as const,
            cell: (row: ObservationRow) => <Decide tenant={tenant} row={row} out={out.has(row.id)} action={action} />,
          },
        ]
      : []),
  ]
}

function Verdict({ row: { verdict, reason, decidedBy, workSeconds }, out }: { row: ObservationRow; out: boolean }) {
  if (workSeconds === null) return '–'
  const by = [decidedBy, reason].filter(Boolean).join(': ')
  if (verdict === 'LEFT_OUT') return <StatusMark kind="bad">не считается · {by}</StatusMark>
  if (verdict === 'COUNTED') return <StatusMark kind="ok">считается · {by}</StatusMark>
  return out ? <StatusMark kind="warn">выпадает</StatusMark> : <StatusMark kind="ok">считается</StatusMark>
}

function Decide({
  tenant,
  row,
  out,
  action,
}: {
  tenant: string
  row: ObservationRow
  out: boolean
  action: FormAction
}) {
  const { id, version, verdict, workSeconds } = row
  if (workSeconds === null) return null
  if (verdict !== 'BY_RULE')
    return (
      <ActionForm
        action={action}
        tenant={tenant}
        hidden={{ id, version, verdict: 'BY_RULE' }}
        quiet
        submitLabel="Снова по правилу"
        variant="text"
        size="s"
      />
    )
  if (out)
    return (
      <ActionForm
        action={action}
        tenant={tenant}
        hidden={{ id, version, verdict: 'COUNTED' }}
        quiet
        submitLabel="Взять"
        variant="quiet"
        size="s"
      />
    )
  return (
    <DialogButton label="Не считать" title="Не считать замер" variant="text" size="s">
      <ActionForm
        action={action}
        tenant={tenant}
        hidden={{ id, version, verdict: 'LEFT_OUT' }}
        submitLabel="Не считать"
      >
        <TextField name="reason" label="Почему" hint="Замер останется в списке с этой пометкой." />
      </ActionForm>
    </DialogButton>
  )
}
