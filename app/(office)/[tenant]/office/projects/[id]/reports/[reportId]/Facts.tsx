import { DataTable } from '@/components/ui/DataTable'
import { NumberStrip, Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatLong, formatShort } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { latenessText } from '@/lib/projects/stages/labels'
import type { ReportView } from '@/lib/projects/reports/view'

const day = (text: string | null) => (text === null ? '–' : formatShort(text))

/** Figures of the project: filled in by the portal, kept with the report from its submission on. */
export function Facts({ report: { facts, frozen, submittedAt } }: { report: ReportView }) {
  const { stages, goals, tasks, effects } = facts
  const closed = stages.filter(({ closedOn }) => closedOn !== null).length
  const late = stages.filter((stage) => stage.closedOn === null && stage.late !== 'NONE').length
  const lead = frozen
    ? `Как было при сдаче отчёта: ${formatLong(facts.asOf)}`
    : submittedAt
      ? `На сегодня: ${formatLong(facts.asOf)}`
      : `Эти числа портал подставит в отчёт сам. На сегодня: ${formatLong(facts.asOf)}`
  return (
    <Section title="Проект в числах" rule lead={lead}>
      <NumberStrip
        label="Проект в числах"
        items={[
          {
            key: 'stages',
            value: stages.length === 0 ? '–' : `${closed} из ${stages.length}`,
            label: 'этапов закрыто',
            ...(late > 0 && { note: `опаздывает: ${late}`, noteTone: 'danger' as const }),
          },
          {
            key: 'tasks',
            value: tasks.total === 0 ? '–' : `${tasks.done} из ${tasks.total}`,
            label: 'задач выполнено',
            ...(tasks.overdue > 0 && { note: `просрочено: ${tasks.overdue}`, noteTone: 'danger' as const }),
          },
          { key: 'money', value: formatDecimal(effects.money), label: 'рублей в год, подтверждено' },
          { key: 'hours', value: formatDecimal(effects.hours), label: 'часов в год, подтверждено' },
        ]}
      />
      {goals.length > 0 && (
        <DataTable
          className="mt-6"
          caption="Цели"
          showCaption
          dense
          rows={goals}
          rowKey={({ name, target }) => `${name} ${target}`}
          columns={[
            {
              key: 'name',
              header: 'Цель',
              phone: 'title',
              cell: ({ name, unit }) => `${name}${unit ? `, ${unit}` : ''}`,
            },
            { key: 'current', header: 'Было', numeric: true, cell: ({ current }) => current || '–' },
            { key: 'target', header: 'Цель', numeric: true, cell: ({ target }) => target || '–' },
            {
              key: 'measured',
              header: 'Измерено',
              numeric: true,
              cell: ({ measured, measuredOn }) =>
                measured === null ? '–' : `${measured.replace('.', ',')} (${day(measuredOn)})`,
            },
          ]}
        />
      )}
      {stages.length > 0 && (
        <DataTable
          className="mt-6"
          caption="Этапы"
          showCaption
          dense
          rows={stages}
          rowKey={({ number }) => String(number)}
          columns={[
            { key: 'title', header: 'Этап', phone: 'title', cell: ({ number, title }) => `${number}. ${title}` },
            { key: 'plan', header: 'План', cell: ({ plannedTo }) => day(plannedTo) },
            { key: 'due', header: 'Срок', cell: ({ dueTo }) => day(dueTo) },
            { key: 'closed', header: 'Закрыт', cell: ({ closedOn }) => day(closedOn) },
            {
              key: 'late',
              header: 'Опоздание',
              cell: (stage) =>
                stage.late === 'NONE' ? (
                  <StatusMark kind={stage.closedOn ? 'ok' : 'none'}>{stage.closedOn ? 'в срок' : 'нет'}</StatusMark>
                ) : (
                  <StatusMark kind={stage.closedOn ? 'warn' : 'bad'}>
                    {latenessText({ kind: stage.late, workingDays: stage.lateDays }, stage.closedOn !== null)}
                  </StatusMark>
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}
