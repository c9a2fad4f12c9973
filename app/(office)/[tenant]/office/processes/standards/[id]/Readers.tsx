import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxGroup } from '@/components/ui/ChoiceFields'
import { DataTable } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatDateTimeShort, formatShort } from '@/lib/core/dates'
import type { ReadingView, StandardView } from '@/lib/processes/standard/view'
import { addReadersAction } from '../action'

type Props = { tenant: string; view: StandardView; timeZone: string }

/** Who has read the standard and who has not, the late first. */
export function Readers({ tenant, view, timeZone }: Props) {
  const { id, version, readings, readers, read, candidates, today } = view
  const order = (one: ReadingView): string => (one.readAt ? '9' : one.dueOn)
  return (
    <Section id="readers" title={`Прочитали ${read} из ${readers}`} rule>
      <DataTable
        caption="Лист ознакомления"
        dense
        rows={[...readings].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))}
        rowKey={({ personId }) => personId}
        columns={[
          {
            key: 'name',
            header: 'Кто',
            phone: 'title',
            width: '50%',
            cell: ({ name, position }) => (
              <>
                {name}
                {position && <span className="block text-sm font-normal text-muted">{position}</span>}
              </>
            ),
          },
          { key: 'due', header: 'Срок', cell: ({ dueOn }) => formatShort(dueOn) },
          {
            key: 'read',
            header: 'Прочитан',
            phone: 'bare',
            cell: ({ readAt, dueOn }) =>
              readAt ? (
                <StatusMark kind="ok">{formatDateTimeShort(timeZone, readAt)}</StatusMark>
              ) : (
                <StatusMark kind={dueOn < today ? 'bad' : 'warn'}>
                  {dueOn < today ? 'не прочитан, срок прошёл' : 'ещё не прочитан'}
                </StatusMark>
              ),
          },
        ]}
      />
      {candidates.length > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer text-accent">Дать прочитать ещё кому-то</summary>
          <div className="mt-3 max-w-[44rem]">
            <ActionForm
              action={addReadersAction}
              tenant={tenant}
              hidden={{ id, version }}
              submitLabel="Назначить"
              size="s"
            >
              <CheckboxGroup
                name="readers"
                label="Кому прочитать"
                choices={candidates.map(({ id: value, label }) => ({ value, label }))}
              />
            </ActionForm>
          </div>
        </details>
      )}
    </Section>
  )
}
